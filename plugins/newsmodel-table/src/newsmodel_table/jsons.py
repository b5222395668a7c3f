"""Objects as JSON: one a line, a list of them, or a list somewhere in an object."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from newsmodel import Failure, Source, SourceError
from newsmodel_table.columns import DEPTH, paths
from newsmodel_table.options import TableOptions
from newsmodel_table.rows import Row, Table

LONGEST_LINE = 2**28
"""Bytes. Without a limit one file without line ends would fill the memory."""

LOOKED_AT = 100
"""Rows whose keys are the columns: a row may lack some."""

BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
BLANK = b" \t\r\n\x1e"
"""Space around values; a line of a JSON text sequence begins with the last one (RFC 7464)."""

BROKEN = (msgspec.DecodeError, ValueError, RecursionError)


def json_table(source: Source, options: TableOptions) -> Table:
    """The rows of JSON Lines or of a JSON document.

    Raises:
        SourceError: neither, or no list of objects in it.
    """
    with source.open() as stream:
        first = stream.readline(LONGEST_LINE)
        if first.startswith(UTF16):
            raise SourceError("this is UTF-16; save it as UTF-8", source=source.name, part=source.part)
    lines = options.items is None and _is_object(first)
    rows = _lines(source) if lines else _items(source, options.items)
    some = list(itertools.islice(rows, LOOKED_AT))
    columns = dict.fromkeys(path for row in some if isinstance(row, Row) for path in paths(row.values))
    return Table(tuple(columns), itertools.chain(some, rows))


def _is_object(line: bytes) -> bool:
    """Whether a line is an object, whole; what wraps a list of rows is none."""
    try:
        value = msgspec.json.decode(line.removeprefix(BOM).strip(BLANK))
    except BROKEN:
        # A first line that is broken, with an end, is one of several.
        return line.removeprefix(BOM).lstrip(BLANK).startswith(b'{"') and line.endswith(b"}\n")
    return isinstance(value, dict) and not any(_is_rows(inner) for _, inner in _inside(value, DEPTH))


def _lines(source: Source) -> Iterator[Row | Failure]:
    with source.open() as stream:
        for number, line in enumerate(_whole_lines(stream), 1):
            part = f"line {number}"
            if line is None:
                yield Failure(part=part, message=f"longer than {LONGEST_LINE >> 20} MiB")
            elif line.strip(BLANK):
                yield _row(line.removeprefix(BOM).strip(BLANK), part)


def _whole_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines; None for one that is too long."""
    while line := stream.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
        yield None


def _row(data: bytes, part: str) -> Row | Failure:
    try:
        value = msgspec.json.decode(data)
    except BROKEN as error:
        return Failure(part=part, message=_broken(error))
    return _of(value, part)


def _of(value: object, part: str) -> Row | Failure:
    if isinstance(value, Mapping):
        return Row(part, value)
    return Failure(part=part, message=f"{_kind(value)} where an object is wanted, with the columns as keys")


def _items(source: Source, path: str | None) -> Iterator[Row | Failure]:
    data = source.read().removeprefix(BOM)
    try:
        value = msgspec.json.decode(data)
    except BROKEN as error:
        raise SourceError(_broken(error), source=source.name, part=source.part) from error
    try:
        items = _at(value, path) if path is not None else _found(value)
    except LookupError as error:
        raise SourceError(str(error.args[0]), source=source.name, part=source.part) from None
    for number, item in enumerate(items, 1):
        yield _of(item, f"item {number}")


def _at(value: Any, path: str) -> list[Any]:
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    if not isinstance(value, list):
        raise LookupError(f"no list at {path!r}")
    return value


def _found(value: Any) -> list[Any]:
    """The rows of a document: itself a list, one object, or an object with one list of objects in it.

    Raises:
        LookupError: none, or several lists.
    """
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping):
        raise LookupError(f"{_kind(value)} where a list of objects is wanted")
    lists = [(path, inner) for path, inner in _inside(value, DEPTH) if _is_rows(inner)]
    if len(lists) > 1:
        names = ", ".join(path for path, _ in lists)
        raise LookupError(f"several lists of objects ({names}); say which: --set table.items=PATH")
    return list(lists[0][1]) if lists else [value]


def _inside(value: Mapping[str, Any], depth: int, before: str = "") -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        yield f"{before}{key}", inner
        if isinstance(inner, Mapping) and depth > 1:
            yield from _inside(inner, depth - 1, f"{before}{key}.")


def _is_rows(value: object) -> bool:
    """Whether a list holds objects with some text in them; authors and pictures are lists of objects too."""
    from newsmodel_table.columns import has_text

    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(item, Mapping) for item in value) and has_text(
        path.rpartition(".")[2] for path in paths(value[0])
    )


def _broken(error: Exception) -> str:
    return f"broken JSON: {str(error).removeprefix('JSON is malformed: ')}"


def _kind(value: object) -> str:
    kinds = {str: "a string", list: "a list", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
