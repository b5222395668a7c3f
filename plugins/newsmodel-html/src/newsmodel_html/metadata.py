"""An article's metadata: each field from the best place that gives it, and the place told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
from lxml import etree

from newsmodel import Notice
from newsmodel.text.patterns import pattern
from newsmodel_html.authors import Authors, Writer, clean_authors
from newsmodel_html.dates import page_time
from newsmodel_html.head import Head, language_tag
from newsmodel_html.jsonld import Node, find_article, listed, plain, text_in, types_of
from newsmodel_html.lines import key

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "published_at",
    "parsely-pub-date", "sailthru.date", "article.published", "publish-date", "publishdate", "pubdate",
    "publication_date", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "originalpublicationdate", "article_date_original", "rnews:datepublished", "date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "updated_at", "lastmod",
    "last-modified", "article.updated", "dcterms.modified", "dc.date.modified", "revision_date",
)  # fmt: skip
AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator",
    "article.author", "authors", "cxenseparse:author", "dc.contributor", "twitter:creator:name",
)  # fmt: skip
PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "twitter:app:name:iphone",
)
SECTIONS = ("article:section", "section", "parsely-section", "cxenseparse:section", "article.section", "category")
KEYWORDS = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags", "dc.subject")
TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline", "title")

BYLINE = pattern(
    "html-byline-class", r"(?:^|\s)(?:byline|author)(?=\s|$)|author[-_]{0,2}name|byline[-_]{0,2}name", "i", plain=True
)
BYLINE_TAGS = ("a", "span", "p", "div", "li", "address", "strong", "h4", "h5", "cite")
TIMES = etree.XPath(
    "//*[@itemprop='datePublished' or @pubdate] | //time[contains(@class, 'publish') or contains(@class, 'entry-date')]"
)
CUT_LENGTHS = range(105, 112)
"""Lengths of headlines that were cut at the 110 characters which a search engine once asked for."""
MOST_AUTHORS = 50
MOST_BYLINES = 6
"""Different names in the markup beyond which they are those of the page's other stories."""
Field = tuple[str, Any, str]
"""A field's name, its value, and the place that gave it."""


@attrs.frozen(kw_only=True)
class Metadata:
    """The fields of an article that are not its text.

    Attributes:
        fields: values by the names of `Article`'s fields.
        origins: the place of each: "json-ld:headline", "meta:og:title", "html:h1", "htmldate".
        titles: all that the page gives for its headline, in different places.
        notices: what was not believed.
    """

    fields: Mapping[str, Any] = attrs.field(factory=dict)
    origins: Mapping[str, str] = attrs.field(factory=dict)
    titles: Sequence[str] = ()
    notices: tuple[Notice, ...] = ()

    def having(self, name: str, value: Any, origin: str) -> "Metadata":
        """The same with one more field."""
        return attrs.evolve(self, fields={**self.fields, name: value}, origins={**self.origins, name: origin})


def read_metadata(
    head: Head, root: etree._Element | None, url: str | None, fetched: str | None = None
) -> tuple[Metadata, Node | None]:
    """The metadata of a page, and the node of its JSON-LD that is the article.

    Args:
        head: what the page declares.
        root: its tree, where the markup is to be asked too.
        url: that it was fetched from.
        fetched: when, so that a later time of publication is not believed.
    """
    article = find_article(head.graph, filter(None, (head.canonical, url)), head.headings)
    notices: list[Notice] = []
    fields: dict[str, Any] = {}
    origins: dict[str, str] = {}
    node: Node = article or {}
    titles = list(_titles(head, node))
    for name, value, origin in _fields(head, node, url, titles):
        if value and name not in fields:
            fields[name], origins[name] = value, origin
    if root is not None and "published" not in fields:
        shown = next(filter(None, map(_shown_time, TIMES(root))), None)
        if shown is not None:
            fields["published"], origins["published"] = shown, "html:time"
    for name in ("published", "modified"):
        if fetched and fields.get(name, "")[:10] > fetched[:10] and name in fields:
            message = f"The page says that it was {name} after it was fetched; that was not believed."
            notices.append(Notice("date-unbelieved", message, fields.pop(name)))
            del origins[name]
    authors, origin = _authors(head, node, root, fields.get("publisher"), titles)
    if authors.names:
        fields["authors"], origins["authors"] = authors.names, origin
    notices.extend(
        Notice("author-dropped", "Named as an author, and no person's name.", text[:200]) for text in authors.left
    )
    if head.graph.broken:
        notices.append(Notice("json-ld-broken", f"{head.graph.broken} blocks of JSON-LD could not be read."))
    return Metadata(
        fields=fields, origins=origins, titles=tuple(text for text, _ in titles), notices=tuple(notices)
    ), article


def _fields(head: Head, node: Node, url: str | None, titles: Sequence[tuple[str, str]]) -> Iterator[Field]:
    """Values of all fields but the authors, the best of each first."""
    title = _title(titles)
    if title is not None:
        yield "title", *title
    yield "url", head.canonical, "html:canonical"
    yield "url", url, "source"
    publisher = head.graph.follow(next(iter(listed(node.get("publisher"))), None))
    for value, origin in ((text_in(publisher), "json-ld:publisher"), *_meta(head, PUBLISHERS)):
        if value and not value.startswith(("http", "@", "www.")):
            yield "publisher", value, origin
    yield "section", text_in(node.get("articleSection")), "json-ld:articleSection"
    for value, origin in _meta(head, SECTIONS):
        yield "section", value, origin
    yield "keywords", _keywords(node.get("keywords")), "json-ld:keywords"
    found = head.all(*KEYWORDS)
    if found is not None:
        yield "keywords", _keywords(list(found[0])), f"meta:{found[1]}"
    for name, term, names in (("published", "datePublished", PUBLISHED), ("modified", "dateModified", MODIFIED)):
        yield name, page_time(text_in(node.get(term)) or ""), f"json-ld:{term}"
        for value, origin in _meta(head, names):
            yield name, page_time(value), origin
    yield "language", language_tag(text_in(node.get("inLanguage"))), "json-ld:inLanguage"
    yield "language", head.language, "html:lang"
    for value, origin in _meta(head, ("content-language", "og:locale", "language", "dc.language")):
        yield "language", language_tag(value), origin


