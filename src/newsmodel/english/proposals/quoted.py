"""What of an article is quoted, and by which of its quotes: the smallest, where they nest."""

from bisect import bisect_left
from itertools import accumulate

from newsmodel.english.grammar.frames import Frame
from newsmodel.model import Quote
from newsmodel.text import Range

NESTED = 12
"""How many quoted spans back one can begin that still overlaps a place."""


class Quoted:
    """The quotes of an article by where they stand."""

    def __init__(self, quotes: tuple[Quote, ...]) -> None:
        self._quotes = quotes
        self._spans = sorted([(span.start, span.end, i) for i, quote in enumerate(quotes) for span in quote.content])
        self._reach = list(accumulate([end for _, end, _ in self._spans], max))

    def holds(self, offset: int) -> bool:
        """Whether a character is quoted."""
        after = bisect_left(self._spans, (offset + 1,))
        return after > 0 and self._reach[after - 1] > offset

    def around(self, offset: int) -> Quote | None:
        """The smallest quote that holds a character."""
        over = self._over(offset, offset + 1)
        return self._quotes[over[0][2]] if over else None

    def parts(self, frame: Frame, sentence: Range) -> list[tuple[Quote, Range]]:
        """What of a sentence is content of a quote: the smallest first, then what is left around it."""
        start, end = frame.start(sentence.start), frame.end(sentence.end - 1)
        over = self._over(start, end)
        seen: set[int] = set()
        parts: list[tuple[Quote, Range]] = []
        for first, last, number in over:
            pieces = [frame.tokens.within(max(start, first), min(end, last))]
            if len(over) > 1:
                here = range(*pieces[0])
                if inner := seen.intersection(here):
                    pieces = [Range(here.start, min(inner)), Range(max(inner) + 1, here.stop)]
                seen.update(here)
            for piece in pieces:
                part = without_line_end(frame, piece)
                if part.start < part.end:
                    parts.append((self._quotes[number], part))
        return parts

    def _over(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The quoted spans that overlap some characters, the smallest first; those of one place nest a few deep."""
        first = last = bisect_left(self._spans, (end,))
        while first > max(0, last - NESTED) and self._reach[first - 1] > start:
            first -= 1
        if last - first < 2:
            return self._spans[first:last]
        return sorted([span for span in self._spans[first:last] if span[1] > start], key=_length)


def _length(span: tuple[int, int, int]) -> int:
    return span[1] - span[0]


def without_line_end(frame: Frame, sentence: Range) -> Range:
    """A sentence without the line ends and quotation marks before it."""
    start, end = sentence
    tags = frame.tags
    if start >= end or tags[start] not in "\nq":
        return sentence
    while start < end and tags[start] in "\nq":
        start += 1
    return Range(start, end)
