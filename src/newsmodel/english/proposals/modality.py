"""Modals and what stands around them: "must", "has to", "we'll", "is going to", with their subject and their verb."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.phrases import NOUN_PHRASE, phrase_floor
from newsmodel.english.grammar.subjects import WINDOW, subject_before
from newsmodel.english.proposals.clauses import (
    BEING,
    contracted_subject,
    denies,
    hypothetical,
    is_negated,
    questioned,
    verb_group_start,
)
from newsmodel.english.proposals.cues import known_verbs
from newsmodel.english.proposals.drafts import opens
from newsmodel.model.proposal import Modality
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

MODALS: dict[str, Modality] = {
    "must": "must", "mustn't": "must", "should": "should", "shouldn't": "should", "ought": "should", "shall": "shall",
    "will": "will", "won't": "will", "'ll": "will", "would": "would", "wouldn't": "would", "could": "could",
    "couldn't": "could", "can": "could", "can't": "could", "cannot": "could",
}  # fmt: skip
NEED = frozenset(("need", "needs", "needed"))
HAVE = frozenset(("have", "has", "had"))


def _as_written(words: Iterable[str]) -> dict[str, str]:
    """The words and what they are called here, as they are written: with a capital or not, with either apostrophe."""
    forms = ((form, word) for word in words for form in (word, word.capitalize()))
    return {written: word for form, word in forms for written in (form, form.replace("'", "’"))}


MODAL_OF: Mapping[str, Modality] = {form: MODALS[word] for form, word in _as_written(MODALS).items()}
"""The modality of each modal of one word, as it is written."""
CONTRACTED = frozenset(_as_written(f"{who}'ll" for who in ("I", "i", "we", "he", "she", "it", "they")))
"""Pronouns with "will" in them."""
NEED_TO, HAVE_TO = frozenset(_as_written(NEED)), frozenset(_as_written(HAVE))
"""The first words of modals made with "to"."""
GOING_TO, GOT_TO = frozenset(("going", "gonna")), frozenset(("got", "gotta"))
"""The future and the must of spoken English, with a form of "be" or "have" before them."""
ONE_WORD = frozenset(("gonna", "gotta"))
"""Those that have "to" in them."""
MODAL_WORDS = frozenset({*CONTRACTED, *NEED_TO, *HAVE_TO, *MODAL_OF, *GOING_TO, *GOT_TO})
WILL = CONTRACTED.union(form for form, modality in MODAL_OF.items() if modality == "will")
"""Words that can be "will"."""
COULD = frozenset(form for form, modality in MODAL_OF.items() if modality == "could")
"""Words that propose something with "be" alone: "it could be sold"."""
AFTER_MODAL = pattern("after_modal", r"[axtq]{0,4}(?P<verb>[bnsvdeg]|h(?!a?[evbsnh])|a(?=[tDHO]))", plain=True)
"""The verb after a modal; "must have gone" asks for nothing."""
FAR = 6
"""How many words after the beginning of a modal its verb is looked for."""
HEDGES = frozenset(("perhaps", "maybe", "probably", "likely", "possibly", "presumably"))
"""Adverbs of guessing, beside a modal."""
NO_MORE = frozenset("longer later sooner earlier to one".split())
"""Words with which "no" after a verb denies no object: "reply no later than", "say no to"."""
CANNOT = frozenset(("cannot", "Cannot"))
NOUN_BEFORE = frozenset("DH'fitb")
"""Tags before "need to" and "have to" where they are no modals: "a need to", "is needed to"."""


@attrs.define(eq=False)
class Modal:
    """A modal in its clause; once made, nothing changes it.

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


def modals_in(frame: Frame, limit: int, places: Iterable[int], conditions: list[Range]) -> list[Modal]:
    """The modals whose words begin at some places, with a verb before `limit`; those in conditions left out."""
    return [
        modal
        for place in places
        if not hypothetical(frame, conditions, place) and (modal := modal_at(frame, limit, place))
    ]


def modal_at(frame: Frame, limit: int, place: int) -> Modal | None:
    """The modal whose words begin at a place, with a verb before `limit`, or None."""
    found = _modality(frame, place, limit)
    if found is None:
        return None
    modality, end = found
    words = frame.tokens.words
    no_longer = tuple(words[end : end + 2]) == ("no", "longer")
    follows = AFTER_MODAL.match(frame.tags, end + 2 if no_longer else end, limit)
    if not follows:
        return None
    verb = follows.start("verb")
    if not HEDGES.isdisjoint(words[max(0, place - 1) : verb]):
        return None
    word = words[place]
    negative = no_longer or word.endswith(("n't", "n’t")) or word in CANNOT or denies(frame, *follows.span())
    if word in GOING_TO:
        if frame.tags[verb] == "n" and words[verb] not in known_verbs():
            return None
        negative = negative or is_negated(frame, verb_group_start(frame, max(0, place - FAR), place), place)
    negative = negative or (words[verb + 1 : verb + 2] == ("no",) and _denies_object(words[verb + 2 : verb + 4]))
    if negative and words[verb] == "hesitate" and frame.tags.startswith("t", verb + 1) and verb + 2 < limit:
        verb, negative = verb + 2, False  # "will not hesitate to act"
    return Modal(modality, place, end, verb, negative, word not in GOING_TO and (end == place + 2 or word in ONE_WORD))


