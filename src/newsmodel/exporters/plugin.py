"""The built-in exporters, registered as anybody's are."""

from collections.abc import Iterable

from newsmodel.exporters import csv, json
from newsmodel.hooks import hookimpl
from newsmodel.records import Exporter


@hookimpl
def newsmodel_exporters() -> Iterable[Exporter]:
    """Exporters of this library's own formats."""
    return [json.LINES_EXPORTER, json.EXPORTER, csv.EXPORTER]
