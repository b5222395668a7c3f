"""Which parser reads a source, what is inside it, and what is said when none can."""

import hashlib
import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import BOX, LINES, TEXT, box

import newsmodel as n
from newsmodel.pipeline import Limits, choose_parser, read_source
from newsmodel.pipeline.looks import binary_kind, is_text, looks_like
from newsmodel.pipeline.read import open_source

PARSERS = (LINES, TEXT, BOX)


def texts(source: n.Source, **how: Any) -> list[str]:
    found = list(read_source(source, PARSERS, **how))
    return [item.text if isinstance(item, n.Article) else f"! {item.part}: {item.message}" for item in found]


def memory(data: bytes, **known: Any) -> n.Source:
    return n.Source.from_bytes(data, **known)


@pytest.mark.parametrize(
    ("source", "parser"),
    [
        (memory(b"LINES\na", name="a.txt"), "lines"),
        (memory(b"a", name="a.lines"), "lines"),
        (memory(b"a", name="A.LINES"), "lines"),
        (memory(b"a", media_type="Text/X-Lines", name="a.txt"), "lines"),
        (memory(b"a"), "text"),
        (memory(b"", name="README"), "text"),
        (memory(b"\xff\xfea\x00", name="-"), "text"),
        (memory(b"caf\xe9"), "text"),
        (memory(b"a", url="https://example.org/a.lines?x=1.box"), "lines"),
        (memory(b"a", name="archive.box", part="folder/a.lines"), "lines"),
        (memory(b"a", name="archive.box", part="entry 3"), "text"),
        (memory(b"a", name="archive.box", part="entry 3.5"), "text"),
    ],
)
def test_a_parser_is_told_by_content_then_type_then_name(source: n.Source, parser: str) -> None:
    assert choose_parser(PARSERS, source, source.read(4096)).name == parser


def test_among_those_that_know_the_content_the_name_decides_then_their_order() -> None:
    other = attrs.evolve(LINES, name="other", suffixes=(".other",), media_types=())
    parsers = (LINES, other)
    assert choose_parser(parsers, memory(b"LINES\n", name="a.other"), b"LINES\n").name == "other"
    assert choose_parser(parsers, memory(b"LINES\n", name="a.else"), b"LINES\n").name == "lines"


def test_the_longest_suffix_wins() -> None:
    double = attrs.evolve(LINES, name="double", suffixes=(".tar.lines",))
    assert choose_parser((LINES, double), memory(b"a", name="a.tar.lines"), b"a").name == "double"


def test_of_several_with_a_suffix_one_that_reads_the_whole_type_wins() -> None:
    special = attrs.evolve(LINES, name="special", media_types=())
    assert choose_parser((special, LINES), memory(b"a", name="a.lines"), b"a").name == "lines"


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (
            b"%PDF-1.7 ...",
            "a.pdf",
            r"a\.pdf: not in a known format; it looks like a PDF document \(known formats: box,",
        ),
        (b"%PDF-1.7 ...", "a.txt", "looks like a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a", "a JPEG image"),
        (b"PK\x03\x04" + bytes(22) + b"\x11\0\0\0word/document.xml", "a.docx", r"a Word document \(\.docx\)"),
        (b"PK\x03\x04....", "a", "a zip archive"),
        (b"\x1f\x8b\x08", "a.gz", "gzip"),
        (b"RIFF....WEBP", "a", "a WebP image"),
        (b"RIFF....WAVE", "a", "audio or video"),
        (b"\x00\x00\x00\x18ftypmp42", "a", "audio or video"),
        (b"{\\rtf1 text", "a", "an RTF document"),
        (b"a\x00\x01b", "a", "binary data"),
        (b"words", "a.xyz", "looks like text"),
        (b"", "a.xyz", "looks like an empty file"),
    ],
)
def test_what_no_parser_knows_is_described(data: bytes, name: str, told: str) -> None:
    with pytest.raises(n.SourceError, match=told):
        texts(memory(data, name=name))


@given(st.binary(max_size=50))
def test_any_bytes_look_like_something(head: bytes) -> None:
    assert looks_like(head)
    if is_text(head):
        assert binary_kind(head) is None
        assert looks_like(head) != "binary data"


