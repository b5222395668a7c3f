"""Which column holds what: by the map that is given, else by the names that such columns usually have."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from newsmodel import SourceError

USUAL: Mapping[str, str] = {
    "text": """fulltext articletext maintext bodytext articlebody articlecontent fullarticle fullcontent newstext
        newscontent storytext text plaintext body content contents article story""",
    "title": "headline title articletitle headlinemain newstitle webtitle newsheadline heading",
    "subtitle": "subtitle subheadline subheading standfirst deck dek trailtext description summary abstract",
    "authors": "authors author byline authornames authorname bylines journalist journalists writer writers creator",
    "published": """published publishedat publisheddate datepublished publishdate publisheddatetime publicationdate
        datepublish pubdate webpublicationdate publishedon publishtime publicationdatetime publicationtime date
        datetime timestamp postdate articledate newsdate""",
    "modified": "modified modifiedat datemodified modifieddate datemodify updated updatedat dateupdated lastmodified",
    "url": "url link articleurl weburl newsurl articlelink permalink pageurl canonicalurl sourceurl href",
    "publisher": """publisher publication outlet newsoutlet newspaper sourcename publishername publicationname
        medianame sitename source site sourcedomain""",
    "section": "section sectionname sections desk newsdesk rubric category",
    "keywords": "keywords tags newskeywords keyword",
    "language": "language lang languagecode inlanguage",
}
"""Names of columns by field, the surest first, in small letters and without what is neither letter nor digit. Those of
the news tables on Kaggle and Hugging Face, of news-please, NewsAPI, the Guardian and the New York Times, schema.org."""

TEXTS = frozenset(USUAL["text"].split())
ANY = frozenset(name for names in USUAL.values() for name in names.split())

INNER = ("name", "main", "default", "value", "#text")
"""Keys under which an object says in short what it is: {"id": null, "name": "The Mail"}."""

DEPTH = 3
"""How deep in nested JSON columns are looked for."""

SHOWN = 20


@attrs.frozen
class Columns:
    """The column of each field, and which of the columns are used up by them."""

    of: Mapping[str, str]

    def value(self, row: Mapping[str, Any], field: str) -> Any:
        """What a row has for a field, or None."""
        column = self.of.get(field)
        return None if column is None else lookup(row, column)

    def used(self) -> frozenset[str]:
        """Columns that fill a field."""
        return frozenset(self.of.values())


def choose_columns(names: Sequence[str], wanted: Mapping[str, str], source: str | None = None) -> Columns:
    """The columns of the fields.

    Args:
        names: of all columns, those of nested JSON with dots.
        wanted: column by field, as asked for.
        source: name of the table, for errors.

    Raises:
        SourceError: a column that was asked for is not there, or none holds the text; names those that are.
    """
    found: dict[str, str] = {}
    for field, name in wanted.items():
        if not name:
            continue
        column = _named(names, name)
        if column is None:
            raise SourceError(f"no column {name!r}; the columns are {shown(names)}", source=source)
        found[field] = column
    taken = set(found.values())
    for field, usual in USUAL.items():
        if field in wanted:
            continue
        column = _usual([name for name in names if name not in taken], usual.split())
        if column is not None:
            found[field] = column
            taken.add(column)
    if "text" not in found:
        remedy = "say which holds the text: --set table.map=text:COLUMN"
        raise SourceError(f"no column is known to hold the text, among {shown(names)}; {remedy}", source=source)
    return Columns(found)


def has_text(names: Iterable[str]) -> bool:
    """Whether a column is called as columns of text usually are."""
    return any(plain_name(name) in TEXTS for name in names)


def is_usual(name: str) -> bool:
    """Whether a column is called as some column of a table of articles usually is."""
    return plain_name(name) in ANY


def plain_name(name: str) -> str:
    """A name without case, spaces and signs: "publishedat" of "Published At"."""
    return "".join(filter(str.isalnum, name.lower()))


def paths(row: Mapping[str, Any], depth: int = DEPTH, before: str = "") -> list[str]:
    """The columns of a row, those of objects in it with dots."""
    found: list[str] = []
    for key, value in row.items():
        if not isinstance(value, Mapping) or _said_in_short(value) is not None:
            found.append(f"{before}{key}")
        if isinstance(value, Mapping) and depth > 1:
            found += paths(value, depth - 1, f"{before}{key}.")
    return found


def lookup(row: Mapping[str, Any], path: str) -> Any:
    """The value at a path; of an object that says in short what it is, that."""
    value: Any = row
    if path in row:
        value = row[path]
    else:
        for key in path.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
    return _said_in_short(value) if isinstance(value, Mapping) else value


def without(row: Mapping[str, Any], used: Iterable[str]) -> dict[str, Any]:
    """A row without what stands at some paths."""
    left = {key: value for key, value in row.items() if key not in used}
    for path in used:
        key, _, rest = path.partition(".")
        if rest and isinstance(left.get(key), Mapping):
            left[key] = without(left[key], [rest])
    return left


def _said_in_short(value: Mapping[str, Any]) -> str | None:
    return next((value[key] for key in INNER if isinstance(value.get(key), str)), None)


def shown(names: Sequence[str]) -> str:
    """Some columns, for people."""
    some = ", ".join(repr(name[:60]) for name in names[:SHOWN])
    return f"{some} and {len(names) - SHOWN} more" if len(names) > SHOWN else some or "none"


def _named(names: Sequence[str], name: str) -> str | None:
    if name in names:
        return name
    return next((other for other in names if other.strip().lower() == name.strip().lower()), None)


def _usual(names: Sequence[str], usual: Sequence[str]) -> str | None:
    """The first name of the surest sort; of a nested column the last part may tell where no whole name does."""
    whole = {plain_name(name): name for name in reversed(names)}
    last = {plain_name(name.rpartition(".")[2]): name for name in reversed(names)}
    return next((known[name] for known in (whole, last) for name in usual if name in known), None)
