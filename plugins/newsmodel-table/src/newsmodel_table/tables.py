"""Which form of table a source has."""

from newsmodel import Source, SourceError
from newsmodel.pipeline.looks import binary_kind
from newsmodel_table.jsons import json_table
from newsmodel_table.options import TableOptions
from newsmodel_table.parquet import parquet_table
from newsmodel_table.recognise import PARQUET, decoded
from newsmodel_table.rows import Table
from newsmodel_table.separated import separated

HEAD = 4096
LINES = (".jsonl", ".ndjson")
BLANK = " \t\r\n\x1e"


def table_of(source: Source, options: TableOptions) -> Table:
    """The table in a source.

    Raises:
        SourceError: there is none; says what it looks like.
    """
    head = source.read(HEAD)
    if head.startswith(PARQUET):
        return parquet_table(source)
    if not head.strip() and (source.part or source.name).lower().endswith(LINES):
        # No lines, no articles: what a run that found nothing has written.
        return Table((), iter(()))
    kind = binary_kind(head)
    if kind is not None:
        raise SourceError(f"no table; it looks like {kind}", source=source.name, part=source.part)
    if (decoded(head) or "").lstrip(BLANK).startswith(("{", "[")):
        return json_table(source, options)
    return separated(source, options)
