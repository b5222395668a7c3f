"""Tables that an exporter writes, read by Python's own reader, and what their rows and columns are."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from newsmodel.model import Article
from newsmodel.testing.law import BrokenLaw
from newsmodel.testing.output import Output

Row = tuple[str, ...]

RECORDS: Mapping[str, Callable[[Article], list[Any]]] = {
    "article": lambda article: [article],
    "actor": lambda article: list(article.actors),
    "mention": lambda article: [mention for actor in article.actors for mention in actor.mentions],
    "quote": lambda article: list(article.quotes),
    "proposal": lambda article: list(article.proposals),
}
"""What a table may have rows of; an article that is known has different numbers of each."""


@attrs.frozen
class Table:
    """A table as a reader sees it."""

    name: str
    header: Row
    rows: tuple[Row, ...]


def tables_of(output: Output) -> Iterator[Table]:
    """The files that are CSV by their names.

    Raises:
        BrokenLaw: one that cannot be read.
    """
    for name, data in output.files.items():
        if not name.endswith((".csv", ".tsv")):
            continue
        delimiter = "\t" if name.endswith(".tsv") else ","
        try:
            text = io.StringIO(data.decode("utf-8-sig"), newline="")
            rows = [tuple(row) for row in csv.reader(text, delimiter=delimiter, strict=True) if row]
        except (ValueError, csv.Error) as error:
            raise BrokenLaw(f"a table in UTF-8 in {name}", f"{error}: {data!r:.300}") from error
        yield Table(name, rows[0] if rows else (), tuple(rows[1:]))


def hold_rows(output: Output, known: Output, plain: Article, article: Article) -> None:
    """Hold that tables have a row for each record, in which each cell is the value of its field.

    Args:
        output: of the article.
        known: the output of `plain`.
        plain: an article with different numbers of everything, and fields of plain words.
        article: any.

    Raises:
        BrokenLaw: another number of rows, or another value.
    """
    try:
        models = {table.name: table for table in tables_of(known)}
        tables = list(tables_of(output))
    except BrokenLaw:
        return
    for table in tables:
        model = models.get(table.name)
        sort = next((sort for sort, of in RECORDS.items() if model and len(of(plain)) == len(model.rows)), None)
        if model is None or sort is None:
            continue
        wanted = RECORDS[sort](article)
        if len(table.rows) != len(wanted):
            raise BrokenLaw(f"{len(wanted)} rows in {table.name}, one for each {sort}", f"{len(table.rows)}")
        fields = _columns(model, [_fields(record, plain) for record in RECORDS[sort](plain)])
        _hold_cells(table, [_fields(record, article) for record in wanted], fields)


def _fields(record: Any, article: Article) -> dict[str, str]:
    """What a row of a record may hold: of the record itself, and of its article."""
    own = {field: getattr(record, field) or "" for field in ("text", "name", "id") if hasattr(record, field)}
    return own | {f"article's {field}": getattr(article, field) or "" for field in ("title", "publisher")}


def _columns(model: Table, records: list[dict[str, str]]) -> dict[int, str]:
    """By the number of a column, the field that it holds."""
    found: dict[int, str] = {}
    for number in range(len(model.header)):
        cells = [row[number] if number < len(row) else "" for row in model.rows]
        for field in records[0]:
            if cells == [record[field] for record in records]:
                found.setdefault(number, field)
    return found


def _hold_cells(table: Table, records: list[dict[str, str]], columns: Mapping[int, str]) -> None:
    for number, field in columns.items():
        for place, (row, record) in enumerate(zip(table.rows, records, strict=True), 1):
            value = record[field]
            cell = row[number] if number < len(row) else None
            # An apostrophe before what a spreadsheet would run is no loss.
            if cell not in (value, f"'{value}"):
                where = f"row {place} of {table.name}, column {table.header[number]} with the {field}"
                raise BrokenLaw(f"{where}: {value!r}", repr(cell))
