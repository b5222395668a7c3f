"""The verdicts on drawn records: places and judgements alone, and the figures that the docs give of them."""

import csv
import re
from pathlib import Path

import pytest

from newsmodel.metrics import Precision, precision, verdict_of
from newsmodel.model import PROPOSAL_ACTS, QUOTE_ACTS, QUOTE_KINDS

FILES = {"quote": ("quotes_polnear_dev.tsv", 200), "proposal": ("proposals_polnear_dev.tsv", 150)}
COLUMNS = {"article", "type", "kind", "act", "rule", "start", "end", "verdict"}
FOLDER = Path(__file__).parent
DOCS = FOLDER.parents[1] / "docs"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def judged(name: str) -> list[Precision]:
    verdicts = [verdict_of(row, f"{name}, row {number}") for number, row in enumerate(rows(name), 2)]
    assert None not in verdicts
    return precision(verdict for verdict in verdicts if verdict)


@pytest.mark.parametrize("type_", FILES)
def test_verdicts_are_places_and_judgements_without_text(type_: str) -> None:
    name, count = FILES[type_]
    found = rows(name)
    assert len(found) == count
    assert len({(row["article"], row["start"], row["end"], row["act"]) for row in found}) == count
    for row in found:
        assert set(row) == COLUMNS
        assert row["type"] == type_
        assert 0 <= int(row["start"]) < int(row["end"])
        assert row["act"] in (QUOTE_ACTS if type_ == "quote" else PROPOSAL_ACTS)
        assert row["kind"] in (QUOTE_KINDS if type_ == "quote" else ("",))
        assert re.fullmatch(r"[\w]+", row["rule"])


@pytest.mark.parametrize("type_", FILES)
def test_the_docs_give_these_figures(type_: str) -> None:
    """Every row of the tables in docs/measuring.md: name, judged, right, percent, interval."""
    page = (DOCS / "measuring.md").read_text("utf-8")
    for item in judged(FILES[type_][0]):
        if item.by == "rule":
            continue
        assert item.share.value is not None
        assert item.interval is not None
        low, high = (round(100 * bound) for bound in (item.interval.low, item.interval.high))
        name = {"all": "right in every part", "part": f"its {item.name}"}.get(item.by, item.name)
        figures = f"{item.share.of:.0f} | {item.share.right:.0f} | {100 * item.share.value:.0f} % | {low} to {high}"
        assert f"| {type_} | {name} | {figures} |" in page
