"""Every span and every reference of a record, with the path that errors name."""

import functools
from collections.abc import Callable, Iterator, Sequence

import attrs

from newsmodel.model.actor import Actor
from newsmodel.model.proposal import Proposal
from newsmodel.model.quote import Quote
from newsmodel.model.spans import Reference, Span

Record = Actor | Quote | Proposal

USUAL = 100
"""Items of a field, up to which their paths are kept."""


def spans(record: Record) -> list[tuple[str, Span]]:
    """All spans of a record as (path, span), those inside references included."""
    return list(zip(*located(record), strict=True))


def located(record: Record) -> tuple[Sequence[str], Sequence[Span]]:
    """The same as the paths and, in the same order, the spans."""
    if isinstance(record, Actor):
        return numbered("mentions", len(record.mentions)), record.mentions
    paths: list[str] = []
    found: list[Span] = []
    for path, reference in references(record):
        if reference.mention is not None:
            paths.append(f"{path}.mention")
            found.append(reference.mention)
    if record.cue is not None:
        paths.append("cue")
        found.append(record.cue)
    if isinstance(record, Quote):
        paths += numbered("content", len(record.content))
        found += record.content
        return paths, found
    paths.append("action")
    found.append(record.action)
    for field, several in (("conditions", record.conditions), ("quantities", record.quantities)):
        if several:
            paths += numbered(field, len(several))
            found += several
    if record.deadline is not None:
        paths.append("deadline")
        found.append(record.deadline)
    for index, stance in enumerate(record.stances):
        paths.append(f"stances[{index}].cue")
        found.append(stance.cue)
    return paths, found


def bare_spans(record: Record) -> Sequence[Span]:
    """The spans alone."""
    return record.mentions if isinstance(record, Actor) else located(record)[1]


def numbered(field: str, count: int) -> Sequence[str]:
    """The paths of the items of a field."""
    return _usual(field)[:count] if count <= USUAL else _paths(field, count)


@functools.cache
def _usual(field: str) -> Sequence[str]:
    return _paths(field, USUAL)


def _paths(field: str, count: int) -> Sequence[str]:
    return [f"{field}[{index}]" for index in range(count)]


def references(record: Record) -> Iterator[tuple[str, Reference]]:
    """All references of a record to actors as (path, reference)."""
    if isinstance(record, Quote):
        if record.speaker is not None:
            yield "speaker", record.speaker
        if record.addressee is not None:
            yield "addressee", record.addressee
    elif isinstance(record, Proposal):
        if record.proposer is not None:
            yield "proposer", record.proposer
        for index, reference in enumerate(record.addressees):
            yield f"addressees[{index}]", reference
        for index, stance in enumerate(record.stances):
            yield f"stances[{index}].actor", stance.actor


def map_references(record: Record, change: Callable[[Reference], Reference]) -> Record:
    """The record with each reference changed; the same object where nothing changes."""
    if isinstance(record, Actor) or all(change(reference) is reference for _, reference in references(record)):
        return record
    if isinstance(record, Quote):
        return attrs.evolve(
            record,
            speaker=record.speaker and change(record.speaker),
            addressee=record.addressee and change(record.addressee),
        )
    return attrs.evolve(
        record,
        proposer=record.proposer and change(record.proposer),
        addressees=tuple(map(change, record.addressees)),
        stances=tuple(attrs.evolve(stance, actor=change(stance.actor)) for stance in record.stances),
    )
