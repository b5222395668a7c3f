"""Of two proposals about one action the one whose cue says more stays: every rule has a strength."""

import pytest

import newsmodel
from newsmodel import Article
from newsmodel.english.proposals.distinct import STRENGTHS
from newsmodel.english.rules import rules


def test_every_rule_has_a_strength() -> None:
    names = {rule.name for rule in rules() if rule.extractor == "english-proposals"}
    assert {name.partition("_")[0] for name in names} == set(STRENGTHS)


@pytest.mark.parametrize(
    "text",
    [
        "Teachers are to strike in protest at plans to cut pay.",
        "Fighters are to lay down their arms under a plan to end the war.",
        "The council must agree to build it and promised to pay for plans to mend it.",
    ],
)
def test_cues_of_any_two_kinds_may_be_about_one_action(text: str) -> None:
    assert newsmodel.extract(Article(text=text, language="en")).proposals
