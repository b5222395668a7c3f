"""Our own JSON: one article, a list of them, or one a line."""

from collections.abc import Iterator
from typing import BinaryIO

import attrs
import msgspec

from newsmodel.codec import loads
from newsmodel.errors import NewsmodelError
from newsmodel.model import Article
from newsmodel.records import Failure, Parsed, Parser, Source
from newsmodel.text import pattern

LONGEST_LINE = 256 * 2**20
"""Bytes. Nobody writes an article of this size; without a limit one file without line ends would fill the memory."""

_OPENING = r"(?:\[\s*+)?+\{\s*+"
_SCALAR = r'\s*+:\s*+(?:null|"(?>[^"\\]++|\\.)*+")\s*+,\s*+'

SIGNED = pattern("json-signed", _OPENING + rf'(?>"(?!schema")[^"\\]*+"{_SCALAR})*+"schema"\s*+:\s*+"newsmodel/', "s")
"""An object that names our schema, first or after strings alone."""

MINIMAL = pattern(
    "json-minimal",
    _OPENING
    + rf'(?>"(?:id|title|subtitle|url|publisher|section|published|modified|language)"{_SCALAR})*+'
    + r'"text"\s*+:\s*+"',
    "s",
)
"""An object whose first keys are all ours, up to its text."""

BYTE = pattern("json-byte", r"\(byte (\d++)\)$")

_BLANK = b" \t\r\n"
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF16_REMEDY = "this is UTF-16; save it as UTF-8"


def parse(source: Source, options: object = None) -> Iterator[Parsed]:
    """The article, or the articles of the list; what cannot be read is a Failure with its place."""
    data = source.read().removeprefix(_BOM)
    if not data.strip(_BLANK):
        yield Failure(message="the file is empty; a JSON object or a list of them is wanted", error="SchemaError")
    elif data.startswith(_UTF16):
        yield Failure(message=_UTF16_REMEDY, error="SchemaError")
    elif data.lstrip(_BLANK)[:1] != b"[":
        yield _article(data, None)
    else:
        yield from _list(data)


@attrs.frozen
class Line:
    """A line that holds an article, which nobody has read yet.

    Attributes:
        data: its bytes.
        part: its place: "line 17".
    """

    data: bytes
    part: str | None


def parse_lines(source: Source, options: object = None) -> Iterator[Parsed]:
    """One article a line, read as they come; a broken line is a Failure and the next ones are read."""
    for found in unread_lines(source):
        yield read_line(found) if isinstance(found, Line) else found


def unread_lines(source: Source, options: object = None) -> Iterator[Line | Failure]:
    """The lines of a source that are to be read, and those that cannot be."""
    with source.open() as stream:
        for number, line in enumerate(_lines(stream), 1):
            part = f"line {number}"
            if line is None:
                yield Failure(message=f"longer than {LONGEST_LINE >> 20} MiB", part=part, error="SchemaError")
            elif number == 1 and line.startswith(_UTF16):
                yield Failure(message=_UTF16_REMEDY, error="SchemaError")
                return
            elif line.strip(_BLANK):
                yield Line(line, part)


def read_line(line: Line) -> Article | Failure:
    """The article of a line."""
    return _article(line.data, line.part)


def recognise(head: bytes) -> bool:
    """JSON of ours that is not one article a line: a list, or an object over several lines."""
    return _is_ours(head) and not _is_lines(head)


def recognise_lines(head: bytes) -> bool:
    """JSON of ours whose first line is a whole object, or has no end in sight."""
    return _is_ours(head) and _is_lines(head)


def _list(data: bytes) -> Iterator[Parsed]:
    try:
        items = msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        yield Failure(message=_placed(f"$: {error}", data), error="SchemaError")
        return
    for index, item in enumerate(items, 1):
        yield _article(bytes(item), f"item {index}")


def _article(data: bytes, part: str | None) -> Article | Failure:
    try:
        return loads(data)
    except NewsmodelError as error:
        return Failure(message=_placed(str(error), data), part=part, error=type(error).__name__)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines; None for one that is too long."""
    while line := stream.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
        yield None


def _placed(message: str, data: bytes) -> str:
    """The message with line and column for msgspec's "(byte 1234)", where there is more than one line."""
    found = BYTE.search(message)
    if found is None or b"\n" not in data.strip(_BLANK):
        return message
    before = data[: int(found[1])]
    line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
    return f"{message[: found.start()]}(line {line}, byte {column})"


def _is_ours(head: bytes) -> bool:
    # Latin-1 takes any byte, and what the patterns ask for is ASCII.
    start = head.removeprefix(_BOM).lstrip(_BLANK)[:4096].decode("latin-1")
    return start[:1] in ("{", "[") and bool(SIGNED.match(start) or MINIMAL.match(start))


def _is_lines(head: bytes) -> bool:
    line, end, _ = head.removeprefix(_BOM).lstrip(_BLANK).partition(b"\n")
    if line[:1] != b"{":
        return False
    try:
        msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, ValueError, RecursionError):
        return not end and len(line.strip(_BLANK)) > 1
    return True


PARSER = Parser(
    name="json",
    parse=parse,
    recognise=recognise,
    suffixes=(".json",),
    media_types=("application/json",),
    summary="newsmodel's own JSON: one article or a list of them",
    own=True,
)
LINES_PARSER = Parser(
    name="jsonl",
    parse=parse_lines,
    recognise=recognise_lines,
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/x-ndjson", "application/jsonl"),
    summary="newsmodel's own JSON, one article a line",
    own=True,
)
