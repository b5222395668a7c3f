"""Where in an article something can be proposed: one look at every word, for all that is looked for."""

import functools
from itertools import compress
from typing import NamedTuple

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.commitments import CONDITION_WORDS
from newsmodel.english.proposals.conditions import CONDITION_SIGNS, INVERTED, Conditions
from newsmodel.english.proposals.cues import ProposalVerb, proposal_nouns, proposal_verbs
from newsmodel.english.proposals.imperatives import imperative_heads
from newsmodel.english.proposals.modality import COULD, FAR, MODAL_WORDS, ONE_WORD, WILL
from newsmodel.english.proposals.nouns import can_carry
from newsmodel.english.proposals.quoted import Quoted
from newsmodel.english.proposals.stances import stance_words
from newsmodel.english.proposals.verbs import carriers
from newsmodel.text import Range

HEADS = "\n.q:,"
"""Tags before a word that opens a sentence, or what somebody says."""

SUBJECTS = ("D", "H", "P", "N")
"""Tags of what a clause with its verb before its subject has behind the verb."""

Busy = tuple[Range, list[tuple[int, list[ProposalVerb]]], list[int], list[int]]
"""A sentence with its words that can carry a proposal, as far as what stands beside them tells.

Its places; in order, the places of verbs, with the verbs that the word there can be; those of nouns; and those of what
somebody who is quoted proposes something with: modals, and words that can open a conditional pledge or an imperative;
with them those of "will", by which reporters announce what others will do.
"""


class Marks(NamedTuple):
    """What one pass over an article marks, each in text order.

    Attributes:
        busy: the sentences that can hold a proposal.
        conditions: all of the article.
        stances: places of words that can take a side.
    """

    busy: list[Busy]
    conditions: Conditions
    stances: list[int]


def marks_of(frame: Frame, quoted: Quoted) -> Marks:
    """One pass over the words of an article for all that can carry a proposal."""
    words, starts, tags = frame.tokens.words, frame.tokens.starts, frame.tags
    verb_forms, noun_forms, heads, siding = proposal_verbs(), proposal_nouns(), imperative_heads(), stance_words()
    busy: list[Busy] = []
    conditions = Conditions(frame)
    stances: list[int] = []
    verbs: list[tuple[int, list[ProposalVerb]]] = []
    nouns: list[int] = []
    said: list[int] = []
    sentence_end = 0
    for place in compress(frame.first, map(marked_words().__contains__, words)):
        word = words[place]
        if tags[place] == "b" and not tags.startswith("t", place + 1):  # "is" and "are" are looked for before "to"
            continue
        if word in MODAL_WORDS:  # a modal is nothing else
            if tags[place] not in "mC" and not tags.startswith("t", place + 1) and word not in ONE_WORD:
                continue
            if word in INVERTED and tags[place + 1 : place + 2] in SUBJECTS:
                conditions.note(place)  # "should the talks fail"
            if word in COULD and "be" not in words[place + 1 : place + FAR]:
                continue
            carrying, is_noun, is_said = None, False, word in WILL or quoted.holds(starts[place])
        else:
            verb, noun = verb_forms.get(word), noun_forms.get(word)
            carrying = carriers(frame, place, verb) if verb else None
            is_noun = noun is not None and can_carry(frame, place, noun)
            opens = word in CONDITION_WORDS or (word in heads and (place == 0 or tags[place - 1] in HEADS))
            is_said = opens and quoted.holds(starts[place])
            if word in CONDITION_SIGNS:
                conditions.note(place)
            if word in siding:
                stances.append(place)
        if not (carrying or is_noun or is_said):
            continue
        if place >= sentence_end:
            sentence = frame.sentences[frame.sentence_of(place)]
            sentence_end = sentence.end
            verbs, nouns, said = [], [], []
            busy.append((sentence, verbs, nouns, said))
        if carrying:
            verbs.append((place, carrying))
        if is_noun:
            nouns.append(place)
        if is_said:
            said.append(place)
    return Marks(busy, conditions, stances)


@functools.cache
def marked_words() -> frozenset[str]:
    """Every word that is looked for."""
    return (
        MODAL_WORDS
        | CONDITION_WORDS
        | CONDITION_SIGNS
        | imperative_heads()
        | stance_words().union(proposal_verbs(), proposal_nouns())
    )
