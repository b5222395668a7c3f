"""`newsmodel show` and the lists, as people see them."""

import json

import jsonschema
import pytest

import newsmodel
from newsmodel.cli.render import Style, render
from newsmodel.cli.terminal import columns, plain, table
from newsmodel.model import (
    Actor,
    Article,
    Deadline,
    Mention,
    Notice,
    Proposal,
    Quantity,
    Quote,
    Reference,
    Role,
    Span,
    Stance,
)

TEXT = (
    "President Ann Low said on Monday that Britain must spend 3 percent of GDP on defence by 2030 if there is a deal.\n"
    "“We will not yield to anybody who wants us to stop, and we will go on for as long as it takes,” she told Nato. "
    "Russia rejected it, it said no."
)


def span(words, cls=Span, **fields):
    start = TEXT.index(words)
    return cls(start, start + len(words), words, **fields)


LONG = "We will not yield to anybody who wants us to stop, and we will go on for as long as it takes,"
ROLES = (Role("President", "Ruritania"), Role("mayor", former=True))
ARTICLE = Article(
    text=TEXT,
    title="Low wants more for defence",
    publisher="The Daily",
    published="2030-06-01",
    notices=(Notice("encoding-guessed", "Read as Latin-1."),),
    actors=(
        Actor(
            id="a1", name="Ann Low", kind="person", roles=ROLES, by="us", rule="titled",
            mentions=(span("Ann Low", Mention),),
        ),
        Actor(id="a2", name="Britain", kind="country", country="GB", mentions=(span("Britain", Mention),)),
        Actor(id="a3", name="Nato", kind="organisation", mentions=(span("Nato", Mention),)),
        Actor(id="a4", name="Russia", kind="country", country="RU", mentions=(span("Russia", Mention),)),
    ),
    quotes=(
        Quote(
            id="q1", kind="direct", content=(span(LONG),), cue=span("told"), rule="told", by="us",
            speaker=Reference(("a1",), span("she")), addressee=Reference(("a3",), span("Nato")),
        ),
        Quote(id="q2", act="deny", kind="indirect", content=(span("no."),)),
    ),
    proposals=(
        Proposal(
            id="p1", act="demand", modality="must", action=span("spend 3 percent of GDP on defence"), cue=span("must"),
            proposer=Reference(("a1",), span("President Ann Low")), addressees=(Reference(("a2",)),),
            deadline=span("by 2030", Deadline, date="2030-12"), conditions=(span("if there is a deal"),),
            quantities=(span("3 percent of GDP", Quantity, value=3),), rule="modal",
            stances=(Stance(Reference(("a4",)), "oppose", span("rejected")),),
        ),
    ),
)  # fmt: skip

SHOWN = """\
Low wants more for defence
The Daily · 2030-06-01

Who said what

  Ann Low said to Nato · direct
      “We will not yield to anybody who wants us to stop,
      and we will go on for as long as it takes,”

  somebody denied · indirect
      no.

Who proposes what

  Ann Low → Britain · demand, must
      spend 3 percent of GDP on defence
      on condition  if there is a deal
      by when       by 2030 (2030-12)
      how much      3 percent of GDP
      against       Russia

Who they are

  Ann Low  person        President of Ruritania, former
                         mayor · 1 mention
  Britain  country, GB   1 mention
  Nato     organisation  1 mention
  Russia   country, RU   1 mention"""


@pytest.fixture(autouse=True)
def narrow(monkeypatch, plugin):
    monkeypatch.setenv("COLUMNS", "60")


def test_an_article_for_reading():
    assert render(ARTICLE) == SHOWN


def test_colour_changes_nothing_but_colour():
    import click

    coloured = render(ARTICLE, style=Style(colour=True))
    assert "\x1b[" in coloured
    assert click.unstyle(coloured) == SHOWN


def test_explained():
    shown = render(ARTICLE, explain=True)
    assert "  Ann Low (she) said to Nato · direct\n" in shown
    assert "      rule told · cue “told” · by us · line 2, characters" in shown
    assert "      rule titled · by us · line 1, characters 10 to 17\n" in shown
    assert shown.endswith("Notice: Read as Latin-1.")


def test_nothing_found():
    shown = render(Article(text="It rained.\nA lot."))
    assert shown.startswith("It rained. A lot.\n")
    assert "nobody is quoted" in shown
    assert "nothing is proposed" in shown


