"""Who said what in a folder of Parquet files, by Spark: spark-submit spark_extract.py INPUT OUTPUT."""

import sys

from newsmodel_arrow import extract_frame
from pyspark.sql import SparkSession

COLUMNS = ["id", "text", "url", "title", "published", "language"]


def main(source: str, target: str) -> None:
    """Read articles, extract, write a table of the documented schema."""
    session = SparkSession.builder.appName("newsmodel").getOrCreate()
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 256)
    articles = session.read.parquet(source).select(*COLUMNS)
    extract_frame(articles).write.parquet(target, compression="zstd")
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
