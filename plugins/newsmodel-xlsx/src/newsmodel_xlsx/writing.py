"""Articles into a workbook, row by row; what has been written waits on disk, so that memory stays flat."""

import contextlib
import datetime as dt
import tempfile

import attrs
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from newsmodel import Article, FileWriter, Target
from newsmodel.codec.cells import DANGEROUS
from newsmodel.exporters.columns import TABLES, Column
from newsmodel.exporters.tables import Cell, Row, tables
from newsmodel_xlsx import WorkbookOptions, cells

DATE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - as the format has it
"""When every workbook says that it was made: the same articles give the same bytes."""

WIDTHS = {"string": 18.0, "list": 24.0, "integer": 9.0}
WIDE = {"text": 60.0, "quote": 60.0, "action": 60.0, "context": 60.0, "title": 40.0, "name": 30.0, "details": 12.0}
"""Of columns, in characters."""

CONTINUED: tuple[Column, ...] = (
    Column("number", "that the mark at the end of the first piece names", "integer"),
    Column("part", "which piece of the text this is; the second comes first here", "integer"),
    Column("text", "the piece"),
)
"""The columns of `continued`."""


class Sheet(Worksheet):  # type: ignore[misc]
    """A sheet on which every text is a text."""

    @staticmethod
    def _escape_control_characters(data: str) -> str:
        """In the place of XlsxWriter's own, which does not see marks that overlap."""
        return cells.escaped(data)

    def discard(self) -> None:
        """Close the file on disk in which the rows wait."""
        self._opt_close()


@attrs.define
class _Place:
    """Where the next row of a table goes.

    Attributes:
        sheet: the table's last.
        row: number of the next row, from 0.
        sheets: how many the table has.
    """

    sheet: Sheet
    row: int = 1
    sheets: int = 1


class WorkbookWriter(FileWriter):
    """Writes the five sheets as articles come, and `continued` where a text does not fit its cell."""

    def __init__(self, target: Target, options: WorkbookOptions) -> None:
        super().__init__(target)
        self._options = options
        self._places: dict[str, _Place] = {}
        self._continued = 0

    def open(self, stack: contextlib.ExitStack) -> None:
        """Begin the workbook and its five sheets."""
        stream = stack.enter_context(self.target.create())
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="newsmodel-"))
        self._book = Workbook(stream, {"constant_memory": True, "tmpdir": folder})
        stack.callback(self._discard)
        self._book.use_zip64()
        self._book.set_properties({"title": "News articles as records", "created": DATE})
        self._head = self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF4"})
        # An apostrophe that Excel keeps beside the text: it stays one even when the cell is edited.
        self._text = self._book.add_format({"quote_prefix": True})
        for name, table in TABLES.items():
            self._places[name] = _Place(self._sheet(name, table.columns))

    def write(self, article: Article, /) -> None:
        """Write the article's rows."""
        # All rows before the first is written: an article that fails is on none of the sheets.
        ready = {name: list(rows) for name, rows in tables(article).items()}
        for name, rows in ready.items():
            for row in rows:
                self._write_row(name, row)

    def _write_row(self, table: str, row: Row) -> None:
        place = self._places[table]
        if place.row == self._options.rows:
            self._finish_sheet(place)
            columns = TABLES[table].columns if table in TABLES else CONTINUED
            place.sheets += 1
            place.sheet, place.row = self._sheet(f"{table} {place.sheets}", columns), 1
        for number, cell in enumerate(row):
            self._write_cell(place, number, cell)
        place.row += 1

    def _write_cell(self, place: _Place, column: int, cell: Cell) -> None:
        if isinstance(cell, int):
            place.sheet.write_number(place.row, column, cell)
        elif cell:
            text = self._first_piece(cell) if place is not self._places.get(cells.SHEET) else cell
            place.sheet.write_string(place.row, column, text, self._text if text[0] in DANGEROUS else None)

    def _first_piece(self, text: str) -> str:
        """What stands in the cell of a text; the rest, where there is one, is written to `continued`."""
        if not cells.is_too_long(text):
            return text
        self._continued += 1
        if cells.SHEET not in self._places:
            self._places[cells.SHEET] = _Place(self._sheet(cells.SHEET, CONTINUED))
        first, *others = cells.pieces(text, self._continued)
        for part, piece in enumerate(others or [""], 2):
            self._write_row(cells.SHEET, (self._continued, part, piece))
        return first

    def _sheet(self, name: str, columns: tuple[Column, ...]) -> Sheet:
        """A new sheet with its header, which says what each column holds when its cell is chosen."""
        sheet: Sheet = self._book.add_worksheet(name, Sheet)
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, WIDE.get(column.name, WIDTHS[column.type]))
            message = {"validate": "any", "input_title": column.name, "input_message": column.says}
            sheet.data_validation(0, number, 0, number, message)
        for number, column in enumerate(columns):
            sheet.write_string(0, number, column.name, self._head)
        sheet.autofilter(0, 0, 0, len(columns) - 1)
        return sheet

    def _finish_sheet(self, place: _Place) -> None:
        """Let the filters reach down to the last row."""
        place.sheet.autofilter(0, 0, place.row - 1, place.sheet.dim_colmax)

    def finish(self) -> None:
        """Write the workbook out."""
        for place in self._places.values():
            self._finish_sheet(place)
        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from error

    def _discard(self) -> None:
        for sheet in self._book.worksheets():
            sheet.discard()
