"""Paragraphs: what stands between line ends."""

from functools import lru_cache

from newsmodel.text.ranges import Range

LINE_ENDS = "\n\r\u2028\u2029"


@lru_cache(maxsize=1)
def paragraphs(text: str) -> tuple[Range, ...]:
    """The paragraphs of a text, without the white space around them; blank lines are none."""
    first, *others = LINE_ENDS
    lines = text
    for line_end in others:
        lines = lines.replace(line_end, first)
    found = []
    end = -1
    for line in lines.split(first):
        start, end = end + 1, end + 1 + len(line)
        if words := line.strip():
            start += line.index(words[0])
            found.append(Range(start, start + len(words)))
    return tuple(found)
