"""The format `report` for newsmodel's hooks; the templates are loaded when one is written."""

from collections.abc import Iterable

import attrs

import newsmodel
from newsmodel import Exporter, Target, Writer


@attrs.frozen
class ReportOptions:
    """How a report is made; `--set report.title='The week'`.

    Attributes:
        title: the heading of the page; None takes that of the one article, or says what the page is.
        per_file: articles in one file, at most; more make further files beside it: "week-2.report.html".
        people: in the chart and in the picture, at most; the tables have more.
    """

    title: str | None = None
    per_file: int = attrs.field(default=100, validator=attrs.validators.ge(1))
    people: int = attrs.field(default=40, validator=attrs.validators.ge(2))


def open_report(target: Target, options: ReportOptions | None = None) -> Writer:
    """A page that stands alone: no network, no script but its own."""
    from newsmodel_report.writing import ReportWriter

    return ReportWriter(target, options or ReportOptions())


EXPORTER = Exporter(
    name="report",
    open=open_report,
    suffixes=(".report.html",),
    target="file",
    loses=("ids, offsets, values of quantities, plugins' own values: a page for people, which no parser reads back",),
    options=ReportOptions,
    summary="one HTML page for people: text with highlights, tables, charts",
)


@newsmodel.hookimpl
def newsmodel_exporters() -> Iterable[Exporter]:
    """Called once, when plugins are discovered."""
    return [EXPORTER]
