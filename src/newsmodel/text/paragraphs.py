"""Paragraphs: what stands between line ends."""

from functools import lru_cache

from newsmodel.text.ranges import Range, ranges

LINE_END = "\n"
OTHER_LINE_ENDS = "\r\u2028\u2029"


@lru_cache(maxsize=1)
def paragraphs(text: str) -> tuple[Range, ...]:
    """The paragraphs of a text, without the white space around them; blank lines are none."""
    lines = text
    for other in OTHER_LINE_ENDS:
        lines = lines.replace(other, LINE_END)
    starts: list[int] = []
    ends: list[int] = []
    begin = 0
    for line in lines.split(LINE_END):
        if words := line.strip():
            start = begin if words is line else begin + line.index(words[0])
            starts.append(start)
            ends.append(start + len(words))
        begin += len(line) + 1
    return tuple(ranges(starts, ends))
