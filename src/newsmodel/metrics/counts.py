"""What is counted: shares, precision and recall, in values that add up article by article."""

from collections.abc import Iterable, Iterator
from typing import Any, Self, TypeVar, cast

import attrs

T = TypeVar("T", bound="Counts")


class Counts:
    """A frozen attrs class whose fields are numbers or `Counts`, all with zero as their default."""

    __slots__ = ()

    @classmethod
    def _fields(cls) -> tuple[tuple[str, "type[Counts] | None"], ...]:
        """Names of the fields, each with its class where it is one of counts."""
        fields: Any = attrs.fields(cast(Any, cls))
        return tuple(
            (f.name, f.type if isinstance(f.type, type) and issubclass(f.type, Counts) else None) for f in fields
        )

    def counts(self) -> tuple[float, ...]:
        """All the numbers, from left to right: what `from_counts` takes."""
        found: list[float] = []
        for name, kind in type(self)._fields():
            value = getattr(self, name)
            found += (value,) if kind is None else value.counts()
        return tuple(found)

    @classmethod
    def from_counts(cls, counts: Iterable[float]) -> Self:
        """The value with these numbers."""
        return cls._taken(iter(counts))

    @classmethod
    def _taken(cls, counts: Iterator[float]) -> Self:
        return cls(**{name: next(counts) if kind is None else kind._taken(counts) for name, kind in cls._fields()})

    def __add__(self, other: Self) -> Self:
        return self.from_counts(map(sum, zip(self.counts(), other.counts(), strict=True)))


def total(values: Iterable[T], kind: type[T]) -> T:
    """The sum of counts of one class; all zero where there are none."""
    columns = tuple(map(sum, zip(*(value.counts() for value in values), strict=True)))
    return kind.from_counts(columns) if columns else kind()


@attrs.frozen
class Share(Counts):
    """How many are right of how many."""

    right: float = 0
    of: float = 0

    @classmethod
    def among(cls, facts: Iterable[bool | None]) -> Self:
        """The share of facts that are true; those that are None do not count."""
        known = [fact for fact in facts if fact is not None]
        return cls(sum(known), len(known))

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.right / self.of if self.of else None


NO_SHARE = Share()


@attrs.frozen
class PrecisionRecall(Counts):
    """Precision and recall, each with its own count of what is right, and their harmonic mean.

    Where gold and findings are paired one to one both counts are the same; where clusters are compared they differ.
    """

    precision: Share = NO_SHARE
    recall: Share = NO_SHARE

    @classmethod
    def of(cls, right: float, found: float, gold: float) -> Self:
        """Of pairs: how many are right, how many were found, how many there are."""
        return cls(Share(right, found), Share(right, gold))

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, 0 to 1; None where there is neither gold nor finding."""
        if not self.precision.of and not self.recall.of:
            return None
        precision, recall = self.precision.value or 0.0, self.recall.value or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


NO_PAIRS = PrecisionRecall()
