"""The built-in parsers, registered as anybody's are."""

from collections.abc import Iterable

from newsmodel.hooks import hookimpl
from newsmodel.parsers import csv, json
from newsmodel.records import Parser


@hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Parsers of this library's own formats."""
    return [json.PARSER, json.LINES_PARSER, csv.PARSER]
