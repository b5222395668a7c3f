"""How far what is said reaches, and whose it is: one invented sentence a row, and all that a reader finds in it."""

import re

import pytest

import newsmodel
from newsmodel import Article, Context, Quote
from newsmodel.english.quotes.extract import extract_quotes

Row = tuple[str, str, str | None]
"""A sentence, what is said in it, its pieces joined by " / ", and by whom."""


def quotes_of(text: str) -> list[Quote]:
    article = newsmodel.extract(Article(text=text, language="en"))
    return [quote for quote in article.quotes if quote.by == "english-quotes"]


def told(quote: Quote) -> tuple[str, str | None]:
    speaker = quote.speaker.mention.text if quote.speaker and quote.speaker.mention else None
    return " / ".join(span.text for span in quote.content), speaker


WHO: list[Row] = [
    ("The road is shut, said an official who was told of it.", "The road is shut", "an official"),
    ("“We go,” said Ann Lee, who left at noon.", "We go,", "Ann Lee"),
    ("It was late, she and another reporter said.", "It was late", "she and another reporter"),
    ("More than 4 in 10 said the mayor should go.", "the mayor should go", "More than 4 in 10"),
    ("The firm Wrexsoft, has said that it found 12 faults.", "it found 12 faults", "The firm Wrexsoft"),
    ("Ann Holt for Elm Foods, says they are looking at rules.", "they are looking at rules", "Ann Holt for Elm Foods"),
    (
        "The mayor lacks support from farmers, whom he has angered, said Tom Hale, director of the institute.",
        "The mayor lacks support from farmers, whom he has angered",
        "Tom Hale",
    ),
]
DESCRIBED: list[Row] = [
    ("“We go,” the mayor, Ann Lee, said.", "We go,", "Ann Lee"),
    ("“We go,” the bank’s chief executive, Ann Lee, told the Post on Monday.", "We go,", "Ann Lee"),
    ("“She was kind,” another friend, Ann Lee told the Post.", "She was kind,", "Ann Lee"),
    ("The road is shut, the mayor, Ann Lee, said.", "The road is shut", "Ann Lee"),
    ("In what Bay Hale, head of the campaign, called “a close fight,” they won.", "a close fight,", "Bay Hale"),
    ("Holding signs calling Lee “a loser,” the crowd chanted “Go home now.”", "Go home now.", "the crowd"),
    ("Prosecutor Ann Lee told the court Hale had run.", "Hale had run", "Prosecutor Ann Lee"),
    ("Ann Lee added in a tweet that it was late.", "it was late", "Ann Lee"),
    ("The report’s authors say it is late.", "it is late", "The report’s authors"),
    ("Lee’s tweet said: “We go now.”", "We go now.", "Lee’s tweet"),
    ("Official figures published on Monday showed that boats were late.", "boats were late", "Official figures"),
    ("Lee and Hale both denied that they had gone.", "they had gone", "Lee and Hale both"),
    ("Lee said of Hale that he was a liar.", "he was a liar", "Lee"),
    ("“We will all go”: Lee", "We will all go", "Lee"),
    ("“We go,” one of them, Bo Roe, said.", "We go,", "Bo Roe"),
    ("“We go”, the mayor of Elm, Ann Lee, said on Monday.", "We go", "Ann Lee"),
    ("A resident of Elm, New York, said it was late.", "it was late", "A resident of Elm"),
    ("Ann Lee, 34, a nurse from Elm who takes the boat to work, said it was late.", "it was late", "Ann Lee"),
    ("Two men, speaking on condition that they were not named, said it was late.", "it was late", "Two men"),
    ("The court heard Ann Lee told the jury Hale had shouted, “Go home now.”", "Go home now.", "Hale"),
    ("A study published last week says that it was late.", "it was late", "A study"),
    ("Elm is seizing upon a New Wrex Times report that it was late.", "it was late", "New Wrex Times"),
    ("Peru rejected a United Nations call for peace, saying it was late.", "it was late", "Peru"),
]
SENT: list[Row] = [
    ("“We go,” is how Ann Lee put it.", "We go,", "Ann Lee"),
    ("“We go,” was the message from Ann Lee.", "We go,", "Ann Lee"),
    ("“We go,” came the reply from Ann Lee.", "We go,", "Ann Lee"),
    ("Ann Lee’s verdict: “We go when we are ready.”", "We go when we are ready.", "Ann Lee"),
    ("Ann Lee’s advice to the young: “Do not give up.”", "Do not give up.", "Ann Lee"),
    ("From Lee's letter to us: “We must all move on.”", "We must all move on.", "Lee"),
    ("There was this from Ann Lee: “The plan is dead.”", "The plan is dead.", "Ann Lee"),
    ("Then came the change: “We have a new road,” exhorted Ann Lee.", "We have a new road,", "Ann Lee"),
    (
        "The Times made a claim, and the Post replied:\n“We do not agree with this.”",
        "We do not agree with this.",
        "the Post",
    ),
    ("Wait, it gets better:\n“The law sets the number of boats.”", "The law sets the number of boats.", None),
    ("The plan was described as “dead” by Ann Lee.", "dead", "Ann Lee"),
]
QUOTED: list[Row] = [
    ("Hale is quoted as saying the plan was dead.", "the plan was dead", "Hale"),
    ("Hale was quoted by the Post as saying: “It is dead.”", "It is dead.", "Hale"),
    ("State media quoted Hale as saying that after a row, he left.", "after a row, he left", "Hale"),
    ("“It is lonely,” he is quoted as saying.", "It is lonely,", "he"),
]
BROKEN: list[Row] = [
    ("In Elmham, Ann Lee said, the river is a threat.", "In Elmham / the river is a threat", "Ann Lee"),
    ("Rather, he said, the talks should go on.", "Rather / the talks should go on", "he"),
    (
        "Any plan with a cool view, said Tom Hale, an expert on rivers, would fail.",
        "Any plan with a cool view / would fail",
        "Tom Hale",
    ),
    (
        "Rather than seeing taxes rise, said Maria Holt, head of trade, the firm wants the gap narrowed.",
        "Rather than seeing taxes rise / the firm wants the gap narrowed",
        "Maria Holt",
    ),
]
ENDS: list[Row] = [
    ("The firm, which Lee said is broke, will close.", "is broke", "Lee"),
    ("In May, 52 percent said Lee would win, compared with 41 percent for Holt.", "Lee would win", "52 percent"),
    ("The board reported its third case on Sunday after two others.", "its third case", "The board"),
    ("The group confirmed its plan, which it likes.", "its plan", "The group"),
    (
        "The group says it is the most common, yet avoidable, harm.",
        "it is the most common, yet avoidable, harm",
        "The group",
    ),
    ("Lee accused the Ministry of Defence of hiding costs.", "hiding costs", "Lee"),
]
BEGINS: list[Row] = [
    ("Lee told voters that if it rained, he would row.", "if it rained, he would row", "Lee"),
    ("Lee said that despite the rain, he thought of home.", "despite the rain, he thought of home", "Lee"),
    ("According to Holt the mill was sold by mail.", "the mill was sold by mail", "Holt"),
    ("The Post has learned that according to a notice, the road is shut.", "the road is shut", "a notice"),
    ("Lee praised moves that he said improved the town.", "improved the town", "he"),
    (
        "Lee said having the works there puts other plans at risk.",
        "having the works there puts other plans at risk",
        "Lee",
    ),
    ("Lee said he and Holt differ on taxes.", "he and Holt differ on taxes", "Lee"),
    ("Holt reported raising 9 million pounds.", "raising 9 million pounds", "Holt"),
]
NOMINAL: list[Row] = [
    ("It came despite a declaration by health chiefs that the risk was small.", "the risk was small", "health chiefs"),
    ("Farmers are worried the dam will fail.", "the dam will fail", "Farmers"),
    ("She was confident they would win.", "they would win", "She"),
]
CHARGES: list[Row] = [
    ("Holt was accused of theft by a neighbour.", "theft", "a neighbour"),
    ("Holt was accused by Ann Lee of taking bribes.", "taking bribes", "Ann Lee"),
    ("Holt was accused of fraud by Ann Lee and Tom Hale on Monday.", "fraud", "Ann Lee and Tom Hale"),
    ("He is accused of hiding gold, which was found.", "hiding gold", None),
]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [*WHO, *DESCRIBED, *SENT, *QUOTED, *BROKEN, *ENDS, *BEGINS, *NOMINAL, *CHARGES],
    ids=lambda value: str(value)[:40],
)
def test_what_is_said_is_neither_more_nor_less(text: str, content: str, speaker: str | None) -> None:
    assert (content, speaker) in [told(quote) for quote in quotes_of(text)]


