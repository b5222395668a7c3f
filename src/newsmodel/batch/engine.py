"""The batch as a whole: what is done already comes from the journal, the rest from this process or from several."""

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import attrs

from newsmodel.batch.events import Done, Event, Problem
from newsmodel.batch.inputs import Input
from newsmodel.batch.journal import Journal
from newsmodel.batch.pool import Piece, Step, Work, run_pieces
from newsmodel.batch.work import Plan, Raw, Worker
from newsmodel.codec import encode

LARGE = 2**22
"""Bytes. A larger input is read here and its articles are dealt out; a smaller one is done whole by one process."""

FILES, ARTICLES, BYTES = 16, 16, 2**18
"""How many small files, articles, and bytes of either go to a process at once."""

Given = Input | Problem | Raw
"""What a batch can be given."""
MEMORY = Input(Path(), "<memory>")
"""The input that articles which are there already belong to."""


def run(
    inputs: Iterable[Given], plan: Plan, *, jobs: int = 1, journal: Journal | None = None
) -> Generator[tuple[Input | None, Event], None, None]:
    """Everything that comes of the inputs, in their order, each ending with Done; memory stays flat.

    Args:
        inputs: files, problems met in finding them, and articles that are there already.
        plan: what is to be done.
        jobs: processes; 1 is this one alone, but with a time limit one more, which can be ended.
        journal: what was done before, and where to note what is done now.

    Raises:
        UsageError: an unknown format, plugin or option.
        OrderError: extractors that cannot be put in order.
    """
    worker = Worker(plan)
    if jobs > 1 or plan.timeout is not None:
        yield from _watched(run_pieces(_dealt(inputs, worker, journal), plan.sendable(), jobs), journal)
    else:
        yield from _watched(_one_by_one(inputs, worker, journal), journal)


def _watched(steps: Iterator[Step], journal: Journal | None) -> Iterator[Step]:
    return steps if journal is None else journal.recording(steps)


def _one_by_one(inputs: Iterable[Given], worker: Worker, journal: Journal | None) -> Iterator[Step]:
    for item in inputs:
        if isinstance(item, Raw):
            yield from ((MEMORY, event) for event in worker.finish(item))
            continue
        known = _known(item, journal)
        if known is not None:
            yield from known
        elif isinstance(item, Input):
            for event in worker.process(item):
                yield item, event
            yield item, Done()


def _dealt(inputs: Iterable[Given], worker: Worker, journal: Journal | None) -> Iterator[Work]:
    """The work in pieces for several processes, in order: whatever is not small ends the piece before it."""
    files, articles = _Files(), _Articles(MEMORY)
    for item in inputs:
        if isinstance(item, Raw):
            yield from files.rest()
            yield from articles.add(item)
            continue
        yield from articles.rest()
        known = _known(item, journal)
        if known is None and isinstance(item, Input) and item.size() <= LARGE:
            yield from files.add(item)
            continue
        yield from files.rest()
        if known is not None:
            yield known
        elif isinstance(item, Input):
            yield from _large(item, worker)
    yield from articles.rest()
    yield from files.rest()


def _large(item: Input, worker: Worker) -> Iterator[Work]:
    """The articles of a large input, and between them what could not be read."""
    articles = _Articles(item)
    for found in worker.read(item):
        if isinstance(found, Raw):
            yield from articles.add(found)
        else:
            yield from articles.rest()
            yield [(item, found)]
    yield from articles.rest()
    yield [(item, Done())]


@attrs.define
class _Files:
    """Small files until there are enough for a piece."""

    held: list[Input] = attrs.field(factory=list)
    size: int = 0

    def add(self, item: Input) -> Iterator[Piece]:
        if len(self.held) >= FILES or self.size >= BYTES:
            yield from self.rest()
        self.held.append(item)
        self.size += item.size()

    def rest(self) -> Iterator[Piece]:
        if self.held:
            yield Piece(tuple(self.held))
        self.held, self.size = [], 0


@attrs.define
class _Articles:
    """Articles of one input until there are enough for a piece."""

    item: Input
    held: list[tuple[bytes, bool]] = attrs.field(factory=list)
    size: int = 0

    def add(self, raw: Raw) -> Iterator[Piece]:
        if len(self.held) >= ARTICLES or self.size >= BYTES:
            yield from self.rest()
        data = encode(raw.article)
        self.held.append((data, raw.own))
        self.size += len(data)

    def rest(self) -> Iterator[Piece]:
        if self.held:
            yield Piece((self.item,), tuple(self.held), done=False)
        self.held, self.size = [], 0


def _known(item: Input | Problem, journal: Journal | None) -> Iterable[Step] | None:
    """The steps of an input that needs no work: it could not be found, or was done before."""
    if isinstance(item, Problem):
        return [(None, item)]
    return None if journal is None else journal.replay(item)
