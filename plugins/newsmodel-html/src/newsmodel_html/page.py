"""From a page to its article: the steps in order."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs
from lxml.html import HtmlElement

from newsmodel import Article, Caption, Notice, Source
from newsmodel.model import Origin
from newsmodel.records import Parsed
from newsmodel_html import access, body, captions, live, place
from newsmodel_html.blocks import Block, blocks_of
from newsmodel_html.boxes import boxes_between, take_boxes
from newsmodel_html.decode import decode_page
from newsmodel_html.head import read_head
from newsmodel_html.lines import Body, Known, clean_body, key, keys_of
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
    if options.engine == "fast":
        from newsmodel_html.fast import read_fast

        articles: Iterable[Article] = [read_fast(decoded.text, source, options)]
    else:
        root = parse_tree(decoded.text, source, options.tags)
        if is_fragment(decoded.text):
            articles = [read_fragment(root, decoded.text, source)]
        else:
            articles = read_whole(root, decoded.text, source, options.live)
    for article in articles:
        yield attrs.evolve(article, notices=tuple(dict.fromkeys((*decoded.notices, *article.notices))))


def read_fragment(root: HtmlElement, markup: str, source: Source) -> Article:
    """The article of markup without a page around it, as feeds have it: all of it is body but captions and the like."""
    pictures = captions.take_pictures(root, markup)
    links = body.links_of(root)
    body.prepare(root)
    known = Known(captions=keys_of(picture.caption.text for picture in pictures), links=links)
    cleaned = clean_body(blocks_of(root), known)
    metadata = Metadata(
        fields={"url": source.url} if source.url else {}, origins={"url": "source"} if source.url else {}
    )
    return make_article(cleaned, metadata, [picture.caption for picture in pictures], "html")


def read_whole(root: HtmlElement, markup: str, source: Source, live_as: str = "article") -> Iterator[Article]:
    """The article of a whole page; of a live blog, one article or its entries."""
    order = place.ordered(root)
    head = read_head(root, source.url)
    metadata, article = read_metadata(head, root, source.url, source.fetched)
    metadata = with_guessed(metadata, root, source)
    node = article or {}
    wall = access.paywall(head, node, root)
    pictures = captions.take_pictures(root, markup)
    boxes = take_boxes(root)
    body.prepare(root)
    links = body.links_of(root)
    blocks = body.page_blocks(root)
    titles = keys_of(metadata.titles)
    spot = place.find_place(root, order, blocks, titles)
    subtitle = place.find_subtitle(head, node, spot, titles)
    if subtitle is not None:
        metadata = metadata.having("subtitle", *subtitle)
    known = Known(
        titles=titles,
        subtitle=key(subtitle[0]) if subtitle else "",
        captions=keys_of(picture.caption.text for picture in pictures),
        links=links,
    )
    notices = [*metadata.notices, *([wall] if wall else [])]
    found = [picture.caption for picture in place.admitted(pictures, spot)]
    found += captions.captions_in_json(node, head.graph)
    entries, origin = live.find_entries(article, head.graph, root, metadata.titles)
    if entries and live_as == "entries":
        yield from separate_entries(entries, metadata, known, source, notices)
        return
    if entries:
        cleaned, spans = joined_entries(entries, blocks, known)
        whole = make_article(cleaned, metadata, found, origin, notices)
        yield attrs.evolve(whole, extra={**whole.extra, "html.entries": spans})
        return
    cleaned, origin = clean_body(blocks, known), "trafilatura"
    declared = live.text_blocks(node.get("articleBody"))
    if _words(declared) >= FEWEST and _words(cleaned.blocks) < SHORTER * _words(declared):
        cleaned, origin = clean_body(declared, known), "json-ld:articleBody"
    notices += boxes_between(boxes, spot, (block.text for block in cleaned.blocks))
    notices += access.truncated(node, cleaned.text, walled=wall is not None)
    yield make_article(cleaned, metadata, found, origin, notices)


def joined_entries(
    entries: Sequence[live.Entry], blocks: Sequence[Block], known: Known
) -> tuple[Body, list[dict[str, Any]]]:
    """A live blog as one body, what stands above the entries first, and where in it each entry is."""
    lines = {block.text for entry in entries for block in entry.blocks}
    above = tuple(itertools.takewhile(lambda block: block.text not in lines, blocks))
    intro = clean_body(above if len(above) < len(blocks) else (), known)
    bodies = [(entry, clean_body(entry.blocks, known)) for entry in entries]
    spans: list[dict[str, Any]] = []
    end = len(intro.text)
    for entry, cleaned in bodies:
        if cleaned.text:
            start = end + 1 if end else 0
            end = start + len(cleaned.text)
            told = {"title": entry.title, "published": entry.published, "modified": entry.modified, "url": entry.url}
            spans.append({"start": start, "end": end, **told, "authors": list(entry.authors)})
    parts = [intro, *(cleaned for _, cleaned in bodies)]
    joined = Body(
        blocks=tuple(block for part in parts for block in part.blocks),
        captions=tuple(caption for part in parts for caption in part.captions),
        notices=tuple(notice for part in parts for notice in part.notices),
    )
    return joined, spans


def separate_entries(
    entries: Sequence[live.Entry], metadata: Metadata, known: Known, source: Source, notices: Sequence[Notice]
) -> Iterator[Article]:
    """Each entry of a live blog as an article of its own, with its own time; the page is told in `extra`."""
    page = {
        "title": metadata.fields.get("title"),
        "url": metadata.fields.get("url"),
        "published": metadata.fields.get("published"),
    }
    for entry in entries:
        own = {
            "title": entry.title,
            "published": entry.published,
            "modified": entry.modified,
            "authors": entry.authors,
            "url": entry.url,
        }
        fields = {
            name: value for name, value in metadata.fields.items() if name not in ("published", "modified", "subtitle")
        }
        fields |= {name: value for name, value in own.items() if value}
        cleaned = clean_body(entry.blocks, attrs.evolve(known, titles=keys_of([entry.title])))
        article = make_article(cleaned, attrs.evolve(metadata, fields=fields), (), "live", notices)
        part = f"{source.part}#{entry.part}" if source.part else entry.part
        yield attrs.evolve(article, source=Origin(part=part), extra={**article.extra, "html.live": page})


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


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def make_article(
    cleaned: Body, metadata: Metadata, pictures: Sequence[Caption], origin: str, notices: Sequence[Notice] = ()
) -> Article:
    """The article of a body, its metadata, captions and notices."""
    fields: dict[str, Any] = dict(metadata.fields)
    origins = dict(metadata.origins)
    for name, value in cleaned.fields:
        target = "authors" if name == "reporters" else name
        if value and target not in fields and target in ("authors", "published", "modified"):
            fields[target], origins[target] = value, "html:line"
    text = cleaned.text
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
