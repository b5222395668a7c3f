"""Work in several processes: in order, with few pieces in flight, and a process that dies costs only its own piece."""

import collections
import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import attrs

from newsmodel.batch.events import DIED, Done, Encoded, Event, Problem
from newsmodel.batch.inputs import Input
from newsmodel.batch.work import Finished, Inside, Plan, Task, Unread, Worker
from newsmodel.errors import SourceError
from newsmodel.model import Article
from newsmodel.parsers.json import read_line
from newsmodel.pipeline.limits import Budget, Spending

IN_FLIGHT = 3
"""Pieces for each process that are under way or wait to be taken; more would only fill the memory."""

Step = tuple[Input | None, Event]


@attrs.define
class Ledger:
    """What other processes have unfolded of one input, added up in the order of its parts.

    Each process goes by what this one has counted; here it shows where the input has come to its limit.

    Attributes:
        over: nothing more of the input counts.
    """

    over: bool = False
    _unfolded: int = 0
    _last: Inside | None = None

    def exceeded(self, spent: Iterable[Spending]) -> SourceError | None:
        """The error of an input that had unfolded too far before, or with, what was spent on a part of it."""
        if self._last is None:
            return None
        parts = (spending.part for spending in spent if spending.left < self._unfolded)
        return next((Budget(self._last.limit).error(self._last.member.name, part) for part in parts), None)

    def left(self, inside: Inside) -> int:
        """Bytes that a member may unfold to."""
        return inside.left - self._unfolded

    def add(self, inside: Inside, finished: Finished) -> None:
        """Take down what came of a member."""
        self._last, self.over = inside, finished.ended
        self._unfolded += finished.unfolded

    def problem(self, error: SourceError, item: Input) -> Problem:
        """An error that ends the input."""
        self.over = True
        plugin = self._last.outermost if self._last else None
        return Problem.of_error(error, item.name, stage="parse", plugin=plugin)


@attrs.frozen
class Part:
    """Something of an input, at its place in the order.

    Attributes:
        item: the input.
        found: to be done in another process, or an event that is there already.
        ledger: of the input.
        spent: what has been unfolded of the input for it.
    """

    item: Input
    found: Task | Event
    ledger: Ledger = attrs.field(factory=Ledger)
    spent: tuple[Spending, ...] = ()


Piece = tuple[Part, ...]
"""As much as goes to a process at once."""

Work = Piece | Iterator[Step]
"""A piece for another process, or steps that are there already and only keep their place in the order."""

_Results = Future[list[Finished]]


def run_pieces(work: Iterable[Work], plan: Plan, jobs: int) -> Iterator[Step]:
    """The steps of all pieces, in the order of the pieces."""
    pool = _Pool(plan, jobs)
    waiting: collections.deque[tuple[Piece, _Results] | Iterator[Step]] = collections.deque()
    done = False
    try:
        for given in work:
            waiting.append((given, pool.submit(_tasks(given))) if isinstance(given, tuple) else given)
            if len(waiting) >= jobs * IN_FLIGHT:
                yield from _collected(waiting.popleft(), pool)
        while waiting:
            yield from _collected(waiting.popleft(), pool)
        done = True
    finally:
        pool.close(wait=done)


def _tasks(piece: Piece) -> list[tuple[Input, Task]]:
    return [(part.item, part.found) for part in piece if isinstance(part.found, Task)]


def _collected(entry: "tuple[Piece, _Results] | Iterator[Step]", pool: "_Pool") -> Iterator[Step]:
    if not isinstance(entry, tuple):
        yield from entry
        return
    piece, future = entry
    finished: Iterator[Finished]
    try:
        finished = iter(future.result())
    except BrokenProcessPool:
        finished = (pool.alone(*task) for task in _tasks(piece))
    for part in piece:
        result = next(finished) if isinstance(part.found, Task) else Finished((part.found,))
        for event in _events(part, result, pool):
            yield part.item, event


def _events(part: Part, result: Finished, pool: "_Pool") -> Iterator[Event]:
    """What came of a part, unless its input has unfolded too far."""
    found, ledger = part.found, part.ledger
    if not ledger.over:
        error = ledger.exceeded(part.spent)
        if error is not None:
            yield ledger.problem(error, part.item)
        else:
            if isinstance(found, Inside):
                left = ledger.left(found)
                if found.left > left and result.unfolded > left:
                    result = pool.alone(part.item, attrs.evolve(found, left=left))
                ledger.add(found, result)
            yield from (event for event in result.events if not isinstance(event, Done))
    if isinstance(found, Input | Done):
        yield Done()


class _Pool:
    """A pool that is made anew when a process has died.

    What is over is waited for: at the end of the program Python wakes the threads of its pools, and one that is just
    closing makes it fail.
    """

    def __init__(self, plan: Plan, jobs: int) -> None:
        self._plan, self._jobs = plan, jobs
        self._many: ProcessPoolExecutor | None = None
        self._one: ProcessPoolExecutor | None = None

    def submit(self, tasks: list[tuple[Input, Task]]) -> _Results:
        for _ in range(2):
            self._many = self._many or _executor(self._plan, self._jobs)
            try:
                return self._many.submit(_work, tasks)
            except BrokenProcessPool:
                self._many.shutdown()
                self._many = None
        raise BrokenProcessPool("no process can be started")

    def alone(self, item: Input, task: Task) -> Finished:
        """A task in a process that does nothing else: if that dies, it is this task's fault."""
        self._one = self._one or _executor(self._plan, 1)
        try:
            [finished] = self._one.submit(_work, [(item, task)]).result()
        except BrokenProcessPool:
            self._one.shutdown()
            self._one = None
            return _dead(item, task, self._plan)
        return finished

    def close(self, *, wait: bool) -> None:
        """End the processes; wait for them only where no work is under way."""
        for executor in (self._many, self._one):
            if executor is not None:
                executor.shutdown(wait=wait, cancel_futures=True)


def _executor(plan: Plan, jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the same on every system, and safe beside threads.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(plan,))


_worker: Worker | Exception = RuntimeError("a piece came before the plan")


def _start(plan: Plan) -> None:
    """In the new process: load what the plan takes, and leave Ctrl-C to the one who started us."""
    global _worker  # noqa: PLW0603 - the one thing a process of the pool keeps between pieces
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()
    try:
        _worker = Worker(plan, own_process=True)
    except Exception as error:  # noqa: BLE001 - raised with the first piece: here it would look as if the process had died
        _worker = error


def _follow() -> None:
    """End this process with the one that started it: killed outright, that one cannot say goodbye."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(tasks: list[tuple[Input, Task]]) -> list[Finished]:
    """In the other process."""
    if isinstance(_worker, Exception):
        raise _worker
    return [_worker.do(item, task) for item, task in tasks]


def _dead(item: Input, task: Task, plan: Plan) -> Finished:
    """What is left of a task over which a process died: an article as it was read, if it came to one."""
    read = read_line(task.line) if isinstance(task, Unread) else None
    article = plan.declared(read) if isinstance(read, Article) else None
    problem = Problem(
        source=item.name,
        part=task.member.part if isinstance(task, Inside) else None,
        article=article.id if article else None,
        stage="extract" if article else "parse",
        error=DIED,
        message="the process that worked on it died (out of memory, or a crash in a plugin)",
    )
    return Finished((problem, Encoded.of(article)) if article else (problem,))
