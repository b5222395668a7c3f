"""Datelines: what they are made of, what only looks like one, and that looking for them costs no more than the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel.english.grammar.datelines import dateline_end, datelines
from newsmodel.english.grammar.frames import read


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("OTTAWA — The government", "OTTAWA — "),
        ("DES MOINES, Iowa – Elm Foods", "DES MOINES, Iowa – "),
        ("OSLO, March 4, 2026 - The bank", "OSLO, March 4, 2026 - "),
        ("New York, 5 May – The UN", ""),
        ("SAO PAULO (Reuters) - The", "SAO PAULO (Reuters) - "),
        ("Lagos (AFP) - The", "Lagos (AFP) - "),
        ("(Reuters) - The", "(Reuters) - "),
        ("LONDON, March 3, 2026 /PRNewswire/ -- Acme", "LONDON, March 3, 2026 /PRNewswire/ -- "),
        ("WASHINGTON/PARIS, Jan 3 (Reuters) - The", "WASHINGTON/PARIS, Jan 3 (Reuters) - "),
        ("NEW DELHI: The court", "NEW DELHI: "),
        ("TOKYO—“We go”", "TOKYO—"),
        ("LEE: We will win.", ""),
        ("NATO — The alliance — said", ""),
        ("UN - The council", ""),
        ("The mayor — A man — said", ""),
        ("Ann Lee (R-Iowa) – The senator", ""),
        ("", ""),
        ("A", ""),
    ],
)
def test_what_a_dateline_is(line: str, dateline: str) -> None:
    assert line[: dateline_end(line, 0)] == dateline


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    frame = read("OSLO, March 4 - Ann Lee left. She was late.").folded
    assert [frame.words(*sentence) for sentence in frame.sentences] == [
        "OSLO, March 4 -", "Ann Lee left.", "She was late.",
    ]  # fmt: skip


def test_a_speaker_who_speaks_again_is_no_place() -> None:
    text = "PARIS: I love it.\nLEE: Why?\nPARIS: I do."
    assert datelines(text, [0]) == []
    assert datelines(text.partition("\n")[0], [0]) == [len("PARIS: ")]


@given(st.text(alphabet="AB:-—(), \n1“", max_size=60), st.integers(0, 60))
def test_any_text_is_taken(text: str, start: int) -> None:
    end = dateline_end(text, start)
    assert end == 0 or start < end <= len(text)
    read(text)


def test_long_lines_of_capitals_cost_no_more_than_their_length() -> None:
    def cost(words: int) -> float:
        text = "NEW YORK " * words
        start = time.process_time()
        for _ in range(50):
            dateline_end(text, 0)
        return time.process_time() - start

    assert min(cost(4000) for _ in range(3)) < 10 * min(cost(400) for _ in range(3)) + 0.01
