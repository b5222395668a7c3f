"""The quick looks that spare most words the whole examination: none may miss what the patterns behind it would find."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import read
from newsmodel.english.proposals.clauses import AHEAD, stands_ahead
from newsmodel.english.proposals.commitments import CONDITION_WORDS
from newsmodel.english.proposals.complements import THIS_WEEK, TIME_HEADS
from newsmodel.english.proposals.conditions import CONDITION_SIGNS
from newsmodel.english.proposals.cues import OPENINGS, proposal_nouns, proposal_verbs
from newsmodel.english.proposals.drafts import (
    DISTANT_INFINITIVE,
    GERUND,
    INFINITIVE,
    OBJECT,
    OBJECT_INFINITIVE,
    WITH_SOMEBODY,
)
from newsmodel.english.proposals.imperatives import imperative_heads
from newsmodel.english.proposals.marks import marked_words
from newsmodel.english.proposals.modality import COULD, FAR, MODAL_WORDS, modal_at
from newsmodel.english.proposals.quoted import Quoted
from newsmodel.english.proposals.stances import stance_words
from newsmodel.model import Quote, Span

TAGS = st.text(st.sampled_from("DHnNe#G_*'yag)(svcxtOZfiP,"), max_size=30)
TAKEN = {
    "inf": (INFINITIVE, WITH_SOMEBODY, phrases.TIME_OR_PLACE, THIS_WEEK),
    "obj_inf": (OBJECT_INFINITIVE, DISTANT_INFINITIVE),
    "obj": (OBJECT, phrases.TIME_OR_PLACE, THIS_WEEK),
    "that": (phrases.TIME_OR_PLACE, THIS_WEEK),
    "ger": (GERUND,),
}


@given(TAGS)
def test_what_a_verb_takes_opens_as_is_said(tags: str) -> None:
    for complement, patterns in TAKEN.items():
        assert not any(taken.match(tags) for taken in patterns) or tags[0] in OPENINGS[complement]


@given(TAGS)
def test_an_infinitive_has_its_to_ahead(tags: str) -> None:
    for taken in (INFINITIVE, WITH_SOMEBODY, OBJECT_INFINITIVE, DISTANT_INFINITIVE):
        if taken.match(tags):
            assert stands_ahead(tags, 0, "t")


def test_what_stands_ahead_is_in_the_sentence_and_near() -> None:
    assert stands_ahead("snt", 1, "t")
    assert not stands_ahead("sn.t", 1, "t")
    assert not stands_ahead("s" + "n" * AHEAD + "t", 1, "t")


def test_a_time_may_stand_before_what_a_verb_takes() -> None:
    after_times = frozenset(("inf", "deed", "that", "obj", "prop", "pact", "leave", "aid", "harm"))
    for verb in chain.from_iterable(proposal_verbs().values()):
        passive = "obj_inf" in verb.complements and verb.form in ("past", "participle")
        if passive or not verb.complements.isdisjoint(after_times):
            assert verb.opens.issuperset(TIME_HEADS)


def test_a_modal_is_nothing_else() -> None:
    others = (proposal_verbs(), proposal_nouns(), imperative_heads(), stance_words(), CONDITION_WORDS, CONDITION_SIGNS)
    assert MODAL_WORDS.isdisjoint(chain.from_iterable(others))
    assert marked_words() == MODAL_WORDS.union(*others)


@given(st.lists(st.sampled_from("he could can’t cannot also not be closed so “ now sell".split()), max_size=12))
def test_could_has_its_be_not_far_away(words: list[str]) -> None:
    frame = read(" ".join(words)).plain
    for place, word in enumerate(frame.tokens.words):
        modal = modal_at(frame, len(frame.tags), place) if word in COULD else None
        if modal is not None and frame.word(modal.verb) == "be":
            assert "be" in frame.tokens.words[place + 1 : place + FAR]


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda at: (at[0], at[0] + at[1]))


@given(st.lists(SPANS, max_size=8), st.integers(0, 30))
def test_what_is_quoted_is_quoted_by_the_smallest(spans: list[tuple[int, int]], offset: int) -> None:
    text = "a" * 30
    quotes = tuple(Quote(kind="direct", content=(Span(start, end, text[start:end]),)) for start, end in spans)
    lengths = [end - start for start, end in spans if start <= offset < end]
    quoted = Quoted(quotes)
    around = quoted.around(offset)
    assert (around is not None) == bool(lengths) == quoted.holds(offset)
    if around is not None:
        assert len(around.content[0].text) == min(lengths)
