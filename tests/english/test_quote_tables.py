"""Who said what, in the harder shapes of English: one invented sentence a row, and what a reader finds in it."""

from pathlib import Path

import pytest

import newsmodel
from newsmodel import Actor, Article, Context, Mention
from newsmodel.english.quotes.extract import extract_quotes


def found(text: str, *actors: Actor) -> list[tuple[str, str, str | None]]:
    """Content (pieces joined by " / "), act and speaker as written of each quote."""
    article = Article(text=text, actors=actors)
    return [
        (
            " / ".join(span.text for span in quote.content),
            quote.act,
            quote.speaker.mention.text if quote.speaker and quote.speaker.mention else None,
        )
        for quote in extract_quotes(article, Context(text))
    ]


SUBJECTS = [
    ("Many believe the road is shut.", "the road is shut", "Many"),
    ("Most of them said they had left.", "they had left", "Most of them"),
    ("Those surveyed said the road was shut.", "the road was shut", "Those surveyed"),
    ("People briefed on the talks say a deal is near.", "a deal is near", "People"),
    ("Ann Lee — who lost her seat in May — said it was over.", "it was over", "Ann Lee"),
    ("Ann Lee (who lost in May) said it was over.", "it was over", "Ann Lee (who lost in May)"),
    ("One member not on the list, Ann Lee, told the Post she would go.", "she would go", "Ann Lee"),
    ("Officials have long said the bridge is safe.", "the bridge is safe", "Officials"),
    ("The mayor herself said the bridge was safe.", "the bridge was safe", "The mayor"),
    ("Aides to Ann Lee say she is tired.", "she is tired", "Aides to Ann Lee"),
    ("Drivers who have praised his plan warned that it was late.", "it was late", "Drivers"),
    ("He also voiced doubts about the closed road in Elm and said it was bad.", "it was bad", "He"),
    ("After the match, Ann Lee, the coach, said the team was tired.", "the team was tired", "Ann Lee"),
    ("They won the support of Ann Lee, who said it was late.", "it was late", "Ann Lee"),
    ("A senator said Republicans had agreed to hold a vote.", "Republicans had agreed to hold a vote", "A senator"),
    ("Those surveyed say the road is shut.", "the road is shut", "Those surveyed"),
    ("Those who back the plan say the road is safe.", "the road is safe", "Those"),
    ("People briefed on the move said that it was late.", "it was late", "People"),
    ("While one firm says there are two roads, another says there are six.", "there are two roads", "one firm"),
    ("While one firm says there are two roads, another says there are six.", "there are six", "another"),
    ("Harlow Inc. said it would close the mill.", "it would close the mill", "Harlow Inc."),
    ("Lee Ltd. and Roe Corp. said the deal was off.", "the deal was off", "Lee Ltd. and Roe Corp."),
    ("Bo Roe Jr., who said in a talk that it was late, left.", "it was late", "Bo Roe Jr."),
    ("Bo Roe - who said he would go.", "he would go", "Bo Roe"),
    ("“We go,” said Rep. Ann Lee (D-Pa.) on Monday.", "We go,", "Rep. Ann Lee (D-Pa.)"),
    ("A miner from Elm, Pa., who was late, said the pit was shut.", "the pit was shut", "A miner from Elm"),
    ("The former secretary of state said the deal was dead.", "the deal was dead", "The former secretary of state"),
    ("He's said he'll fight on.", "he'll fight on", "He"),
    ("She has since said that it was late.", "it was late", "She"),
    ("The road is safe, a source close to him said.", "The road is safe", "a source close to him"),
    ("Local media say the road is shut.", "the road is shut", "Local media"),
    ("Media reports said the road was shut.", "the road was shut", "Media reports"),
    ("Ann Lee, 58, a baker and a rower, who lives in Elm, said it was late.", "it was late", "Ann Lee"),
    ("Lee continued to insist that it was late.", "it was late", "Lee"),
    ("Voters were slightly more likely to say that it was late.", "it was late", "Voters"),
    ("The singer took to Quackr to say she was sorry.", "she was sorry", "The singer"),
    ("Aides were quick to point out that it was late.", "it was late", "Aides"),
]

