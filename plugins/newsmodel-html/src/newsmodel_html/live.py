"""Live blogs: their dated entries, from the page's JSON-LD or from its markup, in the order of time."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

import attrs
from lxml import etree
from lxml.html import fragment_fromstring

from newsmodel.text.patterns import pattern
from newsmodel_html.authors import Writer, clean_authors
from newsmodel_html.blocks import Block, blocks_of
from newsmodel_html.dates import page_time
from newsmodel_html.jsonld import LIVE, Graph, Node, listed, plain, text_in, types_of

FEWEST = 3
"""Boxes with times that make a live blog; a story with two has a correction."""
NAMED_LIVE = pattern(
    "html-live",
    r"(?<![a-z])live(?:[-_\s]?(?:blog|updates?|feed|ticker|stream|news|coverage|reporting))?(?![a-z])|as\sit\shappened|minute[-\s]by[-\s]minute|liveblog",
    "i",
)
ENTRY = pattern(
    "html-live-entry",
    r"(?<![a-z])(?:block|post|entry|update|item|event|card|live\w{0,20}+)(?![a-z])|(?:Post|Entry|Update|Block)",
    "i",
)
FRAME = ("time", "button", "nav", "footer", "form")


@attrs.frozen(kw_only=True)
class Entry:
    """An entry of a live blog.

    Attributes:
        blocks: its lines, its headline first where it has one.
        title: its headline.
        published, modified: ISO 8601.
        authors: names.
        url: of the entry.
        part: its name within the page.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    part: str = ""


def find_entries(
    article: Node | None, graph: Graph, root: etree._Element, titles: Collection[str]
) -> tuple[Sequence[Entry], str]:
    """The entries of a live blog, the earliest first where all are dated, and where they were found.

    Args:
        article: of the page, in its JSON-LD.
        graph: all of its JSON-LD.
        root: of the page, its frame and captions taken off.
        titles: the headline as the page gives it.
    """
    node = (
        article
        if article is not None and LIVE in types_of(article)
        else next((n for n in graph.nodes if LIVE in types_of(n)), None)
    )
    declared = list(_declared(node, graph)) if node is not None else []
    if node is None and not any(map(NAMED_LIVE.search, titles)):
        return (), ""
    shown = list(_shown(root))
    if len(shown) < FEWEST and not declared:
        return (), ""
    found, origin = (
        (shown, "html")
        if len(shown) >= FEWEST and _words(shown) >= 0.8 * _words(declared)
        else (declared, "json-ld:liveBlogUpdate")
    )
    if all(entry.published for entry in found):
        # Pages have the latest first: of two of one minute, the lower one is the earlier.
        found = list(reversed(found))
        found.sort(key=lambda entry: entry.published or "")
    return found, origin


def _words(entries: Sequence[Entry]) -> int:
    return sum(len(block.text.split()) for entry in entries for block in entry.blocks)


def _declared(node: Node, graph: Graph) -> Iterator[Entry]:
    """The entries that JSON-LD lists."""
    for number, value in enumerate(listed(node.get("liveBlogUpdate")), 1):
        update: Any = graph.follow(value)
        if not isinstance(update, Mapping):
            continue
        title = text_in(update.get("headline"))
        blocks = [Block(title, "head")] if title else []
        blocks += [
            block for block in text_blocks(update.get("articleBody") or update.get("text")) if block.text != title
        ]
        url = text_in(update.get("url") or update.get("@id"))
        authors = (text_in(graph.follow(author)) or "" for author in listed(update.get("author")))
        if blocks:
            yield Entry(
                blocks=tuple(blocks),
                title=title,
                published=page_time(text_in(update.get("datePublished")) or ""),
                modified=page_time(text_in(update.get("dateModified")) or ""),
                authors=clean_authors(map(Writer, authors)).names,
                url=url if url and url.startswith("http") else None,
                part=(url or "").rpartition("#")[2].rpartition("/")[2] if url and "#" in url else f"entry-{number}",
            )


def text_blocks(text: Any) -> list[Block]:
    """The blocks of a text in JSON-LD, with tags or without."""
    if not isinstance(text, str) or not text.strip():
        return []
    if "</" in text or "<br" in text or "&lt;p" in text:
        return blocks_of(
            fragment_fromstring(text if "</" in text or "<br" in text else plain(text) or "", create_parent="div")
        )
    return [Block(line) for part in text.splitlines() if (line := plain(part))]


def _shown(root: etree._Element) -> Iterator[Entry]:
    """The entries that the markup shows: boxes of one kind, side by side, each with a time and text."""
    groups: dict[tuple[etree._Element, str], list[etree._Element]] = defaultdict(list)
    for time in root.iter("time"):
        if not time.get("datetime"):
            continue
        for box in time.iterancestors("article", "section", "li", "div"):
            name = f"{box.get('class') or ''} {box.get('id') or ''} {box.get('itemprop') or ''}"
            if (box.tag == "article" or ENTRY.search(name)) and next(box.iter("p"), None) is not None:
                parent = box.getparent()
                if parent is not None and (not groups[parent, box.tag] or groups[parent, box.tag][-1] is not box):
                    groups[parent, box.tag].append(box)
                break
    best = max(
        groups.values(), key=lambda boxes: (len(boxes), sum(len("".join(box.itertext())) for box in boxes)), default=[]
    )
    for number, box in enumerate(best if len(best) >= FEWEST else (), 1):
        entry = _entry(box, number)
        if entry.blocks:
            yield entry


def _entry(box: etree._Element, number: int) -> Entry:
    time = next(time for time in box.iter("time") if time.get("datetime"))
    published = page_time(time.get("datetime") or "")
    link = next((a.get("href") for a in box.iter("a") if next(a.iter("time"), None) is not None), None)
    copy = deepcopy(box)
    copy.tail = None
    etree.strip_elements(copy, *FRAME, with_tail=False)
    blocks = blocks_of(copy)
    head = next((block.text for block in blocks[:2] if block.kind == "head"), None)
    return Entry(
        blocks=tuple(blocks),
        title=head,
        published=published,
        url=link if link and link.startswith("http") else None,
        part=box.get("id") or f"entry-{number}",
    )
