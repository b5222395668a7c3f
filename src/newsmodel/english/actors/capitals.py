"""Which words belong to runs of capitalised words: capitals, initials, and the small words inside names."""

from collections.abc import Sequence
from string import ascii_uppercase

from newsmodel.english.actors.words import COMMON, Vocabulary, particles, vocabulary
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.lexicon import common_words, given_names
from newsmodel.text.occurrences import occurrences
from newsmodel.text.patterns import pattern

JOINTS = ("-", "'", "’")
OPEN = frozenset("q(")
BEFORE_CAPITAL = pattern("before_capital", r"N(?<=[eGav._]N)", plain=True)
"""A name after a verb, adverb or stop that may be a part of it; the rarer letter first, then what stands before it."""
BEFORE_ADVERB = frozenset("nNes,")
"""Tags after which an adverb before a name is a part of it: with a capital it is a name as well ("Even Brattli")."""
GIVEN_MONTHS = frozenset(("April", "June", "August"))
"""Months that are given names as well."""
OPENS_NAME = frozenset(",\n.cq:s")
"""Tags before a name that may begin with one."""
BEFORE_INITIAL = frozenset("N_\n.")
BEFORE_PARTICLE = frozenset("N\n.,'n")
PREFIXES = frozenset("al an ar at az as ash ad el ed er ul ur ud bin ibn abd d l dell".split())
"""The small letters before a capital inside one word: al-Assad, d’Estaing."""


def name_tags(frame: Frame) -> str:
    """The tags with particles as `p`, and `N` for all words that have a capital because they are part of a name."""
    tags, words = frame.tags, frame.tokens.words
    tags = _edited(
        tags,
        {**_prefixes(frame), **_before_capitals(tags, words), **_months(tags, words), **_surnames(tags, words)},
    )
    return _edited(tags, _particles(tags, words))


def _prefixes(frame: Frame) -> dict[int, str]:
    """Words that begin with a small prefix and go on with a capital."""
    tags, text = frame.tags, frame.text + " "
    found = {}
    for end in occurrences(text, *JOINTS):
        if text[end + 1] not in ascii_uppercase:
            continue
        begin = end
        while begin and end - begin < 5 and text[begin - 1].isalpha():
            begin -= 1
        if text[begin:end] in PREFIXES:
            place = frame.tokens.at(begin)
            if place < len(tags) and tags[place] == "n":
                found[place] = "N"
    return found


def _before_capitals(tags: str, words: Sequence[str]) -> dict[int, str]:
    """Initials with their stops, and words with a capital that the tags have as verb or adverb, right before a name."""
    found = {}
    for match in BEFORE_CAPITAL.finditer(tags):
        place = match.start() - 1
        if tags[place] in "._":
            if len(words[place - 1]) == 1:
                found.update(_initial(tags, place))
        elif words[place][0].isupper() and _is_swallowed(tags, words, place):
            found[place] = "N"
    return found


def _months(tags: str, words: Sequence[str]) -> dict[int, str]:
    """Months that are given names, where they open a phrase and a name follows: "the director, June Halloran"."""
    return {
        place: "N"
        for place in occurrences(tags, "yN")
        if words[place] in GIVEN_MONTHS
        and (place == 0 or tags[place - 1] in OPENS_NAME)
        and words[place + 1].lower() not in common_words()
    }


def _surnames(tags: str, words: Sequence[str]) -> dict[int, str]:
    """Adverbs with a capital behind a given name: "Amy Long"."""
    return {
        place + 1: "N"
        for place in occurrences(tags, "Na")
        if words[place + 1][0].isupper() and words[place] in given_names()
    }


def _is_swallowed(tags: str, words: Sequence[str], place: int) -> bool:
    """Whether a verb or adverb with a capital belongs to the name after it: "United Airlines"."""
    if tags[place] == "a" and place > 0 and tags[place - 1] in BEFORE_ADVERB:
        return True
    known, word = vocabulary(), words[place]
    return _is_first(tags, place) and (word in known.lengths or _is_head(known, word))


def _is_first(tags: str, place: int) -> bool:
    """Whether a word is the first of its sentence, marks aside."""
    begin = place
    while begin and place - begin < 3 and tags[begin - 1] in OPEN:
        begin -= 1
    return not begin or tags[begin - 1] in ".\n"


def _is_head(known: Vocabulary, word: str) -> bool:
    return known.words.get(word, COMMON).letter == "H"


def _initial(tags: str, stop: int) -> dict[int, str]:
    """An initial that is a word elsewhere ("Tor A. Haug"), and a stop after one, which looks like a sentence's end."""
    before = stop - 1
    if before < 1:
        return {}
    if tags[before] in "DP" and tags[before - 1] == "N":
        return {before: "N", stop: "_"}
    if tags[before] == "N" and tags[stop] == "." and tags[before - 1] in BEFORE_INITIAL:
        return {stop: "_"}
    return {}


def _particles(tags: str, words: Sequence[str]) -> dict[int, str]:
    """Small words right before a capital, three at most."""
    found = {}
    small = particles()
    for last in occurrences(tags, "nN"):
        place = last
        while words[place] in small and tags[place] == "n" and last - 3 < place > 0:
            if tags[place - 1] not in BEFORE_PARTICLE:
                break
            found[place] = "p"
            place -= 1
    return found


def _edited(tags: str, edits: dict[int, str]) -> str:
    if not edits:
        return tags
    letters = list(tags)
    for place, letter in edits.items():
        letters[place] = letter
    return "".join(letters)
