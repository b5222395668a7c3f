"""Whether two references mean the same: by where the mentions stand, or by the actors' names."""

from collections.abc import Iterable

from newsmodel.metrics.words import bag
from newsmodel.model import Article, Reference

Offsets = tuple[int, int]


def touches(one: Iterable[Offsets], other: Iterable[Offsets]) -> bool:
    """Whether any two of the spans share a character."""
    others = tuple(other)
    return any(a < d and c < b for a, b in one for c, d in others)


def is_somebody(reference: Reference | None) -> bool:
    """Whether it has a mention or an actor."""
    return reference is not None and (reference.mention is not None or bool(reference.actors))


def same_reference(gold: Article, wanted: Reference | None, found: Article, given: Reference | None) -> bool:
    """Whether the mention that was found is gold's, or one of gold's actor, or the names of two actors share a word."""
    if wanted is None or given is None:
        return False
    actors = [gold.actor(id) for id in wanted.actors]
    if given.mention is not None:
        spans = [wanted.mention, *(mention for actor in actors for mention in actor.mentions)]
        if touches(((span.start, span.end) for span in spans if span), [(given.mention.start, given.mention.end)]):
            return True
    names = [bag(actor.name) for actor in actors]
    return any(name & bag(found.actor(id).name) for id in given.actors for name in names)
