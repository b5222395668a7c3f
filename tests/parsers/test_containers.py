"""Compressed data and archives: read everywhere, within limits, each broken member costing itself alone."""

import bz2
import gzip
import io
import lzma
import random
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsmodel as n
from newsmodel.parsers.containers import CONTAINERS
from newsmodel.parsers.containers.members import is_hidden, part_name
from newsmodel.parsers.plugin import newsmodel_parsers
from newsmodel.pipeline import read_source
from newsmodel.pipeline.read import open_source
from newsmodel.testing import conformance_test

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PARSERS = tuple(newsmodel_parsers())
STORY = b"The gate must stay shut, said Ann Lee.\nThe port refused."
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstd.compress,
}
SUFFIXES = {"gzip": ".gz", "bzip2": ".bz2", "xz": ".xz", "zstd": ".zst"}


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return stream.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w", format: int = tarfile.PAX_FORMAT) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode, format=format) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def reading(data: bytes, name: str = "x", *, limits: n.Limits | None = None, **how: Any) -> list[Any]:
    source = n.Source.from_bytes(data, name=name)
    opened = open_source(source, PARSERS, limits=limits, **how)
    if isinstance(opened, n.Skipped):
        return [opened]
    return [found for found, _ in opened.read()]


def texts(data: bytes, name: str = "x", **how: Any) -> list[str]:
    """What was read, in words: texts, "! part: message" and "~ reason"."""

    def told(item: Any) -> str:
        if isinstance(item, n.Article):
            return item.text
        return f"! {item.part}: {item.message}" if isinstance(item, n.Failure) else f"~ {item.reason}"

    return [told(item) for item in reading(data, name, **how)]


for _name, _samples in {
    **{name: (compress(STORY), compress(b"") + compress(STORY)) for name, compress in COMPRESS.items()},
    "zip": (zipped({"a.txt": STORY, "b/c.txt": b"x"}), zipped({})),
    "tar": (tarred({"a.txt": STORY, "b/c.txt": b"x"}),),
}.items():
    _record = next(parser for parser in CONTAINERS if parser.name == _name)
    globals()[f"test_{_name}"] = conformance_test(_record, samples=_samples, max_examples=25)


