"""The format `xlsx` for newsmodel's hooks; the libraries for workbooks are loaded when one is read or written."""

from collections.abc import Iterable, Iterator

import attrs

import newsmodel
from newsmodel import Exporter, Parser, Source, Target, Writer
from newsmodel.parsers.containers.documents import EXCEL, MAGIC, OFFICE, document_kind
from newsmodel.records import Parsed

MOST_ROWS = 1_048_576
"""Rows that a sheet can have, by the format's own limit; the first is the header."""


@attrs.frozen
class WorkbookOptions:
    """How a workbook is written; `--set xlsx.rows=100000`.

    Attributes:
        rows: of one sheet, at most, with the header; further rows go to a further sheet, "mentions 2".
    """

    rows: int = attrs.field(
        default=MOST_ROWS, validator=attrs.validators.and_(attrs.validators.ge(2), attrs.validators.le(MOST_ROWS))
    )


def open_workbook(target: Target, options: WorkbookOptions | None = None) -> Writer:
    """A workbook of the five tables, a sheet each."""
    from newsmodel_xlsx.writing import WorkbookWriter

    return WorkbookWriter(target, options or WorkbookOptions())


def parse(source: Source, options: object = None) -> Iterator[Parsed]:
    """The articles of a workbook, with all their records."""
    from newsmodel_xlsx.reading import parse_workbook

    return parse_workbook(source)


def recognise(head: bytes) -> bool:
    """The first bytes of a workbook, of ours or of anybody's; or those of an Office document that do not tell which."""
    return head.startswith(MAGIC) and document_kind(head) in (EXCEL, OFFICE)


PARSER = Parser(
    name="xlsx",
    parse=parse,
    recognise=recognise,
    suffixes=(".xlsx",),
    media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    summary="an Excel workbook: five sheets, with filters",
    own=True,
)
EXPORTER = Exporter(
    name="xlsx",
    open=open_workbook,
    suffixes=PARSER.suffixes,
    target="file",
    options=WorkbookOptions,
    summary=PARSER.summary,
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [PARSER]


@newsmodel.hookimpl
def newsmodel_exporters() -> Iterable[Exporter]:
    """Called once, when plugins are discovered."""
    return [EXPORTER]
