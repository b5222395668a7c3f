"""The proposals extractor: drafts from verbs, nouns and modals, put together with people, conditions and numbers."""

from collections.abc import Iterable, Iterator

from newsmodel.english.grammar.frames import Frame, read
from newsmodel.english.proposals.deadlines import deadline
from newsmodel.english.proposals.drafts import Draft, conditions_in
from newsmodel.english.proposals.modals import conditional_pledges, modal_proposals
from newsmodel.english.proposals.nouns import noun_proposals
from newsmodel.english.proposals.quantities import quantities
from newsmodel.english.proposals.stances import with_stances
from newsmodel.english.proposals.verbs import verb_proposals
from newsmodel.english.quotes.speakers import FIRST_PERSON, Speakers
from newsmodel.model import Article, Proposal, Quote, Reference, Span
from newsmodel.records import Context
from newsmodel.text import Range


def extract_proposals(article: Article, context: Context) -> Iterable[Proposal]:
    """Who wants whom to do what, in text order."""
    frame = context.share(read).plain
    speakers = Speakers(article.actors)
    made = [
        _proposal(frame, article, speakers, sentence, draft)
        for sentence in frame.sentences
        for draft in _drafts(frame, article, sentence)
    ]
    return with_stances(frame, speakers, _distinct([proposal for proposal in made if proposal is not None]))


def _drafts(frame: Frame, article: Article, sentence: Range) -> Iterator[Draft]:
    sentence = _without_line_end(frame, sentence)
    if sentence.start >= sentence.end:
        return
    question = frame.text[frame.end(sentence.end - 1) - 1] == "?"
    if not question:
        yield from verb_proposals(frame, sentence)
        yield from noun_proposals(frame, sentence)
    for quote, part in _quoted_parts(frame, article, sentence):
        if quote.act != "state":
            continue
        warned = quote.cue is not None and quote.cue.text.startswith(("warn", "threat"))
        yield from modal_proposals(frame, part, _party(article, quote), warned=warned)
        yield from conditional_pledges(frame, part)


def _quoted_parts(frame: Frame, article: Article, sentence: Range) -> Iterator[tuple[Quote, Range]]:
    """What of a sentence is content of a quote, the smallest quotes first where they nest."""
    start, end = frame.start(sentence.start), frame.end(sentence.end - 1)
    seen: set[int] = set()
    found = [(q, s) for q in article.quotes for s in q.content if s.start < end and start < s.end]
    for quote, span in sorted(found, key=lambda pair: len(pair[1].text)):
        places = frame.tokens.within(max(start, span.start), min(end, span.end))
        if places.start < places.end and not seen.intersection(places):
            seen.update(range(*places))
            part = _without_line_end(frame, Range(*places))
            if part.start < part.end:
                yield quote, part


def _without_line_end(frame: Frame, sentence: Range) -> Range:
    start = sentence.start
    while start < sentence.end and frame.tags[start] in "\nq":
        start += 1
    return Range(start, sentence.end)


def _party(article: Article, quote: Quote) -> frozenset[str]:
    """Words that mean the speaker inside what is said: "we" always, "he" of a person, "it" of a body."""
    words = {"we", "i"}
    speaker = quote.speaker
    if speaker is None:
        return frozenset(words)
    kinds = {article.actor(id).kind for id in speaker.actors}
    words |= {"he", "she", "they"} if "person" in kinds else {"it", "they"} if kinds else {"he", "she", "they"}
    if speaker.mention is not None:
        words.add(speaker.mention.text.lower())
    words.update(article.actor(id).name.lower() for id in speaker.actors)
    return frozenset(words)


def _proposal(frame: Frame, article: Article, speakers: Speakers, sentence: Range, draft: Draft) -> Proposal | None:
    text = frame.text
    start, end = frame.start(draft.action.start), frame.end(draft.action.end - 1)
    quote = _quote_around(article, start, end)
    conditions = [c for c in conditions_in(frame, sentence) if not start <= c.start or c.start > start]
    kept = []
    for condition in conditions:
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
        act=draft.act,
        action=Span(start, end, text[start:end]),
        cue=Span(frame.start(draft.cue.start), frame.end(draft.cue.end - 1), frame.words(*draft.cue)),
        modality=draft.modality,
        polarity=draft.polarity,
        proposer=_proposer(frame, speakers, quote, draft),
        addressees=_addressees(frame, speakers, draft),
        conditions=tuple(kept),
        deadline=due,
        quantities=tuple(quantities(text, _noun_phrase_start(frame, draft, start), end)),
        quote=quote.id if quote else None,
    )


ANYBODY = frozenset(["everyone", "everybody", "nobody", "someone", "anyone", "all", "we", "you", "they", "people"])


def _addressees(frame: Frame, speakers: Speakers, draft: Draft) -> tuple[Reference, ...]:
    """Who should act; the subject of a modal only where it is somebody ("Russia must") and not something."""
    if draft.addressee is None:
        return ()
    reference = speakers.reference(frame, draft.addressee)
    if draft.owned or reference.actors or frame.words(*draft.addressee).lower() in ANYBODY:
        return (reference,)
    return ()


def _noun_phrase_start(frame: Frame, draft: Draft, start: int) -> int:
    """Numbers may stand before a noun cue: "Europe's £800billion plan to rearm"."""
    if not draft.rule.startswith("noun") or draft.proposer is None or draft.proposer.end > draft.cue.start:
        return start
    return frame.end(draft.proposer.end - 1) if draft.cue.start - draft.proposer.end < 8 else start


def _proposer(frame: Frame, speakers: Speakers, quote: Quote | None, draft: Draft) -> Reference | None:
    """The subject or owner; in a quotation "we" and "I", and whoever is not named, is the speaker."""
    if draft.proposer is not None:
        words = frame.words(*draft.proposer).lower()
        if not (quote and words in FIRST_PERSON | {"our", "my"}):
            return speakers.reference(frame, draft.proposer)
    if quote is not None and (not draft.owned or draft.proposer is not None):
        return quote.speaker
    return None


def _quote_around(article: Article, start: int, end: int) -> Quote | None:
    around = [q for q in article.quotes if any(s.start <= start and start < s.end for s in q.content)]
    return min(around, key=lambda quote: len(quote.text), default=None)


def _distinct(proposals: list[Proposal]) -> list[Proposal]:
    """One proposal for one action: of two that share most of their words the one whose cue says more stays."""
    kept: list[Proposal] = []
    for proposal in sorted(proposals, key=lambda p: (p.action.start, p.action.end)):
        rival = next((k for k in kept if _overlap(k.action, proposal.action) > 0.6), None)
        if rival is None:
            kept.append(proposal)
        elif _strength(proposal) > _strength(rival):
            kept[kept.index(rival)] = proposal
    return kept


def _strength(proposal: Proposal) -> int:
    return ("conditional", "noun", "modal", "verb").index((proposal.rule or "verb").partition("_")[0])


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / min(one.end - one.start, other.end - other.start)


def _span(text: str, piece: Range) -> Span:
    return Span(piece.start, piece.end, text[piece.start : piece.end])
