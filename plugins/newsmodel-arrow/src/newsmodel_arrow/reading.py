"""Articles out of files that hold a table, some at a time."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from newsmodel import Failure, NewsmodelError, Source, SourceError, UsageError
from newsmodel.codec.migrate import number_of
from newsmodel.errors import told
from newsmodel.records import Parsed
from newsmodel_arrow.batches import ROWS, article_in, fitted, rows_of
from newsmodel_arrow.schema import SCHEMA, VERSION_KEY

OWN = ("text", "actors", "quotes", "proposals")
"""Columns by which a table is known as ours; the others may be missing, as when a query left them out."""

FOREIGN = "application/x-foreign-table"
"""The media type of a table of Arrow or Parquet that is not ours; newsmodel-table knows Parquet tables by it."""

BROKEN = (pa.ArrowException, OSError, ValueError, OverflowError)
"""What pyarrow raises for bytes that are not what they should be."""


@attrs.frozen
class Parts:
    """A table in the parts in which it was written.

    Attributes:
        name: of a part: "row group".
        schema: of the table.
        count: of the parts.
        read: number of a part, from 0, to its batches.
    """

    name: str
    schema: pa.Schema
    count: int
    read: Callable[[int], Iterable[pa.RecordBatch]]


def parse_table(source: Source, parts_of: Callable[[BinaryIO], Parts]) -> Iterator[Parsed]:
    """The articles of a file; a row or a part of it that cannot be read is a Failure, and the next ones are read.

    A table of somebody else is handed on, under a media type by which another parser can know it.

    Raises:
        SourceError: it cannot be opened as what it says it is, or its columns are not those of the schema and nobody
            has taken it.
        SchemaError: it was written for a newer schema.
    """
    with source.open() as stream:
        try:
            parts = parts_of(stream)
            if source.media_type != FOREIGN and not _is_ours(parts.schema):
                yield attrs.evolve(source, media_type=FOREIGN)
                return
            _check(parts.schema, source)
        except NewsmodelError:
            raise
        except BROKEN as error:
            raise SourceError(f"broken: {told(error)}", source=source.name, part=source.part) from error
        for index in range(parts.count):
            yield from _part(parts, index)


def parquet_parts(stream: BinaryIO) -> Parts:
    """The row groups of a Parquet file."""
    file = pq.ParquetFile(stream, page_checksum_verification=True)
    names = [name for name in file.schema_arrow.names if name in SCHEMA.names]

    def read(index: int) -> Iterable[pa.RecordBatch]:
        return file.iter_batches(batch_size=ROWS, row_groups=[index], columns=names)  # type: ignore[no-any-return]

    return Parts("row group", file.schema_arrow, file.num_row_groups, read)


def ipc_parts(stream: BinaryIO) -> Parts:
    """The record batches of an Arrow IPC file."""
    file = pa.ipc.open_file(stream)

    def read(index: int) -> Iterable[pa.RecordBatch]:
        batch = file.get_batch(index)
        # Offsets come from the file as they are: a damaged one must not be followed.
        batch.validate(full=True)
        return [batch]

    return Parts("batch", file.schema, file.num_record_batches, read)


def _is_ours(schema: pa.Schema) -> bool:
    return all(schema.get_field_index(name) >= 0 for name in OWN)


def _check(schema: pa.Schema, source: Source) -> None:
    """The table is one of articles, of a schema that we know."""
    try:
        if not _is_ours(schema):
            raise UsageError(f"a table of articles has the columns {', '.join(OWN)}")
        fitted(pa.RecordBatch.from_pylist([], schema=schema))
    except UsageError as error:
        raise SourceError(
            f"not a table written by newsmodel: {error}; the columns here: {', '.join(schema.names) or 'none'} "
            "(newsmodel-table reads Parquet tables of others)",
            source=source.name,
            part=source.part,
        ) from error
    version = (schema.metadata or {}).get(VERSION_KEY)
    number_of(version.decode("utf-8", "replace") if version is not None else None)


def _part(parts: Parts, index: int) -> Iterator[Parsed]:
    part = f"{parts.name} {index + 1}"
    numbers = itertools.count(1)
    try:
        for row, trouble in itertools.chain.from_iterable(map(rows_of, parts.read(index))):
            number = next(numbers)
            try:
                yield article_in(row, trouble)
            except NewsmodelError as error:
                yield Failure(message=str(error), part=f"{part}, row {number}", error=type(error).__name__)
    except BROKEN as error:
        yield Failure(message=f"broken: {told(error)}", part=part)
