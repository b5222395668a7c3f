"""Who said what in a folder of Parquet files, by Ray Data: python ray_extract.py INPUT OUTPUT."""

import sys

import ray
from newsmodel_arrow import extract_dataset

COLUMNS = ["id", "text", "url", "title", "published", "language"]


def main(source: str, target: str) -> None:
    """Read articles, extract, write a table of the documented schema."""
    articles = ray.data.read_parquet(source, columns=COLUMNS)
    extract_dataset(articles, batch_size=256).write_parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