def test_a_format_that_is_asked_for_is_used() -> None:
    assert texts(memory(b"a\nb", name="a.txt"), format="lines") == ["a", "b"]
    with pytest.raises(n.UsageError, match="unknown format 'line'; did you mean lines"):
        texts(memory(b"a"), format="line")


def test_a_parser_that_cannot_tell_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    def fail(head: bytes) -> bool:
        raise ZeroDivisionError

    broken = n.Parser(name="broken", parse=TEXT.parse, recognise=fail)
    assert choose_parser((broken, TEXT), memory(b"a"), b"a") is TEXT
    assert "parser broken cannot recognise content" in caplog.text


def test_where_an_article_came_from() -> None:
    data = b"LINES\na"
    (article,) = read_source(memory(data, name="dir/a.lines"), PARSERS)
    assert isinstance(article, n.Article)
    assert article.source == n.Origin("dir/a.lines", None, "lines", hashlib.sha256(data).hexdigest())


def test_what_a_parser_says_of_the_source_stays() -> None:
    def parse(origin: n.Origin | None, own: bool = False) -> n.Article:
        parser = n.Parser(name="p", parse=lambda *_: [n.Article(text="a", source=origin)], suffixes=(".p",), own=own)
        (article,) = read_source(memory(b"a", name="a.p"), [parser])
        assert isinstance(article, n.Article)
        return article

    assert parse(n.Origin(part="row 3", name="b")).source == n.Origin(
        "b", "row 3", "p", hashlib.sha256(b"a").hexdigest()
    )
    assert parse(None, own=True).source is None


def test_failures_pass_and_the_rest_is_read() -> None:
    assert texts(memory(b"LINES\na\nbad\nb")) == ["a", "! 2: bad line", "b"]


def test_a_bug_in_a_parser_names_it_and_the_source() -> None:
    with pytest.raises(n.StageError, match=r"parse lines: on x \(y\): KeyError: 'boom'") as caught:
        texts(memory(b"LINES\na\nboom", name="x", part="y"))
    assert (caught.value.stage, caught.value.plugin) == ("parse", "lines")
    junk = n.Parser(name="junk", parse=lambda *_: ["words"], suffixes=(".junk",))
    with pytest.raises(n.StageError, match="yielded 'words'; a parser yields an Article, a Source, a Failure"):
        list(read_source(memory(b"", name="a.junk"), [junk]))


def test_sources_inside_are_read_in_turn() -> None:
    inner = box(deep_lines=b"LINES\nc\nbad", png=b"\x89PNG\r\n", lines=b"LINES\nboom")
    data = box(a_lines=b"a", b_txt=b"b", inner_box=inner, z_txt=b"z")
    found = list(read_source(memory(data, name="all.box"), PARSERS))
    articles = [item for item in found if isinstance(item, n.Article)]
    assert [(a.text, a.source.part, a.source.format) for a in articles if a.source] == [
        ("a", "a.lines", "lines"),
        ("b", "b.txt", "text"),
        ("c", "inner.box/deep.lines", "lines"),
        ("z", "z.txt", "text"),
    ]
    assert {a.source.name for a in articles if a.source} == {"all.box"}
    failures = [(item.part, item.error) for item in found if isinstance(item, n.Failure)]
    assert failures == [
        ("inner.box/deep.lines/2", "SourceError"),
        ("inner.box/png", "SourceError"),
        ("inner.box/lines", "StageError"),
    ]


def test_depth_is_limited() -> None:
    data = b"words"
    for _ in range(9):
        data = box(in_box=data)
    (told,) = texts(memory(data))
    assert told.endswith("nested more than 8 deep")
    assert texts(memory(box(in_box=box(in_=b"words"))), limits=Limits(depth=2)) == ["words"]


