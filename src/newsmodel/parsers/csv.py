"""Our own five tables: `articles.csv`, with the records in the files beside it.

What a person may have done to them in a spreadsheet is met: another separator, a byte order mark, rows deleted, rows
sorted.
"""

from collections.abc import Iterator
from pathlib import Path

from newsmodel.parsers.joined import RECORDS, joined_articles
from newsmodel.parsers.rows import LONGEST_HEADER, header, read_rows, table_of
from newsmodel.records import Failure, Parsed, Parser, Source
from newsmodel.text import pattern

DESCRIPTION = "datapackage"
DESCRIPTOR = pattern("tables-descriptor", r'"name"\s{0,9}+:\s{0,9}+"newsmodel-tables"')
"""How the descriptor that is written beside the tables names itself."""


def parse(source: Source, options: object = None) -> Iterator[Parsed]:
    """The articles with their records; nothing from the other files, which are read with `articles.csv`."""
    table = _table(source)
    if table is None:
        message = "this is not one of newsmodel's tables; the first row must be the header of articles.csv"
        yield Failure(message=message, error="SchemaError")
    elif table == "articles":
        yield from _articles(source)
    elif _beside(source, table, "articles") is None:
        what = "describes the tables" if table == DESCRIPTION else f"table holds {table}"
        remedy = "give the folder's articles.csv" if source.part is None else "unpack them; they are read together"
        message = f"this {what} without their articles; {remedy}"
        yield Failure(message=message, error="SchemaError")


def recognise(head: bytes) -> bool:
    """The header line of one of the five tables, or the descriptor that is written beside them."""
    if _is_descriptor(head):
        return True
    line = head.partition(b"\n")[0].decode("utf-8", "replace")
    return len(line) < 2**12 and table_of(header(line)[0]) is not None


def companions(path: Path) -> tuple[Path, ...]:
    """The files that are read with an `articles.csv`; none for any other file."""
    if path.suffix.lower() != ".csv":
        return ()
    source = Source.from_path(path)
    return tuple(found for name in RECORDS if (found := _beside(source, "articles", name)) is not None)


def _is_descriptor(head: bytes) -> bool:
    return head.lstrip()[:1] == b"{" and DESCRIPTOR.search(head.decode("latin-1")) is not None


def _table(source: Source) -> str | None:
    """The name of the table, `DESCRIPTION` for the descriptor of them all, or None."""
    with source.open() as stream:
        line = stream.readline(LONGEST_HEADER)
        if _is_descriptor(line + stream.read(LONGEST_HEADER)):
            return DESCRIPTION
    return table_of(header(line.decode("utf-8", "replace"))[0])


def _beside(source: Source, table: str, wanted: str) -> Path | None:
    """The file of another table of the same set: "quotes.csv", or "june-quotes.csv" for "june-articles.csv"."""
    if source.path is None or source.part is not None:
        return None
    name = source.path.name.lower().replace(table, wanted)
    path = source.path.with_name(name if table in source.path.name.lower() else f"{wanted}.csv")
    path = path.with_suffix(".csv") if table == DESCRIPTION else path
    return path if path.is_file() else None


def _articles(source: Source) -> Iterator[Parsed]:
    """The articles of an `articles.csv` with the tables beside it."""
    paths = {name: path for name in RECORDS if (path := _beside(source, "articles", name)) is not None}
    files = {name: Source.from_path(path) for name, path in paths.items()}
    return joined_articles(
        lambda table: read_rows(files.get(table, source), table), {name: path.name for name, path in paths.items()}
    )


PARSER = Parser(
    name="csv",
    parse=parse,
    recognise=recognise,
    suffixes=(".csv",),
    media_types=("text/csv",),
    summary="newsmodel's own tables: articles.csv with the other four beside it",
    own=True,
)
