"""Bylines as pages have them, and the times they give to machines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsmodel_html.authors import Writer, clean_authors
from newsmodel_html.dates import page_time

BYLINES = {
    "By Ann Lee": ["Ann Lee"],
    "Ann Lee and Tom Elm, Political Editor": ["Ann Lee", "Tom Elm"],
    "Ann Lee, Tom Elm, and Eva Moos": ["Ann Lee", "Tom Elm", "Eva Moos"],
    "Ann Lee; Tom Elm": ["Ann Lee", "Tom Elm"],
    "Lee, Ann": ["Ann Lee"],
    "Ann Lee | The Mill Times": ["Ann Lee"],
    "Ann Lee in Kyiv": ["Ann Lee"],
    "Ann Lee (Reuters)": ["Ann Lee"],
    "Ann Lee ann.lee@mill.example": ["Ann Lee"],
    "Ann Lee Chief Political Correspondent": ["Ann Lee"],
    "By TOM ELM, AP Auto Writer": ["TOM ELM"],
    "Ann Lee. Mill International": ["Ann Lee"],
    "Ann Lee is a reporter for the Mill": ["Ann Lee"],
    "Von Anna Weber und Jörg Roth": ["Anna Weber", "Jörg Roth"],
    "Ana de Souza e João Silva": ["Ana de Souza", "João Silva"],
    "Ursula von der Leyen": ["Ursula von der Leyen"],
    "Elaine May and April Ryan": ["Elaine May", "April Ryan"],
    "Иван Петров": ["Иван Петров"],
    "王小明": ["王小明"],
    "Reuters": ["Reuters"],
    "Mill Times": [],
    "Mill staff": [],
    "admin": [],
    "Web Desk": [],
    "@annlee": [],
    "https://mill.example/ann": [],
    "Political reporter": [],
    "": [],
}


@pytest.mark.parametrize("text", BYLINES)
def test_names_alone(text):
    assert list(clean_authors([Writer(text)], "The Mill Times").names) == BYLINES[text]


def test_nobody_twice_and_an_agency_only_where_nobody_else_is_named():
    writers = map(Writer, ["ANN LEE", "Ann Lee", "By Ann Lee", "Reuters"])
    assert clean_authors(writers).names == ("Ann Lee",)


def test_a_person_may_have_one_name_and_an_outlet_has_none():
    assert clean_authors([Writer("Zico", person=True)]).names == ("Zico",)
    assert clean_authors([Writer("Mill Water Board", outlet=True)]).left == ("Mill Water Board",)


@given(st.text(max_size=80))
def test_any_text_is_read_the_same_again(text):
    names = clean_authors([Writer(text)]).names
    assert all(name == " ".join(name.split()) and name for name in names)
    assert len({name.casefold() for name in names}) == len(names)


TIMES = {
    "2024-01-05": "2024-01-05",
    "20240105": "2024-01-05",
    "2024-01-05T10:00": "2024-01-05T10:00:00",
    "2024-01-05 10:00:00": "2024-01-05T10:00:00",
    "2024-01-05T10:00:00Z": "2024-01-05T10:00:00+00:00",
    "2024-01-05T10:00:00.000+0100": "2024-01-05T10:00:00+01:00",
    "2024-01-05T10:00:00+01:00[Europe/Paris]": "2024-01-05T10:00:00+01:00",
    "20240105T100000Z": "2024-01-05T10:00:00+00:00",
    "Fri, 05 Jan 2024 10:00:00 -0500": "2024-01-05T10:00:00-05:00",
    "1704448800": "2024-01-05T10:00:00+00:00",
    "1704448800000": "2024-01-05T10:00:00+00:00",
    "5 January 2024 10:00 GMT": "2024-01-05T10:00:00+00:00",
    "January 5, 2024": "2024-01-05",
    "05/01/2024": None,
    "2024-13-05": None,
    "2024-01-05T25:00:00Z": None,
    "0001-01-01T00:00:00Z": None,
    "yesterday": None,
    "": None,
}


@pytest.mark.parametrize("text", TIMES)
def test_a_time_as_it_is_given(text):
    assert page_time(text) == TIMES[text]


@given(st.text(max_size=40))
def test_any_text_is_a_time_or_none(text):
    found = page_time(text)
    assert found is None or found[:4].isdigit()
