"""Zip archives: each member a source of its own; one that is broken or encrypted costs itself alone."""

import struct
import zipfile
from collections.abc import Collection, Iterator
from typing import BinaryIO

import attrs

from newsmodel.errors import NewsmodelError, SourceError, told
from newsmodel.parsers.containers.members import HIDDEN, KEPT, MOST, is_hidden, member, part_name
from newsmodel.parsers.containers.streams import unpacked
from newsmodel.records import Failure, Parsed, Parser, Source

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
DOCUMENTS = {
    "word/document.xml": "a Word document (.docx)",
    "xl/workbook.xml": "an Excel workbook (.xlsx)",
    "ppt/presentation.xml": "a PowerPoint presentation (.pptx)",
    "[Content_Types].xml": "an Office document (.docx, .xlsx or .pptx)",
    "META-INF/container.xml": "an EPUB book",
    "mimetypeapplication/epub+zip": "an EPUB book",
    "mimetypeapplication/vnd.oasis.opendocument": "an OpenDocument file",
    "META-INF/MANIFEST.MF": "a Java program",
    "AndroidManifest.xml": "an Android program",
}
"""Members by which a zip file is known to be no archive that somebody packed; of `mimetype`, with what it holds."""

_HEADER = struct.Struct("<4x2xH10xL4xHH")
"""Of a member: flags, packed size, lengths of name and extra field (PKWARE's application note, 4.3.7)."""

_ENCRYPTED, _SIZE_LATER = 0x1, 0x8
"""Flags: encrypted; sizes are only told behind the data (4.4.4)."""

_MIMETYPE = 40
"""Characters behind a name in which a media type shows."""


def parse(source: Source, options: object = None) -> Iterator[Parsed]:
    """The members in their order, hidden ones left out.

    Raises:
        SourceError: the archive's directory is missing or damaged, or it is a document that is a zip file within.
    """
    with source.open() as stream, _opened(stream, source) as archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        _refuse_documents(members, source)
        for info in members[:MOST]:
            if is_hidden(info.filename):
                yield HIDDEN
            else:
                yield _member(archive, info, source)
        if len(members) > MOST:
            yield Failure(message=f"more than {MOST:,} members; the rest is not read")


def _opened(stream: BinaryIO, source: Source) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except NewsmodelError:
        raise
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        message = f"the zip archive has no readable directory at its end ({error}); is it complete?"
        raise SourceError(message, source=source.name, part=source.part) from error


def _refuse_documents(members: list[zipfile.ZipInfo], source: Source) -> None:
    kind = _document({info.filename for info in members})
    if kind is not None:
        raise SourceError(f"no archive of files; it looks like {kind}", source=source.name, part=source.part)


def document_kind(head: bytes) -> str | None:
    """What document a zip file is, as its first members tell; None for an archive."""
    return _document(_first_members(head))


def _document(names: Collection[str]) -> str | None:
    return next((kind for mark, kind in DOCUMENTS.items() if any(name.startswith(mark) for name in names)), None)


def _first_members(head: bytes) -> list[str]:
    """The names of the members whose headers stand in the first bytes, each with a little of what follows it."""
    names: list[str] = []
    at = 0
    while len(head) >= at + _HEADER.size and head.startswith(MAGIC[0], at):
        flags, packed, length, extra = _HEADER.unpack_from(head, at)
        start = at + _HEADER.size
        names.append(head[start : start + length + _MIMETYPE].decode("latin-1"))
        at = start + length + extra + packed
        if flags & _SIZE_LATER:
            at = head.find(MAGIC[0], at)
            if at < 0:
                break
    return names


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, outer: Source) -> Source | Failure:
    """The member as a source, or what is wrong with it."""
    part = part_name(info.filename)
    if info.flag_bits & _ENCRYPTED:
        return Failure(message="encrypted; unpack the archive with its password first", part=part)
    try:
        with archive.open(info) as stream:
            data = stream.read(KEPT + 1)
    except NewsmodelError:
        raise
    except Exception as error:  # noqa: BLE001 - the decompressors of the standard library raise each their own
        return Failure(message=f"cannot be unpacked: {told(error)}", part=part)
    source = member(outer, info.filename, data)
    if len(data) <= KEPT:
        return source
    return attrs.evolve(source, opener=lambda: _again(outer, info))


def _again(outer: Source, info: zipfile.ZipInfo) -> BinaryIO:
    """A large member from its first byte."""

    def broken(how: str) -> SourceError:
        return SourceError(f"the zipped data {how}", source=outer.name, part=part_name(info.filename))

    stream = outer.open()
    archive = _opened(stream, outer)
    return unpacked(archive.open(info), broken, archive.close, stream.close)


def recognise(head: bytes) -> bool:
    """A zip file, unless its first members say that it is a document."""
    return head.startswith(MAGIC) and document_kind(head) is None


ZIP = Parser(
    name="zip",
    parse=parse,
    recognise=recognise,
    suffixes=(".zip",),
    media_types=("application/zip",),
    summary="a zip archive of files of any formats",
    container=True,
)
