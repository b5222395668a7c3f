"""Values to JSON and back, every trap of the encoder, and the errors."""

import json
from typing import Any

import attrs
import jsonschema
import msgspec
import pytest
from hypothesis import given, settings

import newsmodel as n
from newsmodel import codec, model
from newsmodel.codec.migrate import migrate, number_of
from newsmodel.testing.strategies import articles

QUOTE = n.Quote(id="q", kind="direct", content=(n.Span(0, 2, "Yes"[:2]),))
ARTICLE = n.Article(text="Yes, 3 times", quotes=(QUOTE,))
VALIDATOR = jsonschema.Draft202012Validator(n.json_schema())


def changed(**fields: Any) -> str:
    return json.dumps({**json.loads(n.dumps(ARTICLE)), **fields})


@given(articles())
def test_what_is_written_reads_back(article: n.Article) -> None:
    written = n.dumps(article)
    assert n.loads(written) == article
    assert n.dumps(n.loads(written)) == written
    assert n.loads(n.dumps(article, indent=2)) == article
    for record in (*article.actors, *article.quotes, *article.proposals):
        assert codec.decode_record(codec.encode_record(record), type(record)) == record


@settings(max_examples=40)
@given(articles())
def test_what_is_written_fits_the_schema(article: n.Article) -> None:
    VALIDATOR.validate(json.loads(n.dumps(article)))


def test_the_schema_is_one_and_refuses_what_is_wrong() -> None:
    jsonschema.Draft202012Validator.check_schema(n.json_schema())
    assert not VALIDATOR.is_valid({"text": 3})
    assert not VALIDATOR.is_valid({"text": "a", "schema": "newsmodel/2"})


def test_every_key_is_present() -> None:
    data = json.loads(n.dumps(n.Article(text="a")))
    assert data.pop("schema") == "newsmodel/1"
    assert set(data) == {field.name for field in attrs.fields(n.Article)}


def test_no_field_that_the_encoder_would_leave_out_or_let_in() -> None:
    for kind in vars(model).values():
        if isinstance(kind, type) and attrs.has(kind):
            for field in attrs.fields(kind):
                assert not field.name.startswith("_"), "left out without a word"
                assert field.alias == field.name, "aliases are ignored"
                assert field.init, "could be set from JSON all the same"


def test_unknown_keys_are_ignored() -> None:
    assert n.loads(changed(novelty={"a": [1]})) == ARTICLE


def test_equal_articles_give_equal_bytes() -> None:
    one = n.Article(text="a", extra={"a.b": {"x": 1, "y": 2}, "a.c": 1})
    other = n.Article(text="a", extra={"a.c": 1, "a.b": {"y": 2, "x": 1}})
    assert n.dumps(one) == n.dumps(other)


def test_whole_numbers_read_as_floats() -> None:
    quantity = {"start": 5, "end": 6, "text": "3", "value": 3, "upper": 4, "unit": None, "bound": "exact"}
    proposal = {"id": "p", "act": "plan", "action": {"start": 0, "end": 3, "text": "Yes"}, "quantities": [quantity]}
    (read,) = n.loads(changed(proposals=[proposal])).proposals[0].quantities
    assert (type(read.value), type(read.upper)) == (float, float)
    assert n.Quantity(5, 6, "3", value=3) == n.Quantity(5, 6, "3", value=3.0)


def test_lists_in_extra_come_back_frozen() -> None:
    article = n.loads(changed(extra={"a.b": [1, [2]]}))
    assert article.extra == {"a.b": (1, (2,))}
    assert hash(article)