@given(data=st.binary(max_size=300), kind=st.sampled_from(sorted(COMPRESS)))
@settings(max_examples=40, deadline=None)
def test_what_is_compressed_is_read_as_it_is(data: bytes, kind: str) -> None:
    (source,) = next(p for p in CONTAINERS if p.name == kind).parse(n.Source.from_bytes(COMPRESS[kind](data)), None)
    assert isinstance(source, n.Source)
    assert source.read() == data
    with source.open() as stream:
        stream.seek(len(data) // 2)
        assert stream.read() == data[len(data) // 2 :]


@given(members=st.dictionaries(st.from_regex(r"[a-z]{1,5}(/[a-z]{1,5})?\.txt", fullmatch=True), st.binary(max_size=99)))
@settings(max_examples=40, deadline=None)
def test_every_member_is_a_source_in_order(members: dict[str, bytes]) -> None:
    for name, pack in (("zip", zipped), ("tar", tarred)):
        parser = next(p for p in CONTAINERS if p.name == name)
        found = [s for s in parser.parse(n.Source.from_bytes(pack(members)), None) if isinstance(s, n.Source)]
        if members or name == "zip":
            assert [(source.part, source.read()) for source in found] == list(members.items())


@pytest.mark.parametrize("kind", COMPRESS)
def test_a_compressed_file_is_read_by_what_is_inside(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"story.txt{SUFFIXES[kind]}"
    path.write_bytes(COMPRESS[kind](STORY))
    (article,) = n.read(path)
    assert article.text == STORY.decode()
    assert article.source is not None
    assert (article.source.name, article.source.part, article.source.format) == (str(path), "story.txt", "text")


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (gzip.compress(STORY), "no-suffix", [STORY.decode()]),
        (gzip.compress(STORY), "wrong.txt", [STORY.decode()]),
        (gzip.compress(b"Part one. ") + gzip.compress(b"Part two."), "two-members.txt.gz", ["Part one. Part two."]),
        (gzip.compress(STORY) + b"\0" * 512, "padded.txt.gz", [STORY.decode()]),
        (gzip.compress(b""), "empty.txt.gz", [""]),
        (gzip.compress(gzip.compress(STORY)), "twice.txt.gz.gz", [STORY.decode()]),
        (tarred({"a.txt": STORY}, "w:gz"), "a.tgz", [STORY.decode()]),
        (tarred({"a.txt": STORY}, "w:xz"), "a.tar.xz", [STORY.decode()]),
        (tarred({"a" * 200 + ".txt": b"GNU"}, format=tarfile.GNU_FORMAT), "a.tar", ["GNU"]),
        (zstd.compress(b"One. ") + zstd.compress(b"Two."), "frames.txt.zst", ["One. Two."]),
        (zipped({"a.txt": b"one", "b.txt.gz": gzip.compress(b"two")}), "mixed.zip", ["one", "two"]),
        (zipped({"in.zip": zipped({"a.txt": b"deep"})}), "nested.zip", ["deep"]),
        (zipped({"../../etc/a.txt": b"x", "/abs/b.txt": b"y", "c:\\d.txt": b"z"}), "names.zip", ["x", "y", "z"]),
        (zipped({"a.txt": b"bz"}, zipfile.ZIP_BZIP2), "bz.zip", ["bz"]),
        (zipped({"a.txt": b"xz"}, zipfile.ZIP_LZMA), "xz.zip", ["xz"]),
        (zipped({"a.txt": b"x", "b.png": b"\x89PNG\r\n\x1a\n"}), "kinds.zip", ["x", "~ of no known kind"]),
        (zipped({"a.txt": b"x", "README": b"y"}), "readme.zip", ["x", "~ of no known kind"]),
        (zipped({"__MACOSX/._a.txt": b"x", ".DS_Store": b"y", "a/.b/c.txt": b"z"}), "hidden.zip", ["~ hidden"] * 3),
        (zipped({}), "empty.zip", []),
        (gzip.compress(STORY)[:-12], "cut.txt.gz", ["! cut.txt: the gzip data is cut short after "]),
        (gzip.compress(STORY) + b"junk", "junk.txt.gz", ["! junk.txt: the gzip data is damaged (Not a gzipped"]),
        (bz2.compress(STORY)[:-5], "cut.txt.bz2", ["! cut.txt: the bzip2 data is cut short"]),
        (lzma.compress(STORY)[:-5], "cut.txt.xz", ["! cut.txt: the xz data is cut short"]),
        (zstd.compress(STORY)[:-2], "cut.txt.zst", ["! cut.txt: the zstd data is cut short"]),
        (gzip.compress(b"%PDF-1.7"), "a.pdf.gz", ["! a.pdf: not in a known format; it looks like a PDF document"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_oddities(data: bytes, name: str, told: list[str]) -> None:
    found = texts(data, name)
    assert len(found) == len(told)
    assert all(item.startswith(start) for item, start in zip(found, told, strict=True)), found


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"plain text", "a.txt.gz", "named as gzip, and is not; it looks like text"),
        (b"plain text", "a.zip", "named as zip, and is not; it looks like text"),
        (zipped({"a.txt": b"x"})[:-30], "cut.zip", "no readable directory at its end"),
        (
            zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
            "a.docx",
            r"a Word document \(\.docx\)",
        ),
        (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "a.xlsx", r"an Excel workbook"),
        (
            zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b""}, zipfile.ZIP_STORED),
            "a.epub",
            "an EPUB book",
        ),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}, zipfile.ZIP_STORED),
            "a.odt",
            "an OpenDocument file",
        ),
        (
            zipped({"x.bin": random.Random(0).randbytes(9999), "[Content_Types].xml": b""}),
            "late.docx",
            "looks like an Office document",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_is_no_archive_is_refused_by_what_it_looks_like(data: bytes, name: str, told: str) -> None:
    with pytest.raises(n.SourceError, match=told):
        texts(data, name)


def test_documents_in_a_folder_or_an_archive_are_skipped(tmp_path: Path) -> None:
    document = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    (tmp_path / "a.docx").write_bytes(document)
    (tmp_path / "a.txt").write_bytes(STORY)
    assert [article.text for article in n.read(tmp_path)] == [STORY.decode()]
    assert texts(zipped({"a.docx": document}, zipfile.ZIP_STORED), "a.zip") == ["~ of no known kind"]


def test_an_encrypted_member_is_told_and_the_others_read() -> None:
    data = bytearray(zipped({"a.txt": b"one", "b.txt": b"two"}, zipfile.ZIP_STORED))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    assert texts(bytes(data)) == ["! a.txt: encrypted; unpack the archive with its password first", "two"]


def test_a_damaged_member_costs_itself_alone() -> None:
    data = bytearray(zipped({"a.txt": b"first words", "b.txt": b"second"}, zipfile.ZIP_STORED))
    data[data.index(b"first")] = 0
    first, second = texts(bytes(data))
    assert first.startswith("! a.txt: cannot be unpacked: BadZipFile: Bad CRC-32")
    assert second == "second"


def test_an_archive_is_read_up_to_its_break() -> None:
    data = tarred({"a.txt": b"one", "b.txt": b"two" * 999})
    first, broken = texts(data[: 512 * 3 + 700], "a.tar")
    assert first == "one"
    assert "the archive is broken or cut short" in broken


def test_lines_before_a_break_are_not_lost(tmp_path: Path) -> None:
    lines = "".join(n.dumps(n.Article(text=f"Story {number}.")) + "\n" for number in range(500))
    path = tmp_path / "own.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-20])
    told: list[n.NewsmodelError] = []
    found = list(n.read(path, on_error=told.append))
    assert len(found) > 400
    assert found[0].text == "Story 0."
    assert "the gzip data is cut short" in str(told[-1])


def test_our_own_lines_keep_what_was_extracted(tmp_path: Path) -> None:
    article = n.extract(n.Article(text="“The gate must stay shut,” said Ann Lee."))
    path = tmp_path / "own.jsonl.zst"
    path.write_bytes(zstd.compress(n.dumps(article).encode()))
    assert list(n.read(path)) == [article]
    assert list(n.stream(path)) == [article]


def test_a_format_is_that_of_what_is_inside(tmp_path: Path) -> None:
    path = tmp_path / "story.odd.gz"
    path.write_bytes(gzip.compress(STORY))
    with pytest.raises(n.SourceError, match=r"story\.odd.*not in a known format; it looks like text"):
        list(n.read(path))
    assert [a.text for a in n.read(path, format="text")] == [STORY.decode()]
    assert texts(zipped({"a.odd": b"x", "b.gz": gzip.compress(b"y")}), "a.zip", format="text") == ["x", "y"]
    with pytest.raises(n.SourceError, match="not jsonl; it looks like a PDF"):
        texts(b"%PDF-1.7", "a.jsonl", format="jsonl")


def test_options_are_those_of_what_is_inside(tmp_path: Path) -> None:
    path = tmp_path / "stories.txt.gz"
    path.write_bytes(gzip.compress(b"One.\n---\nTwo."))
    assert [a.text for a in n.read(path, split=r"\n---\n")] == ["One.", "Two."]
    with pytest.raises(n.UsageError, match="gzip takes no options"):
        list(n.read(path, nonsense=1))


class Zeros(io.RawIOBase):
    def __init__(self, size: int) -> None:
        self.left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), self.left)
        buffer[:size] = bytes(size)
        self.left -= size
        return size


