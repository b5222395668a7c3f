"""A conversion that is killed outright, again and again, comes to what an undisturbed one comes to."""

import sys

import pytest
from benchmarks.kill_and_resume import trial


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_killed_runs_come_to_the_same(jobs: int, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = trial(runs=1, inputs=100, bad=7, jobs=jobs, seed=jobs)
    told = capsys.readouterr().out
    assert wrong == 0, told
    assert told.count("the same") == 1
