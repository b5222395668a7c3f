"""Who wants whom to do what: invented sentences, one phenomenon each, and what a careful reader finds in them."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmodel import Article, Context, Proposal
from newsmodel.english.grammar.frames import read
from newsmodel.english.proposals.clauses import is_verb_after_to
from newsmodel.english.proposals.deadlines import deadline
from newsmodel.english.proposals.extract import extract_proposals, lower_words
from newsmodel.english.proposals.quantities import quantities
from newsmodel.english.quotes.extract import extract_quotes


def proposals(text: str, published: str | None = None) -> list[Proposal]:
    article = Article(text=text, published=published)
    context = Context(text)
    found = [attrs.evolve(quote, id=f"q{n}") for n, quote in enumerate(extract_quotes(article, context))]
    return list(extract_proposals(attrs.evolve(article, quotes=tuple(found)), context))


def rows(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (p.act, p.action.text, p.proposer.mention.text if p.proposer and p.proposer.mention else None)
        for p in proposals(text)
    ]


ACTS = [
    ("The union demanded a vote by Friday.", "demand", "a vote by Friday", "The union"),
    ("The court ordered the firm to pay damages.", "demand", "pay damages", "The court"),
    ("“You must leave the town,” the general said.", "demand", "You must leave the town", "the general"),
    ("Ann Lee said the bridge must be closed.", "demand", "the bridge must be closed", "Ann Lee"),
    ("Ann Lee called on all countries to raise taxes.", "request", "raise taxes", "Ann Lee"),
    ("The minister urged drivers not to use the road.", "request", "use the road", "The minister"),
    ("Residents called for the path to be lit.", "request", "the path to be lit", "Residents"),
    ("He proposed building a tunnel.", "propose", "building a tunnel", "He"),
    ("“The tax should be cut,” she said.", "propose", "The tax should be cut", "she"),
    ("The city plans to build a tunnel.", "plan", "build a tunnel", "The city"),
    ("The city’s plan to build a tunnel was read out.", "plan", "build a tunnel", "The city"),
    ("The firm pledged to plant trees.", "pledge", "plant trees", "The firm"),
    ("“We will plant trees,” the firm said.", "pledge", "We will plant trees", "the firm"),
    ("“If there is a deal, we defend it,” she said.", "pledge", "we defend it", "she"),
    ("The firm offered to pay half.", "offer", "pay half", "The firm"),
    ("The rebels are ready to talk.", "offer", "talk", "The rebels"),
    ("Both sides agreed to share the water.", "agree", "share the water", "Both sides"),
    ("The dockers threatened to strike.", "threaten", "strike", "The dockers"),
    ("The mayor warned that she would close the road.", "threaten", "she would close the road", "The mayor"),
    ("Ann Lee called on richer states to pay.", "request", "pay", "Ann Lee"),
    ("The court issued an order to the firm to pay.", "demand", "pay", "The court"),
    ("“I’ll teach her for nothing,” Ann Lee said.", "pledge", "I’ll teach her for nothing", "Ann Lee"),
    ("The dockers said they would boycott the vote.", "threaten", "they would boycott the vote", "The dockers"),
    ("Ann Lee said ministers must not “start a war”.", "demand", "ministers must not “start a war”", "Ann Lee"),
    ("The firm rejected the offer.", "reject", "the offer", "The firm"),
    ("The firm refused to pay.", "reject", "pay", "The firm"),
    ("The mayor ruled out sending troops.", "reject", "sending troops", "The mayor"),
    ("The council rejected calls to cut the tax.", "reject", "cut the tax", "The council"),
]


@pytest.mark.parametrize(("text", "act", "action", "proposer"), ACTS)
def test_acts(text: str, act: str, action: str, proposer: str) -> None:
    assert (act, action, proposer) in rows(text)


NOTHING = [
    "The leaders will hold talks on Monday.",
    "The train arrived at noon.",
    "Three officials took part in talks.",
    "The road must have been icy, people thought.",
    "It may rain tomorrow.",
    "The firm did not threaten to leave.",
    "Would they agree to leave?",
    "The offer of the day is soup.",
    "Ann Lee said: “attack whose cause cannot be told”.",  # a piece of a sentence is no command
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_not_everything_future_is_a_proposal(text: str) -> None:
    assert rows(text) == []


def test_a_negative_action() -> None:
    (found,) = proposals("The minister urged drivers not to use the road.")
    assert found.polarity == "negative"
    assert [r.mention.text for r in found.addressees if r.mention] == ["drivers"]


def test_what_could_not_be_allowed_is_rejected() -> None:
    (found,) = proposals("The minister said it would mean war and could not be allowed.")
    assert (found.act, found.modality, found.polarity) == ("reject", "could", "negative")


def test_a_condition_is_kept_apart() -> None:
    (found,) = proposals("The dockers threatened to strike unless the owners pay more.")
    assert found.action.text == "strike"
    assert [c.text for c in found.conditions] == ["unless the owners pay more"]


def test_a_proposal_in_a_quote_points_to_it() -> None:
    (found,) = proposals("“The gate must stay open,” Ann Lee said.")
    assert found.quote == "q0"


def test_a_stance_on_what_others_propose() -> None:
    first, *_ = proposals("The city plans to close the bridge. Ann Lee rejected the plan.")
    assert [(s.position, s.actor.mention.text, s.cue.text) for s in first.stances if s.actor.mention] == [
        ("oppose", "Ann Lee", "rejected")
    ]


QUANTITIES = [
    ("three per cent of GDP", "three per cent of GDP", 3.0, None, "percent of GDP", "exact"),
    ("£800billion plan", "£800billion", 8e11, None, "GBP", "exact"),
    ("at least 20 countries", "20 countries", 20.0, None, "countries", "at_least"),
    ("up to €1.5bn", "€1.5bn", 1.5e9, None, "EUR", "at_most"),
    ("3 to 5 per cent", "3 to 5 per cent", 3.0, 5.0, "percent", "exact"),
    ("about 4,300 patients", "4,300 patients", 4300.0, None, "patients", "about"),
    ("48 hours", "48 hours", 48.0, None, "hours", "exact"),
    ("2 million people", "2 million people", 2e6, None, "people", "exact"),
    ("$10 million", "$10 million", 1e7, None, "USD", "exact"),
    ("£18m in relief", "£18m", 1.8e7, None, "GBP", "exact"),
    ("over two years", "two years", 2.0, None, "years", "exact"),
    ("over 20 countries", "20 countries", 20.0, None, "countries", "at_least"),
    ("15%", "15%", 15.0, None, "percent", "exact"),
]


@pytest.mark.parametrize(("text", "words", "value", "upper", "unit", "bound"), QUANTITIES)
def test_quantities(text: str, words: str, value: float, upper: float | None, unit: str, bound: str) -> None:
    (found,) = quantities(text, 0, len(text), lower_words(text.split()))
    assert (found.text, found.value, found.upper, found.unit, found.bound) == (words, value, upper, unit, bound)


@pytest.mark.parametrize("text", ["in 2030", "on 3 May", "May 3", "at 14:02", "one of them", "Boeing 737"])
def test_numbers_that_measure_nothing(text: str) -> None:
    assert list(quantities(text, 0, len(text), lower_words(text.split()))) == []


DEADLINES = [
    ("by 2030", None, "by 2030", "2030"),
    ("straight away", None, "straight away", None),
    ("within 48 hours", None, "within 48 hours", None),
    ("before the summit", None, "before the summit", None),
    ("by the end of May", "2025-03-01", "by the end of May", "2025-05"),
    ("by the end of February", "2025-03-01", "by the end of February", "2026-02"),
    ("by the end of May", None, "by the end of May", None),
    ("by 31 January 2026", None, "by 31 January 2026", "2026-01-31"),
    ("by June 5, 2026", None, "by June 5, 2026", "2026-06-05"),
    ("by 31 June 2026", None, "by 31 June 2026", None),
]


@pytest.mark.parametrize(("text", "published", "words", "date"), DEADLINES)
def test_deadlines(text: str, published: str | None, words: str, date: str | None) -> None:
    found = deadline(text, 0, len(text), published)
    assert found is not None
    assert (found.text, found.date) == (words, date)


WORDS = st.sampled_from(
    (
        "“ ” said Ann Lee must should will not could be to the plan demanded that urged on call for if unless , . "
        "by 2030 £5bn 3 % threatened agreed refused we it they need needs have "
        "rejected backed hit back \n and but ready 漢 😀"
    ).split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=200)
def test_anything_that_looks_like_news_is_read_without_a_fault(text: str) -> None:
    for proposal in proposals(text, "2025-03-05"):
        span = proposal.action
        assert text[span.start : span.end] == span.text
        assert span.text.strip()


@pytest.mark.parametrize("word", ["leave", "pass", "focus", "supplement", "address", "complement"])
def test_a_word_after_to_is_mostly_a_verb(word: str) -> None:
    assert is_verb_after_to(read(f"It had a plan to {word} now.").plain, 5)


@pytest.mark.parametrize("word", ["security", "fairness", "business", "talks", "agreement", "tension", "hardship"])
def test_some_endings_are_those_of_nouns_alone(word: str) -> None:
    assert not is_verb_after_to(read(f"It had a plan to {word} now.").plain, 5)
