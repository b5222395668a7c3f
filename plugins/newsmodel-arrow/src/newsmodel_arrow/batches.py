"""Articles as Arrow record batches, and back."""

import itertools
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pyarrow as pa

from newsmodel import Article, NewsmodelError, SchemaError, UsageError
from newsmodel_arrow.rows import Row, article_of, row_of
from newsmodel_arrow.schema import SCHEMA

ROWS = 64
"""Rows that are plain Python values at one time; they take several times the memory there that they take in Arrow."""


def to_arrow(articles: Article | Iterable[Article]) -> pa.Table:
    """The articles as one table of `SCHEMA`, a row each; `from_arrow` gives them back as they were.

    Raises:
        OverflowError: an offset that does not fit in 64 bits.
    """
    given = [articles] if isinstance(articles, Article) else articles
    return pa.Table.from_batches(to_batches(given), SCHEMA)


def to_batches(articles: Iterable[Article], *, rows: int = ROWS) -> Iterator[pa.RecordBatch]:
    """The same as record batches of at most `rows` rows, made as they are asked for."""
    left = iter(articles)
    while some := [row_of(article) for article in itertools.islice(left, rows)]:
        yield batch_of(some)


def batch_of(rows: list[Row]) -> pa.RecordBatch:
    """A record batch of `SCHEMA`; what a row has no key for is null."""
    return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)


def from_arrow(source: Any) -> Iterator[Article]:
    """The articles of a table, row by row.

    Args:
        source: a pyarrow table, batch or reader, an iterable of batches, or whatever offers the Arrow stream
            interface, such as a frame of polars or a relation of DuckDB. Columns that `SCHEMA` does not name are
            left alone, and what has no column takes its default.

    Raises:
        UsageError: there is no column `text`, or a column is of a type that cannot be made that of the schema.
        SchemaError: a row is not an article; the message carries its number, from 1, and the path.
    """
    numbers = itertools.count(1)
    for batch in _batches(source):
        for row, trouble in rows_of(batch):
            number = next(numbers)
            try:
                yield article_in(row, trouble)
            except NewsmodelError as error:
                raise SchemaError(f"row {number}: {error}") from error


def article_in(row: Row, trouble: SchemaError | None) -> Article:
    """The article in what `rows_of` gives for a row.

    Raises:
        SchemaError: the row is not an article, or could not be read.
    """
    if trouble is not None:
        raise trouble
    return article_of(row)


def rows_of(batch: pa.RecordBatch) -> Iterator[tuple[Row, SchemaError | None]]:
    """Each row's values in the columns that the schema names, and what is wrong where one of them cannot be read.

    Raises:
        UsageError: as for `from_arrow`.
    """
    known = fitted(batch)
    for start in range(0, known.num_rows, ROWS):
        piece = known.slice(start, ROWS)
        try:
            rows = piece.to_pylist()
        except (ValueError, OverflowError):
            yield from (_readable(piece, index) for index in range(piece.num_rows))
        else:
            yield from ((_with_times(row), None) for row in rows)


def fitted(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The columns that the schema names, but for `error`, in the types it wants; dates and times stay what they are.

    Raises:
        UsageError: as for `from_arrow`.
    """
    there = [field for field in SCHEMA if field.name != "error" and batch.schema.get_field_index(field.name) >= 0]
    if not any(field.name == "text" for field in there):
        raise UsageError(f"one column 'text' is wanted; there are {', '.join(batch.schema.names) or 'no columns'}")
    columns = [_fitting(batch.column(field.name), field) for field in there]
    return pa.RecordBatch.from_arrays(columns, names=[field.name for field in there])


def _fitting(column: pa.Array, field: pa.Field) -> pa.Array:
    if column.type == field.type:
        return column
    if field.name in _TIMES and pa.types.is_date(column.type):
        return column
    if field.name in _TIMES and pa.types.is_timestamp(column.type):
        # Python's own times have no nanoseconds.
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    try:
        return column.cast(field.type)
    except (pa.ArrowException, ValueError) as error:
        raise UsageError(f"the column {field.name!r} is {column.type}; {field.type} is wanted") from error


_TIMES = ("published", "modified")


def _with_times(row: Row) -> Row:
    """The row with dates and times as ISO 8601."""
    for name in _TIMES:
        if isinstance(row.get(name), date):
            row[name] = row[name].isoformat()
    return row


def _readable(batch: pa.RecordBatch, index: int) -> tuple[Row, SchemaError | None]:
    """One row by itself, where some value nearby cannot be read: text that is not UTF-8, a year beyond 9999."""
    row: Row = {}
    trouble: SchemaError | None = None
    for name in batch.schema.names:
        try:
            row[name] = batch.column(name)[index].as_py()
        except (ValueError, OverflowError) as error:
            trouble = SchemaError(f"$.{name}: cannot be read: {error}")
    return _with_times(row), trouble


def _batches(source: Any) -> Iterator[pa.RecordBatch]:
    if isinstance(source, pa.RecordBatch):
        yield source
    elif hasattr(source, "__arrow_c_stream__"):
        yield from pa.RecordBatchReader.from_stream(source)
    else:
        yield from source
