"""No shape of text takes more than linear time; the figures for large texts are those of benchmarks/hostile.py."""

import sys
from collections.abc import Callable

import pytest
from benchmarks.hostile import KB, SHAPES, spent_on

from newsmodel.testing.hostile import FACTOR, TIMES, confirmed, least_times

pytestmark = pytest.mark.skipif(sys.gettrace() is not None, reason="a tracer makes times mean nothing")


@pytest.mark.slow
@pytest.mark.parametrize("size", [4 * KB, 16 * KB])
@pytest.mark.parametrize("name", SHAPES)
def test_hostile_text_takes_linear_time(name: str, size: int) -> None:
    def prepared(text: str) -> Callable[[], object]:
        return lambda: spent_on(text)

    short, long = least_times(prepared, SHAPES[name], size)
    assert long <= FACTOR * TIMES * short or confirmed(prepared, SHAPES[name], TIMES * size, long) is None
