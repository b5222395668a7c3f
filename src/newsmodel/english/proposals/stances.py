"""How others in the article take a proposal: "backing Europe's plan", "rejected the idea", "hit back"."""

import functools
from bisect import bisect_left
from collections.abc import Iterable

import attrs

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import WINDOW, nearest_subject, subject_before
from newsmodel.english.proposals.cues import StanceVerb, proposed_names, stance_verbs
from newsmodel.english.proposals.drafts import LONGEST, OBJECT
from newsmodel.english.proposals.people import People
from newsmodel.model import Proposal, Reference, Span, Stance
from newsmodel.text import Range

IDEA_NOUNS = frozenset(
    ("idea ideas move moves measure measures suggestion scheme blueprint initiative ultimatum").split()
)
AROUND = 12
"""How many proposals before and after a stance it can be about."""
REACH = 6
"""How many sentences back "the plan" or "hit back" can point."""


@functools.cache
def stance_words() -> frozenset[str]:
    """The forms of verbs that take a side, in small letters, with a capital and in capitals."""
    return frozenset(form for word in stance_verbs() for form in (word, word.capitalize(), word.upper()))


def with_stances(people: People, places: Iterable[int], proposals: list[Proposal]) -> list[Proposal]:
    """The proposals with the stances that other actors take on them, at the places of `stance_words`."""
    found: dict[int, list[Stance]] = {}
    if not proposals:
        return proposals
    frame, verbs = people.frame, stance_verbs()
    starts = [proposal.action.start for proposal in proposals]
    for place in places:
        word = frame.word(place)
        verb = verbs.get(word) or verbs[word.lower()]
        if verb.particle and frame.word_at(place + 1) != verb.particle:
            continue
        number = frame.sentence_of(place)
        targets = _targets(frame, number, place, verb, starts, proposals)
        stance = _stance(people, frame.sentences[number], place, verb) if targets else None
        if stance is None:
            continue
        target = next((i for i in targets if not _same(proposals[i].proposer, stance.actor)), None)
        if target is not None:
            found.setdefault(target, []).append(stance)
    if not found:
        return proposals
    return [
        attrs.evolve(proposal, stances=tuple(found[index])) if index in found else proposal
        for index, proposal in enumerate(proposals)
    ]


def _stance(people: People, sentence: Range, place: int, verb: StanceVerb) -> Stance | None:
    frame = people.frame
    first = phrases.helpers_before(frame.tags, sentence.start, place)
    if "b" in frame.tags[first:place] or "x" in frame.tags[first:place]:
        return None
    left = subject_before(frame, sentence, first)
    subject = left[1] if left else None
    if subject is None and frame.tags[first] in "GgN":
        subject = _subject_after(frame, sentence, place) or nearest_subject(frame, sentence, first)
    elif subject is None and frame.tags[first - 1 : first] in {"c", "B", ","}:
        subject = nearest_subject(frame, sentence, first)
    if subject is None:
        return None
    end = place + 1 + (verb.particle is not None)
    cue = Span(frame.start(place), frame.end(end - 1), frame.words(place, end))
    return Stance(people.speakers.reference(frame, subject), verb.position, cue)


def _subject_after(frame: Frame, sentence: Range, place: int) -> Range | None:
    """ "Backing the plan, he added": the subject of a participle at the head stands after the comma."""
    if place - sentence.start > WINDOW or frame.tags[sentence.start : place].strip("\na"):
        return None
    comma = frame.tags.find(",", place, min(sentence.end, place + LONGEST))
    match = phrases.NOUN_PHRASE_AT.match(frame.tags, comma + 1, sentence.end) if comma >= 0 else None
    return Range(*match.span()) if match and match.end() > match.start() else None


def _targets(
    frame: Frame, number: int, place: int, verb: StanceVerb, starts: list[int], proposals: list[Proposal]
) -> list[int]:
    """What a stance can be about, the likeliest first: proposals inside its object, then those before it, backwards."""
    sentence = frame.sentences[number]
    end = place + 1 + (verb.particle is not None)
    match = OBJECT.match(frame.tags, end, sentence.end)
    start = frame.start(place)
    around = bisect_left(starts, start)
    near: list[int] = []
    if match and match.end() > end:
        reach = frame.end(match.end() - 1)
        window = range(max(0, around - AROUND), min(len(proposals), around + AROUND))
        near = [i for i in window if (cue := proposals[i].cue) and start < cue.start < reach]
        nouns = frame.tokens.words[match.start() : match.end()]
        if proposed_names().isdisjoint(nouns) and IDEA_NOUNS.isdisjoint(nouns):
            return near
    elif verb.particle not in {"back", "out"} or frame.tags[end : end + 1] == "G":
        return near
    back = frame.start(frame.sentences[max(0, number - REACH)].start)
    first = max(around - AROUND, bisect_left(starts, back))
    return near + [i for i in range(around - 1, first - 1, -1) if proposals[i].act != "reject"]


def _same(one: Reference | None, other: Reference) -> bool:
    if one is None:
        return False
    if one.actors or other.actors:
        return not set(one.actors).isdisjoint(other.actors)
    return one.mention is not None and other.mention is not None and one.mention.text == other.mention.text
