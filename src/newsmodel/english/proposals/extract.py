"""The proposals extractor: drafts from verbs, nouns and modals, put together with people, conditions and numbers."""

import functools
from bisect import bisect_left
from collections.abc import Callable, Iterable

import attrs

from newsmodel.english.grammar.frames import Frame, read
from newsmodel.english.proposals.clauses import HEAD, harmful
from newsmodel.english.proposals.commitments import CONDITION_WORDS, commitments, conditional_pledge
from newsmodel.english.proposals.coordination import apart
from newsmodel.english.proposals.cues import object_nouns
from newsmodel.english.proposals.deadlines import DEADLINE_WORDS, deadline
from newsmodel.english.proposals.distinct import distinct, told_once
from newsmodel.english.proposals.drafts import Draft
from newsmodel.english.proposals.imperatives import imperative_heads, imperative_of
from newsmodel.english.proposals.marks import Busy, marks_of
from newsmodel.english.proposals.modality import WILL, modals_in
from newsmodel.english.proposals.modals import modal_proposals
from newsmodel.english.proposals.nouns import noun_proposals
from newsmodel.english.proposals.people import People
from newsmodel.english.proposals.quantities import quantities
from newsmodel.english.proposals.quoted import Quoted, text_start
from newsmodel.english.proposals.stances import with_stances
from newsmodel.english.proposals.verbs import verb_proposals
from newsmodel.model import Article, Proposal, Quote, Span
from newsmodel.model.copies import builder
from newsmodel.model.proposal import ProposalAct
from newsmodel.records import Context
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

FAR = 60
"""How many characters may stand between an action and its condition: a name and its verb, no other action."""
LEADING = pattern("leading_condition", r"(?:\A|\n|[^\p{L}\d\s]|\b(?:and|but|that))\s*$", "i")
"""What stands before a condition that leads: what comes after it is its own, not the clause before."""
BESIDE = 4
"""How many conditions before an action, and how many after its beginning, can be its own."""


def extract_proposals(article: Article, context: Context) -> Iterable[Proposal]:
    """Who wants whom to do what, in text order."""
    frame = context.share(read).plain
    people = People(frame, article.actors)
    quoted = Quoted(article.quotes)
    marks = marks_of(frame, quoted)
    made: list[Proposal] = []
    for busy in marks.busy:
        sentence = busy[0]
        conditions = marks.conditions.within(sentence)
        for whole in _drafts(people, quoted, busy, conditions):
            for draft in apart(frame, whole, sentence.end):
                proposal = _proposal(people, article, quoted, conditions, draft)
                if proposal is not None:
                    made.append(proposal)
    return with_stances(people, marks.stances, told_once(distinct(made)))


def _drafts(people: People, quoted: Quoted, busy: Busy, conditions: list[Range]) -> list[Draft]:
    """The drafts of a sentence: those of its own words, then those of what is quoted in it."""
    frame = people.frame
    words = frame.tokens.words
    sentence, verbs, nouns, said = busy
    start, end = sentence
    if frame.tags[start] in "\nq":
        sentence = Range(text_start(frame.tags, start, end), end)
    if words[sentence.start] in SUPPOSING:
        return []
    drafts: list[Draft] = []
    if verbs:
        drafts += verb_proposals(frame, sentence, verbs, conditions)
    if nouns:
        drafts += noun_proposals(frame, sentence, nouns, conditions)
    if drafts and frame.words(*sentence).rstrip(CLOSING).endswith("?"):
        drafts.clear()
    if not said:
        return drafts
    quoted_here: set[int] = set()
    for quote, part in quoted.parts(frame, sentence):
        begin, end = part
        here = [place for place in said if begin <= place < end]
        quoted_here.update(here)
        drafts += _of_quote(people, conditions, quote, part, here)
    announced = [place for place in said if words[place] in WILL and place not in quoted_here]
    if announced:
        modals = modals_in(frame, sentence.end, announced, conditions)
        drafts += commitments(people, sentence, modals, conditions, None)
    return drafts


SUPPOSING = frozenset(("Say", "Suppose", "Imagine", "Assume", "Assuming"))
"""First words of sentences of which nothing has happened."""
CLOSING = " \n'\"”’)»"
"""Marks after the last stop of a sentence."""
NOT_MEANT = tuple(
    "jok quip estimat predict project calculat expect forecast hope hoping fear doubt wonder guess".split()
)
"""Beginnings of cues under which modals forecast, or jest."""


def _of_quote(people: People, conditions: list[Range], quote: Quote, part: Range, places: list[int]) -> list[Draft]:
    """What a quoted part of a sentence proposes: with its modals, given by their places, or as a whole."""
    frame = people.frame
    drafts: list[Draft] = []
    first = frame.word(part.start)
    conditional = first in CONDITION_WORDS
    imperative = quote.kind == "direct" and first in imperative_heads()
    if not (places or conditional or imperative) or quote.act != "state" or not _is_meant(quote):
        return drafts
    if modals := modals_in(frame, part.end, places, conditions):
        drafts += modal_proposals(people, part, modals, quote)
        drafts += _warned(quote, commitments(people, part, modals, conditions, quote))
    if conditional and (pledge := conditional_pledge(frame, part)):
        drafts.append(pledge)
    if imperative and (told := imperative_of(frame, part)):
        drafts.append(told)
    return drafts


def _is_meant(quote: Quote) -> bool:
    """Whether a quote was not said as a forecast or in jest."""
    return quote.cue is None or not quote.cue.text.lower().startswith(NOT_MEANT)


