"""The invented articles of seeds/, from file to records, against what a careful reader finds in them."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import newsmodel

from newsmodel.metrics import bare, evaluate
from newsmodel.metrics.figures import figure

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from seed_gold import seed_gold

SEEDS = sorted(path.parent for path in (Path(__file__).parents[2] / "seeds").glob("*/gold.json"))


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


LINES_TELL = {"05-straight", "06-interview"}
"""Seeds whose line ends say what nothing else does: where a mark is inches, and who speaks in a transcript."""


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed.name not in LINES_TELL], ids=lambda path: path.name)
@pytest.mark.parametrize("between", [" ", ""], ids=["a space", "nothing"])
def test_paragraphs_run_together_have_the_quotes_they_had(seed: Path, between: str) -> None:
    """As pages are whose text was taken without their tags."""
    found, together = (
        [
            ([span.text for span in quote.content], quote.speaker and quote.speaker.mention and quote.speaker.mention.text)
            for quote in newsmodel.extract(newsmodel.Article(text=text)).quotes
        ]
        for text in ("\n".join(gold_of(seed)["body"]), between.join(gold_of(seed)["body"]))
    )
    assert found == together


def test_gold_is_found_in_its_own_text() -> None:
    """Every string of gold has its place, so that nothing is left out of what extraction is held to."""
    for seed in SEEDS:
        gold, article = gold_of(seed), seed_gold(seed)
        assert [" ".join(quote["content"]) for quote in gold["quotes"]] == [quote.text for quote in article.quotes]
        assert [proposal["action"] for proposal in gold["proposals"]] == [p.text for p in article.proposals]
        assert [quote["cue"] for quote in gold["quotes"]] == [quote.cue and quote.cue.text for quote in article.quotes]
        written = [quote.speaker and quote.speaker.mention and quote.speaker.mention.text for quote in article.quotes]
        assert [quote["speaker_as_written"] for quote in gold["quotes"]] == written
        assert [actor["name"] for actor in gold["actors"]] == [actor.name for actor in article.actors]


def test_extraction_is_as_good_as_it_was() -> None:
    """As `make score` has it, over all seeds."""
    gold = [seed_gold(seed) for seed in SEEDS]
    scores = evaluate([(article, newsmodel.extract(bare(article))) for article in gold]).total
    floors: dict[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
    found = {path: figure(scores, path) or 0.0 for path in floors}
    assert {path: value for path, value in found.items() if value < floors[path]} == {}
