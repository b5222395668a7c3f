"""JSON that people have made or broken."""

import pytest

from newsmodel.model import Article
from newsmodel.parsers import json as own
from newsmodel.records import Failure, Source

SIGNED = b'{"schema":"newsmodel/1","text":"Hi."}'
WRONG_OFFSETS = b"""{"text": "He said no.", "quotes": [
  {"kind": "indirect", "content": [{"start": 8, "end": 10, "text": "on"}]}]}"""


def read(data, parser=own.PARSER):
    return list(parser.parse(Source.from_bytes(data), None))


@pytest.mark.parametrize("parser", [own.PARSER, own.LINES_PARSER], ids=["json", "jsonl"])
def test_the_least_that_is_an_article(parser):
    assert read(b'\xef\xbb\xbf{"text": "Hi."}\n', parser) == [Article(text="Hi.")]


def test_lists_and_single_objects():
    assert read(b"[]\n") == []
    assert read(b" [" + SIGNED + b"]") == read(SIGNED) == [Article(text="Hi.")]


def test_a_broken_line_fails_alone():
    first, failure, last = read(SIGNED + b'\n\n{"text": 3}\r\n' + SIGNED, own.LINES_PARSER)
    assert first == last == Article(text="Hi.")
    assert (failure.part, failure.error) == ("line 3", "SchemaError")
    assert failure.message == "$.text: Expected `str`, got `int`"


def test_a_broken_item_fails_alone():
    first, failure = read(b"[" + SIGNED + b', {"text": "Hi.", "published": "soon"}]')
    assert first == Article(text="Hi.")
    assert failure.part == "item 2"
    assert "published is 'soon'" in failure.message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "$: Input data was truncated"),
        (b'{\n "text": oh\n}', "(line 2, byte 10)"),
        (b'[{"text": "a"},\n {"text" "b"}]', "(line 2, byte 10)"),
        (b'"text"', "Expected `object`, got `str`"),
        (b'{"title": "a"}', "missing required field `text`"),
        (b'{"text": "\xff"}', "utf-8"),
        (b'{"text": "a", "schema": "newsmodel/9"}', "update newsmodel"),
        (WRONG_OFFSETS, "'on' for 8 to 10, but the article has 'no' there"),
        ('{"text": "a"}'.encode("utf-16"), "save it as UTF-8"),
        (b"[" * 100_000, "$"),
        (b'{"text":' * 5_000, "$"),
        (b"\x00\x01\x02\xff", "$"),
    ],
)
def test_what_cannot_be_read_is_one_failure(data, message):
    [failure] = read(data)
    assert isinstance(failure, Failure)
    assert message in failure.message
    assert failure.part is None
    assert "\n" not in failure.message


def test_utf16_lines_are_one_failure():
    [failure] = read('{"text": "a"}\n{"text": "b"}'.encode("utf-16"), own.LINES_PARSER)
    assert "save it as UTF-8" in failure.message


def test_a_line_without_end_is_one_failure(monkeypatch):
    monkeypatch.setattr(own, "LONGEST_LINE", 2**10)
    failure, article = read(b"x" * 5000 + b"\n" + SIGNED + b"\n", own.LINES_PARSER)
    assert failure.part == "line 1"
    assert article == Article(text="Hi.")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (SIGNED, "jsonl"),
        (SIGNED[:30], "jsonl"),
        (SIGNED + b"\n" + SIGNED, "jsonl"),
        (b"[" + SIGNED, "json"),
        (b'{\n  "schema": "newsmodel/1",\n', "json"),
        (b'\xef\xbb\xbf{"title": "a \\"b\\"", "url": null, "text": "', "jsonl"),
        (b'{"uri": "x", "text": "a"}', None),
        (b'{"@context": "https://schema.org", "text": "a"}', None),
        (b'A man said: "schema": "newsmodel/1"', None),
        (b"", None),
        (b"[1, 2]", None),
        (b'{"title": "' + b"\\" * 4000, None),
    ],
)
def test_recognised_by_content(head, name):
    found = [parser.name for parser in (own.PARSER, own.LINES_PARSER) if parser.recognise(head)]
    assert found == ([name] if name else [])
