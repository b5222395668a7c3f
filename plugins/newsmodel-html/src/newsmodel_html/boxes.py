"""Boxes and lines of other stories and promotion between an article's paragraphs: taken out, and told."""

import re
from collections.abc import Iterable

import attrs
from lxml import etree

from newsmodel import Notice
from newsmodel.parsers.text.furniture import furniture
from newsmodel_html.place import OTHER, Place
from newsmodel_html.promotion import leads_elsewhere, promotes
from newsmodel_html.tree import drop, text_of

NEWSLETTER = re.compile("newsletter|sign|subscri|promo", re.IGNORECASE)
LONGEST_BOX, SHARE = 600, 0.3
"""Characters of a box of other stories, and its share of the text in the page's paragraphs, at most."""
LONGEST_LINE = 250
SHORTEST_KEPT = 20


@attrs.frozen
class Box:
    """What was taken out of a page: where it stood, its text, and why it went."""

    element: etree._Element
    parent: etree._Element | None
    text: str
    code: str


def take_boxes(root: etree._Element) -> list[Box]:
    """The boxes and linked lines of a page that hold other stories or promotion, taken out of it.

    A class may be wrong, so that nothing is taken that holds a headline or much of what the page has in paragraphs.
    """
    boxes: list[Box] = []
    done: set[etree._Element] = set()
    longest = min(LONGEST_BOX, SHARE * sum(len(text_of(element)) for element in root.iter("p")))
    for element in root.iter("aside", "div", "section", "ul", "p"):
        name = element.get("class")
        boxed = element.tag == "aside" or bool(name and OTHER.search(name))
        line = element.tag == "p" and element.find(".//a") is not None
        if not (boxed or line) or any(parent in done for parent in element.iterancestors()):
            continue
        text = text_of(element)
        code = _box_code(name or "") if boxed and len(text) <= longest else _line_code(text) if line else None
        if text and code is not None and next(element.iter("h1"), None) is None:
            done.add(element)
            boxes.append(Box(element, element.getparent(), text, code))
    for box in boxes:
        drop(box.element)
    return boxes


def _box_code(name: str) -> str:
    return "boilerplate-removed" if NEWSLETTER.search(name) else "related-removed"


def _line_code(text: str) -> str | None:
    """Why a line with links in it is no part of the body, or None."""
    if len(text) > LONGEST_LINE:
        return None
    if leads_elsewhere(text):
        return "related-removed"
    return "boilerplate-removed" if furniture(text) or promotes(text) else None


def boxes_between(boxes: Iterable[Box], place: Place, lines: Iterable[str]) -> list[Notice]:
    """Notices of the boxes that stood between the paragraphs, or below them in the same part of the page.

    Args:
        boxes: of the page.
        place: of the article.
        lines: of its body.
    """
    if not place.known:
        return []
    first, last = place.order[place.paragraphs[0]], place.order[place.paragraphs[-1]]
    home = place.paragraphs[-1].getparent()
    kept = [line for line in lines if len(line) > SHORTEST_KEPT]
    message = "Between the paragraphs, and no part of the article."
    return [
        Notice(box.code, message, box.text)
        for box in boxes
        if first < (at := place.order.get(box.element, 0)) and (at < last or box.parent is home)
        and not any(line in box.text for line in kept)
    ]  # fmt: skip