CONTENTS = [
    ("The changes, which officials said will begin in May, are large.", "will begin in May", "officials"),
    ("A poll showed Lee leading Roe by ten points.", "Lee leading Roe by ten points", "A poll"),
    ("The survey found Roe had won the debate.", "Roe had won the debate", "The survey"),
    ("Leaders expect the talks to fail.", "the talks to fail", "Leaders"),
    ("But, he said, it is a risky plan.", "it is a risky plan", "he"),
    ("At one point, she said, she was ready to go.", "At one point / she was ready to go", "she"),
    ("If Lee wins, he said, Roe will go.", "If Lee wins / Roe will go", "he"),
    ("The streets were empty, he added, “but people sang.”", "The streets were empty / but people sang.", "he"),
    ("But as Ann Lee noted, the road was shut.", "the road was shut", "Ann Lee"),
    ("Officials told reporters taxes would rise.", "taxes would rise", "Officials"),
    ("Ann Lee said during this week's debate that he was wrong.", "he was wrong", "Ann Lee"),
    ("Ann Lee, who said the road was shut, left early.", "the road was shut", "Ann Lee"),
    ("He promised a “fresh start” to voters.", "fresh start", "He"),
    ("The mayor said he felt the road was safe.", "he felt the road was safe", "The mayor"),
    ("He said states like Elm and Oak will vote first.", "states like Elm and Oak will vote first", "He"),
    ("Lee said the gate never shut its doors.", "the gate never shut its doors", "Lee"),
    ("Roe concluded in that case that nobody was to blame.", "nobody was to blame", "Roe"),
    ("The numbers fell, as Lee has noted.", "The numbers fell", "Lee"),
    ("It is an old trick, as Bo Roe noted in a talk on Monday.", "It is an old trick", "Bo Roe"),
    ("A new poll shows Lee with a small lead.", "Lee with a small lead", "A new poll"),
    ("The survey found broad support for the plan.", "broad support for the plan", "The survey"),
    ("Lee called the plan a waste of money.", "the plan a waste of money", "Lee"),
    ("Critics dismissed it as a gamble.", "it as a gamble", "Critics"),
    ("Lee said it was safe, while Roe said it was not.", "it was safe", "Lee"),
    ("Many have said they will go and others have said they will not.", "they will go", "Many"),
    ("The road is shut, according to Ann Lee, a baker.", "The road is shut", "Ann Lee"),
    ("The book, according to Ann Lee, draws on old letters.", "The book / draws on old letters", "Ann Lee"),
    ("His family said they were tired.", "they were tired", "His family"),
    ("The union said that, if talks fail, it would strike.", "if talks fail, it would strike", "The union"),
    ("She said it was “awful” and urged them to act.", "it was “awful”", "She"),
    ("The note said the deal “does not work”.", "the deal “does not work”", "The note"),
    ("He said: “We go” before he left.", "We go", "He"),
    ("Lee said in her own words, “We go.”", "We go.", "Lee"),
    ("Many worry about the road and fear they will be late.", "they will be late", "Many"),
]

NOMINAL = [
    ("Ann Lee made it clear that she would run.", "she would run", "Ann Lee"),
    ("Ann Lee was adamant that the road was shut.", "the road was shut", "Ann Lee"),
    ("Officials voiced concern that the bridge would fall.", "the bridge would fall", "Officials"),
    ("They heard the mayor’s claim that the bridge was safe.", "the bridge was safe", "the mayor"),
]


TITLES = [
    ("Lee told KQX's “Morning Hour” on Friday that the dam was safe.", "the dam was safe", "Lee"),
    ("In a talk on KQX’s “Meet the North,” Mayor Ann Lee said the dam was safe.", "the dam was safe", "Mayor Ann Lee"),
    ('On this week\'s broadcast of "News at Noon," Ann Lee said it was late.', "it was late", "Ann Lee"),
    ("Ann Lee said in the essay ''Why We Row'' that it was late.", "it was late", "Ann Lee"),
    ("In her new book, “The Long Road Home,” Ann Lee said it was late.", "it was late", "Ann Lee"),
    ("In “The Long Road Home,” a novel, Ann Lee said it was late.", "it was late", "Ann Lee"),
    ("Lee told “Fox and Hound,” adding that it was late.", "it was late", "Lee"),
    ("Roe, who starred in “Cold Water” and “The Voice of Elm,” said it was late.", "it was late", "Roe"),
    ("Wednesday on Elm TV’s “Outlook,” Ann Lee said it was late.", "it was late", "Ann Lee"),
]
"""A title stands for a noun: it is in the way of nothing, and nobody says it."""


@pytest.mark.parametrize(("text", "content", "speaker"), SUBJECTS + CONTENTS + NOMINAL + TITLES)
def test_reported_speech(text: str, content: str, speaker: str) -> None:
    assert (content, "state", speaker) in found(text)


