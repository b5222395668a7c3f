"""The batch as a whole: what is done already comes from the journal, the rest from this process or from several."""

import itertools
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import attrs

from newsmodel.batch.events import Done, Event, Problem
from newsmodel.batch.inputs import Input
from newsmodel.batch.journal import Journal
from newsmodel.batch.pool import Ledger, Part, Piece, Step, Work, run_pieces
from newsmodel.batch.work import Plan, Raw, Task, Unread, Worker

LARGE = 2**22
"""Bytes. A larger input, or member of one, is cut here and its parts are dealt out; a smaller one is done whole by one
process."""

PARTS, BYTES = 32, 2**18
"""How many small files, members and articles, and bytes of them, go to a process at once."""

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
        yield from _watched(run_pieces(_dealt(inputs, worker, journal, jobs), plan.sendable(), jobs), journal)
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


def _dealt(inputs: Iterable[Given], worker: Worker, journal: Journal | None, jobs: int) -> Iterator[Work]:
    """The work in pieces for several processes, in order."""
    rest = iter(inputs)
    first = list(itertools.islice(rest, jobs))
    # Where each process cannot have an input of its own, also one that is not large keeps several busy.
    whole = LARGE if len(first) >= jobs else min(BYTES, LARGE)
    pile = _Pile()
    for item in itertools.chain(first, rest):
        if isinstance(item, Raw):
            yield from pile.add(Part(MEMORY, Unread.of(item)))
            continue
        known = _known(item, journal)
        if known is not None:
            yield from pile.rest()
            yield iter(known)
        elif isinstance(item, Input) and item.size() <= whole:
            yield from pile.add(Part(item, item))
        elif isinstance(item, Input):
            for part in _large(item, worker):
                yield from pile.add(part)
    yield from pile.rest()


def _large(item: Input, worker: Worker) -> Iterator[Part]:
    """The parts of a large input, and Done."""
    ledger = Ledger()
    for portion in worker.cut(item, LARGE):
        if ledger.over:
            yield Part(item, Done(), ledger)
            return
        yield Part(item, portion.found, ledger, portion.spent)


@attrs.define
class _Pile:
    """Parts until there are enough for a piece."""

    held: list[Part] = attrs.field(factory=list)
    size: int = 0

    def add(self, part: Part) -> Iterator[Piece]:
        if len(self.held) >= PARTS or self.size >= BYTES:
            yield from self.rest()
        self.held.append(part)
        self.size += part.found.size() if isinstance(part.found, Task) else 0

    def rest(self) -> Iterator[Piece]:
        if self.held:
            yield tuple(self.held)
        self.held, self.size = [], 0


def _known(item: Input | Problem, journal: Journal | None) -> Iterable[Step] | None:
    """The steps of an input that needs no work: it could not be found, or was done before."""
    if isinstance(item, Problem):
        return [(None, item)]
    return None if journal is None else journal.replay(item)
