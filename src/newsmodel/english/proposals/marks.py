"""Where in an article something can be proposed: one look at every word, for all that is looked for."""

import functools
from collections.abc import Iterable, Mapping
from itertools import chain, compress
from typing import NamedTuple

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.commitments import CONDITION_WORDS
from newsmodel.english.proposals.conditions import CONDITION_SIGNS, Conditions
from newsmodel.english.proposals.cues import ProposalVerb, proposal_nouns, proposal_verbs
from newsmodel.english.proposals.imperatives import imperative_heads
from newsmodel.english.proposals.modality import COULD, FAR, MODAL_WORDS
from newsmodel.english.proposals.nouns import can_carry
from newsmodel.english.proposals.stances import stance_words
from newsmodel.english.proposals.verbs import carriers
from newsmodel.text import Range

HEADS = "\n.q:,"
"""Tags before a word that opens a sentence, or what somebody says."""
VERB, NOUN, MODAL, IF, IMPERATIVE, STANCE, CONDITION = (1 << bit for bit in range(7))
"""What a word can be; most are one of these, some are several, but a modal is nothing else."""
SAID = MODAL | IF | IMPERATIVE
"""What proposes something where somebody says it; of modals "will" elsewhere too, with a deed."""

Busy = tuple[Range, list[tuple[int, list[ProposalVerb]]], list[int], list[int]]
"""A sentence with its words that can carry a proposal, as far as what stands beside them tells.

Its places; in order, the places of verbs, with the verbs that the word there can be; those of nouns; and those of what
proposes something where somebody says it: modals, and words that can open a conditional pledge or an imperative.
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


def marks_of(frame: Frame) -> Marks:
    """One pass over the words of an article for all that can carry a proposal."""
    words, tags, kinds = frame.tokens.words, frame.tags, word_kinds()
    busy: list[Busy] = []
    conditions = Conditions(frame)
    stances: list[int] = []
    verbs: list[tuple[int, list[ProposalVerb]]] = []
    nouns: list[int] = []
    said: list[int] = []
    sentence_end = 0
    for place in compress(frame.first, map(kinds.__contains__, words)):
        kind = kinds[words[place]]
        if kind == MODAL and tags[place] not in "mC" and not tags.startswith("t", place + 1):
            continue
        if kind & CONDITION:
            conditions.note(place)
        if kind & STANCE:
            stances.append(place)
        carrying = carriers(frame, place) if kind & VERB else None
        is_noun = kind & NOUN and can_carry(frame, place)
        is_said = kind & SAID and _can_be_said(frame, place, kind)
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


def _can_be_said(frame: Frame, place: int, kind: int) -> bool:
    """Whether a modal or an opener can propose something in what is said, as far as what stands beside it tells."""
    words = frame.tokens.words
    if kind == MODAL:
        return words[place] not in COULD or "be" in words[place + 1 : place + FAR]
    return kind & IF > 0 or place == 0 or frame.tags[place - 1] in HEADS


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
