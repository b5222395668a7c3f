"""Parquet tables of others, with pyarrow, some rows at a time."""

from collections.abc import Iterator
from typing import Any

from newsmodel import Failure, NewsmodelError, Source, SourceError
from newsmodel.errors import told
from newsmodel_table.rows import Row, Table

ROWS = 64
"""Rows in memory at a time, besides the pages of the file that they come from."""

OURS = b"newsmodel.schema"
"""The key of a table's metadata by which newsmodel-arrow marks what it writes."""


def parquet_table(source: Source) -> Table:
    """The rows of a Parquet file.

    Raises:
        SourceError: broken, written by newsmodel itself, or pyarrow is not installed.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError:
        remedy = "it needs pyarrow: pip install 'newsmodel-table[parquet]'"
        raise SourceError(f"a Parquet table; {remedy}", source=source.name, part=source.part) from None
    stream = source.open()
    try:
        file = pq.ParquetFile(stream)
        schema = file.schema_arrow
    except NewsmodelError:
        raise
    except Exception as error:
        stream.close()
        raise SourceError(f"broken: {told(error)}", source=source.name, part=source.part) from error
    if OURS in (schema.metadata or {}):
        stream.close()
        raise SourceError(
            "a table that newsmodel wrote; install newsmodel-arrow to read it", source=source.name, part=source.part
        )
    return Table(tuple(schema.names), _rows(file, stream))


def _rows(file: Any, stream: Any) -> Iterator[Row | Failure]:
    number = 0
    with stream:
        for group in range(file.num_row_groups):
            try:
                for batch in file.iter_batches(batch_size=ROWS, row_groups=[group]):
                    for values in batch.to_pylist():
                        number += 1
                        yield Row(f"row {number}", values)
            except NewsmodelError:
                raise
            except Exception as error:  # noqa: BLE001 - pyarrow raises errors of many kinds for damaged pages
                yield Failure(part=f"row group {group + 1}", message=f"broken: {told(error)}")
