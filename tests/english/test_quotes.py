"""Who said what: invented sentences, one phenomenon each, and what a careful reader finds in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmodel import Actor, Article, Context, Mention, Quote
from newsmodel.english.quotes.extract import extract_quotes

Row = tuple[str, str, str, str | None]
"""Content (pieces joined by " / "), kind, act, and the speaker as written."""


def quotes(text: str, *actors: Actor) -> list[Quote]:
    article = Article(text=text, actors=actors)
    return list(extract_quotes(article, Context(text)))


def named(text: str, name: str, kind: str = "person", actor_id: str = "a") -> Actor:
    start = text.index(name)
    mention = Mention(start, start + len(name), name)
    return Actor(id=actor_id, name=name, kind=kind, mentions=(mention,))  # type: ignore[arg-type]


def rows(text: str) -> list[Row]:
    return [
        (
            " / ".join(span.text for span in quote.content),
            quote.kind,
            quote.act,
            quote.speaker.mention.text if quote.speaker and quote.speaker.mention else None,
        )
        for quote in quotes(text)
    ]


DIRECT = [
    ("“We go,” Ann Lee said.", "We go,", "Ann Lee"),
    ("“We go,” said Ann Lee.", "We go,", "Ann Lee"),
    ("“We go,” she said.", "We go,", "she"),
    ("Ann Lee said: “We go.”", "We go.", "Ann Lee"),
    ("Ann Lee said, “We go.”", "We go.", "Ann Lee"),
    ("Ann Lee told reporters in Leeds: “We go.”", "We go.", "Ann Lee"),
    ("“We go,” said Ann Lee, the mayor of Elm.", "We go,", "Ann Lee"),
    ("“We go,” Ann Lee, the mayor of Elm, said.", "We go,", "Ann Lee"),
    ("“We go,” a spokesman for the ministry said.", "We go,", "a spokesman for the ministry"),
    ("“We go,” the minister has said.", "We go,", "the minister"),
    ("“We go,” he thundered.", "We go,", "he"),
    ("“We go,” harrumphed Ann Lee.", "We go,", "Ann Lee"),
    ("''We go,'' Mr. Lee said.", "We go,", "Mr. Lee"),
    ("‘We don’t go,’ she said.", "We don’t go,", "she"),
    ("According to Ann Lee, the road is shut.\n“We go,” she said.", "We go,", "she"),
    ("Smith, who said “we will go”, left.", "we will go", "Smith"),
    ("On a visit to Leeds yesterday, Ann Lee told workers: “We go.”", "We go.", "Ann Lee"),
    ("Ann Lee unveiled her plan and said: “We go.”", "We go.", "Ann Lee"),
    ("Backing the plan, she added: “We go.”", "We go.", "she"),
    ("But the firm hit back, saying: “We go.”", "We go.", "the firm"),
    ("She called the plan “a complete disgrace”.", "a complete disgrace", "She"),
    (
        "“It was cold and it was late, so we left” - Ann Lee\nNext.",
        "It was cold and it was late, so we left",
        "Ann Lee",
    ),
    (
        "“It was cold and it was late, so we left” ― Ann Lee “Go now.” ― Bo Roe",
        "It was cold and it was late, so we left",
        "Ann Lee",
    ),
    ("Rain fell.“We go,” said Ann Lee.The road is shut.", "We go,", "Ann Lee"),
]


@pytest.mark.parametrize(("text", "content", "speaker"), DIRECT)
def test_direct_speech_in_every_order(text: str, content: str, speaker: str) -> None:
    assert (content, "direct", "state", speaker) in rows(text)


CLAUSES = [
    ("Ann Lee said the road was shut.", "the road was shut", "indirect", "state", "Ann Lee"),
    ("Ann Lee said that the road was shut.", "the road was shut", "indirect", "state", "Ann Lee"),
    ("The road was shut, Ann Lee insisted.", "The road was shut", "indirect", "state", "Ann Lee"),
    ("The road is shut, according to Ann Lee.", "The road is shut", "indirect", "state", "Ann Lee"),
    ("Ann Lee told the BBC that the road was shut.", "the road was shut", "indirect", "state", "Ann Lee"),
    (
        "The firm said the plan was “simply mad”, but it went on.",
        "the plan was “simply mad”",
        "mixed",
        "state",
        "The firm",
    ),
    ("The firm denied that it had lied.", "it had lied", "indirect", "deny", "The firm"),
    ("The firm denied the claims.", "the claims", "indirect", "deny", "The firm"),
    ("Ann Lee asked whether the road was shut.", "whether the road was shut", "indirect", "ask", "Ann Lee"),
    ("The firm did not say how many had left.", "how many had left", "indirect", "decline", "The firm"),
    ("The firm declined to say how many had left.", "how many had left", "indirect", "decline", "The firm"),
    ("She refused to say whether he was ill.", "whether he was ill", "indirect", "decline", "She"),
    ("The road, Ann Lee said, is shut.", "The road / is shut", "indirect", "state", "Ann Lee"),
    ("According to Ann Lee, the road is shut.", "the road is shut", "indirect", "state", "Ann Lee"),
    ("As Ann Lee told the Elm Post, the road is shut.", "the road is shut", "indirect", "state", "Ann Lee"),
    ("While Bo Roe said that it was late, Ann Lee left.", "it was late", "indirect", "state", "Bo Roe"),
    ("Six in 10 say he’s late.", "he’s late", "indirect", "state", "Six in 10"),
    ("The engineer who found the crack said it was old.", "it was old", "indirect", "state", "The engineer"),
    ("Asked whether it was late, she nodded.", "whether it was late", "indirect", "ask", None),
    ("The firm confirmed the sale.", "the sale", "indirect", "state", "The firm"),
    ("Police said the search went on and did not elaborate.", "the search went on", "indirect", "state", "Police"),
    ("Officials say the bridge is safe.", "the bridge is safe", "indirect", "state", "Officials"),
    ("He left early, adding that the bridge was safe.", "the bridge was safe", "indirect", "state", "He"),
]


@pytest.mark.parametrize(("text", "content", "kind", "act", "speaker"), CLAUSES)
def test_reported_speech(text: str, content: str, kind: str, act: str, speaker: str | None) -> None:
    assert (content, kind, act, speaker) in rows(text)


NOTHING = [
    "The report was published on Monday.",
    "The road is shut and the bridge is safe.",
    "The train left the station at noon and arrived on time.",
    "Edward “Shorty” Lane scored twice.",
    "She starred in the film “Long Road Home” last year.",
    "The so-called “expert” left.",
    "A claim for damages was settled.",
    "The alleged thief left by the well known back door.",
    "On “The Morning Hour”, Ann Lee wore a hat.",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_where_nobody_speaks(text: str) -> None:
    assert rows(text) == []


def test_a_quotation_broken_by_its_cue_is_one_quote() -> None:
    assert rows("“We go,” she said, “and we stay.”") == [("We go, / and we stay.", "direct", "state", "she")]


def test_sentences_after_the_cue_go_on() -> None:
    assert rows("“We go,” she said. “We stay.” They left.") == [("We go, / We stay.", "direct", "state", "she")]


def test_a_quotation_over_paragraphs_is_one_quote() -> None:
    found = rows("She said: “One is here.\n“Two is there.\n“Three is gone.”\nThe end.")
    assert found == [("One is here. / Two is there. / Three is gone.", "direct", "state", "She")]


def test_a_cue_in_the_last_paragraph_serves_the_whole_quotation() -> None:
    assert rows("“The bridge is safe.\n“We are ready,” said Ann Lee.") == [
        ("The bridge is safe. / We are ready,", "direct", "state", "Ann Lee")
    ]


def test_according_to_leads_a_clause_in_any_paragraph() -> None:
    found = rows("“We go,” said Bo Roe.\nAccording to Ann Lee, the bridge was safe.")
    assert found[-1] == ("the bridge was safe", "indirect", "state", "Ann Lee")


def test_a_paragraph_that_is_all_quotation_keeps_the_speaker() -> None:
    text = "“We go,” said Ann Lee.\n“We will be back in the spring.”"
    found = quotes(text, named(text, "Ann Lee"))
    assert [quote.speaker.actors for quote in found if quote.speaker] == [("a",)] * len(found)


def test_a_quotation_that_nobody_owns_has_no_speaker() -> None:
    assert rows("“Somebody said this once and nobody knows who.”")[0][3] is None


def test_a_transcript_is_told_by_its_labels() -> None:
    text = "Ann Lee: What now?\nBo Roe: Nothing at all.\nAnn Lee: Then we go.\nBo Roe: Yes."
    assert rows(text) == [
        ("What now?", "indirect", "ask", "Ann Lee"),
        ("Nothing at all.", "indirect", "state", "Bo Roe"),
        ("Then we go.", "indirect", "state", "Ann Lee"),
        ("Yes.", "indirect", "state", "Bo Roe"),
    ]


def test_who_was_told() -> None:
    (quote,) = quotes("Ann Lee told defence workers: “We go.”")
    assert quote.addressee is not None
    assert quote.addressee.mention is not None
    assert quote.addressee.mention.text == "defence workers"


def test_joint_speakers() -> None:
    text = "“We go,” Britain and France said."
    actors = (named(text, "Britain", "country", "b"), named(text, "France", "country", "f"))
    (quote,) = quotes(text, *actors)
    assert quote.speaker is not None
    assert quote.speaker.actors == ("b", "f")


def test_a_spokesman_speaks_for_the_body() -> None:
    text = "“We go,” said a spokesman for Nato."
    (quote,) = quotes(text, named(text, "Nato", "organisation", "n"))
    assert quote.speaker is not None
    assert quote.speaker.actors == ("n",)


WORDS = st.sampled_from(
    (
        '“ ” ‘ ’ " said Ann Lee told that , . : ; - — adding who the minister '
        "denied asked whether “We go,” he \n but and "
        "according to called it declined say ( ) ' 's Q 漢 😀 é"
    ).split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=200)
def test_anything_that_looks_like_news_is_read_without_a_fault(text: str) -> None:
    for quote in quotes(text):
        for span in quote.content:
            assert text[span.start : span.end] == span.text
            assert span.text.strip()


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(max_examples=50)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    assert quotes(text) == quotes(text)
