"""Cells as the values of an article's fields; what cannot be told is None, and the cell is kept beside."""

import ast
import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import attrs

from newsmodel import Notice
from newsmodel.parsers.text.authors import is_name, split_names
from newsmodel.parsers.text.dates import read_time
from newsmodel.parsers.text.vocabulary import LANGUAGES
from newsmodel.text.patterns import pattern
from newsmodel_table.markup import unescaped

MISSING = frozenset({"", "nan", "none", "null", "n/a", "na", "nat", "\\n", "undefined", "#n/a", "-"})
"""How tables write that there is nothing, in small letters: of pandas, R, MySQL, JavaScript and Excel."""

LONGEST_INTEGER = 2**63

EPOCH = pattern("table-epoch", r"\d{10}(?:\d{3})?(?:\.\d{1,9}+)?")
"""Seconds or milliseconds since 1970: ten digits from September 2001 to 2286, three more for milliseconds."""

COMPACT = pattern("table-compact", r"((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?:T?(\d{2})(\d{2})(\d{2})(Z?))?")
NUMERIC = pattern("table-numeric-date", r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})(.*+)", "s")
BY = pattern("table-by", r"^(?:written\s|reported\s)?by:?\s", "i")
LANGUAGE = pattern("table-language", r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
ADDRESS = pattern("table-address", r"(?:https?://|www\.)\S{3,}+", "i")
LIST = pattern("table-list", r"^\s*+\[.*+\]?$", "s")
SPLIT = pattern("table-split", r"\s*+[;|\n]\s*+")
SPLIT_KEYWORDS = pattern("table-split-keywords", r"\s*+[;|,\n]\s*+")


@attrs.frozen
class Read:
    """A field read from a cell.

    Attributes:
        value: of the field; None where the cell does not tell it.
        notices: why not.
    """

    value: Any
    notices: tuple[Notice, ...] = ()


def is_missing(value: Any) -> bool:
    """Whether a cell says nothing."""
    if isinstance(value, str):
        return value.strip().lower() in MISSING
    return value is None or (isinstance(value, float) and math.isnan(value)) or value in ([], {}, ())


def read_words(value: Any) -> Read:
    """A title, a section, the name of a publisher: one line."""
    if isinstance(value, list | tuple):
        value = next((item for item in value if not is_missing(item)), None)
    words = " ".join(unescaped(_text(value)).split())
    return Read(words or None)


def read_url(value: Any) -> Read:
    """An address of the web."""
    text = _text(value).strip()
    return Read(text if ADDRESS.fullmatch(text) else None)


def read_publisher(value: Any) -> Read:
    """A name; an address is none."""
    read = read_words(value)
    return Read(None) if read.value and ADDRESS.match(read.value) else read


def read_language(value: Any) -> Read:
    """A code such as "en-GB", also for a name in English."""
    text = _text(value).strip()
    if text.lower() in LANGUAGES:
        return Read(LANGUAGES[text.lower()])
    return Read(text.replace("_", "-") if LANGUAGE.fullmatch(text) else None)


def read_authors(value: Any) -> Read:
    """Names of people: a list, a list written as text, or names in a row."""
    names: list[str] = []
    for item in _listed(value):
        for piece in SPLIT.split(BY.sub("", " ".join(unescaped(item).split(" ")).strip())):
            several = piece.split(", ")
            names += several if all(map(is_name, several)) else split_names(piece)[0] or [piece]
    return Read(tuple(dict.fromkeys(filter(None, (" ".join(name.split()) for name in names)))))


def read_keywords(value: Any) -> Read:
    """Words or phrases: a list, a list written as text, or a row of them."""
    items = _listed(value)
    pieces = [piece for item in items for piece in SPLIT_KEYWORDS.split(item)] if len(items) == 1 else items
    return Read(tuple(dict.fromkeys(filter(None, (" ".join(piece.split()) for piece in pieces)))))


def read_date(value: Any, order: str | None = None) -> Read:
    """A time as ISO 8601, or None with a notice; nothing is guessed.

    Args:
        value: a date, a number of seconds or milliseconds since 1970, or words.
        order: "dmy" or "mdy" for numbers that could be either.
    """
    if isinstance(value, datetime | date):
        return Read(value.isoformat())
    text = _text(value).strip()
    if EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if len(text.partition(".")[0]) == 13 else 1)
        return Read(datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds"))
    compact = COMPACT.fullmatch(text)
    if compact is not None:
        year, month, day, hour, minute, second, zone = compact.groups(default="")
        clock = f"T{hour}:{minute}:{second}" + ("+00:00" if zone else "") if hour else ""
        return _checked(f"{year}-{month}-{day}{clock}", text)
    numeric = NUMERIC.fullmatch(text) if order is not None else None
    if numeric is not None:
        first, _, second, year, rest = numeric.groups()
        day, month = (first, second) if order == "dmy" else (second, first)
        text = f"{year}-{month}-{day}{rest}"
    when = read_time(text)
    if when.problem is None:
        return Read(when.value)
    return Read(when.value, (Notice(when.problem, _REASONS[when.problem], text[:200]),))


_REASONS: Mapping[str, str] = {
    "date-ambiguous": "Day and month could be either way round; --set table.dates=dmy or mdy tells.",
    "date-unread": "No time that can be read.",
    "zone-ambiguous": "The abbreviation of the time zone could mean several.",
}


def plain(value: Any) -> Any:
    """A value as JSON can hold it, to be kept beside the fields; None for what it cannot."""
    if isinstance(value, bool | str) or value is None:
        return _characters(value) if isinstance(value, str) else value
    if isinstance(value, int):
        return value if -LONGEST_INTEGER <= value < LONGEST_INTEGER else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {_characters(str(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return None
    return _characters(str(value))


def _checked(value: str, text: str) -> Read:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return Read(None, (Notice("date-unread", _REASONS["date-unread"], text),))
    return Read(value)


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if is_missing(value) else _characters(str(value))


def _characters(text: str) -> str:
    """Without halves of characters, which JSON can carry and no text may hold."""
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


def _listed(value: Any) -> list[str]:
    """The items of a list, also of one that Python or JSON wrote as text; of objects, their names."""
    if isinstance(value, str) and LIST.match(value) and len(value) < 2**16:
        try:
            value = ast.literal_eval(value.strip())
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            value = value.strip().strip("[]")
    items = value if isinstance(value, list | tuple) else [value]
    names = [item.get("name") if isinstance(item, Mapping) else item for item in items]
    return [_text(name).strip() for name in names if not is_missing(name)]
