"""NITF 3, alone or inside NewsML-G2: the body with its head, media as captions, the data of the document."""

from collections.abc import Iterator
from typing import Any

import attrs
from newsmodel_markup import Fragment, assemble, of_element, parse_tree, read_head
from newsmodel_markup.vocabulary import Vocabulary

from newsmodel import Article, Dateline, Notice, Source, SourceError
from newsmodel_iptc.marks import read_dateline, state_notices

NITF_BODY = Vocabulary(
    blocks=frozenset(
        "abstract block body.content body.end bq block.quote caption datasource dd dl dt hl1 hl2 hr li media "
        "nitf-table note ol p pre summary table tbody tfoot thead tr ul credit".split()
    ),
    skipped=frozenset(
        {
            "media-metadata",
            "media-object",
            "media-reference",
            "pronounce",
            "alt-code",
            "nitf-col",
            "nitf-table-metadata",
        }
    ),
    removed=frozenset({"note", "datasource", "fn"}),
    pictures=frozenset({"media"}),
    captions=frozenset({"media-caption"}),
    credits=frozenset({"media-producer"}),
)


@attrs.frozen(kw_only=True)
class Story:
    """What an NITF document says; each field as it stands there."""

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    published: str | None = None
    language: str | None = None
    dateline: Dateline | None = None
    abstract: str = ""
    id: str | None = None
    body: Fragment = attrs.Factory(Fragment)
    notices: tuple[Notice, ...] = ()


def parse(source: Source) -> Iterator[Article]:
    """The article of an NITF document.

    Raises:
        SourceError: broken beyond reading, no NITF, or with entities of its own.
    """
    root, notices = parse_tree(source)
    if local(root) != "nitf":
        raise SourceError(
            f"this is no NITF: its first element is <{local(root):.60}>", source=source.name, part=source.part
        )
    story = read_story(root)
    head = read_head(
        title=story.title, subtitle=story.subtitle, publisher=story.publisher, section=story.section,
        published=story.published, authors=story.authors, keywords=story.keywords, language=story.language,
    )  # fmt: skip
    yield assemble(
        head,
        story.body,
        notices=(*notices, *story.notices),
        dateline=story.dateline,
        part=source.part,
        extra={"iptc.abstract": story.abstract} if story.abstract else {},
    )


def read_story(nitf: Any) -> Story:
    """What the elements below `nitf` say."""
    data = first(nitf, "docdata")
    data = nitf if data is None else data
    publication = first(nitf, "pubdata")
    issue = first(data, "date.issue")
    content = first(nitf, "body.content")
    return Story(
        title=words(first(nitf, "hl1")) or words(first(first(nitf, "head"), "title")),
        subtitle=_subtitle(nitf),
        authors=tuple(_bylines(nitf)),
        keywords=tuple(key.get("key", "") for key in every(data, "keyword")),
        publisher=(publication.get("name") if publication is not None else None) or words(first(nitf, "distributor")),
        section=publication.get("position.section") if publication is not None else None,
        published=_time(publication, issue, first(nitf, "story.date")),
        language=nitf.get("{http://www.w3.org/XML/1998/namespace}lang"),
        dateline=_dateline(nitf),
        abstract=words(first(first(nitf, "body.head"), "abstract")),
        id=(first(data, "doc-id").get("id-string") if first(data, "doc-id") is not None else None),
        body=_body(content),
        notices=(*state_notices(data.get("management-status"), None), *_ending(nitf)),
    )


def local(element: Any) -> str:
    """An element's name without namespace, in small letters; "" for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def every(element: Any, name: str) -> Iterator[Any]:
    """Elements of a name below another, in whatever namespace."""
    return (found for found in element.iter("{*}" + name)) if element is not None else iter(())


def first(element: Any, name: str) -> Any:
    """The first of them, or None."""
    return next(every(element, name), None)


def words(element: Any) -> str:
    """All words below an element; "" for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _body(content: Any) -> Fragment:
    if content is None:
        return Fragment()
    for credit in every(content, "media-reference"):
        media = credit.getparent()
        if credit.get("source-credit") and first(media, "media-producer") is None:
            producer = media.makeelement(content.tag.replace("body.content", "media-producer"))
            producer.text = credit.get("source-credit")
            media.append(producer)
    for separator in every(content, "frac-sep"):
        separator.text = separator.text or "/"
    return of_element(content, NITF_BODY)


def _subtitle(nitf: Any) -> str | None:
    """The second headline above the text; those within it are headings."""
    return words(first(first(nitf, "hedline"), "hl2")) or None


def _bylines(nitf: Any) -> Iterator[str]:
    """Who wrote it: the people of a byline, else its words without the title."""
    head = first(nitf, "body.head")
    for byline in every(head if head is not None else nitf, "byline"):
        people = [words(person) for person in every(byline, "person")]
        if people:
            yield from people
            continue
        kept = [
            byline.text or "",
            *(part for child in byline for part in ("" if local(child) == "byttl" else words(child), child.tail or "")),
        ]
        yield " ".join("".join(kept).split()).strip(" ,")


def _dateline(nitf: Any) -> Dateline | None:
    line = first(first(nitf, "body.head"), "dateline")
    if line is None:
        return None
    place = words(first(line, "location"))
    return Dateline(place.strip(" ,-–—")) if place else read_dateline(words(line))


def _time(publication: Any, issue: Any, story: Any) -> str | None:
    """When it was published: the publication's own date, else that of issue, else that of the dateline."""
    found = (
        publication.get("date.publication") if publication is not None else None,
        issue.get("norm") if issue is not None else None,
        story.get("norm") if story is not None else None,
    )
    return next(filter(None, found), None)


def _ending(nitf: Any) -> Iterator[Notice]:
    """The lines below the body: who reported and edited."""
    for line in every(first(nitf, "body.end"), "tagline"):
        if words(line):
            yield Notice("boilerplate-removed", "The line below the text is no part of it.", words(line))
