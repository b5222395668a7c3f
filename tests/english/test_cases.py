"""Invented sentences, one phenomenon each, and who and what a careful reader finds in them: the tables in `cases`."""

from pathlib import Path

import pytest

import newsmodel
from newsmodel import Article, Reference

CASES = Path(__file__).parent / "cases"


def table(name: str, columns: int) -> list[object]:
    lines = (CASES / f"{name}.tsv").read_text("utf-8").splitlines()
    rows = [(line.split("\t") + [""] * columns)[:columns] for line in lines if not line.startswith("#")]
    return [pytest.param(*row, id=row[0]) for row in rows]


def read(text: str) -> Article:
    return newsmodel.extract(Article(text=text.replace("\\n", "\n"), language="en"))


def words(reference: Reference | None) -> str:
    return reference.mention.text if reference and reference.mention else ""


@pytest.mark.parametrize(("text", "wanted"), table("actors", 2))
def test_who_is_named(text: str, wanted: str) -> None:
    found = [
        f"{actor.name} = {actor.kind}: {', '.join(mention.text for mention in actor.mentions)}"
        for actor in read(text).actors
    ]
    named = [actor.split(" = ")[0] for actor in found]
    persons = [actor for actor in found if " = person: " in actor]
    for actor in wanted.split("; "):
        assert actor in found
        assert named.count(actor.split(" = ")[0]) == 1
    assert all(person in wanted for person in persons if person[0].isupper())


@pytest.mark.parametrize(("text", "act", "speaker", "content", "addressee"), table("quotes", 5))
def test_who_says_what_to_whom(text: str, act: str, speaker: str, content: str, addressee: str) -> None:
    found = [(q.act, words(q.speaker), q.text, words(q.addressee)) for q in read(text).quotes]
    assert found == ([] if act == "-" else [(act, speaker, content, addressee)])


@pytest.mark.parametrize(("text", "act", "speaker", "content", "addressee"), table("quotes", 5))
def test_another_paragraph_changes_nothing(text: str, act: str, speaker: str, content: str, addressee: str) -> None:
    test_who_says_what_to_whom(f"{text}\n\nThe rest is quiet.", act, speaker, content, addressee)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("NEW DELHI: The Supreme Court said no.", "Supreme Court", None),
        ("ABUJA: The House of Representatives met.", "House of Representatives", None),
        ("Japan asked the State Department for help.", "State Department", "US"),
        ("The White House said it would send arms to Ukraine.", "White House", "US"),
        ("The Senate passed a bill to aid Israel.", "Senate", "US"),
        ("WASHINGTON: The Supreme Court said no.", "Supreme Court", "US"),
        ("In Chicago, the Supreme Court was praised.", "Supreme Court", "US"),
        ("The council met. The Supreme Court said no.", "Supreme Court", "US"),
        ("France asked the Elysee for help.", "Elysee", "FR"),
    ],
)
def test_bodies_whose_name_many_countries_have_are_of_none_where_the_article_is_set_elsewhere(
    text: str, name: str, country: str | None
) -> None:
    assert {actor.name: actor.country for actor in read(text).actors}[name] == country


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Aides to Ann Roe said the plan was dead.", "Aides"),
        ("Sources close to Ann Roe said the plan was dead.", "Sources"),
        ("Farmers for Clean Air chief executive Tess Wheelan said it was late.", "Tess Wheelan"),
        ("Minister of Education Stefania Gianni said it was late.", "Stefania Gianni"),
        ("Clinton spokesman Brian Fallon said it was late.", "Brian Fallon"),
        ("A spokesman for the Elm Trust said it was late.", "Elm Trust"),
        ("A spokesman for Crosland Valley Council said it was late.", "Crosland Valley Council"),
        ("A spokesman for Westbrook Health Trust said it was late.", "Westbrook Health Trust"),
        ("“It is late,” said a spokesman for the television regulator Ofcom.", "Ofcom"),
        ("Mayor Ann Lee lost. Critics of Lee said the mayor had failed.", "Critics"),
    ],
)
def test_whom_a_long_subject_means(text: str, speaker: str) -> None:
    article = read(text)
    assert [article.name(quote.speaker) for quote in article.quotes if quote.speaker] == [speaker]
