"""Articles into files that hold a table, some at a time."""

import contextlib
from collections.abc import Callable
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from newsmodel import Article, FileWriter, Target
from newsmodel_arrow.batches import batch_of
from newsmodel_arrow.plugin import Compression, TableOptions
from newsmodel_arrow.rows import Row, row_of
from newsmodel_arrow.schema import SCHEMA

PIECE = 16
"""Rows that wait as plain Python values; then they are packed into Arrow, which takes a fraction of the memory."""

GROUP_TEXT = 4 * 2**20
"""Characters of text after which a row group ends, however few its rows; in Arrow they are some 25 MB with records."""

OpenSink = Callable[[BinaryIO, Compression], Any]


class TableWriter(FileWriter):
    """Writes articles one by one; they leave the memory group by group."""

    def __init__(self, target: Target, open_sink: OpenSink, options: TableOptions) -> None:
        super().__init__(target)
        self._open_sink, self._options = open_sink, options
        self._sink: Any = None
        self._rows: list[Row] = []
        self._packed: list[pa.RecordBatch] = []
        self._count = self._text = 0

    def open(self, stack: contextlib.ExitStack) -> None:
        """Open the file and the library's own writer."""
        stream = stack.enter_context(self.target.create())
        self._sink = stack.enter_context(self._open_sink(stream, self._options.compression))

    def write(self, article: Article, /) -> None:
        """Take one article in."""
        self._rows.append(row_of(article))
        self._count += 1
        self._text += len(article.text)
        if self._count >= self._options.rows or self._text >= GROUP_TEXT:
            self.finish()
        elif len(self._rows) >= PIECE:
            self._pack()

    def _pack(self) -> None:
        """Waiting rows into Arrow."""
        self._packed.append(batch_of(self._rows))
        self._rows = []

    def finish(self) -> None:
        """All that waits into the file, as one group."""
        if self._rows:
            self._pack()
        if self._packed:
            self._sink.write_table(pa.Table.from_batches(self._packed, SCHEMA).combine_chunks())
        self._packed = []
        self._count = self._text = 0


def parquet_sink(stream: BinaryIO, compression: Compression) -> pq.ParquetWriter:
    """A writer of Parquet; with checksums, so that a damaged file does not read as other words."""
    return pq.ParquetWriter(stream, SCHEMA, compression=compression, write_page_checksum=True)


def ipc_sink(stream: BinaryIO, compression: Compression) -> pa.RecordBatchFileWriter:
    """A writer of Arrow's own file format, known as Feather."""
    chosen = None if compression == "none" else compression
    return pa.ipc.new_file(stream, SCHEMA, options=pa.ipc.IpcWriteOptions(compression=chosen))
