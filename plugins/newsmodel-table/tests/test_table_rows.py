"""Tables as people keep them: every form, every oddity, and what is said where one cannot be read."""

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newsmodel_table import TableOptions
from newsmodel_table.articles import read_body
from newsmodel_table.columns import choose_columns, plain_name
from newsmodel_table.plugin import PARSER
from newsmodel_table.recognise import first_keys, recognise
from newsmodel_table.values import plain, read_authors, read_date, read_keywords, read_language, read_publisher

import newsmodel
from newsmodel import Article, Failure, Source, SourceError, UsageError
from newsmodel.pipeline.options import build_options
from newsmodel.testing import conformance_test

TEXT = "The gate must stay shut, said Ann Lee."


def reading(data: bytes | str, name: str = "a.csv", **options: Any) -> list[Any]:
    source = Source.from_bytes(data.encode() if isinstance(data, str) else data, name=name)
    return list(PARSER.parse(source, build_options(TableOptions, options, plugin="table")))


def one(data: bytes | str, **options: Any) -> Article:
    (article,) = reading(data, **options)
    assert isinstance(article, Article), article
    return article


def written(*rows: tuple[str, ...], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def parquet(**columns: list[Any]) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


SAMPLES = (
    f"title;text;date\nGate shut;{TEXT};2024-01-05\nOther;;\n".encode(),
    json.dumps([{"headline": "Gate", "body": TEXT, "n": {"m": 1}}]).encode(),
    b'{"title": "a", "content": "Words.", "tags": ["x"]}\n{"title": "b"}\n',
    parquet(title=["a", "b"], text=["Words.", None]),
)
test_conforms = conformance_test(PARSER, samples=SAMPLES, max_examples=25)

CELLS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30).map(str.strip).filter(bool)


@example([("\\", " \n\n ")], ",")
@given(st.lists(st.tuples(CELLS, st.sampled_from(["", " \n\n "])), min_size=1, max_size=5), st.sampled_from(",;\t|"))
@settings(max_examples=50, deadline=None)
def test_no_row_of_a_table_is_lost(rows: list[tuple[str, str]], delimiter: str) -> None:
    """Every row is an article with its number, or a failure with it."""
    data = written(("title", "text"), *((f"{cell}", f"w{space}{cell}") for cell, space in rows), delimiter=delimiter)
    found = reading(data)
    parts = [item.part if isinstance(item, Failure) else item.source.part for item in found]
    assert parts == [f"row {number}" for number in range(2, len(rows) + 2)]
    assert all(isinstance(item, Article) and item.text.startswith("w") for item in found)


FORMS = {
    "CSV": f'title,text\nGate,"{TEXT}"\n',
    "semicolons, as Excel writes where decimals have commas": f"title;text\nGate;{TEXT}\n",
    "tabulators": f"title\ttext\nGate\t{TEXT}\n",
    "bars": f"title|text\nGate|{TEXT}\n",
    "a line that tells Excel the separator": f"sep=;\ntitle;text\nGate;{TEXT}\n",
    "a byte order mark": f"\ufefftitle;text\nGate;{TEXT}\n",
    "a byte order mark before a quotation mark": f'\ufeff"title","text"\n"Gate","{TEXT}"\n',
    "Windows line ends": f"title;text\r\nGate;{TEXT}\r\n",
    "line ends of old Macs": f"title;text\rGate;{TEXT}\r",
    "blank lines before and between": f"\n\ntitle;text\n\nGate;{TEXT}\n\n",
    "no line end at the end": f"title;text\nGate;{TEXT}",
    "a space behind the separator": f'title, text\nGate, "{TEXT}"\n',
    "surplus separators at the end": f"title;text;;\nGate;{TEXT};;\n",
    "quotation marks escaped by a backslash": f'title,text\n"Gate","{TEXT}"\n"\\"Q\\"","{TEXT}"\n',
    "JSON Lines": json.dumps({"title": "Gate", "text": TEXT}) + "\n",
    "a JSON text sequence": "\x1e" + json.dumps({"title": "Gate", "text": TEXT}) + "\n",
    "a list": json.dumps([{"title": "Gate", "text": TEXT}]),
    "a list over lines": json.dumps([{"title": "Gate", "text": TEXT}], indent=2),
    "one object over lines": json.dumps({"title": "Gate", "text": TEXT}, indent=2),
    "a list in an object": json.dumps({"status": "ok", "articles": [{"title": "Gate", "text": TEXT}]}),
    "a list deep in an object": json.dumps({"response": {"n": 1, "results": [{"title": "Gate", "text": TEXT}]}}),
    "rows under _source": json.dumps({"hits": {"hits": [{"_source": {"title": "Gate", "text": TEXT}}]}}),
}


