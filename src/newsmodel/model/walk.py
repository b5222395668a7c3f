"""Every span and every reference of a record, with the path that errors name."""

from collections.abc import Callable, Iterator, Sequence

import attrs

from newsmodel.model.actor import Actor
from newsmodel.model.proposal import Proposal
from newsmodel.model.quote import Quote
from newsmodel.model.spans import Reference, Span

Record = Actor | Quote | Proposal


def spans(record: Record) -> list[tuple[str, Span]]:
    """All spans of a record as (path, span), those inside references included."""
    if isinstance(record, Actor):
        return [(f"mentions[{index}]", mention) for index, mention in enumerate(record.mentions)]
    found: list[tuple[str, Span]] = []
    for path, reference in references(record):
        if reference.mention is not None:
            found.append((f"{path}.mention", reference.mention))
    if record.cue is not None:
        found.append(("cue", record.cue))
    if isinstance(record, Quote):
        found += [(f"content[{index}]", span) for index, span in enumerate(record.content)]
        return found
    found.append(("action", record.action))
    found += [(f"conditions[{index}]", span) for index, span in enumerate(record.conditions)]
    found += [(f"quantities[{index}]", span) for index, span in enumerate(record.quantities)]
    if record.deadline is not None:
        found.append(("deadline", record.deadline))
    found += [(f"stances[{index}].cue", stance.cue) for index, stance in enumerate(record.stances)]
    return found


def bare_spans(record: Record) -> Sequence[Span]:
    """The same spans without their paths."""
    return record.mentions if isinstance(record, Actor) else [span for _, span in spans(record)]


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
