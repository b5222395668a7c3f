"""Which article of one set is which of another."""

from collections.abc import Iterable

import attrs

from newsmodel.errors import SourceError
from newsmodel.metrics.gold import has_records
from newsmodel.model import Article


@attrs.frozen
class Matched:
    """Articles of gold with those found.

    Attributes:
        pairs: gold, and the same article with findings; without any where it is missing.
        missing: ids of gold that the other set does not have.
        extra: how many articles of the other set gold does not have.
    """

    pairs: tuple[tuple[Article, Article], ...]
    missing: tuple[str, ...] = ()
    extra: int = 0


def one_each(articles: Iterable[Article]) -> list[Article]:
    """The articles without those that are there again with no records: the text that lies beside its annotation."""
    every = list(articles)
    annotated = {article.text for article in every if has_records(article)}
    seen: set[str] = set()
    found = []
    for article in every:
        if has_records(article) or (article.text not in annotated and article.text not in seen):
            found.append(article)
        seen.add(article.text)
    return found


def match_articles(gold: Iterable[Article], found: Iterable[Article]) -> Matched:
    """Match by id, else by text; an article of gold that is missing counts as one in which nothing was found.

    Of articles that are there with records and without, the former count.

    Raises:
        SourceError: an article is there twice, or none is in both.
    """
    wanted, given = one_each(gold), one_each(found)
    by_id = _unique(given, "predictions")
    _unique(wanted, "gold")
    by_text: dict[str, Article] = {}
    for article in given:
        by_text.setdefault(article.text, article)
    pairs, missing, used = [], [], set()
    for article in wanted:
        other = by_id.get(article.id) or by_text.get(article.text)
        if other is None:
            missing.append(article.id)
            other = attrs.evolve(article, actors=(), quotes=(), proposals=())
        used.add(other.id)
        pairs.append((article, other))
    if wanted and len(missing) == len(wanted):
        raise SourceError(
            f"none of the {len(given)} articles is one of gold's {len(wanted)}, by id or by text; "
            f"gold begins with {wanted[0].id}" + (f", the others with {given[0].id}" if given else "")
        )
    return Matched(tuple(pairs), tuple(missing), sum(article.id not in used for article in given))


def _unique(articles: Iterable[Article], where: str) -> dict[str, Article]:
    known: dict[str, Article] = {}
    for article in articles:
        if article.id in known:
            raise SourceError(f"article {article.id} is twice in {where}")
        known[article.id] = article
    return known
