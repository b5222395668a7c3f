"""Ids and provenance: the same find in the same text gets the same id, whenever and wherever it is made."""

import functools
import hashlib
from collections.abc import Container, Sequence

from newsmodel.errors import ModelError
from newsmodel.model import Actor, Proposal, Quote, Span
from newsmodel.model.article import misplaced
from newsmodel.model.checks import describe
from newsmodel.model.walk import USUAL, Record, located, numbered

DIGITS = 8
"""Hexadecimal digits of an id: a clash in an article of 1,000 records has a chance of about 1 in 9,000."""

_KINDS: dict[type[Record], str] = {Actor: "actor", Quote: "quote", Proposal: "proposal"}


def find_of(text: str, record: Record) -> str:
    """What tells one find from another: the kind, the name of an actor, and the spans, which slice back from the text.

    It reads "actor|Ann Lee|mentions[0]:12:19 mentions[1]:70:73".

    Raises:
        ModelError: a span does not slice back.
    """
    spans: Sequence[Span]
    if isinstance(record, Actor):
        name, spans, places = record.name, record.mentions, _places_of_mentions(len(record.mentions))
    else:
        paths, spans = located(record)
        name, places = "", _places(paths)
    numbers: list[int] = []
    for span in spans:
        start, end = span.start, span.end
        if text[start:end] != span.text:
            raise misplaced(text, record)
        numbers.append(start)
        numbers.append(end)
    # All numbers in one go, as a string for each span takes as long again.
    return f"{_KINDS[type(record)]}|{name}|{places % tuple(numbers)}"


def _places(paths: Sequence[str]) -> str:
    """What the places of spans are written by."""
    return ":%d:%d ".join(paths) + ":%d:%d" if paths else ""


def _places_of_mentions(count: int) -> str:
    """The same for so many mentions; kept for the usual numbers of them."""
    return _usual_places(count) if count <= USUAL else _places(numbered("mentions", count))


@functools.cache
def _usual_places(count: int) -> str:
    return _places(numbered("mentions", count))


def free_id(kind: type[Record], find: str, taken: Container[str]) -> str:
    """An id made of what tells a record from others: "quote-3f2a9c1b"; on a clash with a suffix, "...-2"."""
    first = found = f"{_KINDS[kind]}-{hashlib.sha256(find.encode()).hexdigest()[:DIGITS]}"
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
