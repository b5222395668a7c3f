"""What the head of a page says: metadata by name, its JSON-LD, its language, its links to itself."""

import itertools
from collections.abc import Mapping, Sequence
from urllib.parse import urljoin, urlsplit

import attrs
from lxml.html import HtmlElement

from newsmodel.text.patterns import pattern
from newsmodel_html.jsonld import Graph, plain, read_graph
from newsmodel_html.tree import text_of

LANGUAGE = pattern("html-language-tag", r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
LINK = pattern("html-absolute-link", r"https?://[^\s<>\"]{3,2000}+", "i")


MOST_VALUES, LONGEST_VALUE = 100, 5000
"""Values of one name, and characters of a value, that are looked at."""


@attrs.frozen(kw_only=True)
class Head:
    """What a page declares about itself.

    Attributes:
        meta: values of <meta> by name, property or itemprop in small letters, in order.
        graph: its JSON-LD.
        title: of the window.
        headings: texts of its <h1>.
        canonical: its own URL as it gives it, absolute, or None.
        language: of <html>, as BCP 47, or None.
    """

    meta: Mapping[str, Sequence[str]] = attrs.field(factory=dict)
    graph: Graph = attrs.field(factory=Graph)
    title: str | None = None
    headings: Sequence[str] = ()
    canonical: str | None = None
    language: str | None = None

    def having(self, headings: Sequence[str]) -> "Head":
        """The same with other headings."""
        return attrs.evolve(self, headings=headings)

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first value under the first of these names that has one, and the name."""
        for name in names:
            for value in self.meta.get(name, ()):
                return value, name
        return None

    def all(self, *names: str) -> tuple[Sequence[str], str] | None:
        """All values under the first of these names that has one, and the name."""
        return next(((self.meta[name], name) for name in names if self.meta.get(name)), None)


def read_head(root: HtmlElement, base: str | None = None) -> Head:
    """What a page declares, wherever in it: broken markup moves much of a head into the body.

    Args:
        root: of the page, its scripts still there.
        base: the URL that it was fetched from.
    """
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        value = plain(element.get("content") or "")
        if value:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = element.get(attribute)
                if name:
                    values = meta.setdefault(name.strip().lower(), [])
                    if len(values) < MOST_VALUES:
                        values.append(value[:LONGEST_VALUE])
                    break
    scripts = [
        element.text or "" for element in root.iter("script") if "ld+json" in (element.get("type") or "").lower()
    ]
    title = root.find(".//title")
    return Head(
        meta=meta,
        graph=read_graph(scripts),
        title=(text_of(title) or None) if title is not None else None,
        headings=tuple(filter(None, map(text_of, itertools.islice(root.iter("h1"), MOST_VALUES)))),
        canonical=_canonical(root, meta, base),
        language=language_tag(
            root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
        ),
    )


def _canonical(root: HtmlElement, meta: Mapping[str, Sequence[str]], base: str | None) -> str | None:
    """The page's own URL; not one that names the site's front page or leaves the path out."""
    links = [
        element.get("href") or ""
        for element in root.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    for link in (*links, *meta.get("og:url", ())):
        try:
            url = urljoin(base or "", link.strip())
            path = urlsplit(url).path
        except ValueError:
            continue
        if LINK.fullmatch(url) and (path.strip("/") or not base or not urlsplit(base).path.strip("/")):
            return str(url)
    return None


def language_tag(value: str | None) -> str | None:
    """A BCP 47 tag as pages write it ("en_GB"), or None for what is none."""
    value = (value or "").strip()
    if LANGUAGE.fullmatch(value) is None:
        return None
    language, *others = value.replace("_", "-").split("-")
    return "-".join([language.lower(), *(part.upper() if len(part) == 2 else part.title() for part in others)])