def _warned(quote: Quote, drafts: list[Draft]) -> list[Draft]:
    """What speakers will do is a threat where it was said as a warning."""
    if quote.cue is None or not quote.cue.text.startswith(("warn", "threat")):
        return drafts
    return [
        attrs.evolve(draft, act="threaten") if draft.act in {"pledge", "plan"} and not draft.owned else draft
        for draft in drafts
    ]


def _proposal(
    people: People, article: Article, quoted: Quoted, conditions: list[Range], draft: Draft
) -> Proposal | None:
    text, tokens = article.text, people.frame.tokens
    (first, after), (cue_first, cue_after) = draft.action, draft.cue
    start, end = tokens.starts[first], tokens.ends[after - 1]
    cue_start, cue_end = tokens.starts[cue_first], tokens.ends[cue_after - 1]
    kept: list[Range] = []
    if conditions:
        end, kept = _without_conditions(text, start, end, conditions)
        if end <= start:
            return None
    counted = _counted_from(draft)
    words = lower_words(tokens.words[counted:after])
    begin = tokens.starts[counted]
    quote, span = quoted.around(start), _span_built()
    if not draft.owned and (quote is None or _is_own_need(people, quote, draft)):
        return None
    inside = quoted.around(people.frame.start(draft.proposer.start)) if draft.proposer and draft.owned else None
    is_told = inside is not None and inside is not quote and quoted.around(cue_start) is not inside
    proposer = inside.speaker if inside and is_told else people.proposer(quote, draft)
    if _is_of_a_thing(people, draft) or (quote is not None and _is_denied(quote, cue_start)):
        return None
    return _built()(
        rule=draft.rule,
        act=_act(people.frame, draft),
        action=span(start, end, text[start:end]),
        cue=span(cue_start, cue_end, text[cue_start:cue_end]),
        modality=draft.modality,
        polarity=draft.polarity,
        proposer=proposer,
        addressees=people.addressees(draft, quote),
        conditions=tuple([span(*condition, text[slice(*condition)]) for condition in kept]),
        deadline=None if DEADLINE_WORDS.isdisjoint(words) else deadline(text, start, end, article.published),
        quantities=tuple(quantities(text, begin, end, words)),
        quote=quote.id if quote else None,
    )


def _is_denied(quote: Quote, cue: int) -> bool:
    """Whether what carries a proposal stands in what somebody denies: "denied that she planned to run"."""
    return quote.act == "deny" and any(span.start <= cue < span.end for span in quote.content)


THREATENING = frozenset("threaten threatens threatened threatening promise promises promised promising".split())
"""Verbs that tell of things what is likely: "the storm threatens to delay the launch"."""


def _is_of_a_thing(people: People, draft: Draft) -> bool:
    """Whether what "is to" happen, or threatens to, is nobody's act: "the aim is to", "the storm threatens to"."""
    if draft.rule == "being_inf":
        return draft.proposer is None or not people.kinds(draft.proposer)
    if draft.rule != "verb_inf" or draft.proposer is None or people.frame.word(draft.cue[0]) not in THREATENING:
        return False
    head = HEAD.match(people.frame.tags, draft.proposer.start, draft.proposer.end)
    last = (head.end() if head else draft.proposer.end) - 1
    return not people.kinds(draft.proposer) and people.frame.word(last) in object_nouns("event")


def _is_own_need(people: People, quote: Quote, draft: Draft) -> bool:
    """Whether speakers say of themselves that they "have no choice but to"."""
    return draft.addressee is not None and draft.rule == "noun_inf" and people.speaks(quote, draft.addressee)


@functools.cache
def _built() -> Callable[..., Proposal]:
    """A function that makes a proposal, which needs no check before it arrives in the pipeline."""
    return builder(
        Proposal, "rule", "act", "action", "cue", "modality", "polarity", "proposer", "addressees", "conditions",
        "deadline", "quantities", "quote",
    )  # fmt: skip


@functools.cache
def _span_built() -> Callable[..., Span]:
    """The same for a span of one."""
    return builder(Span, "start", "end", "text")


def _without_conditions(text: str, start: int, end: int, conditions: list[Range]) -> tuple[int, list[Range]]:
    """Where an action ends before the condition at its edge, and which conditions of its sentence are its own."""
    kept = []
    near = bisect_left(conditions, (start,))
    for condition in conditions[max(0, near - BESIDE) : near + BESIDE]:
        if condition.start == start or condition.start > end + FAR or condition.end < start - FAR:
            continue
        if condition.end <= start and not LEADING.search(text, max(0, condition.start - FAR), condition.start):
            continue
        if start < condition.start < end:
            if condition.end < end - 2:
                continue
            end = condition.start
            while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
                end -= 1
        kept.append(condition)
    return end, kept


def lower_words(words: Iterable[str]) -> list[str]:
    """Words in small letters; "two-year" is two."""
    return "-".join(words).lower().split("-")


def _act(frame: Frame, draft: Draft) -> ProposalAct:
    """A commitment to harm somebody is a threat: "we will boycott the vote"."""
    if draft.act not in {"plan", "pledge"} or draft.polarity == "negative":
        return draft.act
    verb = draft.cue[1] if draft.modality else draft.action[0]
    return "threaten" if harmful(frame, verb) else draft.act


def _counted_from(draft: Draft) -> int:
    """Numbers may stand before a noun cue: "Europe's £800billion plan to rearm"."""
    owner, noun = draft.proposer, draft.cue[0]
    if owner is None or not owner.end <= noun < owner.end + 8 or not draft.rule.startswith("noun"):
        return draft.action[0]
    return owner.end
