"""Articles without what weaker rules have found."""

import attrs

from newsmodel.english.rules import precisions
from newsmodel.model import Actor, Article, Proposal, Quote
from newsmodel.model.walk import references


def firm(article: Article, least: float) -> Article:
    """The article without records of rules whose measured precision is less than `least`, 0 to 1.

    A record of a rule that has no measured precision stays: it is not known to be weak. So does an actor that a record
    which stays refers to. A proposal that was made in a quote that goes stays, without the quote.
    """
    quotes = tuple(quote for quote in article.quotes if not _weak(quote, least))
    kept = {quote.id for quote in quotes}
    proposals = tuple(
        proposal if proposal.quote is None or proposal.quote in kept else attrs.evolve(proposal, quote=None)
        for proposal in article.proposals
        if not _weak(proposal, least)
    )
    referring: tuple[Quote | Proposal, ...] = (*quotes, *proposals)
    meant = {id for record in referring for _, reference in references(record) for id in reference.actors}
    actors = tuple(actor for actor in article.actors if actor.id in meant or not _weak(actor, least))
    return attrs.evolve(article, actors=actors, quotes=quotes, proposals=proposals)


def _weak(record: Actor | Quote | Proposal, least: float) -> bool:
    return precisions().get((record.by, record.rule), 1.0) < least
