"""Articles to a target: the right exporter, the right kind of target, and nothing half-written."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from toys import FILE_OUT, FOLDER_OUT, LINES_OUT

import newsmodel as n
from newsmodel.pipeline import choose_exporter, write_articles

EXPORTERS = (LINES_OUT, FOLDER_OUT, FILE_OUT)
A, B, BOOM = (n.Article(text=text) for text in ("a", "b", "boom"))


def test_the_format_is_told_by_name_or_suffix() -> None:
    assert choose_exporter(EXPORTERS, Path("x"), "lines") is LINES_OUT
    assert choose_exporter(EXPORTERS, Path("x.LINES")) is LINES_OUT
    with pytest.raises(n.UsageError, match="unknown format 'liens'; did you mean lines"):
        choose_exporter(EXPORTERS, None, "liens")
    with pytest.raises(
        n.UsageError, match=r"the name 'x\.odd' does not tell the format; name one of: file, folder, lines"
    ):
        choose_exporter(EXPORTERS, Path("x.odd"))
    with pytest.raises(n.UsageError, match="a stream does not tell"):
        choose_exporter(EXPORTERS, None)


def test_one_or_many_are_written(tmp_path: Path) -> None:
    target = n.Target(path=tmp_path / "x.lines")
    assert write_articles(A, LINES_OUT, target) == 1
    assert write_articles(iter([A, B]), LINES_OUT, target, {"separator": "|"}) == 2
    assert (tmp_path / "x.lines").read_text() == "a|b|"
    stream = io.BytesIO()
    write_articles([A], LINES_OUT, n.Target(stream=stream))
    assert stream.getvalue() == b"a\n"


def test_a_target_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for exporter, target, told in (
        (FOLDER_OUT, n.Target(stream=io.BytesIO()), "folder writes a folder; give a path"),
        (FILE_OUT, n.Target(stream=io.BytesIO()), "file writes a file; give a path"),
        (FOLDER_OUT, n.Target(path=tmp_path / "file"), "folder writes a folder, but .*file is a file"),
        (FOLDER_OUT, n.Target(path=tmp_path / "x.folder"), r"'x\.folder' looks like a file, name a folder"),
        (LINES_OUT, n.Target(path=tmp_path), "lines writes a file, but .* is a folder"),
    ):
        with pytest.raises(n.UsageError, match=told):
            write_articles([A], exporter, target)


def test_a_failure_names_exporter_and_article_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(n.StageError, match=f"export lines on article {BOOM.id}: KeyError: 'boom'") as caught:
        write_articles([A, BOOM], LINES_OUT, n.Target(path=tmp_path / "x"))
    assert caught.value.stage == "export"
    assert list(tmp_path.iterdir()) == []


def test_errors_of_the_articles_pass(tmp_path: Path) -> None:
    def broken() -> Iterator[n.Article]:
        yield A
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_articles(broken(), LINES_OUT, n.Target(path=tmp_path / "x"))
    with pytest.raises(n.UsageError, match="only articles can be written, not 'a'"):
        write_articles(["a"], LINES_OUT, n.Target(path=tmp_path / "x"))  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []


def test_a_closed_pipe_passes() -> None:
    class Closed(io.BytesIO):
        def write(self, data: object) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        write_articles([A], LINES_OUT, n.Target(stream=Closed()))
