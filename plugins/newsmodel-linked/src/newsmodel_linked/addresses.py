"""What articles and their records are called on the web: addresses that are the same in every format and every run."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import attrs

from newsmodel import Article, ModelError, Reference
from newsmodel.model.walk import Record
from newsmodel.text import pattern

BASE = "urn:newsmodel:"
"""What addresses begin with, unless told."""

ADDRESS = pattern(
    "address", r"[A-Za-z][A-Za-z0-9+.-]*+:(?>(?:[A-Za-z0-9_.~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)", plain=True
)
LOOSE_PERCENT = pattern("loose-percent", r"%(?![0-9A-Fa-f]{2})", plain=True)
_RESERVED = "%/:=&?~+!$,;'@()*"
"""What stays as it is in an address: RFC 3986's reserved characters but for brackets, and escapes made before."""


def _is_address(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    if not isinstance(value, str) or not ADDRESS.fullmatch(value):
        raise ModelError(f"{attribute.name} is {value!r}; it must be like 'https://example.org/articles/'")


@attrs.frozen
class Addresses:
    """Addresses of articles and records.

    An article is called by its id, which hangs on its content: two versions of a page are two articles, although their
    `url` is the same. Records are parts of it: `urn:newsmodel:0f2a...#quote-3f2a9c1b`.

    Attributes:
        base: what all begin with; an absolute URI to which the id is appended.
    """

    base: str = attrs.field(default=BASE, validator=_is_address)

    def article(self, article: Article) -> str:
        """The address of an article."""
        return f"{self.base}{quote(article.id, safe='')}"

    def records(self, article: Article, records: Iterable[Record]) -> Iterator[tuple[str, Any]]:
        """Records with their addresses; one without an id is called by its place among them."""
        start = self.article(article)
        for number, record in enumerate(records):
            yield f"{start}#{_fragment(record, number)}", record

    def actors(self, article: Article) -> dict[str, str]:
        """The addresses of an article's actors, by id."""
        return {actor.id: address for address, actor in self.records(article, article.actors)}


def meant(addresses: dict[str, str], reference: Reference | None) -> list[str]:
    """The addresses of the actors that a reference names."""
    return [addresses[id] for id in reference.actors] if reference is not None else []


def web_address(url: str | None) -> str | None:
    """An article's `url` as a URI of RFC 3986, letters beyond ASCII escaped; None where it is no address on the web."""
    if url is None or any(letter <= " " for letter in url):
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "[" in parts.netloc:
        return None
    page, mark, fragment = url.partition("#")
    return LOOSE_PERCENT.sub("%25", quote(page, safe=_RESERVED) + mark + quote(fragment, safe=_RESERVED))


def _fragment(record: Record, number: int) -> str:
    """The part of an address that names a record; different for different records, whatever their ids are."""
    kind = type(record).__name__.lower()
    if not record.id:
        return f"{kind}::{number}"
    name = quote(record.id, safe="")
    return name if name.startswith(f"{kind}-") else f"{kind}:{name}"