def bomb(size: int) -> bytes:
    """A gigabyte of nothing, in a megabyte."""
    stream = io.BytesIO()
    packer = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED)
    with packer, packer.open("bomb.txt", "w", force_zip64=True) as member:
        for _ in range(size // 2**20):
            member.write(bytes(2**20))
    return stream.getvalue()


def test_bombs_are_refused() -> None:
    data = bomb(2**28)
    with pytest.raises(n.SourceError, match=r"bomb\.txt\): expands to more than 67,108,864 bytes, as a bomb does"):
        texts(data, "bomb.zip")
    nested = zipped({f"{number}.zip": data for number in range(3)})
    with pytest.raises(n.SourceError, match="expands to more than"):
        texts(nested, "nested.zip")
    with pytest.raises(n.SourceError, match="expands to more than 1,000 bytes"):
        texts(data, "bomb.zip", limits=n.Limits(expanded=1000))


def test_nesting_ends() -> None:
    data = zipped({"a.txt": b"x"})
    for _ in range(20):
        data = gzip.compress(data)
    (told,) = texts(data)
    assert told.endswith("nested more than 8 deep")


def test_a_large_member_of_a_zip_is_opened_for_each_reading() -> None:
    large = (b"x" * 99 + b"\n") * (2**24 // 100 + 1)
    (source,) = next(p for p in CONTAINERS if p.name == "zip").parse(
        n.Source.from_bytes(zipped({"a.txt": large})), None
    )
    assert isinstance(source, n.Source)
    with source.open() as stream:
        stream.seek(-10, io.SEEK_END)
        assert stream.read() == large[-10:]
    assert source.read() == large


def test_a_large_member_of_a_tar_lies_in_a_file_while_it_is_read() -> None:
    large = b"LONG " * (2**24 // 5 + 1)
    found: Iterator[Any] = read_source(
        n.Source.from_bytes(tarred({"a.txt": large, "b.txt": b"next"})), PARSERS, limits=n.Limits(expanded=2**26)
    )
    assert [len(item.text) for item in found] == [len(large) - 1, 4]


def test_names_are_only_names() -> None:
    assert part_name("a\\b\udcff.txt") == "a/b?.txt"
    assert [is_hidden(name) for name in ("../a.txt", "a/../b.txt", "", "..", ".a", "a/Thumbs.db")] == [
        False,
        False,
        True,
        True,
        True,
        True,
    ]


def test_links_and_devices_in_a_tar_are_no_files() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind in (("link.txt", tarfile.SYMTYPE), ("pipe.txt", tarfile.FIFOTYPE), ("d.txt", tarfile.DIRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert texts(stream.getvalue()) == []
