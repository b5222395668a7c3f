"""Pictures' captions and credits: taken out of the tree before anything looks for the body, and kept as records."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs
from lxml import etree

from newsmodel import Caption
from newsmodel.parsers.text.captions import is_credit, split_credit
from newsmodel.parsers.text.furniture import furniture
from newsmodel.text.patterns import pattern
from newsmodel_html.jsonld import Graph, Node, listed, plain, text_in
from newsmodel_html.promotion import promotes
from newsmodel_html.tree import drop, text_of

LONGEST = 1200
"""Characters of a caption; what is longer is text that stands beside a picture."""

CAPTION = pattern(
    "html-caption-class",
    r"(?<!has-)(?<!with-)(?<!no-)(?<!closed)(?<!closed-)caption(?:[-_]{0,2}(?:text|body|content|copy|inner|title|area|wrap))?+(?![\w-])"
    r"|(?<![\w-])cutline(?:[-_]{0,2}text)?+(?![\w-])",
    "i",
)
"""Classes of captions: "wp-caption-text", "image__caption", "photoCaption"; not "has-caption", which tells of a box."""
CREDIT = pattern(
    "html-credit-class",
    r"(?<![a-z])(?:credits?|copyright|attribution|photographer|photo-?by|(?:image|photo|picture|media|caption)[-_]{0,2}(?:source|byline|author))(?![a-z])"
    r"|(?:image|photo|picture|media|caption)(?:Credit|Source|Byline|Author|Copyright)",
    "i",
)
CREDIT_PROPERTIES = frozenset(("copyrightholder", "credittext", "creator", "author", "copyrightnotice"))

IMAGES = etree.XPath("//*[@data-caption or @data-credit or @data-image-caption or @data-copyright]")
ATTRIBUTES = ("data-caption", "data-credit", "data-image-caption", "data-copyright")
NO_CAPTIONS = frozenset(("figure", "body", "html", "article", "main", "table", "video", "caption"))
PICTURES = ("img", "picture", "video", "amp-img", "amp-video", "iframe", "noscript", "object", "svg", "source")
IN_BOX = etree.XPath(".//*[@class or @itemprop] | .//small | .//cite")

LABEL = pattern(
    "html-credit-label",
    r"[\s(\[|/–—-]{0,5}+(?:(?:photo(?:graph(?:y|er)?)?s?|pictures?|images?|pics?|illustration|video|foto|bild|foto[gs]|crédits?|credits?)"
    r"(?:\s(?:credits?|source|by|copyright|par|von|di|de))?\s?[:,]|(?:photo(?:graph)?|picture|image)\s(?:credit|source|by|copyright)\s"
    r"|credits?\s?(?::|\.{2,3}|…)|source\s?:|getty\simages\s?:|copyright\s?:?|©|\(c\)|via\s|by\s)\s{0,3}+",
    "i",
)
NAMED = pattern(
    "html-caption-label",
    r"(?:image|picture|photo|video)\s(?:caption|source|credit|copyright)(?:\s?[,:]\s?|\s(?=(?-i:\p{Lu})))",
    "i",
)
COPYRIGHT = pattern(
    "html-caption-copyright",
    r"(?:^|(?<=[.!?”\"’')\]])\s{0,3}|\s\|\s)(?:©|\(c\)\s)\s{0,3}(?P<credit>[^\n©]{2,100}+)$",
    "i",
)
AGENCY = pattern(
    "html-caption-agency",
    r"(?:^|(?<=[.!?”\"’')\]])\s{1,3})(?P<credit>\p{Lu}[\p{L}'’.-]{1,20}+(?:\s\p{Lu}[\p{L}'’.-]{0,20}+){0,3}+"
    r"\s?/\s?\p{Lu}[\p{L}.\s/-]{1,40}+)\.?$",
)
BRACKETED = pattern(
    "html-caption-bracketed",
    r"\s[(\[](?:File(?:\sphoto)?:\s?(?P<credit>[^()\[\]\n]{2,80}+)|(?P<credit>[^()\[\]/\n]{1,60}+/[^()\[\]\n]{1,80}+))[)\]]\.?$",
)
"""A photographer and an agency behind a sentence: "Ann Lee/Reuters"."""


@attrs.frozen
class Picture:
    """A caption, and the element it stood in or beside, which tells whether it belongs to the article."""

    caption: Caption
    box: etree._Element


def take_pictures(root: etree._Element, markup: str) -> list[Picture]:
    """The captions of a tree in order; the elements that hold them are taken out of it, whomever they belong to.

    Args:
        root: of the page.
        markup: that the tree was made from; what does not occur in it is not looked for.
    """
    pictures: list[Picture] = []
    gone: list[etree._Element] = []
    seen: set[etree._Element] = set()
    for element in _marked(root) if "aption" in markup or "utline" in markup else ():
        text = text_of(element)
        box = next(element.iterancestors("figure"), None)
        if box is None or (len(box) > 0 and len(text_of(box)) > 2 * LONGEST):
            box = element
        marked = [] if box in seen else _credits(box, element)
        caption = _caption(element, text, marked)
        seen.add(box)
        gone.extend([element, *(credit for credit in marked if element not in credit.iterancestors())])
        if caption is not None:
            pictures.append(Picture(caption, box if box is not element else _parent(element)))
    for box in root.iter("figure"):
        if box not in seen and box.find(".//blockquote") is None and (marked := _credits(box, None)):
            gone.extend(marked)
            credit = clean_credit(" / ".join(map(text_of, marked)))
            if credit:
                pictures.append(Picture(Caption("", credit), box))
    if any(name in markup for name in ATTRIBUTES):
        pictures.extend(_from_attributes(root))
    for element in gone:
        drop(element)
    return pictures


def _marked(root: etree._Element) -> list[etree._Element]:
    """The elements that are captions: all of a figcaption, else the innermost that its class calls so."""
    found = [
        element for element in root.iter()
        if element.tag == "figcaption" or (element.tag not in NO_CAPTIONS and _named_caption(element))
    ]  # fmt: skip
    members = set(found)
    inner = {parent for element in found for parent in element.iterancestors() if parent in members}
    kept = []
    for element in found:
        in_caption = any(parent in members and parent.tag == "figcaption" for parent in element.iterancestors())
        if in_caption or (element in inner and element.tag != "figcaption"):
            continue
        if len(text_of(element)) <= LONGEST and (element.tag == "figcaption" or _beside_picture(element)):
            kept.append(element)
    return kept


def _named_caption(element: etree._Element) -> bool:
    name = element.get("class") or ""
    if "aption" in name or "utline" in name:
        return CAPTION.search(name) is not None
    return bool(element.get("itemprop") == "caption")


def _beside_picture(element: etree._Element) -> bool:
    """Whether a picture or a film stands in the same box, or in one of the two around it."""
    around = itertools.islice(element.iterancestors(), 3)
    return any(next(box.iter(*PICTURES), None) is not None for box in around)


def _credits(box: etree._Element, caption: etree._Element | None) -> list[etree._Element]:
    """The elements of a figure, or of a caption that has none, which hold a credit."""
    scopes = [box] if caption is None or caption is box else [box, caption]
    found: list[etree._Element] = []
    for scope in scopes[-1:] if caption is box else scopes:
        for element in IN_BOX(scope):
            if element is caption or any(parent in found for parent in element.iterancestors()) or element in found:
                continue
            named = (
                CREDIT.search(element.get("class") or "")
                or (element.get("itemprop") or "").lower() in CREDIT_PROPERTIES
            )
            small = element.tag in ("small", "cite") and caption is not None and caption in element.iterancestors()
            if (
                (named or small)
                and 0 < len(text_of(element)) <= 150
                and (caption is None or element not in caption.iterancestors())
            ):
                found.append(element)
    return found


def _caption(element: etree._Element, text: str, marked: Sequence[etree._Element]) -> Caption | None:
    credit = clean_credit(" / ".join(dict.fromkeys(filter(None, map(text_of, marked)))))
    for inner in marked:
        if element in inner.iterancestors():
            text = text.replace(text_of(inner), " ", 1)
    return make_caption(text, credit)


def make_caption(text: str, credit: str | None = None) -> Caption | None:
    """A caption from its words: labels taken off, a credit within it told apart; None where nothing is left."""
    text = " ".join(NAMED.sub(" ", text).split()).strip(" |/–—")
    if text and (furniture(text) or promotes(text)):
        text = ""
    if credit is None and text:
        match = COPYRIGHT.search(text) or BRACKETED.search(text) or AGENCY.search(text)
        if match is not None and is_credit(match["credit"]):
            return Caption(text[: match.start()].strip(), clean_credit(match["credit"]))
        split = split_credit(text)
        text, credit = split.text, clean_credit(split.credit or "")
        label = LABEL.match(text) if credit is None else None
        if label is not None and is_credit(text[label.end() :]):
            return Caption("", clean_credit(text))
    if text and text == credit:
        credit = None
    return Caption(text, credit) if text or credit else None


def clean_credit(text: str) -> str | None:
    """A credit without "Photograph:", "©" and brackets, or None for nothing."""
    text = " ".join(text.split())
    for _ in range(3):
        match = LABEL.match(text)
        if match is None:
            break
        text = text[match.end() :]
    text = text.strip(" /|,;:–—-")
    if text.startswith(("(", "[")) or (text.endswith((")", "]")) and not set("([") & set(text)):
        text = text.strip("()[] ")
    return (text if text.endswith("Inc.") else text.removesuffix(".")) or None


def _from_attributes(root: etree._Element) -> Iterator[Picture]:
    """Captions that pages keep in attributes, for their viewers of pictures."""
    for element in IMAGES(root):
        text = plain(element.get("data-caption") or element.get("data-image-caption") or "")
        credit = plain(element.get("data-credit") or element.get("data-copyright") or "")
        caption = make_caption(text or "", clean_credit(credit) if credit else None)
        if caption is not None and len(caption.text) <= LONGEST:
            yield Picture(caption, element)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


def captions_in_json(article: Node, graph: Graph) -> Iterator[Caption]:
    """The captions of the pictures that the page's JSON-LD gives the article."""
    for value in listed(article.get("image")):
        image: Any = graph.follow(value)
        if isinstance(image, dict):
            text = text_in(image.get("caption")) or ""
            credit = text_in(image.get("creditText")) or text_in(graph.follow(image.get("copyrightHolder")))
            credit = credit or text_in(graph.follow(image.get("creator"))) or text_in(graph.follow(image.get("author")))
            caption = make_caption(text, clean_credit(credit) if credit else None)
            if caption is not None and caption.text and len(caption.text) <= LONGEST:
                yield caption


def merge(captions: Iterable[Caption]) -> tuple[Caption, ...]:
    """Captions in order, each once; one that comes again with a credit lends it to the first."""
    kept: dict[str, Caption] = {}
    for caption in captions:
        key = "".join(
            character for character in (caption.text or caption.credit or "").casefold() if character.isalnum()
        )
        known = kept.get(key)
        if key and (known is None or (known.credit is None and caption.credit)):
            kept[key] = Caption(known.text if known else caption.text, caption.credit)
    texts = [key for key, caption in kept.items() if caption.text]
    return tuple(c for key, c in kept.items() if not any(key != other and other.startswith(key) for other in texts))
