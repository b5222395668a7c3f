"""One input, or one part of one, done from beginning to end; what every process of a batch can do."""

import pickle
from collections.abc import Callable, Iterator
from typing import TypeVar

import attrs

from newsmodel.batch.events import Done, Encoded, Event, Problem
from newsmodel.batch.inputs import Input
from newsmodel.batch.limits import time_limit
from newsmodel.codec import encode
from newsmodel.errors import UsageError, told
from newsmodel.model import Article
from newsmodel.parsers.json import LINES_PARSER, Line, read_line
from newsmodel.pipeline import Pipeline
from newsmodel.pipeline.limits import Budget, Spending
from newsmodel.pipeline.read import Member, Opened, open_source
from newsmodel.records import Failure, Parser, Skipped
from newsmodel.registry import Registry, Settings

T = TypeVar("T")


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

    def declared(self, article: Article) -> Article:
        """The article with the language that is given for those that declare none."""
        if self.language is None or article.language is not None:
            return article
        return attrs.evolve(article, language=self.language)


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


@attrs.frozen
class Unread:
    """An article as JSON, to be read by another process.

    Attributes:
        line: the JSON, and where it stands in its input.
        own: as of `Raw`.
    """

    line: Line
    own: bool

    @classmethod
    def of(cls, raw: Raw) -> "Unread":
        """An article that is there, packed."""
        return cls(Line(encode(raw.article), None), raw.own)

    def size(self) -> int:
        """Bytes."""
        return len(self.line.data)


@attrs.frozen
class Inside:
    """A member of an input, to be read by another process.

    Attributes:
        member: with its bytes.
        outermost: name of the parser of the input.
        limit: bytes that the input may unfold to.
        left: of these, as far as this process can tell.
    """

    member: Member
    outermost: str
    limit: int
    left: int

    def size(self) -> int:
        """Bytes."""
        return self.member.size() or 0


Task = Input | Unread | Inside
"""Work that can be sent to another process; an input is read and done as a whole."""


@attrs.frozen
class Portion:
    """What was cut off an input.

    Attributes:
        found: to be done, or done.
        spent: what has been unfolded of the input for it.
    """

    found: Task | Event
    spent: tuple[Spending, ...]


@attrs.frozen
class Finished:
    """What came of a task.

    Attributes:
        events: the articles of them encoded.
        unfolded: bytes that were read of sources inside, beside those that were sent.
        ended: nothing more is to be read of the input.
    """

    events: tuple[Event, ...]
    unfolded: int = 0
    ended: bool = False


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
            yield from self._done(found)

    def read(self, item: Input) -> Iterator[Raw | Problem | Skipped]:
        """The articles of an input, and what could not be read of it."""

        def all_of(opened: Opened) -> Iterator[Raw | Problem | Skipped]:
            for found, parser in opened.read():
                yield self._told(found, parser, item.name)

        return self._opened(item, all_of)

    def cut(self, item: Input, most: int) -> Iterator[Portion]:
        """An input in parts for other processes, read as little as can be, and Done.

        Args:
            item: the input.
            most: bytes that a member of it may have; larger ones are cut in turn.
        """
        spent: Callable[[], tuple[Spending, ...]] = tuple

        def parts_of(opened: Opened) -> Iterator[Task | Problem | Skipped]:
            nonlocal spent
            budget = opened.reading.budget
            spent = budget.spendings
            spent()
            for found, parser in opened.cut(most):
                if isinstance(found, Line):
                    yield Unread(found, parser.own)
                elif isinstance(found, Member):
                    yield Inside(found, opened.parser.name, budget.limit, budget.left)
                else:
                    told = self._told(found, parser, item.name)
                    yield Unread.of(told) if isinstance(told, Raw) else told

        for found in self._opened(item, parts_of):
            yield Portion(found, spent())
        yield Portion(Done(), spent())

    def do(self, item: Input, task: Task) -> Finished:
        """A task, done."""
        if isinstance(task, Inside):
            return self._inside(task, item.name)
        if isinstance(task, Input):
            events = self.process(task)
        else:
            events = self._done(self._told(read_line(task.line), LINES_PARSER, item.name, own=task.own))
        return Finished(tuple(map(_encoded, events)))

    def _inside(self, inside: Inside, name: str) -> Finished:
        budget, events, ended = Budget(inside.limit, inside.left), list[Event](), False
        try:
            for found, parser in inside.member.read(self.registry.parsers, self.options.parsers, budget):
                events += map(_encoded, self._done(self._told(found, parser, name)))
        except Exception as error:  # noqa: BLE001 - it ends the input, as it would where all of it is read at once
            events.append(Problem.of_error(error, name, stage="parse", plugin=inside.outermost))
            ended = True
        return Finished(tuple(events), inside.left - budget.left, ended)

    def _opened(self, item: Input, found_in: Callable[[Opened], Iterator[T]]) -> Iterator[T | Problem | Skipped]:
        """What is found in an input, and why it cannot be read, or no further."""
        name = None
        try:
            opened = open_source(
                item.source(), self.registry.parsers, format=self.plan.format, options=self.options.parsers
            )
            if isinstance(opened, Skipped):
                yield opened
                return
            name = opened.parser.name
            yield from found_in(opened)
        except Exception as error:  # noqa: BLE001 - whatever one input does must not end the batch
            yield Problem.of_error(error, item.name, stage="parse" if name else "read", plugin=name)

    def _told(
        self, found: Article | Failure | Skipped, parser: Parser, name: str, *, own: bool | None = None
    ) -> Raw | Problem | Skipped:
        if isinstance(found, Failure):
            return Problem.of_failure(found, name, parser.name)
        if isinstance(found, Skipped):
            return found
        return Raw(self.plan.declared(found), name, parser.own if own is None else own)

    def _done(self, found: Raw | Problem | Skipped) -> Iterator[Event]:
        if isinstance(found, Raw):
            yield from self.finish(found)
        else:
            yield found

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


def _encoded(event: Event) -> Event:
    return Encoded.of(event) if isinstance(event, Article) else event
