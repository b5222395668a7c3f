"""Articles into a database: a new one beside its final name, an existing one in a transaction."""

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsmodel import Article, FileWriter, SourceError, Target, UsageError
from newsmodel_sqlite.database import check, create, system_errors
from newsmodel_sqlite.rows import Record, Row, Rows, rows_of

RECORDS = ("actors", "quotes", "proposals")
"""Tables of records, each of which refers to those before it."""


class DatabaseWriter(FileWriter):
    """Writes articles as they come; an article that is there already, by its id, is replaced.

    All of it is there when the block ends well, nothing of it after an exception or a crash.
    """

    def __init__(self, target: Target) -> None:
        if target.path is None:
            raise UsageError("sqlite writes a file; give a path")
        super().__init__(target)
        self._path = target.path
        self._connection: sqlite3.Connection

    def open(self, stack: contextlib.ExitStack) -> None:
        """Begin a transaction; it is undone when the database is closed before `finish`."""
        with system_errors(self._path):
            self._connection = stack.enter_context(contextlib.closing(self._database(stack)))
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("BEGIN IMMEDIATE")

    def write(self, article: Article, /) -> None:
        """Write the article and its records, all or nothing."""
        rows = rows_of(article)
        with system_errors(self._path):
            self._connection.execute("SAVEPOINT article")
            try:
                put(self._connection, rows)
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK TO article")
                raise
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("RELEASE article")

    def _database(self, stack: contextlib.ExitStack) -> sqlite3.Connection:
        """The database that is there; else a new one under a temporary name, that nobody else reads."""
        if self._path.is_file() and self._path.stat().st_size:
            return _existing(self._path)
        stream = stack.enter_context(self.target.create())
        connection = sqlite3.connect(stream.name, isolation_level=None)
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        create(connection)
        return connection

    def finish(self) -> None:
        """Commit."""
        with system_errors(self._path):
            self._connection.execute("COMMIT")


def _existing(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        check(connection, str(path))
    except sqlite3.OperationalError:
        connection.close()
        raise
    except (sqlite3.DatabaseError, SourceError) as error:
        connection.close()
        raise UsageError(f"{path} is in the way; it is not a database of newsmodel") from error
    except BaseException:
        connection.close()
        raise
    return connection


def put(connection: sqlite3.Connection, rows: Rows) -> None:
    """Insert an article, or put it in the place of the one with its id; numbers of articles and records stay.

    One that is there as it is, is left alone.
    """
    found = connection.execute("SELECT number FROM articles WHERE id = ?", (rows.article["id"],)).fetchone()
    known: dict[str, dict[str, int]] = {}
    if found is None:
        number = _insert(connection, "articles", rows.article)
    else:
        (number,) = found
        if _is_same(connection, number, rows):
            return
        _update(connection, "articles", rows.article, number)
        known = {table: _emptied(connection, table, number) for table in reversed(RECORDS)}
        for table in rows.lists:
            connection.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # noqa: S608 - our own names
    for table, items in rows.lists.items():
        _insert_all(connection, table, _owned({"article": number}, items))
    people = _insert_records(connection, "actors", number, rows.actors, known, {})
    said = _insert_records(connection, "quotes", number, rows.quotes, known, people)
    made = [Record({**record.row, "quote": said.get(record.row["quote"])}, record.lists) for record in rows.proposals]
    _insert_records(connection, "proposals", number, made, known, people)


def _is_same(connection: sqlite3.Connection, number: int, rows: Rows) -> bool:
    """Whether the article is there as it is; text and details hold all that the other columns repeat."""
    there = connection.execute("SELECT text, details FROM articles WHERE number = ?", (number,)).fetchone()
    if there != (rows.article["text"], rows.article["details"]):
        return False
    for table, records in zip(RECORDS, (rows.actors, rows.quotes, rows.proposals), strict=True):
        query = f"SELECT details FROM {table} WHERE article = ? ORDER BY ordinal"  # noqa: S608
        if connection.execute(query, (number,)).fetchall() != [(record.row["details"],) for record in records]:
            return False
    return True


def _emptied(connection: sqlite3.Connection, table: str, article: int) -> dict[str, int]:
    """Delete an article's records; their numbers by id."""
    kept = connection.execute(f"SELECT id, number FROM {table} WHERE article = ? AND id IS NOT NULL", (article,))  # noqa: S608
    numbers = dict(kept.fetchall())
    connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))  # noqa: S608
    return numbers


def _insert_records(
    connection: sqlite3.Connection,
    table: str,
    article: int,
    records: Iterable[Record],
    known: Mapping[str, Mapping[str, int]],
    people: Mapping[str, int],
) -> dict[str, int]:
    """Insert records with their lists; their numbers by id, those that they had before where they had one."""
    numbers: dict[str, int] = {}
    lists: dict[str, list[Row]] = defaultdict(list)
    before = known.get(table, {})
    # Those that keep their number first: the free number that a new one is given must not be theirs.
    for ordinal, record in sorted(enumerate(records), key=lambda item: item[1].row["id"] not in before):
        id = record.row["id"]
        row = {"number": before.get(id), "article": article, "ordinal": ordinal, **record.row}
        number = _insert(connection, table, row)
        if id is not None:
            numbers[id] = number
        for name, rows in record.lists.items():
            numbered = (_numbered(row, people) for row in rows)
            lists[name] += _owned({table.removesuffix("s"): number}, numbered)
    for name, rows in lists.items():
        _insert_all(connection, name, rows)
    return numbers


def _numbered(row: Row, people: Mapping[str, int]) -> Row:
    """The row with the actor's number for its id."""
    return {**row, "actor": people.get(row["actor"])} if "actor" in row else row


def _owned(owner: Row, rows: Iterable[Row]) -> list[Row]:
    """The rows of a list with the number of whom it belongs to, and their own in it."""
    return [{**owner, "ordinal": ordinal, **row} for ordinal, row in enumerate(rows)]


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> int:
    """Insert a row; its number."""
    return connection.execute(_insertion(table, row), _values(row)).lastrowid or 0


def _insert_all(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that have the same columns."""
    if rows:
        connection.executemany(_insertion(table, rows[0]), map(_values, rows))


def _insertion(table: str, row: Row) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608


def _update(connection: sqlite3.Connection, table: str, row: Row, number: int) -> None:
    names = ", ".join(f"{name} = ?" for name in row)
    connection.execute(f"UPDATE {table} SET {names} WHERE number = ?", [*_values(row), number])  # noqa: S608


def _values(row: Row) -> list[Any]:
    return list(row.values())
