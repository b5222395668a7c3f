"""Every span and every reference of a record, with the path that errors name."""

from collections.abc import Iterator

from newsmodel.model.actor import Actor
from newsmodel.model.proposal import Proposal
from newsmodel.model.quote import Quote
from newsmodel.model.spans import Reference, Span

Record = Actor | Quote | Proposal


def spans(record: Record) -> Iterator[tuple[str, Span]]:
    """All spans of a record as (path, span), those inside references included."""
    if isinstance(record, Actor):
        yield from _numbered("mentions", record.mentions)
        return
    for path, reference in references(record):
        if reference.mention is not None:
            yield f"{path}.mention", reference.mention
    if record.cue is not None:
        yield "cue", record.cue
    if isinstance(record, Quote):
        yield from _numbered("content", record.content)
        return
    yield "action", record.action
    yield from _numbered("conditions", record.conditions)
    yield from _numbered("quantities", record.quantities)
    if record.deadline is not None:
        yield "deadline", record.deadline
    for index, stance in enumerate(record.stances):
        yield f"stances[{index}].cue", stance.cue


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


def _numbered(name: str, spans: tuple[Span, ...]) -> Iterator[tuple[str, Span]]:
    for index, span in enumerate(spans):
        yield f"{name}[{index}]", span
