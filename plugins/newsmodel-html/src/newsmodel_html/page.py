"""From a page to its article: the steps in order."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs
from lxml.html import HtmlElement, fragment_fromstring

from newsmodel import Article, Caption, Notice, Source
from newsmodel.records import Parsed
from newsmodel_html import access, body, captions, place
from newsmodel_html.blocks import Block, blocks_of
from newsmodel_html.decode import decode_page
from newsmodel_html.head import Head, read_head
from newsmodel_html.jsonld import Node, plain
from newsmodel_html.lines import Body, Known, clean_body, keys_of
from newsmodel_html.metadata import Metadata, read_metadata
from newsmodel_html.options import HtmlOptions
from newsmodel_html.tree import is_fragment, parse_tree, refused

MOST_BYTES = 2**25
"""Bytes of a page; the largest of news pages have a tenth."""

SHORTER = 0.6
"""Share of the words of the JSON-LD's articleBody below which that is taken for the body."""
FEWEST = 50
"""Words that an articleBody must have for that."""


def read_page(source: Source, options: HtmlOptions) -> Iterator[Parsed]:
    """The article of a page, or the entries of a live blog.

    Raises:
        SourceError: it cannot be read, is not text, or is larger or stranger than a page can be.
        UsageError: the engine that was asked for is not installed.
    """
    data = source.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise refused(source, f"a page of more than {MOST_BYTES:,} bytes")
    decoded = decode_page(data, source, options.encoding)
    root = parse_tree(decoded.text, source, options.tags)
    if is_fragment(decoded.text):
        article = read_fragment(root, decoded.text, source)
    else:
        article = read_whole(root, decoded.text, source)
    yield attrs.evolve(article, notices=tuple(dict.fromkeys((*decoded.notices, *article.notices))))


def read_fragment(root: HtmlElement, markup: str, source: Source) -> Article:
    """The article of markup without a page around it, as feeds have it: all of it is body but captions and the like."""
    pictures = captions.take_pictures(root, markup)
    boxes = place.take_boxes(root)
    body.prepare(root)
    links = body.links_of(root)
    known = Known(captions=keys_of(picture.caption.text for picture in pictures), links=links)
    cleaned = clean_body(blocks_of(root), known)
    metadata = Metadata(fields={"url": source.url} if source.url else {}, origins={"url": "source"} if source.url else {})
    return _article(cleaned, metadata, [picture.caption for picture in pictures], "html", ())


def read_whole(root: HtmlElement, markup: str, source: Source) -> Article:
    """The article of a whole page."""
    order = place.ordered(root)
    head = read_head(root, source.url)
    metadata, node = read_metadata(head, root, source.url, source.fetched)
    metadata = with_guessed(metadata, root, source)
    pictures = captions.take_pictures(root, markup)
    boxes = place.take_boxes(root)
    body.prepare(root)
    links = body.links_of(root)
    blocks, origin = body.page_blocks(root), "trafilatura"
    titles = keys_of(metadata.titles)
    spot = place.find_place(root, order, blocks, titles)
    subtitle = place.find_subtitle(head, node or {}, spot, titles)
    known = Known(
        titles=titles,
        subtitle=next(iter(keys_of([subtitle[0] if subtitle else None])), ""),
        captions=keys_of(picture.caption.text for picture in pictures),
        links=links,
    )
    cleaned = clean_body(blocks, known)
    declared = declared_body(node or {})
    if len(declared) and _words(cleaned.blocks) < SHORTER * _words(declared):
        cleaned, origin = clean_body(declared, known), "json-ld:articleBody"
    found = [picture.caption for picture in place.admitted(pictures, spot)]
    found += captions.captions_in_json(node or {}, head.graph)
    notices = [*metadata.notices, *place.boxes_between(boxes, spot, (block.text for block in cleaned.blocks))]
    text = "\n".join(block.text for block in cleaned.blocks)
    wall = access.paywall(head, node or {}, "", text)
    notices += [*([wall] if wall else []), *access.truncated(node or {}, text, wall is not None)]
    if subtitle is not None:
        metadata = metadata.having("subtitle", *subtitle)
    return _article(cleaned, metadata, found, origin, notices)


def with_guessed(metadata: Metadata, root: HtmlElement, source: Source) -> Metadata:
    """Fields that the page declares nowhere, as htmldate and trafilatura find them in its markup."""
    if "published" not in metadata.fields:
        from htmldate import find_date

        body.quiet()
        day = find_date(
            root, original_date=True, extensive_search=False, url=metadata.fields.get("url"),
            max_date=(source.fetched or "")[:10] or None,
        )  # fmt: skip
        if day:
            metadata = metadata.having("published", day, "htmldate")
    return metadata


def declared_body(node: Node) -> Sequence[Block]:
    """The blocks of the body that a page's JSON-LD gives, where it gives more than a few words."""
    text = node.get("articleBody")
    if not isinstance(text, str) or len(text.split()) < FEWEST:
        return ()
    if "</p>" in text or "<br" in text:
        return blocks_of(fragment_fromstring(text, create_parent="div"))
    return tuple(Block(line) for part in text.splitlines() if (line := plain(part)))


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _article(cleaned: Body, metadata: Metadata, pictures: Sequence[Caption], origin: str, notices: Sequence[Notice]) -> Article:
    fields: dict[str, Any] = dict(metadata.fields)
    origins = dict(metadata.origins)
    for name, value in cleaned.fields:
        target = "authors" if name == "reporters" else name
        if value and target not in fields and target in ("authors", "published", "modified"):
            fields[target], origins[target] = value, "html:line"
    text = "\n".join(block.text for block in cleaned.blocks)
    if text:
        origins["text"] = origin
    empty = () if text else (Notice("empty", "The page has no text that could be an article's body."),)
    return Article(
        text=text,
        captions=captions.merge((*pictures, *cleaned.captions)),
        notices=tuple(dict.fromkeys((*notices, *cleaned.notices, *empty))),
        dateline=cleaned.dateline,
        extra={"html.origins": origins},
        **fields,
    )
