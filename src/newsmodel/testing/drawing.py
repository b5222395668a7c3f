"""A few examples of a strategy at once, where nothing is searched for."""

from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

Drawn = TypeVar("Drawn")


def some(strategy: st.SearchStrategy[Drawn], number: int) -> list[Drawn]:
    """Up to so many examples; the same every time, as long as the same modules are loaded."""
    found: list[Any] = []

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(example: Drawn) -> None:
        found.append(example)

    collect()
    return found
