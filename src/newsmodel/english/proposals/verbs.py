"""Proposals that a verb carries: "called on all countries to raise", "ruled out sending troops"."""

from collections.abc import Iterable, Iterator

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import nearest_subject, sentence_subject, subject_before
from newsmodel.english.proposals.cues import ProposalVerb, proposal_nouns, proposal_verbs
from newsmodel.english.proposals.drafts import (
    DISTANT_INFINITIVE,
    GERUND,
    INFINITIVE,
    OBJECT,
    OBJECT_INFINITIVE,
    Draft,
    action_end,
)
from newsmodel.model.proposal import Polarity, ProposalAct
from newsmodel.text import Range

Complement = tuple[str, Range, Range | None, Polarity]
"""Kind of complement, places of the action, places of the addressee, polarity."""


def verb_proposals(frame: Frame, sentence: Range, places: Iterable[int]) -> Iterator[Draft]:
    """The proposals of a sentence that its verbs, given by their places, carry."""
    verbs = proposal_verbs()
    for place in places:
        for verb in verbs[frame.tokens.words[place]]:
            draft = _of_verb(frame, sentence, place, verb)
            if draft is not None:
                yield draft
                break


def _of_verb(frame: Frame, sentence: Range, place: int, verb: ProposalVerb) -> Draft | None:
    tags, words = frame.tags, frame.tokens.words
    end = place + 1
    if verb.particle is not None:
        if end >= sentence.end or words[end] != verb.particle:
            return None
        end += 1
    first = phrases.helpers_before(tags, sentence.start, place)
    helpers = first < place
    before = tags[first - 1 : first] if first > sentence.start else ""
    negative = "x" in tags[first:place] or any("n't" in w or "n’t" in w for w in words[first:place])
    if before in ("t", "D", "H", "'") or (
        verb.form == "base" and not helpers and before not in ("P", "W", "n", "N", "c")
    ):
        return None
    complement = _complement(frame, end, sentence.end, verb)
    if complement is None:
        return None
    kind, action, addressee, polarity = complement
    passive = verb.form in ("past", "participle") and "b" in tags[first:place]
    subject = _subject(frame, sentence, first, place)
    act = _act(verb.act, negative=negative)
    if act is None or (subject is None and not passive and verb.form not in ("gerund", "past", "participle")):
        return None
    if passive:
        addressee, subject = (subject if kind == "inf" and "obj_inf" in verb.complements else None), None
        if "obj_inf" not in verb.complements or kind != "inf":
            return None
    return Draft(
        rule=f"verb_{kind}", act=act, action=action, cue=Range(place, end), polarity=_polarity(act, polarity, kind),
        proposer=subject, addressee=addressee,
    )  # fmt: skip


def _subject(frame: Frame, sentence: Range, first: int, place: int) -> Range | None:
    left = subject_before(frame, sentence, first)
    if left is not None:
        return left[1]
    before = frame.tags[first - 1 : first]
    if frame.tags[first - 2 : first] == ",c":
        return sentence_subject(frame, sentence, first)
    if before in ("c", "B", ",", "-", "a", "e", "v", "s") or frame.tags[place] in "Gg":
        return nearest_subject(frame, sentence, first)
    return None


def _complement(frame: Frame, start: int, limit: int, verb: ProposalVerb) -> Complement | None:
    """What the verb takes, if it is a complement that makes it a proposal."""
    tags = frame.tags
    wants = verb.complements
    skipped = phrases.TIME_OR_PLACE.match(tags, start, limit)
    for place in dict.fromkeys([start, skipped.end() if skipped else start]):
        infinitive = INFINITIVE.match(tags, place, limit)
        if infinitive and not wants.isdisjoint(("inf", "obj_inf")):
            action = Range(infinitive.end(), action_end(frame, infinitive.end(), limit))
            return ("inf", action, None, _negated(infinitive)) if action.end > action.start else None
        if "that" in wants and tags[place : place + 1] == "Z" and place + 2 < limit:
            action = Range(place + 1, action_end(frame, place + 1, limit))
            return ("that", action, None, "positive") if action.end > action.start else None
    if "obj_inf" in wants:
        match = OBJECT_INFINITIVE.match(tags, start, limit) or DISTANT_INFINITIVE.match(tags, start, limit)
        if match:
            action = Range(match.end(), action_end(frame, match.end(), limit))
            return (
                ("obj_inf", action, Range(*match.span("addressee")), _negated(match))
                if action.end > action.start
                else None
            )
    if "ger" in wants and GERUND.match(tags, start, limit):
        return "ger", Range(start, action_end(frame, start, limit)), None, "positive"
    if "for" in wants:
        place = start if verb.particle == "for" else start + 1 if frame.word_at(start) == "for" else -1
        if place >= 0 and place < limit and OBJECT.match(tags, place, limit):
            return "for", Range(place, action_end(frame, place, limit)), None, "positive"
    return _object(frame, start, limit, wants)


def _object(frame: Frame, start: int, limit: int, wants: frozenset[str]) -> Complement | None:
    if wants.isdisjoint(("obj", "prop", "on")):
        return None
    tags = frame.tags
    if "on" in wants:
        if frame.word_at(start) not in ("on", "upon"):
            return None
        start += 1
    match = OBJECT.match(tags, start, limit)
    if not match or match.end() == match.start() or tags[start] in "yP":
        return None
    span = Range(*match.span())
    nouns = proposal_nouns()
    if "prop" in wants and not any(word in nouns for word in frame.tokens.words[span.start : span.end]):
        return None
    return "obj", _inside(frame, span, limit), None, "positive"


def _inside(frame: Frame, span: Range, limit: int) -> Range:
    """Of "a call for him to resign" what is called for; of any other object all of it."""
    nouns = proposal_nouns()
    whole = Range(span.start, max(span.end, action_end(frame, span.start, limit)))
    for place in range(span.start, span.end):
        noun = nouns.get(frame.tokens.words[place])
        if noun is None:
            continue
        infinitive = INFINITIVE.match(frame.tags, place + 1, limit)
        if infinitive and "inf" in noun.complements:
            end = action_end(frame, infinitive.end(), limit)
            return Range(infinitive.end(), end) if end > infinitive.end() else whole
        if frame.word_at(place + 1) == "for" and place + 2 < limit:
            end = action_end(frame, place + 2, limit)
            return Range(place + 2, end) if end > place + 2 else whole
    return whole


def _negated(match: object) -> Polarity:
    groups = match.groupdict()  # type: ignore[attr-defined]
    return "negative" if groups["not"] or "x" in (groups["not2"] or "") else "positive"


def _act(act: ProposalAct, *, negative: bool) -> ProposalAct | None:
    """A negated agreement or offer is a rejection; other negated verbs propose nothing."""
    if not negative:
        return act
    return "reject" if act in ("agree", "offer") else None


def _polarity(act: ProposalAct, polarity: Polarity, kind: str) -> Polarity:
    return "negative" if act == "reject" else polarity
