"""An article as schema.org's vocabulary tells it: `NewsArticle`, who is in it, `Quotation`s and `Action`s.

What was denied, asked or left unsaid is never a plain `Quotation`; what shall not be done is the object of a
`RejectAction`. Types and properties are those of release 30.0.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from newsmodel import Actor, Article, Proposal, Quote, Reference
from newsmodel.exporters.tables import context, role_text
from newsmodel_linked.addresses import Addresses, meant, web_address

Node = dict[str, Any]
CONTEXT = "https://schema.org"

ACTOR_TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "country": "Country",
    "place": "Place",
    "group": "Organization",
}
"""Types of actors. The vocabulary has none for people who are no body; a group has its kind in `additionalType`."""

ACT_TYPES = {
    "demand": "AskAction",
    "request": "AskAction",
    "propose": "WantAction",
    "plan": "PlanAction",
    "pledge": "AcceptAction",
    "offer": "CommunicateAction",
    "agree": "AgreeAction",
    "threaten": "CommunicateAction",
    "reject": "RejectAction",
}
"""Types of proposals, by act; the act itself is in `additionalType`."""

TOLD = frozenset({"AskAction", "CommunicateAction"})
"""Those of them that have a recipient."""

STANCE_TYPES = {"support": "EndorseAction", "oppose": "DisagreeAction"}
AHEAD = "https://schema.org/PotentialActionStatus"


def graph(article: Article, addresses: Addresses) -> Iterator[Node]:
    """The nodes of an article: itself, then its actors, quotes and proposals, each with an `@id`."""
    writing = _Writing(article, addresses.article(article), addresses.actors(article))
    quotes = {quote.id: address for address, quote in addresses.records(article, article.quotes) if is_said(quote)}
    yield writing.article_node(list(quotes.values()))
    acting = _acting(article)
    for address, actor in addresses.records(article, article.actors):
        yield actor_node(actor, address, acts=actor.id in acting)
    for address, quote in addresses.records(article, article.quotes):
        yield writing.quote_node(quote, address)
    for address, proposal in addresses.records(article, article.proposals):
        yield from writing.proposal_nodes(proposal, address, quotes.get(proposal.quote or ""))


def actor_node(actor: Actor, address: str, *, acts: bool) -> Node:
    """Somebody of an article; a country or a place that speaks or acts is an `Organization` too."""
    kind = ACTOR_TYPES[actor.kind]
    place = kind in ("Country", "Place")
    person = actor.kind == "person"
    home = {"@type": "Country", "identifier": actor.country} if actor.country else None
    titles = [role_text(role) for role in actor.roles if person and not role.former]
    return filled(
        {
            "@id": address,
            "@type": [kind, "Organization"] if place and acts else kind,
            "additionalType": "group" if actor.kind == "group" else None,
            "name": actor.name,
            "alternateName": list(
                dict.fromkeys(m.text for m in actor.mentions if m.kind == "name" and m.text not in ("", actor.name))
            ),
            "jobTitle": titles,
            "description": "; ".join(role_text(role) for role in actor.roles if role.former or not person),
            "identifier": actor.country if kind == "Country" else None,
            "containedInPlace": home if kind == "Place" else None,
            "location": home if kind == "Organization" else None,
        }
    )


def is_said(quote: Quote) -> bool:
    """Whether these are words or thoughts of the speaker: a statement or a question."""
    return quote.act in ("state", "ask")


@attrs.frozen
class _Writing:
    """An article being written: its address, and those of its actors."""

    article: Article
    address: str
    actors: dict[str, str]

    def article_node(self, quotes: list[str]) -> Node:
        article = self.article
        line = article.dateline
        return filled(
            {
                "@id": self.address,
                "@type": "NewsArticle",
                "url": web_address(article.url),
                "headline": article.title,
                "alternativeHeadline": article.subtitle,
                "publisher": _named("Organization", article.publisher),
                "articleSection": article.section,
                "author": [self.author(name) for name in article.authors if name],
                "keywords": list(filter(None, article.keywords)),
                "datePublished": article.published,
                "dateModified": article.modified,
                "inLanguage": article.language,
                "dateline": f"{line.place or ''}{f' ({line.agency})' if line.agency else ''}".strip() if line else None,
                "locationCreated": _named("Place", line.place) if line else None,
                "image": [
                    filled({"@type": "ImageObject", "caption": caption.text, "creditText": caption.credit})
                    for caption in article.captions
                ],
                "articleBody": article.text,
                "mentions": refer(list(self.actors.values())),
                "hasPart": refer(quotes),
            }
        )

    def author(self, name: str) -> Node:
        """A name from the byline: a body where the article knows it as one, else a person."""
        line = self.article.dateline
        bodies = {self.article.publisher, line.agency if line else None}
        bodies.update(actor.name for actor in self.article.actors if actor.kind == "organisation")
        return {"@type": "Organization" if name in bodies else "Person", "name": name}

    def quote_node(self, quote: Quote, address: str) -> Node:
        """A `Quotation`, which a question is too; a denial or what was left unsaid is an `Action` about a `Claim`."""
        speakers = refer(meant(self.actors, quote.speaker))
        if is_said(quote):
            listener = self.article.name(quote.addressee)
            return filled(
                {
                    "@id": address,
                    "@type": ["Quotation", "Question"] if quote.act == "ask" else "Quotation",
                    "additionalType": quote.kind,
                    "text": quote.text,
                    "spokenByCharacter": speakers,
                    "creditText": self.article.name(quote.speaker),
                    "audience": _named("Audience", listener),
                    "isPartOf": {"@id": self.address},
                }
            )
        claim = {"@type": "Claim", "text": quote.text}
        deed = filled({"@type": "InformAction", "agent": speakers, "about": claim}) if quote.act == "decline" else claim
        return filled(
            {
                "@id": address,
                "@type": "RejectAction" if quote.act == "decline" else "DisagreeAction",
                "additionalType": quote.act,
                "agent": speakers,
                "object": deed,
                "description": context(self.article.text, quote.content[0].start, quote.content[-1].end),
                "subjectOf": {"@id": self.address},
            }
        )

    def proposal_nodes(self, proposal: Proposal, address: str, quote: str | None) -> Iterator[Node]:
        """The act of whoever wants it, with the action wanted as its object; then how others take it."""
        kind = ACT_TYPES[proposal.act] if proposal.polarity == "positive" else "RejectAction"
        doers = [doer for addressee in proposal.addressees for doer in meant(self.actors, addressee)]
        deadline = proposal.deadline
        action = {
            "@id": f"{address}/action",
            "@type": "Action",
            "name": proposal.text,
            "actionStatus": {"@id": AHEAD},
            "agent": refer(list(dict.fromkeys(doers))),
        }
        yield filled(
            {
                "@id": address,
                "@type": kind,
                "additionalType": proposal.act,
                "agent": refer(meant(self.actors, proposal.proposer)),
                "recipient": [node for addressee in proposal.addressees for node in self.listeners(addressee)]
                if kind in TOLD
                else [],
                "object": filled(action),
                "scheduledTime": deadline.date if deadline and kind == "PlanAction" else None,
                "description": context(self.article.text, proposal.action.start, proposal.action.end),
                "subjectOf": refer([self.address, *([quote] if quote else [])]),
            }
        )
        for number, stance in enumerate(proposal.stances):
            yield filled(
                {
                    "@id": f"{address}/stance-{number}",
                    "@type": STANCE_TYPES[stance.position],
                    "agent": refer(meant(self.actors, stance.actor)),
                    "object": {"@id": f"{address}/action"},
                    "description": context(self.article.text, stance.cue.start, stance.cue.end),
                    "subjectOf": {"@id": self.address},
                }
            )

    def listeners(self, reference: Reference) -> list[Node]:
        """Who is told: actors, else those whom the words mean."""
        known = refer(meant(self.actors, reference))
        words = self.article.name(reference)
        return known or ([{"@type": "Audience", "name": words}] if words else [])


def refer(addresses: list[str]) -> list[Node]:
    """Nodes by their addresses."""
    return [{"@id": address} for address in addresses]


def filled(node: Mapping[str, Any]) -> Node:
    """A node without its empty properties, and with single values for lists of one."""
    return {
        key: value[0] if isinstance(value, list) and len(value) == 1 else value
        for key, value in node.items()
        if value not in (None, "", [])
    }


def _named(kind: str, name: str | None) -> Node | None:
    return {"@type": kind, "name": name} if name else None


def _acting(article: Article) -> frozenset[str]:
    """The actors who speak, want, are to act or take sides."""
    references: list[Reference | None] = [quote.speaker for quote in article.quotes]
    for proposal in article.proposals:
        references += [proposal.proposer, *proposal.addressees, *(stance.actor for stance in proposal.stances)]
    return frozenset(id for reference in references if reference for id in reference.actors)
