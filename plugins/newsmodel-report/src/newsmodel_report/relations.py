"""Who has to do with whom: what an article says of two who are both named in it, as edges of a graph."""

from collections.abc import Iterator, Mapping

import attrs

from newsmodel.model import Article, Quote, Reference

RELATIONS: Mapping[str, str] = {
    "quotes": "quotes",
    "tells": "speaks to",
    "names": "speaks about",
    "wants": "wants action from",
    "backs": "backs",
    "opposes": "opposes",
}
"""The kinds of relation, and how a sentence says them."""


@attrs.frozen
class Edge:
    """One who has to do with another.

    Attributes:
        source, target: names.
        kind: a key of `RELATIONS`.
        record: the row that says so, such as "q12".
    """

    source: str
    target: str
    kind: str
    record: str


def edges(article: Article, first_quote: int, first_proposal: int) -> Iterator[Edge]:
    """What an article's records say of two of its actors; nobody has to do with himself.

    - quotes: a publisher quotes those who speak, and a speaker those whose quote stands inside his own;
    - tells: speaker and addressee of a quote;
    - names: a speaker and each actor, places left out, that his words mention;
    - wants: proposer and addressees of a proposal;
    - backs, opposes: those who take a stance on a proposal, and its proposer.
    """
    for edge in (*_of_quotes(article, first_quote), *_of_proposals(article, first_proposal)):
        if edge.source != edge.target:
            yield edge


def _of_quotes(article: Article, first: int) -> Iterator[Edge]:
    inner = _quoted_within(article)
    named = _named_within(article)
    for place, quote in enumerate(article.quotes):
        record = f"q{first + place}"
        speakers = _names(article, quote.speaker)
        if article.publisher:
            yield from (Edge(article.publisher, speaker, "quotes", record) for speaker in speakers)
        for speaker in speakers:
            yield from (Edge(speaker, name, "tells", record) for name in _names(article, quote.addressee))
            yield from (Edge(speaker, name, "quotes", record) for name in inner[place])
            yield from (Edge(speaker, name, "names", record) for name in named[place])


def _of_proposals(article: Article, first: int) -> Iterator[Edge]:
    for number, proposal in enumerate(article.proposals, first):
        record = f"p{number}"
        for proposer in _names(article, proposal.proposer):
            for addressee in proposal.addressees:
                yield from (Edge(proposer, name, "wants", record) for name in _names(article, addressee))
            for stance in proposal.stances:
                kind = "backs" if stance.position == "support" else "opposes"
                yield from (Edge(name, proposer, kind, record) for name in _names(article, stance.actor))


def _names(article: Article, reference: Reference | None) -> tuple[str, ...]:
    """The names of the actors meant; nobody where the text leaves it open who they are."""
    return tuple(article.actor(id).name for id in reference.actors) if reference else ()


def _quoted_within(article: Article) -> list[tuple[str, ...]]:
    """For each quote, the speakers of the quotes that stand inside its content."""
    return [
        tuple(
            dict.fromkeys(
                name
                for other in article.quotes
                if other is not quote and _within(other, quote)
                for name in _names(article, other.speaker)
            )
        )
        for quote in article.quotes
    ]


def _within(inner: Quote, outer: Quote) -> bool:
    """Whether all of a quote stands inside another that is longer."""
    return all(
        any(span.start <= piece.start and piece.end <= span.end for span in outer.content) for piece in inner.content
    ) and sum(len(piece.text) for piece in inner.content) < sum(len(span.text) for span in outer.content)


def _named_within(article: Article) -> list[tuple[str, ...]]:
    """For each quote, the actors that its words mention, each once."""
    mentions = sorted(
        (mention.start, mention.end, actor.name)
        for actor in article.actors
        if actor.kind != "place"
        for mention in actor.mentions
    )
    return [
        tuple(
            dict.fromkeys(
                name
                for start, end, name in mentions
                if any(span.start <= start and end <= span.end for span in quote.content)
            )
        )
        for quote in article.quotes
    ]