def _shown_time(element: etree._Element) -> str | None:
    return page_time(element.get("datetime") or element.get("content") or "".join(element.itertext()))


def _meta(head: Head, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        for value in head.meta.get(name, ()):
            yield value, f"meta:{name}"


def _keywords(value: Any) -> tuple[str, ...]:
    texts = [text for item in listed(value) if (text := text_in(item))]
    if len(texts) == 1:
        texts = texts[0].split(";" if ";" in texts[0] else ",")
    return tuple(dict.fromkeys(filter(None, (text.strip() for text in texts))))


def _titles(head: Head, node: Node) -> Iterator[tuple[str, str]]:
    """What the page gives for its headline, and where, the best first."""
    for term in ("headline", "alternativeHeadline", "name"):
        text = text_in(node.get(term))
        if text:
            yield text, f"json-ld:{term}"
    site = head.first("og:site_name")
    names = [name for name in (site[0] if site else None, text_in(head.graph.follow(node.get("publisher")))) if name]
    for value, origin in _meta(head, TITLES):
        yield _without_site(value, names), origin
    for text in head.headings:
        yield text, "html:h1"
    if head.title:
        yield _without_site(head.title, names), "html:title"


def _title(titles: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The best headline; where it was cut short, the whole one of another place."""
    first = next(((text, origin) for text, origin in titles if origin != "json-ld:alternativeHeadline"), None)
    if first is None:
        return None
    text, origin = first
    if origin == "html:h1" or origin == "html:title" or len(text) < 40:
        return first
    stem = key(text.removesuffix("...").removesuffix("…"))
    if not text.endswith(("…", "...")) and len(text) not in CUT_LENGTHS:
        return first
    longer = ((other, where) for other, where in titles if len(other) > len(text) and key(other).startswith(stem))
    return next((found for found in longer if found[1] in ("html:h1", "meta:og:title")), first)


def _without_site(title: str, sites: Iterable[str]) -> str:
    """A window's title without the site's name behind a dash or a bar."""
    for site in sites:
        for mark in ("|", "-", "–", "—", "·", "•", ":", "»", "/"):
            for rest in (title.removesuffix(f" {mark} {site}"), title.removeprefix(f"{site} {mark} ")):
                if rest != title and rest.strip():
                    return rest.strip()
    return title


def _authors(
    head: Head, node: Node, root: etree._Element | None, publisher: str | None, titles: Sequence[tuple[str, str]]
) -> tuple[Authors, str]:
    """The first place that names somebody; what stood in the others is not asked."""
    left: list[str] = []
    places: tuple[tuple[Callable[[], Sequence[Writer]], str], ...] = (
        (lambda: _json_authors(head, node), "json-ld:author"),
        *((lambda name=name: [Writer(value) for value in head.meta.get(name, ())], f"meta:{name}") for name in AUTHORS),
        (lambda: _markup_authors(root), "html:byline"),
    )
    heads = {key(text) for text, _ in titles}
    for writers, origin in places:
        found = clean_authors((writer for writer in writers() if key(writer.text) not in heads), publisher)
        left.extend(found.left if origin.startswith("json-ld") else ())
        if found.names:
            return Authors(found.names, tuple(dict.fromkeys(left))), origin
    return Authors((), tuple(dict.fromkeys(left))), ""


def _json_authors(head: Head, node: Node) -> list[Writer]:
    writers = []
    values = [
        value
        for name in ("author", "creator", "contributor")
        if name in node
        for value in listed(node[name])[:MOST_AUTHORS]
    ]
    for value in values if "author" in node or "creator" in node else ():
        author = head.graph.follow(value)
        types = types_of(author) if isinstance(author, Mapping) else set()
        names = author.get("name") if isinstance(author, Mapping) else author
        for name in listed(names)[:MOST_AUTHORS]:
            text = text_in(name)
            if text:
                writers.append(Writer(text, person="Person" in types, outlet=bool(types - {"Person", "Thing"})))
    return writers


def _is_byline(element: etree._Element) -> bool:
    name = element.get("class") or ""
    if ("uthor" in name or "yline" in name) and BYLINE.search(name):
        return True
    return element.get("itemprop") == "author" or (
        element.tag == "a" and "author" in (element.get("rel") or "").split()
    )


def _markup_authors(root: etree._Element | None) -> list[Writer]:
    """The names in bylines of the markup; none where there are so many that they are those of other stories."""
    if root is None:
        return []
    writers: list[Writer] = []
    for element in root.iter(*BYLINE_TAGS):
        if not _is_byline(element) or any(
            parent.tag in ("aside", "nav", "footer") or "comment" in (parent.get("class") or "")
            for parent in element.iterancestors()
        ):
            continue
        named = element.find(".//*[@itemprop='name']")
        text = plain("".join((element if named is None else named).itertext()))
        if text and len(text) <= 120:
            writers.append(Writer(text))
    return writers if len({writer.text for writer in writers}) <= MOST_BYLINES else []
