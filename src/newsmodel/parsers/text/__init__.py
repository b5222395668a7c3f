"""Plain text: scraped articles with all that sticks to them, one to a file or many."""

from newsmodel.parsers.text.options import TextOptions
from newsmodel.parsers.text.parser import parse
from newsmodel.records import Parser

TEXT = Parser(
    name="text",
    parse=parse,
    suffixes=(".txt", ".text"),
    media_types=("text/plain",),
    options=TextOptions,
    summary="plain text, clean or scraped: captions, bylines, times and page furniture are told from the body",
)

__all__ = ["TEXT", "TextOptions"]
