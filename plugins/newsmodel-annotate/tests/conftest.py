"""What an article's records say, however they are numbered: for comparing what was written with what is read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from newsmodel_annotate.markup import tidy

import newsmodel
from newsmodel import Article, Reference, Span

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def seeds() -> list[Article]:
    """The invented articles with all that the built-in extractors find in them."""
    alone = newsmodel.build_registry(plugins=False)
    paths = sorted((ROOT / "seeds").glob("*/input.txt"))
    return [newsmodel.extract(next(newsmodel.read(path, registry=alone)), registry=alone) for path in paths]


@pytest.fixture(scope="session")
def said() -> Callable[[Article], Any]:
    """A function that gives all of an article's records but what `loses` says."""
    return lambda article: _Said(article).all()


class _Said:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.actors = {actor.id: self.actor(actor) for actor in article.actors}
        self.quotes = {quote.id: self.quote(quote) for quote in article.quotes}

    def all(self) -> Any:
        proposals = [self.proposal(proposal) for proposal in self.article.proposals]
        found = (self.actors.values(), self.quotes.values(), proposals)
        return tuple(sorted(filter(None, kind), key=repr) for kind in found)

    def ranges(self, *spans: Span) -> tuple[tuple[int, int], ...]:
        return tidy(self.article.text, ((span.start, span.end) for span in spans))

    def whole(self, span: Span | None) -> tuple[int, int] | None:
        ranges = self.ranges(span) if span else ()
        return (ranges[0][0], ranges[-1][1]) if ranges else None

    def actor(self, actor: Any) -> Any:
        places = sorted((place, m.kind) for m in actor.mentions if (place := self.whole(m)))
        return (actor.name, actor.kind, actor.country, actor.roles, tuple(places)) if places else None

    def who(self, reference: Reference | None) -> list[Any]:
        """The words and the actors; without words, each actor is somebody in that part."""
        if reference is None:
            return []
        known = [self.actors[id] for id in reference.actors if self.actors[id]]
        if (place := self.whole(reference.mention)) is not None:
            return [(place, sorted(known, key=repr))]
        return [(None, [actor]) for actor in known]

    def one(self, reference: Reference | None) -> Any:
        """Those of a part that one reference plays."""
        found = self.who(reference)
        return found and (found[0][0], sorted((actor for _, known in found for actor in known), key=repr))

    def quote(self, quote: Any) -> Any:
        content = self.ranges(*quote.content)
        people = self.one(quote.speaker), self.one(quote.addressee)
        return (quote.act, quote.kind, content, self.whole(quote.cue), *people) if content else None

    def proposal(self, proposal: Any) -> Any:
        if (action := self.whole(proposal.action)) is None:
            return None
        deadline = proposal.deadline
        return (
            *(proposal.act, action, self.whole(proposal.cue), proposal.modality, proposal.polarity),
            self.one(proposal.proposer),
            sorted((person for other in proposal.addressees for person in self.who(other)), key=repr),
            [place for condition in proposal.conditions if (place := self.whole(condition))],
            (self.whole(deadline), deadline.date) if deadline and self.whole(deadline) else None,
            [(self.whole(q), q.value, q.upper, q.unit, q.bound) for q in proposal.quantities if self.whole(q)],
            [(self.one(s.actor), s.position, place) for s in proposal.stances if (place := self.whole(s.cue))],
            self.quotes[proposal.quote] if proposal.quote else None,
        )
