"""Five tables in a folder, for spreadsheets and data frames; reading them back loses nothing."""

import contextlib
import csv
import io
from types import TracebackType
from typing import Any, Self

from newsmodel.codec.cells import guard
from newsmodel.exporters.tables import COLUMNS, Cell, Row, tables
from newsmodel.model import Article
from newsmodel.records import Exporter, Target, Writer


class TablesWriter:
    """Writes the five files as articles come; they appear together when all is written, or not at all."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._stack = contextlib.ExitStack()
        self._tables: dict[str, Any] = {}

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            streams = {name: stack.enter_context(self._target.create(f"{name}.csv")) for name in COLUMNS}
            for name, stream in streams.items():
                text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
                # After all the files on the stack: so all five are flushed before the first takes its final name.
                stack.callback(_release, text)
                self._tables[name] = csv.writer(text)
                self._tables[name].writerow(COLUMNS[name])
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> bool | None:
        return self._stack.__exit__(kind, error, trace)

    def write(self, article: Article, /) -> None:
        """Write the article's rows."""
        # All rows before the first is written: an article that fails is in none of the tables.
        ready = {name: [_guarded(row) for row in rows] for name, rows in tables(article).items()}
        for name, rows in ready.items():
            self._tables[name].writerows(rows)


def open_tables(target: Target, options: object = None) -> Writer:
    """The five tables of a folder."""
    return TablesWriter(target)


def _release(text: io.TextIOWrapper) -> None:
    """Write out what is buffered, and leave the closing to the target."""
    text.flush()
    text.detach()


def _guarded(row: Row) -> list[Cell]:
    return [guard(cell) if isinstance(cell, str) else cell for cell in row]


EXPORTER = Exporter(
    name="csv", open=open_tables, target="folder", summary="five tables: articles, actors, mentions, quotes, proposals"
)
