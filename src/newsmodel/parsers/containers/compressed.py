"""One file, compressed: gzip, bzip2, xz and zstd, told by their first bytes."""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

import attrs

from newsmodel.errors import SourceError
from newsmodel.parsers.containers.streams import unpacked
from newsmodel.records import Parsed, Parser, Source

Expand = Callable[[BinaryIO], Any]
"""A compressed stream to the stream of what it holds, which has `read1`."""


@attrs.frozen
class Compression:
    """A way to compress a file.

    Attributes:
        name: of the format.
        magic: its first bytes.
        suffixes: of file names; with what they stand for where that is not nothing (".tgz" is ".tar.gz").
        expand: undoes it.
    """

    name: str
    magic: tuple[bytes, ...]
    suffixes: dict[str, str]
    media_types: tuple[str, ...]
    expand: Expand


def _gzip(stream: BinaryIO) -> Any:
    import gzip

    return gzip.GzipFile(fileobj=stream, mode="rb")


def _bzip2(stream: BinaryIO) -> Any:
    import bz2

    return bz2.BZ2File(stream)


def _xz(stream: BinaryIO) -> Any:
    import lzma

    return lzma.LZMAFile(stream)


def _zstd(stream: BinaryIO) -> Any:
    from newsmodel.parsers.containers.zstd import expand

    return expand(stream)


COMPRESSIONS = (
    Compression("gzip", (b"\x1f\x8b\x08",), {".gz": "", ".tgz": ".tar"}, ("application/gzip",), _gzip),
    Compression(
        "bzip2",
        tuple(b"BZh%d" % level + mark for level in range(1, 10) for mark in (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")),
        {".bz2": "", ".tbz2": ".tar"},
        ("application/x-bzip2",),
        _bzip2,
    ),
    Compression("xz", (b"\xfd7zXZ\x00",), {".xz": "", ".txz": ".tar"}, ("application/x-xz",), _xz),
    Compression(
        "zstd", (b"\x28\xb5\x2f\xfd",), {".zst": "", ".zstd": "", ".tzst": ".tar"}, ("application/zstd",), _zstd
    ),
)


def inner_name(file: str, compression: Compression) -> str:
    """The name of what is inside: "news.jsonl" of "news.jsonl.gz"; the file's own where it does not tell."""
    for suffix, meant in compression.suffixes.items():
        if file.lower().endswith(suffix):
            return file[: -len(suffix)] + meant
    return file


def _parser(compression: Compression) -> Parser:
    def parse(source: Source, options: object = None) -> Iterator[Parsed]:
        file = PurePath(source.part or source.path or source.name).name
        name = inner_name(file, compression)
        # A name that does not tell is no name of what is inside: that of standard input, say.
        part = source.part if name == file else name or None

        def broken(how: str) -> SourceError:
            return SourceError(f"the {compression.name} data {how}", source=source.name, part=source.part)

        def opener() -> BinaryIO:
            stream = source.open()
            return unpacked(compression.expand(stream), broken, stream.close)

        yield attrs.evolve(source, part=part, path=None, media_type=None, opener=opener)

    return Parser(
        name=compression.name,
        parse=parse,
        recognise=lambda head: head.startswith(compression.magic),
        suffixes=tuple(compression.suffixes),
        media_types=compression.media_types,
        summary=f"{compression.name}-compressed data of any format",
        container=True,
    )


COMPRESSED = tuple(_parser(compression) for compression in COMPRESSIONS)
