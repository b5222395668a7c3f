"""Tables as they come back from spreadsheets, and tables that are broken."""

import csv

import attrs
import pytest

from newsmodel.exporters.csv import EXPORTER
from newsmodel.model import Actor, Article, Mention, Proposal, Quote, Reference, Span
from newsmodel.parsers.csv import PARSER
from newsmodel.records import Failure, Source, Target

TEXT = "He said no to Ann. Bo must go."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def article(name):
    ann = Actor(id="a1", name="Ann", kind="person", mentions=(Mention(14, 17, "Ann"),))
    bo = Actor(id="a2", name="Bo", kind="person")
    quote = Quote(
        id="q1",
        kind="indirect",
        content=(span("no"),),
        speaker=Reference(("a2",), span("He")),
        addressee=Reference(("a1",)),
    )
    proposal = Proposal(id="p1", act="demand", action=span("Bo must go"), proposer=Reference(("a1", "a2")), quote="q1")
    return Article(id=name, text=TEXT, title=f"=T {name}", actors=(ann, bo), quotes=(quote,), proposals=(proposal,))


BATCH = [article("one"), article("-two"), Article(id="none", text="Hi."), article("three")]


@pytest.fixture
def folder(tmp_path):
    with EXPORTER.open(Target(path=tmp_path), None) as writer:
        for made in BATCH:
            writer.write(made)
    return tmp_path


def read(path):
    return list(PARSER.parse(Source.from_path(path), None))


def edit(path, change, delimiter=",", encoding="utf-8"):
    """Rewrite a table as a spreadsheet would: all rows through `change`."""
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([header, *change(rows)])


def test_excels_separator_and_byte_order_mark(folder):
    for file in folder.iterdir():
        edit(file, lambda rows: rows, delimiter=";", encoding="utf-8-sig")
    assert read(folder / "articles.csv") == BATCH
    assert PARSER.recognise((folder / "quotes.csv").read_bytes()[:1000])


def test_sorted_tables_find_their_articles(folder):
    for name in ("actors", "quotes", "proposals"):
        edit(folder / f"{name}.csv", lambda rows: sorted(rows, key=lambda row: row[1:]))
    assert read(folder / "articles.csv") == BATCH


def test_tables_of_another_name_are_found(folder):
    for file in list(folder.iterdir()):
        file.rename(folder / f"june-{file.name}")
    assert read(folder / "june-articles.csv") == BATCH
    assert read(folder / "june-quotes.csv") == []


def test_deleted_quotes_are_gone_and_proposals_know_it(folder):
    edit(folder / "quotes.csv", lambda rows: [row for row in rows if row[0] != "one"])
    first, second, *_ = read(folder / "articles.csv")
    assert (first.quotes, first.proposals[0].quote) == ((), None)
    assert second == BATCH[1]


def test_deleted_actors_leave_the_words_that_name_them(folder):
    edit(folder / "actors.csv", lambda rows: [row for row in rows if row[1] != "a2"])
    first = read(folder / "articles.csv")[0]
    assert first.quotes[0].speaker == Reference((), span("He"))
    assert first.quotes[0].addressee == Reference(("a1",))
    assert first.proposals[0].proposer == Reference(("a1",))
    (folder / "actors.csv").unlink()
    assert read(folder / "articles.csv")[0].quotes[0].addressee is None


def test_articles_alone_come_without_records(folder):
    data = (folder / "articles.csv").read_bytes()
    bare = [attrs.evolve(made, actors=(), quotes=(), proposals=()) for made in BATCH]
    assert list(PARSER.parse(Source.from_bytes(data), None)) == bare


def test_rows_of_an_unknown_article_are_named(folder):
    edit(folder / "articles.csv", lambda rows: rows[1:])
    *articles, actors, quotes, proposals = read(folder / "articles.csv")
    assert articles == BATCH[1:]
    assert [f.part for f in (actors, quotes, proposals)] == [
        "actors.csv rows 2, 3",
        "quotes.csv row 2",
        "proposals.csv row 2",
    ]
    assert quotes.message == "the article 'one' is not among the articles; restore its row, or delete these"


def test_a_row_pasted_twice_is_named(folder):
    edit(folder / "quotes.csv", lambda rows: [rows[0], *rows])
    *articles, failure = read(folder / "articles.csv")
    assert articles == BATCH
    assert failure.part == "quotes.csv row 3"
    assert "delete the surplus row" in failure.message


def test_the_same_article_several_times(tmp_path):
    other = attrs.evolve(BATCH[0], actors=BATCH[0].actors[1:], quotes=(), proposals=())
    third = attrs.evolve(other, actors=(attrs.evolve(other.actors[0], id="a9"),))
    batch = [BATCH[0], BATCH[0], BATCH[2], other, third, BATCH[0]]
    with EXPORTER.open(Target(path=tmp_path), None) as writer:
        for made in batch:
            writer.write(made)
    assert read(tmp_path / "articles.csv") == batch


def test_a_broken_record_costs_its_row_alone(folder):
    edit(folder / "quotes.csv", lambda rows: [[*rows[0][:-1], '{"kind": "loud"}'], *rows[1:]])
    failure, first, *rest = read(folder / "articles.csv")
    assert (failure.part, failure.error) == ("quotes.csv row 2", "SchemaError")
    assert first.quotes == ()
    assert rest == BATCH[1:]


def test_changed_text_fails_with_a_remedy(folder):
    edit(folder / "articles.csv", lambda rows: [[*rows[0][:-2], "Cut", rows[0][-1]], *rows[1:]])
    failure, *rest = read(folder / "articles.csv")
    assert failure.part == "row 2"
    assert "32,767" in failure.message
    assert rest == BATCH[1:]


@pytest.mark.parametrize("details", ["", "{", "[]", '{"schema": "newsmodel/9"}'])
def test_details_of_an_article_that_cannot_be_read(folder, details):
    edit(folder / "articles.csv", lambda rows: [[*rows[0][:-1], details], *rows[1:]])
    failure, *rest = read(folder / "articles.csv")
    assert failure.part == "row 2"
    assert rest == BATCH[1:]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("articles.csv", b"", "the first row must be the header of articles.csv"),
        ("articles.csv", b"id,headline\r\n1,x\r\n", "the first row must be the header of articles.csv"),
        ("articles.csv", b"\xff\x00\x01junk", "the first row must be the header of articles.csv"),
        ("articles.csv", b"x" * 200_000, "the first row must be the header of articles.csv"),
        (
            "articles.csv",
            b'id,text,details\r\n1,"Caf\xe9",{}\r\n',
            "row 2 or one of the next: not UTF-8; save it as UTF-8",
        ),
        ("articles.csv", b'id,text,details\r\n1,"broken off', "row 2: unexpected end of data"),
        ("quotes.csv", b"article_id,id,quote,details\r\n", "give the folder's articles.csv"),
    ],
)
def test_what_cannot_be_read_is_one_failure(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    [failure] = read(tmp_path / name)
    assert isinstance(failure, Failure)
    assert message in failure.message


def test_a_broken_table_beside_the_articles_is_named(folder):
    (folder / "quotes.csv").write_bytes(b"nonsense")
    [failure] = read(folder / "articles.csv")
    assert failure.part == "quotes.csv"
    assert "details" in failure.message
