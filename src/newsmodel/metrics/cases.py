"""Every finding and every record of gold with what became of it: what figures by rule, and causes of error, rest on."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeVar

import attrs

from newsmodel.metrics.actors import Place, pair_names
from newsmodel.metrics.counts import PrecisionRecall, Share
from newsmodel.metrics.pairing import Pairing
from newsmodel.metrics.proposals import is_right, pair_proposals, same_class
from newsmodel.metrics.quotes import QuoteUnit, judge, pair_quotes
from newsmodel.metrics.words import words_of
from newsmodel.model import Actor, Article, Proposal, Quote

T = TypeVar("T")
RecordType = Literal["quote", "actor", "proposal"]
Outcome = Literal[
    "right", "wrong speaker", "wrong act", "wrong proposer", "wrong kind", "wrong span", "missed", "spurious"
]
FOUND: tuple[Outcome, ...] = ("right", "wrong speaker", "wrong act", "wrong proposer", "wrong kind")
"""Outcomes of a span that was found, whatever else is wrong."""


@attrs.frozen(kw_only=True)
class Case:
    """A finding beside what gold has there.

    Attributes:
        type: of the records.
        outcome: right; wrong, and in what; missed; or spurious. The span is wrong where both share a character and less
            than half of their words.
        article: the one of gold.
        gold, found: the records; at least one is there.
        gold_at, found_at: the offsets that were compared.
        gold_who, found_who: names of speaker, proposer, or actor.
    """

    type: RecordType
    outcome: Outcome
    article: Article
    gold: Actor | Quote | Proposal | None = None
    found: Actor | Quote | Proposal | None = None
    gold_at: tuple[int, int] | None = None
    found_at: tuple[int, int] | None = None
    gold_who: str | None = None
    found_who: str | None = None

    @property
    def cause(self) -> str:
        """What the error hangs on: the rule that fired or, where nothing was found, gold's cue or kind."""
        if self.found is not None:
            return f"rule {self.found.rule or 'unnamed'}"
        if self.gold is None or isinstance(self.gold, Actor):
            return f"kind {self.gold.kind}" if self.gold else "unknown"
        return f"cue “{self.gold.cue.text.lower()}”" if self.gold.cue else "no cue"


@attrs.frozen(kw_only=True)
class Group:
    """Figures of the records that have something in common.

    Attributes:
        type: of the records.
        by: kind, act, rule or extractor.
        name: which.
        spans: found; precision of findings that are of this group, recall of gold that is.
        right: the same, with everything right.
    """

    type: RecordType
    by: str
    name: str
    spans: PrecisionRecall
    right: PrecisionRecall


def quote_cases(gold: Article, found: Article) -> list[Case]:
    """The quotes, span by span as they are (view "all")."""
    pairing, words = pair_quotes(gold, found, "all"), words_of(gold.text)

    def outcome(g: QuoteUnit, f: QuoteUnit) -> Outcome:
        return "right" if judge(words, gold, g, found, f).end_to_end else "wrong speaker"

    def side(name: str, article: Article, unit: QuoteUnit) -> dict[str, Any]:
        who = article.name(unit.quote.speaker)
        return {name: unit.quote, f"{name}_at": (unit.start, unit.end), f"{name}_who": who}

    return _cases("quote", gold, found, pairing, outcome, side)


def proposal_cases(gold: Article, found: Article) -> list[Case]:
    """The proposals, by their actions."""

    def outcome(g: Proposal, f: Proposal) -> Outcome:
        if not same_class(g, f):
            return "wrong act"
        return "right" if is_right(gold, g, found, f) else "wrong proposer"

    def side(name: str, article: Article, proposal: Proposal) -> dict[str, Any]:
        at = (proposal.action.start, proposal.action.end)
        return {name: proposal, f"{name}_at": at, f"{name}_who": article.name(proposal.proposer)}

    return _cases("proposal", gold, found, pair_proposals(gold, found), outcome, side)


