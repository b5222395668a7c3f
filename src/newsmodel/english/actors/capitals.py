"""Which words belong to runs of capitalised words: capitals, initials, and the small words inside names."""

from collections.abc import Sequence
from string import ascii_uppercase

from newsmodel.english.actors.words import COMMON, Vocabulary, particles, vocabulary
from newsmodel.english.grammar.frames import Frame
from newsmodel.text.occurrences import occurrences

JOINTS = ("-", "'", "’")
OPEN = frozenset("q(")
BEFORE_ADVERB = frozenset("nNes,")
"""Tags after which an adverb before a name is a part of it: with a capital it is a name as well ("Even Brattli")."""
BEFORE_INITIAL = frozenset("N_\n.")
BEFORE_PARTICLE = frozenset("N\n.,'n")
PREFIXES = frozenset("al an ar at az as ash ad el ed er ul ur ud bin ibn abd d l dell".split())
"""The small letters before a capital inside one word: al-Assad, d’Estaing."""


def name_tags(frame: Frame) -> str:
    """The tags with particles as `p`, and `N` for all words that have a capital because they are part of a name."""
    tags, words = frame.tags, frame.tokens.words
    tags = _edited(tags, {**_prefixes(frame), **_capitals(tags, words), **_initials(tags, words)})
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


def _capitals(tags: str, words: Sequence[str]) -> dict[int, str]:
    """Words with a capital, right before a name, that the tags have as verb or adverb: "United Airlines"."""
    found = {}
    known = vocabulary()
    for place in occurrences(tags, "eN", "GN", "aN", "vN"):
        word = words[place]
        if not word[0].isupper():
            continue
        swallowed = tags[place] == "a" and place > 0 and tags[place - 1] in BEFORE_ADVERB
        if swallowed or (_is_first(tags, place) and (word in known.lengths or _is_head(known, word))):
            found[place] = "N"
    return found


def _is_first(tags: str, place: int) -> bool:
    """Whether a word is the first of its sentence, marks aside."""
    begin = place
    while begin and place - begin < 3 and tags[begin - 1] in OPEN:
        begin -= 1
    return not begin or tags[begin - 1] in ".\n"


def _is_head(known: Vocabulary, word: str) -> bool:
    return known.words.get(word, COMMON).letter == "H"


def _initials(tags: str, words: Sequence[str]) -> dict[int, str]:
    """Initials that are words elsewhere ("Tor A. Haug"), and stops after initials, which look like a sentence's end."""
    found = {}
    for stop in occurrences(tags, ".N", "_N"):
        before = stop - 1
        if before < 1 or len(words[before]) > 1:
            continue
        if tags[before] in "DP" and tags[before - 1] == "N":
            found[before] = "N"
            found[stop] = "_"
        elif tags[before] == "N" and tags[stop] == "." and tags[before - 1] in BEFORE_INITIAL:
            found[stop] = "_"
    return found


def _particles(tags: str, words: Sequence[str]) -> dict[int, str]:
    """Small words right before a capital, three at most."""
    found = {}
    small = particles()
    for last in occurrences(tags, "nN"):
        for place in range(last, max(last - 3, 0), -1):
            if words[place] not in small or tags[place] != "n" or tags[place - 1] not in BEFORE_PARTICLE:
                break
            found[place] = "p"
    return found


def _edited(tags: str, edits: dict[int, str]) -> str:
    if not edits:
        return tags
    letters = list(tags)
    for place, letter in edits.items():
        letters[place] = letter
    return "".join(letters)
