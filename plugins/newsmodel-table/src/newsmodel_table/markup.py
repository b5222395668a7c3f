"""HTML in a cell: a fragment is made plain text, a whole page is left to the parser of pages."""

import html
from html.parser import HTMLParser

import attrs

from newsmodel import Caption
from newsmodel.text.patterns import pattern

PAGE = pattern("table-page", r"^\s*+(?:<\?xml[^>]{0,200}+>\s*+)?+<(?:!doctype\s{1,9}html|html|head|body)\b", "i")
FRAGMENT = pattern(
    "table-fragment",
    r"""<(?:p|br|div|span|a|h[1-6]|ul|ol|li|blockquote|figure|img|strong|em|b|i)
        (?:\s{1,9}+[\w:-]{1,40}+=[^<>]{0,2000}+)?\s{0,9}+/?>""",
    "ix",
)
ENTITY = pattern("table-entity", r"&(?:#\d{1,7}+|#x[0-9a-f]{1,6}+|[a-z]{2,9}+\d{0,2}+);", "i")

BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
UNREAD = frozenset("script style iframe noscript svg template form button select object".split())
"""Elements whose content no reader would call text."""


@attrs.frozen
class Plain:
    """What an HTML fragment says: lines, and the captions of the pictures in it."""

    text: str
    captions: tuple[Caption, ...]


def is_page(text: str) -> bool:
    """Whether a cell holds a whole web page."""
    return PAGE.match(text) is not None


def is_fragment(text: str) -> bool:
    """Whether a cell holds HTML."""
    return "<" in text and FRAGMENT.search(text) is not None


def plain_text(fragment: str) -> Plain:
    """The lines of a fragment: one for each block."""
    reader = _Reader()
    reader.feed(fragment)
    reader.close()
    return Plain("".join(reader.text), tuple(Caption(text) for text in reader.captions if text))


def unescaped(text: str) -> str:
    """Entities that were left in text as characters: "&amp;"; twice where they were escaped twice."""
    for _ in range(2):
        if "&" not in text or ENTITY.search(text) is None:
            break
        text = html.unescape(text)
    return text


class _Reader(HTMLParser):
    """Collects text, with a line end at the edges of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.captions: list[str] = []
        self._unread: list[str] = []
        self._caption: list[str] | None = None

    def handle_starttag(self, tag: str, attributes: object) -> None:
        if tag in UNREAD:
            self._unread.append(tag)
        elif tag == "figcaption":
            self._caption = []
        elif tag in BLOCKS:
            self._put("\n")

    def handle_startendtag(self, tag: str, attributes: object) -> None:
        if tag in BLOCKS:
            self._put("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        elif tag == "figcaption" and self._caption is not None:
            self.captions.append(" ".join("".join(self._caption).split()))
            self._caption = None
        elif tag in BLOCKS:
            self._put("\n")

    def handle_data(self, data: str) -> None:
        # Line ends in the source of a page are spaces.
        self._put(data.replace("\n", " ").replace("\r", " "))

    def _put(self, text: str) -> None:
        if not self._unread:
            (self.text if self._caption is None else self._caption).append(text)
