"""`newsmodel convert`: data to its place, every input in the output or among the errors."""

import io
import json
import sys
from pathlib import Path

import pytest

import newsmodel
from newsmodel.cli.progress import Progress
from newsmodel.model import Actor, Article
from newsmodel.records import Exporter, Extractor, Parser

OWN = newsmodel.dumps(Article(text="Hi.", title="One")) + "\n"
OTHER = newsmodel.dumps(Article(text="Ho.", title="Two")) + "\n"
WRONG_OFFSETS = b'{"text": "no", "quotes": [{"kind": "direct", "content": [{"start": 0, "end": 2, "text": "on"}]}]}'
FIELDS = ["source", "part", "article", "stage", "plugin", "error", "message"]


@pytest.fixture(autouse=True)
def installed(plugin):
    """Nothing but what is built in, and what a test installs."""


def write(folder, **files):
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())


def test_json_lines_on_standard_output_and_nothing_else(cli, tmp_path):
    write(tmp_path, a_jsonl=OWN, b_json=OTHER)
    result = cli("convert", "a.jsonl", "b.json")
    assert result.out == OWN + OTHER
    assert result.code == 0
    assert "2 articles, 0 quotes, 0 proposals from 2 inputs" in result.err


def test_text_gets_a_source(cli, tmp_path):
    write(tmp_path, a_txt="It rained all day in Kyiv. Nobody went out.")
    [article] = cli("convert", "a.txt").articles
    assert (article.source.name, article.source.format) == ("a.txt", "text")


def test_folders_and_globs_in_order_each_file_once(cli, tmp_path):
    write(tmp_path, in__b_jsonl=OTHER, in__a__z_jsonl=OWN, in__c_bin=b"\x00\x01", in__README="Read me first.")
    result = cli("convert", "in", "in/b*", "in/a/z.jsonl")
    assert [article.title for article in result.articles] == ["Two", "One"]
    assert result.code == 0
    assert "2 skipped" in result.err
    assert cli("convert", "in/**/*.jsonl").out == OWN + OTHER


def test_standard_input(cli):
    assert cli("convert", "-", stdin=OWN.encode()).out == OWN
    result = cli("convert", "-", "--from", "jsonl", stdin=b"nonsense\n" + OWN.encode())
    assert result.out == OWN
    assert [(p["source"], p["part"]) for p in result.problems] == [("<stdin>", "line 1")]


def test_formats_by_name_and_by_suffix(cli, tmp_path):
    write(tmp_path, a_jsonl=OWN)
    assert cli("convert", "a.jsonl", "--out", "o.json").code == 0
    assert len(json.loads((tmp_path / "o.json").read_text())) == 1
    assert cli("convert", "a.jsonl", "--to", "csv", "--out", "tables").code == 0
    assert len(list((tmp_path / "tables").glob("*.csv"))) == 5
    assert cli("convert", "tables").out == OWN
    assert cli("convert", "a.jsonl", "--to", "json", "--out", "-").out.startswith("[\n")


def test_a_device_is_written_to_not_replaced(cli, tmp_path):
    write(tmp_path, a_jsonl=OWN)
    assert cli("convert", "a.jsonl", "--to", "jsonl", "--out", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_limit_and_language(cli, tmp_path):
    write(tmp_path, a_jsonl=OWN + OTHER)
    assert cli("convert", "a.jsonl", "--limit", "1").out == OWN
    assert cli("convert", "a.jsonl", "--limit", "0").out == ""
    assert {a.language for a in cli("convert", "a.jsonl", "--language", "de").articles} == {"de"}
    write(tmp_path, b_json='{"text": "x", "language": "fr"}')
    assert cli("convert", "b.json", "--language", "de").articles[0].language == "fr"


def test_what_the_run_writes_is_not_read(cli, tmp_path):
    write(tmp_path, in__a_jsonl=OWN)
    for source, *target in [("in", "in/o.jsonl"), ("in/*", "in/o.jsonl"), ("in", "in/tables", "--to", "csv")]:
        for _ in range(2):
            result = cli("convert", source, "--errors", "in/e.jsonl", "--resume", "--out", *target)
            assert (result.code, "1 article," in result.err) == (0, True)
        (tmp_path / "in/o.jsonl").unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("gone.txt", None, "no such file or directory"),
        ("empty.json", b"", "empty"),
        ("junk.bin", b"\x00\x01\x02\xff" * 99, "not in a known format"),
        ("junk.jsonl", b"\x00\x01\x02\xff" * 99, "malformed"),
        ("latin.json", b'{"text": "Caf\xe9"}', "utf-8"),
        ("broken.json", b'{"text": "a"', "truncated"),
        ("wrong.json", b'{"text": ["a"]}', "$.text: Expected `str`, got `array`"),
        ("offsets.json", WRONG_OFFSETS, "but the article has 'no' there"),
        ("folder/", None, "the folder has no files"),
        ("none*", None, "no file fits this pattern"),
    ],
)  # fmt: skip
def test_bad_inputs_are_told_in_one_line_and_the_rest_goes_on(cli, tmp_path, name, data, message):
    write(tmp_path, good_jsonl=OWN)
    if name.endswith("/"):
        (tmp_path / name).mkdir()
    elif data is not None:
        (tmp_path / name).write_bytes(data)
    result = cli("convert", name, "good.jsonl")
    assert result.code == 1
    assert result.out == OWN
    [problem] = result.problems
    assert list(problem) == FIELDS
    assert problem["source"].rstrip("/") == name.rstrip("/")
    assert message in problem["message"]
    assert "1 failed" in result.err


