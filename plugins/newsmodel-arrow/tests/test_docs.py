"""The pages say what is so."""

import re
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from newsmodel_arrow import SCHEMA

import newsmodel

PLUGIN = Path(__file__).parents[1]
DOCS = PLUGIN.parents[1] / "docs"


@pytest.mark.parametrize("engine", ["ray", "spark"])
def test_the_script_on_the_page_is_the_one_that_is_tested(engine):
    page = (DOCS / f"{engine}.md").read_text("utf-8")
    (block,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert block == (PLUGIN / "examples" / f"{engine}_extract.py").read_text("utf-8")


def test_the_query_on_the_page_says_who_said_what(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    newsmodel.write(newsmodel.extract(newsmodel.Article(text="“Go,” said Ann Lee.")), "stories.parquet")
    (query,) = re.findall(r"```sql\n(.*?)```", (DOCS / "arrow.md").read_text("utf-8"), re.DOTALL)
    ((_, _, kind, said, speakers),) = duckdb.sql(query).fetchall()
    assert (kind, said, len(speakers)) == ("direct", "Go,", 1)


def test_the_table_on_the_page_has_every_column_in_order():
    page = (DOCS / "arrow.md").read_text("utf-8")
    (table,) = re.findall(r"\| column \| type \|\n\|---\|---\|\n((?:\|.*\n)+)", page)
    assert [name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])] == SCHEMA.names


def test_the_tables_on_the_page_name_every_field():
    page = (DOCS / "arrow.md").read_text("utf-8")
    named = set(re.findall(r"`(\w+)`", page))
    assert fields(pa.struct(list(SCHEMA))) <= named


def fields(kind: pa.DataType) -> set[str]:
    if pa.types.is_list(kind):
        return fields(kind.value_type)
    if pa.types.is_struct(kind):
        return {field.name for field in kind}.union(*(fields(field.type) for field in kind))
    return set()
