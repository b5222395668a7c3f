"""HTTP's encodings of a body: chunks, and the compressions that browsers take."""

import io
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fastwarc.stream_io import BrotliReader, GzipReader, ZstdReader

from newsmodel import SourceError
from newsmodel.errors import told

Decode = Callable[[bytes, int], bytes]
"""Encoded bytes, and how many they may decode to; what comes may be one more than that, and then is too much."""

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
        decode = DECODERS.get(coding)
        if decode is None:
            raise SourceError(f"the content encoding {coding!r} is not known")
        try:
            data = decode(data, most)
        except Exception as error:
            raise SourceError(f"its content encoding {coding} is broken: {told(error)}") from error
    if len(data) > most:
        raise SourceError(f"larger than {most:,} bytes; no article is")
    return data


def _through(reader: Callable[[io.BytesIO], Any]) -> Decode:
    """A decoder from a reader of streams."""

    def decode(data: bytes, most: int) -> bytes:
        pieces: list[bytes] = []
        size = 0
        stream = reader(io.BytesIO(data))
        while size <= most and (piece := stream.read(most + 1 - size)):
            pieces.append(piece)
            size += len(piece)
        return b"".join(pieces)

    return decode


def _inflated(data: bytes, most: int) -> bytes:
    """Deflated data in its zlib format, as it should be, or bare, as some servers send it."""
    wrapped = len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    inflate = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
    found = inflate.decompress(data, most + 1)
    if not inflate.eof and len(found) <= most:
        raise EOFError("cut short")
    return found


def _unchunked(data: bytes, most: int) -> bytes:
    """Chunks put together: each after its length in hexadecimal digits, which extensions may follow."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = data.index(b"\n", at)
        size = int(data[at:end].partition(b";")[0], 16)
        if size < 0:
            raise ValueError(f"a chunk of {size} bytes")
        if size == 0:
            return b"".join(pieces)
        pieces.append(data[end + 1 : end + 1 + size])
        at = end + 1 + size
        if len(pieces[-1]) < size:
            raise EOFError("cut short")
        at += 2 if data[at : at + 2] == b"\r\n" else 1


DECODERS: Mapping[str, Decode] = {
    "chunked": _unchunked,
    "gzip": _through(GzipReader),
    "x-gzip": _through(GzipReader),
    "deflate": _inflated,
    "br": _through(BrotliReader),
    "zstd": _through(ZstdReader),
}
"""By the names that HTTP registers (RFC 9110, 8.4.1; RFC 9112, 7.1)."""
