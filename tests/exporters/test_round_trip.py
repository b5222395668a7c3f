"""What the lossless formats write, their parsers read back, all of it."""

import csv
import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmodel.codec.cells import DANGEROUS, guard, unguard
from newsmodel.exporters import csv as csv_exporter
from newsmodel.exporters import json as json_exporter
from newsmodel.exporters.columns import COLUMNS
from newsmodel.exporters.tables import tables
from newsmodel.parsers import csv as csv_parser
from newsmodel.parsers import json as json_parser
from newsmodel.records import Source, Target
from newsmodel.testing.strategies import articles

JSON_FORMATS = [
    (json_exporter.EXPORTER, json_parser.PARSER),
    (json_exporter.LINES_EXPORTER, json_parser.LINES_PARSER),
]
batches = st.lists(articles(), max_size=4, unique_by=lambda article: article.id).flatmap(
    lambda made: st.lists(st.sampled_from(made), max_size=5) if made else st.just([])
)


def write(exporter, batch, folder=None):
    stream = None if folder else io.BytesIO()
    with exporter.open(Target(path=folder, stream=stream), None) as writer:
        for article in batch:
            writer.write(article)
    return stream.getvalue() if stream else b""


@pytest.mark.parametrize(("exporter", "parser"), JSON_FORMATS, ids=["json", "jsonl"])
@given(batch=batches)
@settings(max_examples=30, deadline=None)
def test_json_round_trip(exporter, parser, batch):
    data = write(exporter, batch)
    read = list(parser.parse(Source.from_bytes(data), None))
    assert read == batch
    if batch:
        assert parser.recognise(data[:4096])
        assert not any(p.recognise(data[:4096]) for _, p in JSON_FORMATS if p is not parser)


@given(batch=batches)
@settings(max_examples=30, deadline=None)
def test_json_is_one_valid_list(batch):
    assert len(json.loads(write(json_exporter.EXPORTER, batch))) == len(batch)


@given(batch=batches)
@settings(max_examples=30, deadline=None)
def test_csv_round_trip(batch):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(csv_exporter.EXPORTER, batch, folder)
        assert sorted(file.name for file in folder.iterdir()) == sorted(
            ["datapackage.json", *(f"{t}.csv" for t in COLUMNS)]
        )
        assert list(csv_parser.parse(Source.from_path(folder / "articles.csv"))) == batch
        for table in set(COLUMNS) - {"articles"}:
            assert list(csv_parser.parse(Source.from_path(folder / f"{table}.csv"))) == []
            assert csv_parser.recognise((folder / f"{table}.csv").read_bytes()[:4096])


@given(batch=batches)
@settings(max_examples=30, deadline=None)
def test_csv_cell_for_cell(batch):
    """Read by Python's own reader, every cell is the guarded cell of the row, and none runs in a spreadsheet."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(csv_exporter.EXPORTER, batch, folder)
        for table, columns in COLUMNS.items():
            with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
                header, *rows = csv.reader(stream, strict=True)
            assert tuple(header) == columns
            wanted = [row for article in batch for row in tables(article)[table]]
            assert [[unguard(cell) for cell in row] for row in rows] == [
                ["" if cell is None else str(cell) for cell in row] for row in wanted
            ]
            assert not any(cell[:1] in DANGEROUS for row in rows for cell in row if cell)


@given(st.text(st.sampled_from("=+-@\t\r\n＝'a\"")) | st.text())
def test_guard_is_undone_exactly(cell):
    assert unguard(guard(cell)) == cell
    assert guard(cell)[:1] not in DANGEROUS


def test_guard_leaves_ordinary_cells_alone():
    for cell in ["", "Kyiv", "'tis", "a=b", "3%", "''"]:
        assert guard(cell) == unguard(cell) == cell
