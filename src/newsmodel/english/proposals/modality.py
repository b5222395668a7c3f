"""Modals and what stands around them: "must", "need to", "has to", "we'll", with their subject and their verb."""

from typing import NamedTuple

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.phrases import NOUN_PHRASE, phrase_floor
from newsmodel.english.grammar.subjects import WINDOW, subject_before
from newsmodel.english.proposals.clauses import questioned, verb_group_start
from newsmodel.model.proposal import Modality
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

MODALS: dict[str, Modality] = {
    "must": "must", "mustn't": "must", "should": "should", "shouldn't": "should", "ought": "should", "shall": "shall",
    "will": "will", "won't": "will", "'ll": "will", "would": "would", "wouldn't": "would", "could": "could",
    "couldn't": "could", "can": "could", "can't": "could", "cannot": "could", "may": "may", "might": "may",
}  # fmt: skip
NEED = frozenset(("need", "needs", "needed"))
HAVE = frozenset(("have", "has", "had"))
MODAL_WORDS = frozenset(
    form
    for word in (*MODALS, *NEED, *HAVE, *(f"{who}'ll" for who in ("I", "i", "we", "he", "she", "it", "they")))
    for part in (word, word.capitalize())
    for form in (part, part.replace("'", "’"))
)
AFTER_MODAL = pattern("after_modal", r"[axtq]{0,4}(?P<verb>[bnsvdeg]|h(?!a?[evbsn])|a(?=[tDHO]))", plain=True)
"""The verb after a modal; "must have gone" asks for nothing."""
HEDGES = frozenset(("perhaps", "maybe", "probably", "likely", "possibly", "presumably"))
"""Adverbs of guessing, beside a modal."""
NOUN_BEFORE = frozenset("DH'fitb")
"""Tags before "need to" and "have to" where they are no modals: "a need to", "is needed to"."""


class Modal(NamedTuple):
    """A modal in its clause.

    Attributes:
        modality: as in the record.
        place, end: places where its words begin and end.
        verb: place of the verb that it belongs to.
        negative: "not" stands with it.
        phrase: made with "to": "has to", "needs to".
    """

    modality: Modality
    place: int
    end: int
    verb: int
    negative: bool
    phrase: bool


def modal_at(frame: Frame, limit: int, place: int) -> Modal | None:
    """The modal whose words begin at a place, with a verb before `limit`, or None."""
    found = _modality(frame, place, limit)
    if found is None:
        return None
    modality, end = found
    follows = AFTER_MODAL.match(frame.tags, end, limit)
    if not follows:
        return None
    word = frame.word(place)
    around = frame.tokens.words[max(0, place - 1) : follows.start("verb")]
    if not HEDGES.isdisjoint(around):
        return None
    negative = word.endswith(("n't", "n’t")) or word.lower() == "cannot" or "x" in follows[0]
    return Modal(modality, place, end, follows.start("verb"), negative, end == place + 2)


def _modality(frame: Frame, place: int, limit: int) -> tuple[Modality, int] | None:
    """The modality of the words at a place, and where they end; "need not" and "do not have to" oblige nobody."""
    word = frame.word(place).lower().replace("’", "'")
    tag = frame.tags[place]
    if word in MODALS and tag == "m":
        return MODALS[word], place + 1
    if tag == "C" and word.endswith("'ll"):
        return "will", place + 1
    if frame.tags[place + 1 : place + 2] != "t" or place + 1 >= limit or frame.tags[place - 1 : place] in NOUN_BEFORE:
        return None
    first = verb_group_start(frame, max(0, place - 6), place)
    if not {"m", "d", "x", "b", "h"}.isdisjoint(frame.tags[first:place]) or frame.tags[first - 1 : first] == "C":
        return None
    if word in NEED:
        return "need", place + 2
    return ("must", place + 2) if word in HAVE and frame.tags[place + 2 : place + 3] != "D" else None


def subject_of(frame: Frame, part: Range, place: int, *, phrase: bool = False) -> Range | None:
    """The subject of a modal: before it, or in the same word ("we'll"); None in a relative clause or a question.

    `phrase` is said of "has to" and "needs to", which may be no modals.
    """
    if frame.tags[place] == "C":
        contracted = Range(place, place + 1)
        return None if questioned(frame, contracted) else contracted
    first = verb_group_start(frame, part.start, place)
    before = frame.tags[first - 1] if first > part.start else ""
    if before == "Z" and frame.tags[first - 2 : first - 1] not in tuple("nNe#s"):
        return Range(first - 1, first)
    left = subject_before(frame, part, first) if before not in ("W", "K") else None
    if left is None or questioned(frame, left[1]) or _swallows(frame, left[1]):
        return None
    subject = _joined(frame, part, left[1])
    return None if phrase and frame.tags[max(part.start, subject.start - 2) : subject.start] in RELATIVE else subject


RELATIVE = frozenset(("nZ", "NZ"))
"""Before the subject of "has to" they make a relative clause more often than not: "the chance that he has to"."""
AND_SUBJECT = pattern("and_subject", rf"(?:P|{NOUN_PHRASE})c$", plain=True)


def _joined(frame: Frame, part: Range, subject: Range) -> Range:
    """A subject with what "and" joins to it: "the president and the party's leaders should"."""
    if frame.tags[subject.start - 1 : subject.start] != "c":
        return subject
    floor = phrase_floor(frame.tags, max(part.start, subject.start - WINDOW), subject.start - 1)
    match = AND_SUBJECT.search(frame.tags, floor, subject.start)
    if match is None or frame.tags[max(part.start, match.start() - 1) : match.start()] not in CLAUSE_EDGE:
        return subject
    return Range(match.start(), subject.end)


CLAUSE_EDGE = ("", *"sZ,\nqBk:;")
"""Tags before the subject of a clause."""


def _swallows(frame: Frame, subject: Range) -> bool:
    """A phrase that begins with the infinitive before it is no subject: "efforts to win votes should"."""
    return frame.tags[subject.start - 1 : subject.start] == "t" and frame.tags[subject.start] == "n"
