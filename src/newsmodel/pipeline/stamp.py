"""Ids and provenance: the same find in the same text gets the same id, whenever and wherever it is made."""

import hashlib
from collections.abc import Container, Iterable

from newsmodel.errors import ModelError
from newsmodel.model import Actor, Proposal, Quote, Span
from newsmodel.model.checks import describe
from newsmodel.model.walk import Record

DIGITS = 8
"""Hexadecimal digits of an id: a clash in an article of 1,000 records has a chance of about 1 in 9,000."""


def find_of_actor(actor: Actor) -> str:
    """What tells one actor from another: name and mentions."""
    places = [f"mentions[{index}]:{mention.start}:{mention.end}" for index, mention in enumerate(actor.mentions)]
    return f"actor|{actor.name}|{' '.join(places)}"


def find_of(record: Quote | Proposal, located: Iterable[tuple[str, Span]]) -> str:
    """What tells one find from another: the record's kind and spans, as `newsmodel.model.walk` gives them."""
    places = " ".join([f"{path}:{span.start}:{span.end}" for path, span in located])
    return f"quote||{places}" if isinstance(record, Quote) else f"proposal||{places}"


def free_id(find: str, taken: Container[str]) -> str:
    """An id made of what tells a record from others: "quote-3f2a9c1b"; on a clash with a suffix, "...-2"."""
    kind = find[: find.index("|")]
    first = found = f"{kind}-{hashlib.sha256(find.encode()).hexdigest()[:DIGITS]}"
    suffix = 2
    while found in taken:
        found = f"{first}-{suffix}"
        suffix += 1
    return found


def maker(record: Record, extractor: str, earlier: Record | None) -> str | None:
    """Who is to stand in `by`: the extractor, or whoever made the record that this one replaces.

    Raises:
        ModelError: the record names somebody else.
    """
    if earlier is None:
        if record.by in (None, extractor):
            return extractor
        raise ModelError(f"{describe(record)}: by is {record.by!r}; leave it empty, it becomes {extractor!r}")
    if record.by is None:
        return earlier.by
    if record.by in (earlier.by, extractor):
        return record.by
    raise ModelError(f"{describe(record)}: by is {record.by!r}; the record it replaces is by {earlier.by!r}")
