"""What writers have in common: files that are finished when all went well, and leave nothing when it did not."""

import abc
import contextlib
from types import TracebackType
from typing import Self

from newsmodel.model import Article
from newsmodel.records import Target


class FileWriter(abc.ABC):
    """A base for writers, which may also do without it: a `Writer` that opens files, fills them and finishes them.

    A subclass opens in `open` what it writes to, by `stack.enter_context(self.target.create())`, and has its own
    `write`; where something stands after the last article, it is written in `finish`.

    Attributes:
        target: where to.
    """

    def __init__(self, target: Target) -> None:
        self.target = target
        self._stack = contextlib.ExitStack()

    @abc.abstractmethod
    def open(self, stack: contextlib.ExitStack) -> None:
        """Open what is written to; what is entered on the stack is closed, whatever happens."""

    @abc.abstractmethod
    def write(self, article: Article, /) -> None:
        """Write one article."""

    def finish(self) -> None:  # noqa: B027 - most formats have nothing to add
        """Write what stands after all articles; left out after an exception."""

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            self.open(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> bool | None:
        if kind is None:
            # On the stack, so that a failure of this very write also reaches the target, which then removes the file.
            self._stack.callback(self.finish)
        return self._stack.__exit__(kind, error, trace)
