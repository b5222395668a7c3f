"""Streams of what is inside, read as far as they can be."""

import io
from collections.abc import Callable
from typing import Any, BinaryIO

from newsmodel.errors import NewsmodelError, SourceError

Closer = Callable[[], object]


def unpacked(inner: Any, broken: Callable[[str], SourceError], *closers: Closer) -> BinaryIO:
    """What a decompressor gives, as a stream for parsers.

    Args:
        inner: a stream of the standard library that has `read1`, or one like it.
        broken: the error for data that is cut short or damaged, from words that say how and where.
        closers: called when the stream is closed.
    """
    return io.BufferedReader(_Unpacked(inner, broken, closers), 2**16)


class _Unpacked(io.RawIOBase):
    """Reads as far as it can; each decompressor raises errors of its own, and ours come from further out and pass."""

    def __init__(self, inner: Any, broken: Callable[[str], SourceError], closers: tuple[Closer, ...]) -> None:
        self._inner, self._broken, self._closers = inner, broken, closers
        self._seen = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            # One step at a time: what comes before a damaged place is not lost with it.
            data = self._inner.read1(len(view))
        except (NewsmodelError, MemoryError):
            raise
        except Exception as error:
            raise self._told(error) from error
        view[: len(data)] = data
        self._seen = max(self._seen, self._inner.tell())
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        try:
            return int(self._inner.seek(offset, whence))
        except (NewsmodelError, MemoryError):
            raise
        except Exception as error:
            raise self._told(error) from error

    def tell(self) -> int:
        return int(self._inner.tell())

    def close(self) -> None:
        if not self.closed:
            for closer in (self._inner.close, *self._closers):
                closer()
        super().close()

    def _told(self, error: Exception) -> SourceError:
        what = "is cut short" if isinstance(error, EOFError) else f"is damaged ({error})"
        return self._broken(f"{what} after {self._seen:,} bytes of its content")
