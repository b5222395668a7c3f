"""The suite held to its word: every bug is seen, every law sees one, and what is right passes."""

import sys
from typing import Any

import pytest
from testing import matrix
from testing.broken import BROKEN
from testing.reference import REFERENCES

from newsmodel.testing import Check


def named(record: Any) -> str:
    return str(record.name)


@pytest.mark.parametrize("name", BROKEN)
def test_every_bug_is_seen_by_the_law_that_is_meant(name: str) -> None:
    if name.startswith("quadratic") and sys.gettrace() is not None:
        pytest.skip("a tracer makes times mean nothing")
    record, law = BROKEN[name]
    (check,) = (check for check in matrix.checks(record) if check.name == law)
    assert matrix.sees(check)


def test_every_law_is_meant_for_some_bug() -> None:
    assert matrix.every_law() - {matrix.law_key(record, law) for record, law in BROKEN.values()} == set()
    assert len(BROKEN) >= 25


@pytest.mark.parametrize(
    "check", [c for r in REFERENCES for c in matrix.checks(r, 15)], ids=lambda c: f"{c.plugin}-{c.name}"
)
def test_what_is_right_passes(check: Check) -> None:
    check()


@pytest.mark.slow
def test_the_whole_matrix_is_complete() -> None:
    found = list(matrix.matrix())
    assert all(laws for _, _, laws in found), [name for name, _, laws in found if not laws]
    seen = {matrix.law_key(record, law) for _, record, laws in found for law in laws}
    assert seen == matrix.every_law()
