"""Which format every kind of input is taken for, with all packages of this repository that are installed."""

import bz2
import gzip
import io
import json
import lzma
import zipfile
from typing import Any

import pytest

import newsmodel as n
from newsmodel.parsers.containers.zstd import ZstdFile
from newsmodel.pipeline import choose_parser
from newsmodel.registry import build_registry

STORY = b"The gate must stay shut, said Ann Lee.\n\nThe port refused to pay for it."
OWN = n.dumps(n.Article(text=STORY.decode())).encode()
PAGE = b"<!DOCTYPE html>\n<html lang=en><head><title>Gate</title></head><body><p>Words.</p></body></html>"
FEED = b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>News</title></channel></rss>'
RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
MAIL = b"From: Ann Lee <ann@news.example>\r\nSubject: The week\r\nMIME-Version: 1.0\r\n\r\nWords."
NINJS = {"uri": "urn:1", "standard": {"name": "ninjs", "version": "2.0"}, "headlines": [{"value": "Gate"}]}
NEWSML = (
    b'<?xml version="1.0"?>\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2"></newsItem>'
)
NITF = b"<?xml version='1.0'?>\n<nitf><head/><body><body.content><p>Words.</p></body.content></body></nitf>"


def packed(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, data)
    return stream.getvalue()


def zstd(data: bytes) -> bytes:
    stream = io.BytesIO()
    with ZstdFile(stream, "w") as file:
        file.write(data)
    return stream.getvalue()


def line(**keys: Any) -> bytes:
    return json.dumps(keys).encode() + b"\n"


KINDS: list[tuple[bytes, str, str]] = [
    # Content tells, under the usual name, a wrong one and none.
    (OWN, "a.json", "jsonl"),
    (OWN, "a.jsonl", "jsonl"),
    (OWN, "a.html", "jsonl"),
    (b"[" + OWN + b"]", "a.json", "json"),
    (line(title="Gate", text="Words."), "a.jsonl", "jsonl"),
    (line(title="Gate", text="Words.", views=3), "a.jsonl", "table"),
    (line(headline="Gate", body="Words."), "a.jsonl", "table"),
    (line(headline="Gate", body="Words."), "a", "table"),
    (b"id,title,text,details\n", "articles.csv", "csv"),
    (b"title,text\nGate,Words.\n", "a.csv", "table"),
    (b"title;text\r\nGate;Words.\r\n", "a.txt", "table"),
    (b"title\ttext\nGate\tWords.\n", "a", "table"),
    (b"PAR1\x15\x04", "a.parquet", "parquet"),
    (b"ARROW1\x00\x00", "a.arrow", "arrow"),
    (PAGE, "a.html", "html"),
    (PAGE, "a", "html"),
    (PAGE, "a.txt", "html"),
    (PAGE, "feed.xml", "html"),
    (b"\xef\xbb\xbf\n  " + PAGE, "a", "html"),
    (FEED, "feed.xml", "feed"),
    (FEED, "a.html", "feed"),
    (FEED, "a", "feed"),
    (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>', "a", "feed"),
    (line(version="https://jsonfeed.org/version/1.1", title="News", items=[]), "feed.json", "jsonfeed"),
    (json.dumps(NINJS).encode(), "a.json", "ninjs"),
    (NEWSML, "a.xml", "newsml"),
    (NITF, "a.xml", "nitf"),
    (MAIL, "a.eml", "mail"),
    (MAIL, "a", "mail"),
    (RECORD, "a.warc", "warc"),
    (RECORD, "a", "warc"),
    (gzip.compress(RECORD), "a.warc.gz", "warc"),
    (gzip.compress(RECORD), "a", "warc"),
    (zstd(RECORD), "a.zst", "warc"),
    (gzip.compress(STORY), "a.txt.gz", "gzip"),
    (gzip.compress(PAGE), "a.html", "gzip"),
    (bz2.compress(STORY), "a", "bzip2"),
    (lzma.compress(STORY), "a.xz", "xz"),
    (zstd(STORY), "a", "zstd"),
    (packed("a.txt", STORY), "a.zip", "zip"),
    (packed("a.txt", STORY), "a.csv", "zip"),
    # The name tells, where content does not.
    (STORY, "a.txt", "text"),
    (STORY, "README", "text"),
    (b"a,b\n1,2\n", "a.csv", "table"),
    (b'{"a": 1}', "a.json", "table"),
    (STORY, "a.md", "markdown"),
    (b"<p>Words.</p>", "a.html", "html"),
    (b"", "a.html", "html"),
]


def choose(data: bytes, name: str, **known: Any) -> str:
    source = n.Source.from_bytes(data, name=name, **known)
    return choose_parser(build_registry().parsers, source, data[:4096]).name


def installed() -> set[str]:
    return {parser.name for parser in build_registry().parsers}


@pytest.mark.parametrize(("data", "name", "format"), KINDS, ids=[f"{format}-{name}" for _, name, format in KINDS])
def test_content_tells_then_the_name(data: bytes, name: str, format: str) -> None:
    if format not in installed():
        pytest.skip(f"no parser of {format} is installed")
    assert choose(data, name) == format


@pytest.mark.parametrize(
    ("data", "media_type", "format"),
    [
        (b"<p>Words.</p>", "text/html", "html"),
        (FEED, "text/html", "feed"),
        (b"a,b\n1,2\n", "text/csv", "table"),
        (STORY, "text/plain", "text"),
    ],
)
def test_the_media_type_tells_where_content_does_not(data: bytes, media_type: str, format: str) -> None:
    if format not in installed():
        pytest.skip(f"no parser of {format} is installed")
    assert choose(data, "a.bin", media_type=media_type) == format


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"%PDF-1.7", "a.pdf", "not in a known format; it looks like a PDF document"),
        (b"%PDF-1.7", "a.json", "named as (table|json), and is not; it looks like a PDF document"),
        (b"%PDF-1.7", "a.txt", "named as text, and is not; it looks like a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a.csv", "named as (table|csv), and is not; it looks like a PNG image"),
        (STORY, "a.gz", "named as gzip, and is not; it looks like text"),
        (packed("word/document.xml", b""), "a.docx", r"it looks like a Word document \(\.docx\)"),
        (packed("word/document.xml", b""), "a.zip", "named as zip, and is not; it looks like a Word document"),
        (b"\x1f\x8b\x08", "a", None),
        (STORY, "a.odd", "not in a known format; it looks like text"),
        (b"\x00\x01", "a", "it looks like binary data"),
        (b"", "a.odd", "it looks like an empty file"),
    ],
)
def test_a_wrong_guess_names_what_it_looks_like(data: bytes, name: str, told: str | None) -> None:
    if told is None:
        assert choose(data, name) == "gzip"
        return
    with pytest.raises(n.SourceError, match=told):
        choose(data, name)


