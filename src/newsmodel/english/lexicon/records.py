"""What the word lists hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import frozen

Gender = Literal["f", "m", "u"]
"""Female, male, or unknown: either, or not said."""


@frozen
class Country:
    """A country or territory with an ISO code, or Kosovo (XK)."""

    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    """As English news writes it: "South Korea", "Russia"."""
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    """The chief one first: "British", "Scottish"."""
    people: tuple[str, ...] = ()
    """Nouns for its people, singular and plural: "Briton", "Britons", "Chinese"."""
    capitals: tuple[str, ...] = ()
    """The capital in all its spellings, and where governments sit elsewhere; none where it says little."""


@frozen
class Countries:
    """The countries by what they are called. Every form means one country, the likeliest where it is `ambiguous`."""

    by_code: Mapping[str, Country]
    by_name: Mapping[str, Country]
    """Names and aliases."""
    by_adjective: Mapping[str, Country]
    by_people: Mapping[str, Country]
    by_capital: Mapping[str, Country]
    ambiguous: frozenset[str]
    """Forms that mean something else as well and want other evidence: "Georgia", "Jordan", "Washington"."""


@frozen
class Given:
    """What a given name tells."""

    gender: Gender
    ambiguous: bool = False
    """Also a word, a place or a title ("Will", "Sydney", "Dean"): a capital at a sentence's start proves nothing."""


@frozen
class Title:
    """A title or form of address that stands before a name."""

    form: str
    gender: Gender
    kind: Literal["honorific", "military", "clergy", "noble", "office"]


@frozen
class Role:
    """A word or phrase for one person by office, trade or part played."""

    singular: str
    plural: str
    sector: str
    """GOV, PTY, OPP, LEG, MIL, COP, JUD, BUS, LAB, MED, CUL, SPO, EDU, HLH, REL, NGO, REB, CRM, SPY, CVL, REF."""
    gender: Gender


@frozen
class Group:
    """A word for several people who act or speak together."""

    noun: str
    plural: bool
    """True: "officials", "police"; false: a collective, "government", "crew"."""
    sector: str | None
    """As in `Role`; None where it depends on whom the word is said of."""


@frozen
class OrganisationWords:
    """Words that make a run of capitalised words an organisation."""

    heads: frozenset[str]
    """ "Ministry", "Airlines", "Times"; some of several words."""
    suffixes: frozenset[str]
    """Legal forms after a company's name: "Ltd", "Inc."."""


@frozen
class Organisation:
    """A well-known organisation or group, or a place that stands for those who govern from it."""

    name: str
    kind: Literal["organisation", "group"]
    country: str | None
    """ISO 3166-1 alpha-2; None where it has none or several."""
    aliases: tuple[str, ...] = ()
    metonym: bool = False
    """ "Downing Street", "the Kremlin"."""


@frozen
class Organisations:
    """The known organisations. Short forms ("Apple", "Reform") may be plain words: ask `common_words`."""

    by_name: Mapping[str, Organisation]
    """Names and aliases."""


@frozen
class PlaceWords:
    """Words that make a run of capitalised words a place."""

    before: frozenset[str]
    """As in "Mount X", "Gulf of X"."""
    after: frozenset[str]
    """As in "X Street", "X County". Those for both positions ("River", "Lake") are in both."""


@frozen
class Place:
    """A region, state, county, city, sea, river, mountain or island."""

    name: str
    kind: Literal["continent", "region", "state", "nation", "county", "city", "sea", "river", "mountain", "island"]
    country: str | None
    """ISO 3166-1 alpha-2; None where it lies in none or several."""
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    """Postal codes, good only after a comma: "OR", "IN"."""


@frozen
class Places:
    """The places by what they are called; most capitals are only with the countries."""

    by_name: Mapping[str, Place]
    """Names and aliases."""
    by_adjective: Mapping[str, Place]
    by_people: Mapping[str, Place]
    by_abbreviation: Mapping[str, Place]
    ambiguous: frozenset[str]
    """Forms that are a country or a given name as well: "Georgia", "Virginia", "Sydney"."""