@pytest.mark.slow
def test_fifty_megabytes_of_one_line(cli, tmp_path):
    (tmp_path / "long.jsonl").write_bytes(b"x" * 50_000_000 + b"\n" + OWN.encode())
    result = cli("convert", "long.jsonl")
    assert result.out == OWN
    assert [problem["part"] for problem in result.problems] == ["line 1"]


def test_names_that_are_no_text(cli, tmp_path):
    import os

    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123
        file.write(b"It rained all day in Kyiv.")
    [article] = cli("convert", tmp_path).articles
    assert article.source.name.endswith("caf�.txt")


def test_errors_go_to_their_file(cli, tmp_path):
    write(tmp_path, a_jsonl=OWN + '{"text": 1}\n')
    result = cli("convert", "a.jsonl", "--errors", "e.jsonl")
    assert result.problems == []
    assert json.loads((tmp_path / "e.jsonl").read_text())["part"] == "line 2"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--to", "cvs"], "did you mean csv?"),
        (["--from", "jsn"], "did you mean json"),
        (["--to", "csv"], "csv writes a folder; say where with --out"),
        (["--resume"], "--resume needs --out"),
        (["--out", "tables"], "does not tell the format"),
        (["--out", "folder.d", "--to", "json"], "is a folder"),
        (["--set", "text"], "NAME.KEY=VALUE"),
        (["--set", "txet.x=1"], "did you mean text"),
        (["--set", "text.nonsense=1"], "unknown option of text"),
        (["--without", "nobody"], "unknown plugin or record 'nobody'"),
        (["--config", "gone.toml"], "no such file"),
        (["--jobs", "0"], "--jobs"),
        (["--limit", "some"], "--limit"),
    ],
)
def test_wrong_usage(cli, tmp_path, args, message):
    write(tmp_path, a_jsonl=OWN)
    (tmp_path / "folder.d").mkdir()
    result = cli("convert", "a.jsonl", *args)
    assert result.code == 2
    assert result.out == ""
    assert message in result.err


def test_settings_come_from_the_file_there(cli, tmp_path):
    write(tmp_path, a_jsonl=OWN, newsmodel_toml="without = ['json', 'jsonl']")
    assert cli("convert", "a.jsonl").code == 2
    (tmp_path / "newsmodel.toml").write_text("plugins = 3")
    assert "newsmodel.toml" in cli("convert", "a.jsonl").err


def find(article, context):
    if "Ho" in article.text:
        raise ValueError("no\nway")
    yield Actor(name="Hi", kind="group")


def test_a_failed_stage_leaves_the_article(cli, tmp_path, plugin):
    plugin("acme", newsmodel_extractors=lambda: [Extractor(name="acme", provides=(Actor,), extract=find)])
    write(tmp_path, a_jsonl=OWN + OTHER)
    result = cli("convert", "a.jsonl", "--extract")
    one, two = result.articles
    assert [actor.name for actor in one.actors] == ["Hi"]
    assert two.actors == ()
    [problem] = result.problems
    assert problem == {
        "source": "a.jsonl", "part": None, "article": two.id, "stage": "extract", "plugin": "acme",
        "error": "StageError", "message": "ValueError: no way",
    }  # fmt: skip
    assert result.code == 1


