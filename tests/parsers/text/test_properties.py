import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsmodel.errors import NewsmodelError
from newsmodel.model import Article
from newsmodel.parsers.text import TEXT, TextOptions
from newsmodel.records import Source
from newsmodel.testing.strategies import LABELS, SENTENCE, dirt

CLUES = (
    "[caption", "[/caption]", "]", 'caption="', "PA", "Getty", "Photo: ", "Credit: ", "By ", "Jane Doe", " and ", "A B",
    "Published: ", "Updated: ", "5 March 2025", "03/04/2025", "14:02 GMT", "2025-03-05T10:00:00Z", "[#item_title]",
    "{{date}}", "READ MORE", "Follow us on", "LONDON — ", "KYIV (Reuters) - ", "(Reporting by Jane Doe)", "Title: ",
    "Keywords: ", "https://example.org/a", "Source: ", "He said it was over. ", "The talks had come to an end", "|",
    "the ministers met again in ", "\n", "\n\n", "\n", " ", "Image caption, ", "\r\n", "\t", "\u200b", "\xa0", "é",
    "â€™", "\x85", "\x93", "“", "”", "Getty Images", ", ", ".", "?",
)  # fmt: skip
SCRAPS = st.lists(st.sampled_from(CLUES) | st.text(max_size=5), max_size=40).map("".join)


def read(data, **options):
    source = Source.from_bytes(data) if isinstance(data, bytes) else Source.from_text(data)
    return list(TEXT.parse(source, TextOptions(**options)))


def one(data, **options):
    (article,) = read(data, **options)
    return article


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "shift_jis", "no-such-charset"]))
def test_any_bytes_give_articles_or_an_error_of_ours(data, charset):
    try:
        articles = list(TEXT.parse(Source.from_bytes(data, charset=charset), TextOptions()))
    except NewsmodelError:
        return
    assert all(isinstance(article, Article) for article in articles)


@settings(deadline=None)
@given(SCRAPS)
def test_a_text_gives_one_article_with_one_paragraph_a_line(text):
    try:
        article = one(text)
    except NewsmodelError:
        return
    assert all(paragraph == " ".join(paragraph.split(" ")).strip() for paragraph in article.text.splitlines())
    assert "\n\n" not in article.text
    assert article.text == article.text.strip("\n")
    assert article.text or any(notice.code == "empty" for notice in article.notices)


@settings(deadline=None)
@given(SCRAPS)
def test_reading_is_deterministic(text):
    try:
        assert one(text) == one(text)
    except NewsmodelError:
        return


@settings(max_examples=300, deadline=None)
@given(SCRAPS)
@example("A short headline\n\nLONDON — PARIS — It was late")
@example("[/caption][caption x]y[/caption]")
def test_reading_the_result_again_changes_nothing(text):
    try:
        result = one(text).text
    except NewsmodelError:
        return
    assert one(result).text == result


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_reading_the_result_of_any_bytes_again_changes_nothing(data):
    try:
        result = one(data).text
    except NewsmodelError:
        return
    assert one(result).text == result


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def everything(article):
    parts = [article.text, article.title, article.subtitle, article.url, article.section, article.language]
    parts += [*article.authors, *article.keywords, article.published, article.modified]
    parts += [
        part
        for caption in article.captions
        for part in (caption.text, caption.credit, f"{caption.credit}{caption.text}")
    ]
    parts += [part for notice in article.notices for part in (notice.message, notice.text)]
    if article.dateline:
        parts += [article.dateline.place, article.dateline.agency]
    return words(" ".join(filter(None, parts)))


@settings(max_examples=400, deadline=None)
@given(st.lists(dirt(), max_size=14))
def test_nothing_is_lost_in_silence(lines):
    assert words(" ".join(lines)) - LABELS <= everything(one("\n".join(lines)))


@settings(deadline=None)
@given(st.lists(SENTENCE, min_size=1, max_size=10))
def test_plain_sentences_are_all_body(lines):
    article = one("\n".join(lines))
    assert article.text == "\n".join(lines)
    assert article == one("\n\n".join(lines))
    assert not article.notices


@settings(deadline=None)
@given(st.lists(st.lists(SENTENCE, min_size=1, max_size=3), min_size=1, max_size=5))
def test_split_gives_each_article_and_what_stood_between(articles):
    text = "\n-----\n".join("\n".join(lines) for lines in articles)
    found = read(text, split="^-{5}$")
    assert [article.text for article in found] == ["\n".join(lines) for lines in articles]
    assert [article.source.part for article in found] == [str(n) for n in range(1, len(articles) + 1)]
    assert (
        sum(notice.code == "separator-removed" for article in found for notice in article.notices) == len(articles) - 1
    )
