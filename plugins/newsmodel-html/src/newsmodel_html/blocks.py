"""Paragraphs, subheads, list items and rows of a tree, in order: of HTML and of what trafilatura makes of it."""

from collections.abc import Iterator, Sequence
from typing import Literal

import attrs
from lxml import etree

from newsmodel.text.patterns import pattern

Kind = Literal["paragraph", "head", "item", "quote", "row"]

KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head", "summary", "dt"), "head"),
    **dict.fromkeys(("li", "item", "dd"), "item"),
    **dict.fromkeys(("blockquote", "quote"), "quote"),
    **dict.fromkeys(("tr", "row"), "row"),
}  # fmt: skip
BLOCKS = frozenset((
    *KINDS, "address", "article", "aside", "body", "center", "details", "div", "dl", "fieldset", "figure", "figcaption",
    "footer", "form", "header", "hr", "html", "list", "main", "nav", "ol", "p", "pre", "section", "table", "tbody",
    "tfoot", "thead", "ul", "code-block", "noscript",
))  # fmt: skip
CELLS = frozenset(("td", "th", "cell"))
BREAKS = frozenset(("br", "lb"))
BREAK = "\x0b"
CELL = "\x0c"
"""Marks of breaks and cells within a block; a parsed tree holds no such characters."""

SENTENCE_BREAK = pattern(
    "html-sentence-break", rf"(?:\s*+{BREAK}){{2}}[\s{BREAK}]*+|(?<=[.!?:…”\"’'»)\]]\s{{0,9}}){BREAK}"
)
"""Two line breaks, or one behind the end of a sentence, end a paragraph; one within it is as good as a space."""


@attrs.frozen
class Block:
    """A paragraph of a page, and what it is in the markup."""

    text: str
    kind: Kind = "paragraph"


def blocks_of(root: etree._Element) -> list[Block]:
    """The blocks of a tree in order, each a line without breaks or spaces around it; empty ones are left out."""
    return [block for kind, text in _runs(root) for block in _split(kind, text)]


def _runs(root: etree._Element) -> Iterator[tuple[Kind, str]]:
    """Text between the edges of blocks, and the kind of the innermost block that has one."""
    kinds: list[Kind] = ["paragraph"]
    held: list[str] = []
    inline_quotes: list[bool] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        edge = tag in BLOCKS
        if event == "start":
            if tag == "quote":
                # trafilatura calls <q> in a paragraph what it calls <blockquote>.
                edge = not "".join(held).strip()
                inline_quotes.append(not edge)
            if edge:
                yield kinds[-1], "".join(held)
                held.clear()
                kinds.append(KINDS.get(tag, kinds[-1]))
            elif tag in BREAKS:
                held.append(BREAK)
            elif tag in CELLS and held:
                held.append(CELL)
            held.append(element.text or "")
            continue
        if tag == "quote":
            edge = not inline_quotes.pop()
        if edge:
            yield kinds.pop(), "".join(held)
            held.clear()
        held.append((element.tail or "") if element is not root else "")
    yield "paragraph", "".join(held)


def _split(kind: Kind, text: str) -> Iterator[Block]:
    if not text or text.isspace():
        return
    pieces: Sequence[str] = SENTENCE_BREAK.split(text) if BREAK in text and kind != "head" else (text,)
    for piece in pieces:
        cells = (" ".join(cell.split()) for cell in piece.split(CELL))
        line = " | ".join(filter(None, cells))
        if line:
            yield Block(line, kind)
