"""Parquet and Arrow files: read by others, bounded in memory, honest when broken."""

import io
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_arrow import extract_batch, to_arrow
from newsmodel_arrow.plugin import IPC_PARSER, PARQUET_PARSER
from newsmodel_arrow.reading import FOREIGN
from newsmodel_arrow.writing import GROUP_TEXT

import newsmodel
from newsmodel import Article, Failure, NewsmodelError, SchemaError, Source, SourceError, UsageError
from newsmodel.pipeline import read_source
from newsmodel.testing.strategies import articles

SEEDS = Path(__file__).parents[3] / "seeds"
FORMATS = {".parquet": PARQUET_PARSER, ".arrow": IPC_PARSER}


@pytest.fixture(scope="module")
def extracted():
    """The invented articles with all that is found in them."""
    return [newsmodel.extract(next(newsmodel.read(path))) for path in sorted(SEEDS.glob("*/input.txt"))]


@pytest.fixture(params=FORMATS)
def written(request, extracted, tmp_path):
    path = tmp_path / f"articles{request.param}"
    newsmodel.write(extracted, path)
    return path


def test_what_is_written_is_read(written, extracted):
    assert list(newsmodel.read(written)) == extracted


def test_polars_reads_it(written, extracted):
    read = pl.read_parquet if written.suffix == ".parquet" else pl.read_ipc
    frame = read(written)
    assert frame["text"].to_list() == [article.text for article in extracted]
    said = frame.select("quotes").explode("quotes").unnest("quotes").select(pl.col("content").list.first())
    wanted = [quote.content[0].text for article in extracted for quote in article.quotes]
    assert [found["text"] for found in said["content"].to_list() if found] == wanted


def test_duckdb_reads_parquet(extracted, tmp_path):
    path = tmp_path / "articles.parquet"
    newsmodel.write(extracted, path)
    found = duckdb.sql(
        "select a.id, q.speaker.actors[1], q.content[1].text, substr(a.text, q.content[1].start + 1, "
        f"q.content[1].end - q.content[1].start) from (select id, text, unnest(quotes) q from '{path}') a"
    ).fetchall()
    assert found == [
        (
            article.id,
            quote.speaker.actors[0] if quote.speaker and quote.speaker.actors else None,
            *[quote.content[0].text] * 2,
        )
        for article in extracted
        for quote in article.quotes
    ]


