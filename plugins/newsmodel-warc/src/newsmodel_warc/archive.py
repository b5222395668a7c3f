"""The records of an archive, one after the other; a broken one is told, and the next one is looked for."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

import attrs
from fastwarc.warc import ArchiveIterator, WarcRecord

from newsmodel import Failure, NewsmodelError
from newsmodel.text.patterns import pattern

CHUNK = 2**20
"""Bytes read at once in looking for the next record."""

OVERLAP = 2**10
"""Bytes at the end of a chunk that are looked at again with the next: a record's first line, or as much compressed
data as the tables at its head may take, could be cut."""

FIRST_LINE = pattern("warc-first-line", r"(?:^|\n)(WARC/[01]\.\d{1,2}\r?\n(?:WARC|Content)-)")
RECORD, GZIP, ZSTD = b"WARC/", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"


@attrs.define
class Taken:
    """A record, and what has been read of it.

    Attributes:
        record: as the library gives it; its body can be read until the next one is asked for.
        offset: of its first byte in the file, or of the first byte of the compressed piece that it stands in.
        told: somebody has said already that it is broken.
    """

    record: WarcRecord
    offset: int
    told: bool = False
    _read: int = attrs.field(default=0, init=False)
    _trouble: str | None = attrs.field(default=None, init=False)

    def body(self) -> bytes | None:
        """The body behind the headers that have been parsed; None where it is broken, which `records` will tell."""
        wanted = self.record.content_length
        try:
            data: bytes = self.record.reader.read(wanted)
        except NewsmodelError:
            raise
        except Exception as error:  # noqa: BLE001 - for broken data the library raises errors of several kinds
            self._trouble = f"broken, and passed over: {error}"
            return None
        self._read += len(data)
        return data if len(data) == wanted else None

    def trouble(self) -> str | None:
        """What is wrong with the body; reads what nobody has read of it."""
        left = self.record.content_length - self._read
        try:
            while left > 0 and self._trouble is None:
                more = self.record.consume(left)
                left -= more
                if not more:
                    self._trouble = "cut short: the file ends here, or the length of the record is wrong"
        except NewsmodelError:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            self._trouble = f"broken, and passed over: {error}"
        return self._trouble


def records(stream: BinaryIO) -> Iterator[Taken | Failure]:
    """The records of a stream that can be sought, and a failure for each place that is broken.

    Behind a broken record, and behind one whose length is wrong, the next record's first line is looked for.
    """
    head = stream.read(OVERLAP)
    start: int | None = 0
    again = False
    while start is not None:
        begin, last = start, None
        try:
            for taken in _from(stream, begin, bare=_has_bare_lines(head)):
                last, again = taken, False
                yield taken
                trouble = taken.trouble()
                if trouble is not None:
                    if not taken.told:
                        yield Failure(part=place(taken), message=trouble)
                    break
            else:
                return
            start = _next(stream, head, taken.offset)
        except NewsmodelError:
            raise
        except Exception as error:  # noqa: BLE001 - for broken data the library raises errors of several kinds
            where = begin if last is None else last.offset
            following = _next(stream, head, where)
            if last is not None or not again:
                behind = "record" if last is None else "behind the record"
                more = "passed over" if following is not None else "nothing more can be read"
                yield Failure(part=f"{behind} at byte {where:,}", message=f"broken, {more}: {error}")
            # What was found broken behind a good record is tried once more by itself, and not told again.
            start, again = following, last is not None


def place(taken: Taken) -> str:
    """A record's id, or where it stands."""
    identity = taken.record.record_id
    return identity.strip("<> ") if identity else f"record at byte {taken.offset:,}"


def _from(stream: BinaryIO, start: int, *, bare: bool) -> Iterator[Taken]:
    stream.seek(start)
    for record in ArchiveIterator(stream, parse_http=False, quirks_mode=bare):
        yield Taken(record, record.stream_pos)


def _has_bare_lines(head: bytes) -> bool:
    r"""Whether lines end in \n alone, as the standard does not allow and some writers did; else it hides damage."""
    line, end, _ = (head if head.startswith(RECORD) else _unpacked(head, OVERLAP)).partition(b"\n")
    return bool(end) and not line.endswith(b"\r")


def _unpacked(piece: bytes, most: int) -> bytes:
    """The first bytes that gzip data holds; none for any other data."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(piece, most)
    except zlib.error:
        return b""


def _next(stream: BinaryIO, head: bytes, after: int) -> int | None:
    """Where the next record starts behind a place, or None."""
    at = after + 1
    stream.seek(at)
    chunk = stream.read(CHUNK)
    while chunk:
        found = _start(chunk, head)
        if found is not None:
            return at + found
        stream.seek(at + len(chunk))
        more = stream.read(CHUNK)
        if not more:
            return None
        kept = chunk[-OVERLAP:]
        at, chunk = at + len(chunk) - len(kept), kept + more
    return None


def _start(chunk: bytes, head: bytes) -> int | None:
    """Where in a chunk a record starts: its first line, or a piece of compressed data that begins with one."""
    if head.startswith(ZSTD):
        # Too little of it can be unpacked to see what it holds.
        at = chunk.find(ZSTD)
        return at if at >= 0 else None
    if not head.startswith(GZIP):
        match = FIRST_LINE.search(chunk.decode("latin-1"))
        return match.start(1) if match is not None else None
    at = chunk.find(GZIP)
    while at >= 0 and _unpacked(chunk[at : at + OVERLAP], len(RECORD)) != RECORD:
        at = chunk.find(GZIP, at + 1)
    return at if at >= 0 else None
