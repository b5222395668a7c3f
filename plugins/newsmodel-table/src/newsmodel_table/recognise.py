"""Whether bytes begin a table of articles, and not one of newsmodel's own formats."""

import csv

import attrs
import msgspec

from newsmodel import Article
from newsmodel.parsers import csv as own_csv
from newsmodel.parsers import json as own_json
from newsmodel.parsers.text.decode import MARKS
from newsmodel.text.patterns import pattern
from newsmodel_table.columns import has_text, is_usual
from newsmodel_table.separated import delimiter_of

PARQUET = b"PAR1"
LONGEST_HEADER, LONGEST_NAME, MOST_WORDS = 4000, 60, 4
"""Of a header and of a column in it, so that a sentence with commas is none."""

KEY = pattern(
    "table-json-key",
    r'(?P<open>[\[{])|(?P<close>[\]}])|(?P<text>"(?>[^"\\]++|\\.)*+(?:"|\\?$))(?P<key>\s*+:)?',
    "s",
)
OWN_KEYS = frozenset({"schema", *(field.name for field in attrs.fields(Article))})


def recognise(head: bytes) -> bool:
    """A header or keys of which one is a usual name for the text, and another usual too; or any Parquet table."""
    if head.startswith(PARQUET):
        return True
    text = decoded(head)
    if text is None:
        return False
    start = text.lstrip()
    if start[:1] in ("{", "["):
        return _is_json(head, start)
    return _is_separated(head, text)


def decoded(head: bytes) -> str | None:
    """The first bytes as text, by their byte order mark or as any text; None for binary data."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(name, "replace")
    return None if b"\x00" in head else head.decode("utf-8", "replace")


def _is_json(head: bytes, start: str) -> bool:
    if own_json.recognise(head) or own_json.recognise_lines(head):
        # Minimal JSON of ours needs no schema; keys that are not ours say that it is of somebody else.
        if own_json.SIGNED.match(start):
            return False
        return bool(first_keys(start) - OWN_KEYS)
    keys = first_keys(start)
    return has_text(keys) and sum(map(is_usual, keys)) > 1 and not _is_feed(start)


def _is_feed(start: str) -> bool:
    """JSON Feed has a version that is its address; ninjs has a `uri` first."""
    return "jsonfeed.org/version" in start or "iptc.org" in start


def first_keys(start: str) -> frozenset[str]:
    """The keys of the first object, as far as it is there; of a list of objects, those of the first one."""
    keys: set[str] = set()
    depth, inner = 0, 2 if start.startswith("[") else 1
    for token in KEY.finditer(start):
        if token["open"]:
            depth += 1
        elif token["close"]:
            depth -= 1
            if depth < inner:
                break
        elif token["key"] and depth == inner:
            keys.add(_string(token["text"]))
    return frozenset(keys)


def _string(quoted: str) -> str:
    try:
        return str(msgspec.json.decode(quoted))
    except msgspec.DecodeError:
        return quoted


def _is_separated(head: bytes, text: str) -> bool:
    header, end, rest = text.lstrip("\r\n").partition("\n")
    if header.lower().startswith("sep="):
        header, end, rest = rest.partition("\n")
    if header.startswith("<") or len(header) > LONGEST_HEADER or not (end or "\r" in header):
        return False
    delimiter = delimiter_of(header)
    if delimiter not in header or own_csv.recognise(head):
        return False
    try:
        names = next(csv.reader([header.partition("\r")[0]], delimiter=delimiter), [])
    except csv.Error:
        return False
    short = all(len(name) <= LONGEST_NAME and len(name.split()) <= MOST_WORDS for name in names)
    return short and len(names) > 1 and has_text(names) and sum(map(is_usual, names)) > 1
