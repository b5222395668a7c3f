"""The word lists: their files, their laws, and what they say of well-known names."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsmodel.english import lexicon
from newsmodel.english.lexicon import lists

FOLDER = Path(lists.__file__).parent
FILES = sorted((FOLDER / "data").iterdir())
BUILD = Path(__file__).parents[2] / "scripts" / "build_lexicon.py"


def rows(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_says_its_origin_and_licence_and_is_sorted_without_duplicates(path: Path) -> None:
    origin, licence, columns = path.read_text("utf-8").splitlines()[:3]
    assert re.fullmatch(r"# Origin: .+\.", origin)
    assert licence == "# Licence: MIT, see LICENSES.txt."
    assert columns.startswith("# Columns: ")
    keys = [tuple(row.split("\t")) for row in rows(path)]
    assert keys == sorted(set(keys))
    assert all(cell == cell.strip() and "  " not in cell for key in keys for cell in key)


@pytest.mark.parametrize("name", ["titles", "roles", "groups", "organisations", "not_names", "countries"])
def test_first_column_is_a_key(name: str) -> None:
    keys = [row.split("\t")[0] for row in rows(FOLDER / "data" / f"{name}.tsv")]
    assert len(keys) == len(set(keys))


def test_all_files_together_are_small() -> None:
    assert sum(path.stat().st_size for path in (*FILES, FOLDER / "LICENSES.txt")) < 312_000


def test_licences_name_every_source() -> None:
    text = (FOLDER / "LICENSES.txt").read_text("utf-8")
    for holder in ("Open Event Data Alliance", "Porimol Chandro", "Daniele Faraglia"):
        assert holder in text
    assert text.count("Permission is hereby granted") == 3


def test_build_script_makes_the_committed_files(tmp_path: Path) -> None:
    for package in ("countryinfo", "faker"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"needs {package} to rebuild the lexicon: see scripts/build_lexicon.py")
    result = subprocess.run([sys.executable, BUILD, tmp_path], capture_output=True, text=True, check=False)
    if result.stderr.startswith("needs "):
        pytest.skip(result.stderr.strip())
    assert result.returncode == 0, result.stderr
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    committed = {path.relative_to(FOLDER): path.read_bytes() for path in (*FILES, FOLDER / "LICENSES.txt")}
    assert made.keys() == committed.keys()
    assert [name for name in made if made[name] != committed[name]] == []


def test_import_reads_nothing() -> None:
    code = (
        "import sys, newsmodel.english.lexicon.lists as lists;"
        "sys.exit(any(getattr(lists, name).cache_info().currsize for name in dir(lists)"
        " if hasattr(getattr(lists, name), 'cache_info')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Countries


def test_every_form_of_a_country_means_one_country() -> None:
    countries = lexicon.countries()
    for field, index in {
        "aliases": countries.by_name,
        "adjectives": countries.by_adjective,
        "people": countries.by_people,
        "capitals": countries.by_capital,
    }.items():
        for country in countries.by_code.values():
            forms = getattr(country, field)
            assert len(forms) == len(set(forms))
            assert all(index[form] is country for form in forms), (country.name, field)
    assert all(countries.by_name[country.name] is country for country in countries.by_code.values())


def test_codes_are_two_letters_and_known() -> None:
    codes = lexicon.countries().by_code
    assert len(codes) == 247
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    for each in (*lexicon.organisations().by_name.values(), *lexicon.places().by_name.values()):
        assert each.country is None or each.country in codes, each


LACKING_IN_PHOENIX = (
    "Armenia AM, Azerbaijan AZ, Belarus BY, Eritrea ER, Estonia EE, Georgia GE, Kazakhstan KZ, Kosovo XK, "
    "Kyrgyzstan KG, Latvia LV, Lithuania LT, Moldova MD, North Macedonia MK, Serbia RS, South Sudan SS, Tajikistan TJ, "
    "East Timor TL, Turkmenistan TM, Ukraine UA, Uzbekistan UZ, Vatican VA"
)
TELLING = (
    "Britain GB, UK GB, U.S. US, America US, Holland NL, Czechia CZ, Turkey TR, Türkiye TR, Burma MM, Swaziland SZ, "
    "Korea KR, DPRK KP, Congo CD, DRC CD, Congo-Brazzaville CG, Republic of the Congo CG, Guinea GN, Guinea-Bissau GW, "
    "Equatorial Guinea GQ, Niger NE, Nigeria NG, Dominica DM, Dominican Republic DO, Taiwan TW, Palestine PS, "
    "Hong Kong HK, Côte d’Ivoire CI, Côte d'Ivoire CI, Ireland IE, Samoa WS, Malaysia MY"
)


@pytest.mark.parametrize(
    ("name", "code"),
    [pair.rsplit(" ", 1) for pair in f"{LACKING_IN_PHOENIX}, {TELLING}".split(", ")],
)
def test_country_by_name(name: str, code: str) -> None:
    assert lexicon.countries().by_name[name].code == code


@pytest.mark.parametrize(
    ("capital", "code"),
    [("Kyiv", "UA"), ("Kiev", "UA"), ("London", "GB"), ("Washington", "US"), ("The Hague", "NL"), ("N’Djamena", "TD")],
)
def test_country_by_capital(capital: str, code: str) -> None:
    assert lexicon.countries().by_capital[capital].code == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("British", "GB"), ("Scottish", "GB"), ("Dutch", "NL"), ("Nigerien", "NE"), ("Nigerian", "NG"), ("Swiss", "CH")],
)
def test_country_by_adjective(word: str, code: str) -> None:
    assert lexicon.countries().by_adjective[word].code == code


def test_country_by_its_people() -> None:
    people = lexicon.countries().by_people
    assert {people[noun].code for noun in ("Briton", "Britons", "Brits", "Welshmen")} == {"GB"}
    assert people["Americans"].code == "US"
    assert people["Poles"].code == "PL"
    assert "Chineses" not in people
    assert "Britishs" not in people


def test_ambiguous_countries_are_marked() -> None:
    countries = lexicon.countries()
    assert {"Georgia", "Congo", "Jordan", "Chad", "Turkey", "Washington"} <= countries.ambiguous
    forms = {**countries.by_name, **countries.by_adjective, **countries.by_people, **countries.by_capital}
    assert countries.ambiguous <= forms.keys()
    assert lexicon.places().by_name["Georgia"].country == "US"
    assert "Georgia" in lexicon.places().ambiguous


def test_no_country_is_an_ordinary_word() -> None:
    countries = lexicon.countries()
    plain = {name for name in countries.by_name if name.lower() in lexicon.common_words()}
    assert plain <= countries.ambiguous | {"China"}


# Persons


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        *[(name, "m") for name in ("Keir", "Volodymyr", "Sergey", "Barack", "Benjamin", "Recep", "Narendra", "James")],
        *[(name, "f") for name in ("Ursula", "Yulia", "Kamala", "Giorgia", "Mary", "Siobhán", "Siobhan", "Fatima")],
        *[(name, "u") for name in ("Kim", "Robin", "Andrea")],
    ],
)
def test_gender_of_given_name(name: str, gender: str) -> None:
    assert lexicon.given_names()[name].gender == gender


def test_accents_may_be_missing() -> None:
    given = lexicon.given_names()
    assert given["François"] == given["Francois"]
    assert given["Łukasz"] == given["Lukasz"]


def test_names_that_are_words_are_marked() -> None:
    given = lexicon.given_names()
    for name in ("Will", "Mark", "May", "Grace", "Rose", "Bill", "Drew", "Pat", "Hope", "Chad", "Georgia", "Sydney"):
        assert given[name].ambiguous, name
    assert not any(given[name].ambiguous for name in ("Keir", "Mary", "Donald", "Emmanuel"))
    for word in ("The", "And", "After", "Police", "President", "Monday", "However"):
        assert word not in given


def test_titles() -> None:
    titles = lexicon.titles()
    assert titles["Mr"].gender == titles["Mr."].gender == "m"
    assert titles["Dr"].gender == "u"
    assert titles["Baroness"].gender == "f"
    assert {titles[form].kind for form in ("Lt Gen", "Lt. Gen.", "Sgt", "Col.")} == {"military"}
    assert titles["Pope"].kind == "clergy"
    assert titles["Sen."].kind == "office"
    assert {title.kind for title in titles.values()} == {"honorific", "military", "clergy", "noble", "office"}


def test_roles() -> None:
    roles = lexicon.roles()
    assert roles["prime ministers"] is roles["prime minister"]
    assert roles["secretaries of state"].singular == "secretary of state"
    assert (roles["spokeswoman"].gender, roles["chairman"].gender, roles["mayor"].gender) == ("f", "m", "u")
    assert (roles["MP"].sector, roles["police chief"].sector, roles["coach"].sector) == ("LEG", "COP", "SPO")
    assert all(re.fullmatch("[A-Z]{3}", role.sector) for role in roles.values())


def test_groups() -> None:
    groups = lexicon.groups()
    for noun in ("officials", "workers", "leaders", "residents", "police", "protesters", "rebels", "experts", "aides"):
        assert groups[noun].plural
    assert not groups["government"].plural
    assert groups["experts"].sector is None


# Organisations and places


def test_organisation_words() -> None:
    words = lexicon.organisation_words()
    assert {"Ministry", "University", "Airlines", "Times", "Party"} <= words.heads
    assert {"Inc", "Inc.", "Ltd", "plc", "GmbH"} <= words.suffixes


def test_organisations() -> None:
    known = lexicon.organisations().by_name
    assert known["NATO"].name == "Nato"
    assert known["EU"].name == "European Union"
    assert known["Tories"].name == "Conservative Party"
    assert known["Hamas"].kind == "group"
    assert known["Kremlin"].metonym
    assert known["Kremlin"].country == "RU"
    assert known["McDonald’s"].name == "McDonald's"
    assert not known["BBC"].metonym


def test_no_alias_means_two_things() -> None:
    for index in (lexicon.organisations().by_name, lexicon.places().by_name):
        for record in index.values():
            assert all(index[form] is record for form in (record.name, *record.aliases)), record


def test_places() -> None:
    places = lexicon.places()
    assert places.by_name["Mumbai"] is places.by_name["Bombay"]
    assert places.by_name["Mumbai"].country == "IN"
    assert places.by_name["Scotland"].kind == "nation"
    assert places.by_name["Calif."].name == places.by_abbreviation["CA"].name == "California"
    assert places.by_adjective["European"].name == "Europe"
    assert places.by_people["Londoners"].name == "London"
    assert places.by_name["Europe"].country is None


def test_place_words() -> None:
    words = lexicon.place_words()
    assert "Mount" in words.before
    assert {"Street", "County", "Airport"} <= words.after
    assert "River" in words.before & words.after


def test_not_names_and_common_words() -> None:
    assert lexicon.not_names()["Monday"] == "time"
    assert lexicon.not_names()["New Year’s Eve"] == "holiday"
    assert {"the", "after", "however", "prices", "asking", "announced", "studies", "police"} <= lexicon.common_words()
    assert all(word == word.lower() for word in lexicon.common_words())
    assert not {"keir", "britain", "london", "starmer"} & lexicon.common_words()