@given(batch=st.lists(articles(), min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_standard_readers_see_every_value(batch, tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "articles.parquet"
    newsmodel.write(batch, path)
    wanted = to_arrow(batch).to_pylist()
    assert pl.read_parquet(path).to_dicts() == wanted
    connection = duckdb.connect()
    found = connection.sql(f"select * from '{path}'")
    assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == wanted


def test_what_other_engines_write_again_is_read(extracted, tmp_path):
    """Types come back as polars and DuckDB know them, and the metadata is gone."""
    path, again, copied = (tmp_path / f"{name}.parquet" for name in ("first", "again", "copied"))
    newsmodel.write(extracted, path)
    pl.read_parquet(path).write_parquet(again)
    duckdb.sql(f"copy (select * from '{path}') to '{copied}' (format parquet)")
    assert list(newsmodel.read(again)) == extracted
    assert list(newsmodel.read(copied)) == extracted


@pytest.mark.parametrize("rows", [1, 5, 16, 40])
def test_row_groups_are_of_the_size_asked_for(tmp_path, rows):
    path = tmp_path / "articles.parquet"
    newsmodel.write((Article(text=f"Nothing {number}.") for number in range(100)), path, rows=rows)
    data = pq.ParquetFile(path).metadata
    sizes = [data.row_group(index).num_rows for index in range(data.num_row_groups)]
    assert sum(sizes) == 100
    assert set(sizes[:-1]) == {rows}
    assert 0 < sizes[-1] <= rows


def test_long_articles_end_a_row_group_early(tmp_path):
    path = tmp_path / "articles.parquet"
    newsmodel.write((Article(text=letter * (GROUP_TEXT // 2)) for letter in "abcde"), path)
    data = pq.ParquetFile(path).metadata
    assert [data.row_group(index).num_rows for index in range(data.num_row_groups)] == [2, 2, 1]


@pytest.mark.parametrize("compression", ["zstd", "lz4", "none"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_compression_is_an_option(tmp_path, extracted, suffix, compression):
    path = tmp_path / f"articles{suffix}"
    newsmodel.write(extracted, path, compression=compression)
    assert list(newsmodel.read(path)) == extracted
    with pytest.raises(UsageError, match="compression"):
        newsmodel.write(extracted, path, compression="rar")


def stored(table: pa.Table, suffix: str) -> bytes:
    stream = io.BytesIO()
    if suffix == ".parquet":
        pq.write_table(table, stream)
    else:
        with pa.ipc.new_file(stream, table.schema) as sink:
            sink.write_table(table)
    return stream.getvalue()


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("table", "message"),
    [
        (pa.table({"url": ["u"], "body": ["Hi."]}), "the columns here: url, body"),
        (pa.table({"text": ["Hi."]}), "a table of articles has the columns text, actors, quotes, proposals; .*: text "),
        (pa.table({"text": ["Hi."], "actors": [1], "quotes": [2], "proposals": [3]}), "the column 'actors' is int64"),
    ],
)
def test_tables_of_others_are_refused(suffix, table, message):
    source = Source.from_bytes(stored(table, suffix), name="x", media_type=FOREIGN)
    with pytest.raises(SourceError, match=f"x: not a table written by newsmodel: .*{message}"):
        list(FORMATS[suffix].parse(source, None))


@pytest.mark.parametrize("suffix", FORMATS)
def test_tables_of_others_are_handed_on(suffix):
    table = pa.table({"url": ["u"], "body": ["Hi."]})
    (handed,) = FORMATS[suffix].parse(Source.from_bytes(stored(table, suffix), name="x"), None)
    assert (handed.media_type, handed.name) == (FOREIGN, "x")
    (failure,) = read_source(Source.from_bytes(stored(table, suffix), name="x"), [FORMATS[suffix]])
    assert "not a table written by newsmodel" in failure.message


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_newer_schema_is_refused(suffix):
    table = to_arrow(Article(text="Hi.")).replace_schema_metadata({"newsmodel.schema": "newsmodel/99"})
    with pytest.raises(SchemaError, match="newer"):
        list(FORMATS[suffix].parse(Source.from_bytes(stored(table, suffix)), None))


@pytest.mark.parametrize("suffix", FORMATS)
def test_rows_that_failed_are_told_and_the_others_read(suffix, tmp_path):
    batch = extract_batch(pa.RecordBatch.from_pydict({"text": ["Go.", None, "Stop."]}))
    path = tmp_path / f"articles{suffix}"
    path.write_bytes(stored(pa.Table.from_batches([batch]), suffix))

    errors = []
    assert [article.text for article in newsmodel.read(path, on_error=errors.append)] == ["Go.", "Stop."]
    (error,) = errors
    assert error.part in ("row group 1, row 2", "batch 1, row 2")


def test_a_damaged_row_group_is_told_and_the_others_read(tmp_path):
    path = tmp_path / "articles.parquet"
    newsmodel.write(
        (Article(text=f"Nothing at all {number}.") for number in range(6)), path, rows=2, compression="none"
    )
    data = path.read_bytes()
    assert data.count(b"at all 3") >= 1
    path.write_bytes(data.replace(b"at all 3", b"at ill 3"))
    errors = []
    read = [article.text[-2] for article in newsmodel.read(path, on_error=errors.append)]
    assert read == ["0", "1", "4", "5"]
    assert [error.part for error in errors] == ["row group 2"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_cut_file_is_broken(suffix, extracted, tmp_path):
    path = tmp_path / f"articles{suffix}"
    newsmodel.write(extracted, path)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(SourceError, match="broken"):
        list(newsmodel.read(path))


def convert(*arguments: object) -> None:
    command = [sys.executable, "-m", "newsmodel", "convert", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)


def parsed(suffix, data):
    try:
        return list(FORMATS[suffix].parse(Source.from_bytes(data), None))
    except NewsmodelError as error:
        return [error]


def sample(suffix: str) -> bytes:
    return stored(to_arrow(Article(text="Nothing at all.", title="A title")), suffix)


def test_a_name_that_is_not_utf_8_is_broken():
    (error,) = parsed(".arrow", sample(".arrow").replace(b"subtitle", b"subtit\xcc\xcc"))
    assert isinstance(error, SourceError)
    assert "broken" in str(error)


@pytest.mark.parametrize("suffix", FORMATS)
@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_a_changed_byte_is_told_or_does_no_harm(suffix, data):
    changed = bytearray(sample(suffix))
    place = data.draw(st.integers(0, len(changed) - 1))
    changed[place] = data.draw(st.integers(0, 255))
    # Where a column has lost its name, the table is taken for somebody else's and handed on.
    expected = Article | Failure | NewsmodelError | Source
    assert all(isinstance(item, expected) for item in parsed(suffix, bytes(changed)))


def test_convert_takes_the_formats(tmp_path, extracted):
    """Through the installed entry point, there and back."""
    folder = tmp_path / "stories"
    for number, article in enumerate(extracted):
        folder.mkdir(exist_ok=True)
        (folder / f"{number:02}.txt").write_text(article.text, "utf-8")
    direct, table, back = (tmp_path / name for name in ("direct.jsonl", "articles.parquet", "back.jsonl"))
    convert(folder, "--out", direct)
    convert(folder, "--out", table)
    convert(table, "--out", back)
    assert back.read_bytes() == direct.read_bytes()
    assert len(back.read_bytes().splitlines()) == len(extracted)
