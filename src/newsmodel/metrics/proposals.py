"""Proposals against gold: actions by the words they share, then everything that is said about those that were found.

Actions are paired one to one where they share a character and at least half of their words (of the two together, in
lower case, repeats counted), most overlap first. An action without a word is none.
"""

from collections.abc import Callable, Iterable, Sequence

import attrs

from newsmodel.metrics import gold as golden
from newsmodel.metrics.counts import NO_PAIRS, NO_SHARE, Counts, PrecisionRecall, Share
from newsmodel.metrics.pairing import Pairing, best_first
from newsmodel.metrics.references import is_somebody, same_reference, touches
from newsmodel.metrics.words import bag, core, shared
from newsmodel.model import Article, Proposal, Span

CLASSES = {
    **dict.fromkeys(("demand", "request", "propose"), "directive"),
    **dict.fromkeys(("pledge", "plan", "offer", "agree"), "commissive"),
    "threaten": "threaten",
    "reject": "reject",
}
"""Four classes of acts, as codings of events have them: people often agree on no more."""
HALF = 0.5


@attrs.frozen
class ProposalScores(Counts):
    """Figures of the proposals.

    Attributes:
        actions: found, by at least half of their words.
        exact: the same, with gold's offsets but for marks and stops at the edges.
        end_to_end: actions found whose act is of the right class and whose proposer is right.
        act: as gold has it, of actions found; act_class: of the same class (see `CLASSES`).
        proposer: right, of actions found whose gold names one.
        polarity: as gold has it, of actions found.
        modality, addressees, conditions, deadline, quantities, stances: right, of those found and of those in gold, on
            actions found.
    """

    actions: PrecisionRecall = NO_PAIRS
    exact: PrecisionRecall = NO_PAIRS
    end_to_end: PrecisionRecall = NO_PAIRS
    act: Share = NO_SHARE
    act_class: Share = NO_SHARE
    proposer: Share = NO_SHARE
    polarity: Share = NO_SHARE
    modality: PrecisionRecall = NO_PAIRS
    addressees: PrecisionRecall = NO_PAIRS
    conditions: PrecisionRecall = NO_PAIRS
    deadline: PrecisionRecall = NO_PAIRS
    quantities: PrecisionRecall = NO_PAIRS
    stances: PrecisionRecall = NO_PAIRS


def pair_proposals(gold: Article, found: Article) -> Pairing[Proposal]:
    """The proposals of two articles with one text, paired by their actions."""
    wanted, given = ([p for p in article.proposals if bag(p.text)] for article in (gold, found))
    bags = [bag(proposal.text) for proposal in given]
    ranked = []
    for i, proposal in enumerate(wanted):
        words = bag(proposal.text)
        for j, other in enumerate(given):
            if other.action.start < proposal.action.end and proposal.action.start < other.action.end:
                share = shared(words, bags[j])
                if share >= HALF:
                    ranked.append((share, i, j))
    taken = best_first(sorted(ranked, reverse=True))
    used = set(taken.values())
    optional = golden.spans(gold.extra, "optional_proposals")
    left: dict[bool, list[Proposal]] = {True: [], False: []}
    for number, proposal in enumerate(given):
        if number not in used:
            left[touches([_offsets(proposal.action)], optional)].append(proposal)
    return Pairing(
        pairs=tuple((wanted[i], given[j]) for i, j in sorted(taken.items())),
        missed=tuple(proposal for number, proposal in enumerate(wanted) if number not in taken),
        spurious=tuple(left[False]),
        ignored=tuple(left[True]),
    )


def score_proposals(gold: Article, found: Article) -> ProposalScores:
    """The figures of one article.

    Raises:
        ModelError: `gold.*` in `extra` that is not as documented.
    """
    pairing = pair_proposals(gold, found)
    pairs = pairing.pairs

    def over_all(right: float) -> PrecisionRecall:
        return PrecisionRecall.of(right, pairing.found, pairing.gold)

    def share(is_right: Callable[[Proposal, Proposal], bool]) -> Share:
        return Share(sum(is_right(g, f) for g, f in pairs), len(pairs))

    named = [(g, f) for g, f in pairs if is_somebody(g.proposer)]
    return ProposalScores(
        actions=over_all(len(pairs)),
        exact=over_all(sum(_same_span(gold, g.action, f.action) for g, f in pairs)),
        end_to_end=over_all(sum(is_right(gold, g, found, f) for g, f in pairs)),
        act=share(lambda g, f: f.act in golden.acts(g)),
        act_class=share(same_class),
        proposer=Share(sum(same_reference(gold, g.proposer, found, f.proposer) for g, f in named), len(named)),
        polarity=share(lambda g, f: g.polarity == f.polarity),
        modality=_matched(pairs, lambda p: () if p.modality is None else (p.modality,), lambda a, b: a == b),
        addressees=_matched(pairs, lambda p: p.addressees, lambda a, b: same_reference(gold, a, found, b)),
        conditions=_matched(pairs, lambda p: p.conditions, _overlap),
        deadline=_matched(pairs, lambda p: () if p.deadline is None else (p.deadline,), _overlap),
        quantities=_matched(
            pairs, lambda p: p.quantities, lambda a, b: _overlap(a, b) and (a.value, a.upper) == (b.value, b.upper)
        ),
        stances=_matched(
            pairs,
            lambda p: p.stances,
            lambda a, b: a.position == b.position and same_reference(gold, a.actor, found, b.actor),
        ),
    )


def same_class(gold: Proposal, found: Proposal) -> bool:
    """Whether the act is of a class that is right."""
    return CLASSES[found.act] in {CLASSES[act] for act in golden.acts(gold)}


def proposer_right(gold: Article, g: Proposal, found: Article, f: Proposal) -> bool:
    """Whether the proposer is gold's; where gold names none, whether none is found."""
    if not is_somebody(g.proposer):
        return not is_somebody(f.proposer)
    return same_reference(gold, g.proposer, found, f.proposer)


def is_right(gold: Article, g: Proposal, found: Article, f: Proposal) -> bool:
    """Whether class of act and proposer are right."""
    return same_class(g, f) and proposer_right(gold, g, found, f)


def _offsets(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _same_span(article: Article, one: Span, other: Span) -> bool:
    return core(article.text, one.start, one.end) == core(article.text, other.start, other.end)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _matched(
    pairs: Iterable[tuple[Proposal, Proposal]],
    parts: Callable[[Proposal], Sequence[object]],
    same: Callable[..., bool],
) -> PrecisionRecall:
    """Parts of paired proposals, one to one in the order of the text."""
    right = found = gold = 0
    for g, f in pairs:
        wanted, given = parts(g), parts(f)
        right += len(best_first((None, i, j) for i, a in enumerate(wanted) for j, b in enumerate(given) if same(a, b)))
        found, gold = found + len(given), gold + len(wanted)
    return PrecisionRecall.of(right, found, gold)
