"""Limits on what an input may unfold to: an archive in an archive, a small file that expands to a huge one."""

import io
from collections.abc import Callable
from typing import Any, BinaryIO

import attrs

from newsmodel.errors import SourceError
from newsmodel.records import Source

ALWAYS = 2**26
"""Bytes that any input may unfold to, however small it is."""


@attrs.frozen
class Limits:
    """How far an input may unfold.

    Attributes:
        depth: sources within sources.
        expanded: bytes that all sources inside one input may have together; the input itself does not count. None is
            `ratio` times the size of the input, and 64 MiB at least.
        ratio: how much larger than the input what is inside it may be. Text shrinks to a tenth when it is compressed,
            web pages of one site to a thirtieth; what shrinks to a thousandth is nothing but repetition.
    """

    depth: int = 8
    expanded: int | None = None
    ratio: int = 100

    def budget(self, size: int) -> "Budget":
        """What an input of so many bytes may unfold to."""
        return Budget(max(ALWAYS, self.ratio * size) if self.expanded is None else self.expanded)


@attrs.frozen
class Spending:
    """Bytes of one source that were counted, one read after the other.

    Attributes:
        left: of the budget afterwards.
        part: of the input, which was read.
    """

    left: int
    part: str | None


class Budget:
    """What is left of the bytes that one input may unfold to."""

    __slots__ = ("_left", "_spendings", "limit")

    def __init__(self, limit: int, left: int | None = None) -> None:
        self.limit = limit
        self._left = limit if left is None else left
        self._spendings: list[Spending] | None = None

    @property
    def left(self) -> int:
        """Bytes; below 0 when more has been read than may be."""
        return self._left

    @property
    def spent(self) -> bool:
        """Nothing more may be read."""
        return self._left < 0

    def spend(self, count: int, source: Source) -> None:
        """Count bytes of a source inside the input.

        Raises:
            SourceError: the input expands to more than it may.
        """
        self._left -= count
        if self._spendings is not None:
            if self._spendings and self._spendings[-1].part == source.part:
                self._spendings.pop()
            self._spendings.append(Spending(self._left, source.part))
        if self._left < 0:
            raise self.error(source.name, source.part)

    def spendings(self) -> tuple["Spending", ...]:
        """What has been spent since this was last asked; noted from the first time on."""
        found = tuple(self._spendings or ())
        self._spendings = []
        return found

    def error(self, name: str, part: str | None) -> SourceError:
        """That the input expands to more than it may, as was seen at this place."""
        return SourceError(
            f"expands to more than {self.limit:,} bytes, as a bomb does; "
            "if that is right, unpack it first, or raise newsmodel.Limits",
            source=name,
            part=part,
        )

    def watched(self, source: Source) -> Source:
        """The same source, with what is read of it counted: the farthest place, however often it is opened."""
        farthest = 0

        def reached(position: int) -> None:
            nonlocal farthest
            if position > farthest:
                farthest, more = position, position - farthest
                self.spend(more, source)

        def opened() -> BinaryIO:
            return io.BufferedReader(_Watched(source.open(), reached), 2**16)

        return attrs.evolve(source, opener=opened)


class _Watched(io.RawIOBase):
    """A stream that tells how far it has been read."""

    def __init__(self, stream: BinaryIO, reached: Callable[[int], None]) -> None:
        self._stream = stream
        # One step at a time: what comes before a broken place is not lost with it.
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._reached = reached
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = self._read(len(view))
        view[: len(data)] = data
        self._position += len(data)
        self._reached(self._position)
        return len(data)

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._position = self._stream.seek(offset, whence)
        return self._position

    def tell(self) -> int:
        return self._position

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()
