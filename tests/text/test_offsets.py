"""Properties of the offsets that the text room gives: inside the text, in order, none overlapping."""

import re

import pytest
from dirty import dirty
from hypothesis import given
from hypothesis import strategies as st

from newsmodel.text import Range, paragraphs, quotations, sentences, tokens
from newsmodel.text.ranges import ranges
from newsmodel.text.sentences import SENTENCE_ENDS, STOPS, _stops, sentence_bounds
from newsmodel.text.tokens import LONE_MARKS, TOKEN


def ordered(ranges: list[tuple[int, int]], text: str) -> None:
    previous = 0
    for start, end in ranges:
        assert previous <= start < end <= len(text)
        previous = end


@given(dirty)
def test_ranges_lie_in_order_inside_the_text(text: str) -> None:
    for analysis in (paragraphs, sentences):
        ordered([(r.start, r.end) for r in analysis(text)], text)
    ordered([(q.start, q.end) for q in quotations(text)], text)


@given(dirty)
def test_paragraphs_hold_every_visible_character_and_no_line_end(text: str) -> None:
    found = paragraphs(text)
    assert " ".join(text[a:b] for a, b in found).split() == text.split()
    assert not any("\n" in text[a:b] for a, b in found)


@given(dirty)
def test_sentences_hold_every_visible_character(text: str) -> None:
    assert "".join("".join(text[a:b].split()) for a, b in sentences(text)) == "".join(text.split())


@given(st.text(st.sampled_from(".!?…”’' \nabA1—“"), max_size=30))
def test_stops_are_those_that_one_pattern_for_all_marks_finds(text: str) -> None:
    every = re.compile(SENTENCE_ENDS["."].source.replace("[.]", f"[{STOPS}]", 1))
    reached, kept = 0, []
    for match in _stops(text):
        if match.start() >= reached:
            reached = match.end()
            kept.append(match.span())
    assert kept == [match.span() for match in every.finditer(text)]
    assert tuple(zip(*sentence_bounds(text), strict=True)) == sentences(text)


@given(dirty)
def test_tokens_are_those_that_the_pattern_finds_in_the_whole_text(text: str) -> None:
    cut = tokens(text)
    found = [(match.group(), *match.span()) for match in TOKEN.finditer(text)]
    assert "".join(word for word, _, _ in found) == text
    kept = [token for token in found if token[0] == "\n" or not token[0].isspace()]
    assert list(zip(cut.words, cut.starts, cut.ends, strict=True)) == kept


@pytest.mark.parametrize("text", ["", " ", "  a", "a  ", "a \t b", "\u00a0a \x1c b ", "a \n b", "a,  b. "])
def test_tokens_past_white_space_of_any_kind(text: str) -> None:
    found = tokens(text)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == list(found.words)


@pytest.mark.parametrize("mark", sorted(LONE_MARKS))
@pytest.mark.parametrize("word", ["a", "A", "3", "U", "é"])
def test_a_lone_mark_is_a_token_after_any_word(word: str, mark: str) -> None:
    assert TOKEN.regex.findall(word + mark) == [word, mark]


def test_ranges_in_bulk_are_those_made_one_by_one() -> None:
    found = ranges([0, 5], [3, 9])
    assert found == [Range(0, 3), Range(5, 9)]
    assert [(place.start, place.end) for place in found] == [(0, 3), (5, 9)]
    assert all(type(place) is Range for place in found)


@given(dirty)
def test_tokens_slice_back_and_skip_only_white_space(text: str) -> None:
    found = tokens(text)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == list(found.words)
    kept = sum(map(len, found.words)) - found.words.count("\n")
    assert kept == sum(not c.isspace() for c in text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("He left. Élise stayed. 漢 came. étude ended.", ["He left.", "Élise stayed.", "漢 came. étude ended."]),
        ("Mr. Lee of St. Ives met Dr. Roe. They spoke.", ["Mr. Lee of St. Ives met Dr. Roe.", "They spoke."]),
        ("“Go!” she said. “Now.” He went.", ["“Go!” she said.", "“Now.”", "He went."]),
        ("Growth was 3.5 per cent. Prices rose.", ["Growth was 3.5 per cent.", "Prices rose."]),
        ("J. K. Lee wrote it. U.S. officials agreed.", ["J. K. Lee wrote it.", "U.S. officials agreed."]),
        ("Vale Pvt. Ltd has left.", ["Vale Pvt. Ltd has left."]),
        ("Was it so? No… Perhaps.", ["Was it so?", "No…", "Perhaps."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("He left last week.The mayor stayed.", ["He left last week.", "The mayor stayed."]),
        (
            "It was 2019.A year later “all went.”“So?”IRMA asked.",
            ["It was 2019.", "A year later “all went.”", "“So?”", "IRMA asked."],
        ),
        ("He left on June 1.“We stay,” she said.", ["He left on June 1.", "“We stay,” she said."]),
        (
            "He met J.K.Roe, Mr.Smith of www.Vale.uk, Amazon.Com and Node.js for 3.5 U.S.Army men.",
            ["He met J.K.Roe, Mr.Smith of www.Vale.uk, Amazon.Com and Node.js for 3.5 U.S.Army men."],
        ),
    ],
)
def test_sentences_end_where_they_do(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann’s plan", ["Ann", "’s", "plan"]),
        ("don’t O'Neill post-war", ["don’t", "O'Neill", "post-war"]),
        ("£800billion, 1,200 or 3.5%", ["£", "800billion", ",", "1,200", "or", "3.5", "%"]),
        ("the U.S. army", ["the", "U.S.", "army"]),
        ("a\nb", ["a", "\n", "b"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert list(tokens(text).words) == expected


def test_tokens_between_offsets() -> None:
    found = tokens("one two three")
    assert found.within(4, 13) == (1, 3)
    assert found.at(5) == 2
