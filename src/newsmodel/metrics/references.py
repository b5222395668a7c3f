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
    """Whether the mentions share a character, or the names of two actors a word."""
    if wanted is None or given is None:
        return False
    if wanted.mention and given.mention:
        one, other = wanted.mention, given.mention
        if one.start < other.end and other.start < one.end:
            return True
    names = [bag(gold.actor(id).name) for id in wanted.actors]
    return any(name & bag(found.actor(id).name) for id in given.actors for name in names)
