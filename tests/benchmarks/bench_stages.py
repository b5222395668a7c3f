"""Each stage on a short, a usual and a very long article: `make bench` (pytest-benchmark)."""

from io import BytesIO
from pathlib import Path

import pytest

import newsmodel
from newsmodel import Article, Context
from newsmodel.english.actors.extract import extract_actors
from newsmodel.english.grammar.frames import read
from newsmodel.english.proposals.extract import extract_proposals
from newsmodel.english.quotes.extract import extract_quotes

SEEDS = Path(__file__).parents[2] / "seeds"
NEWS = "\n".join(article.text for path in sorted(SEEDS.glob("*/input.txt")) for article in newsmodel.read(path))
TEXTS = {"short": NEWS[:1000], "usual": NEWS[:5000], "long": (NEWS * 20)[:500_000]}


@pytest.fixture(params=TEXTS)
def article(request: pytest.FixtureRequest) -> Article:
    """An article with everything in it."""
    return newsmodel.extract(Article(text=TEXTS[request.param], language="en"))


def test_parse(benchmark, article):
    benchmark(newsmodel.parse, article.text, format="text")


def test_reading(benchmark, article):
    benchmark(read, article.text)


def test_actors(benchmark, article):
    benchmark(lambda: list(extract_actors(article, Context(article.text))))


def test_quotes(benchmark, article):
    context = Context(article.text)
    context.share(read)
    benchmark(lambda: list(extract_quotes(article, context)))


def test_proposals(benchmark, article):
    context = Context(article.text)
    context.share(read)
    benchmark(lambda: list(extract_proposals(article, context)))


def test_pipeline(benchmark, article):
    bare = Article(text=article.text, language="en")
    benchmark(newsmodel.extract, bare)


def test_json_out(benchmark, article):
    benchmark(newsmodel.dumps, article)


def test_json_in(benchmark, article):
    data = newsmodel.dumps(article)
    benchmark(newsmodel.loads, data)


def test_csv_out(benchmark, article, tmp_path):
    benchmark(lambda: newsmodel.write(article, tmp_path / "tables", format="csv"))


def test_jsonl_out(benchmark, article):
    benchmark(lambda: newsmodel.write(article, BytesIO(), format="jsonl"))
