"""One input, or one article, done from beginning to end; what every process of a batch can do."""

import pickle
from collections.abc import Iterator

import attrs

from newsmodel.batch.events import Event, Problem
from newsmodel.batch.inputs import Input
from newsmodel.batch.limits import time_limit
from newsmodel.errors import UsageError, told
from newsmodel.model import Article
from newsmodel.pipeline import Pipeline
from newsmodel.pipeline.read import open_source
from newsmodel.records import Failure, Skipped
from newsmodel.registry import Registry, Settings


@attrs.frozen(kw_only=True)
class Plan:
    """What is to be done with every input; small, so that it can be sent to other processes.

    Attributes:
        settings: plugins and their options.
        format: of the inputs; None tells it for each.
        extract: True extracts anew, False never, None only where it has not been done.
        language: of articles that declare none.
        pipeline: an explicit one, in place of the extractors that are installed.
        timeout: seconds that an article may take in extraction; None is without limit.
    """

    settings: Settings = attrs.field(factory=Settings)
    format: str | None = None
    extract: bool | None = None
    language: str | None = None
    pipeline: Pipeline | None = None
    timeout: float | None = None

    def sendable(self) -> "Plan":
        """The plan itself, when it can be sent to another process.

        Raises:
            UsageError: one of its extractors cannot be: it, or its function, is made inside another function.
        """
        for extractor in self.pipeline.extractors if self.pipeline else ():
            try:
                pickle.dumps(extractor)
            except (pickle.PicklingError, AttributeError, TypeError) as error:
                raise UsageError(
                    f"extractor {extractor.name} cannot be sent to another process ({told(error)}); "
                    "define its function at the top of a module, or use jobs=1"
                ) from error
        return self


@attrs.frozen
class Raw:
    """An article as read, and what is known of it beside.

    Attributes:
        article: before extraction.
        source: name of the input.
        own: whether it comes from a format of ours, with what was extracted before.
    """

    article: Article
    source: str
    own: bool


class Worker:
    """The plan with all that it takes: plugins loaded, options read, extractors in order."""

    def __init__(self, plan: Plan, *, own_process: bool = False) -> None:
        self.plan, self._own_process = plan, own_process
        self.registry, self.options = plan.settings.load()
        # Extractors that do not fit together are no reason not to read and write.
        wanted = self.registry if plan.extract is not False else Registry()
        chosen = self.options.extractors if plan.extract is not False else None
        self.pipeline = plan.pipeline if plan.pipeline is not None else wanted.pipeline(chosen)
        if plan.format is not None:
            self.registry.parser(plan.format)

    def process(self, item: Input) -> Iterator[Event]:
        """All that comes of an input, as it comes."""
        for found in self.read(item):
            if isinstance(found, Raw):
                yield from self.finish(found)
            else:
                yield found

    def read(self, item: Input) -> Iterator[Raw | Problem | Skipped]:
        """The articles of an input, and what could not be read of it."""
        name = None
        try:
            opened = open_source(
                item.source(), self.registry.parsers, format=self.plan.format, options=self.options.parsers
            )
            if isinstance(opened, Skipped):
                yield opened
                return
            name = opened.parser.name
            for found, parser in opened.read():
                if isinstance(found, Failure):
                    yield Problem.of_failure(found, item.name, parser.name)
                elif isinstance(found, Skipped):
                    yield found
                else:
                    yield Raw(self._declared(found), item.name, parser.own)
        except Exception as error:  # noqa: BLE001 - whatever one input does must not end the batch
            yield Problem.of_error(error, item.name, stage="parse" if name else "read", plugin=name)

    def finish(self, raw: Raw) -> Iterator[Article | Problem]:
        """The article with what was found in it; before it, the stages that failed."""
        article, extract = raw.article, self.plan.extract
        if extract is False or (extract is None and (raw.own or article.extractors)):
            yield article
            return
        try:
            with time_limit(self.plan.timeout, deadly=self._own_process):
                outcome = self.pipeline.run(article, afresh=extract is True)
        except Exception as error:  # noqa: BLE001 - an article that cannot be extracted is still an article
            problem = Problem.of_error(error, raw.source, stage="extract")
            yield attrs.evolve(problem, article=article.id)
            yield article
            return
        for failure in outcome.failures:
            yield Problem.of_error(failure, raw.source, stage="extract")
        yield outcome.article

    def _declared(self, article: Article) -> Article:
        if self.plan.language is None or article.language is not None:
            return article
        return attrs.evolve(article, language=self.plan.language)
