"""Conditions of a proposal: "if there is a deal", "unless the rules change", "as long as he stays"."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.deadlines import DAYS
from newsmodel.english.proposals.quantities import MONTHS
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

_NAMED = "|".join((*MONTHS, *DAYS))
CONDITION_HEAD = pattern(
    "condition_head",
    r"(?<!\b[Ee]ven\s)(?<!\b[Aa]s\s)(?:[Ii]f|[Uu]nless|[Oo]nce(?!\s(?:again|more|and\sfor))|[Pp]rovid(?:ed|ing)\sthat|[Aa]s\slong\sas|[Ss]o\slong\sas|[Oo]nly\s(?:if|when|once)|should(?=\s(?:the|an?|its|his|her|their|our|they|it|he|she|we|there|any|no|[A-Z]))"
    rf"|[Oo]n\s(?:the\s)?condition\sthat|[Uu]ntil(?!\s(?:\d|the\s(?:end|start|beginning|middle|summer|autumn|winter|spring|next|first|last)|next|this|then|now|late|early|mid|{_NAMED})))\s",
    plain=True,
)
"""The words that open a condition; "even if" concedes, "as if" likens."""
INVERTED = frozenset(("should",))
"""Modals that open a condition where their subject follows: "should the talks fail"."""
CONDITION_STOP = pattern("condition_stop", r"[;:“”\"\n—,.](?<![,.](?=\d))", plain=True)
"""Where a condition is over: at a comma, a dash or a quotation mark."""
SHORTEST_CONDITION, LONGEST_CONDITION = 3, 160
"""How many characters a condition can have after its head."""

_OPENING = "if unless until once provided providing only".split()
_AFTER: Mapping[str, frozenset[str]] = {
    "long": frozenset(("as", "As", "so", "So")), "condition": frozenset(("on", "On")),
}  # fmt: skip
"""Words that stand inside the heads of conditions, after others that are everywhere."""
CONDITION_SIGNS = frozenset((*_OPENING, *map(str.capitalize, _OPENING), *_AFTER))
"""Words of which the head of every condition but the `INVERTED` has one, not after its third word."""


class Conditions:
    """The conditions of an article, noted one after the other."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._heads: list[int] = []
        self._found: list[Range] = []

    def note(self, place: int) -> None:
        """Look for a condition that has one of the `CONDITION_SIGNS` at a place in its head, none inside another."""
        head = _head(self._frame.tokens.words, place)
        if head < 0:
            return
        start = self._frame.tokens.starts[head]
        if self._found and start < self._found[-1].end:
            return
        condition = _condition_at(self._frame.text, start)
        if condition is not None:
            self._heads.append(head)
            self._found.append(condition)

    def within(self, sentence: Range) -> list[Range]:
        """Those that begin in a sentence, as character offsets."""
        heads = self._heads
        return self._found[bisect_left(heads, sentence.start) : bisect_left(heads, sentence.end)]


def _head(words: Sequence[str], place: int) -> int:
    """Where the head of a condition with a sign at a place begins; -1 where the words before the sign are others."""
    firsts = _AFTER.get(words[place])
    if firsts is None:
        return place
    place = _word_before(words, place)
    if words[place] == "the":
        place = _word_before(words, place)
    return place if words[place] in firsts else -1


def _word_before(words: Sequence[str], place: int) -> int:
    """The place of the word before, if need be at the end of the line before; of the first word its own."""
    place = max(place - 1, 0)
    return max(place - 1, 0) if words[place] == "\n" else place


def _condition_at(text: str, start: int) -> Range | None:
    """The condition that begins at an offset."""
    head = CONDITION_HEAD.match(text, start)
    if not head:
        return None
    begin = head.end()
    stop = CONDITION_STOP.search(text, begin, begin + LONGEST_CONDITION + 1)
    end = min(stop.start() if stop else len(text), begin + LONGEST_CONDITION)
    return Range(start, start + len(text[start:end].rstrip())) if end - begin >= SHORTEST_CONDITION else None
