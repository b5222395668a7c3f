"""Articles out of a workbook."""

import contextlib
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from newsmodel import Source, SourceError
from newsmodel.errors import told
from newsmodel.parsers.joined import RECORDS, joined_articles
from newsmodel.parsers.rows import HEADERS, READ, Row, TableError
from newsmodel.records import Parsed
from newsmodel_xlsx import cells

BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, OSError, EOFError, LookupError, ValueError,
    TypeError, AttributeError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What openpyxl and those below it raise for bytes that are not what they should be."""

MOST_STRINGS = 2**30
"""Bytes of a workbook's list of texts, which is read whole; a small file can unfold to a huge one."""


def parse_workbook(source: Source) -> Iterator[Parsed]:
    """The articles of a workbook that we wrote, also when a spreadsheet program has saved it again.

    Rows that are sorted or deleted are met as in our CSV tables.

    Raises:
        SourceError: no workbook, none of ours, or a broken one.
    """
    with source.open() as stream, contextlib.ExitStack() as stack:
        try:
            _check_size(stream, source)
            book = load_workbook(stream, read_only=True, keep_links=False)
            stack.callback(book.close)
            continued = _continued(book)
            if "articles" not in book.sheetnames:
                raise SourceError("a workbook, but not one written by newsmodel", source=source.name, part=source.part)
            names = {name: f"sheet {name}" for name in RECORDS if name in book.sheetnames}
            yield from joined_articles(lambda table: _rows(book, table, continued), names)
        except BROKEN as error:
            raise SourceError(f"broken: {told(error)}", source=source.name, part=source.part) from error


def _check_size(stream: Any, source: Source) -> None:
    with zipfile.ZipFile(stream) as archive:
        for item in archive.infolist():
            if item.filename.endswith("sharedStrings.xml") and item.file_size > MOST_STRINGS:
                raise SourceError(f"its texts unfold to {item.file_size:,} bytes", source=source.name, part=source.part)
    stream.seek(0)


def _rows(book: Any, table: str, continued: Mapping[int, str]) -> Iterator[Row]:
    """The rows of a table, from its sheet and the further ones.

    Raises:
        TableError: a sheet without the columns of the table.
    """
    for number, values in _values(book, table, sorted(HEADERS[table]), READ):
        yield Row(number, {name: cells.whole(_text(value), continued) for name, value in values.items()})


def _continued(book: Any) -> Mapping[int, str]:
    """The texts on `continued`, by number, their pieces joined."""
    if cells.SHEET not in book.sheetnames:
        return {}
    found: dict[int, dict[int, str]] = {}
    for _, values in _values(book, cells.SHEET, cells.HEADER, cells.HEADER):
        with contextlib.suppress(ValueError):  # a row that a person has added
            number, part = int(_text(values["number"])), int(_text(values["part"]))
            found.setdefault(number, {})[part] = _text(values["text"])
    return {number: "".join(parts[part] for part in sorted(parts)) for number, parts in found.items()}


def _values(
    book: Any, table: str, wanted: list[str] | tuple[str, ...], read: tuple[str, ...]
) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Of each row below the headers, its number and the values of the columns that are read."""
    name, further = table, 1
    while name in book.sheetnames:
        sheet = book[name]
        # What the file says of its size may be wrong, where other programs wrote it.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
        header = [_text(value) for value in next(rows, ())]
        if not set(wanted) <= set(header):
            raise TableError(f"the first row of sheet {name} must have {', '.join(sorted(wanted))}", table)
        places = {column: header.index(column) for column in read if column in header}
        for number, row in enumerate(rows, 2):
            if any(value is not None for value in row):
                yield number, {column: row[place] if place < len(row) else None for column, place in places.items()}
        further += 1
        name = f"{table} {further}"


def _text(value: object) -> str:
    """A cell as text; a number that a spreadsheet made of one, as it stood."""
    return "" if value is None else cells.unescaped(value) if isinstance(value, str) else str(value)
