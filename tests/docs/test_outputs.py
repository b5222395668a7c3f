"""The page on outputs names every format, with what is lost."""

import re
from pathlib import Path

import pytest

import newsmodel

PAGE = Path(__file__).parents[2] / "docs" / "outputs.md"
EXPORTERS = {exporter.name: exporter for exporter in newsmodel.default_registry().exporters}


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_has_a_row(name):
    rows = [row for row in PAGE.read_text("utf-8").splitlines() if row.startswith("| `")]
    found = [row.split("|") for row in rows if f"`{name}`" in row.split("|")[1] and row.count("|") == 5]
    assert found, f"docs/outputs.md has no row for {name}: format, for, loses, proved by"
    (_, _, _, loses, proof, _), *_ = found
    assert re.match(r" nothing\b", loses) if not EXPORTERS[name].loses else loses.strip()
    assert proof.strip()
