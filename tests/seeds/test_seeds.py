"""The invented articles of seeds/, from file to records, against what a careful reader finds in them."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import newsmodel

sys.path.insert(0, str(Path(__file__).parent))
from scoring import f1, score

SEEDS = sorted(path.parent for path in (Path(__file__).parents[2] / "seeds").glob("*/gold.json"))
FLOORS = {"quotes": 95, "speakers": 90, "acts": 98, "proposals": 92, "proposers": 87, "actors": 77}
"""F1 in percent over all seeds, below which a change has made something worse."""


def gold_of(seed: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((seed / "gold.json").read_text("utf-8"))
    return data


def read(seed: Path) -> newsmodel.Article:
    (article,) = newsmodel.read(seed / "input.txt")
    return newsmodel.extract(article)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_body_and_metadata_are_what_the_reader_finds(seed: Path) -> None:
    gold, article = gold_of(seed), read(seed)
    assert article.text.split("\n") == (gold["body"] or [""])
    for field in ("title", "subtitle", "published", "modified"):
        assert getattr(article, field) == gold[field], field
    assert list(article.authors) == gold["authors"]
    dateline = article.dateline and {"place": article.dateline.place, "agency": article.dateline.agency}
    assert dateline == gold["dateline"]
    assert [{"text": c.text, "credit": c.credit} for c in article.captions] == gold["captions"]
    told = " ".join(f"{n.code} {n.message} {n.text}" for n in article.notices)
    assert [about for about in gold["notices_about"] if about not in told] == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_records_survive_json(seed: Path) -> None:
    article = read(seed)
    assert newsmodel.loads(newsmodel.dumps(article)) == article
    assert newsmodel.extract(article) == article


@pytest.mark.parametrize("name", ["11-no-quotes", "12-not-english", "13-empty"])
def test_nothing_is_found_where_nothing_is(name: str) -> None:
    article = read(next(seed for seed in SEEDS if seed.name == name))
    assert article.quotes == ()
    assert article.proposals == ()


def test_extraction_is_as_good_as_it_was() -> None:
    total: Counter[str] = Counter()
    for seed in SEEDS:
        total += score(read(seed), gold_of(seed))
    figures = {kind: round(f1(total, kind), 1) for kind in FLOORS}
    assert {kind: value for kind, value in figures.items() if value < FLOORS[kind]} == {}
