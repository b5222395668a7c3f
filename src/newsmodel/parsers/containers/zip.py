"""Zip archives: each member a source of its own; one that is broken or encrypted costs itself alone."""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

import attrs

from newsmodel.errors import NewsmodelError, SourceError, told
from newsmodel.parsers.containers.documents import document_of
from newsmodel.parsers.containers.members import HIDDEN, KEPT, MOST, is_hidden, member, part_name
from newsmodel.parsers.containers.streams import unpacked
from newsmodel.records import Failure, Parsed, Source

_ENCRYPTED = 0x1
"""The flag of encrypted members (PKWARE's application note, 4.4.4)."""


def parse(source: Source) -> Iterator[Parsed]:
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
    kind = document_of({info.filename for info in members})
    if kind is not None:
        raise SourceError(f"no archive of files; it looks like {kind}", source=source.name, part=source.part)


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
