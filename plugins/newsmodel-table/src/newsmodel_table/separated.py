"""Cells between commas, semicolons, tabulators or bars: what databases, spreadsheets and scripts write."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import attrs

from newsmodel import Failure, Notice, Source, SourceError
from newsmodel.parsers.text.decode import MARKS, codec
from newsmodel.parsers.text.magic import unmarked_utf16
from newsmodel.text.patterns import pattern
from newsmodel_table.options import TableOptions
from newsmodel_table.rows import Row, Table

DELIMITERS = ",;\t|"
SAMPLE = 2**16
CHUNK = 2**20
GOOD_FOR_ONE_BROKEN = 4
"""How many whole characters beyond ASCII vouch for a broken one: then it is UTF-8 with an accident."""

LARGEST_CELL = 2**31 - 1
SEP = pattern("table-sep", r'^"?+sep=(.)"?+\r?\n')
"""The line by which Excel is told what separates cells."""


@attrs.frozen
class Dialect:
    """How a file separates and quotes its cells."""

    delimiter: str
    escape: str | None


def separated(source: Source, options: TableOptions) -> Table:
    """The rows of a file of separated cells.

    Raises:
        SourceError: empty, or not text.
    """
    encoding, notices = encoding_of(source, options.encoding)
    with source.open() as stream:
        try:
            sample = codecs.getincrementaldecoder(encoding)("replace").decode(stream.read(SAMPLE))
        except UnicodeError as error:
            raise SourceError(f"not {encoding}: {error}", source=source.name, part=source.part) from error
    if "\x00" in sample:
        raise SourceError("binary data, not a table as text", source=source.name, part=source.part)
    dialect = dialect_of(sample, options.delimiter)
    rows = _records(source, encoding, dialect)
    header = next(rows, None)
    if header is None or isinstance(header, Failure):
        raise SourceError(header.message if header else "an empty file", source=source.name, part=source.part)
    columns = column_names(header.cells) if options.header else tuple(str(i + 1) for i in range(len(header.cells)))
    if not options.header:
        rows = _with_first(header, rows)
    return Table(columns, _rows(rows, columns, notices))


def dialect_of(sample: str, delimiter: str | None = None) -> Dialect:
    """What separates the cells of the first lines, and whether a backslash guards quotation marks."""
    told = SEP.match(sample)
    if delimiter is None and told is not None:
        delimiter = told[1]
    if delimiter is None:
        delimiter = delimiter_of(next((line for line in sample.splitlines() if line.strip()), ""))
    doubled = sample.replace(f'{delimiter}""{delimiter}', "").count('""')
    # Before the end of a cell the backslash may be the last of its letters: an opening mark tells.
    guarded = sum(not after.startswith((delimiter, "\r", "\n")) for after in sample.split('\\"')[1:] if after)
    return Dialect(delimiter, "\\" if guarded > doubled else None)


def delimiter_of(header: str) -> str:
    """What separates the names in a header: what is there most often, outside of quotation marks."""
    bare = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def encoding_of(source: Source, wanted: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """The encoding of a file, and a notice where it is a guess; the whole file is looked at."""
    if wanted is not None:
        return wanted, ()
    with source.open() as stream:
        head = stream.read(4)
        for mark, name in MARKS:
            if head.startswith(mark):
                return ("utf-8-sig" if name == "utf-8" else name.removesuffix("-le").removesuffix("-be")), ()
        bare = unmarked_utf16(head + stream.read(SAMPLE))
    if bare is not None:
        return bare, ()
    declared = codec(source.charset)
    if declared is not None:
        with source.open() as stream:
            if _fits(stream, declared):
                return declared, ()
    with source.open() as stream:
        whole, broken = _utf8(stream)
    if not broken:
        return "utf-8", ()
    if whole >= GOOD_FOR_ONE_BROKEN * broken:
        message = "The table is UTF-8 with some broken characters, which were replaced."
        return "utf-8", (Notice("bytes-replaced", message),)
    return "cp1252", (Notice("encoding-guessed", "The table is not UTF-8; it was read as Windows-1252."),)


def column_names(cells: Iterable[str]) -> tuple[str, ...]:
    """The names in a header; those without one are called by their place, and those of one name told apart."""
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = " ".join(cell.removeprefix("\ufeff").split()) or f"column {place}"
        names.append(name if name not in names else f"{name} ({place})")
    return tuple(names)


@attrs.frozen
class Cells:
    """The cells of a row.

    Attributes:
        number: as a spreadsheet counts, from 1.
        whole: whether a line end stands behind it.
    """

    number: int
    cells: list[str]
    whole: bool


def _records(source: Source, encoding: str, dialect: Dialect) -> Iterator[Cells | Failure]:
    """The rows, those that are empty left out."""
    # The module's one setting for all readers in a process; an article is longer than its default allows.
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST_CELL))
    number = 0
    with source.open() as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
        lines = _Lines(text)
        reader = csv.reader(
            lines,
            delimiter=dialect.delimiter,
            escapechar=dialect.escape,
            doublequote=dialect.escape is None,
            skipinitialspace=True,
            strict=True,
        )
        while True:
            number += 1
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield Failure(part=f"row {number}", message=_told(error))
                continue
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield Cells(number, cells, lines.last.endswith(("\n", "\r")))


class _Lines:
    """The lines of a table, without the one that tells the separator."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text, self._first = text, True
        self.last = ""
        """The line that was taken last."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.last = next(self._text)
        if self._first:
            self._first = False
            if SEP.match(self.last):
                self.last = next(self._text)
        return self.last


def _told(error: csv.Error) -> str:
    if "unexpected end of data" in str(error):
        return "a quotation mark is opened in it and never closed: the file is cut short, or the mark must be doubled"
    return f"its quotation marks do not pair ({error}); within a cell in quotation marks they must be doubled"


def _rows(
    records: Iterator[Cells | Failure], columns: tuple[str, ...], notices: tuple[Notice, ...]
) -> Iterator[Row | Failure]:
    for record in records:
        if isinstance(record, Failure):
            yield record
            continue
        cells, part = record.cells, f"row {record.number}"
        while len(cells) > len(columns) and not cells[-1].strip():
            cells.pop()
        if len(cells) > len(columns):
            message = f"{len(cells)} cells where the header has {len(columns)}; quote cells that hold the separator"
            yield Failure(part=part, message=message)
        elif len(cells) < len(columns) and not record.whole:
            yield Failure(part=part, message="the table is cut short: it ends within this row")
        else:
            yield Row(part, dict(zip(columns, cells, strict=False)), notices)


def _with_first(first: Cells, rest: Iterator[Cells | Failure]) -> Iterator[Cells | Failure]:
    yield first
    yield from rest


def _fits(stream: BinaryIO, encoding: str) -> bool:
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        while chunk := stream.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _utf8(stream: BinaryIO) -> tuple[int, int]:
    """How many characters beyond ASCII are whole, and how many broken, read as UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    whole = broken = 0
    more = True
    while more:
        chunk = stream.read(CHUNK)
        more = bool(chunk)
        text = decoder.decode(chunk, final=not more)
        if not text.isascii():
            lost = text.count("\N{REPLACEMENT CHARACTER}")
            broken += lost
            whole += len(text) - len(text.encode("ascii", "ignore")) - lost
    return whole, broken
