"""Rows of a table, whatever its form."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from newsmodel import Failure, Notice


@attrs.frozen
class Row:
    """A row, and where it stands.

    Attributes:
        part: "row 12", as a spreadsheet counts, the header being row 1; "line 12" and "item 12" of JSON.
        values: by column; objects within them as JSON has them.
        notices: what had to be guessed to read it.
    """

    part: str
    values: Mapping[str, Any]
    notices: tuple[Notice, ...] = ()


@attrs.frozen
class Table:
    """The columns of a table, as far as they are known beforehand, and its rows."""

    columns: tuple[str, ...]
    rows: Iterator[Row | Failure]
