"""The format `warc` for newsmodel's hooks; fastwarc is loaded when an archive is read."""

import io
import zlib
from collections.abc import Iterable, Iterator

import newsmodel
from newsmodel import Parser, Source
from newsmodel.records import Parsed
from newsmodel_warc.options import WarcOptions

RECORD = b"WARC/"
GZIP, ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"


def parse(source: Source, options: WarcOptions | None = None) -> Iterator[Parsed]:
    """The HTML pages of an archive as sources; what is broken is told, what is no page counted."""
    from newsmodel_warc.pages import pages

    return pages(source, options or WarcOptions())


def recognise(head: bytes) -> bool:
    """A record's first line, also as the first that gzip or zstd data holds."""
    if head.startswith(RECORD):
        return True
    try:
        if head.startswith(GZIP):
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(RECORD)) == RECORD
        if head.startswith(ZSTD):
            from newsmodel.parsers.containers.zstd import expand

            return bool(expand(io.BytesIO(head)).read1(len(RECORD)) == RECORD)
    except Exception:  # noqa: BLE001 - whatever cannot be unpacked is no archive; decompressors raise each their own
        return False
    return False


PARSER = Parser(
    name="warc",
    parse=parse,
    recognise=recognise,
    suffixes=(".warc", ".warc.gz", ".warc.zst", ".warc.lz4"),
    media_types=("application/warc",),
    options=WarcOptions,
    summary="a web archive: its HTML responses, each read as a page",
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [PARSER]
