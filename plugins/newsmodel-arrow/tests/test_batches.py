"""Articles to Arrow and back."""

import datetime as dt
import subprocess
import sys

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_arrow import SCHEMA, from_arrow, to_arrow, to_batches

from newsmodel import Article, Mention, SchemaError, UsageError
from newsmodel.model import Actor
from newsmodel.testing.strategies import articles, texts

LEE = Article(
    text="Ann Lee left.",
    title="A title",
    authors=("Tom Elm",),
    actors=(
        Actor(id="a", name="Ann Lee", kind="person", mentions=(Mention(0, 7, "Ann Lee"),), extra={"x.y": [1, {}]}),
    ),
    extra={"my.key": {"n": 1.5, "of": None}},
)


@given(batch=st.lists(articles(), max_size=3))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost(batch):
    table = to_arrow(batch)
    assert table.schema.equals(SCHEMA, check_metadata=True)
    assert table.num_rows == len(batch)
    table.validate(full=True)
    assert list(from_arrow(table)) == batch


@given(batch=st.lists(articles(), max_size=5), rows=st.integers(1, 4))
@settings(max_examples=20, deadline=None)
def test_batches_are_of_the_size_asked_for(batch, rows):
    made = list(to_batches(batch, rows=rows))
    assert all(piece.num_rows == rows for piece in made[:-1])
    assert all(0 < piece.num_rows <= rows for piece in made)
    assert list(from_arrow(made)) == batch


@given(article=articles())
@settings(max_examples=20, deadline=None)
def test_a_frame_of_polars_gives_them_back(article):
    assert list(from_arrow(pl.from_arrow(to_arrow(article)))) == [article]


def test_columns_read_as_the_fields_they_are():
    (row,) = to_arrow(LEE).to_pylist()
    assert row["authors"] == ["Tom Elm"]
    assert row["actors"][0]["mentions"] == [{"start": 0, "end": 7, "text": "Ann Lee", "kind": "name"}]
    assert row["actors"][0]["extra"] == '{"x.y":[1,{}]}'
    assert row["extra"] == '{"my.key":{"n":1.5,"of":null}}'
    assert row["error"] is None
    assert row["quotes"] == []


def test_no_articles_are_a_table_of_no_rows():
    assert to_arrow([]).schema == SCHEMA
    assert list(from_arrow(to_arrow([]))) == []


@pytest.mark.parametrize(
    ("column", "published"),
    [
        (pa.array(["2030-06-01"]), "2030-06-01"),
        (pa.array(["2030-06-01"], pa.large_string()), "2030-06-01"),
        (pa.array(["2030-06-01"]).dictionary_encode(), "2030-06-01"),
        (pa.array([None], pa.null()), None),
        (pa.array([dt.date(2030, 6, 1)]), "2030-06-01"),
        (pa.array([dt.datetime(2030, 6, 1, 12)]), "2030-06-01T12:00:00"),  # noqa: DTZ001
        (pa.array([dt.datetime(2030, 6, 1, 12, tzinfo=dt.UTC)]), "2030-06-01T12:00:00+00:00"),
        (pa.array([1906545600123456789], pa.timestamp("ns")), "2030-06-01T12:00:00.123456"),
        (pa.array([1906545600], pa.timestamp("s", "Europe/Paris")), "2030-06-01T14:00:00+02:00"),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_times_of_any_type_are_iso_8601(column, published):
    (article,) = from_arrow(pa.table({"text": ["Hi."], "published": column}))
    assert article.published == published


def test_columns_that_the_schema_does_not_name_are_left_alone():
    (article,) = from_arrow(pa.table({"score": [1.0], "text": ["Hi."], "id": [7]}))
    assert article == Article(id="7", text="Hi.")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (pa.table({"body": ["Hi."]}), "one column 'text' is wanted; there are body"),
        (pa.Table.from_arrays([pa.array(["a"])] * 2, names=["text", "text"]), "there are text, text"),
        (pa.table({"text": ["Hi."], "authors": ["A; B"]}), "the column 'authors' is string; list<item: string> is"),
        (pa.table({"text": ["Hi."], "quotes": [3]}), "the column 'quotes' is int64"),
    ],
)  # fmt: skip
def test_columns_of_another_kind_are_refused(table, message):
    with pytest.raises(UsageError, match=message):
        list(from_arrow(table))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": None}, r"row 2: \$: Object missing required field `text`"),
        ({"text": "Bo Lee left."}, "row 2: .*mentions"),
        ({"published": "yesterday"}, r"row 2: \$.published|row 2: .*published is 'yesterday'"),
        ({"extra": "{"}, "row 2: "),
        ({"extra": '{"key": 1}'}, "row 2: .*'plugin.key'"),
        ({"actors": [None]}, r"row 2: \$.actors\[0\]"),
    ],
)
def test_a_row_that_is_no_article_is_named(change, message):
    (row,) = to_arrow(LEE).to_pylist()
    table = pa.Table.from_pylist([row, {**row, **change}], SCHEMA)
    read = from_arrow(table)
    assert next(read) == LEE
    with pytest.raises(SchemaError, match=message):
        next(read)


@given(before=st.lists(texts(), max_size=2), after=st.lists(texts(), max_size=2))
@settings(max_examples=20, deadline=None)
def test_a_row_that_is_not_utf_8_harms_no_other(before, after):
    binary = pa.array([*[text.encode() for text in before], b"\xff\xfe"], pa.binary())
    spoiled = pa.StringArray.from_buffers(len(binary), binary.buffers()[1], binary.buffers()[2])
    table = pa.table({"text": pa.chunked_array([spoiled, pa.array(after, pa.string())])})
    read = from_arrow(table)
    assert [next(read).text for _ in before] == before
    with pytest.raises(SchemaError, match=rf"row {len(before) + 1}: \$.text: cannot be read"):
        next(read)


def test_importing_the_plugin_loads_no_pyarrow():
    code = "import sys, newsmodel_arrow.plugin; print('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
