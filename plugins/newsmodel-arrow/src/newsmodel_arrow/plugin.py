"""The formats `parquet` and `arrow` for newsmodel's hooks; pyarrow is loaded when one of them is used."""

from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

import newsmodel
from newsmodel import Exporter, Parser, Source, Target, Writer
from newsmodel.records import Parsed

Compression = Literal["zstd", "lz4", "none"]


@attrs.frozen
class TableOptions:
    """How a table is written; `--set parquet.compression=none`.

    Attributes:
        compression: of the columns; every reader of Parquet knows zstd and lz4.
        rows: articles in one row group (of Parquet) or record batch (of Arrow), at most. Readers take one at a time
            into memory; a group also ends after 4 Mi characters of text.
    """

    compression: Compression = "zstd"
    rows: int = attrs.field(default=1000, validator=attrs.validators.ge(1))


def open_parquet(target: Target, options: TableOptions | None = None) -> Writer:
    """A Parquet file of `SCHEMA`, written row group by row group."""
    from newsmodel_arrow.writing import TableWriter, parquet_sink

    return TableWriter(target, parquet_sink, options or TableOptions())


def open_ipc(target: Target, options: TableOptions | None = None) -> Writer:
    """An Arrow IPC file of `SCHEMA`, written batch by batch."""
    from newsmodel_arrow.writing import TableWriter, ipc_sink

    return TableWriter(target, ipc_sink, options or TableOptions())


def parse_parquet(source: Source, options: object = None) -> Iterator[Parsed]:
    """The articles of a Parquet file that has the columns of `SCHEMA`."""
    from newsmodel_arrow.reading import parquet_parts, parse_table

    return parse_table(source, parquet_parts)


def parse_ipc(source: Source, options: object = None) -> Iterator[Parsed]:
    """The articles of an Arrow IPC file that has the columns of `SCHEMA`."""
    from newsmodel_arrow.reading import ipc_parts, parse_table

    return parse_table(source, ipc_parts)


PARQUET_PARSER = Parser(
    name="parquet",
    parse=parse_parquet,
    recognise=lambda head: head.startswith(b"PAR1"),
    suffixes=(".parquet",),
    media_types=("application/vnd.apache.parquet",),
    summary="a Parquet table of articles, a row each, with their records nested",
    own=True,
)
IPC_PARSER = Parser(
    name="arrow",
    parse=parse_ipc,
    recognise=lambda head: head.startswith(b"ARROW1"),
    suffixes=(".arrow", ".feather"),
    media_types=("application/vnd.apache.arrow.file",),
    summary="an Arrow IPC (Feather) table of articles, a row each, with their records nested",
    own=True,
)
PARQUET_EXPORTER = Exporter(
    name="parquet",
    open=open_parquet,
    suffixes=PARQUET_PARSER.suffixes,
    target="file",
    options=TableOptions,
    summary=PARQUET_PARSER.summary,
)
IPC_EXPORTER = Exporter(
    name="arrow",
    open=open_ipc,
    suffixes=IPC_PARSER.suffixes,
    target="file",
    options=TableOptions,
    summary=IPC_PARSER.summary,
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [PARQUET_PARSER, IPC_PARSER]


@newsmodel.hookimpl
def newsmodel_exporters() -> Iterable[Exporter]:
    """Called once, when plugins are discovered."""
    return [PARQUET_EXPORTER, IPC_EXPORTER]
