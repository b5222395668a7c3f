"""Plain searches against the definition, character by character."""

from hypothesis import given
from hypothesis import strategies as st

from newsmodel.text.occurrences import occurrences

letters = st.text("ab'’", max_size=20)


@given(letters, st.lists(st.text("ab'’", min_size=1, max_size=2), max_size=3, unique=True))
def test_each_string_is_found_wherever_it_stands(text: str, strings: list[str]) -> None:
    assert occurrences(text, *strings) == sorted(place for string in strings for place in occurrences(text, string))
    for string in strings:
        places = occurrences(text, string)
        assert all(text.startswith(string, place) for place in places)
        assert len(places) == text.count(string)