@pytest.mark.parametrize(
    ("data", "kind", "package"),
    [
        (PAGE, "a web page", "newsmodel-html"),
        (FEED, "an RSS or Atom feed", "newsmodel-feeds"),
        (NEWSML, "an IPTC NewsML-G2 document", "newsmodel-iptc"),
        (NITF, "an NITF document", "newsmodel-iptc"),
        (MAIL, "an e-mail", "newsmodel-mail"),
        (RECORD, "a WARC file", "newsmodel-warc"),
        (b"PAR1", "a Parquet table", "newsmodel-arrow or newsmodel-table"),
        (line(a=1), "JSON", "newsmodel-table"),
    ],
)
def test_without_a_package_its_name_is_told(data: bytes, kind: str, package: str) -> None:
    parsers = build_registry(plugins=False).parsers
    for name in ("a.odd", "a", "a.txt"):
        source = n.Source.from_bytes(data, name=name)
        if kind == "an e-mail" and name != "a.odd":
            # The parser of plain text reads headers like those of mail.
            assert choose_parser(parsers, source, data).name == "text"
            continue
        with pytest.raises(n.SourceError, match=f"looks like {kind} .install {package} to read it"):
            choose_parser(parsers, source, data)


def test_a_format_that_is_asked_for_overrides() -> None:
    parsers = build_registry().parsers
    source = n.Source.from_bytes(PAGE, name="a.html")
    assert choose_parser(parsers, source, PAGE, format="text").name == "text"
    quoting = b"The tag <html> opens a page, said Ann Lee."
    assert choose_parser(parsers, n.Source.from_bytes(quoting), quoting).name == "text"
    with pytest.raises(n.SourceError, match="not jsonl; it looks like a PDF document"):
        choose_parser(parsers, n.Source.from_bytes(b"%PDF-1"), b"%PDF-1", format="jsonl")
