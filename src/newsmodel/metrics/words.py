"""The words of the measure: what spans are compared by, so that marks and stops at an edge never count."""

from bisect import bisect_left, bisect_right
from collections import Counter

import attrs

from newsmodel.text.patterns import pattern

MEASURED_WORD = pattern("measured_word", r"[^\W_]++(?>(?:['’][^\W_]++)*)", plain=True)
"""Letters and digits, with the apostrophes inside."""
BAG_WORD = pattern("bag_word", r"\w++", plain=True)

OUTER = " \t\r\n\N{NO-BREAK SPACE}\"“”„«»'‘’`.,;:!?…-–—()[]"
"""Spaces, quotation marks and stops: what the edge of a span may have or not."""


@attrs.frozen
class Words:
    """Where the words of a text begin and end."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def inside(self, start: int, end: int) -> frozenset[int]:
        """Numbers of the words that lie wholly between two offsets."""
        return frozenset(range(bisect_left(self.starts, start), bisect_right(self.ends, end)))

    def touched(self, start: int, end: int) -> frozenset[int]:
        """Numbers of the words that share a character with what lies between two offsets."""
        return frozenset(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))


def words_of(text: str) -> Words:
    """The words of a text."""
    spans = [match.span() for match in MEASURED_WORD.finditer(text)]
    return Words(tuple(start for start, _ in spans), tuple(end for _, end in spans))


def bag(text: str | None) -> Counter[str]:
    """How often each word occurs, in lower case."""
    return Counter(match[0] for match in BAG_WORD.finditer((text or "").lower()))


def shared(one: Counter[str], other: Counter[str]) -> float:
    """The words that two bags have in common, as a share of all their words (Jaccard, with repeats)."""
    union = (one | other).total()
    return (one & other).total() / union if union else 0.0


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks, stops and spaces at its edges."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip(OUTER))
    return start + left, start + max(left, len(inner.rstrip(OUTER)))
