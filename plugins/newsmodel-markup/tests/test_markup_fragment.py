"""Fragments of HTML: nothing seen is lost, nothing unseen comes in."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsmodel_markup import of_html, parse_tree
from newsmodel_markup.fragment import of_element, picture_caption

from newsmodel import Caption, Source

WORD = st.text("abcdeéü“”’", min_size=1, max_size=6)
INLINE = st.sampled_from(["b", "em", "span", "a", "strong", "u", "font"])
BLOCK = st.sampled_from(["p", "div", "li", "h2", "blockquote", "section", "td"])
PIECE = st.builds(lambda word, tag: f"<{tag}>{word}</{tag}>", WORD, INLINE) | WORD
TREE = st.recursive(
    PIECE,
    lambda inner: st.builds(lambda tag, items: f"<{tag}>{' '.join(items)}</{tag}>", BLOCK, st.lists(inner, min_size=1)),
    max_leaves=12,
)


@given(TREE)
def test_every_word_is_in_the_text_once_and_in_order(html: str) -> None:
    words = re.sub(r"<[^>]*>", " ", html).split()
    assert " ".join(of_html(html).paragraphs).split() == words


@given(st.lists(WORD, min_size=1))
def test_paragraphs_are_paragraphs_however_they_are_marked(words: list[str]) -> None:
    for mark in ("<p>{}</p>", "<div>{}</div>", "{}<br><br>", "{}<br>&nbsp;<br/>", "<li>{}", "{}<hr>", "<P CLASS=x>{}"):
        assert list(of_html("".join(mark.format(word) for word in words)).paragraphs) == words
    assert list(of_html("\n\n".join(words)).paragraphs) == words


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    fragment = of_html(text.encode("utf-8", "replace").decode())
    assert all(paragraph == paragraph.strip() and "\n" not in paragraph for paragraph in fragment.paragraphs)


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("One.<br>Two.", ("One.", "Two.")),
        ("One<br>two.", ("One two.",)),
        ("a<script>b</script><style>c</style><!-- d --><button>e</button>f", ("af",)),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c<td>d</table>", ("a b", "c d")),
        ("<p>He said <q>go <q>home</q></q>.", ("He said “go ‘home’”.",)),
        ("<p>He said “<q>go</q>”.", ("He said “go”.",)),
        ("<pre>one\n two</pre>", ("one", "two")),
        ("<p>a</p></body></html><p>b</p>", ("a", "b")),
        ("<p>&lt;5 &amp;amp; &eacute;&#150;&bogus;", ("<5 &amp; é–&bogus;",)),
        ('<p>ok <img class="emoji" alt="👍"><img alt="no">', ("ok 👍",)),
        ("<o:p>a</o:p><p class=MsoNormal>b", ("a", "b")),
        ("<p>a<span hidden>b</span><span class='sr-only'>c</span></p>", ("a",)),
        ("<aside>b</aside><nav>c</nav><p>a<div class='sharedaddy'>d</div>", ("a",)),
        ("<blockquote class='twitter-tweet'><p>b</p></blockquote><blockquote>a</blockquote>", ("a",)),
        ("<figure><table><tr><td>a</table></figure>", ("a",)),
    ],
)
def test_what_is_text_and_what_is_none(html: str, paragraphs: tuple[str, ...]) -> None:
    assert of_html(html).paragraphs == paragraphs


def test_what_is_put_aside_is_noted() -> None:
    html = "<aside>one</aside><p style='color:red; DISPLAY : none'>two</p><div class='x related-posts'>three</div>"
    assert {notice.text for notice in of_html(html).notices} == {"one", "two", "three"}


@pytest.mark.parametrize(
    ("html", "captions"),
    [
        ("<figure><figcaption>Gate<span class='photo-credit'>Photo: PA</span></figcaption></figure>", [("Gate", "PA")]),
        ("<figure><img><figcaption>Gate <cite>Ann Lee</cite></figcaption></figure>", [("Gate", "Ann Lee")]),
        ("<figure><img><figcaption>Gate</figcaption><div class='credit'>© PA</div></figure>", [("Gate", "PA")]),
        ("<figure><img><div class='credits'>PA</div></figure>", [("", "PA")]),
        ("<div class='wp-caption'><img><p class='wp-caption-text'>Gate (Photo: PA)</p></div>", [("Gate", "PA")]),
        ("<span class='image-caption'>Gate</span>", [("Gate", None)]),
        ("<figure><figcaption>A</figcaption></figure><div class='caption'>B</div>", [("A", None), ("B", None)]),
        ("<aside><figure><figcaption>A</figcaption></figure></aside>", []),
        ("<figure><figcaption></figcaption></figure>", []),
        ("<p class='captioned'>a</p>", []),
    ],
)  # fmt: skip
def test_captions(html: str, captions: list[tuple[str, str | None]]) -> None:
    assert of_html(f"<p>x</p>{html}").captions == tuple(Caption(*caption) for caption in captions)


@pytest.mark.parametrize(
    ("text", "credit", "caption"),
    [
        ("Gate (Photo: Ann Lee/PA)", "PA", Caption("Gate", "Ann Lee/PA")),
        ("Gate (Photo: PA)", "Ann Lee/PA", Caption("Gate", "Ann Lee/PA")),
        ("Gate (Photo: AFP)", "PA", Caption("Gate (Photo: AFP)", "PA")),
        ("", "Photo by: PA", Caption("", "PA")),
        ("", "", None),
    ],
)
def test_a_credit_said_twice_is_one(text: str, credit: str, caption: Caption | None) -> None:
    assert picture_caption(text, credit) == caption


def test_elements_of_a_tree_give_what_html_gives() -> None:
    html = "<div><p>One <b>two</b>\n three.</p><ul><li>a</li></ul><figure><figcaption>Gate</figcaption></figure></div>"
    root, notices = parse_tree(Source.from_text(html.replace("<div>", '<div xmlns="http://www.w3.org/1999/xhtml">')))
    assert notices == ()
    assert of_element(root) == of_html(html)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["<div>", "<figure>", "<q>", "<p>", "<", "<a ", "&", "<!--", "</p>", "<br>", "<li><q>", "\n"]
)
def test_depth_and_rubbish_take_time_in_proportion(unit: str) -> None:
    start = time.process_time()
    fragment = of_html(f"<p>first</p>{unit * 10_000}")
    assert time.process_time() - start < 5
    assert fragment.paragraphs[0] == "first"