@pytest.mark.parametrize("data", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_forms(data: str, encoding: str) -> None:
    if encoding == "utf-16" and data.lstrip("\x1e")[0] in "{[":
        pytest.skip("JSON is UTF-8")
    article = reading(data.removeprefix("\ufeff").encode(encoding))[0]
    assert (article.title, article.text) == ("Gate", TEXT)
    article = reading(data)[0]
    assert (article.title, article.text) == ("Gate", TEXT)


def test_parquet() -> None:
    when = dt.datetime(2024, 1, 5, 13, tzinfo=dt.UTC)
    data = parquet(
        headline=["Gate", None],
        body=[TEXT, None],
        date=[when, None],
        tags=[["a", "b"], []],
        price=[Decimal("1.5"), None],
    )
    article, failure = reading(data)
    assert (article.title, article.text, article.keywords) == ("Gate", TEXT, ("a", "b"))
    assert article.published == "2024-01-05T13:00:00+00:00"
    assert article.extra == {"table.price": "1.5"}
    assert (failure.part, failure.message) == ("row 2", "no text in the column 'body'")


def test_a_broken_parquet_table_is_told() -> None:
    with pytest.raises(SourceError, match="broken"):
        reading(parquet(text=["a"])[:-20])


def test_our_own_parquet_table_is_for_another_package(tmp_path: Path) -> None:
    pytest.importorskip("newsmodel_arrow")
    path = tmp_path / "own.parquet"
    newsmodel.write([Article(text="a")], path)
    with pytest.raises(SourceError, match="install newsmodel-arrow"):
        reading(path.read_bytes())
    assert [a.text for a in newsmodel.read(path)] == ["a"]
    assert [a.text for a in newsmodel.read(io.BytesIO(parquet(body=["b"])))] == ["b"]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        ("title text", {"title": "title", "text": "text"}),
        (
            "Headline|Article Text|Published At",
            {"title": "Headline", "text": "Article Text", "published": "Published At"},
        ),
        ("content text", {"text": "text"}),
        ("body content", {"text": "body"}),
        ("maintext text title", {"text": "maintext", "title": "title"}),
        ("date publishedAt text", {"published": "publishedAt", "text": "text"}),
        ("date_publish date_modify text", {"published": "date_publish", "modified": "date_modify", "text": "text"}),
        ("webTitle fields.bodyText webUrl", {"title": "webTitle", "text": "fields.bodyText", "url": "webUrl"}),
        ("headline.main text byline.original", {"title": "headline.main", "text": "text"}),
        ("link source author text", {"url": "link", "publisher": "source", "authors": "author", "text": "text"}),
        ("summary text", {"subtitle": "summary", "text": "text"}),
        ("a.text b.text", {"text": "a.text"}),
    ],
)
def test_columns_by_their_usual_names(names: str, wanted: dict[str, str]) -> None:
    columns = names.split("|") if "|" in names else names.split()
    assert choose_columns(columns, {}).of == wanted


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ({"map": "text:lead"}, ("Gate", "Lead.")),
        ({"map": "text:LEAD ,title:other"}, ("Other", "Lead.")),
        ({"map": "title:"}, (None, TEXT)),
        ({"map": ("title:other",)}, ("Other", TEXT)),
    ],
)
def test_a_map(options: dict[str, Any], wanted: tuple[str | None, str]) -> None:
    article = one(f"title,lead,other,text\nGate,Lead.,Other,{TEXT!r}".replace("'", '"'), **options)
    assert (article.title, article.text) == wanted


