"""Paragraphs: what stands between line ends."""

from functools import lru_cache

from newsmodel.text.ranges import Range

LINE_END = "\n"
OTHER_LINE_ENDS = "\r\u2028\u2029"


@lru_cache(maxsize=1)
def paragraphs(text: str) -> tuple[Range, ...]:
    """The paragraphs of a text, without the white space around them; blank lines are none."""
    lines = text
    for other in OTHER_LINE_ENDS:
        lines = lines.replace(other, LINE_END)
    found = []
    end = -1
    for line in lines.split(LINE_END):
        start, end = end + 1, end + 1 + len(line)
        if words := line.strip():
            start += line.index(words[0])
            found.append(Range(start, start + len(words)))
    return tuple(found)