def test_a_byte_order_mark_is_skipped() -> None:
    assert n.loads("\ufeff" + n.dumps(ARTICLE)) == ARTICLE
    assert n.loads(b"\xef\xbb\xbf" + n.dumps(ARTICLE).encode()) == ARTICLE


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", r"^\$: .*truncated"),
        ("{", r"^\$: .*truncated"),
        ("[]", r"^\$: Expected `object`, got `array`"),
        ("{}", r"^\$: Object missing required field `text`"),
        (b"\xff", r"^\$"),
        ('{"text": "a\ud800"}', r"^\$: lone surrogate at character 11"),
        ('{"text": "a", "extra": {"a.b": NaN}}', r"^\$: JSON is malformed"),
        ('{"text": "a", "extra": {"a.b": 1e999}}', r"^\$"),
        ('{"text": "a", "extra": {"a.b": ' + "[" * 2000 + "]" * 2000 + "}}", r"^\$: nested too deeply"),
        ('{"schema": "newsmodel/2", "text": "a"}', r"^\$\.schema: newsmodel/2 is newer .*newsmodel/1.*update"),
        ('{"schema": "other/1", "text": "a"}', r"^\$\.schema: 'other/1' is not a newsmodel schema"),
        ('{"schema": "newsmodel/0", "text": "a"}', r"is not a newsmodel schema"),
        ('{"schema": 1, "text": "a"}', r"^\$\.schema: Expected `str \| null`, got `int`"),
        (changed(text=3), r"^\$\.text: Expected `str`, got `int`"),
        (changed(published="soon"), r"^\$: Article \w+: published is 'soon'"),
        (changed(quotes=[{"kind": "direct"}]), r"^\$\.quotes\[0\]: Object missing required field `content`"),
        (changed(quotes=[{"kind": "odd", "content": []}]), r"^\$\.quotes\[0\]\.kind: Invalid enum value 'odd'"),
        (changed(quotes=[{"kind": "direct", "content": []}]), r"^\$\.quotes\[0\]: Quote: content is empty"),
        (
            changed(quotes=[{"kind": "direct", "content": [{"start": "0", "end": 1, "text": "Y"}]}]),
            r"^\$\.quotes\[0\]\.content\[0\]\.start: Expected `int`, got `str`",
        ),
        (
            changed(quotes=[{"kind": "direct", "content": [{"start": 1, "end": 2, "text": "Y"}]}]),
            r"^\$: Quote: content\[0\] says 'Y' for 1 to 2, but the article has 'e' there",
        ),
        (changed(extra={"key": 1}), r"^\$: extra: the key 'key'"),
    ],
)
def test_broken_json_is_told_with_its_path(data: str | bytes, told: str) -> None:
    with pytest.raises(n.SchemaError, match=told):
        n.loads(data)


def test_an_escaped_surrogate_is_refused_or_read_whole() -> None:
    assert n.loads(r'{"text": "\ud83c\udf0d"}').text == "🌍"
    with pytest.raises(n.SchemaError):
        n.loads(r'{"text": "\ud83c"}')


@pytest.mark.parametrize("data", ["{", '{"kind": "direct"}', "[" * 5000])
def test_a_broken_record_is_told(data: str) -> None:
    with pytest.raises(n.SchemaError, match=r"^\$"):
        codec.decode_record(data, n.Quote)


def test_absent_means_the_first_schema() -> None:
    assert number_of(None) == 1
    assert n.loads('{"text": "a"}') == n.Article(text="a")


def test_older_json_is_brought_up_step_by_step() -> None:
    steps = {
        1: lambda data: {**data, "text": data["body"], "trail": [1]},
        2: lambda data: {**data, "trail": [*data["trail"], 2]},
    }
    data = migrate({"body": "a"}, 1, steps, 3)
    assert (data["text"], data["trail"]) == ("a", [1, 2])
    assert msgspec.convert(data, n.Article) == n.Article(text="a")
    assert migrate({"body": "a"}, 3, steps, 3) == {"body": "a"}


def test_older_json_is_migrated_on_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsmodel.codec.json.CURRENT", 2)
    monkeypatch.setattr("newsmodel.codec.json.migrate", lambda data, number: {"text": data["body"] * number})
    assert n.loads('{"body": "a"}').text == "a"


def test_builtins_are_what_the_json_says() -> None:
    assert codec.to_builtins(QUOTE) == json.loads(codec.encode_record(QUOTE))
