"""The values: frozen, slotted, checked when built. Nothing here reads, writes or extracts."""

from newsmodel.model.actor import ACTOR_KINDS, Actor, ActorKind, Role
from newsmodel.model.article import Article, Caption, Dateline, Notice, Origin, Stamp
from newsmodel.model.extra import FrozenDict, Json
from newsmodel.model.proposal import MODALITIES, POLARITIES, POSITIONS, PROPOSAL_ACTS, Proposal, Stance
from newsmodel.model.quote import QUOTE_ACTS, QUOTE_KINDS, Quote
from newsmodel.model.spans import BOUNDS, MENTION_KINDS, Deadline, Mention, Quantity, Reference, Span

__all__ = [
    "ACTOR_KINDS",
    "BOUNDS",
    "MENTION_KINDS",
    "MODALITIES",
    "POLARITIES",
    "POSITIONS",
    "PROPOSAL_ACTS",
    "QUOTE_ACTS",
    "QUOTE_KINDS",
    "Actor",
    "ActorKind",
    "Article",
    "Caption",
    "Dateline",
    "Deadline",
    "FrozenDict",
    "Json",
    "Mention",
    "Notice",
    "Origin",
    "Proposal",
    "Quantity",
    "Quote",
    "Reference",
    "Role",
    "Span",
    "Stamp",
    "Stance",
]
