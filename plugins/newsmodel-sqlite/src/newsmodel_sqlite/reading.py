"""Articles out of a database."""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from newsmodel import Article, Failure, Source, SourceError
from newsmodel.parsers.joined import RECORDS, article_of
from newsmodel.parsers.rows import Row
from newsmodel.records import Parsed
from newsmodel_sqlite.database import check

PIECE = 2**20


def parse_database(source: Source) -> Iterator[Parsed]:
    """The articles in the order in which they first came; one that cannot be read is a Failure.

    Raises:
        SourceError: no database of ours, or a broken one.
        SchemaError: of a version that we do not know.
    """
    with contextlib.ExitStack() as stack:
        path = _on_disk(source, stack)
        try:
            connection = stack.enter_context(contextlib.closing(_open(path)))
            check(connection, source.name)
            _check_tables(connection, source)
            yield from _articles(connection)
        except sqlite3.Error as error:
            raise SourceError(f"broken: {error}", source=source.name, part=source.part) from error


def _on_disk(source: Source, stack: contextlib.ExitStack) -> Path:
    """The file itself, or a copy of what is in memory or inside something else."""
    if source.path is not None and source.part is None:
        return source.path
    copy = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsmodel-"))) / "copy.db"
    with source.open() as stream, copy.open("wb") as out:
        shutil.copyfileobj(stream, out, PIECE)
    return copy


def _open(path: Path) -> sqlite3.Connection:
    """The database for reading alone; nothing that its schema names is trusted."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _check_tables(connection: sqlite3.Connection, source: Source) -> None:
    """What is read is tables: a view of such a name could run for ever."""
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    missing = sorted({"articles", *RECORDS} - known)
    if missing:
        raise SourceError(f"has no table {', '.join(missing)}", source=source.name, part=source.part)


def _articles(connection: sqlite3.Connection) -> Iterator[Article | Failure]:
    names = {name: name for name in RECORDS}
    for number, id, text, details in connection.execute(
        "SELECT number, id, text, details FROM articles ORDER BY number"
    ):
        if not all(isinstance(cell, str) for cell in (id, text, details)):
            yield Failure(message="id, text or details is no text", part=f"articles {number}", error="SchemaError")
            continue
        row = Row(number, {"id": id, "text": text, "details": details})
        yield from article_of(row, {name: _records(connection, name, number) for name in RECORDS}, names)


def _records(connection: sqlite3.Connection, table: str, article: int) -> list[Row]:
    query = f"SELECT number, CAST(details AS TEXT) FROM {table} WHERE article = ? ORDER BY ordinal"  # noqa: S608
    return [Row(number, {"details": details}) for number, details in connection.execute(query, (article,))]
