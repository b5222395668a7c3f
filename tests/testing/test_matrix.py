"""The suite held to its word: every bug is seen, every law sees one, and what is right passes."""

import sys
from typing import Any

import pytest
from testing import matrix
from testing.broken import BROKEN
from testing.reference import REFERENCES

from newsmodel.testing.law import Law, Registered

FEW = 20
"""Drawn examples, where the law that is meant for a bug is tried on it alone."""
TIMED = "linear_time"
"""The law of time, which each bug and each plugin is held to by itself: several at once stretch each other's times."""

TRIES = 3
"""How often time is tried: the law would sooner miss a slow plugin on a busy machine than blame a quick one."""


def named(value: object) -> str | None:
    return getattr(value, "name", None)


def marked(*values: object, law: str) -> Any:
    """A case of a law; those of time take long."""
    return pytest.param(*values, marks=[pytest.mark.slow] if law == TIMED else [])


def skip_if_traced(law: str) -> None:
    if law == TIMED and sys.gettrace() is not None:
        pytest.skip("a tracer makes times mean nothing")


@pytest.mark.parametrize("name", [marked(name, law=law) for name, (_, law) in BROKEN.items()])
def test_every_bug_is_seen_by_the_law_that_is_meant(name: str) -> None:
    record, law = BROKEN[name]
    skip_if_traced(law)
    tries = TRIES if law == TIMED else 1
    assert any(matrix.sees(record, matrix.LAWS[matrix.kind(record)][law], FEW) for _ in range(tries))


def test_every_law_is_meant_for_some_bug() -> None:
    assert matrix.every_law() - {matrix.law_key(record, law) for record, law in BROKEN.values()} == set()
    assert len(BROKEN) >= 25


@pytest.mark.parametrize(
    ("record", "law"),
    [marked(record, law, law=law.name) for record in REFERENCES for law in matrix.laws(record)],
    ids=named,
)
def test_what_is_right_passes(record: Registered, law: Law) -> None:
    skip_if_traced(law.name)
    assert not matrix.sees(record, law, FEW)


@pytest.mark.slow
def test_the_whole_matrix_is_complete() -> None:
    found = dict(matrix.matrix(without=TIMED))
    assert [name for name, (_, law) in BROKEN.items() if law not in (*found[name], TIMED)] == []
    assert [name for name in matrix.RIGHT if found[name]] == []
    seen = {matrix.law_key(BROKEN[name][0], law) for name, laws in found.items() if name in BROKEN for law in laws}
    assert seen == {(kind, law) for kind, law in matrix.every_law() if law != TIMED}
