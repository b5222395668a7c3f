"""The built-in parsers, registered as anybody's are."""

from collections.abc import Iterable

from newsmodel.hooks import hookimpl
from newsmodel.parsers import csv, json, text
from newsmodel.parsers.containers import CONTAINERS
from newsmodel.records import Parser


@hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Parsers of plain text, of this library's own formats, and of compressed data and archives."""
    return [text.TEXT, json.PARSER, json.LINES_PARSER, csv.PARSER, *CONTAINERS]
