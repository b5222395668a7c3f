"""Extraction in Spark."""

import functools
from typing import TYPE_CHECKING

import pyarrow as pa

from newsmodel import Pipeline
from newsmodel_arrow.extract import extract_batches
from newsmodel_arrow.schema import SCHEMA

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_WORDS = {pa.string(): "string", pa.int64(): "bigint", pa.float64(): "double", pa.bool_(): "boolean"}


def extract_frame(frame: "DataFrame", *, pipeline: Pipeline | None = None) -> "DataFrame":
    """The articles of a frame with what is found in them, a row each, with the columns of `SCHEMA`.

    How many rows a call gets is Spark's `spark.sql.execution.arrow.maxRecordsPerBatch`.

    Args:
        frame: as `extract_batch` wants its columns.
        pipeline: as for `extract_batch`; it is sent to the workers.
    """
    return frame.mapInArrow(functools.partial(extract_batches, pipeline=pipeline), ddl(SCHEMA))


def ddl(schema: pa.Schema) -> str:
    """The schema in Spark's words: "`id` string, `authors` array<string>, ..."."""
    return ", ".join(f"`{field.name}` {_ddl_type(field.type)}" for field in schema)


def _ddl_type(kind: pa.DataType) -> str:
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'`{field.name}`: {_ddl_type(field.type)}' for field in kind)}>"
    if pa.types.is_list(kind):
        return f"array<{_ddl_type(kind.value_type)}>"
    return _WORDS[kind]
