"""The quoted regions that the measure cuts spans to.

The measure has its own, simpler than those the extractors use: a better extractor must not move the ruler that it is
held to.
"""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from newsmodel.text.patterns import Match, pattern

LINE = pattern("measured_line", r"[^\n]++", plain=True)
DOUBLE = pattern("measured_double_mark", r"``|''|‘‘|’’|[“„«”»\"]", plain=True)
SINGLE_OPENS = pattern("measured_single_open", r"(?<![\w'’])['‘](?=[^\W_])(?!\d0s)", plain=True)
ELISION = pattern("measured_elision", r"['‘](?:em|til|cause|tis|n)\b", "i", plain=True)
"""'em, 'til: an apostrophe for what is left out."""
SINGLE_CLOSES = pattern("measured_single_close", r"['’](?![^\W_])(?!(?<=')')", plain=True)
FIRM_CLOSE = pattern("measured_firm_close", r"[.,!?]['’](?!\w)", plain=True)
PLURAL = pattern("measured_plural", r"(?<=s)['’](?= [a-z])", plain=True)
"""The workers' rights: a possessive, unless no firm close follows."""

OPENING, CLOSING = ("“", "„", "«", "``"), ("”", "»")
STOPS, BRACKETS = ".,;:!?)", "([—–"

Region = tuple[int, int]


@functools.lru_cache(maxsize=16)
def regions(text: str) -> tuple[Region, ...]:
    """Start and end, marks included, of all that stands in quotation marks, in order; none crosses a line."""
    found: list[Region] = []
    for line in LINE.finditer(text):
        doubles = list(_doubles(text, *line.span()))
        found += sorted([*doubles, *_singles(text, *line.span(), doubles)])
    return tuple(found)


def _doubles(text: str, start: int, end: int) -> Iterator[Region]:
    """What stands in double marks; a mark that nothing closes opens to the end of the line."""
    opened: int | None = None
    for mark in DOUBLE.finditer(text, start, end):
        closes = mark[0] in CLOSING or (mark[0] not in OPENING and _closes(text, start, end, mark, opened is not None))
        if not closes and opened is None:
            opened = mark.start()
        elif closes and opened is not None:
            yield opened, mark.end()
            opened = None
    if opened is not None:
        yield opened, end


def _closes(text: str, start: int, end: int, mark: Match, inside: bool) -> bool:
    """Whether a mark that looks the same on both sides closes, by what stands beside it."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    ends = after.isspace() or after in STOPS
    begins = before.isspace() or before in BRACKETS
    return ends or not begins if inside else ends and not begins and before != "-"


def _singles(text: str, start: int, end: int, doubles: Sequence[Region]) -> Iterator[Region]:
    """What stands in single marks and begins outside of double ones."""
    opens = [mark.start() for mark in SINGLE_OPENS.finditer(text, start, end)]
    if not opens:
        return
    firm = max((mark.start() for mark in FIRM_CLOSE.finditer(text, start, end)), default=-1)
    closes = [
        mark.start()
        for mark in SINGLE_CLOSES.finditer(text, start, end)
        if firm <= mark.start() or not PLURAL.match(text, mark.start(), end)
    ]
    reached = start
    for place in opens:
        around = bisect_right(doubles, place, key=lambda region: region[0]) - 1
        quoted = around >= 0 and place < doubles[around][1]
        nth = bisect_left(closes, place + 1)
        if place < reached or quoted or nth == len(closes) or ELISION.match(text, place):
            continue
        reached = closes[nth] + 1
        yield place, reached