def test_own_articles_are_extracted_when_told(cli, tmp_path, plugin):
    plugin("acme", newsmodel_extractors=lambda: [Extractor(name="acme", provides=(Actor,), extract=find)])
    write(tmp_path, a_jsonl=OWN)
    result = cli("convert", "a.jsonl")
    assert result.out == OWN
    assert "--extract looks for them" in result.err
    assert cli("convert", "a.jsonl", "--extract", "--without", "acme").articles[0].actors == ()
    assert cli("convert", "a.jsonl", "--extract", "--no-plugins").articles[0].actors == ()


def test_a_parser_that_fails_is_named(cli, tmp_path, plugin):
    def parse(source, options):
        yield Article(text="First.")
        raise ZeroDivisionError("oh")

    plugin("acme", newsmodel_parsers=lambda: [Parser(name="acme", parse=parse, suffixes=(".acme",))])
    write(tmp_path, a_acme="x", b_jsonl=OWN)
    result = cli("convert", "a.acme", "b.jsonl")
    assert [article.text for article in result.articles] == ["First.", "Hi."]
    [problem] = result.problems
    assert (problem["stage"], problem["plugin"], problem["error"]) == ("parse", "acme", "StageError")
    assert "ZeroDivisionError: oh" in problem["message"]


class Picky:
    def __init__(self, target, options):
        self.target = target

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def write(self, article):
        if article.title == "One":
            raise ValueError("not this one")
        self.target.stream.write(article.title.encode())


def test_an_article_that_cannot_be_written_is_told(cli, tmp_path, plugin):
    plugin("picky", newsmodel_exporters=lambda: [Exporter(name="picky", open=Picky)])
    write(tmp_path, a_jsonl=OWN + OTHER)
    result = cli("convert", "a.jsonl", "--to", "picky")
    assert (result.code, result.out) == (1, "Two")
    assert (result.problems[0]["stage"], result.problems[0]["plugin"]) == ("export", "picky")


def test_an_interrupted_run_leaves_nothing_half_done(cli, tmp_path, plugin):
    def interrupt(article, context):
        raise KeyboardInterrupt

    plugin("acme", newsmodel_extractors=lambda: [Extractor(name="acme", provides=(Actor,), extract=interrupt)])
    write(tmp_path, a_jsonl=OWN)
    result = cli("convert", "a.jsonl", "--extract", "--out", "o.jsonl")
    assert result.code == 130
    assert [file.name for file in tmp_path.iterdir()] == ["a.jsonl"]


def test_plugins_that_cannot_be_used_are_named(cli, tmp_path, plugin):
    plugin("broken", newsmodel_extractors=lambda: 1 / 0)
    write(tmp_path, a_jsonl=OWN)
    result = cli("convert", "a.jsonl")
    assert (result.code, result.out) == (0, OWN)
    assert "plugin broken: newsmodel_extractors raised ZeroDivisionError" in result.err


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_where_somebody_looks(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with Progress(3) as progress:
        progress.step()
        with progress.aside():
            sys.stderr.write("a message")
    assert "1/3" in sys.stderr.getvalue()
    assert sys.stderr.getvalue().count("a message") == 1


@pytest.mark.parametrize("more", [{"quiet": True}, {}])
def test_no_bar_where_nobody_looks(monkeypatch, more):
    monkeypatch.setattr(sys, "stderr", Terminal() if more else io.StringIO())
    with Progress(3, **more) as progress:
        progress.step()
    assert sys.stderr.getvalue() == ""


def test_too_many_errors_end_the_run(cli, tmp_path):
    for number in range(6):
        (tmp_path / f"{number}.json").write_text("{" if number % 2 else json.dumps({"text": f"Text {number}."}))
    whole = cli("convert", *sorted(tmp_path.glob("*.json")), "--out", "out.jsonl", "--max-errors", "3")
    assert whole.code == 1
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 3
    (tmp_path / "out.jsonl").unlink()
    ended = cli("convert", *sorted(tmp_path.glob("*.json")), "--out", "out.jsonl", "--max-errors", "1")
    assert ended.code == 1
    assert "stopped: more than 1 input failed; nothing is written" in ended.err
    assert len(ended.problems) == 2
    assert not (tmp_path / "out.jsonl").exists()
