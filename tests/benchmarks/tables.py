"""How fast articles go into a file and come back, and how large it is: JSON Lines beside Parquet and Arrow.

Run it as `python tests/benchmarks/tables.py ARTICLES.jsonl`, on articles with what was extracted. Articles a second of
process time, the best of three; without `newsmodel-arrow` JSON Lines alone.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import newsmodel

ROUNDS = 3
FORMATS = ("jsonl", "parquet", "arrow")


def best(act: Callable[[], object]) -> float:
    """Seconds of process time that it takes, at least."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        act()
        taken.append(time.process_time() - start)
    return min(taken)


def main(path: str) -> None:
    """Print a line a format."""
    articles = list(newsmodel.read(path))
    characters = sum(len(article.text) for article in articles) / len(articles)
    print(f"{len(articles):,} articles of {characters:,.0f} characters")
    there = {exporter.name for exporter in newsmodel.default_registry().exporters}
    with tempfile.TemporaryDirectory() as folder:
        for name in filter(there.__contains__, FORMATS):
            file = Path(folder) / f"articles.{name}"
            out = len(articles) / best(lambda file=file: newsmodel.write(articles, file))
            back = len(articles) / best(lambda file=file: list(newsmodel.read(file)))
            size = file.stat().st_size / len(articles)
            print(f"{name:8} {out:7,.0f}/s out {back:7,.0f}/s back {size:8,.0f} bytes an article")


if __name__ == "__main__":
    main(sys.argv[1])
