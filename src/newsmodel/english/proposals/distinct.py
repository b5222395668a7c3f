"""One record for one proposal: what several rules saw, and what the article tells twice."""

from collections.abc import Iterable

import attrs

from newsmodel.model import Proposal, Span

CLOSE = 12
"""How many proposals back one can stand that overlaps another."""


def distinct(proposals: Iterable[Proposal]) -> list[Proposal]:
    """One proposal for one action: of two that share most of their words the one whose cue says more stays."""
    kept: list[Proposal] = []
    reached = 0
    for proposal in sorted(proposals, key=lambda p: (p.action.start, p.action.end)):
        rival = _rival(kept, proposal.action) if proposal.action.start < reached else None
        if proposal.action.end > reached:
            reached = proposal.action.end
        if rival is None:
            kept.append(proposal)
        elif _strength(proposal) > _strength(kept[rival]):
            kept[rival] = proposal
    return kept


def _rival(kept: list[Proposal], action: Span) -> int | None:
    """The number of the last proposal that is about the same action."""
    for number in range(len(kept) - 1, max(-1, len(kept) - 1 - CLOSE), -1):
        other = kept[number].action
        if other.end > action.start and _overlap(other, action) > SAME:
            return number
    return None


def told_once(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Of what the same actors propose twice in the same words, the first telling, with what the second adds to it."""
    kept: dict[object, Proposal] = {}
    for number, proposal in enumerate(proposals):
        who = proposal.proposer.actors if proposal.proposer else ()
        words = tuple(proposal.action.text.lower().split()) if who else ()
        key = (proposal.act, proposal.polarity, who, words) if len(words) >= ENOUGH_WORDS else number
        first = kept.setdefault(key, proposal)
        if first is not proposal:
            kept[key] = attrs.evolve(
                first,
                conditions=first.conditions or proposal.conditions,
                deadline=first.deadline or proposal.deadline,
                addressees=first.addressees or proposal.addressees,
            )
    return list(kept.values())


ENOUGH_WORDS = 3
"""How many words an action must have to be certainly the same when told again: "resign" can be of anybody."""
SAME = 0.6
"""Share of the shorter action from which on two actions are one."""


STRENGTHS = ("conditional", "noun", "being", "modal", "imperative", "verb")
"""What the names of rules begin with, those whose cues say most last."""


def _strength(proposal: Proposal) -> int:
    return STRENGTHS.index((proposal.rule or "verb").partition("_")[0])


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / min(one.end - one.start, other.end - other.start)
