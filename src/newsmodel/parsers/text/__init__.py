"""Plain text: scraped articles with all that sticks to them, one to a file or many."""

from collections.abc import Iterator

from newsmodel.model import Article
from newsmodel.parsers.text.options import TextOptions
from newsmodel.records import Parser, Source


def _parse(source: Source, options: TextOptions | None) -> Iterator[Article]:
    """Read a text; what that needs is imported when the first one is read."""
    from newsmodel.parsers.text.parser import parse

    return parse(source, options)


TEXT = Parser(
    name="text",
    parse=_parse,
    suffixes=(".txt", ".text"),
    media_types=("text/plain",),
    options=TextOptions,
    summary="plain text, clean or scraped: captions, bylines, times and page furniture are told from the body",
)

__all__ = ["TEXT", "TextOptions"]
