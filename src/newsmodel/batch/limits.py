"""A time limit for each article: a plugin that hangs costs one article, not the run."""

import contextlib
import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

GRACE = 5.0
"""Seconds after the limit until the process itself is ended, where the code at work cannot be stopped."""


class TimeLimitError(Exception):
    """An article took longer than its time limit."""


@contextlib.contextmanager
def time_limit(seconds: float | None, *, deadly: bool = False) -> Iterator[None]:
    """Raise `TimeLimitError` in the code within when its time is over, and again each time another limit has passed.

    Python code is stopped by a timer signal, so only in a main thread and where the system has such signals. Code
    that runs on inside one call into C hears no signal: `deadly` ends the process then, as a process of a pool may.

    Args:
        seconds: of wall time; None is without limit.
        deadly: end the process when the limit and `GRACE` are over.
    """
    if seconds is None:
        yield
        return
    with contextlib.ExitStack() as stack:
        if deadly:
            sink = stack.enter_context(Path(os.devnull).open("wb"))
            faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=sink)
            stack.callback(faulthandler.cancel_dump_traceback_later)
        if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
            stack.enter_context(_timer(seconds))
        yield


@contextlib.contextmanager
def _timer(seconds: float) -> Iterator[None]:
    def over(_number: int, _frame: FrameType | None) -> None:
        raise TimeLimitError(f"took longer than {seconds:g} s, its time limit")

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
