"""One article as one row of the table, in plain Python values, and back."""

from collections.abc import Iterator, Mapping
from typing import Any

from newsmodel.codec import decode_record, encode_record, loads, to_builtins
from newsmodel.model import Article

Row = dict[str, Any]


def row_of(article: Article) -> Row:
    """The article's row, without an error."""
    row: Row = to_builtins(article)
    for holder in _holders(row):
        holder["extra"] = encode_record(holder["extra"]) if holder["extra"] else None
    row["error"] = None
    return row


def article_of(row: Mapping[str, Any]) -> Article:
    """The article in a row; what is null or has no column takes its default.

    Raises:
        SchemaError: the row is not an article; the message carries the path.
    """
    known = {name: value for name, value in row.items() if value is not None and name != "error"}
    for kind in ("actors", "quotes", "proposals"):
        known[kind] = [record and dict(record) for record in known.get(kind, ())]
    for holder in _holders(known):
        extra = holder.pop("extra", None)
        if extra is not None:
            holder["extra"] = decode_record(extra, dict)
    return loads(encode_record(known))


def _holders(row: Row) -> Iterator[Row]:
    """The article and its records: all that have a field `extra`."""
    yield row
    for kind in ("actors", "quotes", "proposals"):
        yield from filter(None, row[kind])
