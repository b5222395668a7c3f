"""Who quotes, addresses, asks, supports and opposes whom, counted over any number of articles.

What is held is one entry for each actor and each tie, so memory grows with the number of different actors and not with
that of articles. An actor is known again in another article by name and kind alone: two people of one name become one,
and one who is called now "Lee", now "Ann Lee" stays two.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from newsmodel import Article, Quote, Reference

ASKING = frozenset({"demand", "request", "propose"})
"""The acts by which somebody wants something from others."""

PUBLISHER = "publisher"


class Who(NamedTuple):
    """Somebody, as the network knows them: `kind` is that of an actor, or "publisher"."""

    name: str
    kind: str


class Tie(NamedTuple):
    """What joins two of them: `relation` is quotes, addresses, mentions, asks, supports or opposes."""

    source: Who
    target: Who
    relation: str


class Network:
    """Counts of actors and ties, to which articles are added one by one."""

    def __init__(self) -> None:
        self.articles: Counter[Who] = Counter()
        self.quotes: Counter[Who] = Counter()
        self.proposals: Counter[Who] = Counter()
        self.countries: dict[Who, str] = {}
        self.ties: Counter[Tie] = Counter()

    def add(self, article: Article) -> None:
        """Count an article."""
        known = {actor.id: Who(actor.name, actor.kind) for actor in article.actors}
        publisher = [Who(article.publisher, PUBLISHER)] if article.publisher else []
        self.articles.update({*known.values(), *publisher})
        for actor in article.actors:
            if actor.country and self.countries.get(known[actor.id], actor.country) >= actor.country:
                # The first in the alphabet, so that the order of the articles does not matter.
                self.countries[known[actor.id]] = actor.country

        def whom(reference: Reference | None) -> list[Who]:
            return [known[id] for id in reference.actors] if reference else []

        for proposal in article.proposals:
            proposers = whom(proposal.proposer)
            self.proposals.update(proposers)
            if proposal.act in ASKING:
                self._tie(proposers, [who for other in proposal.addressees for who in whom(other)], "asks")
            for stance in proposal.stances:
                self._tie(whom(stance.actor), proposers, f"{stance.position}s")
        mentions = _Mentions(article, known)
        for quote, outer in nested(article.quotes):
            speakers = whom(quote.speaker)
            self.quotes.update(speakers)
            self._tie(whom(outer.speaker) if outer else publisher, speakers, "quotes")
            self._tie(speakers, whom(quote.addressee), "addresses")
            self._tie(speakers, mentions.within(quote), "mentions")

    def taking_part(self) -> set[Who]:
        """Those who speak, want something or have a tie; who is only mentioned by the article is not among them."""
        return (
            {end for tie in self.ties for end in (tie.source, tie.target)} | self.quotes.keys() | self.proposals.keys()
        )

    def _tie(self, sources: Iterable[Who], targets: Sequence[Who], relation: str) -> None:
        self.ties.update(Tie(source, end, relation) for source in sources for end in targets if source != end)


def nested(quotes: Iterable[Quote]) -> Iterator[tuple[Quote, Quote | None]]:
    """Quotes with the smallest other quote that each stands in; what was left unsaid is no quote of anybody."""
    around: list[tuple[int, Quote]] = []
    said = [(*_extent(quote), quote) for quote in quotes if quote.act != "decline"]
    for start, end, quote in sorted(said, key=lambda found: (found[0], -found[1])):
        while around and not (start < around[-1][0] and end <= around[-1][0]):
            around.pop()
        yield quote, around[-1][1] if around else None
        around.append((end, quote))


def _extent(quote: Quote) -> tuple[int, int]:
    return min(span.start for span in quote.content), max(span.end for span in quote.content)


class _Mentions:
    """Where an article means whom."""

    def __init__(self, article: Article, known: Mapping[str, Who]) -> None:
        found = ((m.start, m.end, known[actor.id]) for actor in article.actors for m in actor.mentions)
        self._places = sorted(found)

    def within(self, quote: Quote) -> list[Who]:
        """Whom the words of a quote mean, each once."""
        found: dict[Who, None] = {}
        for span in quote.content:
            first = bisect_left(self._places, span.start, key=itemgetter(0))
            last = bisect_left(self._places, span.end, key=itemgetter(0))
            found.update((who, None) for _, end, who in self._places[first:last] if end <= span.end)
        return list(found)
