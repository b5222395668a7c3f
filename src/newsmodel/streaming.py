"""`newsmodel.stream`: many sources to one stream of articles, in several processes."""

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsmodel.api import OnError
from newsmodel.batch import Encoded, Plan, Problem, article_of, expand, run
from newsmodel.batch.work import Raw
from newsmodel.errors import Gathered, NewsmodelError, SourceError, StageError
from newsmodel.model import Article
from newsmodel.pipeline import Pipeline
from newsmodel.registry import Settings

Streamed = str | os.PathLike[str] | Article


def stream(
    sources: Streamed | Iterable[Streamed],
    format: str | None = None,
    *,
    jobs: int = 1,
    extract: bool | None = None,
    language: str | None = None,
    timeout: float | None = None,
    on_error: OnError | None = None,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    pipeline: Pipeline | None = None,
) -> Iterator[Article]:
    """The extracted articles of many sources, in their order, one by one; memory does not grow with their number.

    Every source is among the articles or among the errors. An article on which a stage failed comes with what the
    others found. With several jobs, a script starts them under `if __name__ == "__main__":`, as with any Python
    program that starts processes.

    Args:
        sources: files, folders with all below them, globs, or articles that are there already; taken one by one.
        format: of the files; None tells it for each.
        jobs: processes that read and extract; 1 is this one alone.
        extract: True extracts anew, False never, None only articles in which nothing has been extracted.
        language: of articles that declare none.
        timeout: seconds that an article may take in extraction; it then comes with what was found before.
        on_error: called with each error; without it they are raised together at the end, after all articles.
        options: by plugin name, a mapping of keys to values.
        pipeline: extractors of your own choice, in place of those that are installed.

    Raises:
        UsageError: an unknown format, plugin or option; an extractor that cannot be sent to another process, before
            the start.
        SourceError: sources could not be read, at the end.
        StageError: a stage failed, at the end.
    """
    plan = Plan(
        settings=Settings(options=options or {}),
        format=format,
        extract=extract,
        language=language,
        timeout=timeout,
        pipeline=pipeline,
    )
    if jobs > 1 or timeout is not None:
        plan.sendable()
    if isinstance(sources, str | os.PathLike | Article):
        sources = [sources]
    return _articles(sources, plan, jobs, on_error)


def _articles(sources: Iterable[Streamed], plan: Plan, jobs: int, on_error: OnError | None) -> Iterator[Article]:
    errors = Gathered()
    tell = on_error or errors
    for _, event in run(_given(sources), plan, jobs=jobs):
        if isinstance(event, Article | Encoded):
            yield article_of(event)
        elif isinstance(event, Problem):
            tell(_error(event))
    if errors.count:
        raise errors.on(errors.first[0])


def _given(sources: Iterable[Streamed]) -> Iterator[Any]:
    for source in sources:
        if isinstance(source, Article):
            yield Raw(source, "<memory>", own=False)
        else:
            yield from expand([os.fspath(source)])


def _error(problem: Problem) -> NewsmodelError:
    """A problem as the error that a call for this one source would raise."""
    if problem.stage == "extract" or problem.error == "StageError":
        plugin = problem.plugin or "newsmodel"
        error = StageError(problem.message, stage=problem.stage, plugin=plugin, article=problem.article)
        error.add_note(problem.source)
        return error
    return SourceError(problem.message, source=problem.source, part=problem.part)
