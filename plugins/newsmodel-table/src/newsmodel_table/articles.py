"""From a row to an article: the text cleaned, the fields read, all else kept beside."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from newsmodel import Article, Caption, Failure, Notice, Origin, Source
from newsmodel.parsers.text.clean import clean_lines, clean_notices, split_lines
from newsmodel.text.patterns import pattern
from newsmodel_table.columns import Columns, without
from newsmodel_table.markup import is_fragment, is_page, plain_text, unescaped
from newsmodel_table.options import TableOptions
from newsmodel_table.rows import Row
from newsmodel_table.values import (
    Read,
    is_missing,
    plain,
    read_authors,
    read_date,
    read_keywords,
    read_language,
    read_publisher,
    read_url,
    read_words,
)

READERS: Mapping[str, Callable[[Any], Read]] = {
    "title": read_words,
    "subtitle": read_words,
    "publisher": read_publisher,
    "section": read_words,
    "url": read_url,
    "language": read_language,
    "authors": read_authors,
    "keywords": read_keywords,
    "id": read_words,
}
DATES = ("published", "modified")

EXCEL_CELL = 32_767
"""Characters that a cell of Excel holds; longer text is cut there without a word."""

CUT = pattern("table-cut", r"(?:…|\.{3})?\s?\[\+\d{1,7} chars\]$")
"""The end of a text of which NewsAPI gives the beginning alone."""

ESCAPED = pattern("table-escaped-line-end", r"(?:\\r)?\\n")
FEWEST_ESCAPED = 2


@attrs.frozen
class Body:
    """The text of an article, and what was found in its cell beside it."""

    text: str
    captions: tuple[Caption, ...] = ()
    notices: tuple[Notice, ...] = ()


def read_row(row: Row, columns: Columns, source: Source, options: TableOptions) -> Article | Source | Failure:
    """The article of a row, the page that its cell of text holds, or why there is none."""
    cell = columns.value(row.values, "text")
    if isinstance(cell, bytes):
        cell = cell.decode("utf-8", "replace")
    if isinstance(cell, list | tuple):
        cell = "\n".join(item for item in cell if isinstance(item, str))
    if is_missing(cell) or not isinstance(cell, str):
        return Failure(part=row.part, message=f"no text in the column {columns.of['text']!r}")
    fields, notices, unread = _fields(row, columns, options)
    extra = _extra(row, columns, unread)
    if is_page(cell):
        return _page(row, cell, fields, {**extra, **_named(fields)})
    body = read_body(cell)
    if not body.text:
        return Failure(part=row.part, message=f"no text in the column {columns.of['text']!r}")
    return Article(
        text=body.text,
        captions=body.captions,
        notices=(*row.notices, *notices, *body.notices),
        extra=extra,
        source=Origin(part=row.part if source.part is None else f"{source.part}/{row.part}"),
        **fields,
    )


def read_body(cell: str) -> Body:
    """The paragraphs of a cell, one a line, without markup and invisible characters."""
    notices: list[Notice] = []
    captions: tuple[Caption, ...] = ()
    text = cell.encode("utf-8", "replace").decode() if not cell.isascii() else cell
    if len(text) == EXCEL_CELL:
        notices.append(Notice("body-truncated", "The text fills a cell of Excel, which cuts longer text off."))
    if "\n" not in text and len(ESCAPED.regex.findall(text)) >= FEWEST_ESCAPED:
        text = ESCAPED.sub("\n", text)
    if is_fragment(text):
        found = plain_text(text)
        text, captions = found.text, found.captions
        notices.append(Notice("markup-removed", "The cell held HTML; its text was kept."))
    text = unescaped(text)
    lines, cleaned = clean_lines(split_lines(text))
    text = "\n".join(filter(None, lines))
    cut = CUT.search(text)
    if cut is not None:
        notices.append(Notice("body-truncated", "The text is the beginning of a longer one.", cut[0]))
        text = text[: cut.start()].rstrip()
    return Body(text, captions, (*notices, *clean_notices(cleaned)))


def _fields(row: Row, columns: Columns, options: TableOptions) -> tuple[dict[str, Any], list[Notice], set[str]]:
    """The fields beside the text, notices about them, and the columns of those that could not be read."""
    fields: dict[str, Any] = {}
    notices: list[Notice] = []
    unread: set[str] = set()
    for field, column in columns.of.items():
        value = columns.value(row.values, field)
        if field == "text" or is_missing(value):
            continue
        read = read_date(value, options.dates) if field in DATES else READERS[field](value)
        notices += read.notices
        if read.value:
            fields[field] = read.value
        if not read.value or read.notices:
            unread.add(column)
    return fields, notices, unread


def _extra(row: Row, columns: Columns, unread: set[str]) -> dict[str, Any]:
    """What fills no field, by column."""
    left = without(row.values, columns.used() - unread)
    kept = {name: plain(value) for name, value in left.items() if not is_missing(value)}
    return {
        f"table.{name.encode('utf-8', 'replace').decode()}": value
        for name, value in kept.items()
        if name and value is not None
    }


def _named(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of the row for an article that is read from a page, which has its own."""
    return {f"table.{name}": plain(value) for name, value in fields.items() if name != "url"}


def _page(row: Row, page: str, fields: Mapping[str, Any], extra: Mapping[str, Any]) -> Source:
    """The page in a cell, to be read as one."""
    return Source.from_text(
        page, part=row.part, media_type="text/html", url=fields.get("url"), extra=extra, notices=row.notices
    )
