"""The tree of a page, parsed once, within limits that no honest page reaches."""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsmodel import Source, SourceError
from newsmodel.text.patterns import pattern

DEEPEST = 500
"""Elements within elements; browsers build no tree deeper than 512."""
TOO_DEEP = etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")
MOST_ATTRIBUTES = 1000
"""Attributes that one tag may have; libxml2 compares each with all before it."""

CONTROLS = bytes.maketrans(bytes([*range(9), 11, 12, *range(14, 32), 127]), b" " * 30)
"""Characters that no XML tree may hold, to spaces; in UTF-8 their bytes stand for nothing else."""
WRAPPING = re.compile(r"<!\[CDATA\[|\]\]>")
"""Marks of unparsed text, which HTML has not: what stands between them is markup like any other."""
ENDLESS_TAG = re.compile(
    rf"<[a-zA-Z][^\s>/]*+(?>[\s/]++[^\s=>/]++(?>\s*+=\s*+(?>\"[^\"]*+\"|'[^']*+'|[^\s>\"']++))?+){{{MOST_ATTRIBUTES}}}"
)

WHOLE_PAGE = pattern("html-whole-page", r"<(?:html|head|body|title|meta|nav|header|footer|aside|main)\b", "i")


def parse_tree(text: str, source: Source, tags: int) -> HtmlElement:
    """The root element of a page, comments and processing instructions left out.

    Raises:
        SourceError: more tags, attributes in a tag or depth than a page can need, or no element at all.
    """
    check_limits(text, source, tags)
    data = (WRAPPING.sub("", text) if "[CDATA[" in text else text).encode().translate(CONTROLS)
    parser = HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
        huge_tree=True,
    )
    # The class of each element told in C: lxml.html asks a function in Python, for each of thousands.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        root = document_fromstring(data or b"<p></p>", parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        root = document_fromstring(b"<p></p>", ensure_head_body=True)
    fatal = parser.error_log.filter_from_fatals()
    if TOO_DEEP(root) or any("depth" in error.message for error in fatal):
        raise refused(source, f"elements nested more than {DEEPEST} deep, which no page needs")
    if len(fatal):
        raise refused(source, f"cannot be read as a page: {fatal[0].message.strip().lower()}")
    return root


def check_limits(text: str, source: Source, tags: int) -> None:
    """Nothing that a parser would take long over.

    Raises:
        SourceError: more tags, or attributes in a tag, than a page can need.
    """
    if text.count("<") > 2 * tags:
        raise refused(source, f"a page of more than {tags:,} tags; raise the option html.tags if that is wanted")
    if ENDLESS_TAG.search(text):
        raise refused(source, f"a tag with more than {MOST_ATTRIBUTES:,} attributes, which no page needs")


def refused(source: Source, reason: str) -> SourceError:
    """The error for a page that asks for more than reading can need."""
    return SourceError(reason, source=source.name, part=source.part)


def is_fragment(text: str) -> bool:
    """Whether text is the inside of an article, as feeds hold it, with nothing of a page around it."""
    return WHOLE_PAGE.search(text) is None


def text_of(element: etree._Element) -> str:
    """The text of an element and all in it, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def drop(element: etree._Element) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
