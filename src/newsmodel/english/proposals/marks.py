"""Where in an article something can be proposed: one look at every word, for all that is looked for."""

import functools
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import chain, compress, count
from typing import NamedTuple

import attrs

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.commitments import CONDITION_WORDS
from newsmodel.english.proposals.cues import proposal_nouns, proposal_verbs
from newsmodel.english.proposals.drafts import CONDITION_HEADS, condition_at, opens_condition
from newsmodel.english.proposals.imperatives import imperative_heads
from newsmodel.english.proposals.modality import MODAL_WORDS
from newsmodel.english.proposals.stances import stance_words
from newsmodel.model import Quote
from newsmodel.text import Range

HEADS = ("", *"\n.q:,")
"""Tags before a word that opens a sentence, or what somebody says."""
NESTED = 12
"""How many quoted spans back one can begin that still overlaps a place."""
VERB, NOUN, MODAL, IF, IMPERATIVE, STANCE, CONDITION = (1 << bit for bit in range(7))
"""What a word can be; most are one of these, some are several."""
CARRIES = VERB | NOUN | MODAL | IF | IMPERATIVE


class Busy(NamedTuple):
    """A sentence with the places of its words that can carry a proposal, and the conditions that begin in it.

    Attributes:
        sentence: its places.
        verbs, nouns, modals, openers: places, in order; openers can open a conditional pledge or an imperative.
        conditions: as character offsets, in order.
    """

    sentence: Range
    verbs: list[int]
    nouns: list[int]
    modals: list[int]
    openers: list[int]
    conditions: list[Range]


@attrs.frozen
class Marks:
    """What one pass over an article marks, each in text order.

    Attributes:
        busy: the sentences that can hold a proposal.
        stances: places of words that can take a side.
        quoted: start and end of each span of a quote, and the number of the quote.
        quotes: the quotes.
    """

    busy: list[Busy]
    stances: list[int]
    quoted: list[tuple[int, int, int]]
    quotes: tuple[Quote, ...]

    def quotes_over(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The quoted spans that overlap some characters, the smallest first; those of one place nest a few deep."""
        at = bisect_left(self.quoted, (end,))
        near = [item for item in self.quoted[max(0, at - NESTED) : at] if item[1] > start]
        return sorted(near, key=_length) if len(near) > 1 else near


def _length(item: tuple[int, int, int]) -> int:
    return item[1] - item[0]


def marks_of(frame: Frame, quotes: tuple[Quote, ...]) -> Marks:
    """One pass over the words of an article for all that can carry a proposal."""
    words, tags, kinds = frame.tokens.words, frame.tags, word_kinds()
    busy: list[Busy] = []
    stances: list[int] = []
    sentence_end = condition_end = 0
    for place in compress(count(), map(kinds.__contains__, words)):
        kind = kinds[words[place]]
        condition = None
        if kind & CONDITION and opens_condition(words, place) and frame.start(place) >= condition_end:
            condition = condition_at(frame.text, frame.start(place))
        if kind & MODAL and tags[place + 1 : place + 2] != "t" and tags[place] not in "mC":
            kind -= MODAL
        if kind & IMPERATIVE and tags[max(0, place - 1) : place] not in HEADS:
            kind -= IMPERATIVE
        if kind & STANCE:
            stances.append(place)
        if not kind & CARRIES and condition is None:
            continue
        if place >= sentence_end:
            sentence = frame.sentences[frame.sentence_of(place)]
            sentence_end = sentence.end
            busy.append(Busy(sentence, [], [], [], [], []))
        here = busy[-1]
        if condition is not None:
            here.conditions.append(condition)
            condition_end = condition.end
        if kind & VERB:
            here.verbs.append(place)
        if kind & NOUN:
            here.nouns.append(place)
        if kind & MODAL:
            here.modals.append(place)
        if kind & (IF | IMPERATIVE):
            here.openers.append(place)
    quoted = sorted((span.start, span.end, number) for number, quote in enumerate(quotes) for span in quote.content)
    return Marks(busy, stances, quoted, quotes)


@functools.cache
def word_kinds() -> Mapping[str, int]:
    """Every word that is looked for, and what it can be."""
    lists: tuple[tuple[int, Iterable[str]], ...] = (
        (VERB, proposal_verbs()), (NOUN, proposal_nouns()), (MODAL, MODAL_WORDS), (IF, CONDITION_WORDS),
        (IMPERATIVE, imperative_heads()), (STANCE, stance_words()), (CONDITION, CONDITION_HEADS),
    )  # fmt: skip
    kinds = dict.fromkeys(chain.from_iterable(words for _, words in lists), 0)
    for kind, words in lists:
        for word in words:
            kinds[word] |= kind
    return kinds
