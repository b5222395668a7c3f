"""The light offsets that analysis works with; records carry the richer `Span`."""

from typing import NamedTuple


class Range(NamedTuple):
    """Characters `start` to `end` of a text, half-open, in code points."""

    start: int
    end: int
