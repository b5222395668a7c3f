"""Every format that is installed: those that say that they lose nothing come back by `convert`, the others say what."""

import json
from pathlib import Path

import pytest

import newsmodel
from newsmodel.cli.app import run
from newsmodel.testing.samples import PLAIN, TELLING

SEEDS = Path(__file__).parents[2] / "seeds"
REGISTRY = newsmodel.default_registry()
EXPORTERS = {exporter.name: exporter for exporter in REGISTRY.exporters}
PARSERS = {parser.name: parser for parser in REGISTRY.parsers}
LOSSLESS = [name for name, exporter in EXPORTERS.items() if not exporter.loses]


@pytest.fixture(scope="module")
def articles():
    """The invented articles with all that is found in them, and articles that careless exporters get wrong."""
    seeds = [newsmodel.extract(next(newsmodel.read(path))) for path in sorted(SEEDS.glob("*/input.txt"))]
    # Each once: a database keeps one article of an id.
    return list({article.id: article for article in [*seeds, PLAIN, *TELLING]}.values())


def convert(*arguments: object) -> None:
    assert run(["convert", *map(str, arguments)]) == 0


@pytest.mark.parametrize("name", LOSSLESS)
def test_what_loses_nothing_comes_back_by_convert(name, articles, tmp_path):
    exporter = EXPORTERS[name]
    first, last = tmp_path / "first.jsonl", tmp_path / "last.jsonl"
    between = tmp_path / ("between" if exporter.target == "folder" else f"between{exporter.suffixes[0]}")
    newsmodel.write(articles, first)
    convert(first, "--to", name, "--out", between)
    convert(between, "--out", last)
    assert list(newsmodel.read(last)) == articles


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_listing_says_what_is_lost(name, capsys):
    assert run(["formats", "--json"]) == 0
    (listed,) = (form for form in json.loads(capsys.readouterr().out) if form["name"] == name)
    assert listed["writes"]
    assert listed["summary"]
    assert listed["loses"] == list(EXPORTERS[name].loses)
    assert listed["loses"] or name in PARSERS, "a format that nothing reads back must say so in `loses`"