def name_cases(gold: Article, found: Article, merge: Mapping[str, str] | None = None) -> list[Case]:
    """The names of actors, exactly as `ActorScores.exact`."""

    def outcome(g: Place, f: Place) -> Outcome:
        return "right" if g.kind == f.kind else "wrong kind"

    def side(name: str, article: Article, place: Place) -> dict[str, Any]:
        at = (place.mention.start, place.mention.end)
        return {name: place.actor, f"{name}_at": at, f"{name}_who": place.actor.name}

    return _cases("actor", gold, found, pair_names(gold, found, merge=merge), outcome, side)


def _cases(
    type: RecordType,  # noqa: A002
    gold: Article,
    found: Article,
    pairing: Pairing[T],
    outcome: Callable[[T, T], Outcome],
    side: Callable[[str, Article, T], dict[str, Any]],
) -> list[Case]:
    def case(what: Outcome, g: T | None, f: T | None) -> Case:
        sides = {**(side("gold", gold, g) if g else {}), **(side("found", found, f) if f else {})}
        return Case(type=type, outcome=what, article=gold, **sides)

    cases = [case(outcome(g, f), g, f) for g, f in pairing.pairs]
    spurious = [case("spurious", None, f) for f in pairing.spurious]
    for g in pairing.missed:
        missed = case("missed", g, None)
        near = next((number for number, other in enumerate(spurious) if _touch(missed, other)), None)
        if near is None:
            cases.append(missed)
        else:
            other = spurious.pop(near)
            cases.append(
                attrs.evolve(
                    missed, outcome="wrong span", found=other.found, found_at=other.found_at, found_who=other.found_who
                )
            )
    return cases + spurious


def _touch(missed: Case, spurious: Case) -> bool:
    one, other = missed.gold_at, spurious.found_at
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def groups_of(cases: Iterable[Case]) -> list[Group]:
    """Figures by kind, act, rule and extractor, the largest groups first within each."""
    spans: Counter[tuple[RecordType, str, str, str]] = Counter()
    for case in cases:
        for side, record in (("found", case.found), ("gold", case.gold)):
            if record is None:
                continue
            for by, name in _memberships(record, side):
                key = (case.type, by, name)
                spans[(*key, side)] += 1
                spans[(*key, f"{side} paired")] += case.outcome in FOUND
                spans[(*key, f"{side} right")] += case.outcome == "right"
    keys = sorted(
        {key[:3] for key in spans}, key=lambda key: (TYPES.index(key[0]), BY.index(key[1]), -_size(spans, key), key[2])
    )
    return [_group(spans, *key) for key in keys]


TYPES: tuple[RecordType, ...] = ("quote", "actor", "proposal")
BY = ("kind", "act", "rule", "extractor")


def _size(spans: Counter[Any], key: tuple[RecordType, str, str]) -> int:
    return max(spans[(*key, "found")], spans[(*key, "gold")])


def _memberships(record: Actor | Quote | Proposal, side: str) -> Iterable[tuple[str, str]]:
    """The groups that a record belongs to; nobody asks by which rule gold was made."""
    if isinstance(record, Actor | Quote):
        yield "kind", record.kind
    if isinstance(record, Quote | Proposal):
        yield "act", record.act
    if side == "found":
        yield "rule", record.rule or "unnamed"
        yield "extractor", record.by or "unnamed"


def _group(spans: Counter[Any], type: RecordType, by: str, name: str) -> Group:  # noqa: A002
    def of(what: str) -> PrecisionRecall:
        found, gold = (Share(spans[type, by, name, f"{side} {what}"], spans[type, by, name, side]) for side in SIDES)
        return PrecisionRecall(found, gold)

    return Group(type=type, by=by, name=name, spans=of("paired"), right=of("right"))


SIDES = ("found", "gold")


@attrs.frozen
class Cause:
    """Errors of one kind with one cause."""

    type: RecordType
    outcome: Outcome
    cause: str
    cases: tuple[Case, ...]


def causes_of(cases: Iterable[Case]) -> list[Cause]:
    """The errors by outcome and cause, the largest group first."""
    found: dict[tuple[RecordType, Outcome, str], list[Case]] = {}
    for case in cases:
        if case.outcome != "right":
            found.setdefault((case.type, case.outcome, case.cause), []).append(case)
    every = [Cause(*key, tuple(members)) for key, members in found.items()]
    return sorted(every, key=lambda cause: (-len(cause.cases), cause.type, cause.outcome, cause.cause))


Cases = Sequence[Case]
