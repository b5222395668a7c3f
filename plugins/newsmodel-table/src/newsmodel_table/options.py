"""The options of the format."""

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from newsmodel.parsers.text.decode import codec

FIELDS = (
    "text",
    "title",
    "subtitle",
    "authors",
    "published",
    "modified",
    "url",
    "publisher",
    "section",
    "keywords",
    "language",
    "id",
)
"""Fields of an article that a column can fill."""


def _map(options: object, attribute: "attrs.Attribute[Any]", value: tuple[str, ...]) -> None:
    for pair in value:
        field, colon, _ = pair.partition(":")
        if not colon or field not in FIELDS:
            raise ValueError(f"map has {pair!r}; it must be FIELD:COLUMN, with one of the fields {', '.join(FIELDS)}")


def _delimiter(options: object, attribute: "attrs.Attribute[Any]", value: str | None) -> None:
    if value is not None and (len(value) != 1 or value in '"\r\n'):
        raise ValueError(f"delimiter is {value!r}; it must be one character, or 'tab'")


def _encoding(options: object, attribute: "attrs.Attribute[Any]", value: str | None) -> None:
    if value is not None and codec(value) is None:
        raise ValueError(f"encoding is {value!r}; no such encoding is known")


def _character(value: str | None) -> str | None:
    return "\t" if value in ("tab", r"\t") else value


@attrs.frozen
class TableOptions:
    """How the columns of a table are read.

    Attributes:
        map: FIELD:COLUMN for each field that is not found by a usual name of its column; a path into nested JSON is
            written with dots: "text:content.body". No column ("title:") leaves a field empty.
        items: in JSON that wraps its rows, the path to the list of them: "response.results". Found by itself where
            there is one list of objects.
        delimiter: between cells; None tells it by the first lines. "tab" stands for the tabulator.
        encoding: of text; None tells it by a byte order mark, or takes UTF-8 where that is possible, else
            Windows-1252.
        header: whether the first row names the columns; without it they are called 1, 2, 3.
        dates: which way round numbers like 01/02/2024 are: "dmy" or "mdy". Without it such a date is left open, with a
            notice.
    """

    map: tuple[str, ...] = attrs.field(default=(), validator=_map)
    items: str | None = None
    delimiter: str | None = attrs.field(default=None, converter=_character, validator=_delimiter)
    encoding: str | None = attrs.field(default=None, validator=_encoding)
    header: bool = True
    dates: Literal["dmy", "mdy"] | None = None

    def columns(self) -> Mapping[str, str]:
        """The column for each field that was named."""
        return {field: column for field, _, column in (pair.partition(":") for pair in self.map)}
