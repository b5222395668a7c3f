"""The word lists, each read on first use and kept. What they come from stands at the head of each file in `data/`."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import repeat
from types import MappingProxyType
from typing import Any, TypeVar

from newsmodel.english.lexicon.records import (
    Countries,
    Country,
    Gender,
    Given,
    Group,
    Organisation,
    Organisations,
    OrganisationWords,
    Place,
    Places,
    PlaceWords,
    Role,
    Title,
)

T = TypeVar("T")

UNDECOMPOSED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ß": "ss"}
    | {"æ": "ae", "Æ": "Ae", "þ": "th", "Þ": "Th", "’": "'"}
)
"""Letters that are not an accented letter: what English news writes for them."""


def _lines(name: str) -> list[str]:
    lines = (resources.files(__package__) / "data" / name).read_text("utf-8").splitlines()
    heading = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return lines[heading:]


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table, padded: the files leave empty columns out at the end of a line."""
    for line in _lines(name):
        row = line.split("\t")
        yield row + [""] * (columns - len(row))


def _items(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def _known(cell: str) -> Any:
    """A gender, where - is for unknown."""
    return "u" if cell == "-" else cell


def _index(records: Iterable[T], forms: Callable[[T], Iterable[str]]) -> Mapping[str, T]:
    """Records by their forms, each with straight and with typographic apostrophes."""
    found = {form: record for record in records for form in forms(record)}
    found |= {form.replace("'", "’"): record for form, record in found.items() if "'" in form}
    return MappingProxyType(found)


@cache
def countries() -> Countries:
    """All states and territories with an ISO code, and Kosovo. From countryinfo, corrected by hand."""
    ambiguous: set[str] = set()
    found = []
    for code, name, *cells in _rows("countries.tsv", 7):
        aliases, adjectives, people, capitals, doubtful = map(_items, cells)
        found.append(Country(code, name, aliases, adjectives, people, capitals))
        ambiguous.update(doubtful)
    return Countries(
        by_code=MappingProxyType({country.code: country for country in found}),
        by_name=_index(found, lambda country: (country.name, *country.aliases)),
        by_adjective=_index(found, lambda country: country.adjectives),
        by_people=_index(found, lambda country: country.people),
        by_capital=_index(found, lambda country: country.capitals),
        ambiguous=frozenset(ambiguous),
    )


def _unaccented(names: Iterable[str]) -> list[str]:
    decomposed = unicodedata.normalize("NFD", "\n".join(names).translate(UNDECOMPOSED))
    return decomposed.encode("ascii", "ignore").decode("ascii").split("\n")


@cache
def given_names() -> Mapping[str, Given]:
    """Given names in Latin letters, with and without their accents. From faker, completed by hand.

    Of double names ("Jean-Luc", "Jong-un") only some are here: ask for the first part.
    """
    words: tuple[tuple[Gender, str], ...] = (("f", "female"), ("m", "male"), ("u", "unisex"))
    lists = [(_lines(f"given_{word}.txt"), Given(gender)) for gender, word in words]
    found: dict[str, Given] = {}
    for names, given in lists:
        found.update(zip(_unaccented(name for name in names if not name.isascii()), repeat(given), strict=False))
    for names, given in lists:
        found.update(zip(names, repeat(given), strict=False))
    for name in _lines("given_ambiguous.txt"):
        found[name] = Given(found[name].gender, ambiguous=True)
    return MappingProxyType(found)


@cache
def titles() -> Mapping[str, Title]:
    """Titles by form, with and without their dots. Written by hand."""
    rows = _rows("titles.tsv", 3)
    found: list[Title] = [Title(form, _known(gender), kind) for form, gender, kind in rows]  # type: ignore[arg-type]
    return _index(found, lambda title: (title.form,))


@cache
def roles() -> Mapping[str, Role]:
    """Role nouns by singular and plural. Written by hand, with phrases from the Phoenix dictionaries."""
    found = []
    for singular, plural, sector, gender in _rows("roles.tsv", 4):
        found.append(Role(singular, plural.replace("+", singular), sector, _known(gender)))
    return _index(found, lambda role: (role.plural, role.singular))


@cache
def groups() -> Mapping[str, Group]:
    """Group nouns. Written by hand, with phrases from the Phoenix dictionaries."""
    rows = _rows("groups.tsv", 3)
    found = [Group(noun, number == "plural", None if sector == "-" else sector) for noun, number, sector in rows]
    return _index(found, lambda group: (group.noun,))


@cache
def organisation_words() -> OrganisationWords:
    """Heads of organisation names and legal forms. Written by hand."""
    rows = list(_rows("organisation_words.tsv", 2))
    heads, suffixes = (frozenset(word for word, use in rows if use == wanted) for wanted in ("head", "suffix"))
    return OrganisationWords(heads, suffixes)


@cache
def organisations() -> Organisations:
    """Organisations and groups that news names often. Written by hand."""
    found = []
    for name, kind, country, aliases in _rows("organisations.tsv", 4):
        known = None if country == "-" else country
        what = "group" if kind == "group" else "organisation"
        found.append(Organisation(name, what, known, _items(aliases), metonym=kind == "metonym"))  # type: ignore[arg-type]
    return Organisations(_index(found, lambda each: (*each.aliases, each.name)))


@cache
def place_words() -> PlaceWords:
    """Words before and after the name of a place. Written by hand."""
    rows = list(_rows("place_words.tsv", 2))
    before, after = (frozenset(word for word, use in rows if use in {side, "either"}) for side in ("before", "after"))
    return PlaceWords(before, after)


@cache
def places() -> Places:
    """Regions, states, counties, waters and some 900 cities. Written by hand."""
    found = []
    for name, kind, country, *cells in _rows("places.tsv", 7):
        found.append(Place(name, kind, None if country == "-" else country, *map(_items, cells)))  # type: ignore[arg-type]
    by_name = _index(found, lambda place: (*place.aliases, place.name))
    states, given = countries().by_name, given_names()
    return Places(
        by_name=by_name,
        by_adjective=_index(found, lambda place: place.adjectives),
        by_people=_index(found, lambda place: place.people),
        by_abbreviation=_index(found, lambda place: place.abbreviations),
        ambiguous=frozenset(form for form in by_name if form in states or form in given),
    )


@cache
def not_names() -> Mapping[str, str]:
    """Capitalised words and phrases that name no actor, with what they are: time, holiday, event, law, thing ..."""
    kinds = dict(_rows("not_names.tsv", 2))
    return MappingProxyType({form.replace("'", "’"): kind for form, kind in kinds.items()} | kinds)


@cache
def common_words() -> frozenset[str]:
    """Common lower-case words with their inflected forms, which say nothing of a name when they open a sentence.

    Written by hand, with words from faker and the Open Event Data Alliance; roles and groups of one word included.
    """
    found = {form for form in (*roles(), *groups()) if form.islower() and " " not in form}
    for endings, stems in _rows("common_words.tsv", 2):
        for ending in endings.split():
            found.update([stem + ending.strip("-") for stem in stems.split()])
    return frozenset(found)


@cache
def words_and_names() -> frozenset[str]:
    """Common words that with a capital name a country, an organisation or a place: "labour", "turkey", "reading"."""
    names = (*countries().by_name, *organisations().by_name, *places().by_name)
    return common_words().intersection(map(str.lower, names))
