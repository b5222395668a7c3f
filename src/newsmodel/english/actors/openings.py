"""Where sentences and headlines begin: a capital there proves nothing, and a first word may be none of the name."""

import functools
from collections.abc import Sequence
from operator import itemgetter

from newsmodel.english.actors.heads import role_words
from newsmodel.english.actors.words import particles
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.verbs import function_words
from newsmodel.english.lexicon import common_words
from newsmodel.text.patterns import pattern

FAR = 20_000
"""How many characters of an article are searched for names met before."""
START = itemgetter(0)
PLAIN_ENDINGS = ("ing", "ly", "ologist", "maker", "makers", "keeper")
"""How unknown words end that are no names where they stand first."""
MARKS = frozenset("\nq(-*")
"""Tags of what may stand before the first word of a sentence."""
SMALL_WORD = pattern("small_word", r"[nevsG]", plain=True)
"""A word that a headline with a capital on every word does not have."""


class Openings:
    """Where sentences and headlines begin: a capital there proves nothing.

    Attributes:
        words: of the article.
        headlines: the tokens of headlines with a capital on every word.
    """

    def __init__(self, frame: Frame, tags: str) -> None:
        self.words = frame.tokens.words
        self._sentences = frozenset(map(START, frame.sentences))
        self.headlines = {
            place
            for start, end in frame.sentences
            # nearly all sentences have a noun in lower case, which is the cheapest to ask for
            if "n" not in tags[start:end] and _is_titled(self.words, tags, start, end)
            for place in range(start, end)
        }
        self._text = frame.text
        self._tags = tags
        self._inside: dict[str, bool] = {}

    def begins(self, place: int) -> bool:
        """Whether a word is the first of a sentence, marks aside, or stands after a quotation mark or colon."""
        if place in self._sentences:
            return True
        before = place - 1
        if self._tags[before] in "q:":
            return True
        while self._tags[before] in MARKS:
            if before in self._sentences:
                return True
            before -= 1
        return False

    def proves_nothing(self, place: int) -> bool:
        """Whether any word would have a capital at a place."""
        return place in self.headlines or self.begins(place)

    def is_lower_elsewhere(self, low: str) -> bool:
        """Whether a word in lower case is one of the article."""
        return low in self._distinct

    @functools.cached_property
    def _distinct(self) -> frozenset[str]:
        """All words of the article, gathered when they are first asked for."""
        return frozenset(self.words)

    def stands_inside(self, words: str) -> bool:
        """Whether words stand after a word in lower case somewhere."""
        if words not in self._inside:
            self._inside[words] = _stands_inside(self._text, words)
        return self._inside[words]


def _is_titled(words: Sequence[str], tags: str, start: int, end: int) -> bool:
    """Whether a sentence is a headline with a capital on every word, more than a third of them common words."""
    capitals = tags.count("N", start, end)
    if capitals <= 3 or SMALL_WORD.search(tags, start, end) is not None:
        return False
    names = [words[place].lower() for place in range(start, end) if tags[place] == "N"]
    return sum(map(common_words().__contains__, names)) > capitals / 3


def _stands_inside(text: str, words: str) -> bool:
    place = text.find(words)
    while 0 <= place < FAR:
        if text[place - 2 : place - 1].islower():
            return True
        place = text.find(words, place + 1)
    return False


def opening_length(letters: str, word: str, openings: Openings) -> int:
    """How many units a name begins with that are none of it: a common word with its capital from standing first.

    Args:
        letters: of the units of the name.
        word: the first of its words.
        openings: of the article.
    """
    first, second = letters[0], letters[1:2]
    if word.lower() in role_words("former"):
        return 1
    if first not in "cWT" or (second and second in "cHQzASKof&'`a"):
        return int(not second and _is_plain(first, word, openings))
    if not _is_plain(first, word, openings):
        return 0
    return 2 if second == "+" else 1


def _is_plain(letter: str, word: str, openings: Openings) -> bool:
    if letter in "cT":
        return True
    if letter != "W":
        return False
    low = word.lower()
    return low.endswith(PLAIN_ENDINGS) or (low not in particles() and openings.is_lower_elsewhere(low))


def is_word(word: str) -> bool:
    """Whether a given name is a common word as well, as "Will" and "Can" are."""
    low = word.lower()
    return low in common_words() or low in function_words()
