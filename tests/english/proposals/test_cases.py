"""Invented sentences, one phenomenon each, and what a careful reader finds in them: the tables in `cases`.

Each table is named after its act. Columns: the text; the action, or "-" where nothing is proposed; the proposer as
written; and more, as key=value pairs: `to` (an addressee), `if` (a condition), `due` (the deadline), `polarity`,
`modality`. "among" allows other proposals in the text; "limit" marks what the rules are known not to do.
"""

from pathlib import Path

import pytest

import newsmodel
from newsmodel import Proposal, Reference

ACTS = sorted((Path(__file__).parent / "cases").glob("*.tsv"))
LEAST = 30


def table(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [[path.stem, *(line.split("\t") + [""] * 3)[:4]] for line in lines if not line.startswith("#")]


def parameters() -> list[object]:
    limit = pytest.mark.xfail(strict=True, reason="a limit of the rules")
    rows = [row for path in ACTS for row in table(path)]
    return [pytest.param(*row, marks=[limit] if "limit" in row[4] else [], id=row[1]) for row in rows]


def words(reference: Reference | None) -> str:
    return reference.mention.text if reference and reference.mention else ""


def details(proposal: Proposal) -> set[str]:
    told = [("to", words(reference)) for reference in proposal.addressees]
    told += [("if", span.text) for span in proposal.conditions]
    told += [("due", proposal.deadline.text if proposal.deadline else "")]
    told += [("polarity", proposal.polarity), ("modality", proposal.modality or "")]
    return {f"{key}={value}" for key, value in told}


@pytest.mark.parametrize(("act", "text", "action", "proposer", "more"), parameters())
def test_a_careful_reader_finds(act: str, text: str, action: str, proposer: str, more: str) -> None:
    found = newsmodel.extract(newsmodel.Article(text=text, language="en")).proposals
    wanted = {item for item in more.split("; ") if "=" in item}
    fitting = [p for p in found if (p.act, p.text, words(p.proposer) if proposer else "") == (act, action, proposer)]
    if "among" not in more:
        assert [(p.act, p.text, words(p.proposer)) for p in found if p not in fitting] == []
    assert len(fitting) == (action != "-")
    assert all(wanted <= details(p) for p in fitting)


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_every_act_has_enough_cases_of_both_kinds(path: Path) -> None:
    actions = [row[2] for row in table(path)]
    assert len(actions) >= LEAST
    assert 0 < actions.count("-") < len(actions) / 2
    assert sum("limit" in row[4] for row in table(path)) <= 3
