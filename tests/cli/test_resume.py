"""A run that was broken off and goes on comes to what one undisturbed run comes to, whatever the moment."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsmodel
from newsmodel.batch import Encoded, engine
from newsmodel.batch.journal import HEADER
from newsmodel.batch.work import Worker
from newsmodel.cli.app import run
from newsmodel.model import Article


@pytest.fixture(autouse=True)
def installed(plugin):
    """Nothing but what is built in."""


@pytest.fixture
def inputs(cli, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        lines = [newsmodel.dumps(Article(text=f"Text {number} {line}")) for line in range(number)]
        (folder / f"{number}.jsonl").write_text("\n".join([*lines, "broken"] if number == 2 else lines))
    (folder / "x.bin").write_bytes(b"\x00\x01")
    (folder / "gone.json").symlink_to(folder / "nowhere")
    return folder


def outputs(tmp_path):
    return {
        str(file.relative_to(tmp_path)): file.read_bytes()
        for name in ("o.json", "e.jsonl", "tables")
        for file in [tmp_path / name, *(tmp_path / name).glob("*")]
        if file.is_file()
    }


@pytest.fixture
def read(monkeypatch):
    """The inputs that are really read."""
    names = []
    original = Worker.read

    def read(worker, item):
        names.append(item.path.name)
        return original(worker, item)

    monkeypatch.setattr(Worker, "read", read)
    return names


@pytest.mark.parametrize("target", [("--out", "o.json"), ("--to", "csv", "--out", "tables")], ids=["json", "csv"])
def test_broken_off_at_any_byte(cli, inputs, tmp_path, target):
    assert cli("convert", "in", *target, "--errors", "e.jsonl").code == 1
    wanted = outputs(tmp_path)
    args = ["convert", "in", *target, "--errors", "e.jsonl", "--resume"]
    assert cli(*args).code == 1
    assert outputs(tmp_path) == wanted
    [journal] = tmp_path.glob("*.journal")
    whole = journal.read_bytes()

    @given(st.integers(0, len(whole)), st.binary(max_size=3))
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def go_on(cut, torn):
        # Within the header only whole prefixes can be left of a write.
        journal.write_bytes(whole[:cut] + (torn if cut > len(HEADER) else b""))
        assert run(args) == 1
        assert outputs(tmp_path) == wanted

    go_on()


@pytest.mark.parametrize("torn", [b'{"done":"\x80"', b'{"done":"a\x80"}\n', b'{"done":', b'{"done":[]}', b'{"done"'])
def test_a_closing_line_torn_at_its_worst(cli, inputs, tmp_path, torn):
    args = ["convert", "in", "--out", "o.json", "--errors", "e.jsonl", "--resume"]
    cli(*args)
    wanted = outputs(tmp_path)
    journal = tmp_path / "o.json.journal"
    whole = journal.read_bytes()
    journal.write_bytes(whole + torn)
    (tmp_path / "o.json").unlink()
    assert cli(*args).code == 1
    assert outputs(tmp_path) == wanted
    assert journal.read_bytes() == whole


def test_what_is_done_is_not_done_again(cli, inputs, tmp_path, read):
    args = ["convert", "in", "--out", "o.json", "--resume"]
    cli(*args)
    assert sorted(read) == ["0.jsonl", "1.jsonl", "2.jsonl", "3.jsonl", "gone.json", "x.bin"]
    read.clear()
    cli(*args)
    assert read == ["gone.json"]
    (inputs / "1.jsonl").write_text('{"text": "Changed."}')
    read.clear()
    assert "Changed." in cli(*args).out or "Changed." in (tmp_path / "o.json").read_text()
    assert sorted(read) == ["1.jsonl", "gone.json"]
    read.clear()
    cli(*args, "--language", "de")
    assert len(read) == 6


def test_tables_that_change_beside_the_articles(cli, inputs, tmp_path, read):
    text = '{"text": "a", "actors": [{"id": "a1", "name": "A", "kind": "group"}]}'
    (tmp_path / "one.json").write_text(text)
    cli("convert", "one.json", "--to", "csv", "--out", "tables")
    args = ["convert", "tables/articles.csv", "--out", "o.json", "--resume"]
    cli(*args)
    (tmp_path / "tables/actors.csv").unlink()
    read.clear()
    cli(*args)
    assert read == ["articles.csv"]
    assert '"actors": []' in (tmp_path / "o.json").read_text()


def test_what_goes_on_as_json_is_not_read(cli, inputs, tmp_path, monkeypatch):
    """Articles of a journal, and of other processes, pass as they are."""
    wanted = cli("convert", "in", "--no-extract").out.encode()
    args = ["convert", "in", "--no-extract", "--out", "o.jsonl", "--resume"]
    monkeypatch.setattr(Encoded, "article", lambda _: pytest.fail("read"))
    for more in ([], [], ["--language", "de", "--jobs", "2"]):
        cli(*args, *more)
        found = (tmp_path / "o.jsonl").read_bytes()
        assert found.replace(b'"language":"de"', b'"language":null') == wanted


def test_a_limit_does_not_take_a_part_for_the_whole(cli, inputs, tmp_path):
    cli("convert", "in/3.jsonl", "--out", "o.json", "--resume", "--limit", "1")
    cli("convert", "in/3.jsonl", "--out", "o.json", "--resume")
    assert (tmp_path / "o.json").read_text().count('"text"') == 3


def test_a_file_in_the_way_is_left_alone(cli, inputs, tmp_path):
    (tmp_path / "o.json.journal").write_text("My diary\n")
    result = cli("convert", "in", "--out", "o.json", "--resume")
    assert result.code == 2
    assert "is in the way" in result.err
    assert (tmp_path / "o.json.journal").read_text() == "My diary\n"


def test_several_processes_give_the_same(cli, inputs, tmp_path, monkeypatch):
    """Small inputs done whole, large ones dealt out: the same articles and errors in the same order."""
    # The other processes have the English rules, which this one leaves out for the test.
    args = ("convert", "in", "--no-extract")
    results = [cli(*args)]
    for parts, large in ((1, 2**22), (16, 2**22), (2, 0)):
        monkeypatch.setattr(engine, "PARTS", parts)
        monkeypatch.setattr(engine, "LARGE", large)
        results.append(cli(*args, "--jobs", "2"))
    assert all(result == results[0] for result in results)
    assert cli(*args, "--jobs", "2", "--out", "o.json", "--resume").code == 1
    assert cli(*args, "--jobs", "2", "--out", "o.json", "--resume").problems == results[0].problems
