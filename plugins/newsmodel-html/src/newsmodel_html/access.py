"""What a page says, or shows, of a part that is not there: paywalls and bodies that end too early."""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from newsmodel import Notice
from newsmodel.text.patterns import pattern
from newsmodel_html.head import Head
from newsmodel_html.jsonld import Node, listed, text_in
from newsmodel_html.tree import text_of

TIERS = (
    "article:content_tier",
    "og:article:content_tier",
    "content_tier",
    "article:contenttier",
    "access_type",
    "cxenseparse:paywall",
)
CLOSED = frozenset(
    ("locked", "metered", "premium", "paid", "subscriber", "subscribers", "subscription", "closed", "true", "plus")
)

MARKER = pattern(
    "html-paywall-marker",
    r"(?:to\s(?:continue\sreading|keep\sreading|read\s(?:the\s)?(?:full|rest|this|more))[^\n]{0,80}?\b(?:subscri\w{1,5}|sign\s(?:in|up)|log\sin|register|account)"
    r"|\b(?:subscribe|sign\s(?:in|up)|log\sin|register)\b[^\n]{0,60}?\bto\s(?:continue|keep)\sreading|\b(?:subscribe|log\sin|register)\sto\sread\b"
    r"|\b(?:this\s(?:article|story|content)\sis\s(?:only\s)?(?:available|exclusive(?:ly)?|reserved)?\s?(?:only\s)?(?:for|to)\s(?:our\s)?(?:paying\s)?(?:subscribers|members))"
    r"|already\sa\s(?:subscriber|member)\?|you\shave\sreached\syour\s(?:limit|free)|\bremaining\sfree\sarticles?\b"
    r"|réservé\s(?:aux|à\snos)\sabonnés|(?:weiterlesen|lesen)\smit\s[^\n]{0,20}?(?:plus|abo)|para\s(?:continuar|seguir)\sleyendo)",
    "i",
)
BOX = pattern(
    "html-paywall-box",
    r"(?<![a-z])(?:paywall|piano-(?:inline|container)|subscriber-only|regwall|reg-wall|meter-wall|subscription-wall|pay-wall)(?![a-z])",
    "i",
    plain=True,
)
ASKS = pattern(
    "html-paywall-word",
    r"subscri|sign|log\s?in|regist|member|account|abonn|lesen|leyendo|free\sarticle",
    "i",
    plain=True,
)
SHOWN, LONGEST_BOX = 200, 1000
CUT = pattern("html-cut", r"(?:…|\.{3}|\[(?:…|\.{3})\])\s*+$")

LESS = 0.6
"""Share of the words that the page declares below which the body is called cut short."""
FEW = 80
"""Words that a page must declare for that to be asked."""


def paywall(head: Head, node: Node, root: etree._Element | None) -> Notice | None:
    """A notice where the page says that it is not free to read, or shows the box that says so.

    Args:
        head: what the page declares.
        node: its article in JSON-LD.
        root: of the page, or None where its text is not to be asked.
    """
    parts = [part for part in listed(node.get("hasPart")) if isinstance(part, Mapping)]
    values = [node.get("isAccessibleForFree"), *(part.get("isAccessibleForFree") for part in parts)]
    tier = head.first(*TIERS)
    said = None
    if any(_is_no(value) for value in values):
        said = "isAccessibleForFree is false"
    elif tier is not None and tier[0].strip().lower() in CLOSED:
        said = f"{tier[1]} is {tier[0]}"
    elif root is not None:
        said = next(filter(None, map(_asks_to_pay, root.iter("div", "section", "p", "aside", "h2", "h3", "h4"))), None)
    if said is None:
        return None
    return Notice("paywall", "The page is not free to read, so that the text may be a part of the article.", said)


def _asks_to_pay(element: etree._Element) -> str | None:
    """The words of an element that keep the rest from those who do not pay: by its text, if short, or by its class."""
    name = element.get("class")
    if name and BOX.search(name):
        text = text_of(element)
        return text[:SHOWN] if 0 < len(text) <= LONGEST_BOX and ASKS.search(text) else None
    text = element.text or ""
    if len(text) > SHOWN or not ASKS.search(text):
        return None
    match = MARKER.search(" ".join(text.split()))
    return match[0] if match else None


def _is_no(value: Any) -> bool:
    return value is False or (
        isinstance(value, str) and value.strip().rpartition("/")[2].lower() in ("false", "no", "0")
    )


def truncated(node: Node, body: str, *, walled: bool) -> Iterator[Notice]:
    """A notice where the body is shorter than the page says, or breaks off.

    Args:
        node: the article in JSON-LD.
        body: of the article.
        walled: the page has a paywall.
    """
    words = len(body.split())
    declared = text_in(str(node["wordCount"])) if isinstance(node.get("wordCount"), int | str) else None
    wanted = int(declared) if declared and declared.isascii() and declared.isdigit() and len(declared) < 7 else 0
    if wanted >= FEW and words < LESS * wanted:
        yield Notice("body-truncated", f"The page declares {wanted} words; {words} were found.")
    elif body and CUT.search(body):
        yield Notice("body-truncated", "The last paragraph breaks off.", body.rpartition("\n")[2][-80:])
    elif walled and words < FEW:
        yield Notice("body-truncated", f"Behind a paywall, and of {words} words only.")