def test_each_says_what_is_theirs() -> None:
    text = "Most voters said they were worried, and more than 4 in 10 said the mayor should go."
    assert [told(quote) for quote in quotes_of(text)] == [
        ("they were worried", "Most voters"),
        ("the mayor should go", "more than 4 in 10"),
    ]
    asked = "Asked if Lee is “fit to lead the town,” 72 percent of voters said yes."
    assert [told(quote) for quote in quotes_of(asked)] == [
        ("if Lee is “fit to lead the town,”", None),
        ("yes", "72 percent of voters"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Writing in a letter, Ann Lee was harsh.",
        "There were 3248 cases reported worldwide.",
        "A bog is a cold place - a habitat often found in the north.",
        "The most well known effects of salt are thirst and pain.",
        "The board ruled out selling the mill.",
        "He would not be accused of theft.",
        "Analysts had widely expected the move.",
        "Peru had asked for guarantees that the boats would be safe.",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert quotes_of(text) == []


POST = "The coach left.\n{words}\n{more}— {signature}\nHe rows on Sunday."


@pytest.mark.parametrize("more", ["", "pic.twitter.com/abc\n", "https://elm.example/1\n"])
@pytest.mark.parametrize(
    "signature", ["Bo Roe (@boroe) June 1, 2026", "Bo Roe (@boroe)", "Bo Roe (@boroe) 1 June 2026"]
)
def test_a_post_is_said_by_who_signed_it(signature: str, more: str) -> None:
    words = "I can't thank this man enough. He's taught me so much."
    (quote,) = quotes_of(POST.format(words=words, more=more, signature=signature))
    assert told(quote) == (words, "Bo Roe")
    assert (quote.rule, quote.kind, quote.cue) == ("post", "indirect", None)


@pytest.mark.parametrize(
    "line", ["See Bo Roe (@boroe) for more.", "Club statement\n— Elm FC (@elm)", "— Elm FC (@elm)"]
)
def test_a_handle_alone_is_no_post(line: str) -> None:
    text = f"{line}\nMore."
    assert [quote.rule for quote in extract_quotes(Article(text=text), Context(text))] == []


def test_a_post_in_one_line_with_markup() -> None:
    text = 'Lee wrote.\n<tweet id="7">We will mend it. https://elm.example — Ann Lee (@annlee)</tweet>.\nEnd.'
    assert [told(quote) for quote in quotes_of(text)] == [("We will mend it.", "Ann Lee")]


def test_a_quotation_after_a_sentence_about_somebody_is_theirs() -> None:
    (quote,) = quotes_of("Ann Lee, a farmer, disagrees. “It is not going to work and they know it.”")
    assert quote.speaker
    assert quote.speaker.actors
    assert quote.speaker.mention is None
    (nobody,) = quotes_of("The town is tired. “We lost the house and the boat.”")
    assert nobody.speaker is None


@pytest.mark.parametrize(
    ("text", "content", "act"),
    [
        ("Lee dismissed claims that she would go as “nonsense”.", "she would go", "deny"),
        ("Neither Lee nor Hale said they would go.", "they would go", "decline"),
        ("Lee was asked: “Will you go?”", "Will you go?", "ask"),
        ("Lee was asked whether she would go.", "whether she would go", "ask"),
        ("When asked if she would go, Lee left.", "if she would go", "ask"),
    ],
)
def test_what_is_done_with_what_is_said(text: str, content: str, act: str) -> None:
    assert (content, act) in [(told(quote)[0], quote.act) for quote in quotes_of(text)]


def test_what_a_report_says_is_not_said_by_whom_it_tells_of() -> None:
    assert [told(quote) for quote in quotes_of("According to the report, the crew had warned managers twice.")] == [
        ("the crew had warned managers twice", "the report")
    ]


def test_a_quotation_goes_on_after_what_was_asked() -> None:
    text = "“We will see,” Lee said when asked by a reporter if it would rain. “We hope so.”"
    assert [told(quote) for quote in quotes_of(text)] == [
        ("We will see, / We hope so.", "Lee"),
        ("if it would rain", None),
    ]


@pytest.mark.parametrize(
    "text",
    ["\n,says", "He was accused of", "They expected the", "He met Bo, who left, said Ann", "It is", "by that", "“"],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    assert all(quote.text for quote in quotes_of(text))


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Police reported where he was", "where he was", "Police"),
        ("Police reported finding it.", "finding it", "Police"),
        ("Bo Roe, a man, said Ann", "Bo Roe, a man", "Ann"),
        ("He was accused of bullying by four officials.", "bullying", "four officials"),
        ("He was accused of selling arms by mail.", "selling arms by mail", None),
        ("He was accused of travelling by private jet.", "travelling by private jet", None),
        (
            "It gets better: “We are going to close all the pools in Elm.”",
            "We are going to close all the pools in Elm.",
            None,
        ),
        (
            "Ann Lee was shot dead. “She was a lovely girl and we miss her.”",
            "She was a lovely girl and we miss her.",
            None,
        ),
        ("The quay is shut until May. — Ann Lee (@a) May 3, 2026", "The quay is shut until May.", "Ann Lee"),
        ("“We will win,” was the message from Ann Lee.", "We will win,", "Ann Lee"),
    ],
)
def test_who_speaks_and_what_of(text: str, content: str, speaker: str | None) -> None:
    assert [told(quote) for quote in quotes_of(text)] == [(content, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "By Ann Lee - Elm Times (@elmtimes)",
        "Please send tips to our editor - Ann Lee (@annlee)",
        "“Jaws,” is the name of the film.",
        "The talks are clear they have failed.",
        "A statement by the mayor that evening calmed the crowd.",
        "A report by the BBC that aired on Monday angered Lee.",
        "Total claims rose 3 percent.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert not quotes_of(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("No 10 said the dam was weak.", "state"),
        ("No. 10 Downing Street said the dam was weak.", "state"),
        ("No minister said the dam was weak.", "decline"),
        ("Neither the mayor nor the council said it was true.", "decline"),
        ("The minister was asked by reporters if he would resign.", "ask"),
    ],
)
def test_number_ten_is_not_nobody(text: str, act: str) -> None:
    assert [quote.act for quote in quotes_of(text)] == [act]


def test_every_example_may_be_cut_anywhere() -> None:
    for text in [text for text, *_ in WHO]:
        tokens = [match.end() for match in re.finditer(r"\w+|\S", text)]
        for end in tokens:
            assert all(quote.text for quote in quotes_of(text[:end]))
