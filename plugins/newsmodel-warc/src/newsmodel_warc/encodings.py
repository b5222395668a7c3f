"""HTTP's encodings of a body: chunks, and the compressions that browsers take."""

import io
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader

from newsmodel import SourceError
from newsmodel.errors import told

Reader = Callable[[io.BytesIO], Any]

READERS: Mapping[str, Reader] = {
    "chunked": ChunkedReader,
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "br": BrotliReader,
    "zstd": ZstdReader,
}
"""By the names that HTTP registers (RFC 9110, 8.4.1; RFC 9112, 7.1)."""

_MARKUP = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<")


def decoded(data: bytes, codings: Iterable[str], most: int) -> bytes:
    """A body without its encodings.

    Many archives hold bodies that the crawler has decoded already, under the headers as they came: a body that is
    markup as it is stays so.

    Args:
        data: as stored.
        codings: in the order in which they were applied.
        most: bytes that it may decode to.

    Raises:
        SourceError: it cannot be decoded, or decodes to more.
    """
    for coding in reversed(list(codings)):
        if coding in ("", "identity") or data.lstrip().startswith(_MARKUP):
            continue
        if coding != "deflate" and coding not in READERS:
            raise SourceError(f"the content encoding {coding!r} is not known")
        try:
            data = _inflated(data, most) if coding == "deflate" else _read(READERS[coding], data, most)
        except Exception as error:
            raise SourceError(f"its content encoding {coding} is broken: {told(error)}") from error
    if len(data) > most:
        raise SourceError(f"larger than {most:,} bytes; no article is")
    return data


def _read(reader: Reader, data: bytes, most: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    stream = reader(io.BytesIO(data))
    while size <= most and (piece := stream.read(most + 1 - size)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _inflated(data: bytes, most: int) -> bytes:
    """Deflated data in its zlib format, as it should be, or bare, as some servers send it."""
    zlib_header = len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS).decompress(data, most + 1)
