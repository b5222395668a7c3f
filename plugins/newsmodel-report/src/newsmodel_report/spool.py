"""Text that waits on disk until the page that it belongs to is put together."""

import codecs
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from markupsafe import Markup

PIECE = 2**16
"""Bytes that are read at a time."""


class Spool:
    """Markup in an unnamed file, added at the end and read back by place."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+b")  # noqa: SIM115 - closed with the spool
        self.size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self._file.close()

    def add(self, text: str) -> None:
        """Put markup at the end; `size` is then where the next begins, in bytes."""
        data = text.encode()
        self._file.write(data)
        self.size += len(data)

    def pieces(self, start: int, end: int) -> Iterator[Markup]:
        """What was added between two sizes."""
        self._file.seek(start)
        return map(Markup, codecs.iterdecode(self._bytes(end - start), "utf-8"))

    def _bytes(self, left: int) -> Iterator[bytes]:
        while left:
            data = self._file.read(min(left, PIECE))
            left -= len(data)
            yield data
