"""Feeds in XML: entries as they come, so that a feed of any length takes little memory."""

import logging
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
from lxml import etree
from newsmodel_markup import Pull
from newsmodel_markup.xml import MOST_ERRORS, recovered

from newsmodel import Article, Failure, Notice, Source, SourceError
from newsmodel.records import Parsed
from newsmodel_feeds.entries import Channel, article_of
from newsmodel_feeds.items import NOT_READ, entry_of, status_of
from newsmodel_feeds.names import name_of

ROOTS = ("rss", "rdf:rdf", "rdf", "atom:feed", "channel", "atom:entry")
ENTRIES = ("item", "atom:entry")
CHANNELS = ("channel", "atom:feed")
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_LOG = logging.getLogger("newsmodel")


def parse(source: Source, *, drafts: bool = False) -> Iterator[Parsed]:
    """An article for each entry, and a failure for what is cut off.

    Raises:
        SourceError: no feed, or one with entities of its own.
    """
    reading = _Reading(source, drafts)
    yield from reading.articles()
    if reading.skipped:
        listed = ", ".join(f"{count} {kind}" for kind, count in sorted(reading.skipped.items()))
        _LOG.info("%s: entries that are no published articles were passed over: %s", source.name, listed)


class _Reading:
    """One feed on its way."""

    def __init__(self, source: Source, drafts: bool) -> None:
        self._source, self._drafts = source, drafts
        self._pull = Pull(source)
        self._channel = Channel(base=source.url)
        self._atom = False
        self._number = 0
        self.skipped: Counter[str] = Counter()

    def articles(self) -> Iterator[Parsed]:
        """All entries, in order."""
        root: Any = None
        item: Any = None
        for event, element in self._pull:
            if root is None:
                root = self._opened(element)
            if event == "start":
                if name_of(element, self._atom) in ENTRIES and (item is None or self._pull.errors):
                    if item is not None:  # its end tag was lost
                        yield from self._done(item)
                    item = element
            elif element is item:
                yield from self._done(item)
                _forget(item)
                item = None
            elif item is None:
                self._learn(element)
        if not self._pull.complete:
            yield self._cut_short(root, item)
        elif not self._number:
            yield Failure(message="the feed has no entries")

    def _opened(self, root: Any) -> Any:
        """The first element, looked at.

        Raises:
            SourceError: it is not that of a feed.
        """
        self._atom = root.tag in ("feed", "entry") or "atom" in name_of(root)
        name = name_of(root, self._atom)
        if name not in ROOTS:
            message = f"this is no feed: its first element is <{root.tag.rpartition('}')[2]:.60}>"
            raise SourceError(message, source=self._source.name, part=self._source.part)
        language = root.get(XML_LANGUAGE)
        self._channel = attrs.evolve(self._channel, language=language, base=root.base or self._channel.base)
        return root

    def _learn(self, element: Any) -> None:
        """What an element outside of entries says of the feed."""
        parent = element.getparent()
        if parent is None or name_of(parent, self._atom) not in CHANNELS:
            return
        known, name, text = self._channel, name_of(element, self._atom), " ".join((element.text or "").split())
        if name in ("title", "atom:title", "dc:title") and text and (known.title is None or name != "dc:title"):
            known = attrs.evolve(known, title=known.title or text)
        elif name in ("language", "dc:language") and text:
            known = attrs.evolve(known, language=text)
        elif name == "link" and text and known.base is None:
            known = attrs.evolve(known, base=text)
        elif name == "atom:link" and element.get("rel", "alternate") == "alternate" and known.base is None:
            known = attrs.evolve(known, base=element.get("href"))
        elif name == "atom:author":
            names = [child.text for child in element if name_of(child, True) == "atom:name" and child.text]
            known = attrs.evolve(known, authors=(*known.authors, *names))
        elif name == "wp:author":
            parts = {name_of(child): child.text or "" for child in element}
            login, shown = parts.get("wp:author_login", ""), parts.get("wp:author_display_name", "")
            known = attrs.evolve(known, logins={**known.logins, login: shown} if login and shown else known.logins)
        self._channel = known

    def _done(self, item: Any) -> Iterator[Article | Failure]:
        self._number += 1
        status = status_of(item)
        if status in NOT_READ or (status is not None and not self._drafts):
            self.skipped[status] += 1
            return
        entry = entry_of(item, self._number, self._atom, self._channel)
        notices = (*self._pull.notices, *self._trouble(item))
        yield article_of(entry, self._channel, self._source.part, notices)

    def _trouble(self, item: Any) -> tuple[Notice, ...]:
        """A notice where the entry was not well-formed."""
        errors = self._pull.errors
        if not errors:
            return ()
        first = item.sourceline or 0
        last = first + etree.tostring(item, with_tail=False).count(b"\n")
        here = next((error for error in errors if first <= error[0] <= last), None)
        if here is None and len(errors) >= MOST_ERRORS:
            here = errors[-1]
        return (recovered("line {}: {}".format(*here)),) if here else ()

    def _cut_short(self, root: Any, item: Any) -> Failure:
        told = f" ({self._pull.trouble})" if self._pull.trouble else ""
        if root is None:
            return Failure(message=f"this is no feed: no XML was found{told}")
        part = f"entry {self._number + 1}" if item is not None else None
        return Failure(message=f"the feed is cut short, or nested more than 2048 deep{told}", part=part)


def _forget(item: Any) -> None:
    """Free what an entry holds, and the entries before it."""
    parent = item.getparent()
    item.clear(keep_tail=False)
    while parent is not None and len(parent) > 1 and parent[0] is not item:
        del parent[0]
