"""The JSON-LD of a page: all its blocks, forgiving of what pages get wrong, and the node that is the article."""

import json
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any

import attrs

from newsmodel.text.patterns import pattern

Node = Mapping[str, Any]

ARTICLE_TYPES = frozenset((
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "BlogPosting",
    "LiveBlogPosting", "SatiricalArticle", "ScholarlyArticle", "TechArticle", "Report", "SocialMediaPosting",
))  # fmt: skip
"""schema.org's Article and what is below it."""
TELLING = frozenset(("headline", "articleBody", "datePublished", "author"))
"""Of which an article has at least one; a node without them only names it."""
LIVE = "LiveBlogPosting"

MOST_NODES = 20_000
"""Nodes of a page that are looked at."""

COMMENTS = pattern("html-json-comments", r"^\s*+(?:<!--|//[^\n]{0,200}+\n|/\*[^*]{0,200}+\*/)|-->\s*+$|;\s*+$")
TRAILING_COMMA = pattern("html-json-comma", r",(?=\s{0,200}+[}\]])")
MARKUP = pattern("html-json-markup", r"</?[A-Za-z][^<>]{0,500}+>")


@attrs.frozen
class Graph:
    """All nodes of a page's JSON-LD, and how many of its blocks could not be read."""

    nodes: tuple[Node, ...] = ()
    by_id: Mapping[str, Node] = attrs.field(factory=dict)
    broken: int = 0

    def follow(self, value: Any) -> Any:
        """The node that a bare reference `{"@id": ...}` names; anything else as it is."""
        if isinstance(value, Mapping) and len(value) <= 2 and "name" not in value:
            return self.by_id.get(str(value.get("@id")), value)
        return value


def read_graph(scripts: Iterable[str]) -> Graph:
    """The nodes of all blocks of a page, those within others included."""
    broken = 0
    waiting: list[Any] = []
    for script in scripts:
        values = _values(script)
        broken += not values and bool(script.strip())
        waiting.extend(values)
    waiting.reverse()
    nodes: list[Node] = []
    while waiting and len(nodes) < MOST_NODES:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            nodes.append(value)
            waiting.extend(item for key, item in reversed(value.items()) if isinstance(item, dict | list))
    named: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(named.get(name, ())) and len(node) > 1:
            named[name] = node
    return Graph(tuple(nodes), named, broken)


def _values(script: str) -> list[Any]:
    """The JSON values of a block; several where a page put one behind the other, none where it cannot be read."""
    for text in _repaired(script):
        decoder, values, start = json.JSONDecoder(strict=False), [], 0
        try:
            while start < len(text):
                value, start = decoder.raw_decode(text, start)
                values.append(value)
                while start < len(text) and text[start] in " \t\r\n,;":
                    start += 1
        except (ValueError, RecursionError):
            if not values:
                continue
        return values
    return []


def _repaired(script: str) -> Iterable[str]:
    """The text of a block as it is, then with what pages commonly get wrong put right."""
    text = script.strip().removeprefix("\ufeff")
    yield text
    bare = COMMENTS.sub("", COMMENTS.sub("", text)).strip()
    yield bare
    yield TRAILING_COMMA.sub("", bare)
    if "&quot;" in bare or "&#34;" in bare:
        yield unescape(bare)


def types_of(node: Node) -> set[str]:
    """The types of a node, without what stands before the name."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return {item.rpartition("/")[2].rpartition(":")[2] for item in values if isinstance(item, str)}


def find_article(graph: Graph, urls: Iterable[str], titles: Iterable[str]) -> Node | None:
    """The article that the page is about, or None where its JSON-LD names none, or several and none of them surely.

    Args:
        graph: of the page.
        urls: of the page, as it declares them or as it was fetched.
        titles: the page's headline as its markup gives it.
    """
    articles = [node for node in graph.nodes if types_of(node) & ARTICLE_TYPES and TELLING & node.keys()]
    if len(articles) < 2:
        return articles[0] if articles else None
    here = {_bare(url) for url in urls}
    heads = {_key(title) for title in titles}
    told = [node for node in articles if here & {_bare(url) for url in _urls(node)}]
    told = told or [node for node in articles if _key(text_in(node.get("headline")) or "") in heads]
    if not told:
        first = [node for node in articles if "datePublished" in node]
        return first[0] if len(first) == 1 else None
    return max(told, key=len)


def _urls(node: Node) -> Iterable[str]:
    for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        url = value.get("@id") or value.get("url") if isinstance(value, Mapping) else value
        if isinstance(url, str):
            yield url


def _bare(url: str) -> str:
    """A URL without scheme, query, fragment and closing slash."""
    return url.partition("#")[0].partition("?")[0].rpartition("://")[2].removeprefix("www.").rstrip("/").lower()


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def text_in(value: Any) -> str | None:
    """The text of a value: itself, its name, or that of the first in a list; entities and tags taken out."""
    if isinstance(value, list):
        return next((text for text in map(text_in, value) if text), None)
    if isinstance(value, Mapping):
        return text_in(value.get("name") or value.get("@value") or value.get("text"))
    return plain(value) if isinstance(value, str) else None


def plain(text: str) -> str | None:
    """A text that pages write with entities, twice over, or with tags, as one line; None for nothing."""
    text = unescape(unescape(text)) if "&" in text else text
    text = MARKUP.sub(" ", text) if "<" in text else text
    return " ".join(text.split()) or None


def listed(value: Any) -> Sequence[Any]:
    """A value that may be one, several or none."""
    return value if isinstance(value, list) else [] if value is None else [value]
