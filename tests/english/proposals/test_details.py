"""The fields of a proposal: laws that hold of any, then the telling examples."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsmodel
from newsmodel import Article, Proposal
from newsmodel.english.grammar.frames import read
from newsmodel.english.proposals.conditions import CONDITION_HEAD
from newsmodel.english.proposals.coordination import MOST
from newsmodel.english.proposals.deadlines import DAYS, DEADLINE_WORDS, deadline
from newsmodel.english.proposals.distinct import ENOUGH_WORDS
from newsmodel.english.proposals.extract import lower_words
from newsmodel.english.proposals.marks import marks_of
from newsmodel.english.proposals.quantities import NUMBER_WORDS, quantities
from newsmodel.english.proposals.quoted import Quoted
from newsmodel.text import tokens
from newsmodel.text.patterns import pattern

CONDITION = pattern(
    "condition", CONDITION_HEAD.source + r"(?:[^,.;:“”\"\n—]|[.,](?=\d)){3,160}+", **dict(CONDITION_HEAD.lists)
)
DATES = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def extract(text: str, published: str | None = None) -> tuple[Article, tuple[Proposal, ...]]:
    article = newsmodel.extract(Article(text=text, published=published, language="en"))
    return article, article.proposals


@given(DATES, st.sampled_from(DAYS))
def test_a_weekday_falls_within_a_week_after_publication(published: date, name: str) -> None:
    found = deadline(f"by {name}", 0, 12, published.isoformat())
    assert found is not None
    assert found.date is not None
    due = date.fromisoformat(found.date)
    assert timedelta(0) < due - published <= timedelta(7)
    assert DAYS[due.weekday()] == name


@given(DATES, st.integers(1, 400), st.sampled_from(["hour", "day", "week", "month", "year"]))
def test_no_span_of_time_ends_before_publication(published: date, count: int, unit: str) -> None:
    text = f"within {count} {unit}s"
    found = deadline(text, 0, len(text), published.isoformat())
    assert found is not None
    assert found.date is not None
    assert found.date >= published.isoformat()[: len(found.date)]


@given(DATES, st.sampled_from(["today", "tomorrow", "the end of the week", "next month", "the end of the year"]))
def test_what_is_due_soon_is_not_past(published: date, when: str) -> None:
    found = deadline(f"by {when}", 0, 30, published.isoformat())
    assert found is not None
    assert found.date is not None
    assert found.date >= published.isoformat()[: len(found.date)]


DUE = [
    ("by Friday", "2025-03-05", "2025-03-07"),
    ("by Wednesday", "2025-03-05T10:00:00Z", "2025-03-12"),
    ("within 48 hours", "2025-03-05", "2025-03-07"),
    ("within two weeks", "2025-12-24", "2026-01-07"),
    ("within three months", "2025-11-30", "2026-02"),
    ("within a year", "2025-03-05", "2026"),
    ("before tomorrow", "2024-02-28", "2024-02-29"),
    ("by the end of the week", "2025-03-05", "2025-03-09"),
    ("by the end of next month", "2025-12-05", "2026-01"),
    ("by the end of the year", "2025-03-05", "2025"),
    ("before next year", "2025-03-05", "2026"),
    ("by Friday", None, None),
    ("by Friday", "last week", None),
    ("within 48 hours", None, None),
    ("by next Friday", "2025-03-05", None),
    ("within 9999 days", "2025-03-05", None),
    ("as soon as possible", "2025-03-05", None),
]


@pytest.mark.parametrize(("text", "published", "due"), DUE)
def test_a_deadline_is_dated_as_far_as_the_words_and_the_article_tell(
    text: str, published: str | None, due: str | None
) -> None:
    found = deadline(text, 0, len(text), published)
    assert found is not None
    assert found.date == due


@given(
    st.lists(
        st.sampled_from(
            "if unless until once provided only so the deal fails , . 2.5 Ann we as long on that condition \n".split(
                " "
            )
        ),
        max_size=30,
    )
)
def test_conditions_at_their_heads_are_those_of_the_whole_text(words: list[str]) -> None:
    text = " ".join(words).replace(" \n ", "\n")
    frame = read(text).plain
    found = marks_of(frame, Quoted(())).conditions
    conditions = [condition for sentence in frame.sentences for condition in found.within(sentence)]
    assert conditions == sorted(conditions)
    assert all(one.end <= other.start for one, other in pairwise(conditions))
    expected: list[tuple[int, int]] = []
    for start in frame.tokens.starts:
        match = CONDITION.match(text, start)
        if match and (not expected or start >= expected[-1][1]):
            expected.append((start, start + len(match[0].rstrip())))
    assert conditions == expected


ACTIONS = ("build 20 homes", "close the mill", "open a school", "sell the land", "plant 90 trees", "raise the tax")


@given(st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=6, unique=True))
def test_each_action_under_one_cue_is_a_proposal_of_its_own(actions: list[str]) -> None:
    _, found = extract(f"The mayor plans to {' and to '.join(actions)}.")
    if len(actions) <= MOST:
        assert [proposal.text for proposal in found] == actions
    assert {proposal.cue.text for proposal in found if proposal.cue} == {"plans"}


@given(st.sampled_from(ACTIONS), st.integers(1, 4))
def test_what_is_told_again_is_one_record(action: str, times: int) -> None:
    _, found = extract("\n".join([f"Ann Lee wants the council to {action}."] * times))
    assert len(action.split()) >= ENOUGH_WORDS
    assert [proposal.text for proposal in found] == [action]


def test_a_second_telling_adds_what_the_first_left_out() -> None:
    text = "Ann Lee vowed to close the old mill.\nAnn Lee vowed to close the old mill by 2030, unless it is sold."
    _, (found, *more) = extract(text)
    assert more == [] or more[0].deadline is not None
    assert found.text == "close the old mill"


def test_the_same_words_of_others_are_another_proposal() -> None:
    _, found = extract("Ann Lee vowed to close the old mill.\nBo Dahl vowed to close the old mill.")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("If there is a strike, the mayor plans to close the port.", ["If there is a strike"]),
        ("The mayor plans to close the port once the ships have left.", ["once the ships have left"]),
        ("The mayor plans to pay $2.5 million until the mill reopens.", ["until the mill reopens"]),
        ("The mayor plans to keep the port shut until May.", []),
        ("The firm will pay provided that the roof holds, and the mayor plans to watch.", []),
        (
            "Unless it costs more than $2.5 million, the mayor plans to buy it.",
            ["Unless it costs more than $2.5 million"],
        ),
    ],
)
def test_conditions_stand_near_their_action(text: str, conditions: list[str]) -> None:
    _, found = extract(text)
    plan = [proposal for proposal in found if proposal.rule == "verb_inf"]
    assert [span.text for proposal in plan for span in proposal.conditions] == conditions


STANCES = [
    ("The city plans to close the bridge. The owners rejected the plan.", "oppose", "owners"),
    ("The city plans to close the bridge. Doctors welcomed the idea.", "support", "doctors"),
    ("The city plans to close the bridge, but the owners hit back.", "oppose", "owners"),
    ("Backing the city’s plan to close the bridge, Ann Lee praised it.", "support", "ann lee"),
]


@pytest.mark.parametrize(("text", "position", "who"), STANCES)
def test_stances_are_tied_to_the_proposal_they_take_up(text: str, position: str, who: str) -> None:
    article, (first, *_) = extract(text)
    assert (position, who) in [(s.position, (article.name(s.actor) or "").lower()) for s in first.stances]


NO_STANCES = [
    "The city plans to close the bridge. The owners rejected the sauce.",
    "The city plans to close the bridge. The owners ruled out selling the mill.",
    "The city plans to close the bridge. The city backed the plan.",
    "The city plans to close the bridge. The owners did not reject the plan.",
]


@pytest.mark.parametrize("text", NO_STANCES)
def test_no_stance_on_other_things_nor_on_ones_own_proposal(text: str) -> None:
    _, (first, *_) = extract(text)
    assert first.stances == ()


def test_the_proposer_of_what_we_want_is_the_speaker_of_the_quote() -> None:
    article, (found,) = extract("“We demand an inquiry into the fire,” Ann Lee said.")
    assert article.name(found.proposer) == "Ann Lee"
    assert found.quote == article.quotes[0].id


def test_quantities_of_an_action() -> None:
    _, (found,) = extract("The firm pledged to spend at least £5bn on 20 ships by 2030.")
    assert [(q.text, q.value, q.bound) for q in found.quantities] == [
        ("£5bn", 5e9, "at_least"),
        ("20 ships", 20.0, "exact"),
    ]


def words_in(text: str) -> list[str]:
    return lower_words(tokens(text).words)


@given(st.sampled_from([text for text, *_ in DUE]), st.sampled_from([str.lower, str.upper, str.title]))
def test_every_deadline_holds_a_word_of_deadlines(text: str, written: Callable[[str], str]) -> None:
    found = deadline(written(text), 0, len(text), None)
    assert found is not None
    assert not DEADLINE_WORDS.isdisjoint(words_in(found.text))


@given(
    st.lists(
        st.sampled_from(
            "Two TWENTY-five 3 £8bn US$2,000 up to about approximately half-year homes per cent of (one) G7 by".split()
        ),
        max_size=8,
    )
)
def test_quantities_around_digits_are_all_where_no_number_is_a_word(words: list[str]) -> None:
    text = " ".join(words)
    everywhere = list(quantities(text, 0, len(text), NUMBER_WORDS))
    assert list(quantities(text, 0, len(text), words_in(text))) == everywhere
