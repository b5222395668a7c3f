"""Our own JSON, losslessly: one article a line, or a list for reading by people."""

import contextlib
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO, Self

from newsmodel.codec import dumps, encode
from newsmodel.model import Article
from newsmodel.records import Exporter, Target, Writer


class StreamWriter:
    """Writes articles one by one to one stream, with what stands before, between and after them."""

    def __init__(
        self,
        target: Target,
        encode: Callable[[Article], bytes],
        *,
        before: bytes = b"",
        between: bytes = b"",
        after: bytes = b"",
    ) -> None:
        self._target, self._encode = target, encode
        self._before, self._between, self._after = before, between, after
        self._stack = contextlib.ExitStack()
        self._stream: BinaryIO
        self._first = True

    def __enter__(self) -> Self:
        self._stream = self._stack.enter_context(self._target.create())
        self._stream.write(self._before)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> bool | None:
        if kind is None:
            # On the stack, so that a failure of this very write also reaches the target, which then removes the file.
            self._stack.callback(self._stream.write, self._after)
        return self._stack.__exit__(kind, error, trace)

    def write(self, article: Article, /) -> None:
        """Write one article."""
        self._add(self._encode(article))

    def _add(self, data: bytes) -> None:
        self._stream.write(data if self._first else self._between + data)
        self._first = False


class LinesWriter(StreamWriter):
    """Writes one article a line."""

    def __init__(self, target: Target) -> None:
        super().__init__(target, _line)

    def write_encoded(self, data: bytes, /) -> None:
        """Write one article that is JSON already, as `encode` gives it."""
        self._add(data + b"\n")


def open_lines(target: Target, options: object = None) -> Writer:
    """One article a line."""
    return LinesWriter(target)


def open_list(target: Target, options: object = None) -> Writer:
    """A list, indented; of none or one article too, so that a reader need not ask."""
    return StreamWriter(target, _indented, before=b"[", between=b",", after=b"\n]\n")


def _line(article: Article) -> bytes:
    return encode(article) + b"\n"


def _indented(article: Article) -> bytes:
    # JSON strings hold no raw line ends, so this touches the layout alone.
    return ("\n" + dumps(article, indent=2)).replace("\n", "\n  ").encode()


EXPORTER = Exporter(
    name="json", open=open_list, suffixes=(".json",), summary="newsmodel's own JSON, a list for reading by people"
)
LINES_EXPORTER = Exporter(
    name="jsonl", open=open_lines, suffixes=(".jsonl", ".ndjson"), summary="newsmodel's own JSON, one article a line"
)