def test_text_cannot_steer_the_terminal():
    assert "\x1b" not in render(Article(text="x\x1b[2J", title="\x1b]0;hi\x07\u202e"))
    assert plain("a\u202eb\x00\tc") == "a\ufffdb\ufffd c"


def test_wide_characters_take_two_columns():
    assert columns("日本a\u0301") == 5
    rows = table(("A", "B"), [("日本", "x"), ("abc", "y")]).splitlines()
    assert rows[1:] == ["日本  x", "abc   y"]


def test_show(cli, tmp_path):
    (tmp_path / "a.json").write_text(newsmodel.dumps(ARTICLE))
    result = cli("show", "a.json")
    assert (result.code, result.out) == (0, SHOWN + "\n")
    assert cli("show", "-", stdin=newsmodel.dumps(ARTICLE).encode()).out == SHOWN + "\n"
    (tmp_path / "two.jsonl").write_text(f"{newsmodel.dumps(ARTICLE)}\n{{\n{newsmodel.dumps(ARTICLE)}")
    result = cli("show", "two.jsonl")
    assert result.out == f"{SHOWN}\n\n{'─' * 60}\n\n{SHOWN}\n"
    assert result.err.startswith("newsmodel: two.jsonl (line 2): $: ")
    assert result.code == 1


@pytest.mark.parametrize(("name", "message"), [("gone", "no such file"), ("[]", "no articles in it")])
def test_nothing_to_show(cli, tmp_path, name, message):
    (tmp_path / "[]").write_text("[]")
    result = cli("show", name, "--from", "json")
    assert (result.code, result.out) == (1, "")
    assert message in result.err


def test_formats(cli):
    found = {form["name"]: form for form in json.loads(cli("formats", "--json").out)}
    assert found["csv"] == {
        "name": "csv", "reads": True, "writes": True, "suffixes": [".csv"], "media_types": ["text/csv"],
        "target": "folder", "loses": [], "summary": found["csv"]["summary"], "options": found["csv"]["options"],
    }  # fmt: skip
    assert (found["text"]["reads"], found["text"]["writes"], found["text"]["target"]) == (True, False, None)
    lines = cli("formats").out.splitlines()
    assert any(line.split() == "csv reads · writes a folder, lossless · .csv".split() for line in lines)
    assert {setting["name"]: setting["default"] for setting in found["text"]["options"]}["split"] == "None"
    told = cli("formats", "text").out
    assert "--set text.split=" in told
    assert "csv" not in told
    assert (cli("formats", "txt").code, cli("formats", "txt").out) == (2, "")
    assert "json" not in cli("formats", "--without", "json").out.split()


def test_plugins(cli, plugin):
    plugin("broken", newsmodel_parsers=lambda: 1 / 0)
    result = cli("plugins", "--json")
    found = json.loads(result.out)
    assert (result.code, found["plugins"][0]["distribution"]) == (0, "newsmodel")
    assert found["faults"][0]["plugin"] == "broken"
    result = cli("plugins")
    assert result.code == 0
    assert "1 fault" in result.out
    assert "ZeroDivisionError" in result.out
    assert json.loads(cli("plugins", "--json", "--no-plugins").out)["faults"] == []


def test_schema(cli):
    schema = json.loads(cli("schema", "--json").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(newsmodel.dumps(ARTICLE)), schema)
    assert "  kind       direct, indirect or mixed" in cli("schema").out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["fromats"], "did you mean formats?"),
        (["a.txt"], "to read it: newsmodel show a.txt"),
        (["xyz"], "the commands are convert, show"),
        ([], "Usage: newsmodel"),
        (["show"], "Missing argument"),
        (["show", "a.txt", "--form", "x"], "--from"),
    ],
)
def test_mistyped_commands(cli, tmp_path, args, message):
    (tmp_path / "a.txt").write_text("x")
    result = cli(*args)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_a_fault_of_ours_is_one_line_and_a_traceback_with_debug(cli, tmp_path, monkeypatch, capsys):
    from newsmodel.cli.app import run

    def fail(*_, **__):
        raise RuntimeError("oh")

    monkeypatch.setattr("newsmodel.registry.Settings.load", fail)
    result = cli("formats")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert run(["formats", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err
