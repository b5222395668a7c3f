"""The text with its marks is the text, and every record can be reached in it."""

import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from newsmodel_report.cleaning import language_tag, printable, web_link
from newsmodel_report.highlights import Numbers, marked_paragraphs

from newsmodel import Actor, Article, Mention, Proposal, Quote, Reference, Span
from newsmodel.testing import strategies
from newsmodel.text import paragraphs

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
FIRST = Numbers(article=1, quote=1, proposal=1)
NOTE = re.compile(r'<a class="note.*?</a>', re.DOTALL)
TAG = re.compile(r"<(/?)(\w+)([^>]*)>")


def plain(markup: str) -> str:
    return unescape(TAG.sub("", NOTE.sub("", markup)))


@given(strategies.articles())
@PATIENT
def test_without_its_tags_the_markup_is_the_text(article):
    shown = list(marked_paragraphs(article, FIRST))
    places = paragraphs(article.text) or ((0, 0),)
    assert [plain(markup) for markup in shown] == [printable(article.text[start:end]) for start, end in places]


@given(strategies.articles())
@PATIENT
def test_elements_nest_and_every_record_has_one_place_and_one_note(article):
    markup = list(marked_paragraphs(article, FIRST))
    for paragraph in markup:
        stack = []
        for closing, name, _ in TAG.findall(paragraph):
            if closing:
                assert stack.pop() == name
            else:
                stack.append(name)
        assert stack == []
    everything = "".join(markup)
    records = [f"q{n}" for n, _ in enumerate(article.quotes, 1)] + [f"p{n}" for n, _ in enumerate(article.proposals, 1)]
    for record in records:
        assert everything.count(f' id="in-{record}"') == 1
        assert everything.count(f' href="#{record}"') == 1


TEXT = "Ann said the plan must go ahead now."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def marked(**records) -> str:
    (paragraph,) = marked_paragraphs(Article(text=TEXT, **records), FIRST)
    return re.sub(r' (?:tabindex|aria-label|href)="[^"]*"', "", NOTE.sub("", paragraph))


def quote(words: str) -> Quote:
    return Quote(kind="indirect", content=(span(words),))


def proposal(words: str) -> Proposal:
    return Proposal(act="demand", action=span(words))


@pytest.mark.parametrize(
    ("quoted", "proposed", "shown"),
    [
        ("the plan must go", "must go", "[q the plan [p must go]]"),
        ("must go", "the plan must go", "[p the plan [q must go]]"),
        ("the plan must", "must go", "[q the plan [p must]][p  go]"),
        ("must go", "must go", "[q [p must go]]"),
    ],
)
def test_marks_that_nest_and_marks_that_cross(quoted, proposed, shown):
    markup = marked(quotes=(quote(quoted),), proposals=(proposal(proposed),))
    found = re.search(r"<mark.*</mark>", markup)[0]
    found = re.sub(r'<mark[^>]*class="quote[^>]*>', "[q ", found)
    found = re.sub(r'<mark[^>]*class="proposal[^>]*>', "[p ", found).replace("</mark>", "]")
    assert found == shown


def test_what_was_not_said_says_so_beside_the_text():
    ann = Actor(id="a", name="Ann", kind="person", mentions=(Mention(0, 3, "Ann"),))
    denied = Quote(act="deny", kind="indirect", content=(span("the plan"),), speaker=Reference(("a",)))
    (paragraph,) = marked_paragraphs(Article(text=TEXT, actors=(ann,), quotes=(denied,)), FIRST)
    assert 'aria-label="Quote 1: Ann, indirect, denies">1\N{NO-BREAK SPACE}denies</a>' in paragraph


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("vbscript:x", False),
        ("//example.org/a", False),
        ("https:example.org", False),
        ("https://[::1", False),
        ("https://a b/", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url, linked):
    assert web_link(url) == (url if linked else None)


@pytest.mark.parametrize(("tag", "valid"), [("en", True), ("zh-Hant-TW", True), ('en" x="', False), ("", False)])
def test_a_language_is_told_where_it_is_one(tag, valid):
    assert language_tag(tag) == (tag if valid else None)


def test_characters_that_html_forbids_are_seen_as_replaced():
    assert printable("a\x00b\x0b\x85\ufdd0\U0010ffff\n漢🌍") == "a\ufffdb\ufffd\ufffd\ufffd\ufffd\n漢🌍"
