"""Archives as crawlers write them, and as disks and networks leave them."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Any

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_warc import WarcOptions
from newsmodel_warc.encodings import decoded
from newsmodel_warc.filters import language_of, primary, wanted_language, wanted_url
from newsmodel_warc.pages import content_type
from newsmodel_warc.plugin import PARSER, recognise

from newsmodel import Article, Failure, Parser, Skipped, Source, SourceError
from newsmodel.parsers.containers.zstd import ZstdFile
from newsmodel.pipeline import read_source
from newsmodel.pipeline.read import open_source
from newsmodel.testing import conformance_test

PAGE = b"<!DOCTYPE html><html lang='en'><p>The gate must stay shut, said the mayor of the town on Monday.</html>"
HTML = b"Content-Type: text/html; charset=utf-8\r\n"


def record(
    body: bytes,
    kind: bytes = b"response",
    *,
    name: bytes = b"1",
    url: bytes = b"https://news.example/a",
    typed: bytes = b"application/http; msgtype=response",
    extra: bytes = b"",
    length: int | None = None,
) -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-11-20T10:00:00Z\r\n" % (kind, url)
    head += b"WARC-Record-ID: <urn:uuid:%s>\r\nContent-Type: %s\r\n%s" % (name, typed, extra)
    return head + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(body) if length is None else length, body)


def http(body: bytes = PAGE, headers: bytes = HTML, status: bytes = b"HTTP/1.1 200 OK") -> bytes:
    return status + b"\r\n" + headers + b"\r\n" + body


def zstd(data: bytes) -> bytes:
    stream = io.BytesIO()
    with ZstdFile(stream, "w") as file:
        file.write(data)
    return stream.getvalue()


def reading(data: bytes, **options: Any) -> list[Any]:
    return list(PARSER.parse(Source.from_bytes(data, name="a.warc"), WarcOptions(**options)))


def told(data: bytes, **options: Any) -> list[str]:
    """Pages by id, "! part: message", "~ count reason"."""

    def one(item: Any) -> str:
        if isinstance(item, Source):
            return str(item.part).removeprefix("urn:uuid:")
        return f"! {item.part}: {item.message}" if isinstance(item, Failure) else f"~ {item.count} {item.reason}"

    return [one(item) for item in reading(data, **options)]


THREE = [record(http(), name=b"%d" % number) for number in (1, 2, 3)]
test_conforms = conformance_test(
    PARSER, samples=(b"".join(THREE), b"".join(map(gzip.compress, THREE)), record(b"", b"warcinfo")), max_examples=25
)


def test_what_is_known_of_a_page() -> None:
    first = record(b"software: crawler\r\n", b"warcinfo", name=b"0")
    (page, skipped) = reading(first + THREE[0])
    assert skipped == Skipped(reason="warcinfo records", count=1)
    assert (page.url, page.media_type, page.charset) == ("https://news.example/a", "text/html", "utf-8")
    assert (page.fetched, page.part, page.read()) == ("2026-11-20T10:00:00Z", "urn:uuid:1", PAGE)
    assert page.extra == {"warc.date": "2026-11-20T10:00:00Z", "warc.offset": len(first)}


STAND_IN = Parser(
    name="html",
    media_types=("text/html",),
    parse=lambda source, options: [Article(text=source.read().decode(source.charset or "utf-8"), url=source.url)],
)
"""A parser of pages that takes them as they are."""


def test_an_article_says_where_its_page_was() -> None:
    (article,) = read_source(Source.from_bytes(THREE[0], name="a.warc"), [PARSER, STAND_IN])
    assert isinstance(article, Article)
    assert article.source is not None
    assert (article.source.name, article.source.part, article.source.format) == ("a.warc", "urn:uuid:1", "html")
    assert article.extra == {"warc.date": "2026-11-20T10:00:00Z", "warc.offset": 0}
    assert article.url == "https://news.example/a"


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd])
def test_behind_each_broken_place_the_next_record_is_found(pack: Any) -> None:
    names = b"12345"
    pieces = [pack(record(http(), name=b"%c" % name)) for name in names]
    data = b"junk\r\n".join(pieces)
    found = [item for item in reading(data) if isinstance(item, Source)]
    assert [(item.part, item.extra["warc.offset"]) for item in found] == [
        (f"urn:uuid:{name:c}", data.index(piece)) for name, piece in zip(names, pieces, strict=True)
    ]


def test_what_is_left_out_is_counted() -> None:
    data = b"".join(
        [
            THREE[0],
            record(b"GET / HTTP/1.1\r\n\r\n", b"request", typed=b"application/http; msgtype=request"),
            record(http(status=b"HTTP/1.1 404 Not Found")),
            record(http(status=b"HTTP/1.1 301 Moved", headers=b"Location: /b\r\n")),
            record(http(b"\x89PNG", headers=b"Content-Type: image/png\r\n")),
            record(b"words", b"conversion", typed=b"text/plain"),
            record(http(), b"revisit"),
            record(b"a: b", b"metadata", typed=b"application/warc-fields"),
        ]
    )
    source = Source.from_bytes(data, name="a.warc")
    opened = open_source(source, [PARSER, STAND_IN])
    assert not isinstance(opened, Skipped)
    found = [item for item, _ in opened.read()]
    assert [item for item in found if isinstance(item, Failure)] == []
    counts = {item.reason: item.count for item in found if isinstance(item, Skipped)}
    assert counts == {
        "request records": 1,
        "conversion records": 1,
        "revisit records": 1,
        "metadata records": 1,
        "not answered with 200": 2,
        "not HTML": 1,
    }


ODDITIES = {
    "gzip, a piece for each record": (b"".join(map(gzip.compress, THREE)), ["1", "2", "3"]),
    "gzip, one piece for all": (gzip.compress(b"".join(THREE)), ["1", "2", "3"]),
    "zstd": (b"".join(map(zstd, THREE)), ["1", "2", "3"]),
    "WARC/1.1": (THREE[0].replace(b"WARC/1.0", b"WARC/1.1"), ["1"]),
    "line ends without carriage return": (
        b"".join(record(http().replace(b"\r\n", b"\n"), name=name).replace(b"\r\n", b"\n") for name in (b"1", b"2")),
        ["1", "2"],
    ),
    "HTTP header without carriage return": (record(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + PAGE), ["1"]),
    "HTTP/2": (record(http(status=b"HTTP/2 200")), ["1"]),
    "an address in angle brackets": (record(http(), url=b"<https://news.example/a>"), ["1"]),
    "capitals in the content type": (record(http(headers=b"CONTENT-TYPE: Text/HTML;Charset=UTF-8\r\n")), ["1"]),
    "XHTML": (record(http(headers=b"Content-Type: application/xhtml+xml\r\n")), ["1"]),
    "no content type, and markup": (record(http(headers=b"Server: x\r\n")), ["1"]),
    "no content type, and no markup": (record(http(b"{}", headers=b"Server: x\r\n")), ["~ 1 not HTML"]),
    "a file that no server answered": (record(PAGE, b"resource", typed=b"text/html"), ["1"]),
    "a header that goes on in the next line": (
        record(http(headers=b"X-Long: a\r\n b\r\nContent-Type: text/html\r\n")),
        ["1"],
    ),
    "bytes beyond ASCII in a header": (record(http(headers=b"X: \xff\xfe\r\n" + HTML)), ["1"]),
    "no record id": (
        THREE[0].replace(b"WARC-Record-ID: <urn:uuid:1>\r\n", b""),
        ["record at byte 0"],
    ),
    "no HTTP header": (record(b"nonsense") + THREE[1], ["! urn:uuid:1: its HTTP header cannot be read", "2"]),
    "an empty page": (record(http(b"")), ["1"]),
    "cut in the last record": (
        b"".join(THREE)[:-60],
        ["1", "2", "! urn:uuid:3: cut short: the file ends here, or the length of the record is wrong"],
    ),
    "cut in the last piece": (
        b"".join(map(gzip.compress, THREE))[:-40],
        ["1", "2", "! urn:uuid:3: cut short: the file ends here, or the length of the record is wrong"],
    ),
    "cut in a record that is no page": (
        THREE[0] + record(b"x" * 99, b"metadata", name=b"9")[:-50],
        ["1", "! urn:uuid:9: cut short", "~ 1 metadata records"],
    ),
    "junk between records": (
        THREE[0] + b"junk\r\nand more\r\n" + THREE[1],
        ["1", "! behind the record at byte 0", "2"],
    ),
    "junk between pieces": (
        gzip.compress(THREE[0]) + b"JUNK" * 50 + gzip.compress(THREE[1]),
        ["1", "! behind the record at byte 0", "2"],
    ),
    "a length that is too long": (
        THREE[0] + record(http(), name=b"2", length=99_999) + THREE[2],
        ["1", "! urn:uuid:2: cut short", "3"],
    ),
    "an enormous length": (
        THREE[0] + record(http(), name=b"2", length=10**12) + THREE[2],
        ["1", "! urn:uuid:2: larger than 16,777,216 bytes", "3"],
    ),
    "a length that is no number": (
        THREE[0] + record(http(), name=b"2").replace(b"Length: ", b"Length: -") + THREE[2],
        ["1", "! urn:uuid:2: its HTTP header", "! behind the record at byte", "3"],
    ),
    "nothing": (b"", ["! None: no record in it; is it a WARC file?"]),
    "something else": (b"<html>", ["! record at byte 0: broken, nothing more can be read: "]),
}


@pytest.mark.parametrize(("data", "wanted"), ODDITIES.values(), ids=ODDITIES.keys())
def test_oddities(data: bytes, wanted: list[str]) -> None:
    found = told(data)
    assert len(found) == len(wanted), found
    assert all(item.startswith(start) for item, start in zip(found, wanted, strict=True)), found


def test_a_damaged_piece_costs_itself_alone() -> None:
    large = [record(http(PAGE + bytes(range(256)) * 40), name=b"%d" % number) for number in range(4)]
    pieces = [bytearray(gzip.compress(one)) for one in large]
    for at in range(200, len(pieces[1]) - 10, 7):
        broken = [bytes(piece) for piece in pieces]
        broken[1] = bytes(pieces[1][:at]) + b"\xff" * 5 + bytes(pieces[1][at + 5 :])
        found = told(b"".join(broken))
        assert [item for item in found if not item.startswith("!")] in (["0", "2", "3"], ["0", "1", "2", "3"])
        assert len([item for item in found if item.startswith("!")]) == 1, found


@given(st.integers(0, 2000), st.sampled_from(["plain", "gzip"]))
@settings(max_examples=60, deadline=None)
def test_wherever_it_is_cut_what_is_whole_is_read(at: int, form: str) -> None:
    pieces = THREE if form == "plain" else [gzip.compress(one) for one in THREE]
    data = b"".join(pieces)
    at %= len(data)
    whole = [name for name, end in zip("123", _ends(pieces), strict=True) if end <= at]
    pages = [item for item in told(data[:at]) if not item.startswith("!")]
    # The last bytes of a record are line ends, and those of a piece a checksum: a page may be whole without them.
    assert pages[: len(whole)] == whole
    assert len(pages) <= len(whole) + 1


def _ends(pieces: list[bytes]) -> Iterator[int]:
    end = 0
    for piece in pieces:
        end += len(piece)
        yield end


CODED = {
    "gzip": (gzip.compress(PAGE), b"gzip"),
    "x-gzip in capitals": (gzip.compress(PAGE), b"X-GZIP"),
    "deflate": (zlib.compress(PAGE), b"deflate"),
    "bare deflate": (zlib.compress(PAGE)[2:-4], b"deflate"),
    "br": (brotli.compress(PAGE), b"br"),
    "zstd": (zstd(PAGE), b"zstd"),
    "identity": (PAGE, b"identity"),
    "two, one after the other": (gzip.compress(zlib.compress(PAGE)), b"deflate, gzip"),
    "declared, and undone by the crawler": (PAGE, b"gzip"),
    "unknown, and undone by the crawler": (PAGE, b"sdch"),
}


@pytest.mark.parametrize(("body", "coding"), CODED.values(), ids=CODED.keys())
def test_encodings_of_the_content(body: bytes, coding: bytes) -> None:
    (page,) = reading(record(http(body, HTML + b"Content-Encoding: %s\r\n" % coding)))
    assert page.read() == PAGE


def test_chunks() -> None:
    packed = gzip.compress(PAGE)
    for body, coding in ((PAGE, b""), (packed, b"Content-Encoding: gzip\r\n")):
        chunks = b"".join(b"%x;x=y\r\n%s\r\n" % (len(body[i : i + 9]), body[i : i + 9]) for i in range(0, len(body), 9))
        headers = HTML + b"Transfer-Encoding: chunked\r\n" + coding
        (page,) = reading(record(http(chunks + b"0\r\n\r\n", headers)))
        assert page.read() == PAGE
    (page,) = reading(record(http(PAGE, HTML + b"Transfer-Encoding: chunked\r\n")))
    assert page.read() == PAGE


@pytest.mark.parametrize(
    ("body", "codings", "message"),
    [
        (b"zz\r\nabc", ["chunked"], "its content encoding chunked is broken"),
        (b"-5\r\nabc\r\n", ["chunked"], "chunked is broken: ValueError: a chunk of -5 bytes"),
        (b"9\r\nabc\r\n", ["chunked"], "chunked is broken: EOFError: cut short"),
        (b"\x1f\x8b\x08junk", ["gzip"], "its content encoding gzip is broken"),
        (b"junk", ["deflate"], "its content encoding deflate is broken"),
        (b"junk", ["compress"], "the content encoding 'compress' is not known"),
        (gzip.compress(b"0" * 10**6), ["gzip"], "larger than 1,000 bytes"),
        (zlib.compress(b"0" * 10**6), ["deflate"], "larger than 1,000 bytes"),
        (b"0" * 1001, [], "larger than 1,000 bytes"),
    ],
)
def test_encodings_that_cannot_be_undone(body: bytes, codings: list[str], message: str) -> None:
    with pytest.raises(SourceError, match=message):
        decoded(body, codings, 1000)


def test_a_page_that_cannot_be_decoded_costs_itself_alone() -> None:
    bomb = http(gzip.compress(b"0" * 2**25), HTML + b"Content-Encoding: gzip\r\n")
    assert told(record(bomb, name=b"9") + THREE[1]) == [
        "! urn:uuid:9: larger than 16,777,216 bytes; no article is",
        "2",
    ]


def test_what_the_crawler_cut_is_noted() -> None:
    data = record(http(), extra=b"WARC-Truncated: length\r\n")
    (article,) = read_source(Source.from_bytes(data, name="a.warc"), [PARSER, STAND_IN])
    assert isinstance(article, Article)
    assert [notice.code for notice in article.notices] == ["body-truncated"]


@pytest.mark.parametrize(
    ("globs", "wanted"),
    [
        ((), True),
        (("news.example",), True),
        (("EXAMPLE",), True),
        (("example.org", "*.example"), True),
        (("ews.example",), False),
        (("https://news.example/*",), True),
        (("*://*/A?b=*",), True),
        (("*/sport/*",), False),
    ],
)
def test_addresses(globs: tuple[str, ...], wanted: bool) -> None:
    assert wanted_url("https://News.example/a?b=c", globs) is wanted
    found = told(record(http(), url=b"https://News.example/a?b=c"), urls=globs)
    assert found == (["1"] if wanted else ["~ 1 of other addresses"])


def test_a_page_without_an_address_fits_no_glob() -> None:
    assert not wanted_url(None, ["*"])
    assert not wanted_url("http://[bad", ["example.org"])


GERMAN = b"<html><p>Die Stadt und der Hafen sind nicht in der Hand des Landes, und das ist auch eine Sache.</p>"


@pytest.mark.parametrize(
    ("header", "page", "wanted"),
    [
        ("en-GB", GERMAN, True),
        ("de, en", PAGE, True),
        ("de", PAGE, False),
        (None, b"<html class='no-js' lang=\"EN-us\">", True),
        (None, b"<html xml:lang='de' lang=de><p>of the and to in that is for on was", False),
        (None, GERMAN, False),
        (None, b"<script>die der und das die der und das die der und</script><p>Tja", True),
        (None, b"\xff\xfe", True),
        ("", b"", True),
    ],
)
def test_languages(header: str | None, page: bytes, wanted: bool) -> None:
    assert wanted_language(header, page, None, ["en"]) is wanted
    assert wanted_language(header, page, "no-such-charset", ["en"]) is wanted
    assert wanted_language(header, page, None, [])


def test_the_language_of_words_in_their_charset() -> None:
    page = "<p>Его слова и не на что с по как он из за это от для но".encode("windows-1251")
    assert language_of(page, "windows-1251") == "ru"
    assert language_of(page, None) is None
    assert primary("pt_BR") == "pt"
    assert told(record(http(GERMAN)), languages=("en",)) == ["~ 1 in other languages"]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("text/html", ("text/html", None)),
        ('Text/HTML; charset="ISO-8859-1"', ("text/html", "iso-8859-1")),
        ("text/html;charset=", ("text/html", None)),
        ("text/html; boundary=x; CharSet = utf-8 ", ("text/html", "utf-8")),
        (None, ("", None)),
    ],
)
def test_content_types(value: str | None, wanted: tuple[str, str | None]) -> None:
    assert content_type(value) == wanted


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (THREE[0], True),
        (gzip.compress(THREE[0])[:200], True),
        (zstd(THREE[0]), True),
        (gzip.compress(b"WARC"), False),
        (gzip.compress(b"words"), False),
        (b"\x1f\x8b\x08", False),
        (b"\x28\xb5\x2f\xfd\x00", False),
        (b"WAR", False),
    ],
)
def test_it_is_known_by_its_first_bytes(head: bytes, known: bool) -> None:
    assert recognise(head) is known


def test_it_is_read_as_it_comes() -> None:
    """The first page is there before the second is read: a limit stops early."""
    taken = 0

    class Counted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            nonlocal taken
            data = super().read(size)
            taken += len(data)
            return data

    data = b"".join(record(http(PAGE * 5000)) for _ in range(20))
    pages = iter(PARSER.parse(Source(opener=lambda: Counted(data)), WarcOptions()))
    next(pages)
    assert taken < len(data) / 4
