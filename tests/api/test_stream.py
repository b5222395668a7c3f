"""Many sources, one stream: in order, everything accounted for, in any number of processes."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamed import PIPELINE

import newsmodel as n

TEXTS = ["one", "two bad", "three", "four", "five bad", "six"]


@pytest.fixture
def sources(tmp_path: Path) -> list[str | Path | n.Article]:
    """Articles that are there, a file of several, one that cannot be read, one that is not there."""
    lines = [n.dumps(n.Article(text=text)) for text in TEXTS[2:5]]
    (tmp_path / "some.jsonl").write_text("\n".join([*lines, "broken"]))
    (tmp_path / "broken.json").write_text("{")
    articles = [n.Article(text=text) for text in TEXTS]
    return [*articles[:2], tmp_path / "some.jsonl", str(tmp_path / "broken.json"), tmp_path / "gone.txt", articles[5]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_source_is_among_the_articles_or_the_errors(sources: list[str | Path | n.Article], jobs: int) -> None:
    errors: list[n.NewsmodelError] = []
    articles = list(n.stream(sources, jobs=jobs, extract=True, pipeline=PIPELINE, on_error=errors.append))
    assert [article.text for article in articles] == TEXTS
    assert [bool(article.actors) for article in articles] == ["bad" not in text for text in TEXTS]
    assert [type(error).__name__ for error in errors] == [
        "StageError",
        "StageError",
        "SourceError",
        "SourceError",
        "SourceError",
    ]


def test_without_a_listener_errors_come_at_the_end(sources: list[str | Path | n.Article]) -> None:
    found = n.stream(sources, extract=True, pipeline=PIPELINE)
    assert [article.text for article in itertools.islice(found, len(TEXTS))] == TEXTS
    with pytest.raises(n.StageError, match="bad") as raised:
        next(found)
    assert len(raised.value.__notes__) == 1 + 4


def test_one_source_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    for source in (tmp_path / "a.txt", str(tmp_path / "a.txt"), tmp_path, n.Article(text="Words.")):
        assert [article.text for article in n.stream(source, pipeline=PIPELINE)] == ["Words."]


def test_sources_are_taken_one_by_one() -> None:
    taken: list[int] = []

    def endless() -> Iterator[n.Article]:
        for number in itertools.count():
            taken.append(number)
            yield n.Article(text=str(number))

    found = list(itertools.islice(n.stream(endless(), pipeline=PIPELINE), 3))
    assert len(found) == 3
    assert len(taken) <= 4


def test_what_cannot_be_sent_is_refused_before_the_start() -> None:
    local = n.Extractor(name="local", provides=(n.Actor,), extract=lambda article, context: [])
    with pytest.raises(n.UsageError, match="extractor local cannot be sent to another process"):
        n.stream([n.Article(text="a")], jobs=2, pipeline=n.Pipeline([local]))
    assert len(list(n.stream([n.Article(text="a")], pipeline=n.Pipeline([local])))) == 1


def test_an_article_that_takes_too_long_costs_itself_alone() -> None:
    errors: list[n.NewsmodelError] = []
    sources = [n.Article(text=text) for text in ("one", "slow", "three")]
    articles = list(n.stream(sources, timeout=0.5, pipeline=PIPELINE, on_error=errors.append))
    assert [bool(article.actors) for article in articles] == [True, False, True]
    [error] = errors
    assert "took longer than 0.5 s" in str(error)


@pytest.mark.slow
def test_so_does_one_that_nothing_can_interrupt() -> None:
    errors: list[n.NewsmodelError] = []
    sources = [n.Article(text=text) for text in ("one", "stuck", "three")]
    articles = list(n.stream(sources, timeout=0.5, pipeline=PIPELINE, on_error=errors.append))
    assert [article.text for article in articles] == ["one", "stuck", "three"]
    assert [bool(article.actors) for article in articles] == [True, False, True]
    [error] = errors
    assert "died" in str(error)
