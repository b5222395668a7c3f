"""Extraction in Ray Data."""

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from newsmodel import Pipeline
from newsmodel_arrow.extract import extract_batches
from newsmodel_arrow.schema import SCHEMA

if TYPE_CHECKING:
    from ray.data import Dataset

ROWS = 256
"""Articles to a call, unless told: seconds of work, so that a task that is done again costs little."""


def extract_dataset(dataset: "Dataset", *, pipeline: Pipeline | None = None, **how: Any) -> "Dataset":
    """The articles of a dataset with what is found in them, a row each, with the columns of `SCHEMA`.

    Args:
        dataset: as `extract_batch` wants its columns.
        pipeline: as for `extract_batch`; it is sent to the workers.
        **how: for Ray's own `map_batches`, such as `batch_size`, `num_cpus` or `concurrency`.
    """
    arguments = {"batch_size": ROWS, **how}
    return dataset.map_batches(extract_table, batch_format="pyarrow", fn_kwargs={"pipeline": pipeline}, **arguments)


def extract_table(table: pa.Table, pipeline: Pipeline | None = None) -> pa.Table:
    """`extract_batch` of a table, which is what Ray hands out."""
    return pa.Table.from_batches(extract_batches(table.to_batches(), pipeline=pipeline), SCHEMA)
