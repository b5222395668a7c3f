"""JSON Feed, versions 1 and 1.1; what does not keep to it is read as far as it goes."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from newsmodel_markup import Fragment, of_html, of_text

from newsmodel import Failure, Source, SourceError
from newsmodel.parsers.text.decode import decode
from newsmodel.records import Parsed
from newsmodel.text import pattern
from newsmodel_feeds.entries import Channel, Entry, article_of

ITEMS = pattern("feeds-json-items", r'"items"\s*+:\s*+\[')


def parse(source: Source) -> Iterator[Parsed]:
    """An article for each item; of a feed that is cut short, those before the cut, and a failure.

    Raises:
        SourceError: no JSON Feed.
    """
    decoded = decode(source.read(), source)
    try:
        feed = msgspec.json.decode(decoded.text)
        trouble = None
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        feed, trouble = _salvaged(decoded.text), str(error)
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        told = f" ({trouble})" if trouble else ""
        raise SourceError(f"this is no JSON Feed: it has no list of items{told}", source=source.name, part=source.part)
    channel = Channel(
        title=_text(feed, "title"),
        language=_text(feed, "language"),
        base=_text(feed, "home_page_url") or source.url,
        authors=tuple(_authors(feed)),
    )
    items = feed["items"]
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            yield article_of(_entry(item, number), channel, source.part, decoded.notices)
        else:
            yield Failure(message="the item is no object", part=f"entry {number}")
    if trouble:
        yield Failure(message=f"the feed is broken or cut short ({trouble})", part=f"entry {len(items) + 1}")
    elif not items:
        yield Failure(message="the feed has no entries")


def _salvaged(text: str) -> dict[str, Any] | None:
    """The feed up to the item at which it is broken; None where no item can be reached."""
    found = ITEMS.search(text)
    if found is None:
        return None
    decoder = json.JSONDecoder()
    items: list[Any] = []
    place = found.end()
    try:
        feed = json.loads(text[: found.end()] + "]}")
        while True:
            while text[place : place + 1] in (" ", "\t", "\r", "\n", ","):
                place += 1
            item, place = decoder.raw_decode(text, place)
            items.append(item)
    except (ValueError, RecursionError):
        return {**feed, "items": items} if items else None


def _entry(item: Mapping[str, Any], number: int) -> Entry:
    html, text = _text(item, "content_html"), _text(item, "content_text")
    id = item.get("id")
    return Entry(
        number=number,
        id=str(id) if isinstance(id, str | int | float) and str(id) else None,
        title=_text(item, "title"),
        plain_title=True,
        link=_text(item, "url") or _text(item, "external_url") or (id if isinstance(id, str) else None),
        published=_text(item, "date_published"),
        modified=_text(item, "date_modified"),
        language=_text(item, "language"),
        authors=tuple(_authors(item)),
        keywords=tuple(word for word in _list(item.get("tags")) if isinstance(word, str)),
        content=of_html(html) if html else of_text(text or ""),
        summary=of_text(_text(item, "summary") or "") if _text(item, "summary") else Fragment(),
    )


def _authors(item: Mapping[str, Any]) -> Iterator[str]:
    people = [*_list(item.get("authors")), item.get("author")]
    names = [_text(person, "name") if isinstance(person, dict) else person for person in people]
    yield from dict.fromkeys(name for name in names if isinstance(name, str) and name)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _text(item: Mapping[str, Any], key: str) -> str | None:
    value = item.get(key)
    return value if isinstance(value, str) and value.strip() else None
