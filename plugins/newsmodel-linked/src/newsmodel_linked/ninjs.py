"""An article as a news object of IPTC's ninjs 3.1.

The standard has places for people, organisations and places. It has none for quotes and proposals: each goes along as
an associated object of the type `component`, with who speaks or wants it among its people and organisations. With the
extension, all of newsmodel's records are there as well, under the one key `newsmodel`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import attrs
import msgspec

from newsmodel import Actor, Article, Proposal, Quote, Reference
from newsmodel.codec import encode, json_schema
from newsmodel_linked.addresses import Addresses, web_address

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
EXTENSION = "urn:newsmodel:ninjs-3.1"
Node = dict[str, Any]

PLACES = {"person": "people", "organisation": "organisations", "country": "places", "place": "places"}
"""The property in which an actor of each kind stands; a group is a subject, as it is no one person, body or place."""

PLAIN = "text/plain"


def extension() -> Node:
    """The JSON Schema of what is written with the extension.

    Made as IPTC advises: it refers to the standard's schema, and adds a property (newsinjson, issue 233).
    """
    article = json_schema()
    return {
        "$schema": article["$schema"],
        "$id": EXTENSION,
        "title": "ninjs 3.1 with the records of newsmodel",
        "$ref": f"{SCHEMA}/$defs/ninjsType",
        "required": ["uri", "newsmodel"],
        "properties": {"newsmodel": {"$ref": article["$ref"]}},
        "unevaluatedProperties": False,
        "$defs": article["$defs"],
    }


@attrs.frozen
class Composing:
    """How articles become news objects.

    Attributes:
        addresses: of articles and records.
        extended: whether all records go along under the key `newsmodel`.
    """

    addresses: Addresses = attrs.field(factory=Addresses)
    extended: bool = False

    def news_object(self, article: Article) -> Node:
        """The article as a news object."""
        page = web_address(article.url)
        line = article.dateline
        schema = EXTENSION if self.extended else SCHEMA
        return _filled(
            {
                "uri": self.addresses.article(article),
                "standard": {"name": "ninjs", "version": "3.1", "schema": schema},
                "type": "text",
                "representationType": "full",
                "firstCreated": instant(article.published),
                "versionCreated": instant(article.modified) or instant(article.published),
                "edNote": _undated(article),
                "language": article.language,
                "headlines": _texts(("main", article.title), ("sub", article.subtitle)),
                "bodies": _texts(("main", article.text)) or [{"role": "main", "contentType": PLAIN, "value": ""}],
                "by": ", ".join(filter(None, article.authors)),
                "located": line.place if line else None,
                "infoSources": _sources(article),
                "altIds": _pairs(("newsmodel", article.id), ("url", article.url)),
                "renditions": [{"name": "web", "href": page, "contentType": "text/html"}] if page else [],
                **_named(article, self.addresses.actors(article)),
                "associations": [*_pictures(article, self.addresses), *self._components(article)],
                "newsmodel": msgspec.Raw(encode(article)) if self.extended else None,
            }
        )

    def _components(self, article: Article) -> Iterable[Node]:
        actors = self.addresses.actors(article)
        for address, quote in self.addresses.records(article, article.quotes):
            yield quote_component(article, actors, quote, address)
        for address, proposal in self.addresses.records(article, article.proposals):
            yield proposal_component(article, actors, proposal, address)


def quote_component(article: Article, actors: Mapping[str, str], quote: Quote, address: str) -> Node:
    """A quote as an associated object: what kind of act it is stands in `rel` and in the role of its words."""
    part = [("speaker", quote.speaker), ("addressee", quote.addressee)]
    return _filled(
        {
            "name": "quote",
            "rel": quote.act,
            "uri": address,
            "type": "component",
            "profile": f"quote-{quote.kind}",
            "by": article.name(quote.speaker),
            "bodies": _texts((quote.act, quote.text)),
            **_parts(article, actors, _taking_part(article, part)),
        }
    )


def proposal_component(article: Article, actors: Mapping[str, str], proposal: Proposal, address: str) -> Node:
    """A proposal as an associated object; an action that shall not be done has the role "demand-not"."""
    act = proposal.act if proposal.polarity == "positive" else f"{proposal.act}-not"
    part = [("proposer", proposal.proposer), *(("addressee", addressee) for addressee in proposal.addressees)]
    part += [(stance.position, stance.actor) for stance in proposal.stances]
    deadline = proposal.deadline
    return _filled(
        {
            "name": "proposal",
            "rel": act,
            "uri": address,
            "type": "component",
            "profile": "proposal",
            "by": article.name(proposal.proposer),
            "bodies": _texts((act, proposal.text)),
            "descriptions": _texts(
                ("modality", proposal.modality),
                *(("condition", span.text) for span in proposal.conditions),
                ("deadline", (deadline.date or deadline.text) if deadline else None),
                *(("quantity", span.text) for span in proposal.quantities),
            ),
            **_parts(article, actors, _taking_part(article, part)),
        }
    )


def instant(time: str | None) -> str | None:
    """A time as RFC 3339 wants it; None for a date alone or a time whose offset is not known."""
    if time is None or len(time) <= 10:
        return None
    moment = datetime.fromisoformat(time)
    offset = moment.utcoffset()
    return None if offset is None or offset.seconds % 60 or offset.microseconds else moment.isoformat()


def _undated(article: Article) -> str:
    """Times that the standard's own properties cannot hold, for people to read."""
    times = (("published", article.published), ("modified", article.modified))
    return "; ".join(f"{word} {time}" for word, time in times if time and instant(time) is None)