OTHER_ACTS = [
    ("It was widely reported that the firm paid twice.", "the firm paid twice", "state", None),
    ("Roe declined to say who had paid.", "who had paid", "decline", "Roe"),
    ("They asked who had paid.", "who had paid", "ask", "They"),
    ("The court heard that he had been late.", "he had been late", "state", None),
    ("Old Mill jurors heard how he had run.", "how he had run", "state", None),
    ("Crews were told the road would be closed.", "the road would be closed", "state", None),
    ("It is understood he had been late.", "he had been late", "state", None),
    ("Crews were told by Ann Lee that the road was shut.", "the road was shut", "state", "Ann Lee"),
    ("The plan was described by Lee as “a joke”.", "a joke", "state", "Lee"),
    ("The plan was called “a joke” by Ann Lee.", "a joke", "state", "Ann Lee"),
    ("The firm declined to comment on the plan, and left.", "to comment on the plan", "decline", "The firm"),
    ("Lee, who refused to answer, left.", "to answer", "decline", "Lee"),
]


@pytest.mark.parametrize(("text", "content", "act", "speaker"), OTHER_ACTS)
def test_what_is_asked_or_said_by_nobody_named(text: str, content: str, act: str, speaker: str | None) -> None:
    assert (content, act, speaker) in found(text)


@pytest.mark.parametrize("text", ["The jury was told that it was late.", "The jury heard it was late."])
def test_who_hears_is_who_is_told(text: str) -> None:
    (quote,) = extract_quotes(Article(text=text), Context(text))
    assert quote.addressee
    assert quote.addressee.mention
    assert quote.addressee.mention.text == "The jury"


def test_an_answer_is_told_from_its_question() -> None:
    assert found("Asked if he would resign, the mayor said no.") == [
        ("if he would resign", "ask", None),
        ("no", "state", "the mayor"),
    ]


def test_what_stands_between_two_sources_is_said_by_neither() -> None:
    assert found("“We go,” Lee said in a talk, according to the Post.") == [("We go,", "state", "Lee")]


def test_as_before_what_was_said_reports_what_follows_it() -> None:
    assert found("Lee left, as polls show Roe has won the race.") == [("Roe has won the race", "state", "polls")]


@pytest.mark.parametrize(("text", "content", "speaker"), TITLES)
def test_a_title_is_said_by_nobody(text: str, content: str, speaker: str) -> None:
    assert len(found(text)) == 1


def test_what_follows_a_title_goes_on() -> None:
    assert found("“It is late,” Ann Lee said on Elm TV's “This Week with Bo Roe.” “And we are tired of it.”") == [
        ("It is late, / And we are tired of it.", "state", "Ann Lee")
    ]


def test_a_title_in_a_clause_is_whole_and_makes_it_mixed() -> None:
    text = "Ann Lee said she would sing on “The Voice of the North.” Bo Roe left."
    (quote,) = extract_quotes(Article(text=text), Context(text))
    assert quote.text == "she would sing on “The Voice of the North.”"
    assert quote.kind == "mixed"


@pytest.mark.parametrize("text", ["She said, “We Will Win,” and left.", "“We Will Win,” said Ann Lee of the North."])
def test_capitals_alone_make_no_title(text: str) -> None:
    assert [content for content, _, _ in found(text)] == ["We Will Win,"]


@pytest.mark.parametrize(
    "text",
    [
        "The battleground states like Elm and Oak were close.",
        "She won in six states that voted on Tuesday.",
        "It is clear that the road is shut.",
        "She was not convinced that it works.",
        "The secretary of state party chairs were late.",
        "Nurses at a centre that works with children were thanked.",
        "Ann Lee told voters who wonder about the road the truth.",
        "It should be noted that the road is shut.",
        "Ann Lee called her sister on Monday.",
        "What Ann Lee calls the road a map would not show.",
        "Ann Lee was forced to tell the truth.",
        "Suckers eager to believe were late.",
        "That’s according to reports of last year.",
        "The film is a long tale, written and sung by Ann Lee.",
        "Roe leads the Post's reporting team and its office.",
        "He was met by insults, fear mongering and hatred.",
        "They wait for, say, six years.",
        "Crews were told to leave.",
        "She was told about the plan.",
        "“Long Road Home” was written by Ann Lee.",
        "I heard a song.",
        "The win is explained by the town's old rules.",
        "The report shows a bridge.",
    ],
)
def test_nothing_where_nothing_is_reported(text: str) -> None:
    assert not found(text)


