"""Where sentences and headlines begin: a capital there proves nothing, and a first word may be none of the name."""

from bisect import bisect_left

from newsmodel.english.actors.runs import Unit
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.verbs import function_words
from newsmodel.english.lexicon import common_words
from newsmodel.text.occurrences import occurrences

FAR = 20_000
"""How many characters of an article are searched for a name met before."""


class Openings:
    """Where sentences and headlines begin: a capital there proves nothing."""

    def __init__(self, frame: Frame, tags: str) -> None:
        self.starts: set[int] = set()
        self.words = frame.tokens.words
        self.lower = set(self.words)
        self.common = common_words()
        self.titled: list[tuple[int, int]] = []
        self.inside: dict[str, bool] = {}
        for start, end in frame.sentences:
            begin = start
            while begin < end and tags[begin] in "\nq(-*":
                begin += 1
            self.starts.add(begin)
            capitals = tags.count("N", start, end)
            if capitals > 3 and not any(tags.find(small, start, end) >= 0 for small in "nevsG"):
                plain = sum(self.words[i].lower() in self.common for i in range(begin, end) if tags[i] == "N")
                if plain > capitals / 3:
                    self.titled.append((start, end))
        self.starts.update([place + 1 for place in occurrences(tags, "q", ":")])

    def headline(self, place: int) -> bool:
        """Whether a token stands in a headline with a capital on every word."""
        nearest = bisect_left(self.titled, (place + 1,)) - 1
        return nearest >= 0 and place < self.titled[nearest][1]


def is_whole_elsewhere(frame: Frame, units: list[Unit], openings: Openings) -> bool:
    """Whether the first two words stand together inside a sentence as well: the first is no mere opening."""
    if len(units) < 2 or units[0].letter != "c" or units[1].letter not in "WGc":
        return False
    both = frame.words(units[0].first, units[1].last)
    if both not in openings.inside:
        openings.inside[both] = _stands_inside(frame.text, both)
    return openings.inside[both]


def _stands_inside(text: str, words: str) -> bool:
    """Whether words stand after a word in lower case somewhere."""
    place = text.find(words)
    while 0 <= place < FAR:
        if text[place - 2 : place - 1].islower():
            return True
        place = text.find(words, place + 1)
    return False


def without_opening(units: list[Unit], openings: Openings) -> list[Unit]:
    """The units without a common word that has its capital from standing first."""
    first = units[0]
    if first.letter not in "cWT" or (len(units) > 1 and units[1].letter in "cHQzASKof&'`a"):
        return units if len(units) > 1 or not _is_plain(first, openings) else []
    if not _is_plain(first, openings):
        return units
    return units[2:] if len(units) > 1 and units[1].letter == "+" else units[1:]


def _is_plain(unit: Unit, openings: Openings) -> bool:
    if unit.letter in "cT":
        return True
    if unit.letter != "W":
        return False
    word = openings.words[unit.first].lower()
    return word in openings.lower or word.endswith(("ing", "ly"))


def is_word(unit: Unit, openings: Openings) -> bool:
    """Whether a given name is a common word as well, as "Will" and "Can" are."""
    low = openings.words[unit.first].lower()
    return low in openings.common or low in function_words()
