"""What people name on a command line, as files in a settled order."""

import glob
import io
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from newsmodel.batch.events import Problem
from newsmodel.errors import SourceError
from newsmodel.pipeline import walk_folder
from newsmodel.records import Source

STANDARD_INPUT = "<stdin>"


@attrs.frozen
class Input:
    """A file to be read.

    Attributes:
        path: on disk.
        name: as errors and `Article.source` name it.
        found: in a folder, not named: then it may be of no known kind.
        alone: no other files belong to it, as the path is only where standard input was put.
        known: what came of it is taken from a journal.
    """

    path: Path
    name: str
    found: bool = False
    alone: bool = False
    known: bool = False

    def source(self) -> Source:
        """The file as parsers take it."""
        source = Source.from_path(self.path, name=self.name, found=self.found)
        return attrs.evolve(source, path=None) if self.alone else source

    def size(self) -> int:
        """Bytes; 0 where it cannot be told."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def expand(
    arguments: Iterable[str], *, stdin: Path | None = None, leave: Collection[Path] = ()
) -> Iterator[Input | Problem]:
    """The files that are meant: files, all below a folder, all that fit a glob, `-`; each once.

    Args:
        arguments: as given.
        stdin: where standard input was put, for `-`.
        leave: files, and folders with what is in them, that are not taken from other folders: what the run itself
            writes.
    """
    seen: set[str] = set()
    left = tuple(os.path.abspath(path) for path in leave)  # noqa: PTH100 - quicker, and resolves no links
    for argument in arguments:
        inside = os.path.abspath(argument) + os.sep  # noqa: PTH100
        own = tuple(path for path in left if path.startswith(inside) or glob.has_magic(argument))
        for item in _expand(argument, stdin):
            if isinstance(item, Input):
                place = os.path.abspath(item.path)  # noqa: PTH100
                written = place in own or place.startswith(tuple(path + os.sep for path in own))
                if place in seen or (item.found and written):
                    continue
                seen.add(place)
            yield item


def _name(path: Path | str) -> str:
    """A file's name as text: bytes that are no characters, which file systems allow, are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _expand(argument: str, stdin: Path | None) -> Iterator[Input | Problem]:
    path = Path(argument)
    if argument == "-" and stdin is not None:
        yield Input(stdin, STANDARD_INPUT, alone=True)
    elif path.is_dir():
        yield from _folder(path, argument)
    elif not os.path.lexists(path) and glob.has_magic(argument):
        matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - patterns may be absolute
        if not matches:
            yield _problem(_name(argument), "no file fits this pattern")
        for match in map(Path, matches):
            if match.is_dir():
                yield from _folder(match, str(match))
            else:
                yield Input(match, _name(match), found=True)
    else:
        yield Input(path, _name(argument))


def _folder(folder: Path, argument: str) -> Iterator[Input | Problem]:
    empty = True
    try:
        for file in walk_folder(folder):
            empty = False
            yield Input(file, _name(file), found=True)
    except SourceError as error:
        yield Problem.of_error(error, _name(error.source or argument), stage="read")
        return
    if empty:
        yield _problem(_name(argument), "the folder has no files")


def _problem(name: str, message: str) -> Problem:
    return Problem(source=name, stage="read", error="SourceError", message=message)


def spool(stream: BinaryIO, file: Path) -> Path:
    """Put a stream that can be read only once into a file; memory stays flat."""
    with file.open("wb") as out:
        shutil.copyfileobj(stream, out, io.DEFAULT_BUFFER_SIZE * 16)
    return file
