"""All figures of a set of articles against gold."""

import functools
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from newsmodel.errors import SourceError
from newsmodel.metrics.actors import ActorScores, score_actors
from newsmodel.metrics.cases import Case, name_cases, proposal_cases, quote_cases
from newsmodel.metrics.chance import Interval, bootstrap
from newsmodel.metrics.counts import Counts, total
from newsmodel.metrics.gold import check
from newsmodel.metrics.proposals import ProposalScores, score_proposals
from newsmodel.metrics.quotes import QuoteScores, score_quotes
from newsmodel.model import Article

RECORDS = ("quotes", "actors", "proposals")
NO_QUOTES, NO_ACTORS, NO_PROPOSALS = QuoteScores(), ActorScores(), ProposalScores()


@attrs.frozen
class QuoteViews(Counts):
    """The quotes in each view (see `newsmodel.metrics.quotes`)."""

    direct: QuoteScores = NO_QUOTES
    quoted: QuoteScores = NO_QUOTES
    all: QuoteScores = NO_QUOTES
    indirect: QuoteScores = NO_QUOTES


NO_VIEWS = QuoteViews()


@attrs.frozen
class Scores(Counts):
    """All figures of an article, or of many added up."""

    quotes: QuoteViews = NO_VIEWS
    actors: ActorScores = NO_ACTORS
    proposals: ProposalScores = NO_PROPOSALS


@attrs.frozen
class Evaluation:
    """What came of comparing.

    Attributes:
        records: which of quotes, actors and proposals were compared.
        articles: figures of each article of gold, in order.
        cases: every finding and every record of gold, with what became of it.
    """

    records: tuple[str, ...]
    articles: tuple[Scores, ...]
    cases: tuple[Case, ...]

    @functools.cached_property
    def total(self) -> Scores:
        """The figures of all articles: counts are added up, so that long articles weigh more."""
        return total(self.articles, Scores)

    def interval(self, figure: str, *, samples: int = 1_000, seed: int = 0) -> Interval | None:
        """The bootstrap interval of a figure, by its path: "quotes.all.end_to_end.f1"."""
        path, _, last = figure.rpartition(".")
        parts = [part for scores in self.articles if isinstance(part := pick(scores, path), Counts)]
        return bootstrap(parts, lambda part: pick(part, last), samples=samples, seed=seed)


def pick(value: object, path: str) -> Any:
    """What a dotted path leads to.

    Raises:
        AttributeError: it leads nowhere.
    """
    for name in path.split("."):
        value = getattr(value, name)
    return value


def evaluate(
    pairs: Iterable[tuple[Article, Article]],
    *,
    records: Iterable[str] | None = None,
    merge: Mapping[str, str] | None = None,
) -> Evaluation:
    """Compare articles of gold with findings in the same texts.

    Args:
        pairs: an article of gold, and one with the same text and what was found in it.
        records: quotes, actors, proposals; None takes those that gold has anywhere. Actors count as annotated where any
            has a mention.
        merge: kinds of actors that count as another, such as {"country": "place"}.

    Raises:
        SourceError: the texts of a pair differ.
        ModelError: `gold.*` in `extra` that is not as documented.
    """
    both = [(_same_text(gold, found), found) for gold, found in pairs]
    chosen = annotated(gold for gold, _ in both) if records is None else tuple(records)
    articles: list[Scores] = []
    cases: list[Case] = []
    for gold, found in both:
        check(gold)
        scores = Scores()
        if "quotes" in chosen:
            views = {name: score_quotes(gold, found, name) for name in ("direct", "quoted", "all", "indirect")}
            scores = attrs.evolve(scores, quotes=QuoteViews(**views))
            cases += quote_cases(gold, found)
        if "actors" in chosen:
            scores = attrs.evolve(scores, actors=score_actors(gold, found, merge=merge))
            cases += name_cases(gold, found, merge)
        if "proposals" in chosen:
            scores = attrs.evolve(scores, proposals=score_proposals(gold, found))
            cases += proposal_cases(gold, found)
        articles.append(scores)
    return Evaluation(chosen, tuple(articles), tuple(cases))


def annotated(gold: Iterable[Article]) -> tuple[str, ...]:
    """Which kinds of records the articles have anywhere."""
    has: set[str] = set()
    for article in gold:
        has |= {name for name in ("quotes", "proposals") if getattr(article, name)}
        has |= {"actors"} if any(actor.mentions for actor in article.actors) else set()
    return tuple(name for name in RECORDS if name in has)


def _same_text(gold: Article, found: Article) -> Article:
    if gold.text != found.text:
        pairs = enumerate(zip(gold.text, found.text, strict=False))
        place = next((n for n, (a, b) in pairs if a != b), min(len(gold.text), len(found.text)))
        raise SourceError(
            f"article {gold.id}: the text differs from gold's at character {place:,} "
            f"({gold.text[place : place + 30]!r}, not {found.text[place : place + 30]!r}); "
            "offsets can be compared in one and the same text alone"
        )
    return gold
