"""The file: how it is known as ours, how it is made, how it is opened."""

import contextlib
import errno
import importlib.resources
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from newsmodel import SchemaError, SourceError

MAGIC = b"SQLite format 3\0"
APPLICATION = int.from_bytes(b"nwsm", "big")
"""`PRAGMA application_id`: what tells our databases from those of others, in bytes 68 to 72 of the file."""

VERSION = 1
"""`PRAGMA user_version`: of the tables."""


def is_ours(head: bytes) -> bool:
    """Whether a file that begins so is one of our databases, of whatever version."""
    return head.startswith(MAGIC) and head[68:72] == APPLICATION.to_bytes(4, "big")


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database."""
    schema = importlib.resources.files("newsmodel_sqlite").joinpath("schema.sql").read_text("utf-8")
    connection.executescript(schema)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def check(connection: sqlite3.Connection, name: str) -> None:
    """Refuse what is not a database of ours, of a version that we know.

    Raises:
        SourceError: another database.
        SchemaError: one that a newer newsmodel-sqlite has written.
        sqlite3.DatabaseError: no database, or a broken one.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        raise SourceError("a database, but not one written by newsmodel", source=name)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        raise SchemaError(f"{name}: its tables are of version {version}; this newsmodel-sqlite knows {VERSION}")


@contextlib.contextmanager
def system_errors(path: str | Path) -> Iterator[None]:
    """What keeps the database from being written at all (a full disk, a lock) as an OSError, which ends a run.

    Raises:
        OSError: in the words of SQLite.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(errno.EIO, f"SQLite says: {error}", str(path)) from error
