"""What a quotation tells others to do: "Let's build it", "Please close the gate", "Don't sell the mill"."""

import functools

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.cues import deeds, known_verbs, verbs_of
from newsmodel.english.proposals.drafts import Draft, action_end, closed
from newsmodel.model.proposal import ProposalAct
from newsmodel.text import Range

LET_US = frozenset(("let's", "let us"))
NEGATIVE = frozenset(("don't", "do not", "never"))
POLITE = frozenset(("please",))
OBJECTS = frozenset("DHO")
"""Tags that follow a verb that opens a sentence, and seldom a noun there: "Stop the war", "Support for the war"."""


@functools.cache
def imperative_heads() -> frozenset[str]:
    """Words that can open an imperative, as they are written at the head of a sentence."""
    words = {"let", "do", "don't", "never", "please"} | deeds()
    return frozenset(form for word in words for form in (word.capitalize(), word.capitalize().replace("'", "’")))


def imperative_of(frame: Frame, part: Range) -> Draft | None:
    """The imperative that a sentence of a direct quotation is, if it is one."""
    start = part.start
    first = _word(frame, start)
    two = f"{first} {_word(frame, start + 1)}".replace(" '", "'")
    verb, negative = start, False
    act: ProposalAct = "request"
    if two in LET_US:
        verb, act = start + 2, "propose"
        if frame.tags[verb : verb + 1] == "x":
            verb, negative = verb + 1, True
    elif first in NEGATIVE or two in NEGATIVE:
        verb, negative = start + (1 if first in NEGATIVE else 2), True
    elif first in POLITE:
        verb = start + 1
    elif first not in deeds() or first == "let" or not _opens_command(frame, start):
        return None
    if verb >= part.end or not (_is_deed(frame, verb) or (first in POLITE and _is_asked(frame, verb))):
        return None
    action = (verb, closed(frame, verb, action_end(frame, verb, part.end)))
    cue = (start, max(start + 1, verb))
    return Draft(
        rule="imperative", act=act, action=action, cue=cue, owned=False,
        polarity="negative" if negative else "positive",
    )  # fmt: skip


AT_ONCE = frozenset(("now", "immediately", "today"))
"""Adverbs right after a verb that opens a command: "Evacuate now"."""


def _opens_command(frame: Frame, start: int) -> bool:
    """Whether what follows a verb that opens a sentence shows that it is one."""
    return frame.tags[start + 1 : start + 2] in OBJECTS or _word(frame, start + 1) in AT_ONCE


def _is_asked(frame: Frame, place: int) -> bool:
    """Whether a word after "please" is a verb, as all with an object there are: "Please check your"."""
    return frame.tags[place] in "nv" and frame.tags[place + 1 : place + 2] in OBJECTS and _is_no_state(frame, place)


def _is_no_state(frame: Frame, place: int) -> bool:
    return _word(frame, place) not in verbs_of("state", "outcome", "talk")


def _word(frame: Frame, place: int) -> str:
    return frame.word_at(place).lower().replace("’", "'")


def _is_deed(frame: Frame, place: int) -> bool:
    """A verb that the data files know and that is neither a state nor talk: not "Let's see", "Please note"."""
    return _word(frame, place) in known_verbs() and _is_no_state(frame, place)