def test_a_path_into_nested_json() -> None:
    data = json.dumps({"id": 7, "content": {"body": TEXT, "n": 1}, "source": {"id": None, "name": "The Mail"}}) + "\n"
    article = one(data, map="text:content.body,id:id")
    assert (article.id, article.text, article.publisher) == ("7", TEXT, "The Mail")
    assert article.extra["table.content"] == {"n": 1}


def test_a_table_without_a_header() -> None:
    article = one(f'1,Gate,"{TEXT}"\n', header="false", map="text:3,title:2")
    assert (article.title, article.text, article.extra) == ("Gate", TEXT, {"table.1": "1"})


def test_several_lists_are_asked_about() -> None:
    data = json.dumps({"a": [{"text": "One."}], "b": [{"text": "Two."}]})
    with pytest.raises(SourceError, match=r"several lists of objects \(a, b\); say which: --set table.items=PATH"):
        reading(data)
    assert one(data, items="b").text == "Two."
    with pytest.raises(SourceError, match=r"no list at 'c\.d'"):
        reading(data, items="c.d")


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        ("a,b\n1,2\n", {}, "no column is known to hold the text, among 'a', 'b'; .*--set table.map=text:COLUMN"),
        ("a,b\n1,2\n", {"map": "text:c"}, "no column 'c'; the columns are 'a', 'b'"),
        ('{"a": 1}\n{"b": 2}\n', {}, "among 'a', 'b'; say which"),
        ("", {}, "an empty file"),
        ("\n \n", {}, "an empty file"),
        ("%PDF-1.7", {}, "no table; it looks like a PDF document"),
        (b"a\x00\x01\x02,b\n" * 9, {}, "binary data, not a table as text"),
        ('{"title": "a",', {}, "broken JSON"),
        ("[1, 2", {}, "broken JSON"),
        ("{}", {}, "among none"),
        (b"\xff\xfe{\x00", {}, "no column|UTF-16"),
        ("[" * 10_000, {}, "broken JSON"),
    ],
)
def test_what_is_no_table_says_so(data: bytes | str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(SourceError, match=message):
        reading(data, **options)


def test_no_lines_are_no_articles() -> None:
    assert reading("", name="a.jsonl") == reading("\n", name="a.ndjson") == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"map": "body"}, "it must be FIELD:COLUMN, with one of the fields text, title"),
        ({"map": "headline:b"}, "map has 'headline:b'"),
        ({"delimiter": "ab"}, "delimiter is 'ab'"),
        ({"encoding": "utf-9"}, "no such encoding"),
        ({"dates": "ymd"}, "table.dates"),
    ],
)
def test_options_that_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        reading("", **options)


BROKEN_ROWS = {
    "no text": ("title,text\na,\nb,Words.\n", ["row 2: no text in the column 'text'", "Words."]),
    "what pandas writes for nothing": ("title,text\na,nan\nb,Words.\n", ["row 2: no text", "Words."]),
    "too many cells": ("title,text\na,b,c\nd,Words.\n", ["row 2: 3 cells where the header has 2; quote", "Words."]),
    "a file that ends within a row": (
        'title,text,url\na,Words.,x\nb,"He said "',
        ["Words.", "row 3: the table is cut short"],
    ),
    "too few cells": ("title,text,url\na,Words.\n", ["Words."]),
    "a quotation mark that is not doubled": (
        'title,text\na,"He said "no" twice"\nb,Words.\n',
        ["row 2: its quotation marks do not pair", "Words."],
    ),
    "a quotation mark that is never closed": (
        'title,text\na,Words.\nb,"Open\nc,More.\n',
        ["Words.", "row 3: a quotation mark is opened in it and never closed"],
    ),
    "a broken line of JSON": (
        '{"title": "a", "text": "One."}\n{"title": \n{"title": "b", "text": "Two."}\n',
        ["One.", "line 2: broken JSON", "Two."],
    ),
    "a broken first line": (
        '{"title": "a", "text": ,}\n{"title": "b", "text": "Two."}\n',
        ["line 1: broken JSON", "Two."],
    ),
    "a line that is no object": (
        '{"text": "One."}\n3\n[]\nnull\n',
        ["One.", "line 2: a number where", "line 3", "line 4"],
    ),
    "an item that is no object": (
        '[{"text": "One."}, "x", true]',
        ["One.", "item 2: a string", "item 3: true or false"],
    ),
    "text that is no text": (
        '{"text": "One."}\n{"text": 3}\n{"text": {"a": 1}}\n',
        ["One.", "line 2: no text", "line 3"],
    ),
    "markup without words": ('{"text": "<p><img></p>"}\n', ["line 1: no text"]),
}


