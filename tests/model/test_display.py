"""How values are shown in a console and in a notebook."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

import newsmodel
from newsmodel import Actor, Article, Deadline, Mention, Proposal, Quantity, Quote, Reference, Role, Span, Stance
from newsmodel.model.display import BODY, ROWS
from newsmodel.testing import strategies

NAMES = {
    kind.__name__: kind for kind in (Actor, Deadline, Mention, Proposal, Quantity, Quote, Reference, Role, Span, Stance)
}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


class Elements(HTMLParser):
    """Elements and attributes that a browser would see; they must close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[str] = []
        self.seen: set[str] = set()
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.attributes += [name for name, _ in attrs]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


ALLOWED = {"div", "strong", "em", "span", "table", "caption", "tbody", "tr", "td", "br", "details", "summary"}


def hold(html: str) -> Elements:
    elements = Elements(html)
    assert elements.seen <= ALLOWED
    assert set(elements.attributes) <= {"style"}
    return elements


@given(strategies.articles())
def test_whatever_an_article_holds_it_is_shown_as_text(article):
    for value in (article, *article.actors, *article.quotes, *article.proposals):
        hold(value._repr_html_())


def test_hostile_words_are_words():
    text = f"{HOSTILE} said “{HOSTILE}”."
    actor = Actor(
        id="a", name=HOSTILE, kind="person", roles=(Role(HOSTILE),), mentions=(Mention(0, len(HOSTILE), HOSTILE),)
    )
    said = Span(len(HOSTILE) + 7, 2 * len(HOSTILE) + 7, HOSTILE)
    quote = Quote(kind="direct", content=(said,), speaker=Reference(("a",)))
    article = Article(text=text, title=HOSTILE, publisher=HOSTILE, actors=(actor,), quotes=(quote,))
    for value in (article, actor, quote):
        hold(value._repr_html_())
        assert "&lt;script&gt;" in value._repr_html_()


def test_an_article_in_a_notebook_says_who_said_what_and_who_wants_what():
    article = newsmodel.extract(
        Article(text="“Go now,” said Ann Lee.\nBob Ray denied that the mill was shut.", title="T")
    )
    html = article._repr_html_()
    for words in ("<strong>Ann Lee</strong>", "says, direct", "Go now,", "denies, indirect", "the mill was shut"):
        assert words in html
    assert "color" not in html.replace("rgba(128, 128, 128, .45)", "")


def test_long_articles_are_shown_in_part_and_say_so():
    text = "word " * BODY
    quotes = tuple(Quote(id=str(n), kind="indirect", content=(Span(0, 4, "word"),)) for n in range(ROWS + 5))
    html = Article(text=text, quotes=quotes)._repr_html_()
    assert "and 5 more" in html
    assert html.count("word ") < len(text) / 8


def test_a_record_in_a_notebook_has_its_fields_that_are_not_empty():
    quote = Quote(id="q", kind="direct", content=(Span(3, 5, "Go"),), speaker=Reference(("a1",), Span(9, 11, "he")))
    words = re.sub(r"<[^>]*>", " ", quote._repr_html_()).split()
    assert words == ["Quote", "id", "q", "kind", "direct", "content", "Go", "3–5", "speaker", "he", "9–11", "[a1]"]


@given(strategies.quotes() | strategies.actors() | strategies.proposals())
def test_the_repr_of_a_record_makes_the_record(record):
    assert eval(repr(record), NAMES) == record


def test_the_repr_of_a_record_leaves_out_what_says_nothing():
    assert repr(Quote(kind="direct", content=(Span(0, 2, "Go"),))) == (
        "Quote(kind='direct', content=(Span(start=0, end=2, text='Go'),))"
    )


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        (Article(id="a", text="Go."), "<Article a: 'Go.', 3 characters, 0 actors, 0 quotes, 0 proposals>"),
        (
            Article(id="a", text="x" * 9999, title="T"),
            "<Article a: 'T', 9,999 characters, 0 actors, 0 quotes, 0 proposals>",
        ),
        (Article(id="a", text="y" * 99), f"<Article a: '{'y' * 59}…', 99 characters, 0 actors, 0 quotes, 0 proposals>"),
    ],
)
def test_the_repr_of_an_article_is_one_short_line(article, shown):
    assert repr(article) == shown
