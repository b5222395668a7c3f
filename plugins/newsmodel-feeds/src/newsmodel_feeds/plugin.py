"""The formats `feed` and `jsonfeed` for newsmodel's hooks; lxml is loaded when one of them is used."""

from collections.abc import Iterable, Iterator

import attrs

import newsmodel
from newsmodel import Parser, Source
from newsmodel.records import Parsed
from newsmodel.text import pattern

JSON_VERSION = pattern("feeds-json-version", r'"version"\s*+:\s*+"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
FEED_TAGS = ("rss", "rdf:rdf", "rdf", "feed")
FEED_NAMESPACES = (
    "www.w3.org/2005/atom",
    "purl.org/atom/ns",
    "purl.org/rss/1.0",
    "netscape.com/rdf",
    "purl.org/net/rss1.1",
)


@attrs.frozen
class FeedOptions:
    """How a feed is read; `--set feed.drafts=true`.

    Attributes:
        drafts: whether entries of a WordPress export are read that are not published: drafts, private, in the bin.
    """

    drafts: bool = False


def parse_feed(source: Source, options: FeedOptions | None = None) -> Iterator[Parsed]:
    """An article for each entry of a feed in XML, as they come."""
    from newsmodel_feeds.xml import parse

    return parse(source, drafts=(options or FeedOptions()).drafts)


def parse_json_feed(source: Source, options: object = None) -> Iterator[Parsed]:
    """An article for each item of a JSON Feed."""
    from newsmodel_feeds.json import parse

    return parse(source)


def recognise_feed(head: bytes) -> bool:
    """XML whose first element is that of a feed."""
    if b"<" not in head:
        return False
    from newsmodel_markup.xml import first_tag

    found = first_tag(head)
    if found is None:
        return False
    name, attributes = found[0].lower(), found[1].lower()
    if name == "rss":
        return True
    known = any(namespace in attributes for namespace in FEED_NAMESPACES)
    return known and (name in FEED_TAGS or name.endswith(":feed"))


def recognise_json_feed(head: bytes) -> bool:
    """A JSON object that names the version of JSON Feed it follows."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and JSON_VERSION.search(start.decode("latin-1")) is not None


FEED = Parser(
    name="feed",
    parse=parse_feed,
    recognise=recognise_feed,
    suffixes=(".rss", ".atom", ".rdf", ".wxr"),
    media_types=("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
    options=FeedOptions,
    summary="RSS, RDF, Atom and WordPress exports, an article an entry",
)
JSON_FEED = Parser(
    name="jsonfeed",
    parse=parse_json_feed,
    recognise=recognise_json_feed,
    media_types=("application/feed+json",),
    summary="JSON Feed, an article an item",
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [FEED, JSON_FEED]
