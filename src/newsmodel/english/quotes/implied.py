"""Whose a cue is that has no subject of its own: ", adding that", "Noting that it was late, Ann left"."""

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import INSIDE, WINDOW, nearest_subject, subject_at, subject_places
from newsmodel.english.quotes.attribution import Attribution
from newsmodel.english.quotes.spans import Places
from newsmodel.text import Range

OPENING_CLAUSE = 60
"""How many tags a clause can have that stands before the one whose subject is its own."""
MEMORY = 8
"""How many attributions back a shared subject is looked for."""
QUOTED = ("quoted", "quotes", "quote", "cited", "cites", "cite")
"""What a paper does with somebody "as saying"."""


def implied_subject(frame: Frame, sentence: Range, place: int, before: list[Attribution]) -> Places | None:
    """The subject of the clause that a participle or a coordinated verb belongs to.

    That of the last attribution which is not itself inside a clause with "what" or "who"; where there is none, that of
    the nearest verb before.
    """
    tags = frame.tags
    for attribution in reversed(before[-MEMORY:]):
        if attribution.subject and not attribution.relative and not _is_inside(tags, attribution, place):
            return attribution.subject
    return nearest_subject(frame, sentence, place)


def _is_inside(tags: str, attribution: Attribution, place: int) -> bool:
    """Whether it stands in a clause that a later one lies outside of: "what Ann said", "When Ann said so, he left"."""
    opener = tags[attribution.start - 1 : attribution.start]
    return opener in INSIDE or (opener == "k" and phrases.MAIN_CLAUSE.search(tags, attribution.end, place) is not None)


def main_subject(frame: Frame, sentence: Range, place: int) -> Places | None:
    """The subject of the clause that a participle stands before: "Noting that it was late, Ann left"."""
    limit = min(sentence.end, place + OPENING_CLAUSE)
    main = phrases.MAIN_CLAUSE.search(frame.tags, place, limit)
    return main and subject_at(frame, main.end(), limit)


def quoted(frame: Frame, sentence: Range, place: int) -> Places | None:
    """Who is quoted: "the Post quoted Lee as saying", "Lee was quoted by the Post as saying"."""
    if frame.word_at(place - 1) != "as":
        return None
    for verb in range(place - 2, max(sentence.start, place - WINDOW), -1):
        if frame.tags[verb] == "s":
            if frame.word(verb) not in QUOTED:
                return None
            first = phrases.helpers_before(frame.tags, sentence.start, verb)
            if "b" in frame.tags[first:verb]:
                left = subject_places(frame, sentence, first)
                return left and left[1]
            return subject_at(frame, verb + 1, place - 1)
    return None
