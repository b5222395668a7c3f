"""The proposals extractor: drafts from verbs, nouns and modals, put together with people, conditions and numbers."""

import functools
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, compress, count
from operator import itemgetter

import attrs

from newsmodel.english.grammar.frames import Frame, read
from newsmodel.english.proposals.clauses import harmful
from newsmodel.english.proposals.commitments import CONDITION_WORDS, commitments, conditional_pledges
from newsmodel.english.proposals.coordination import apart
from newsmodel.english.proposals.cues import proposal_nouns, proposal_verbs
from newsmodel.english.proposals.deadlines import deadline
from newsmodel.english.proposals.drafts import Draft, conditions_of
from newsmodel.english.proposals.imperatives import imperative_heads, imperatives
from newsmodel.english.proposals.modality import MODAL_WORDS
from newsmodel.english.proposals.modals import modal_proposals
from newsmodel.english.proposals.nouns import noun_proposals
from newsmodel.english.proposals.people import People
from newsmodel.english.proposals.quantities import quantities
from newsmodel.english.proposals.stances import stance_words, with_stances
from newsmodel.english.proposals.verbs import verb_proposals
from newsmodel.english.quotes.speakers import Speakers
from newsmodel.model import Article, Proposal, Quote, Span
from newsmodel.model.proposal import ProposalAct
from newsmodel.records import Context
from newsmodel.text import Range


@attrs.frozen
class _Marked:
    """What one pass over the article marks for all its sentences, each in text order.

    Attributes:
        verbs, nouns, modals, openers, stances: places of words that can carry a proposal, or take a side.
        quoted: start and end of each span of a quote, and the quote.
    """

    verbs: list[int]
    nouns: list[int]
    modals: list[int]
    openers: list[int]
    stances: list[int]
    quoted: list[tuple[int, int, Quote]]

    def quotes_over(self, start: int, end: int) -> list[tuple[int, int, Quote]]:
        """The quoted spans that overlap some characters, the smallest first; those of one place nest a few deep."""
        at = bisect_left(self.quoted, (end,))
        near = [item for item in self.quoted[max(0, at - NESTED) : at] if item[1] > start]
        return sorted(near, key=_length) if len(near) > 1 else near


def _length(item: tuple[int, int, Quote]) -> int:
    return item[1] - item[0]


FAR = 60
"""How many characters may stand between an action and its condition: a name and its verb, no other action."""
BESIDE = 4
"""How many conditions before an action, and how many after its beginning, can be its own."""
NESTED = 12
"""How many quoted spans back one can begin that still overlaps a place."""


def extract_proposals(article: Article, context: Context) -> Iterable[Proposal]:
    """Who wants whom to do what, in text order."""
    frame = context.share(read).plain
    people = People(frame, Speakers(article.actors), {actor.id: actor for actor in article.actors})
    quoted = sorted(((s.start, s.end, q) for q in article.quotes for s in q.content), key=itemgetter(0, 1))
    marked = _marked(frame, quoted)
    made: list[Proposal] = []
    for sentence in _busy(frame, marked):
        conditions = conditions_of(frame, sentence)
        drafts = _drafts(people, marked, sentence, conditions)
        for draft in chain.from_iterable(apart(frame, draft, sentence.end) for draft in drafts):
            proposal = _proposal(people, article, marked, conditions, draft)
            if proposal is not None:
                made.append(proposal)
    return with_stances(frame, people.speakers, marked.stances, _told_once(_distinct(made)))


def _marked(frame: Frame, quoted: list[tuple[int, int, Quote]]) -> _Marked:
    """One pass over the words for all that can carry a proposal."""
    words, tags = frame.tokens.words, frame.tags
    known = list(compress(count(), map(_known_words().__contains__, words)))
    tests = proposal_verbs(), proposal_nouns(), CONDITION_WORDS | imperative_heads(), stance_words()
    verbs, nouns, openers, stances = ([place for place in known if words[place] in test] for test in tests)
    modals = [p for p in known if (tags[p] in "mC" or tags[p + 1 : p + 2] == "t") and words[p] in MODAL_WORDS]
    return _Marked(verbs, nouns, modals, openers, stances, quoted)