@pytest.mark.parametrize(("data", "wanted"), BROKEN_ROWS.values(), ids=BROKEN_ROWS.keys())
def test_a_row_that_cannot_be_read_is_told_by_its_number(data: str, wanted: list[str]) -> None:
    told = [item.text if isinstance(item, Article) else f"{item.part}: {item.message}" for item in reading(data)]
    assert len(told) == len(wanted), told
    assert all(item.startswith(start) for item, start in zip(told, wanted, strict=True)), told


BODIES = {
    "paragraphs": ("One.\r\n\r\n  Two. \n\n\nThree.", "One.\nTwo.\nThree."),
    "line ends written out": (r"One.\nTwo.\n\nThree.", "One.\nTwo.\nThree."),
    "a path is no line end": (r"In C:\new he said.", r"In C:\new he said."),
    "HTML": ("<div><p>One &amp; two.</p><p>Three<br/>four</p></div>", "One & two.\nThree\nfour"),
    "line ends in HTML are spaces": ("<p>One\ntwo</p>\n<p>three</p>", "One two\nthree"),
    "what nobody reads": ("<p>One.</p><script>x < y</script><style>p {}</style><p>Two.</p>", "One.\nTwo."),
    "captions": ("<p>One.</p><figure><img src=x><figcaption>The <b>gate</b></figcaption></figure>", "One."),
    "signs that are no tags": ("If a<b and c > d, he said.", "If a<b and c > d, he said."),
    "entities": ("Lee &amp; Roe &#8220;agree&#8221;", "Lee & Roe “agree”"),
    "entities twice": ("Lee &amp;amp; Roe", "Lee & Roe"),
    "mojibake": ("The mayorâ€™s gate, she said.", "The mayor’s gate, she said."),
    "invisible characters": ("Soft\u00adhyphen and\u200b zero.", "Softhyphen and zero."),
    "half a character": ("One \ud800 two.", "One ? two."),
    "the end of a preview": ("He said he would… [+1234 chars]", "He said he would"),
}


@pytest.mark.parametrize(("cell", "text"), BODIES.values(), ids=BODIES.keys())
def test_bodies(cell: str, text: str) -> None:
    assert read_body(cell).text == text


def test_captions_and_notices_of_a_body() -> None:
    body = read_body(BODIES["captions"][0])
    assert [caption.text for caption in body.captions] == ["The gate"]
    assert [notice.code for notice in body.notices] == ["markup-removed"]
    assert [notice.code for notice in read_body("x" * 32_767).notices] == ["body-truncated"]
    assert [notice.code for notice in read_body("Words… [+9 chars]").notices] == ["body-truncated"]


def test_a_whole_page_is_left_to_the_parser_of_pages() -> None:
    (source,) = reading(written(("title", "text", "url"), ("Gate", "<!DOCTYPE html><p>x</p>", "https://a.example/1")))
    assert isinstance(source, Source)
    assert (source.media_type, source.url, source.part) == ("text/html", "https://a.example/1", "row 2")
    assert source.extra == {"table.title": "Gate"}
    assert source.read() == b"<!DOCTYPE html><p>x</p>"


