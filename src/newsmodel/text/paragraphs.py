"""Paragraphs: what stands between line ends."""

from functools import lru_cache

from newsmodel.text.patterns import pattern
from newsmodel.text.ranges import Range

PARAGRAPH = pattern("paragraph", r"[^\s][^\n\r\u2028\u2029]*+")


@lru_cache(maxsize=1)
def paragraphs(text: str) -> tuple[Range, ...]:
    """The paragraphs of a text, without the white space around them; blank lines are none."""
    found = []
    for match in PARAGRAPH.finditer(text):
        start, end = match.span()
        line = match[0]
        start, end = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        if start < end:
            found.append(Range(start, end))
    return tuple(found)
