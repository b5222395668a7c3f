"""Times, names and the rest of what stands beside a body."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsmodel_markup import Pull, names_of, parse_tree, read_head, read_time
from newsmodel_markup import streams as markup_streams
from newsmodel_markup.head import language_tag
from newsmodel_markup.xml import first_tag

from newsmodel import Source, SourceError

FIRST, LAST = datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2049-01-01")
OFFSETS = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MOMENTS = st.datetimes(FIRST, LAST, timezones=OFFSETS).map(lambda t: t.replace(microsecond=0))
STYLES = {
    "rfc 2822": "%a, %d %b %Y %H:%M:%S %z", "rfc 822": "%d %b %y %H:%M:%S %z", "iso": "%Y-%m-%dT%H:%M:%S%z",
    "basic": "%Y%m%dT%H%M%S%z", "database": "%Y-%m-%d %H:%M:%S %z", "words": "%B %d, %Y %H:%M:%S %z",
    "comment": "%a, %d %b %Y %H:%M:%S %z (any zone)", "slashes": "%Y/%m/%d %H:%M:%S %z",
}  # fmt: skip


@given(MOMENTS, st.sampled_from(sorted(STYLES)))
def test_a_time_in_any_style_is_the_same_moment_with_the_same_offset(moment: datetime, style: str) -> None:
    when = read_time(moment.strftime(STYLES[style]))
    assert when.problem is None
    assert when.value is not None
    found = datetime.fromisoformat(when.value)
    assert (found, found.utcoffset()) == (moment, moment.utcoffset())


@given(MOMENTS)
def test_times_without_zone_get_none(moment: datetime) -> None:
    naive = moment.replace(tzinfo=None)
    for text in (naive.ctime(), naive.isoformat(), naive.isoformat(" "), f"{naive:%Y年%-m月%-d日 %H:%M}"):
        when = read_time(text)
        assert when.value is not None
        assert datetime.fromisoformat(when.value).tzinfo is None


@given(st.text(max_size=60))
def test_any_text_is_a_time_or_is_none(text: str) -> None:
    when = read_time(text)
    assert (when.value is None) <= (when.problem is not None)


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("Tue, 14 Jan 2025 18:05:00 -0000", "2025-01-14T18:05:00+00:00", None),
        ("Tue, 14 Jan 2025 18:05:00 CST", "2025-01-14T18:05:00-06:00", None),
        ("Tue Jan 14 18:05:00 CST 2025", "2025-01-14T18:05:00", "zone-ambiguous"),
        ("14 Jan 2025 18:05:00 A", "2025-01-14T18:05:00", "zone-ambiguous"),
        ("Tue, 31 Feb 2025 18:05:00 GMT", None, "date-unread"),
        ("2025-01-14T25:00:00Z", None, "date-unread"),
        ("2025-01", None, "date-unread"),
        ("0000-00-00 00:00:00", None, "date-unset"),
        ("0001-01-01T00:00:00Z", None, "date-unset"),
        ("14 gennaio 2025 18:05", "2025-01-14T18:05:00", None),
        ("14 января 2025", "2025-01-14", None),
        ("2025-01-14T18:05:00+01:00[Europe/Paris]", "2025-01-14T18:05:00+01:00", None),
        ("x" * 10_000, None, "date-unread"),
    ],
)
def test_times(text: str, value: str | None, problem: str | None) -> None:
    when = read_time(text)
    assert (when.value, when.problem) == (value, problem)


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["By Ann Lee and Tom Roe, Political Editor"], ("Ann Lee", "Tom Roe")),
        (["Ann Lee; Tom Roe", "Ann Lee"], ("Ann Lee", "Tom Roe")),
        (["ann@post.example (Ann Lee)", '"Tom Roe" <tom@post.example>'], ("Ann Lee", "Tom Roe")),
        (["Ann Lee, The Harbour Post"], ("Ann Lee",)),
        (["Ann Lee, Calder Gazette"], ("Ann Lee",)),
        (["Ann Lee, Tom Roe, Emma Oke"], ("Ann Lee", "Tom Roe", "Emma Oke")),
        (["Madonna", "李明", "van der Berg"], ("Madonna", "李明", "van der Berg")),
        (["Harbour Post", "harbour"], ()),
        (["admin", "Unknown", "a@b.example", "https://x.example", "@ann", "[#item_author]", ""], ()),
    ],
)
def test_names(values: list[str], names: tuple[str, ...]) -> None:
    found, notices = names_of(values, "The Harbour Post")
    assert found == names
    assert notices or found or values == [""]


@pytest.mark.parametrize(
    ("text", "tag"), [("en_gb", "en-GB"), ("English", "en"), ("zh-hant-TW", "zh-hant-TW"), ("?", None)]
)
def test_language_tags(text: str, tag: str | None) -> None:
    assert language_tag(text) == tag


def test_a_head_has_only_what_is_believed() -> None:
    head = read_head(
        title=" A\n b ", publisher="", url="/x", published="soon", section="%%section%%", keywords=["a", "a", ""]
    )
    assert head.fields == {"title": "A b", "keywords": ("a",)}
    assert [notice.code for notice in head.notices] == ["placeholder-unfilled", "date-unread"]


@given(st.text('<&;amp!-[]CDAT >"x/br', max_size=200), st.integers(1, 50))
def test_mending_does_not_depend_on_where_pieces_end(text: str, size: int) -> None:
    source = Source.from_bytes(b"")
    whole = "".join(markup_streams.well_formed([text], source))
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    assert "".join(markup_streams.well_formed(pieces, source)) == whole


@pytest.mark.parametrize(
    "text", ["plain", "a &amp; b", "<a href='x'>y</a>", "<![CDATA[ & < ]]>", "<!-- & < -->", "&#233;"]
)
def test_what_is_well_formed_stays(text: str) -> None:
    assert "".join(markup_streams.well_formed([text], Source.from_bytes(b""))).replace("é", "&#233;") == text


def test_a_long_document_is_read_in_pieces_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    data = ("<r>" + "<p>Café &nbsp; “late” & <br> more</p>" * 3000 + "</r>").encode()
    cases = [(data, None), (data.decode().encode("cp1252"), "cp1252"), (data.decode().encode("utf-16"), None)]
    for encoded, charset in cases:
        source = Source.from_bytes(encoded, charset=charset)
        whole = [(event, element.tag, element.text) for event, element in Pull(source)]
        with monkeypatch.context() as patch:
            patch.setattr(markup_streams, "WHOLE", 100)
            parts = [(event, element.tag) for event, element in Pull(source)]
            root, _ = parse_tree(source)
        assert parts == [found[:2] for found in whole]
        assert root[2999].text == "Café \xa0 “late” & "


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<rss version='2'>", "rss"),
        (
            b'\xef\xbb\xbf<?xml version="1.0"?><!-- a > b --><!DOCTYPE x [<!ENTITY y "<z>">]>\n<nar:item a="b">',
            "nar:item",
        ),
        ("<feed>".encode("utf-16"), "feed"),
        (b"Notice: x\n<rss>", "rss"),
        (b"<!-- never closed <rss>", None),
        (b"no markup", None),
        (b"", None),
    ],
)
def test_the_first_element(head: bytes, name: str | None) -> None:
    found = first_tag(head)
    assert (found and found[0]) == name


@pytest.mark.parametrize("data", ["", "text", "<a>", "<a><b>", "<a>" * 3000 + "</a>" * 3000])
def test_what_is_no_whole_document_is_refused_or_told(data: str) -> None:
    with pytest.raises(SourceError, match=r"no XML|cut short"):
        parse_tree(Source.from_text(data))


def test_what_can_be_mended_is_read_and_told() -> None:
    _, notices = parse_tree(Source.from_text("<a><b>x</c></a>"))
    assert [notice.code for notice in notices] == ["xml-recovered"]
