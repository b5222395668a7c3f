"""A body whose head is known from elsewhere: nothing of it is taken for a headline."""

from hypothesis import given
from hypothesis import strategies as st

from newsmodel.model import Caption, Dateline
from newsmodel.parsers.text.article import read_body
from newsmodel.testing.strategies import dirt

WORDS = st.text("bcdefghi ", min_size=1).map(str.strip).filter(bool)  # no "ad", which is page furniture


@given(st.lists(WORDS, min_size=1), WORDS)
def test_plain_paragraphs_stay_as_they_are(paragraphs, title):
    known = {"title": f"{title}!", "authors": ("Ann Lee",)}
    article = read_body("\n\n".join(paragraphs), known)
    assert article.text.split("\n") == [" ".join(paragraph.split()) for paragraph in paragraphs]
    assert (article.title, article.authors, article.notices) == (f"{title}!", ("Ann Lee",), ())


@given(st.lists(dirt()))
def test_what_is_known_is_not_changed_by_what_the_text_says(lines):
    known = {"title": "Ferry late", "published": "2025-01-14", "url": "https://post.example/a"}
    article = read_body("\n\n".join(lines), known)
    assert (article.title, article.published, article.url) == tuple(known.values())


def test_a_line_alone_is_no_headline_and_one_that_repeats_it_is_no_body():
    text = "FERRY LATE\n\nBy Ann Lee\n\nWhat happened\n\nCALDER (Reuters) - It sank.\n\nThe ferry (Photo: PA)"
    article = read_body(text, {"title": "Ferry late", "authors": ("Tom Roe",)})
    assert (article.text, article.title) == ("What happened\nCALDER (Reuters) - It sank.", "Ferry late")
    assert article.captions == (Caption("The ferry", "PA"),)
    assert [(notice.code, notice.text) for notice in article.notices] == [("metadata-repeated", "Ann Lee")]


def test_a_dateline_and_lines_about_the_page_are_told_from_the_body():
    article = read_body(
        "CALDER (Reuters) - It sank.\n\nREAD MORE: other\n\nThe post Ferry late appeared first on Post."
    )
    assert (article.text, article.dateline) == ("It sank.", Dateline("CALDER", "Reuters"))
    assert [notice.code for notice in article.notices] == ["dateline-removed"] + ["boilerplate-removed"] * 2


def test_nothing_is_no_text():
    assert [notice.code for notice in read_body("").notices] == ["empty"]
