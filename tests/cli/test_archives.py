"""Archives and compressed files on the command line: every member in the output, among the errors, or counted."""

import gzip
import io
import zipfile

import pytest

import newsmodel
from newsmodel import Article, Skipped


@pytest.fixture
def installed(plugin):
    """Nothing but what is built in, and a parser that leaves parts out."""

    def parse(source, options):
        yield Article(text=source.read().decode())
        yield Skipped(reason="records of no interest", count=1200)

    plugin("picky", newsmodel_parsers=lambda: [newsmodel.Parser(name="picky", parse=parse, suffixes=(".picky",))])


@pytest.fixture
def archive(tmp_path):
    """A zip file with whatever there may be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        out.writestr("a.txt", "Gate one.")
        out.writestr(
            "b/own.jsonl.gz", gzip.compress(newsmodel.dumps(Article(text="Gate two.")).encode() + b"\nbroken\n")
        )
        out.writestr("c.png", b"\x89PNG\r\n\x1a\n")
        out.writestr("d.picky", "Gate three.")
        out.writestr("e.txt.gz", gzip.compress(b"Gate four.")[:-9])
    path = tmp_path / "all.zip"
    path.write_bytes(stream.getvalue())
    return path


def test_every_member_is_accounted_for(cli, archive, installed):
    result = cli("convert", archive.name)
    assert result.code == 1
    assert [article.text for article in result.articles] == ["Gate one.", "Gate two.", "Gate three."]
    assert [(problem["part"], problem["plugin"]) for problem in result.problems] == [
        ("b/own.jsonl.gz/own.jsonl/line 2", "jsonl"),
        ("e.txt.gz/e.txt", "text"),
    ]
    (note,) = result.notes
    assert note.endswith("1 failed, 1,201 skipped (1,200 records of no interest, 1 of no known kind)")


def test_what_was_skipped_is_told_again_when_a_run_goes_on(cli, archive, installed):
    args = ("convert", archive.name, "--out", "o.jsonl", "--errors", "e.jsonl", "--resume")
    first = cli(*args)
    assert cli(*args).notes == first.notes
    assert "1,201 skipped" in first.err


def test_a_folder_in_several_processes_gives_the_same(cli, archive, tmp_path):
    (tmp_path / "in").mkdir()
    archive.rename(tmp_path / "in" / "all.zip")
    (tmp_path / "in" / "photo.jpg.gz").write_bytes(gzip.compress(b"\xff\xd8\xff\xe0"))
    one = cli("convert", "in", "--no-plugins", "--no-extract")
    two = cli("convert", "in", "--no-plugins", "--no-extract", "--jobs", "2")
    assert one.out == two.out
    assert one.notes == two.notes
    assert "3 skipped (of no known kind)" in one.err


def test_standard_input_may_be_compressed(cli, installed):
    result = cli("convert", "-", stdin=gzip.compress(b"Gate one."))
    assert [article.text for article in result.articles] == ["Gate one."]
    assert result.articles[0].source.part is None
    own = cli("convert", "-", stdin=gzip.compress(result.out.encode()))
    assert own.out == result.out


def test_a_limit_stops_within_an_archive(cli, archive, installed):
    result = cli("convert", archive.name, "--limit", "1")
    assert result.code == 0
    assert len(result.articles) == 1


def test_a_format_is_that_of_what_is_inside(cli, tmp_path, installed):
    (tmp_path / "a.odd.gz").write_bytes(gzip.compress(b"Gate one."))
    assert cli("convert", "a.odd.gz").problems[0]["message"].startswith("not in a known format; it looks like text")
    assert len(cli("convert", "a.odd.gz", "--from", "text").articles) == 1
    assert len(cli("convert", "a.odd.gz", "--from", "gzip").problems) == 1
