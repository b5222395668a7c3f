"""Where in an article something can be proposed: one look at every word, for all lists."""

import functools
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, compress, count
from operator import itemgetter

import attrs

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.proposals.commitments import CONDITION_WORDS
from newsmodel.english.proposals.cues import proposal_nouns, proposal_verbs
from newsmodel.english.proposals.drafts import CONDITION_HEADS, conditions_at
from newsmodel.english.proposals.imperatives import imperative_heads
from newsmodel.english.proposals.modality import MODAL_WORDS
from newsmodel.english.proposals.stances import stance_words
from newsmodel.model import Quote
from newsmodel.text import Range

HEADS = ("", *"\n.q:,")
"""Tags before a word that opens a sentence, or what somebody says."""
NESTED = 12
"""How many quoted spans back one can begin that still overlaps a place."""


@attrs.frozen
class Marks:
    """What one pass over an article marks for all its sentences, each in text order.

    Attributes:
        verbs, nouns, modals, openers, stances: places of words that can carry a proposal, or take a side.
        conditions: where conditions stand, as character offsets.
        quoted: start and end of each span of a quote, and the quote.
    """

    verbs: list[int]
    nouns: list[int]
    modals: list[int]
    openers: list[int]
    stances: list[int]
    conditions: list[Range]
    quoted: list[tuple[int, int, Quote]]

    def conditions_in(self, start: int, end: int) -> list[Range]:
        """The conditions that begin between two offsets."""
        return self.conditions[bisect_left(self.conditions, (start,)) : bisect_left(self.conditions, (end,))]

    def quotes_over(self, start: int, end: int) -> list[tuple[int, int, Quote]]:
        """The quoted spans that overlap some characters, the smallest first; those of one place nest a few deep."""
        at = bisect_left(self.quoted, (end,))
        near = [item for item in self.quoted[max(0, at - NESTED) : at] if item[1] > start]
        return sorted(near, key=_length) if len(near) > 1 else near


def _length(item: tuple[int, int, Quote]) -> int:
    return item[1] - item[0]


def marks_of(frame: Frame, quotes: Iterable[Quote]) -> Marks:
    """One pass over the words of an article for all that can carry a proposal."""
    quoted = sorted(((s.start, s.end, quote) for quote in quotes for s in quote.content), key=itemgetter(0, 1))
    words, tags = frame.tokens.words, frame.tags
    known = list(compress(count(), map(_known_words().__contains__, words)))
    tests = proposal_verbs(), proposal_nouns(), _openers(), stance_words(), CONDITION_HEADS
    verbs, nouns, openers, stances, heads = ([place for place in known if words[place] in test] for test in tests)
    modals = [p for p in known if (tags[p] in "mC" or tags[p + 1 : p + 2] == "t") and words[p] in MODAL_WORDS]
    openers = [p for p in openers if words[p] in CONDITION_WORDS or tags[max(0, p - 1) : p] in HEADS]
    conditions = conditions_at(frame.text, map(frame.start, heads))
    return Marks(verbs, nouns, modals, openers, stances, conditions, quoted)


@functools.cache
def _openers() -> frozenset[str]:
    """What opens a conditional pledge or an imperative."""
    return CONDITION_WORDS | imperative_heads()


@functools.cache
def _known_words() -> frozenset[str]:
    return frozenset(
        chain(proposal_verbs(), proposal_nouns(), MODAL_WORDS, _openers(), stance_words(), CONDITION_HEADS)
    )


def busy(frame: Frame, marks: Marks) -> Iterator[Range]:
    """The sentences that hold a word that can carry a proposal."""
    places = chain(marks.verbs, marks.nouns, marks.modals, marks.openers)
    return (frame.sentences[number] for number in sorted({frame.sentence_of(place) for place in places}))


def inside(places: list[int], part: Range) -> list[int]:
    """The places that lie in a part, of places in order."""
    return places[bisect_left(places, part.start) : bisect_left(places, part.end)]
