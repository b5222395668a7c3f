"""Quoted regions: marks of every style, nested, missing, over paragraphs that print keeps apart or not."""

import pytest
from dirty import dirty
from hypothesis import example, given
from hypothesis import strategies as st

from newsmodel.text import Quotation, paragraphs, quotations
from newsmodel.text.marks import Mark, double_marks
from newsmodel.text.quotations import _doubles, _in_turn, _pairs


@given(
    st.text(st.sampled_from("“”ab, "), max_size=20) | st.text(st.sampled_from('""ab ,.('), max_size=20), st.booleans()
)
@example('"a." b, "a"', True)
def test_marks_in_turn_are_the_regions_that_any_marks_give(text: str, runs_on: bool) -> None:
    places, styles = double_marks(text)
    blocks = paragraphs(text)
    if styles and _in_turn(text, places, styles):
        marks = [Mark(place, place + 1, style) for place, style in zip(places, styles, strict=True)]
        found = list(_doubles(text, blocks[0], marks, runs_on=runs_on))
        assert found == _pairs(places, blocks[0].start if runs_on else None)


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
        ("The figure is 51 percent.“ He left. ”Go,” said Ann.", ["The figure is 51 percent.", "Go,"]),
        ("»Geh«, sagte er. »Nun.«", ["Geh", "Nun."]),
        ("« On y va » dit-elle. « Oui »", [" On y va ", " Oui "]),
        ("“I told him. “Get out.” He left,” she said. “So.”", ["I told him. “Get out.” He left,", "So."]),
        ("“We call it “X.” Bo left.", ["We call it “X."]),
        ("“We won, said Ann. Bo said “no”. “So,” said Cy.", ["We won, said Ann.", "no", "So,"]),
        ("Ann said: “We won. “They lost.” Bo left.", ["We won.", "They lost."]),
        ("Ann said: “We won.“They lost.”Bo left.", ["We won.", "They lost."]),
        ("‘We don’t go.’Ann left.‘So?’", ["We don’t go.", "So?"]),
    ],
)
def test_marks_of_every_style(text: str, expected: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in quotations(text)] == expected


def test_a_quotation_over_paragraphs_says_that_it_goes_on() -> None:
    first, second, third = quotations("“One.\n“Two.\n“Three,” she said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (False, True)
    assert (third.closed, third.continues) == (True, True)


SAID = st.sampled_from(["We go on.", "Is it so?", "They told us to stop!", "Nothing moves in Vale."])
BEFORE = st.sampled_from(["", "Ann Roe said: ", "Rain fell. ", "“Late” was the word. Ann Roe went on: "])
AFTER = st.sampled_from(["", " Bo Lee replied.", " Rain fell on “the hills” then."])


def said(text: str, quotation: Quotation) -> tuple[str, bool, bool]:
    return text[quotation.inner_start : quotation.inner_end], quotation.closed, quotation.continues


@given(
    st.lists(st.tuples(BEFORE, st.lists(SAID, min_size=1, max_size=4), AFTER), min_size=1, max_size=5),
    st.sampled_from(["“”", '""']),
)
def test_paragraphs_run_together_have_the_quotations_they_had(
    stories: list[tuple[str, list[str], str]], marks: str
) -> None:
    """Each paragraph of a quotation opens it again and the last alone closes it, as print does it."""
    opening, closing = marks
    text = "\n".join(
        before + "\n".join(opening + piece for piece in pieces) + closing + after for before, pieces, after in stories
    )
    assert quotations(text.replace("\n", " ")) == quotations(text)
    if marks == "“”":  # of straight marks between two letters nobody can tell which way they face
        glued = text.replace("\n", "")
        assert [said(glued, q) for q in quotations(glued)] == [said(text, q) for q in quotations(text)]


def test_an_open_mark_does_not_swallow_a_long_text() -> None:
    text = "Ann said: “We go on. " + "Rain fell on the hills of Vale. " * 200
    (found,) = quotations(text)
    assert (text[found.inner_start : found.inner_end], found.closed) == ("We go on.", False)


def test_a_quotation_that_only_its_last_paragraph_closes_goes_on() -> None:
    first, second = quotations("Ann said: “One is here.\nTwo is there,” and left.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.opened, second.closed, second.continues) == (False, True, True)


def test_single_marks_run_over_paragraphs_where_they_open_again() -> None:
    first, second = quotations("Ann said: ‘One is here.\n‘Two is there.’")
    assert (first.closed, first.continues, second.closed, second.continues) == (False, False, True, True)