def _taking_part(article: Article, parts: Iterable[tuple[str, Reference | None]]) -> list[tuple[str, Actor]]:
    return [(part, article.actor(id)) for part, who in parts if who for id in who.actors]


def _parts(
    article: Article, addresses: Mapping[str, str], taking: Iterable[tuple[str, Actor]]
) -> dict[str, list[Node]]:
    """Actors with their part, by the property in which each stands."""
    found: dict[str, list[Node]] = {}
    for rel, actor in taking:
        entry = {"name": actor.name, "rel": rel, "uri": addresses[actor.id]}
        found.setdefault(PLACES.get(actor.kind, "subjects"), []).append(entry)
    return found


def _named(article: Article, addresses: Mapping[str, str]) -> dict[str, list[Node]]:
    """Whom and what the article names, and what it is about; the unnamed are with what they say and want."""
    named = [actor for actor in article.actors if any(mention.kind == "name" for mention in actor.mentions)]
    parts = _parts(article, addresses, [("mentions", actor) for actor in named])
    keywords = [{"name": keyword, "rel": "keyword"} for keyword in article.keywords if keyword]
    section = [{"name": article.section, "rel": "section"}] if article.section else []
    return {**parts, "subjects": [*section, *keywords, *parts.get("subjects", [])]}


def _sources(article: Article) -> list[Node]:
    agency = article.dateline.agency if article.dateline else None
    named = (("publisher", article.publisher), ("agency", agency))
    return [{"name": name, "role": role} for role, name in named if name]


def _pictures(article: Article, addresses: Addresses) -> Iterable[Node]:
    for number, caption in enumerate(article.captions):
        yield _filled(
            {
                "name": "picture",
                "uri": f"{addresses.article(article)}#caption::{number}",
                "type": "picture",
                "by": caption.credit,
                "descriptions": _texts(("caption", caption.text)),
            }
        )


def _texts(*texts: tuple[str, str | None]) -> list[Node]:
    return [{"role": role, "contentType": PLAIN, "value": text} for role, text in texts if text]


def _pairs(*pairs: tuple[str, str | None]) -> list[Node]:
    return [{"role": role, "value": value} for role, value in pairs if value]


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [])}
