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

from newsmodel.batch.events import DIED, Done, Event, Problem
from newsmodel.batch.inputs import Input
from newsmodel.batch.work import Plan, Raw, Worker
from newsmodel.codec import encode, loads
from newsmodel.model import Article

IN_FLIGHT = 3
"""Pieces for each process that are under way or wait to be taken; more would only fill the memory."""

Packed = bytes | Event
"""An event on its way between processes: articles go as JSON, which is quicker than pickling them."""


@attrs.frozen
class Piece:
    """A piece of work: small inputs, each done whole, or some articles of a large one, read already.

    Attributes:
        inputs: whose work it is; for articles one input.
        articles: (JSON, own) for each; empty where the inputs are to be read.
        done: whether the inputs are done with this piece.
    """

    inputs: tuple[Input, ...]
    articles: tuple[tuple[bytes, bool], ...] = ()
    done: bool = True

    def singly(self) -> Iterator["Piece"]:
        """The same in pieces of one input or article."""
        if not self.articles:
            yield from (Piece((item,)) for item in self.inputs)
            return
        last = len(self.articles) - 1
        for place, article in enumerate(self.articles):
            yield Piece(self.inputs, (article,), done=self.done and place == last)


Step = tuple[Input | None, Event]
Work = Piece | Iterable[Step]
"""A piece for another process, or steps that are there already and only keep their place in the order."""


def run_pieces(work: Iterable[Work], plan: Plan, jobs: int) -> Iterator[Step]:
    """The steps of all pieces, in the order of the pieces."""
    pool = _Pool(plan, jobs)
    waiting: collections.deque[tuple[Piece, Future[list[tuple[int, Packed]]]] | Iterable[Step]] = collections.deque()
    try:
        for given in work:
            waiting.append((given, pool.submit(given)) if isinstance(given, Piece) else given)
            if len(waiting) >= jobs * IN_FLIGHT:
                yield from _collected(waiting.popleft(), pool)
        while waiting:
            yield from _collected(waiting.popleft(), pool)
    finally:
        pool.close()


def _collected(
    entry: tuple[Piece, "Future[list[tuple[int, Packed]]]"] | Iterable[Step], pool: "_Pool"
) -> Iterator[Step]:
    if not isinstance(entry, tuple):
        yield from entry
        return
    piece, future = entry
    try:
        yield from _unpacked(piece, future.result())
    except BrokenProcessPool:
        for single in piece.singly():
            yield from pool.alone(single)


class _Pool:
    """A pool that is made anew when a process has died."""

    def __init__(self, plan: Plan, jobs: int) -> None:
        self._plan, self._jobs = plan, jobs
        self._many: ProcessPoolExecutor | None = None
        self._one: ProcessPoolExecutor | None = None

    def submit(self, piece: Piece) -> "Future[list[tuple[int, Packed]]]":
        for _ in range(2):
            self._many = self._many or _executor(self._plan, self._jobs)
            try:
                return self._many.submit(_work, piece)
            except BrokenProcessPool:
                self._many.shutdown(wait=False)
                self._many = None
        raise BrokenProcessPool("no process can be started")

    def alone(self, piece: Piece) -> Iterator[Step]:
        """A piece in a process that does nothing else: if that dies, it is this piece's fault."""
        self._one = self._one or _executor(self._plan, 1)
        try:
            yield from _unpacked(piece, self._one.submit(_work, piece).result())
        except BrokenProcessPool:
            self._one.shutdown(wait=False)
            self._one = None
            [item] = piece.inputs
            article = loads(piece.articles[0][0]) if piece.articles else None
            stage = "extract" if article else "parse"
            message = "the process that worked on it died (out of memory, or a crash in a plugin)"
            known = article.id if article else None
            yield item, Problem(source=item.name, article=known, stage=stage, error=DIED, message=message)
            if article:
                yield item, article
            if piece.done:
                yield item, Done()

    def close(self) -> None:
        for executor in (self._many, self._one):
            if executor is not None:
                executor.shutdown(wait=False, cancel_futures=True)


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


def _work(piece: Piece) -> list[tuple[int, Packed]]:
    """In the other process: the events of a piece, with the place of their input in it."""
    if isinstance(_worker, Exception):
        raise _worker
    found: list[tuple[int, Event]] = []
    for data, own in piece.articles:
        found += [(0, event) for event in _worker.finish(Raw(loads(data), piece.inputs[0].name, own))]
    if not piece.articles:
        found = [(place, event) for place, item in enumerate(piece.inputs) for event in _worker.process(item)]
    return [(place, encode(event) if isinstance(event, Article) else event) for place, event in found]


def _unpacked(piece: Piece, packed: list[tuple[int, Packed]]) -> Iterator[Step]:
    by_input: dict[int, list[Packed]] = {}
    for place, event in packed:
        by_input.setdefault(place, []).append(event)
    for place, item in enumerate(piece.inputs):
        for event in by_input.get(place, []):
            yield item, loads(event) if isinstance(event, bytes) else event
        if piece.done:
            yield item, Done()
