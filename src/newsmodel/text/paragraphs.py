"""Paragraphs: what stands between line ends."""

from functools import lru_cache

from newsmodel.text.ranges import Range, ranges

LINE_END = "\n"
OTHER_LINE_ENDS = "\r\u2028\u2029"


def paragraphs(text: str) -> tuple[Range, ...]:
    """The paragraphs of a text, without the white space around them; blank lines are none."""
    return tuple(ranges(*paragraph_bounds(text)))


@lru_cache(maxsize=1)
def paragraph_bounds(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the paragraphs of a text start, and where they end."""
    same_ends = text
    for other in OTHER_LINE_ENDS:
        same_ends = same_ends.replace(other, LINE_END)
    starts: list[int] = []
    ends: list[int] = []
    begin = 0
    for line in lines(same_ends):
        if words := line.strip():
            start = begin if words is line else begin + line.index(words[0])
            starts.append(start)
            ends.append(start + len(words))
        begin += len(line) + 1
    return tuple(starts), tuple(ends)


@lru_cache(maxsize=1)
def lines(text: str) -> tuple[str, ...]:
    """What stands between the line feeds of a text, the same for paragraphs and tokens."""
    return tuple(text.split(LINE_END))
