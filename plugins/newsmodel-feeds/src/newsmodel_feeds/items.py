"""The elements of one entry, RSS or Atom, as the fields of an `Entry`."""

from collections.abc import Iterator, Mapping
from typing import Any

from newsmodel_markup import Fragment, of_element, of_html, of_text

from newsmodel import Notice
from newsmodel_feeds.entries import Channel, Entry, absolute
from newsmodel_feeds.media import captions_of, description_of
from newsmodel_feeds.names import name_of

Children = Mapping[str, list[Any]]

TITLES = ("title", "atom:title", "dc:title")
PUBLISHED = ("pubdate", "atom:published", "atom:issued", "dcterms:issued", "dc:date", "prism:publicationdate", "date")
MODIFIED = ("atom:updated", "atom:modified", "dcterms:modified", "prism:modificationdate")
AUTHORS = ("dc:creator", "author", "atom:author", "itunes:author")
KEYWORDS = ("category", "atom:category", "dc:subject")
LISTS = ("media:keywords", "itunes:keywords")
CONTENTS = ("content:encoded", "atom:content", "xhtml:body", "xhtml:div", "yandex:full-text", "fulltext")
SUMMARIES = ("description", "atom:summary", "dc:description", "itunes:summary", "excerpt:encoded")
LANGUAGES = ("dc:language", "language")
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

NOT_READ = frozenset({
    "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
    "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family",
    "wp_font_face",
})  # fmt: skip
"""What WordPress keeps as entries and no reader sees as an article."""

NO_CATEGORY = "Uncategorized"


def status_of(item: Any) -> str | None:
    """Why an entry of a WordPress export is no published article: its type or status; None for all others."""
    told = {name_of(child): (child.text or "").strip() for child in item if name_of(child).startswith("wp:")}
    kind, status = told.get("wp:post_type", "post"), told.get("wp:status", "publish")
    if kind in NOT_READ:
        return kind
    return None if status in ("publish", "") else status


def entry_of(item: Any, number: int, atom: bool, channel: Channel) -> Entry:
    """The entry that an element holds."""
    children: dict[str, list[Any]] = {}
    for child in item:
        children.setdefault(name_of(child, atom), []).append(child)
    export = "wp:post_type" in children
    content, told = _longest(_fragments(children, CONTENTS, atom, lines=True if export else None))
    summary, _ = _longest(_fragments(children, SUMMARIES, atom))
    if not summary.paragraphs and not content.paragraphs:
        summary = of_html(description_of(item) or "")
    title = _first(children, TITLES)
    return Entry(
        number=number,
        id=_text(children, "guid", "atom:id", "id") or item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"),
        title=_inner(title),
        plain_title=title is not None and atom and title.get("type", "text") in ("text", "text/plain"),
        link=_link(children, item, channel),
        published=_text(children, *PUBLISHED) or _created(children),
        modified=_text(children, *MODIFIED) or _gmt(children, "wp:post_modified_gmt"),
        language=_text(children, *LANGUAGES) or item.get(XML_LANGUAGE),
        section=_text(children, "prism:section"),
        authors=tuple(_authors(children)),
        keywords=tuple(_keywords(children)),
        content=content,
        summary=summary,
        captions=captions_of(item),
        source=_source(children),
        notices=told,
    )


def _fragments(
    children: Children, names: tuple[str, ...], atom: bool, lines: bool | None = None
) -> Iterator[tuple[Fragment, tuple[Notice, ...]]]:
    for name in names:
        for element in children.get(name, ()):
            yield _fragment(element, lines, atom and name.startswith("atom:"))


def _fragment(element: Any, lines: bool | None, atom: bool) -> tuple[Fragment, tuple[Notice, ...]]:
    """The text of an element: plain, HTML that is escaped or stands there as elements; or where else it is."""
    kind = (element.get("type") or "").lower()
    if atom and element.get("src"):
        return Fragment(), (
            Notice(
                "content-elsewhere", "The full text is at another address, which is not fetched.", element.get("src")
            ),
        )
    if len(element):
        return of_element(element), ()
    text = element.text or ""
    if atom and kind in ("", "text", "text/plain") and not element.get("mode"):
        return of_text(text), ()
    if element.get("mode") == "base64" or (
        kind and "/" in kind and not kind.startswith("text/") and "html" not in kind
    ):
        return Fragment(), (Notice("content-unread", "The content of the entry is no text.", kind or "base64"),)
    return of_html(text, lines=lines), ()


def _longest(found: Iterator[tuple[Fragment, tuple[Notice, ...]]]) -> tuple[Fragment, tuple[Notice, ...]]:
    """The longest text of several, and all notices."""
    best = Fragment()
    notices: list[Notice] = []
    for fragment, told in found:
        notices.extend(told)
        if len(fragment.text) > len(best.text) or (fragment.captions and not best.paragraphs):
            best = fragment
    return best, tuple(notices)


def _link(children: Children, item: Any, channel: Channel) -> str | None:
    """The entry's own address: as the feed says it was before it was counted, its link, or a guid that is one."""
    base = item.base or channel.base
    original = _text(children, "feedburner:origlink")
    if original:
        return absolute(original, base)
    links = sorted(
        (
            (link.get("type", "text/html") != "text/html", place, link.get("href"))
            for place, link in enumerate(children.get("atom:link", ()))
            if link.get("rel", "alternate") == "alternate" and link.get("href")
        ),
        key=lambda found: found[:2],
    )
    plain = next((link.get("href") or (link.text or "").strip() for link in children.get("link", ())), None)
    permanent = [guid.text for guid in children.get("guid", ()) if guid.get("isPermaLink", "true").lower() == "true"]
    found = plain or (links[0][2] if links else None) or next(iter(permanent), None)
    if not found:
        found = item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    return absolute(found, base)


def _authors(children: Children) -> Iterator[str]:
    """The authors' fields, of the first kind that is there."""
    for name in AUTHORS:
        found = []
        for element in children.get(name, ()):
            names = [child.text for child in element if name_of(child, True) == "atom:name" and child.text]
            found.extend(names or ([element.text] if element.text and element.text.strip() else []))
        if found:
            yield from found
            return


def _keywords(children: Children) -> Iterator[str]:
    for name in KEYWORDS:
        for element in children.get(name, ()):
            word = element.get("label") or element.get("term") or element.text or ""
            if word.strip() != NO_CATEGORY:
                yield word.strip()
    for name in LISTS:
        for element in children.get(name, ()):
            yield from (element.text or "").split(",")


def _source(children: Children) -> str | None:
    """The publication that an entry was taken from."""
    for element in (*children.get("source", ()), *children.get("atom:source", ())):
        titles = [child.text for child in element if name_of(child, True) == "atom:title"]
        text = " ".join((next(iter(titles), None) or element.text or "").split())
        if text:
            return text
    return _text(children, "dc:publisher") or None


def _created(children: Children) -> str | None:
    """When WordPress says it was published, where the feed does not."""
    return _gmt(children, "wp:post_date_gmt")


def _gmt(children: Children, name: str) -> str | None:
    text = _text(children, name)
    return f"{text} +0000" if text and not text.startswith("0000") else None


def _first(children: Children, names: tuple[str, ...]) -> Any:
    return next((element for name in names for element in children.get(name, ()) if _inner(element)), None)


def _text(children: Children, *names: str) -> str:
    found = _first(children, names)
    return " ".join((found.text or "").split()) if found is not None else ""


def _inner(element: Any) -> str | None:
    """The words of an element, those of elements in it included."""
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None
