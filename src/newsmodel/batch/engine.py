"""The batch as a whole: what is done already comes from the journal, the rest from this process or from several."""

import itertools
from collections.abc import Generator, Iterable, Iterator

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


def run(
    inputs: Iterable[Input | Problem], plan: Plan, *, jobs: int = 1, journal: Journal | None = None
) -> Generator[tuple[Input | None, Event], None, None]:
    """Everything that comes of the inputs, in their order, each ending with Done; memory stays flat.

    Args:
        inputs: files, and problems met in finding them.
        plan: what is to be done.
        jobs: processes; 1 is this one alone.
        journal: what was done before, and where to note what is done now.

    Raises:
        UsageError: an unknown format, plugin or option.
        OrderError: extractors that cannot be put in order.
    """
    worker = Worker(plan)
    if jobs > 1:
        yield from _watched(run_pieces(_dealt(inputs, worker, journal), plan, jobs), journal)
    else:
        yield from _watched(_one_by_one(inputs, worker, journal), journal)


def _watched(steps: Iterator[Step], journal: Journal | None) -> Iterator[Step]:
    return steps if journal is None else journal.recording(steps)


def _one_by_one(inputs: Iterable[Input | Problem], worker: Worker, journal: Journal | None) -> Iterator[Step]:
    for item in inputs:
        known = _known(item, journal)
        if known is not None:
            yield from known
        elif isinstance(item, Input):
            for event in worker.process(item):
                yield item, event
            yield item, Done()


def _dealt(inputs: Iterable[Input | Problem], worker: Worker, journal: Journal | None) -> Iterator[Work]:
    """The work in pieces for several processes."""
    small: list[Input] = []
    size = 0
    for item in inputs:
        known = _known(item, journal)
        large = known is None and isinstance(item, Input) and item.size() > LARGE
        if small and (known is not None or large or len(small) >= FILES or size >= BYTES):
            yield Piece(tuple(small))
            small, size = [], 0
        if known is not None:
            yield known
        elif isinstance(item, Input):
            if large:
                yield from _articles(item, worker)
            else:
                small.append(item)
                size += item.size()
    if small:
        yield Piece(tuple(small))


def _articles(item: Input, worker: Worker) -> Iterator[Work]:
    """The articles of a large input, and between them what could not be read."""
    held: list[tuple[bytes, bool]] = []
    size = 0
    for found in itertools.chain(worker.read(item), [None]):
        if held and (not isinstance(found, Raw) or len(held) >= ARTICLES or size >= BYTES):
            yield Piece((item,), tuple(held), done=False)
            held, size = [], 0
        if isinstance(found, Raw):
            data = encode(found.article)
            held.append((data, found.own))
            size += len(data)
        else:
            yield [(item, Done() if found is None else found)]


def _known(item: Input | Problem, journal: Journal | None) -> Iterable[Step] | None:
    """The steps of an input that needs no work: it could not be found, or was done before."""
    if isinstance(item, Problem):
        return [(None, item)]
    return None if journal is None else journal.replay(item)
