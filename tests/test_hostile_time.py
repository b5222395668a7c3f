"""No shape of text takes more than linear time; the figures for large texts are those of benchmarks/hostile.py."""

import sys

import pytest
from benchmarks.hostile import KB, SHAPES, spent_on

pytestmark = pytest.mark.skipif(sys.gettrace() is not None, reason="a tracer makes times mean nothing")

SMALL, LARGE = 8, 32
MOST = 2.5
"""Time per KB of the large text over that of the small one: 4 is quadratic, and a busy machine is not exact."""
ROUNDS = 4


def growth(name: str) -> float:
    make = SHAPES[name]
    small, large = make(SMALL * KB), make(LARGE * KB)
    best = [float("inf"), float("inf")]
    for _ in range(2):
        best = [min(best[0], spent_on(small)["all"]), min(best[1], spent_on(large)["all"])]
    return best[1] / best[0] * SMALL / LARGE


@pytest.mark.parametrize("name", list(SHAPES))
def test_hostile_text_takes_linear_time(name: str) -> None:
    assert any(growth(name) < MOST for _ in range(ROUNDS))
