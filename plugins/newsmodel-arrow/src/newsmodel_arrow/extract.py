"""Extraction as a function from record batch to record batch, which is what engines ask for."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from newsmodel import NewsmodelError, Pipeline, SchemaError, default_registry
from newsmodel.batch.events import Problem
from newsmodel_arrow.batches import article_in, batch_of, rows_of
from newsmodel_arrow.rows import Row, row_of


def extract_batch(batch: pa.RecordBatch, *, pipeline: Pipeline | None = None) -> pa.RecordBatch:
    """The articles of a batch with what is found in them: one row out for each row in, in the same order.

    A row that fails has its `error` filled, and whatever of it can be kept: where a stage fails, the article with what
    the other stages found; where the row is no article, the columns it came with. No row makes the function raise.

    Args:
        batch: has the column `text`; other columns of the schema (`id`, `url`, `title`, `published`, ...) are taken
            over, and columns that the schema does not name are left out. An `error` in it is not looked at.
        pipeline: the extractors; all that are installed, with their defaults, where None.

    Returns:
        A batch of `SCHEMA`.

    Raises:
        UsageError: there is no column `text`, or a column is of a type that cannot be made that of the schema.
    """
    chosen = pipeline or default_registry().pipeline()
    return batch_of([_extracted(row, trouble, chosen) for row, trouble in rows_of(batch)])


def extract_batches(batches: Iterable[pa.RecordBatch], *, pipeline: Pipeline | None = None) -> Iterator[pa.RecordBatch]:
    """`extract_batch` of each batch, as they come."""
    return (extract_batch(batch, pipeline=pipeline) for batch in batches)


def _extracted(row: Row, trouble: SchemaError | None, pipeline: Pipeline) -> Row:
    try:
        article = article_in(row, trouble)
    except NewsmodelError as error:
        return _failed(row, "read", error)
    try:
        outcome = pipeline.run(article)
    except Exception as error:  # noqa: BLE001 - whatever one row does must not end the others
        return _failed(row_of(article), "extract", error)
    return _failed(row_of(outcome.article), "extract", *outcome.failures)


def _failed(row: Row, stage: str, *errors: Exception) -> Row:
    """The row with its error: that of the first, and the others in the message."""
    if not errors:
        return row
    first = Problem.of_error(errors[0], "", stage=stage)
    message = "; ".join([first.message, *map(str, errors[1:])])
    error = {"stage": first.stage, "plugin": first.plugin, "error": first.error, "message": message}
    return {**row, "error": error}