@functools.cache
def _known_words() -> frozenset[str]:
    return frozenset(
        chain(proposal_verbs(), proposal_nouns(), MODAL_WORDS, CONDITION_WORDS, imperative_heads(), stance_words())
    )


def _busy(frame: Frame, marked: _Marked) -> Iterator[Range]:
    """The sentences that hold a word that can carry a proposal."""
    places = chain(marked.verbs, marked.nouns, marked.modals, marked.openers)
    return (frame.sentences[number] for number in sorted({frame.sentence_of(place) for place in places}))


def _inside(places: list[int], part: Range) -> list[int]:
    return places[bisect_left(places, part.start) : bisect_left(places, part.end)]


def _drafts(people: People, marked: _Marked, sentence: Range, conditions: list[Range]) -> Iterator[Draft]:
    frame = people.frame
    sentence = _without_line_end(frame, sentence)
    if sentence.start >= sentence.end:
        return
    if not frame.words(*sentence).rstrip(CLOSING).endswith("?"):
        yield from verb_proposals(frame, sentence, _inside(marked.verbs, sentence), conditions)
        yield from noun_proposals(frame, sentence, _inside(marked.nouns, sentence), conditions)
    modals = _inside(marked.modals, sentence)
    if not (modals or _inside(marked.openers, sentence)):
        return
    free = modals
    for quote, part in _quoted_parts(frame, marked, sentence):
        free = [place for place in free if not part.start <= place < part.end]
        if quote.act != "state" or (quote.cue is not None and quote.cue.text.lower().startswith(NOT_MEANT)):
            continue
        inside = _inside(modals, part)
        if inside:
            yield from modal_proposals(people, part, inside, conditions, quote)
            yield from _warned(quote, commitments(people, part, inside, conditions, quote))
        yield from conditional_pledges(frame, part)
        if quote.kind == "direct":
            yield from imperatives(frame, part)
    if free:
        yield from commitments(people, sentence, free, conditions, None)


CLOSING = " \n'\"”’)»"
"""Marks after the last stop of a sentence."""
NOT_MEANT = (
    "jok",
    "quip",
    "estimat",
    "predict",
    "project",
    "calculat",
    "expect",
    "forecast",
    "hope",
    "hoping",
    "fear",
    "wonder",
    "guess",
)
"""Beginnings of cues under which modals forecast, or jest."""


