"""Who wants whom to do what, by when, on what condition, and how others take it."""

from typing import Literal

import attrs

from newsmodel.model import checks
from newsmodel.model.extra import EMPTY, FrozenDict, Json, freeze
from newsmodel.model.spans import Deadline, Quantity, Reference, Span

ProposalAct = Literal["demand", "request", "propose", "plan", "pledge", "offer", "agree", "threaten", "reject"]
Modality = Literal["must", "should", "need", "shall", "could", "may", "will", "would"]
Polarity = Literal["positive", "negative"]
Position = Literal["support", "oppose"]
PROPOSAL_ACTS: tuple[ProposalAct, ...] = (
    "demand", "request", "propose", "plan", "pledge", "offer", "agree", "threaten", "reject",
)  # fmt: skip
MODALITIES: tuple[Modality, ...] = ("must", "should", "need", "shall", "could", "may", "will", "would")
POLARITIES: tuple[Polarity, ...] = ("positive", "negative")
POSITIONS: tuple[Position, ...] = ("support", "oppose")


@attrs.frozen
class Stance:
    """How another actor in the article takes a proposal.

    Attributes:
        actor: who.
        position: support or oppose.
        cue: the words that show it: "welcomed", "ruled out".
    """

    actor: Reference = attrs.field(validator=checks.instance(Reference))
    position: Position = attrs.field(validator=checks.one_of(*POSITIONS))
    cue: Span = attrs.field(validator=checks.instance(Span))


@attrs.frozen(kw_only=True)
class Proposal:
    """Something that somebody wants done, plans, offers, threatens or refuses.

    Attributes:
        id: filled by the pipeline when empty; unique in the article.
        by: name of the extractor; filled by the pipeline.
        rule: name of the pattern that fired.
        act: demand, request, propose, plan, pledge, offer, agree, threaten or reject.
        action: what should (not) be done: the infinitive phrase after a verb or noun cue, the clause with its subject
            where a modal carries it; conditions at its edge left out.
        cue: "called on", "must", "plan to", or None.
        modality: must (have to), should (ought to), need, shall, could (can), may (might), will, would, or None.
        polarity: of the action.
        proposer: who wants it, or None.
        addressees: who should act.
        conditions: "If there is a deal".
        deadline: when it falls due, or None.
        quantities: the numbers in it.
        stances: how others in the article take it.
        quote: id of the quote it was made in, or None.
        extra: JSON values of plugins.
    """

    id: str = attrs.field(default="", validator=checks.text)
    by: str | None = attrs.field(default=None, validator=checks.optional_text)
    rule: str | None = attrs.field(default=None, validator=checks.optional_text)
    act: ProposalAct = attrs.field(validator=checks.one_of(*PROPOSAL_ACTS))
    action: Span = attrs.field(validator=checks.instance(Span))
    cue: Span | None = attrs.field(default=None, validator=checks.instance(Span, optional=True))
    modality: Modality | None = attrs.field(default=None, validator=checks.optional_of(checks.one_of(*MODALITIES)))
    polarity: Polarity = attrs.field(default="positive", validator=checks.one_of(*POLARITIES))
    proposer: Reference | None = attrs.field(default=None, validator=checks.instance(Reference, optional=True))
    addressees: tuple[Reference, ...] = attrs.field(default=(), validator=checks.tuple_of(Reference))
    conditions: tuple[Span, ...] = attrs.field(default=(), validator=checks.tuple_of(Span))
    deadline: Deadline | None = attrs.field(default=None, validator=checks.instance(Deadline, optional=True))
    quantities: tuple[Quantity, ...] = attrs.field(default=(), validator=checks.tuple_of(Quantity))
    stances: tuple[Stance, ...] = attrs.field(default=(), validator=checks.tuple_of(Stance))
    quote: str | None = attrs.field(default=None, validator=checks.optional_text)
    extra: dict[str, Json] = attrs.field(default=EMPTY)

    def __attrs_post_init__(self) -> None:
        if type(self.extra) is not FrozenDict:
            object.__setattr__(self, "extra", freeze(self.extra))

    def __repr__(self) -> str:
        from newsmodel.model.display import brief

        return brief(self)

    def _repr_html_(self) -> str:
        """For notebooks."""
        from newsmodel.model.display import record_html

        return record_html(self)

    @property
    def text(self) -> str:
        """The words of the action."""
        return self.action.text
