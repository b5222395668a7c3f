"""Headlines: who says what in the first line of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsmodel
from newsmodel import Article

BODY = "\n\nAnn Lee, the mayor of Elm, met miners on Monday. Bo Roe was there, and so was the union of the miners."


def said(headline: str, body: str = BODY) -> list[tuple[str, str, str | None, str]]:
    """Rule, content, speaker as written and act of each quote in the headline."""
    registry = newsmodel.build_registry(plugins=False)
    article = newsmodel.extract(Article(text=headline + body, language="en"), registry=registry)
    rows = []
    for quote in article.quotes:
        if quote.content[0].start < len(headline):
            mention = quote.speaker and quote.speaker.mention
            rows.append((quote.rule or "", quote.text, mention and mention.text, quote.act))
    return rows


LABELLED = [
    ("Lee: we will reopen the quay", "Lee", "we will reopen the quay"),
    ("Mayor Lee: We Will Reopen The Quay", "Mayor Lee", "We Will Reopen The Quay"),
    ("Ann Lee: I support the miners", "Ann Lee", "I support the miners"),
    ("Exclusive - Ann Lee: don't trust the owners", "Ann Lee", "don't trust the owners"),
    ("Lee to miners: the pit will shut", "Lee", "the pit will shut"),
    ("Lee: Roe took a 'coward's way' out", "Lee", "Roe took a 'coward's way' out"),
    ("Poll: most voters are tired of the strike", "Poll", "most voters are tired of the strike"),
    ("Lee: the pit is safe; union disagrees", "Lee", "the pit is safe"),
]


@pytest.mark.parametrize(("headline", "speaker", "content"), LABELLED)
def test_a_label_speaks(headline: str, speaker: str, content: str) -> None:
    assert ("headline_label", content, speaker, "state") in said(headline)


def test_a_verb_with_a_capital_is_a_verb_where_every_word_has_one() -> None:
    assert said("Ann Lee Says Quay Will Reopen In May.") == [
        ("headline_verb", "Quay Will Reopen In May", "Ann Lee", "state")
    ]
    assert said("Ann Lee Denies Quay Will Close.") == [("headline_verb", "Quay Will Close", "Ann Lee", "deny")]


@pytest.mark.parametrize(
    "headline",
    [
        "Ann Lee: a life at sea",
        "Ann Lee: what we know",
        "Ann Lee: who is she?",
        "Elm strike: miners will vote again",
        "Live: miners will vote again",
        "Ann Lee met Bo Roe: it was late",
        "Ann Lee Says Yes To The Quay",
    ],
)
def test_a_topic_is_said_by_nobody(headline: str) -> None:
    assert not [row for row in said(headline) if row[0].startswith("headline")]


def test_a_quotation_after_a_label_is_direct() -> None:
    assert said("Ann Lee: 'We will reopen the quay in May'") == [
        ("colon", "We will reopen the quay in May", "Ann Lee", "state")
    ]


@pytest.mark.parametrize("body", ["", "\n", "\n  \n"])
def test_a_line_without_a_text_is_no_headline(body: str) -> None:
    assert not [row for row in said("Ann Lee: we will reopen the quay", body) if row[0].startswith("headline")]


WORDS = st.lists(st.sampled_from(["Ann Lee", "Poll", ":", "says", "Says", "we", "will", "‘go’", "-", "to", "", "\n"]))


@given(WORDS.map(" ".join))
def test_any_first_line_is_read_without_a_fault(headline: str) -> None:
    for _, content, _, _ in said(headline):
        assert content.strip()
