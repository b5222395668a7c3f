"""Five tables in a folder, for spreadsheets and data frames; reading them back loses nothing.

A sixth file, `datapackage.json`, tells programs what is in them.
"""

import contextlib
import csv
import hashlib
import io
from typing import Any, BinaryIO, cast

from newsmodel.codec.cells import guard
from newsmodel.exporters import datapackage
from newsmodel.exporters.columns import COLUMNS
from newsmodel.exporters.tables import Cell, Row, tables
from newsmodel.model import Article
from newsmodel.records import Exporter, Target, Writer
from newsmodel.writing import FileWriter


class TablesWriter(FileWriter):
    """Writes the five files as articles come; they appear together when all is written, or not at all.

    The descriptor takes its final name last: where it stands, the tables that it tells of are whole.
    """

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self._tables: dict[str, Any] = {}

    def open(self, stack: contextlib.ExitStack) -> None:
        """Open all six, and write the headers."""
        descriptor = stack.enter_context(self.target.create(datapackage.FILE))
        streams = {
            name: _Measured(stack.enter_context(self.target.create(f"{name}.csv")), f"{name}.csv") for name in COLUMNS
        }
        # After all the files on the stack: so all are flushed before the first takes its final name.
        stack.callback(_describe, descriptor, streams)
        for name, stream in streams.items():
            text = io.TextIOWrapper(cast(BinaryIO, stream), encoding="utf-8", newline="")
            stack.callback(_release, text)
            self._tables[name] = csv.writer(text)
            self._tables[name].writerow(COLUMNS[name])

    def write(self, article: Article, /) -> None:
        """Write the article's rows."""
        # All rows before the first is written: an article that fails is in none of the tables.
        ready = {name: [_guarded(row) for row in rows] for name, rows in tables(article).items()}
        for name, rows in ready.items():
            self._tables[name].writerows(rows)


def open_tables(target: Target, options: object = None) -> Writer:
    """The five tables of a folder, and their descriptor."""
    return TablesWriter(target)


class _Measured(io.BufferedIOBase):
    """A file that is being written, with the size and the hash of what has been."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self._stream, self._path = stream, path
        self._size, self._hash = 0, hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._hash.update(data)
        self._size += len(data)
        return self._stream.write(data)

    def written(self) -> datapackage.Written:
        """The file as it now is."""
        return datapackage.Written(self._path, self._size, self._hash.hexdigest())


def _describe(stream: BinaryIO, files: dict[str, _Measured]) -> None:
    stream.write(datapackage.descriptor({name: file.written() for name, file in files.items()}))


def _release(text: io.TextIOWrapper) -> None:
    """Write out what is buffered, and leave the closing to the target."""
    text.flush()
    text.detach()


def _guarded(row: Row) -> list[Cell]:
    return [guard(cell) if isinstance(cell, str) else cell for cell in row]


EXPORTER = Exporter(
    name="csv",
    open=open_tables,
    target="folder",
    summary="five tables, as a data package: articles, actors, mentions, quotes, proposals",
)
