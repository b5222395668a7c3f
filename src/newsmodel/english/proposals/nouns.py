"""Proposals that a noun or adjective carries: "Europe's plan to rearm", "is ready to talk", "leading efforts to"."""

from collections.abc import Iterable, Iterator

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import nearest_subject
from newsmodel.english.proposals.cues import proposal_nouns
from newsmodel.english.proposals.drafts import GERUND, INFINITIVE, OBJECT, TO_SOMEBODY, Draft, action_end
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

OWNER = pattern("owner", r"(?P<owner>[DH]{0,2}[nNe]{1,6})'[nNe#Ga]{0,5}$")
"""The possessor of a noun: "Europe's £800billion" before "plan"."""
MAIN_VERB = pattern("main_verb", r"(?<![WKZkc,PN])[mhbd]")
ADJECTIVES = frozenset(("ready", "willing", "prepared", "determined", "keen"))


def noun_proposals(frame: Frame, sentence: Range, places: Iterable[int]) -> Iterator[Draft]:
    """The proposals of a sentence that its nouns and adjectives, given by their places, carry."""
    nouns = proposal_nouns()
    words = frame.tokens.words
    for place in places:
        noun = nouns[words[place]]
        if place == sentence.start or frame.tags[place - 1] in "Ptm":
            continue
        found = _complement(frame, place, sentence.end, noun.complements)
        if found is None:
            continue
        rule, action, polarity = found
        if words[place] in ADJECTIVES:
            proposer = _predicated_of(frame, sentence, place)
            if proposer is None:
                continue
        else:
            proposer = _owner(frame, sentence, place)
        negative = noun.act == "reject" or polarity == "negative"
        yield Draft(
            rule=rule, act=noun.act, action=action, cue=Range(place, place + 1), proposer=proposer,
            polarity="negative" if negative else "positive",
        )  # fmt: skip


def _complement(frame: Frame, place: int, limit: int, wants: frozenset[str]) -> tuple[str, Range, str] | None:
    told = TO_SOMEBODY.match(frame.tags, place + 1, limit)
    infinitive = INFINITIVE.match(frame.tags, told.end() if told else place + 1, limit)
    word = frame.word(place)
    if "that" in wants and frame.tags[place + 1 : place + 2] == "Z" and place + 3 < limit:
        return "noun_that", Range(place + 2, action_end(frame, place + 2, limit)), "positive"
    if infinitive and "inf" in wants:
        action = Range(infinitive.end(), _before_main_verb(frame, infinitive.end(), limit, word))
        polarity = "negative" if infinitive["not"] or "x" in (infinitive["not2"] or "") else "positive"
        return ("noun_inf", action, polarity) if action.end > action.start else None
    preposition = frame.word_at(place + 1)
    follows = GERUND if preposition == "of" else OBJECT
    if preposition in wants and preposition in ("for", "of") and follows.match(frame.tags, place + 2, limit):
        action = Range(place + 2, action_end(frame, place + 2, limit))
        return (f"noun_{preposition}", action, "positive") if action.end > action.start else None
    return None


def _before_main_verb(frame: Frame, start: int, limit: int, word: str) -> int:
    """ "The plan to build a tunnel was read": what a noun carries ends where the clause goes on with its verb."""
    end = action_end(frame, start, limit)
    verb = None if word in ADJECTIVES else MAIN_VERB.search(frame.tags, start + 1, end)
    return verb.start() if verb else end


def _owner(frame: Frame, sentence: Range, place: int) -> Range | None:
    """The possessor of the noun, else the subject of the clause that it stands in."""
    match = OWNER.search(frame.tags, max(sentence.start, place - 14), place)
    if match:
        return Range(*match.span("owner"))
    for back in range(place - 1, max(sentence.start, place - 6), -1):
        if frame.tags[back] == "H":
            return Range(back, back + 1)
        if frame.tags[back] not in "nNeG#a":
            break
    return nearest_subject(frame, sentence, place)


def _predicated_of(frame: Frame, sentence: Range, place: int) -> Range | None:
    """ "X is ready to": the subject of the "be" before the adjective, which no "not" may stand between."""
    tags = frame.tags
    first = phrases.helpers_before(tags, sentence.start, place)
    helpers = tags[first:place]
    if "b" not in helpers or "x" in helpers:
        return None
    floor = phrases.phrase_floor(tags, max(sentence.start, first - 40), first)
    match = phrases.SUBJECT_BEFORE.search(tags, floor, first)
    return Range(*match.span()) if match else None
