"""Tables as data frames: the rows of the CSV tables, whole, in either library."""

import importlib.util
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsmodel
from newsmodel import Article, UsageError, frame
from newsmodel.exporters.columns import COLUMNS, TABLES
from newsmodel.exporters.tables import tables
from newsmodel.testing import strategies

LIBRARIES = [
    pytest.param(name, marks=pytest.mark.skipif(importlib.util.find_spec(name) is None, reason=f"{name} is missing"))
    for name in ("pandas", "polars")
]
ARTICLE = newsmodel.extract(Article(text="“Go,” said Ann Lee.\nBob Ray must sell the mill by 2030.", title="A title"))


def cells(made) -> list[tuple[object, ...]]:
    """The rows of a frame as plain values."""
    if type(made).__module__.startswith("polars"):
        return made.rows()
    return [tuple(None if cell is sys.modules["pandas"].NA else cell for cell in row) for row in made.values.tolist()]


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("table", COLUMNS)
@given(st.lists(strategies.articles(), max_size=3))
@settings(max_examples=10)
def test_a_frame_has_the_rows_of_the_table(library, table, articles):
    made = frame(articles, table, library=library)
    assert list(made.columns) == list(COLUMNS[table])
    assert cells(made) == [row for article in articles for row in tables(article)[table]]


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("table", COLUMNS)
def test_columns_have_the_same_types_whether_there_are_rows_or_not(library, table):
    none, some = frame([], table, library), frame(ARTICLE, table, library)
    assert list(none.dtypes) == list(some.dtypes)
    numbers = {name for name, kind in zip(none.columns, none.dtypes, strict=True) if str(kind).lower() == "int64"}
    assert numbers == {column.name for column in TABLES[table].columns if column.type == "integer"}


@pytest.mark.parametrize("library", LIBRARIES)
def test_who_said_what_in_a_line(library):
    made = frame(ARTICLE, library=library)
    assert list(made["speaker"]) == ["Ann Lee"]
    assert list(made["quote"]) == ["Go,"]


@pytest.mark.parametrize(
    ("installed", "chosen"), [(("pandas", "polars"), "pandas"), (("polars",), "polars"), ((), None)]
)
def test_pandas_comes_first_and_none_is_an_error(monkeypatch, installed, chosen):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name if name in installed else None)
    monkeypatch.setattr("importlib.import_module", lambda name: (_ for _ in ()).throw(LookupError(name)))
    if chosen:
        with pytest.raises(LookupError, match=chosen):
            frame(ARTICLE)
    else:
        with pytest.raises(UsageError, match="neither pandas nor polars is installed"):
            frame(ARTICLE)
        with pytest.raises(UsageError, match="polars is not installed"):
            frame(ARTICLE, library="polars")


@pytest.mark.parametrize("given", [{"table": "quote"}, {"library": "numpy"}])
def test_an_unknown_name_is_refused(given):
    with pytest.raises(UsageError, match=f"unknown {next(iter(given))}"):
        frame(ARTICLE, **given)
