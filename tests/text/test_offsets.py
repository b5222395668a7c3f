"""Properties of the offsets that the text room gives: inside the text, in order, none overlapping."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsmodel.text import Range, paragraphs, quotations, sentences, tokens
from newsmodel.text.quotations import _double_marks, _doubles, _in_turn, _Mark, _pairs
from newsmodel.text.ranges import ranges
from newsmodel.text.sentences import SENTENCE_ENDS, STOPS, _stops, sentence_bounds
from newsmodel.text.tokens import LONE_MARKS, TOKEN

MARKS = "“”‘’\"'„«»`.,!?…\n -—:;()[]"
dirty = st.text(st.one_of(st.sampled_from(MARKS), st.sampled_from("abcXYZ é漢😀\u0301"), st.characters(codec="utf-8")))


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


@given(
    st.text(st.sampled_from("“”ab, "), max_size=20) | st.text(st.sampled_from('""ab ,.('), max_size=20), st.booleans()
)
@example('"a." b, "a"', True)
def test_marks_in_turn_are_the_regions_that_any_marks_give(text: str, runs_on: bool) -> None:
    places, styles = _double_marks(text)
    blocks = paragraphs(text)
    if styles and _in_turn(text, places, styles):
        marks = [_Mark(place, place + 1, style) for place, style in zip(places, styles, strict=True)]
        found = list(_doubles(text, blocks[0], marks, runs_on=runs_on))
        assert found == _pairs(places, blocks[0].start if runs_on else None)


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


@given(dirty)
def test_a_quotation_stands_in_one_paragraph_and_keeps_its_marks_outside(text: str) -> None:
    blocks = paragraphs(text)
    for q in quotations(text):
        assert any(a <= q.start and q.end <= b for a, b in blocks)
        assert q.start <= q.inner_start <= q.inner_end <= q.end
        assert q.opened or q.closed


@given(dirty, dirty)
def test_a_paragraph_before_only_shifts_quotations(before: str, text: str) -> None:
    """Nothing that an odd number of marks does reaches the next paragraph but one."""
    head = before.replace("\n", " ") + "\nPlain words between.\n"
    shifted = [(q.start - len(head), q.end - len(head)) for q in quotations(head + text) if q.start >= len(head)]
    assert shifted == [(q.start, q.end) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” she said. “Now.”", ["We go,", "Now."]),
        ('"We go," she said. "Now."', ["We go,", "Now."]),
        ("''We go,'' she said.", ["We go,"]),
        ("``We go,'' she said.", ["We go,"]),
        ("„Wir gehen“, sagte sie.", ["Wir gehen"]),
        ("«On y va», dit-elle.", ["On y va"]),
        ("‘We don’t go,’ said Ann.", ["We don’t go,"]),
        ("‘The workers’ rights are ours,’ said Ann.", ["The workers’ rights are ours,"]),
        ("'We don't go,' said Ann.", ["We don't go,"]),
        ("‘She said “stop” and left,’ he recalled.", ["She said “stop” and left,"]),
        ("“She said ‘stop’ and left,” he recalled.", ["She said ‘stop’ and left,"]),
        ("“He told me “go” and “stay” at once.”", ["He told me “go” and “stay” at once."]),
        ("The ’90s were the workers’ years, wasn’t it?", []),
        ("She’s 5'2\" and he’s 6'4\" tall.", []),
        ('He is 5\'11", "so tall" in 5\'123" of mud.', ["so tall"]),
        ("We go,” said Ann.", ["We go,"]),
        ("“We go, said Ann.", ["We go, said Ann."]),
        ("An odd ” mark here.\n“Fine,” he said.", ["Fine,"]),
        ("Rock ’n’ roll and 'em all.", []),
    ],
)
def test_marks_of_every_style(text: str, expected: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in quotations(text)] == expected


def test_a_quotation_over_paragraphs_says_that_it_goes_on() -> None:
    first, second, third = quotations("“One.\n“Two.\n“Three,” she said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (False, True)
    assert (third.closed, third.continues) == (True, True)


def test_single_marks_run_over_paragraphs_where_they_open_again() -> None:
    first, second = quotations("Ann said: ‘One is here.\n‘Two is there.’")
    assert (first.closed, first.continues, second.closed, second.continues) == (False, False, True, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("He left. Élise stayed. 漢 came. étude ended.", ["He left.", "Élise stayed.", "漢 came. étude ended."]),
        ("Mr. Lee of St. Ives met Dr. Roe. They spoke.", ["Mr. Lee of St. Ives met Dr. Roe.", "They spoke."]),
        ("“Go!” she said. “Now.” He went.", ["“Go!” she said.", "“Now.”", "He went."]),
        ("Growth was 3.5 per cent. Prices rose.", ["Growth was 3.5 per cent.", "Prices rose."]),
        ("J. K. Lee wrote it. U.S. officials agreed.", ["J. K. Lee wrote it.", "U.S. officials agreed."]),
        ("Was it so? No… Perhaps.", ["Was it so?", "No…", "Perhaps."]),
        ("One line\nanother line", ["One line", "another line"]),
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