def _denies_object(words: Sequence[str]) -> bool:
    """Whether "no", before some words, denies what is done: "release no more captives", not "pay no more than £5m"."""
    return bool(words) and words[0] not in NO_MORE and "than" not in words


def _modality(frame: Frame, place: int, limit: int) -> tuple[Modality, int] | None:
    """The modality of the words at a place, and where they end; "need not" and "do not have to" oblige nobody."""
    word, tags = frame.word(place), frame.tags
    tag = tags[place]
    if tag == "m" and word in MODAL_OF:
        return MODAL_OF[word], place + 1
    if tag == "C" and word in CONTRACTED:
        return "will", place + 1
    if word in GOING_TO or word in GOT_TO:
        return _spoken(frame, place)
    if tags[place + 1 : place + 2] != "t" or place + 1 >= limit or tags[place - 1 : place] in NOUN_BEFORE:
        return None
    first = verb_group_start(frame, max(0, place - 6), place)
    if not {"m", "d", "x", "b", "h"}.isdisjoint(tags[first:place]) or tags[first - 1 : first] == "C":
        return None
    if word in NEED_TO:
        return "need", place + 2
    return ("must", place + 2) if word in HAVE_TO and tags[place + 2 : place + 3] != "D" else None


def _spoken(frame: Frame, place: int) -> tuple[Modality, int] | None:
    """ "Is going to" and "has got to", contracted or not; "was going to" tells of what did not come."""
    word, end = frame.word(place), place + 2
    if word in ONE_WORD:
        end = place + 1
    elif frame.tags[place + 1 : end] != "t":
        return None
    first = verb_group_start(frame, max(0, place - FAR), place)
    helpers = frame.tokens.words[max(0, first - 1) : place]
    if word in GOING_TO:
        return ("will", end) if any(helper.endswith(IS) for helper in helpers) else None
    return ("must", end) if word == "gotta" or any(helper.endswith(HAVING) for helper in helpers) else None


IS = ("is", "are", "am", "isn't", "isn’t", "aren't", "aren’t", *BEING)
HAVING = ("have", "has", "'ve", "’ve", "'s", "’s")
"""Endings of the helpers of "going to" and "got to"."""


def subject_of(frame: Frame, part: Range, place: int, *, phrase: bool = False) -> Range | None:
    """The subject of a modal: before it, or in the same word ("we'll"); None in a relative clause or a question.

    `phrase` is said of "has to" and "needs to", which may be no modals.
    """
    if frame.tags[place] == "C":
        pronoun = Range(place, place + 1)
        return None if questioned(frame, pronoun) else pronoun
    first = verb_group_start(frame, part.start, place)
    mark = first - 1
    if mark > part.start and frame.tags[mark] == "q" and frame.tags[mark - 1] in "nNP" and opens(frame, mark):
        first = mark  # "said Ann Lee “must go”"
    before = frame.tags[first - 1] if first > part.start else ""
    if contracted := contracted_subject(frame, part.start, first):
        return None if questioned(frame, contracted) else contracted
    if before == "Z" and frame.tags[first - 2 : first - 1] not in tuple("nNe#s"):
        return Range(first - 1, first)
    left = subject_before(frame, part, first) if before not in {"W", "K"} else None
    if left is None or questioned(frame, left[1]) or _swallows(frame, left[1]):
        return None
    subject = _whole(frame, part, _joined(frame, part, left[1]))
    return None if phrase and frame.tags[max(part.start, subject.start - 2) : subject.start] in RELATIVE else subject


def clause_start(frame: Frame, subject: Range) -> int:
    """Where the clause of a subject begins: at the bracket around it, if it stands in one."""
    return subject.start - (frame.tags[subject.start - 1 : subject.start] == "(")


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


def _whole(frame: Frame, part: Range, subject: Range) -> Range:
    """A subject with its head, where what stands before the modal is inside it: "its use by the police should"."""
    tags = frame.tags
    if tags[subject.start - 1 : subject.start] not in INSIDE_PHRASE or subject.start - part.start > LONGEST_HEAD:
        return subject
    head = tags[part.start : subject.start]
    return subject if HEAD_WITH_VERB.search(head) or head[:1] not in "DHnNe#" else Range(part.start, subject.end)


INSIDE_PHRASE = frozenset("iGgf")
"""Tags before a noun phrase inside another."""
LONGEST_HEAD = 12
"""How many words may stand before it."""
HEAD_WITH_VERB = pattern("head_with_verb", r"[mhbdsPCkZWKq.,;:\n]", plain=True)
"""What shows that another clause stands there."""
CLAUSE_EDGE = frozenset(("", *"sZ,\nqBk:;"))
"""Tags before the subject of a clause."""


def _swallows(frame: Frame, subject: Range) -> bool:
    """A phrase that begins with the infinitive before it is no subject: "efforts to win votes should"."""
    return frame.tags[subject.start - 1 : subject.start] == "t" and frame.tags[subject.start] == "n"
