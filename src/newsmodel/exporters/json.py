"""Our own JSON, losslessly: one article a line, or a list for reading by people."""

import contextlib
from collections.abc import Callable
from typing import BinaryIO

from newsmodel.codec import dumps, encode
from newsmodel.model import Article
from newsmodel.records import Exporter, Target, Writer
from newsmodel.writing import FileWriter


class StreamWriter(FileWriter):
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
        super().__init__(target)
        self._encode = encode
        self._before, self._between, self._after = before, between, after
        self._stream: BinaryIO
        self._first = True

    def open(self, stack: contextlib.ExitStack) -> None:
        """Write what stands before all articles."""
        self._stream = stack.enter_context(self.target.create())
        self._stream.write(self._before)

    def write(self, article: Article, /) -> None:
        """Write one article."""
        self._add(self._encode(article))

    def _add(self, data: bytes) -> None:
        self._stream.write(data if self._first else self._between + data)
        self._first = False

    def finish(self) -> None:
        """Write what stands after them."""
        self._stream.write(self._after)


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
