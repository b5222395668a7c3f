"""How far a figure can be trusted: intervals, and whether a difference is more than chance.

Articles are what is drawn again: records of one article succeed and fail together, so that drawing single records would
promise too much. All draws are settled by a seed.
"""

import math
import random
from collections.abc import Callable, Sequence
from typing import TypeVar

import attrs

from newsmodel.errors import UsageError
from newsmodel.metrics.counts import Counts, Share

T = TypeVar("T", bound=Counts)
SAMPLES = 1_000
Z = 1.959964
"""Two-sided 95 % point of the normal distribution."""


@attrs.frozen
class Interval:
    """Bounds between which a figure lies, with 95 % confidence."""

    low: float
    high: float


@attrs.frozen
class Difference:
    """The first system's figure less the second's, on the same articles.

    Attributes:
        value: the difference; interval: its bounds, by the paired bootstrap.
        p: how often chance alone makes a difference as large, by approximate randomisation.
    """

    value: float
    interval: Interval
    p: float


def wilson(share: Share) -> Interval | None:
    """Wilson's score interval of a share (Wilson 1927), sound for few and for extreme shares; None of nothing."""
    n = share.of
    if not n:
        return None
    value, spread = share.right / n, Z * Z / n
    centre = (value + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * math.sqrt(value * (1 - value) / n + spread / (4 * n))
    return Interval(min(value, max(0.0, centre - half)), max(value, min(1.0, centre + half)))


def bootstrap(
    articles: Sequence[T], figure: Callable[[T], float | None], *, samples: int = SAMPLES, seed: int = 0
) -> Interval | None:
    """The interval of a figure: articles drawn with replacement, the middle 95 % of what comes (Efron 1979).

    Args:
        articles: counts of each.
        figure: of counts, added up.
        samples: how many draws.
        seed: settles them.

    Returns:
        None where there are no articles, or most draws have no figure.
    """
    if not articles or samples < 1:
        return None
    columns = list(zip(*(article.counts() for article in articles), strict=True))
    kind = type(articles[0])
    draw = random.Random(seed)  # noqa: S311 - chance, not secrets
    found = []
    for _ in range(samples):
        picks = [draw.randrange(len(articles)) for _ in articles]
        value = figure(kind.from_counts([sum(map(column.__getitem__, picks)) for column in columns]))
        if value is not None:
            found.append(value)
    return _middle(found) if 2 * len(found) > samples else None


def compare(
    first: Sequence[T],
    second: Sequence[T],
    figure: Callable[[T], float | None],
    *,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Difference | None:
    """Whether two systems differ on the same articles by more than chance.

    The interval comes from the paired bootstrap; p from approximate randomisation: the systems change places on each
    article by the toss of a coin, and differences at least as large are counted (Noreen 1989; Yeh 2000).

    Returns:
        None where either system has no figure.

    Raises:
        UsageError: not the same number of articles.
    """
    if len(first) != len(second):
        raise UsageError(f"two systems on the same articles are compared; these have {len(first)} and {len(second)}")
    kind = type(first[0]) if first else None
    pairs = [(a.counts(), b.counts()) for a, b in zip(first, second, strict=True)]

    def difference(sides: Sequence[tuple[tuple[float, ...], tuple[float, ...]]]) -> float | None:
        one, other = (figure(_summed(kind, [pair[side] for pair in sides])) for side in (0, 1))  # type: ignore[arg-type]
        return None if one is None or other is None else one - other

    value = difference(pairs) if kind is not None else None
    if value is None:
        return None
    draw = random.Random(seed)  # noqa: S311
    drawn, as_large = [], 0
    for _ in range(samples):
        again = difference([pairs[draw.randrange(len(pairs))] for _ in pairs])
        if again is not None:
            drawn.append(again)
        swapped = difference([pair if draw.random() < 0.5 else pair[::-1] for pair in pairs])
        # Sums in another order differ in their last digit.
        as_large += swapped is not None and abs(swapped) >= abs(value) - 1e-12
    return Difference(value, _middle(drawn or [value]), (as_large + 1) / (samples + 1))


def _summed(kind: type[T], counts: Sequence[tuple[float, ...]]) -> T:
    return kind.from_counts(map(sum, zip(*counts, strict=True)))


def _middle(values: list[float]) -> Interval:
    values = sorted(values)
    cut = int(0.025 * len(values))
    return Interval(values[cut], values[-cut - 1])
