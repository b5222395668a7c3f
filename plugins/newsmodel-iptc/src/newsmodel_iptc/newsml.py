"""NewsML-G2: messages, packages and items. Texts become articles, the pictures that belong to them captions."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from newsmodel_markup import Fragment, assemble, of_element, of_html, of_text, parse_tree, read_head
from newsmodel_markup.fragment import picture_caption

from newsmodel import Article, Caption, Failure, Notice, Source, SourceError
from newsmodel.records import Parsed
from newsmodel_iptc.marks import read_dateline, state_notices
from newsmodel_iptc.nitf import Story, every, first, local, read_story, words

ROOTS = ("newsmessage", "newsitem", "packageitem")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@attrs.frozen(kw_only=True)
class Item:
    """A news item, its kind and what it names: "text", "picture"."""

    element: Any = attrs.field(eq=False)
    guid: str
    kind: str
    links: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True)
class Content:
    """The text of an item, what an NITF document inside says beside it, and notices."""

    body: Fragment = attrs.Factory(Fragment)
    story: Story = attrs.Factory(Story)
    notices: tuple[Notice, ...] = ()


def parse(source: Source) -> Iterator[Parsed]:
    """An article for each text item, and for each picture that belongs to no text.

    Raises:
        SourceError: broken beyond reading, no NewsML-G2, or with entities of its own.
    """
    root, notices = parse_tree(source)
    if local(root) not in ROOTS:
        message = f"this is no NewsML-G2: its first element is <{local(root):.60}>"
        raise SourceError(message, source=source.name, part=source.part)
    items = [_item(element, number) for number, element in enumerate(every(root, "newsItem"), 1)]
    pictures = {item.guid: item for item in items if item.kind in ("picture", "graphic")}
    owners = _owners(root, items, pictures)
    for item in items:
        if item.guid in pictures and item.guid in owners:
            continue
        mine = [pictures[guid] for guid, owner in owners.items() if owner == item.guid]
        own = [item] if item.guid in pictures else mine
        yield _article(item, [caption for picture in own if (caption := _caption(picture))], notices, source.part)
    if not items:
        named = [ref.get("residref") or ref.get("href") or "" for ref in every(root, "itemRef")]
        told = f"; it names {', '.join(named[:5])}{' and more' if len(named) > 5 else ''}" if named else ""
        yield Failure(message=f"the document has no news item of its own{told}; no other address is fetched")


def _item(element: Any, number: int) -> Item:
    meta = first(element, "itemMeta")
    kind = first(meta, "itemClass")
    code = (kind.get("qcode") or kind.get("uri") or "") if kind is not None else ""
    return Item(
        element=element,
        guid=element.get("guid") or f"item {number}",
        kind=code.replace("/", ":").rpartition(":")[2].lower() or "text",
        links=frozenset(filter(None, (link.get("residref") for link in every(meta, "link")))),
    )


def _owners(root: Any, items: list[Item], pictures: Mapping[str, Item]) -> dict[str, str]:
    """The text that each picture belongs to, by guid: a link says so, a package of both, or that there is one text."""
    texts = [item for item in items if item.guid not in pictures]
    owners: dict[str, str] = {}
    for text in texts:
        owners.update((guid, text.guid) for guid in text.links if guid in pictures)
    known = {item.guid for item in texts}
    for package in every(root, "packageItem"):
        named = [ref.get("residref") for ref in every(package, "itemRef")]
        main = next((guid for guid in named if guid in known), None)
        if main is not None:
            owners = {**{guid: main for guid in named if guid in pictures}, **owners}
    if len(texts) == 1:
        owners = {**dict.fromkeys(pictures, texts[0].guid), **owners}
    return owners


def _article(item: Item, captions: list[Caption], notices: tuple[Notice, ...], outer: str | None) -> Article:
    element = item.element
    meta, content = first(element, "itemMeta"), first(element, "contentMeta")
    found = _content(element)
    story = found.story
    published, modified = _times(element, meta)
    titles = _by_role(content, "headline")
    language = first(content, "language")
    main = titles.get("") or next((text for role, text in titles.items() if "sub" not in role), None)
    head = read_head(
        title=main or story.title or words(first(meta, "title")),
        subtitle=next((text for role, text in titles.items() if "sub" in role), None) or story.subtitle,
        published=published or story.published,
        modified=modified,
        publisher=_name(first(meta, "provider")) or _name(first(element, "copyrightHolder")) or story.publisher,
        section=story.section,
        authors=_authors(content) or story.authors,
        keywords=[*_keywords(content), *story.keywords],
        language=(language.get("tag") if language is not None else None) or element.get(LANGUAGE),
    )
    status = first(meta, "pubStatus")
    code = (status.get("qcode") or status.get("uri")) if status is not None else None
    dateline = read_dateline(words(first(content, "dateline"))) or story.dateline
    summary = "" if item.kind == "picture" else words(first(content, "description")) or story.abstract
    return assemble(
        head,
        found.body,
        captions=captions,
        notices=(*notices, *state_notices(code, words(first(meta, "embargoed"))), *_notes(meta), *found.notices),
        dateline=dateline or read_dateline(_name(first(content, "located"))),
        part=item.guid if outer is None else f"{outer}/{item.guid}",
        extra={"iptc.abstract": summary} if summary and summary not in found.body.text else {},
    )


def _content(element: Any) -> Content:
    """The longest text that stands in the item; where all stand elsewhere, a notice of where."""
    holder = first(element, "contentSet")
    found: list[Content] = []
    elsewhere: list[str] = []
    for inner in holder if holder is not None else ():
        if local(inner) == "inlinexml" and len(inner):
            found.append(_inline(inner[0]))
        elif local(inner) == "inlinedata":
            found.append(Content(body=_data(inner)))
        elif local(inner) == "remotecontent" and _may_be_text(inner):
            elsewhere.append(inner.get("href") or inner.get("residref") or "")
    best = max(found, key=lambda content: len(content.body.text), default=Content())
    if best.body.paragraphs or not elsewhere:
        return best
    told = Notice("content-elsewhere", "The text is at another address, which is not fetched.", ", ".join(elsewhere))
    return attrs.evolve(best, notices=(*best.notices, told))


def _inline(element: Any) -> Content:
    if local(element) == "nitf":
        story = read_story(element)
        return Content(body=story.body, story=story, notices=story.notices)
    if local(element) == "html":
        body = first(element, "body")
        return Content(body=of_element(body if body is not None else element))
    return Content(body=of_element(element))


def _data(element: Any) -> Fragment:
    """Text that stands in the item as characters: plain or HTML, as it is or in base 64."""
    text, kind = "".join(element.itertext()), (element.get("contenttype") or "").lower()
    if "b64" in (element.get("encoding") or "") or "base64" in (element.get("encoding") or ""):
        try:
            text = base64.b64decode(text, validate=False).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            return Fragment()
    return of_html(text) if "html" in kind or "xml" in kind else of_text(text)


def _may_be_text(remote: Any) -> bool:
    kind = (remote.get("contenttype") or "").lower()
    return not kind.startswith(("image/", "video/", "audio/"))


def _times(element: Any, meta: Any) -> tuple[str | None, str | None]:
    """When it was published and changed: of later versions without the time of the first, only the latter is known."""
    earliest, version = words(first(meta, "firstCreated")) or None, words(first(meta, "versionCreated")) or None
    if earliest is None and element.get("version", "1") == "1":
        return version, None
    return earliest, version if version != earliest else None


def _authors(content: Any) -> list[str]:
    """The byline, else the people who are said to have created it."""
    bylines = [words(by) for by in every(content, "by")]
    if any(bylines):
        return bylines
    makers = [maker for maker in every(content, "creator") if maker.getparent() is content]
    return [name for maker in makers if (name := _name(maker))]


def _keywords(content: Any) -> Iterator[str]:
    """Keywords, and subjects that are topics; people and places are named in the text."""
    yield from (words(keyword) for keyword in every(content, "keyword"))
    for subject in every(content, "subject"):
        if (subject.get("type") or "cpnat:abstract").endswith("abstract"):
            yield _name(subject) or ""


def _by_role(content: Any, name: str) -> dict[str, str]:
    """Texts by their role, the first of each; "" for main and for none."""
    told: dict[str, str] = {}
    for element in every(content, name):
        role = (element.get("role") or "").rpartition(":")[2].lower()
        if words(element):
            told.setdefault("" if role == "main" else role, words(element))
    return told


def _name(element: Any) -> str | None:
    """The name that an element bears, not one of those in it."""
    if element is None:
        return None
    names = [words(child) for child in element if local(child) == "name"]
    return next(filter(None, names), None) or element.get("literal")


def _notes(meta: Any) -> Iterator[Notice]:
    for note in every(meta, "edNote"):
        if words(note):
            yield Notice("editors-note", "A note to editors, which is no part of the text.", words(note))


def _caption(picture: Item) -> Caption | None:
    """The caption of a picture item, with its credit line or else who made it."""
    content = first(picture.element, "contentMeta")
    told = _by_role(content, "description")
    credit = words(first(content, "creditline")) or ", ".join(_authors(content)) or None
    return picture_caption(told.get("caption") or next(iter(told.values()), ""), credit)
