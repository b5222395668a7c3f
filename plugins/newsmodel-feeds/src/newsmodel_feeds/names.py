"""What the elements of feeds are called, whatever namespaces and prefixes a feed gives them."""

from typing import Any

PREFIXES = {
    "purl.org/rss/1.0": "",
    "purl.org/net/rss1.1": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "my.netscape.com/publish/formats/rss-0.91": "",
    "backend.userland.com/rss": "",
    "backend.userland.com/rss2": "",
    "backend.userland.com/rss091": "",
    "blogs.law.harvard.edu/tech/rss": "",
    "www.w3.org/2005/atom": "atom",
    "purl.org/atom/ns": "atom",
    "purl.org/rss/1.0/modules/content": "content",
    "wordpress.org/export/1.0/excerpt": "excerpt",
    "wordpress.org/export/1.1/excerpt": "excerpt",
    "wordpress.org/export/1.2/excerpt": "excerpt",
    "wordpress.org/export/1.0": "wp",
    "wordpress.org/export/1.1": "wp",
    "wordpress.org/export/1.2": "wp",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/terms": "dcterms",
    "search.yahoo.com/mrss": "media",
    "video.search.yahoo.com/mrss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "prismstandard.org/namespaces/basic/2.0": "prism",
    "prismstandard.org/namespaces/1.2/basic": "prism",
    "www.w3.org/1999/xhtml": "xhtml",
    "news.yandex.ru": "yandex",
    "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
}
"""The usual prefix by namespace, without its scheme and what ends it; RSS itself has none."""


def name_of(element: Any, atom: bool = False) -> str:
    """The name of an element with its usual prefix, in small letters: "title", "content:encoded", "atom:updated".

    Args:
        element: of a tree.
        atom: whether elements without a namespace are those of Atom.
    """
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    namespace, _, local = tag.rpartition("}")
    local = local.lower()
    if not namespace:
        return f"atom:{local}" if atom and ":" not in local else local
    prefix = PREFIXES.get(_bare(namespace), element.prefix or "?")
    return f"{prefix}:{local}" if prefix else local


def _bare(namespace: str) -> str:
    """A namespace without brace, scheme and final mark: "{http://search.yahoo.com/mrss/" is "search.yahoo.com/mrss"."""
    return namespace.lower().lstrip("{").partition("://")[2].rstrip("/#")
