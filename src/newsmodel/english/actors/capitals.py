"""Which words belong to runs of capitalised words: capitals, initials, and the small words inside names."""

from collections.abc import Iterator

from newsmodel.english.actors.words import COMMON, particles, vocabulary
from newsmodel.english.grammar.frames import Frame
from newsmodel.text.occurrences import occurrences
from newsmodel.text.patterns import pattern

PARTICLE_PLACES = pattern("particle_places", r"n(?<=[N\n.,']n)n{0,2}(?=N)", plain=True)
SWALLOWED = pattern("swallowed_name", r"a(?<=[nNes,]a)(?=N)", plain=True)
"""An adverb before a name and not first: with a capital it is a name as well ("Even Brattli")."""
LOWERED_HEAD = pattern("lowered_head", r"[.\n][q(]{0,3}+[eGav](?=N)", plain=True)
"""The end of a sentence, then a first word that reads as a verb before a capital: "United Airlines"."""
INITIAL_STOP = pattern("initial_stop", r"\.(?<=[N_\n.]N\.)(?=N)", plain=True)
"""A stop after what may be an initial: "Kirk M. Bart" is one sentence, whatever the stop looks like."""
INITIAL_WORD = pattern("initial_word", r"[DP](?<=N[DP])(?=[._]N)", plain=True)
"""An initial that is a word elsewhere: "Tor A. Haug"."""
JOINTS = ("-", "'", "’")
PREFIXES = frozenset("al an ar at az as ash ad el ed er ul ur ud bin ibn abd d l dell".split())
"""The small letters before a capital inside one word: al-Assad, d’Estaing."""


def name_tags(frame: Frame) -> str:
    """The tags with particles as `p`, and `N` for all words that have a capital because they are part of a name."""
    words = frame.tokens.words
    tags = _edited(frame.tags, dict(_capitals(frame)))
    return _edited(tags, dict(_particles(tags, words)))


def _capitals(frame: Frame) -> Iterator[tuple[int, str]]:
    """Words of a name that the tags have as something else, and stops after initials."""
    tags, words, text = frame.tags, frame.tokens.words, frame.text
    for end in occurrences(text, *JOINTS):
        if not "A" <= text[end + 1 : end + 2] <= "Z":
            continue
        begin = end
        while begin and end - begin < 5 and text[begin - 1].isalpha():
            begin -= 1
        if text[begin:end] in PREFIXES:
            place = frame.tokens.at(begin)
            if place < len(tags) and tags[place] == "n":
                yield place, "N"
    known = vocabulary()
    for match in LOWERED_HEAD.finditer("\n" + tags):
        place = match.end() - 2
        word = words[place]
        if word[0].isupper() and (word in known.longest or known.words.get(word, COMMON).letter == "H"):
            yield place, "N"
    for match in INITIAL_WORD.finditer(tags):
        if len(words[match.start()]) == 1:
            yield match.start(), "N"
            yield match.start() + 1, "_"
    for match in INITIAL_STOP.finditer(tags):
        if len(words[match.start() - 1]) == 1:
            yield match.start(), "_"
    for match in SWALLOWED.finditer(tags):
        if words[match.start()][0].isupper():
            yield match.start(), "N"


def _particles(tags: str, words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Small words right before a capital."""
    for match in PARTICLE_PLACES.finditer(tags):
        for place in range(match.end() - 1, match.start() - 1, -1):
            if words[place] not in particles():
                break
            yield place, "p"


def _edited(tags: str, edits: dict[int, str]) -> str:
    if not edits:
        return tags
    letters = list(tags)
    for place, letter in edits.items():
        letters[place] = letter
    return "".join(letters)