@pytest.mark.parametrize(
    ("value", "order", "wanted", "notice"),
    [
        ("2024-01-05", None, "2024-01-05", None),
        ("2024-01-05T13:00:00.000Z", None, "2024-01-05T13:00:00+00:00", None),
        ("2024-01-05 13:00:00+01:00", None, "2024-01-05T13:00:00+01:00", None),
        ("Fri, 05 Jan 2024 13:00:00 GMT", None, "2024-01-05T13:00:00+00:00", None),
        ("5 January 2024", None, "2024-01-05", None),
        ("13/01/2024", None, "2024-01-13", None),
        ("05/01/2024", None, None, "date-ambiguous"),
        ("05/01/2024", "dmy", "2024-01-05", None),
        ("05/01/2024 14:30", "mdy", "2024-05-01T14:30:00", None),
        ("13/01/2024", "mdy", None, "date-unread"),
        ("20240105", None, "2024-01-05", None),
        ("20240105T130000Z", None, "2024-01-05T13:00:00+00:00", None),
        ("20240231", None, None, "date-unread"),
        (1704459600, None, "2024-01-05T13:00:00+00:00", None),
        ("1704459600000", None, "2024-01-05T13:00:00+00:00", None),
        (1704459600.5, None, "2024-01-05T13:00:00+00:00", None),
        (45296, None, None, "date-unread"),
        ("2024", None, None, "date-unread"),
        ("last week", None, None, "date-unread"),
        (dt.date(2024, 1, 5), None, "2024-01-05", None),
    ],
)
def test_dates(value: Any, order: str | None, wanted: str | None, notice: str | None) -> None:
    read = read_date(value, order)
    assert read.value == wanted
    assert [found.code for found in read.notices] == ([notice] if notice else [])
    if wanted is not None:
        Article(text="a", published=wanted)


def test_a_date_that_is_left_open_is_kept() -> None:
    article = one(f'date,text\n05/06/2024,"{TEXT}"\n')
    assert (article.published, article.extra) == (None, {"table.date": "05/06/2024"})
    assert [notice.code for notice in article.notices] == ["date-ambiguous"]
    assert one(f'date,text\n05/06/2024,"{TEXT}"\n', dates="dmy").published == "2024-06-05"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("Ann Lee", ("Ann Lee",)),
        ("By Ann Lee and Bob Roe", ("Ann Lee", "Bob Roe")),
        ("Ann Lee; Bob Roe", ("Ann Lee", "Bob Roe")),
        ("Ann Lee, Bob Roe", ("Ann Lee", "Bob Roe")),
        ("['Ann Lee', 'Bob Roe']", ("Ann Lee", "Bob Roe")),
        ('["Ann Lee", null]', ('"Ann Lee", null',)),
        (["Ann Lee", None, "Ann Lee"], ("Ann Lee",)),
        ([{"name": "Ann Lee"}, {"id": 1}], ("Ann Lee",)),
        ("[]", ()),
        ("nan", ()),
        ("the editors", ("the editors",)),
    ],
)
def test_authors(value: Any, wanted: tuple[str, ...]) -> None:
    assert read_authors(value).value == wanted


def test_other_fields() -> None:
    assert read_keywords("a, b; c").value == ("a", "b", "c")
    assert read_keywords(["a, b", "c"]).value == ("a, b", "c")
    assert read_keywords("['x', 'y']").value == ("x", "y")
    assert [read_language(value).value for value in ("EN", "en_GB", "English", "in English, mostly")] == [
        "EN",
        "en-GB",
        "en",
        None,
    ]
    assert read_publisher("https://mail.example").value is None
    assert plain_name("Published At") == plain_name("publishedAt") == plain_name("published_at")


