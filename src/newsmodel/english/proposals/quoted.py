"""What of an article is quoted, and by which of its quotes: the smallest, where they nest."""

from bisect import bisect_left, bisect_right

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
        self._starts = [start for start, _, _ in self._spans]
        self._reach: list[int] = []
        reached = 0
        for _, end, _ in self._spans:
            if end > reached:
                reached = end
            self._reach.append(reached)

    def holds(self, offset: int) -> bool:
        """Whether a quote holds a character."""
        before = bisect_right(self._starts, offset)
        return before > 0 and self._reach[before - 1] > offset

    def around(self, offset: int) -> Quote | None:
        """The smallest quote that holds a character."""
        over = self._over(offset, offset + 1)
        return self._quotes[over[0][2]] if over else None

    def parts(self, frame: Frame, sentence: Range) -> list[tuple[Quote, Range]]:
        """What of a sentence is content of a quote: the smallest first, then what is left around it."""
        tokens, tags = frame.tokens, frame.tags
        start, end = tokens.starts[sentence.start], tokens.ends[sentence.end - 1]
        over = self._over(start, end)
        seen: set[int] = set()
        parts: list[tuple[Quote, Range]] = []
        for first, last, number in over:
            begin = bisect_left(tokens.starts, first) if first > start else sentence.start
            stop = bisect_right(tokens.ends, last) if last < end else sentence.end
            pieces = [(begin, stop)]
            if len(over) > 1:
                here = range(begin, stop)
                if inner := seen.intersection(here):
                    pieces = [(begin, min(inner)), (max(inner) + 1, stop)]
                seen.update(here)
            for piece_start, piece_end in pieces:
                text = text_start(tags, piece_start, piece_end)
                if text < piece_end:
                    parts.append((self._quotes[number], Range(text, piece_end)))
        return parts

    def _over(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The quoted spans that overlap some characters, the smallest first; those of one place nest a few deep."""
        first = last = bisect_left(self._starts, end)
        while first and self._reach[first - 1] > start and first > last - NESTED:
            first -= 1
        if last - first < 2:
            return self._spans[first:last]
        return sorted([span for span in self._spans[first:last] if span[1] > start], key=_length)


def _length(span: tuple[int, int, int]) -> int:
    return span[1] - span[0]


def text_start(tags: str, start: int, end: int) -> int:
    """Where a sentence begins behind the line ends and quotation marks before it."""
    while start < end and tags[start] in "\nq":
        start += 1
    return start
