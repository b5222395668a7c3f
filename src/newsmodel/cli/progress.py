"""How far a batch has come, where somebody is looking."""

import contextlib
import sys
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self


class Progress:
    """A bar on standard error where that is a terminal and takes nothing else; nothing otherwise."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        self._bar: Any = None
        if total > 1 and not quiet and sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=total, unit=" inputs", file=sys.stderr, leave=False, dynamic_ncols=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def step(self) -> None:
        """One more input is done."""
        if self._bar is not None:
            self._bar.update()

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Room for a message: the bar steps back, and returns below it."""
        if self._bar is None:
            yield
            return
        self._bar.clear()
        yield
        self._bar.refresh()
