"""The format `table` for newsmodel's hooks; what reads a form of table is loaded when one comes."""

from collections.abc import Iterable, Iterator

import newsmodel
from newsmodel import Failure, Parser, Source
from newsmodel.records import Parsed
from newsmodel_table.options import TableOptions


def parse(source: Source, options: TableOptions | None = None) -> Iterator[Parsed]:
    """An article for each row; a row without text, or that is broken, is a failure.

    Raises:
        SourceError: no table, or none of its columns is known to hold the text.
    """
    from newsmodel_table.articles import read_row
    from newsmodel_table.columns import choose_columns
    from newsmodel_table.tables import table_of

    options = options or TableOptions()
    table = table_of(source, options)
    columns = choose_columns(table.columns, options.columns(), source.name) if table.columns else None
    for row in table.rows:
        if isinstance(row, Failure):
            yield row
            continue
        columns = columns or choose_columns(table.columns, options.columns(), source.name)
        yield read_row(row, columns, source, options)


def recognise(head: bytes) -> bool:
    """A header or keys as tables of articles have them, and a table that is not our own."""
    from newsmodel_table.recognise import recognise

    return recognise(head)


PARSER = Parser(
    name="table",
    parse=parse,
    recognise=recognise,
    suffixes=(".csv", ".tsv", ".tab", ".psv", ".jsonl", ".ndjson", ".json"),
    media_types=(
        "text/csv",
        "text/tab-separated-values",
        "application/json",
        "application/x-ndjson",
        "application/x-foreign-table",
    ),
    options=TableOptions,
    summary="tables of articles by others: CSV, TSV, JSON Lines, JSON, Parquet",
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [PARSER]