class Zeros(io.RawIOBase):
    """A stream without an end."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        buffer[:] = b"0" * len(buffer)
        return len(buffer)


def unfolding(opener: Callable[[], Any], times: int = 1) -> n.Parser:
    members = [n.Source(part=f"{i}.txt", opener=opener) for i in range(times)]
    return n.Parser(name="bomb", parse=lambda *_: members, suffixes=(".bomb",))


def test_what_unfolds_without_end_is_stopped() -> None:
    bomb = unfolding(lambda: io.BufferedReader(Zeros()))
    for limit in (1000, 2**25):
        with pytest.raises(n.SourceError, match=f"0.txt.*expands to more than {limit:,} bytes"):
            list(read_source(memory(b"", name="a.bomb"), [bomb, TEXT], limits=Limits(expanded=limit)))


def test_what_is_inside_counts_together_and_once() -> None:
    source = memory(b"", name="a.bomb")
    small = unfolding(lambda: io.BytesIO(b"x" * 400), times=2)
    assert len(list(read_source(source, [small, TEXT], limits=Limits(expanded=800)))) == 2
    with pytest.raises(n.SourceError, match="1.txt"):
        list(read_source(source, [small, TEXT], limits=Limits(expanded=799)))
    big = unfolding(lambda: io.BytesIO(b"x" * 2**25))
    (article,) = read_source(source, [big, TEXT], limits=Limits(expanded=2**25))
    assert isinstance(article, n.Article)
    assert article.source is not None
    assert article.source.sha256 == hashlib.sha256(b"x" * 2**25).hexdigest()


def test_a_larger_input_may_unfold_to_more() -> None:
    limits = Limits(ratio=10)
    assert limits.budget(0).limit == limits.budget(6_710_886).limit == 2**26
    assert limits.budget(10_000_000).limit == 100_000_000
    assert Limits(expanded=5).budget(10**9).limit == 5


def test_what_is_skipped_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    skipped = [n.Skipped(reason="not HTML", count=1200)]
    picky = n.Parser(name="picky", parse=lambda *_: skipped, suffixes=(".picky",))
    with caplog.at_level("INFO", "newsmodel"):
        assert list(read_source(memory(b"", name="a.picky"), [picky])) == []
    assert caplog.messages == ["a.picky: 1,200 skipped: not HTML"]
    assert list(read_source(memory(b"\x00", name="a.bin", found=True), [picky])) == []


def test_what_is_known_of_a_source_goes_to_its_articles() -> None:
    notice = n.Notice("cut", "It was cut.")
    inner = memory(b"words", part="a.txt", extra={"box.date": "2026", "box.n": 1}, notices=(notice,))

    def parse(*_: object) -> list[n.Source]:
        return [inner]

    outer = n.Parser(name="outer", parse=parse, suffixes=(".outer",))
    own = attrs.evolve(TEXT, parse=lambda *_: [n.Article(text="a", extra={"box.n": 2})])
    (article,) = read_source(memory(b"", name="a.outer"), [outer, own])
    assert isinstance(article, n.Article)
    assert article.extra == {"box.date": "2026", "box.n": 2}
    assert article.notices == (notice,)
    assert hash(inner)


def test_large_sources_are_opened_for_each_reading(tmp_path: Path) -> None:
    file = tmp_path / "big.lines"
    file.write_bytes(b"LINES\n" + b"y" * 2**24 + b"\nlast")
    _, last = read_source(n.Source.from_path(file), PARSERS)
    assert isinstance(last, n.Article)
    assert last.text == "last"
    assert last.source is not None
    assert last.source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_streams_inside_can_be_sought() -> None:
    def parse(source: n.Source, options: object) -> list[n.Article]:
        with source.open() as stream:
            stream.seek(-3, io.SEEK_END)
            place, tail = stream.tell(), stream.read()
            return [n.Article(text=f"{stream.seekable()} {place} {tail.decode()}")]

    tail = n.Parser(name="tail", parse=parse, suffixes=(".txt",))
    big = unfolding(lambda: io.BytesIO(b"x" * 2**24 + b"end"))
    (article,) = read_source(memory(b"", name="a.bomb"), [big, tail])
    assert isinstance(article, n.Article)
    assert article.text == f"True {2**24} end"


def test_a_missing_file_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(n.SourceError, match="no such file"):
        read_source(n.Source.from_path(tmp_path / "gone"), PARSERS)


def test_a_large_file_is_not_held_while_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "news.lines"
    with file.open("wb") as stream:
        stream.write(b"LINES\n")
        for _ in range(64):
            stream.write(b"a" * 2**16 + b"\n")
    read = read_source(n.Source.from_path(file), PARSERS)
    tracemalloc.start()
    try:
        opened = open_source(n.Source.from_path(file), PARSERS)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert not isinstance(opened, n.Skipped)
    assert most < 2**20
    assert len(list(read)) == 64
    assert opened.loaded.size() == file.stat().st_size
    assert opened.loaded.sha256() == hashlib.sha256(file.read_bytes()).hexdigest()
