"""Tar archives, read from the first byte to the last, so that compressed ones cost no more than their length."""

import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import attrs

from newsmodel.errors import NewsmodelError, SourceError
from newsmodel.parsers.containers.members import HIDDEN, KEPT, MOST, is_hidden, member, part_name
from newsmodel.records import Failure, Parsed, Source


def parse(source: Source) -> Iterator[Parsed]:
    """The members in their order, hidden ones and all that is no file left out; a broken archive up to its break.

    Raises:
        SourceError: no tar archive.
    """
    with source.open() as stream:
        try:
            archive = tarfile.open(fileobj=stream, mode="r|")  # noqa: SIM115 - closed with the block below
        except tarfile.TarError as error:
            raise SourceError(f"no tar archive: {error}", source=source.name, part=source.part) from error
        with archive:
            yield from _members(archive, source)


def _members(archive: tarfile.TarFile, source: Source) -> Iterator[Parsed]:
    place = "the first member"
    try:
        for number, info in enumerate(archive):
            # The list of what has gone by would grow with the archive.
            archive.members = []  # type: ignore[attr-defined]
            if number >= MOST:
                yield Failure(message=f"more than {MOST:,} members; the rest is not read")
                return
            if info.isreg():
                yield from _member(archive, info, source)
            place = f"what follows {part_name(info.name)}"
    except NewsmodelError:
        raise
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        yield Failure(message=f"the archive is broken or cut short: {place} cannot be read ({error})")


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, outer: Source) -> Iterator[Parsed]:
    if is_hidden(info.name):
        yield HIDDEN
        return
    if info.issparse():
        yield Failure(message="a sparse file; its gaps are not read", part=part_name(info.name))
        return
    stream = archive.extractfile(info)
    if stream is None:
        return
    if info.size <= KEPT:
        yield member(outer, info.name, stream.read())
        return
    # In a file of its own: it is opened several times, and the archive cannot go back.
    with tempfile.NamedTemporaryFile(prefix="newsmodel-") as spool:
        shutil.copyfileobj(stream, spool)
        spool.flush()
        path = Path(spool.name)
        yield attrs.evolve(member(outer, info.name), opener=lambda: path.open("rb"))
