"""The scripts of the docs on engines that run here, against the same rows done in one process.

`make engines` installs Ray, Spark and Java, and runs these; they are left out where those are not installed.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from newsmodel_arrow import SCHEMA, extract_batch

import newsmodel

HERE = Path(__file__)
EXAMPLES = HERE.parents[2] / "examples"
SEEDS = HERE.parents[4] / "seeds"
COLUMNS = ["id", "text", "url", "title", "published", "language"]
ENGINES = {"ray": "ray_extract.py", "pyspark": "spark_extract.py"}


def rows() -> list[dict[str, object]]:
    """Articles from the invented ones, each with an id of its own, and some rows that are none."""
    made: list[dict[str, object]] = []
    for path in sorted(SEEDS.glob("*/input.txt")):
        article = next(newsmodel.read(path))
        known = {name: getattr(article, name) for name in COLUMNS}
        made += [{**known, "id": f"{path.parent.name}-{copy}"} for copy in range(3)]
    made.append({**made[0], "id": "no-text", "text": None})
    made.append({**made[1], "id": "no-date", "published": "yesterday"})
    made.append({**made[2], "id": "polish", "language": "pl"})
    return made


def by_id(table: pa.Table) -> list[dict[str, object]]:
    return table.sort_by("id").to_pylist()


@pytest.mark.engines
@pytest.mark.parametrize("engine", ENGINES)
def test_as_in_one_process(engine, tmp_path):
    if importlib.util.find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed here; `make engines` installs and runs it")
    table = pa.Table.from_pylist(rows(), pa.schema([SCHEMA.field(name) for name in COLUMNS]))
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for number, start in enumerate(range(0, table.num_rows, 10)):
        pq.write_table(table.slice(start, 10), source / f"{number}.parquet")
    environment = {
        **os.environ,
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    command = [sys.executable, EXAMPLES / ENGINES[engine], source, target]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]

    found = pa.concat_tables(
        [pq.read_table(path) for path in sorted(target.glob("*.parquet"))], promote_options="default"
    )
    assert found.schema.equals(SCHEMA)
    wanted = pa.Table.from_batches(map(extract_batch, table.to_batches()))
    assert by_id(found) == by_id(wanted)
    assert sum(row["error"] is not None for row in by_id(found)) == 2
    articles = [article for path in target.glob("*.parquet") for article in newsmodel.read(path, on_error=str)]
    assert len(articles) == table.num_rows - 2
