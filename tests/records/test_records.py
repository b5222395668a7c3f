"""Sources, targets, contexts, and what a wrong registration is told."""

import io
from pathlib import Path
from typing import Any

import pytest
from toys import LINES, LINES_OUT, giving

import newsmodel as n


def test_a_source_opens_afresh_each_time(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"words")
    for source in (n.Source.from_path(file), n.Source.from_bytes(b"words"), n.Source.from_text("words")):
        assert source.read() == source.read() == b"words"
        assert source.read(2) == b"wo"
    assert n.Source.from_path(file).path == file
    assert n.Source.from_text("\ud800").read() == b"\xed\xa0\x80"


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(n.SourceError, match=r"gone\.txt: no such file or directory"):
        n.Source.from_path(tmp_path / "gone.txt").read()
    with pytest.raises(n.SourceError, match="is a directory"):
        n.Source.from_path(tmp_path).open()


def test_what_cannot_be_read_is_named() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(n.SourceError, match=r"disk \(one\): input/output error") as caught:
        n.Source(name="disk", part="one", opener=Broken).read()
    assert (caught.value.source, caught.value.part) == ("disk", "one")


def test_a_target_file_appears_only_when_whole(tmp_path: Path) -> None:
    target = n.Target(path=tmp_path / "deep" / "out.txt")
    with pytest.raises(ZeroDivisionError), target.create() as stream:
        stream.write(b"half")
        raise ZeroDivisionError
    assert list((tmp_path / "deep").iterdir()) == []
    with target.create() as stream:
        stream.write(b"whole")
        assert not target.path.exists()  # type: ignore[union-attr]
    assert [p.read_bytes() for p in (tmp_path / "deep").iterdir()] == [b"whole"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    target = n.Target(path=tmp_path)
    (tmp_path / "a.csv").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), target.create("a.csv") as stream:
        stream.write(b"new")
        raise KeyboardInterrupt
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.csv", b"old")]


def test_a_target_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with (
        pytest.raises(n.SourceError, match="out: cannot be written"),
        n.Target(path=tmp_path / "file" / "out").create(),
    ):
        pass


def test_a_stream_stays_open_and_is_no_folder() -> None:
    stream = io.BytesIO()
    with n.Target(stream=stream).create() as same:
        same.write(b"a")
    assert stream.getvalue() == b"a"
    with pytest.raises(n.UsageError, match="give a path"), n.Target(stream=stream).create("a.csv"):
        pass


def test_work_is_shared_for_an_article() -> None:
    calls: list[str] = []

    def work(text: str) -> int:
        calls.append(text)
        return len(text)

    context = n.Context("four")
    other = context.with_options("mine")
    assert (context.share(work), other.share(work), calls) == (4, 4, ["four"])
    assert (context.options, other.options) == (None, "mine")


@pytest.mark.parametrize(
    ("build", "told"),
    [
        (lambda: n.Parser(name="", parse=print), "Parser: name is empty"),
        (lambda: n.Parser(name="p", parse=3), "Parser p: parse is 3; it must be callable"),
        (lambda: n.Parser(name="p", parse=print, suffixes=".txt"), "Parser p: suffixes is a str; it must be a tuple"),
        (lambda: n.Parser(name="p", parse=print, suffixes=("txt",)), "suffix 'txt' must be like '.txt'"),
        (lambda: n.Parser(name="p", parse=print, recognise=b"x"), "recognise is b'x'; it must be callable"),
        (lambda: n.Parser(name="p", parse=print, options={}), "options is {}; it must be type or None"),
        (lambda: n.Extractor(name="e", provides=n.Quote, extract=print), "provides is a type; it must be a tuple"),
        (lambda: n.Extractor(name="e", provides=(), extract=print), "provides is empty"),
        (
            lambda: n.Extractor(name="e", provides=(str,), extract=print),
            "provides has str; only Actor, Quote, Proposal",
        ),
        (lambda: giving("e", requires=("Actor",)), r"requires\[0\] is 'Actor'; it must be type"),
        (lambda: giving("e", languages="en"), "Extractor e: languages is a str; it must be a tuple"),
        (
            lambda: n.Exporter(name="x", open=print, target="socket"),
            "target is 'socket'; it must be one of file, folder",
        ),
    ],
)
def test_a_wrong_registration_is_refused_where_it_is_written(build: Any, told: str) -> None:
    with pytest.raises(n.ModelError, match=told):
        build()


def test_registrations_are_values() -> None:
    assert LINES == LINES
    assert LINES_OUT != LINES
