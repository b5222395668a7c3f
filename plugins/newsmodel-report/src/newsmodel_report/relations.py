"""Who has to do with whom: what an article says of two who are both named in it, as edges of a graph."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

import attrs

from newsmodel.model import Article, Quote, Reference

RELATIONS: Mapping[str, str] = {
    "backs": "backs",
    "opposes": "opposes",
    "quotes": "quotes",
    "wants": "wants action from",
    "tells": "speaks to",
    "names": "speaks about",
    "carries": "carries quotes of",
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

    - quotes: a speaker, and those whose quote stands inside his own;
    - tells: speaker and addressee of a quote;
    - names: a speaker and each actor, places left out, that his words mention;
    - wants: proposer and addressees of a proposal;
    - backs, opposes: those who take a stance on a proposal, and its proposer;
    - carries: a publisher, and those who are quoted in its article.
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
            yield from (Edge(article.publisher, speaker, "carries", record) for speaker in speakers)
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
    """For each quote, the speakers of the quotes that stand inside its content and are shorter."""
    first = _Starts((quote.content[0].start, place) for place, quote in enumerate(article.quotes))
    return [
        _distinct(
            name
            for span in quote.content
            for place in first.between(span.start, span.end)
            if _within(article.quotes[place], quote)
            for name in _names(article, article.quotes[place].speaker)
        )
        for quote in article.quotes
    ]


def _within(inner: Quote, outer: Quote) -> bool:
    """Whether all of a quote stands inside another that is longer."""
    return len(inner.text) < len(outer.text) and all(
        any(span.start <= piece.start and piece.end <= span.end for span in outer.content) for piece in inner.content
    )


def _named_within(article: Article) -> list[tuple[str, ...]]:
    """For each quote, the actors that its words mention, each once."""
    mentions = [
        (mention, actor.name) for actor in article.actors if actor.kind != "place" for mention in actor.mentions
    ]
    first = _Starts((mention.start, place) for place, (mention, _) in enumerate(mentions))
    return [
        _distinct(
            mentions[place][1]
            for span in quote.content
            for place in first.between(span.start, span.end)
            if mentions[place][0].end <= span.end
        )
        for quote in article.quotes
    ]


class _Starts:
    """Items by where they start, so that those in a span are found without looking at all."""

    def __init__(self, items: Iterable[tuple[int, int]]) -> None:
        self._items = sorted(items)

    def between(self, start: int, end: int) -> Iterator[int]:
        """The numbers of the items that start in `start` to `end`."""
        first = bisect_left(self._items, (start, -1))
        last = bisect_left(self._items, (end, -1))
        return (number for _, number in self._items[first:last])


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
