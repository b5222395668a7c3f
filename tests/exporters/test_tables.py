"""The tables' columns, and what a person reads in them."""

from newsmodel.exporters.columns import COLUMNS
from newsmodel.exporters.tables import context, role_text, tables
from newsmodel.model import Actor, Article, Deadline, Mention, Proposal, Quantity, Quote, Reference, Role, Span, Stance

TEXT = "It rained. “We must spend 3%,” she said. Both want it by 2030."


def span(words, cls=Span, **fields):
    start = TEXT.index(words)
    return cls(start, start + len(words), words, **fields)


ANN = Actor(
    id="a1",
    name="Ann Low",
    kind="person",
    country="GB",
    roles=(Role("President", "EU Commission"), Role("mayor", former=True)),
    mentions=(span("she", Mention, kind="pronoun"),),
)
NATO = Actor(id="a2", name="Nato", kind="organisation")
ARTICLE = Article(
    id="x",
    text=TEXT,
    title="Rain",
    authors=("A", "B"),
    actors=(ANN, NATO),
    quotes=(
        Quote(
            id="q",
            kind="direct",
            content=(span("We must spend 3%,"),),
            cue=span("said"),
            speaker=Reference(("a1", "a2"), span("she")),
            addressee=Reference((), span("Both")),
        ),
    ),
    proposals=(
        Proposal(
            id="p",
            act="demand",
            modality="must",
            action=span("We must spend 3%"),
            proposer=Reference(("a1",)),
            addressees=(Reference(("a2",)), Reference((), span("Both"))),
            quantities=(span("3%", Quantity, value=3, unit="percent"),),
            deadline=span("by 2030", Deadline, date="2030"),
            stances=(Stance(Reference(("a2",)), "support", span("want")), Stance(Reference(), "oppose", span("want"))),
            quote="q",
        ),
    ),
)


def row(table, number=0):
    made = list(tables(ARTICLE)[table])[number]
    return dict(zip(COLUMNS[table], made, strict=True))


def test_quotes_for_people_who_open_one_file():
    found = row("quotes")
    assert found["speaker"] == "Ann Low; Nato"
    assert found["speaker_role"] == "President of EU Commission; former mayor"
    assert (found["speaker_country"], found["speaker_kind"]) == ("GB", "person; organisation")
    assert (found["speaker_as_written"], found["speaker_ids"]) == ("she", "a1; a2")
    assert (found["addressee"], found["cue"], found["title"]) == ("Both", "said", "Rain")
    assert found["context"] == "“We must spend 3%,” she said."
    assert (found["start"], found["end"]) == (12, 29)


def test_proposals_for_people_who_open_one_file():
    found = row("proposals")
    assert (found["proposer"], found["addressees"]) == ("Ann Low", "Nato; Both")
    assert (found["deadline"], found["deadline_date"], found["quantities"]) == ("by 2030", "2030", "3%")
    assert (found["supporters"], found["opponents"], found["quote_id"]) == ("Nato", None, "q")


def test_counts():
    found = row("articles")
    assert (found["words"], found["quotes"], found["proposals"], found["authors"]) == (13, 1, 1, "A; B")
    counts = [[row("actors", n)[column] for column in ("mentions", "quotes", "proposals")] for n in (0, 1)]
    assert counts == [[1, 1, 1], [0, 1, 0]]
    assert list(row("mentions").values()) == ["x", "a1", "Ann Low", "pronoun", "she", 31, 34]


def test_roles():
    assert role_text(Role("Prime Minister", "Spain", former=True)) == "former Prime Minister of Spain"


def test_context_is_whole_sentences():
    assert context("A b. C d. E f.", 7, 12) == "C d. E f."
    assert context("A b.", 2, 2) == "A b."
    assert context("", 0, 0) == ""
