"""The format `sqlite` for newsmodel's hooks: a database of related tables, searched in full text, updated in place."""

from collections.abc import Iterable, Iterator

import newsmodel
from newsmodel import Exporter, Parser, Source, Target, Writer
from newsmodel.records import Parsed


def open_database(target: Target, options: object = None) -> Writer:
    """A database of articles: a new one, or the one that is there, brought up to date.

    Raises:
        UsageError: the file is there and is not a database of ours.
        SchemaError: it was written by a newer version.
    """
    from newsmodel_sqlite.writing import DatabaseWriter

    return DatabaseWriter(target)


def parse(source: Source, options: object = None) -> Iterator[Parsed]:
    """The articles of a database, with all their records."""
    from newsmodel_sqlite.reading import parse_database

    return parse_database(source)


def recognise(head: bytes) -> bool:
    """The first bytes of an SQLite database with our mark."""
    from newsmodel_sqlite.database import is_ours

    return is_ours(head)


# No suffixes: a file that ends in .db may be anybody's, and ours is known by its mark.
PARSER = Parser(
    name="sqlite",
    parse=parse,
    recognise=recognise,
    media_types=("application/vnd.sqlite3",),
    summary="an SQLite database with full-text search; writing again updates it",
    own=True,
)
EXPORTER = Exporter(
    name="sqlite",
    open=open_database,
    suffixes=(".db", ".sqlite", ".sqlite3"),
    target="file",
    summary=PARSER.summary,
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [PARSER]


@newsmodel.hookimpl
def newsmodel_exporters() -> Iterable[Exporter]:
    """Called once, when plugins are discovered."""
    return [EXPORTER]