def _warned(quote: Quote, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """What speakers will do is a threat where it was said as a warning."""
    warned = quote.cue is not None and quote.cue.text.startswith(("warn", "threat"))
    for draft in drafts:
        threat = warned and draft.act in ("pledge", "plan") and not draft.owned
        yield attrs.evolve(draft, act="threaten") if threat else draft


def _quoted_parts(frame: Frame, marked: _Marked, sentence: Range) -> Iterator[tuple[Quote, Range]]:
    """What of a sentence is content of a quote, the smallest first where they nest, then what is left around them."""
    start, end = frame.start(sentence.start), frame.end(sentence.end - 1)
    seen: set[int] = set()
    for first, last, quote in marked.quotes_over(start, end):
        places = frame.tokens.within(max(start, first), min(end, last))
        inner = seen.intersection(range(*places))
        pieces = (Range(places.start, min(inner)), Range(max(inner) + 1, places.end)) if inner else (Range(*places),)
        seen.update(range(*places))
        for piece in pieces:
            part = _without_line_end(frame, piece)
            if part.start < part.end:
                yield quote, part


def _without_line_end(frame: Frame, sentence: Range) -> Range:
    start = sentence.start
    while start < sentence.end and frame.tags[start] in "\nq":
        start += 1
    return Range(start, sentence.end)


def _proposal(
    people: People, article: Article, marked: _Marked, conditions: list[Range], draft: Draft
) -> Proposal | None:
    frame, text = people.frame, people.frame.text
    start, end = frame.start(draft.action.start), frame.end(draft.action.end - 1)
    quote = _quote_around(marked, start)
    kept = []
    near = bisect_left(conditions, (start,))
    for condition in conditions[max(0, near - BESIDE) : near + BESIDE]:
        if condition.start == start or condition.start > end + FAR or condition.end < start - FAR:
            continue
        if start < condition.start < end:
            if condition.end < end - 2:
                continue
            end = condition.start
            while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
                end -= 1
        kept.append(_span(text, condition))
    if end <= start:
        return None
    due = deadline(text, start, min(len(text), max(end, start)), article.published)
    return Proposal(
        rule=draft.rule,
        act=_act(frame, draft),
        action=Span(start, end, text[start:end]),
        cue=Span(frame.start(draft.cue.start), frame.end(draft.cue.end - 1), frame.words(*draft.cue)),
        modality=draft.modality,
        polarity=draft.polarity,
        proposer=people.proposer(quote, draft),
        addressees=people.addressees(draft, quote),
        conditions=tuple(kept),
        deadline=due,
        quantities=tuple(quantities(text, _noun_phrase_start(frame, draft, start), end)),
        quote=quote.id if quote else None,
    )


def _act(frame: Frame, draft: Draft) -> ProposalAct:
    """A commitment to harm somebody is a threat: "we will boycott the vote"."""
    if draft.act not in ("plan", "pledge") or draft.polarity == "negative":
        return draft.act
    verb = draft.cue.end if draft.modality else draft.action.start
    return "threaten" if harmful(frame, verb) else draft.act


def _noun_phrase_start(frame: Frame, draft: Draft, start: int) -> int:
    """Numbers may stand before a noun cue: "Europe's £800billion plan to rearm"."""
    if not draft.rule.startswith("noun") or draft.proposer is None or draft.proposer.end > draft.cue.start:
        return start
    return frame.end(draft.proposer.end - 1) if draft.cue.start - draft.proposer.end < 8 else start


def _quote_around(marked: _Marked, start: int) -> Quote | None:
    """The smallest quote that an action begins in."""
    return next((quote for first, _, quote in marked.quotes_over(start, start + 1) if first <= start), None)


def _distinct(proposals: Iterable[Proposal]) -> list[Proposal]:
    """One proposal for one action: of two that share most of their words the one whose cue says more stays."""
    kept: list[Proposal] = []
    for proposal in sorted(proposals, key=lambda p: (p.action.start, p.action.end)):
        near = range(len(kept) - 1, max(-1, len(kept) - 1 - NESTED), -1)
        rival = next((i for i in near if _overlap(kept[i].action, proposal.action) > SAME), None)
        if rival is None:
            kept.append(proposal)
        elif _strength(proposal) > _strength(kept[rival]):
            kept[rival] = proposal
    return kept


def _told_once(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Of what the same actors propose twice in the same words, the first telling, with what the second adds to it."""
    kept: dict[object, Proposal] = {}
    for number, proposal in enumerate(proposals):
        words = tuple(proposal.action.text.lower().split())
        known = proposal.proposer is not None and proposal.proposer.actors and len(words) >= ENOUGH_WORDS
        key = (
            (proposal.act, proposal.polarity, proposal.proposer.actors, words)
            if known and proposal.proposer
            else number
        )
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


def _strength(proposal: Proposal) -> int:
    return ("conditional", "noun", "modal", "imperative", "verb").index((proposal.rule or "verb").partition("_")[0])


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / min(one.end - one.start, other.end - other.start)


def _span(text: str, piece: Range) -> Span:
    return Span(piece.start, piece.end, text[piece.start : piece.end])
