"""The format `html` for newsmodel's hooks; the libraries that read pages are loaded with the first page."""

from collections.abc import Iterable, Iterator

import newsmodel
from newsmodel import Parser, Source
from newsmodel.records import Parsed
from newsmodel.text.patterns import pattern
from newsmodel_html.options import HtmlOptions

PAGE = pattern(
    "html-recognised",
    r"\s{0,1000}+(?:<\?xml[^>]{0,300}+>\s{0,100}+)?+(?:<!--(?:[^-]|-(?!->)){0,3000}+-->\s{0,100}+){0,9}+"
    r"<(?:!doctype\s{1,20}+html|html|head|body|title|meta|link|script|div|p|article|section|main|figure|h[1-6]|table)"
    r"(?=[\s>/])",
    "i",
)
"""How pages and fragments begin. Feeds, NITF and NewsML also hold HTML, but do not begin with it."""
XHTML = "http://www.w3.org/1999/xhtml"


def recognise(head: bytes) -> bool:
    """Whether bytes begin as a page, in any encoding that keeps ASCII or has a byte order mark."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return PAGE.match(text) is not None


def parse(source: Source, options: HtmlOptions | None = None) -> Iterator[Parsed]:
    """The article of a page, or of a part of one; of a live blog, its entries where that was asked for.

    Raises:
        SourceError: it cannot be read, is not text, or has more tags, attributes or depth than a page can need.
        UsageError: the engine that was asked for is not installed.
    """
    from newsmodel_html.page import read_page

    return read_page(source, options or HtmlOptions())


HTML = Parser(
    name="html",
    parse=parse,
    recognise=recognise,
    suffixes=(".html", ".htm", ".xhtml", ".xht", ".shtml"),
    media_types=("text/html", "application/xhtml+xml"),
    options=HtmlOptions,
    summary="news pages: body, captions with credits, authors, dates, live blogs; paywalls and cuts are told",
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [HTML]
