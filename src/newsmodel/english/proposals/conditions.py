"""Conditions of a proposal: "if there is a deal", "unless the rules change", "as long as he stays"."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.deadlines import DAYS
from newsmodel.english.proposals.quantities import MONTHS
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

CONDITION_HEAD = pattern(
    "condition_head",
    r"(?:[Ii]f|[Uu]nless|[Oo]nce|[Pp]rovid(?:ed|ing)\sthat|[Aa]s\slong\sas|[Ss]o\slong\sas|[Oo]nly\s(?:if|when|once)"
    r"|[Oo]n\s(?:the\s)?condition\sthat|[Uu]ntil(?!\s(?:\d|the\s(?:end|start|beginning|middle|summer|autumn|winter|spring|next|first|last)|next|this|then|now|late|early|mid|\L<days>)))\s",
    days=(*MONTHS, *DAYS),
)
"""The words that open a condition."""
CONDITION_STOP = pattern("condition_stop", r"[;:“”\"\n—]|[,.](?!\d)", plain=True)
"""Where a condition is over: at a comma, a dash or a quotation mark."""
SHORTEST_CONDITION, LONGEST_CONDITION = 3, 160
"""How many characters a condition can have after its head."""

_OPENING = "if unless until once provided providing only".split()
_AFTER: Mapping[str, frozenset[str]] = {
    "long": frozenset(("as", "As", "so", "So")), "condition": frozenset(("on", "On")),
}  # fmt: skip
"""Words that stand inside the heads of conditions, after others that are everywhere."""
CONDITION_SIGNS = frozenset((*_OPENING, *map(str.capitalize, _OPENING), *_AFTER))
"""Words of which the head of every condition has one, not after its third word."""


def condition_of(frame: Frame, place: int, before: list[Range]) -> Range | None:
    """The condition, as character offsets, that has one of the `CONDITION_SIGNS` at a place in its head.

    None where there is none, or it lies in the last of those before.
    """
    words = frame.tokens.words
    firsts = _AFTER.get(words[place])
    if firsts is not None:
        place = _word_before(words, place)
        if words[place] == "the":
            place = _word_before(words, place)
        if words[place] not in firsts:
            return None
    start = frame.start(place)
    return None if before and start < before[-1].end else _condition_at(frame.text, start)


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


def conditions_in(frame: Frame, sentence: Range, conditions: list[Range]) -> list[Range]:
    """Those of some conditions, in order, that begin in a sentence."""
    if not conditions:
        return conditions
    first = bisect_left(conditions, (frame.start(sentence.start),))
    return conditions[first : bisect_left(conditions, (frame.end(sentence.end - 1),), first)]
