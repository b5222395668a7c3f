"""The blocks of a page's body: pieces put together, inline quotations marked, and trafilatura asked."""

import functools
import logging
from collections import defaultdict

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

from newsmodel.text.patterns import pattern
from newsmodel_html.blocks import Block, blocks_of
from newsmodel_html.tree import text_of

NOT_BODY = (
    "script", "style", "noscript", "template", "svg", "head", "link", "meta", "nav", "footer", "aside", "iframe",
    "select", "button", "input", "textarea", "datalist", "picture", "video", "audio", "canvas", "object", "embed",
    "map",
)  # fmt: skip
"""Elements without text of the body. trafilatura leaves out the same, after copying them."""

BODY_PIECE = pattern(
    "html-body-piece", r"(?:article|story|post|entry)[-_]{0,2}(?:body|content|text)|body[-_]text", "i", plain=True
)
MOST_COMPARED = 6000
"""Elements, the frame taken off, of a page that is read in several ways; news pages have a thousand."""
LONGEST_LINK = 250
"""Characters of a link's text."""


def page_blocks(root: HtmlElement) -> list[Block]:
    """The blocks that trafilatura takes for the body of a page; the tree stays as it is.

    It compares them with what readability and jusText find, which on long pages takes a time that grows with the
    square of their length: those are taken as they are.
    """
    quiet()
    long = sum(1 for _ in root.iter()) > MOST_COMPARED
    document = bare_extraction(root, options=Extractor(output_format="python", comments=False, fast=long))
    return blocks_of(document.body) if isinstance(document, Document) else []


def prepare(root: HtmlElement) -> None:
    """Make a tree ready for those who look for its body: no frame, quotations in marks, the body in one piece."""
    etree.strip_elements(root, *NOT_BODY, with_tail=False)
    _mark_quotations(root)
    _join_pieces(root)


def _mark_quotations(root: HtmlElement) -> None:
    """Browsers set marks around <q>; text without them would not be known to be quoted."""
    for element in list(root.iter("q")):
        nested = any(parent.tag == "q" or parent.get("data-q") for parent in element.iterancestors("q", "span"))
        opening, closing = "‘’" if nested else "“”"
        element.tag = "span"
        element.set("data-q", "1")
        element.text = opening + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + closing
        else:
            element.text += closing


def _join_pieces(root: HtmlElement) -> None:
    """A body in several boxes of one class, with other things between them, put into the first of them."""
    pieces: dict[tuple[object, ...], list[HtmlElement]] = defaultdict(list)
    for element in root.iter("div", "section"):
        classes = element.get("class") or ""
        named = element.get("itemprop") == "articleBody" or (classes and BODY_PIECE.search(classes))
        if named and element.find("p") is not None:
            home = next(element.iterancestors("article"), None)
            pieces[element.tag, classes, home].append(element)
    for elements in pieces.values():
        first, *others = elements
        if not others or next(first.iter("h1"), None) is not None:
            continue
        for other in others:
            if first not in other.iterancestors() and next(other.iter("h1"), None) is None:
                first.extend(list(other))


def links_of(root: HtmlElement) -> frozenset[str]:
    """The texts of a tree's links, by which lines are known that are links from end to end."""
    return frozenset(text for text in map(text_of, root.iter("a")) if 0 < len(text) <= LONGEST_LINK)


@functools.cache
def quiet() -> None:
    """Leave what the libraries log to whoever has set up logging, instead of writing it to standard error."""
    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
        logging.getLogger(name).addHandler(logging.NullHandler())
