"""Rows of our CSV tables, and the rows of one table in step with the articles of another."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import attrs

from newsmodel.codec.cells import unguard
from newsmodel.errors import SchemaError
from newsmodel.records import Source

HEADERS: Mapping[str, frozenset[str]] = {
    "articles": frozenset({"id", "text", "details"}),
    "actors": frozenset({"article_id", "id", "roles", "details"}),
    "mentions": frozenset({"article_id", "actor_id", "start", "end"}),
    "quotes": frozenset({"article_id", "id", "quote", "details"}),
    "proposals": frozenset({"article_id", "id", "action", "details"}),
}
"""The columns by which each table is known; those that the reader needs are among them."""

READ = ("article_id", "id", "text", "details")
"""The columns that are read; all others repeat what these hold."""

LONGEST_HEADER = 2**16
_LARGEST_CELL = 2**31 - 1


class TableError(SchemaError):
    """A table that cannot be read on; its message says where and what to do.

    Attributes:
        table: which one.
    """

    def __init__(self, message: str, table: str) -> None:
        super().__init__(message)
        self.table = table

    def __reduce__(self) -> tuple[object, ...]:
        return TableError, (str(self), self.table)


@attrs.frozen
class Row:
    """A row by column, of those that are read; `number` as spreadsheets count, the header being row 1."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def header(line: str) -> tuple[list[str], str]:
    """The columns in a header line and what separates them: a comma, or what Excel uses where decimals have commas."""
    line = line.removeprefix("\ufeff").rstrip("\r\n")
    separator = max(",;\t", key=line.count)
    try:
        return next(csv.reader([line], delimiter=separator), []), separator
    except csv.Error:  # a carriage return within the line, say: no header of ours
        return [], separator


def table_of(columns: Iterable[str]) -> str | None:
    """Which of our tables has these columns, or None."""
    known = frozenset(columns)
    if "article_id" not in known:
        return "articles" if HEADERS["articles"] <= known else None
    return next((name for name, wanted in HEADERS.items() if name != "articles" and wanted <= known), None)


def read_rows(source: Source, table: str) -> Iterator[Row]:
    """The rows below the header of a table.

    Raises:
        TableError: not this table, not UTF-8, or broken off.
        SourceError: cannot be opened.
    """
    # The module's one setting for all readers in a process; an article is longer than its default allows.
    csv.field_size_limit(max(csv.field_size_limit(), _LARGEST_CELL))
    number = 1
    with source.open() as stream, io.TextIOWrapper(stream, encoding="utf-8", newline="") as text:
        try:
            columns, separator = header(text.readline(LONGEST_HEADER))
            if table_of(columns) != table:
                wanted = ", ".join(sorted(HEADERS[table]))
                raise TableError(f"the first row is not the header of {table}.csv; it must have {wanted}", table)
            places = {name: columns.index(name) for name in READ if name in columns}
            for cells in csv.reader(text, delimiter=separator, strict=True):
                number += 1
                if cells:
                    filled = [*cells, *[""] * (len(columns) - len(cells))]
                    yield Row(number, {name: unguard(filled[place]) for name, place in places.items()})
        except UnicodeDecodeError:
            remedy = "save it as UTF-8 (Excel calls it 'CSV UTF-8')"
            raise TableError(f"row {number + 1} or one of the next: not UTF-8; {remedy}", table) from None
        except csv.Error as error:
            raise TableError(f"row {number + 1}: {error}", table) from None


class Rows(Protocol):
    """The rows of a table of records, to be taken article by article."""

    def take(self, article: str, at_most: int | None = None) -> list[Row]:
        """The rows of the next article, which has this id, and had so many records when it was written.

        A record's id that comes a second time belongs to the next article of the same id, and so do rows beyond
        the number: an article may stand in the tables several times.
        """
        ...

    def rest(self) -> Iterator[tuple[list[Row], str]]:
        """Rows that no article has taken, and why."""
        ...


class InStep:
    """Rows in the order of the articles; those of one article in memory at a time."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self.head = next(rows, None)
        """The next row; None at the end."""

    def take(self, article: str, at_most: int | None = None) -> list[Row]:
        """See `Rows`."""
        taken: list[Row] = []
        seen: set[str] = set()
        while (row := self.head) is not None and row["article_id"] == article:
            if row["id"] in seen or len(taken) == at_most:
                break
            seen.update(filter(None, [row["id"]]))
            taken.append(row)
            self.head = next(self._rows, None)
        return taken

    def rest(self) -> Iterator[tuple[list[Row], str]]:
        """Nothing: what is in step has no rows left over."""
        yield from ()


class InMemory:
    """Rows in any other order, all of them in memory."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: dict[str, list[Row]] = {}
        for row in rows:
            self._rows.setdefault(row["article_id"], []).append(row)
        self._known: set[str] = set()

    def take(self, article: str, at_most: int | None = None) -> list[Row]:
        """See `Rows`."""
        self._known.add(article)
        taken: list[Row] = []
        left: list[Row] = []
        seen: set[str] = set()
        for row in self._rows.get(article, []):
            if row["id"] in seen or len(taken) == at_most:
                left.append(row)
                continue
            seen.update(filter(None, [row["id"]]))
            taken.append(row)
        self._rows[article] = left
        return taken

    def rest(self) -> Iterator[tuple[list[Row], str]]:
        """See `Rows`."""
        for article, rows in self._rows.items():
            if rows and article in self._known:
                yield rows, f"the article {article!r} has no such record, or has it already; delete the surplus row"
            elif rows:
                yield rows, f"the article {article!r} is not among the articles; restore its row, or delete these"


def out_of_step(articles: Iterable[tuple[str, Mapping[str, int]]], tables: Mapping[str, InStep]) -> set[str]:
    """The tables whose rows do not all come in the order of the articles: sorted, or with rows of no article."""
    for article, counts in articles:
        for name, table in tables.items():
            table.take(article, counts.get(name))
    return {name for name, table in tables.items() if table.head is not None}
