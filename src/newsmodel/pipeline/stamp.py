"""Ids and provenance: the same find in the same text gets the same id, whenever and wherever it is made."""

import hashlib
from collections.abc import Container, Sequence

import msgspec

from newsmodel.errors import ModelError
from newsmodel.model import Actor, Proposal, Quote, Span
from newsmodel.model.article import misplaced
from newsmodel.model.checks import describe
from newsmodel.model.walk import Record, located

BYTES = 4
"""Bytes of an id, two digits each: a clash in an article of 1,000 records has a chance of about 1 in 9,000."""

_KINDS: dict[type[Record], str] = {Actor: "actor", Quote: "quote", Proposal: "proposal"}
_JSON = msgspec.json.Encoder()
_HASH = hashlib.blake2b(digest_size=BYTES)
"""Of nothing yet; to copy it takes less time than to make one."""


def find_of(text: str, record: Record) -> str:
    """What tells one find from another: the kind, the name of an actor, and the spans, which slice back from the text.

    It reads "actor|Ann Lee|[12, 19, 70, 73]"; of other records the fields that have the spans stand where the name is.

    Raises:
        ModelError: a span does not slice back.
    """
    spans: Sequence[Span]
    if isinstance(record, Actor):
        what, spans = record.name, record.mentions
    else:
        paths, spans = located(record)
        what = " ".join(paths)
    numbers: list[int] = []
    for span in spans:
        start, end = span.start, span.end
        if text[start:end] != span.text:
            raise misplaced(text, record)
        numbers.append(start)
        numbers.append(end)
    listed = _JSON.encode(numbers).replace(b",", b", ").decode()  # as `str` has them, in two fifths of the time
    return f"{_KINDS[type(record)]}|{what}|{listed}"


def free_id(kind: type[Record], find: str, taken: Container[str]) -> str:
    """An id made of what tells a record from others: "quote-3f2a9c1b"; on a clash with a suffix, "...-2"."""
    hashed = _HASH.copy()
    hashed.update(find.encode())
    first = found = f"{_KINDS[kind]}-{hashed.hexdigest()}"
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
