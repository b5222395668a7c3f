"""Rows of our CSV tables, and the rows of one table in step with the articles of another."""

import collections
import csv
import io
import itertools
from collections.abc import Iterable, Iterator, Mapping

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


@attrs.frozen
class Group:
    """Neighbouring rows of one article, ending where a record's id comes a second time: that is a second article."""

    article: str
    rows: tuple[Row, ...]


def header(line: str) -> tuple[list[str], str]:
    """The columns in a header line and what separates them: a comma, or what Excel uses where decimals have commas."""
    line = line.removeprefix("\ufeff").rstrip("\r\n")
    separator = max(",;\t", key=line.count)
    return next(csv.reader([line], delimiter=separator), []), separator


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


def groups(rows: Iterable[Row]) -> Iterator[Group]:
    """The rows of each article."""
    for article, run in itertools.groupby(rows, key=lambda row: row["article_id"]):
        seen: set[str] = set()
        held: list[Row] = []
        for row in run:
            if row["id"] and row["id"] in seen:
                yield Group(article, tuple(held))
                seen, held = set(), []
            seen.add(row["id"])
            held.append(row)
        yield Group(article, tuple(held))


def out_of_step(articles: Iterable[str], tables: Mapping[str, Iterator[Group]]) -> set[str]:
    """The tables whose groups do not all come in the order of the articles: sorted, or with rows of no article."""
    heads = {name: next(table, None) for name, table in tables.items()}
    for article in articles:
        for name, head in heads.items():
            if head is not None and head.article == article:
                heads[name] = next(tables[name], None)
    return {name for name, head in heads.items() if head is not None}


class InStep:
    """The groups of a table whose order is that of the articles; one group in memory at a time."""

    def __init__(self, found: Iterator[Group]) -> None:
        self._groups = found
        self._head = next(found, None)

    def take(self, article: str) -> tuple[Row, ...]:
        """The rows of the next article, which has this id."""
        if self._head is None or self._head.article != article:
            return ()
        taken, self._head = self._head, next(self._groups, None)
        return taken.rows

    def rest(self) -> Iterator[tuple[Group, str]]:
        """Nothing: what is in step has no rows left over."""
        yield from ()


class InMemory:
    """The groups of a table in another order, all of them in memory."""

    def __init__(self, rows: Iterable[Row]) -> None:
        by_article: dict[str, list[Row]] = {}
        for row in rows:
            by_article.setdefault(row["article_id"], []).append(row)
        self._groups = {article: collections.deque(_dealt(article, run)) for article, run in by_article.items()}
        self._taken: set[str] = set()

    def take(self, article: str) -> tuple[Row, ...]:
        """The rows of the next article, which has this id."""
        self._taken.add(article)
        found = self._groups.get(article)
        return found.popleft().rows if found else ()

    def rest(self) -> Iterator[tuple[Group, str]]:
        """Groups that no article has taken, and why."""
        for article, found in self._groups.items():
            for group in found:
                if article in self._taken:
                    yield group, f"a second row with the id {group.rows[0]['id']!r}; delete one of them"
                else:
                    yield group, f"the article {article!r} is not in articles.csv; restore its row, or delete these"


def _dealt(article: str, rows: Iterable[Row]) -> Iterator[Group]:
    """The rows of one article, a repeated id going to the next article that has the same id."""
    rounds: list[list[Row]] = []
    count: collections.Counter[str] = collections.Counter()
    for row in rows:
        turn = count[row["id"]] if row["id"] else 0
        count[row["id"]] += 1
        while len(rounds) <= turn:
            rounds.append([])
        rounds[turn].append(row)
    return (Group(article, tuple(held)) for held in rounds)
