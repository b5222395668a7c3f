"""What a message shows: the shortest that fails, without what is empty, and the place where two values part."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsmodel as n
from newsmodel.testing import Said, Story
from newsmodel.testing.shorter import shorten, shortest
from newsmodel.testing.shown import SHOWN, difference, shown, shown_list
from newsmodel.testing.strategies import articles, texts

STORY = Story(blocks=(Said(template="{0:,} {cue} {speaker}.", speaker="Ann Roe", cue="said", content=("Go",)),))
QUOTE = n.Quote(id="q", kind="direct", content=(n.Span(0, 2, "Go"),))


@given(texts(), st.sampled_from("aé🌍“ "), texts())
def test_the_shortest_that_fails_is_what_it_fails_by(before: str, character: str, after: str) -> None:
    assert shortest(before + character + after, lambda shorter: character in shorter) == character


@given(texts(max_size=12), texts(max_size=12))
def test_each_text_in_a_row_is_made_short(before: str, after: str) -> None:
    failed = [[f"{before}🌍{after}", f"{after}é{before}"]]

    def fails(row: list[str]) -> bool:
        if "🌍" in row[0] and "é" in row[1]:
            failed.append(row)
            return True
        return False

    shorten(failed[0], fails)
    assert failed[-1] == ["🌍", "é"]


def test_other_examples_are_left_as_they_are() -> None:
    tried: list[object] = []
    for example in (STORY, (STORY, STORY), [n.Article(text="Go")], None):
        shorten(example, lambda shorter: tried.append(shorter) is None)
    assert tried == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (STORY, "'“Go,” said Ann Roe.'"),
        ((STORY, STORY), "'“Go,” said Ann Roe.' and '“Go,” said Ann Roe.'"),
        (QUOTE, "Quote(id='q', kind='direct', content=(Span(0, 2, 'Go'),))"),
        ([n.Article(id="a", text="Go", title="")], "[Article(id='a', text='Go', title='')]"),
        ("a\nb", "'a\\nb'"),
        (None, "None"),
    ],
)
def test_values_are_shown_without_what_is_empty(value: object, expected: str) -> None:
    assert shown(value) == expected


@given(articles())
def test_what_is_shown_is_one_line_and_not_long(article: n.Article) -> None:
    assert len(shown(article).splitlines()) == 1
    assert len(shown(article)) <= SHOWN + len(" ... ")


def test_a_difference_is_the_first_place_where_two_values_part() -> None:
    article = n.Article(id="a", text="Go", quotes=(QUOTE,))
    moved = attrs.evolve(article, quotes=(attrs.evolve(QUOTE, kind="mixed"),))
    assert difference([article], [moved]) == ("[0].quotes[0].kind = 'direct'", "[0].quotes[0].kind = 'mixed'")
    assert difference([article], []) == (shown([article]), "[]")


def test_a_long_list_is_counted() -> None:
    assert shown_list(range(8)) == "0; 1; 2; 3; 4; 5; and 2 more"
    assert shown_list([], "nobody") == "nobody"
