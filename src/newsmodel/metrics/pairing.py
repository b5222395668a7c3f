"""One to one: which finding is held to which record of gold."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

import attrs

T = TypeVar("T")


@attrs.frozen
class Pairing(Generic[T]):
    """What was paired and what was left over.

    Attributes:
        pairs: gold and finding.
        missed: gold that nothing was found for.
        spurious: findings that no gold accounts for.
        ignored: findings that count neither for nor against.
    """

    pairs: tuple[tuple[T, T], ...] = ()
    missed: tuple[T, ...] = ()
    spurious: tuple[T, ...] = ()
    ignored: tuple[T, ...] = ()

    @property
    def gold(self) -> int:
        """How many there are."""
        return len(self.pairs) + len(self.missed)

    @property
    def found(self) -> int:
        """How many were found, those that are ignored left out."""
        return len(self.pairs) + len(self.spurious)


def best_first(ranked: Iterable[tuple[Any, int, int]]) -> dict[int, int]:
    """Numbers of gold to numbers of findings, one to one, greedily: the pairs as they come, the best before."""
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, gold, found in ranked:
        if gold not in taken and found not in used:
            taken[gold] = found
            used.add(found)
    return taken
