"""The verdicts on drawn proposals, and the arithmetic of their precision."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from judged_precision import precision, read, wilson

from newsmodel.model.proposal import PROPOSAL_ACTS

FILES = sorted(Path(__file__).parent.glob("proposals_*.tsv"))
LEAST = 150


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_verdicts_are_places_and_judgements_without_text(path: Path) -> None:
    rows = read(path)
    assert len(rows) >= LEAST
    assert len({(row["article"], row["start"], row["end"], row["act_found"]) for row in rows}) == len(rows)
    for row in rows:
        assert 0 <= int(row["start"]) < int(row["end"])
        assert row["act_found"] in PROPOSAL_ACTS
        assert (row["proposer_start"] == "") == (row["proposer_end"] == "")
    text_free = {"article", "start", "end", "act_found", "proposer_start", "proposer_end", "act", "action", "proposer"}
    assert set(rows[0]) == text_free


def test_precision_counts_each_verdict() -> None:
    right = {"act_found": "plan", "act": "right", "action": "right", "proposer": "wrong"}
    wrong = {"act_found": "offer", "act": "wrong", "action": "wrong", "proposer": "wrong"}
    assert precision([right, wrong]) == {
        "act": (1, 2),
        "action": (1, 2),
        "proposer": (0, 2),
        "all three": (0, 2),
        "act of offer": (0, 1),
        "act of plan": (1, 1),
    }


def test_an_unknown_verdict_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.tsv"
    path.write_text("act_found\tact\taction\tproposer\nplan\tright\tperhaps\tright\n", "utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read(path)


@given(st.integers(1, 1_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    right, total = counts
    low, high = wilson(right, total)
    assert 0 <= low <= right / total <= high <= 1
    assert low < high


@pytest.mark.parametrize(
    ("right", "total", "low", "high"), [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0)]
)
def test_the_interval_is_wilsons(right: int, total: int, low: float, high: float) -> None:
    assert wilson(right, total) == pytest.approx((low, high), abs=0.001)