SPEAKERS = [
    ("“We will not go home before the spring.”\n\n- Lee.\n\nIt was late.", "Lee"),
    ("“The hall is ready and it is ours.”\n\n-Mayor Ann Lee, writing after the vote.", "Mayor Ann Lee"),
    ("Bo Roe, 30, of Elm, said in an interview. “We need people who bring us together.”", "Bo Roe"),
    ("When I asked Lee about Roe, she looked up, closed her book and said, “We go.”", "she"),
    ("Roe was calm, while Lee denied all claims and said it was late.", "Lee"),
    ("When Bo Roe left, Ann Lee released a statement:\n\n“We thank him for all he did.”", "Ann Lee"),
    ("Lee used this claim to demand that they “pay their share of the bridge.”", "Lee"),
    ("“Would it be open in the spring?” Lee pressed.", "Lee"),
    ("Lee sounded a rare note of doubt, saying, “We may have to wait for the spring.”", "Lee"),
    ("Lee worked to calm old fears, saying, “We may have to wait for the spring.”", "Lee"),
    ("Noting that the road was shut, the mayor left.", "the mayor"),
    ("Roe left. After saying he was late, Ann Lee told him to wait.", "Ann Lee"),
    ("“I am tired,” one resident, who asked not to be named, said.", "one resident"),
    ("Lee made an unprompted call for an end to it, telling them “we may have to wait.”", "Lee"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_who_speaks_is_told_around_the_quotation(text: str, speaker: str) -> None:
    assert [name for _, _, name in found(text)][-1] == speaker


def test_nobody_is_said_to_say_what_stands_first() -> None:
    text = "“We will not go home before the spring.” It was late."
    (quote,) = extract_quotes(Article(text=text), Context(text))
    assert (quote.rule, quote.speaker) == ("uncued", None)


def test_who_speaks_in_the_sentence_before_comes_first() -> None:
    text = "Ann Lee said the road was shut. Bo Roe said in a statement. “We need people who bring us together.”"
    assert [name for _, _, name in found(text)] == ["Ann Lee", "Bo Roe"]


def test_a_participle_alone_goes_on_with_who_spoke_before() -> None:
    text = "Ann Lee said the road was shut. Adding, “Now we will have to start again.”"
    first, second = extract_quotes(Article(text=text, actors=(actor(text, "Ann Lee"),)), Context(text))
    assert first.speaker
    assert second.speaker
    assert first.speaker.actors == second.speaker.actors == ("Ann Lee",)


@pytest.mark.parametrize("text", ["She said, “We go,” and left.", "She said, “We go,” before she left the hall."])
def test_a_quotation_that_ends_with_its_mark_ends_there(text: str) -> None:
    assert [content for content, _, _ in found(text)] == ["We go,"]


LABELS = [
    ("The poll is wrong - Ann Lee: “It was never right at all.”", "Ann Lee"),
    ("It was late. From the report: “The bridge was not safe at all.”", "the report"),
    ("The road is shut. According to Ann Lee: “It was never safe at all.”", "Ann Lee"),
]


@pytest.mark.parametrize(("text", "speaker"), LABELS)
def test_a_label_before_a_colon_speaks(text: str, speaker: str) -> None:
    assert [name for _, _, name in found(text)][-1] == speaker


def test_a_question_and_its_attribution_are_one_sentence() -> None:
    assert found("It was late.\n“Who do they think they are?” Lee asked reporters in Elm.") == [
        ("Who do they think they are?", "ask", "Lee")
    ]


def actor(text: str, name: str, kind: str = "person") -> Actor:
    start = text.index(name)
    return Actor(id=name, name=name, kind=kind, mentions=(Mention(start, start + len(name), name),))  # type: ignore[arg-type]


def test_what_stands_alone_after_a_statement_is_the_same_speakers() -> None:
    text = "Ann Lee said the road was shut.\n“We will not open it before the spring.”\nBo Roe left."
    quotes = list(
        extract_quotes(Article(text=text, actors=(actor(text, "Ann Lee"), actor(text, "Bo Roe"))), Context(text))
    )
    assert [(quote.text, quote.speaker and quote.speaker.actors) for quote in quotes] == [
        ("the road was shut", ("Ann Lee",)),
        ("We will not open it before the spring.", ("Ann Lee",)),
    ]


def test_who_stands_for_people_not_for_their_town() -> None:
    text = "They met Ann Lee, a farmer from Elm, Ohio, who said it was late."
    article = Article(text=text, actors=(actor(text, "Ann Lee"), actor(text, "Ohio", "place")))
    (quote,) = extract_quotes(article, Context(text))
    assert quote.speaker is not None
    assert quote.speaker.actors == ("Ann Lee",)
    assert quote.speaker.mention is not None
    assert quote.speaker.mention.text == "who"


def test_every_rule_that_fires_on_the_seeds_stands_in_the_docs() -> None:
    root = Path(__file__).parents[2]
    page = (root / "docs/quotes.md").read_text("utf-8")
    rules = {
        quote.rule or ""
        for path in sorted(root.glob("seeds/*/input.txt"))
        for article in newsmodel.read(path)
        for quote in newsmodel.extract(article).quotes
    }
    whole = {rule for rule in rules if f"`{rule}`" in page}
    assert not [rule for rule in rules - whole if f"`{rule.rpartition('_')[0]}`" not in page]
    assert len(rules) > 10
