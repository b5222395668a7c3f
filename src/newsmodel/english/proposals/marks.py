"""Where in an article something can be proposed: one look at every word, for all that is looked for."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, compress
from typing import NamedTuple

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.commitments import CONDITION_WORDS
from newsmodel.english.proposals.conditions import CONDITION_SIGNS, Conditions
from newsmodel.english.proposals.cues import ProposalVerb, deeds, proposal_nouns, proposal_verbs
from newsmodel.english.proposals.imperatives import imperative_heads
from newsmodel.english.proposals.modality import COULD, FAR, MODAL_WORDS, WILL
from newsmodel.english.proposals.nouns import can_carry
from newsmodel.english.proposals.quoted import Quoted
from newsmodel.english.proposals.stances import stance_words
from newsmodel.english.proposals.verbs import carriers
from newsmodel.text import Range

HEADS = ("", *"\n.q:,")
"""Tags before a word that opens a sentence, or what somebody says."""
VERB, NOUN, MODAL, IF, IMPERATIVE, STANCE, CONDITION = (1 << bit for bit in range(7))
"""What a word can be; most are one of these, some are several."""
SAID = MODAL | IF | IMPERATIVE
"""What proposes something where somebody says it; of modals "will" elsewhere too, with a deed."""


class Busy(NamedTuple):
    """A sentence with its words that can carry a proposal, as far as what stands beside them tells.

    Attributes:
        sentence: its places.
        verbs: places, in order, with the verbs that the word there can be.
        nouns, modals, openers: places, in order; openers can open a conditional pledge or an imperative.
    """

    sentence: Range
    verbs: list[tuple[int, Sequence[ProposalVerb]]]
    nouns: list[int]
    modals: list[int]
    openers: list[int]


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
    words, tags, kinds = frame.tokens.words, frame.tags, word_kinds()
    busy: list[Busy] = []
    conditions = Conditions(frame)
    stances: list[int] = []
    sentence_end = 0
    for place in compress(frame.first, map(kinds.__contains__, words)):
        kind = kinds[words[place]]
        if kind & MODAL and tags[place] not in "mC" and not tags.startswith("t", place + 1):
            continue
        if kind & CONDITION:
            conditions.note(place)
        if kind & STANCE:
            stances.append(place)
        verbs = carriers(frame, place) if kind & VERB else ()
        noun = kind & NOUN and can_carry(frame, place)
        said = kind & SAID and _can_be_said(frame, quoted, place, kind)
        if not (verbs or noun or said):
            continue
        if place >= sentence_end:
            sentence = frame.sentences[frame.sentence_of(place)]
            sentence_end = sentence.end
            busy.append(Busy(sentence, [], [], [], []))
        here = busy[-1]
        if verbs:
            here.verbs.append((place, verbs))
        if noun:
            here.nouns.append(place)
        if said:
            (here.modals if kind & MODAL else here.openers).append(place)
    return Marks(busy, conditions, stances)


def _can_be_said(frame: Frame, quoted: Quoted, place: int, kind: int) -> bool:
    """Whether a modal or an opener proposes something, as far as what stands beside it and around it tells."""
    word, following = frame.tokens.words[place], frame.tokens.words[place + 1 : place + FAR]
    if kind & MODAL and word in COULD and "be" not in following:
        return False
    if kind & IMPERATIVE and frame.tags[max(0, place - 1) : place] not in HEADS:
        return False
    return quoted.holds(frame.tokens.starts[place]) or (word in WILL and not deeds().isdisjoint(following))


@functools.cache
def word_kinds() -> Mapping[str, int]:
    """Every word that is looked for, and what it can be."""
    lists: tuple[tuple[int, Iterable[str]], ...] = (
        (VERB, proposal_verbs()), (NOUN, proposal_nouns()), (MODAL, MODAL_WORDS), (IF, CONDITION_WORDS),
        (IMPERATIVE, imperative_heads()), (STANCE, stance_words()), (CONDITION, CONDITION_SIGNS),
    )  # fmt: skip
    kinds = dict.fromkeys(chain.from_iterable(words for _, words in lists), 0)
    for kind, words in lists:
        for word in words:
            kinds[word] |= kind
    return kinds
