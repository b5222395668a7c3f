"""Files around files: compressed data and archives, whatever they hold.

What is inside is read as if it lay there unpacked, by the parser that knows it. Names of members are only names:
nothing is written to where they point. What unpacks is loaded when the first such file comes.
"""

from collections.abc import Iterator

from newsmodel.parsers.containers.compressed import COMPRESSED
from newsmodel.parsers.containers.documents import is_archive
from newsmodel.records import Parsed, Parser, Source

_TAR, _TAR_AT = b"ustar", 257
"""The mark of POSIX and GNU archives, in the header of the first member."""


def _parse_zip(source: Source, options: object = None) -> Iterator[Parsed]:
    from newsmodel.parsers.containers.zip import parse

    return parse(source)


def _parse_tar(source: Source, options: object = None) -> Iterator[Parsed]:
    from newsmodel.parsers.containers.tar import parse

    return parse(source)


ZIP = Parser(
    name="zip",
    parse=_parse_zip,
    recognise=is_archive,
    suffixes=(".zip",),
    media_types=("application/zip",),
    summary="a zip archive of files of any formats",
    container=True,
)
TAR = Parser(
    name="tar",
    parse=_parse_tar,
    recognise=lambda head: head.startswith(_TAR, _TAR_AT),
    suffixes=(".tar",),
    media_types=("application/x-tar",),
    summary="a tar archive of files of any formats",
    container=True,
)
CONTAINERS = (*COMPRESSED, ZIP, TAR)

__all__ = ["CONTAINERS", "TAR", "ZIP"]
