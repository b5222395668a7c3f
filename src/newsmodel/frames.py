"""`newsmodel.frame`: the rows of a table as a data frame of pandas or polars, neither of which is a dependency."""

import importlib
import importlib.util
from collections.abc import Iterable
from typing import Any, Literal

from newsmodel.errors import UsageError, unknown
from newsmodel.exporters.columns import TABLES
from newsmodel.exporters.tables import Row, tables
from newsmodel.model import Article

Library = Literal["pandas", "polars"]
LIBRARIES: tuple[Library, ...] = ("pandas", "polars")
"""In the order in which they are looked for."""


def frame(articles: Article | Iterable[Article], table: str = "quotes", library: Library | None = None) -> Any:
    """A table of articles as a data frame: the columns and rows that the CSV table of this name has.

    What is not known is missing (NA in pandas, null in polars); dates are ISO 8601 as in the article. `start` and
    `end` count characters of the article's text.

    Args:
        articles: one, or as many as there are.
        table: articles, actors, mentions, quotes or proposals.
        library: "pandas" or "polars"; None takes pandas where it is installed, else polars.

    Raises:
        UsageError: no such table or library, or none is installed.
    """
    if table not in TABLES:
        raise unknown("table", table, TABLES)
    chosen = _library(library)
    given = [articles] if isinstance(articles, Article) else articles
    rows = [row for article in given for row in tables(article)[table]]
    return _pandas(chosen, table, rows) if chosen.__name__ == "pandas" else _polars(chosen, table, rows)


def _library(name: str | None) -> Any:
    """The module of the library that is asked for or, without a name, of the first that is installed."""
    if name is not None and name not in LIBRARIES:
        raise unknown("library", name, LIBRARIES)
    for library in LIBRARIES if name is None else (name,):
        if importlib.util.find_spec(library) is not None:
            return importlib.import_module(library)
    raise UsageError(
        f"{name} is not installed; pip install {name}"
        if name
        else "neither pandas nor polars is installed; pip install pandas, or polars"
    )


def _pandas(pandas: Any, table: str, rows: list[Row]) -> Any:
    kinds = {name: "int64" if whole else "string" for name, whole in _whole(table).items()}
    return pandas.DataFrame(rows, columns=list(kinds), dtype=object).astype(kinds)


def _polars(polars: Any, table: str, rows: list[Row]) -> Any:
    schema = {name: polars.Int64 if whole else polars.String for name, whole in _whole(table).items()}
    return polars.DataFrame(rows, schema=schema, orient="row")


def _whole(table: str) -> dict[str, bool]:
    """Whether each column holds whole numbers, which then are in every row; all others hold text or nothing."""
    return {column.name: column.type == "integer" for column in TABLES[table].columns}