def test_values_that_json_cannot_hold() -> None:
    values = {
        "f": float("nan"),
        "b": b"\xff",
        "t": (1, b"x"),
        "d": dt.date(2024, 1, 5),
        "i": 2**70,
        "s": "\ud800",
    }
    assert plain(values) == {"f": None, "b": None, "t": [1, "x"], "d": "2024-01-05", "i": str(2**70), "s": "?"}


def test_columns_that_fill_no_field_are_kept() -> None:
    article = one(written(("", "text", "views", "views", "a.b"), ("0", TEXT, "7", "8", "x")))
    assert article.extra == {"table.column 1": "0", "table.views": "7", "table.views (4)": "8", "table.a.b": "x"}


@pytest.mark.parametrize(
    ("data", "title", "notices"),
    [
        ("title;text\nCafé;x\n".encode("cp1252"), "Café", ["encoding-guessed"]),
        ("title;text\n“Gate”;x\n".encode("cp1252"), "“Gate”", ["encoding-guessed"]),
        ("title;text\nCafé éééé;x\n".encode() + b"b\xff;y\n", "Café éééé", ["bytes-replaced"]),
        ("title;text\nCafé;x\n".encode("utf-16-le"), "Café", []),
        ("title;text\nCafé;x\n".encode("latin-1"), "Café", ["encoding-guessed"]),
    ],
)
def test_encodings(data: bytes, title: str, notices: list[str]) -> None:
    article = reading(data)[0]
    assert (article.title, [notice.code for notice in article.notices]) == (title, notices)


def test_an_encoding_that_is_told() -> None:
    data = "title;text\nŁódź;x\n".encode("cp1250")
    assert one(data, encoding="cp1250").title == "Łódź"
    (article,) = PARSER.parse(Source.from_bytes(data, charset="cp1250"), None)
    assert isinstance(article, Article)
    assert article.title == "Łódź"


def test_huge_cells() -> None:
    text = "Word " * 200_000
    assert len(one(written(("title", "text"), ("a", text))).text) == len(text) - 1


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"title,text\nGate,Words.\n", True),
        (b"id;Headline;Article Text\n1;a;b\n", True),
        ("title\ttext\nGate\tWords.\n".encode("utf-16"), True),
        (b'[{"headline": "a", "body": "b"}]', True),
        (b'{"title": "a", "content": "b"}\n', True),
        (b'{"title": "a", "text": "b", "views": 3}\n', True),
        (b'{"headline": "a", "body": "' + b"x" * 5000, True),
        (b"PAR1", True),
        (b"a,b\n1,2\n", False),
        (b"text\nWords\n", False),
        (b"Title, text and more of the same, he said on that day.\nMore.", False),
        (b"The text, he said, was long.\nMore.", False),
        (b'{"title": "a", "text": "b"}\n', False),
        (b'{"schema": "newsmodel/1", "text": "b", "views": 3}\n', False),
        (b'{"version": "https://jsonfeed.org/version/1", "title": "a", "content": "b"}', False),
        (b'{"name": "x", "dependencies": {}}', False),
        (b"{", False),
        (b"\x00\x01", False),
        (b"", False),
    ],
)
def test_it_is_known_by_its_first_bytes(head: bytes, known: bool) -> None:
    assert recognise(head[:4096]) is known


def test_our_own_tables_are_not_taken(tmp_path: Path) -> None:
    article = newsmodel.extract(Article(text="“The gate must stay shut,” said Ann Lee."))
    for name in ("own", "a.jsonl", "a.json"):
        newsmodel.write([article], tmp_path / name, format="csv" if name == "own" else None)
        path = tmp_path / name / "articles.csv" if name == "own" else tmp_path / name
        assert not recognise(path.read_bytes()[:4096])
        assert list(newsmodel.read(path)) == [article]


def test_keys_as_far_as_they_are_there() -> None:
    assert first_keys('[{"a": {"b": 1}, "c\\"d": ["e", {"f": 2}], "g": "h: i", "j": "cut') == {"a", 'c"d', "g", "j"}
    assert first_keys('{"a": 1}, {"b": 2}') == {"a"}
