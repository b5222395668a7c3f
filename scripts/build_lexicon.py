"""Build the English word lists in src/newsmodel/english/lexicon/data from their sources.

    pip install countryinfo==1.0.1 faker==40.54.0
    python scripts/build_lexicon.py [FOLDER]

Sources: the hand-written lists in scripts/lexicon_sources (theirs is the last word), the dictionaries of the Open Event
Data Alliance beside them, and the packages countryinfo and faker. The same sources give the same bytes.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import pkgutil
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "lexicon_sources"
LEXICON = Path(__file__).parents[1] / "src" / "newsmodel" / "english" / "lexicon"
VERSIONS = {"countryinfo": "1.0.1", "faker": "40.54.0"}
OWN = "hand-written for newsmodel"
PHOENIX = "Phoenix dictionaries (2014), Open Event Data Alliance"
CAMEO = "CAMEO verb dictionary 2.0 (2015), Open Event Data Alliance"

Row = tuple[str, ...]


# Reading the sources


def hand(name: str) -> Iterator[list[str]]:
    """The entries of a hand-written list as lists of fields; a heading in brackets becomes the last field."""
    heading = ""
    for line in (SOURCES / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            fields = [field.strip() for field in line.split("|")]
            yield [*fields, heading] if heading else fields


def items(text: str) -> list[str]:
    """The parts of "a; b", none for "" and "-"."""
    return [part.strip() for part in text.split(";") if part.strip() not in {"", "-"}]


def words(name: str) -> list[str]:
    return [word for fields in hand(name) for word in fields[-1].split()]


def event_data(name: str) -> Any:
    return json.loads((SOURCES / "open_event_data" / f"{name}_mit.json").read_text("utf-8"))


def distinct(forms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(forms))


# English word forms

IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people", "wife": "wives"}
ENDINGS = (("e", "es", "ed", "ing"), ("y", "ies", "ied", "ying"), ("", "s", "ed", "ing"), ("", "es", "ed", "ing"),
           ("y", "ies"), ("", "s"), ("", "es"), ("", "ly"), ("",))  # fmt: skip
DOUBLED = re.compile(r"(ad|com|per|sub|o)mit|(re|pre)fer|occur|regret|compel|control|rebel|expel|equip|begin|forget")


def plural(noun: str) -> str:
    """The plural of a noun or noun phrase, by its last word, or the one before "of"."""
    if " of " in noun:
        head, _, rest = noun.partition(" of ")
        return f"{plural(head)} of {rest}"
    before, _, last = noun.rpartition(" ")
    lead = f"{before} " if before else ""
    for singular, many in IRREGULAR.items():
        if last == singular or (singular in {"man", "woman"} and last.endswith(singular)):
            return lead + last.removesuffix(singular) + many
    if re.search(r"[^aeiou]y$", last):
        return lead + last[:-1] + "ies"
    return lead + last + ("es" if re.search(r"(s|x|z|ch|sh)$", last) else "s")


def verb_forms(verb: str) -> list[str]:
    """A verb with its regular third person, past and -ing forms."""
    doubles = DOUBLED.fullmatch(verb) or re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb)
    stem = verb + verb[-1] if doubles else verb
    if verb.endswith("ie"):
        return [verb, verb + "s", verb + "d", verb[:-2] + "ying"]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"]
    if re.search(r"[^aeiou]y$", verb):
        return [verb, plural(verb), verb[:-1] + "ied", verb + "ing"]
    return [verb, plural(verb), stem + "ed", stem + "ing"]


# Countries


def countryinfo() -> dict[str, dict[str, Any]]:
    """The records of countryinfo by alpha-2 code; of two records for a code, the first that names a people."""
    package = importlib.import_module("countryinfo")
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((Path(str(package.__file__)).parent / "data").glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        code = record.get("ISO", {}).get("alpha2")
        if code and (code not in found or not found[code].get("demonym")):
            found[code] = record
    return found


def long_forms(record: Mapping[str, Any]) -> list[str]:
    """Official English names, such as "Kingdom of Spain", among the spellings of countryinfo."""
    pattern = (
        r"(?=[A-Z])[A-Za-z' -]*\b(Republic|Kingdom|State|States|Commonwealth|Principality|Sultanate)\b[A-Za-z' -]*"
    )
    return [name for name in record.get("altSpellings", ()) if re.fullmatch(pattern, name)]


def people_of(adjectives: Iterable[str]) -> list[str]:
    """Nouns for a people: "Iranian" and "Iranians", but no plural of "Chinese", "Polish", "French"."""
    nouns: list[str] = []
    for adjective in adjectives:
        nouns += [adjective] if re.search(r"(ese|ish|ch|sh|ois|ais|gasy)$", adjective) else [adjective, adjective + "s"]
    return nouns


def country(code: str, fields: Mapping[str, list[str]], record: Mapping[str, Any]) -> Row:
    name = fields["name"][0] if "name" in fields else str(record["name"])
    aliases = distinct([*fields.get("alias", ()), *long_forms(record)])
    adjectives = fields.get("adjective", items(str(record.get("demonym") or "").replace(",", ";")))
    people = fields.get("people", people_of(adjectives))
    capitals = fields.get("capital", items(str(record.get("capital") or "")))
    lists = ([a for a in aliases if a != name], adjectives, people, capitals, fields.get("ambiguous", []))
    return (code, name, *("; ".join(part) for part in lists))


def countries() -> list[Row]:
    known = countryinfo()
    rows = []
    for code, *settings in hand("countries.txt"):
        fields = {key.strip(): items(value) for key, value in (setting.split("=", 1) for setting in settings)}
        rows.append(country(code, fields, known.get(code, {})))
    check_phoenix(rows, {str(record["ISO"].get("alpha3")): code for code, record in known.items()})
    return rows


def check_phoenix(rows: Iterable[Row], two_letters: Mapping[str, str]) -> None:
    """Stop where the Phoenix dictionary knows a country by neither our name nor our chief adjective, unless noted."""
    ours = {row[0]: {form.upper() for form in (row[1], *items(row[2]), *items(row[3]))} for row in rows}
    noted = {fields[0] for fields in hand("phoenix_differences.txt")}
    for code, entry in event_data("phoenix_countries").items():
        theirs = {entry["name"], *entry["synonyms"]}
        if code not in noted and not theirs & ours.get(two_letters.get(code, ""), set()):
            raise SystemExit(f"{code} {entry['name']}: no country of ours; correct countries.txt or note it")


# Names of persons

GIVEN = re.compile(r"(?!.*[Əə])[^\W\d_]['’]?[^\W\d_]+")  # English news writes no schwa
RARE = {"az_AZ", "id_ID", "is_IS", "sw", "tr_TR"}
PROVIDED = {"f": re.compile(r"first_names?_female\w*"), "m": re.compile(r"first_names?_male\w*")}


def latin_names(provider: type, pattern: re.Pattern[str]) -> set[str]:
    """The given names in Latin letters of those attributes of a faker provider that have such a name."""
    lists = [getattr(provider, name) for name in dir(provider) if pattern.fullmatch(name)]
    entries = [entry for each in lists if isinstance(each, tuple | list | dict) for entry in each]
    names = [name for entry in entries for name in ((entry,) if isinstance(entry, str) else entry)]
    found = {name for name in names if GIVEN.fullmatch(name) and "LATIN CAPITAL" in unicodedata.name(name[0])}
    return {name.capitalize() if name[:2].isupper() else name for name in found}


def faker_votes() -> dict[str, Counter[str]]:
    """For every given name, in how many locales of faker it is a woman's and a man's; both where the locale is silent.

    Names that stand only in the lists named RARE, long or full of oddities, are left out.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    common: dict[str, bool] = defaultdict(bool)
    package = importlib.import_module("faker.providers.person")
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        by_gender = {sex: latin_names(provider, pattern) for sex, pattern in PROVIDED.items()}
        if not any(by_gender.values()):
            by_gender = dict.fromkeys(PROVIDED, latin_names(provider, re.compile("first_names")))
        for sex, names in by_gender.items():
            for name in names:
                votes[name][sex] += 1
                common[name] |= module not in RARE
    return {name: counts for name, counts in votes.items() if common[name]}


def gender(votes: Mapping[str, int]) -> str:
    """The gender three in four lists agree on, else u."""
    share = votes.get("f", 0) / (votes.get("f", 0) + votes.get("m", 0))
    return "f" if share >= 0.75 else "m" if share <= 0.25 else "u"


def given_names(others: Container[str]) -> dict[str, str]:
    """Given name to gender; ours come first. A word that one locale of faker alone takes for a name is none."""
    own: dict[str, set[str]] = defaultdict(set)
    for sex, names in hand("given_names.txt"):
        for name in names.split():
            own[name].add(sex)
    sure = set(words("ambiguous_given_names.txt"))
    genders = {
        name: gender(votes)
        for name, votes in faker_votes().items()
        if votes.total() > 1 or name in sure or not doubtful(name, others)
    }
    return genders | {name: min(sexes) if len(sexes) == 1 else "u" for name, sexes in own.items()}


def doubtful(name: str, others: Container[str]) -> bool:
    """Whether a given name is a word, place or title too: then a capital at a sentence's start proves nothing."""
    return name in others or name.lower() in others


# Roles and groups

FAITHS = re.compile(
    r"\b(anglican|buddhist|catholic|christian|hindu|islam|jew|moslem|muslim|protestant|salafi|shia|shiite|sunni|torah)"
)
SECTORS = {
    **dict.fromkeys(("BUD", "CHR", "HIN", "JEW", "MUS"), "REL"),
    **dict.fromkeys(("HRI", "ENV"), "NGO"),
    **dict.fromkeys(("UAF", "RAD", "IMG"), "REB"),
    "AGR": "BUS",
    "ELI": "GOV",
}
FEMALE = re.compile(r"(woman|women|girl|mother|actress|waitress)$")
MALE = re.compile(r"([a-z]man|father|boy)$")


def phoenix_agents() -> Iterator[tuple[str, str]]:
    """The phrases of the Phoenix agents with their marks written out, and our sector."""
    for marked, code in event_data("phoenix_agents").items():
        sector = SECTORS.get(code[:3], code[:3])
        phrase = re.sub(r"\s*!minist!|\bminist$", " minister", marked).replace("  ", " ")
        for person in ("man", "woman", "person") if "!person!" in phrase else ("",):
            expanded = phrase.replace("!person!", person)
            yield FAITHS.sub(lambda match: match[0].capitalize(), expanded), sector


def head_noun(phrase: str) -> str:
    """The noun that says what the phrase is: the last word, or the one before "of": "head of state" is a head."""
    return re.split(r" (?:of|to|for|in) ", phrase)[0].rpartition(" ")[2]


def phoenix_phrases(heads: Container[str]) -> list[tuple[str, str]]:
    """The Phoenix phrases of two words around one of the heads, with their sectors; longer ones are too particular."""
    refused = set(words("phoenix_refused.txt"))
    found = {phrase: sector for phrase, sector in phoenix_agents() if head_noun(phrase) in heads}
    return [(phrase, sector) for phrase, sector in found.items()
            if phrase.count(" ") == 1 and not refused & set(phrase.split())]  # fmt: skip


def roles() -> list[Row]:
    """Ours, and the Phoenix phrases around a word of ours for one person ("government official")."""
    rows: dict[str, Row] = {}
    for fields in hand("roles.txt"):
        noun, sex, many = (*fields[:-1], "", "")[:3]
        rows.setdefault(noun, (noun, many or plural(noun), fields[-1], sex or "-"))
    heads = {head_noun(noun) for noun in rows if noun.islower()}
    for phrase, sector in phoenix_phrases(heads - {"guard", "justice", "fighter"}):
        sex = "f" if FEMALE.search(phrase) else "m" if MALE.search(phrase) else "-"
        rows.setdefault(phrase, (phrase, plural(phrase), sector, sex))
    return [(noun, many.replace(noun, "+"), *rest) for noun, many, *rest in rows.values()]


def groups() -> list[Row]:
    """Ours, and the Phoenix phrases around a collective noun of ours ("election commission")."""
    rows: dict[str, Row] = {}
    for noun, number, sector in hand("groups.txt"):
        rows.setdefault(noun, (noun, number, sector))
    heads = {head_noun(noun): number for noun, number, _ in rows.values() if noun.islower()}
    for phrase, sector in phoenix_phrases(heads):
        rows.setdefault(phrase, (phrase, heads[head_noun(phrase)], sector))
    return sorted(rows.values())


# Organisations, places and the rest


def titles() -> list[Row]:
    return [(form, sex, kind) for forms, sex, kind in hand("titles.txt") for form in items(forms)]


KINDS = {"organisation": "org", "group": "group", "metonym": "metonym"}


def organisations() -> list[Row]:
    rows = hand("organisations.txt")
    found = [(name, KINDS[kind], code, "; ".join(items(aliases))) for name, kind, code, aliases, _ in rows]
    for code, clubs in hand("clubs.txt"):
        for club in items(clubs):
            name, *aliases = (form.strip() for form in club.split("="))
            found.append((name, "org", code, "; ".join(aliases)))
    return found


def places() -> list[Row]:
    people = {city: (adjectives, nouns) for city, adjectives, nouns in hand("city_people.txt")}
    rows: list[Row] = [tuple((*fields, "", "", "", "")[:7]) for fields in hand("regions.txt")]
    for code, cities in hand("cities.txt"):
        for city in items(cities):
            name, *aliases = (form.strip() for form in city.split("="))
            rows.append((name, "city", code, "; ".join(aliases), *people.get(name, ("", "")), ""))
    return rows


def common_words() -> list[str]:
    lorem = importlib.import_module("faker.providers.lorem.en_US").Provider.word_list
    verbs = [*words("common_verbs.txt"), *(verb for verbs in event_data("cameo_verbs").values() for verb in verbs)]
    nouns = words("common_nouns.txt")
    forms = [*words("common_words.txt"), *lorem, *nouns, *map(plural, nouns)]
    forms += [form for verb in verbs if verb.isalpha() for form in verb_forms(verb)]
    return sorted({form for form in forms if re.fullmatch(r"[a-z]+(['-][a-z]+)*", form)})


def by_endings(forms: Iterable[str]) -> list[Row]:
    """Words as rows of endings and the beginnings that take them: "- ed ing s" and "abandon abhor". - is no ending."""
    left = dict.fromkeys(forms)
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for endings in ENDINGS:
        for word in list(left):
            stem = word.removesuffix(endings[0])
            if word.endswith(endings[0]) and all(stem + ending in left for ending in endings):
                grouped[" ".join(ending or "-" for ending in endings), stem[:1]].append(stem)
                for ending in endings:
                    del left[stem + ending]
    return [(endings, " ".join(stems)) for (endings, _), stems in grouped.items()]


# Writing


def text(origin: str, columns: str, rows: Iterable[Sequence[str]]) -> str:
    """A data file: origin and licence, its columns, then the rows in order."""
    lines = ["\t".join(row).rstrip("\t") for row in sorted({tuple(row) for row in rows})]
    head = [f"# Origin: {origin}.", "# Licence: MIT, see LICENSES.txt.", f"# Columns: {columns}."]
    return "\n".join([*head, *lines]) + "\n"


def data_files() -> dict[str, str]:
    """The name and content of every data file."""
    country_rows, place_rows, role_rows, group_rows = countries(), places(), roles(), groups()
    title_rows, other_rows = titles(), [(form, kind) for form, kind in hand("not_names.txt")]
    common = common_words()
    elsewhere = [*common, *(row[0] for row in role_rows)]
    elsewhere += [form for row in country_rows for cell in (row[1], row[2], row[5]) for form in items(cell)]
    elsewhere += [row[0] for row in (*place_rows, *title_rows, *other_rows)]
    given = given_names({*elsewhere})
    others = {*elsewhere, *words("ambiguous_given_names.txt")}
    country_origin = f"countryinfo {VERSIONS['countryinfo']}, corrected and completed by hand"
    name_origin = f"person providers of faker {VERSIONS['faker']}, completed by hand"
    word_origin = f"{OWN}, with words from faker {VERSIONS['faker']}, {PHOENIX} and {CAMEO}"
    files = {
        "countries.tsv": text(
            country_origin, "code, name, aliases, adjectives, people, capitals, ambiguous", country_rows
        ),
        "titles.tsv": text(OWN, "form, gender, class", title_rows),
        "roles.tsv": text(
            f"{OWN}, with phrases from {PHOENIX}", "singular, plural (+: the singular), sector, gender", role_rows
        ),
        "groups.tsv": text(f"{OWN}, with phrases from {PHOENIX}", "noun, number, sector", group_rows),
        "organisation_words.tsv": text(OWN, "word, use", hand("organisation_words.txt")),
        "organisations.tsv": text(OWN, "name, kind (org: organisation), country, aliases", organisations()),
        "place_words.tsv": text(OWN, "word, position", ((word, where) for where, word in hand("place_words.txt"))),
        "places.tsv": text(OWN, "name, kind, country, aliases, adjectives, people, abbreviations", place_rows),
        "not_names.tsv": text(OWN, "form, class", other_rows),
        "common_words.tsv": text(word_origin, "endings (- for none), beginnings that take them", by_endings(common)),
        "given_ambiguous.txt": text(name_origin, "name", ((name,) for name in given if doubtful(name, others))),
    }
    for sex, word in (("f", "female"), ("m", "male"), ("u", "unisex")):
        names = ((name,) for name, sex_of in given.items() if sex_of == sex)
        files[f"given_{word}.txt"] = text(name_origin, "name", names)
    return files


def licences() -> str:
    """The notices of all whose words are in the data files."""
    notices = {f"{PHOENIX}\n{CAMEO}": (SOURCES / "open_event_data" / "LICENSE.txt").read_text("utf-8")}
    for package, version in VERSIONS.items():
        found = [path for path in importlib.metadata.files(package) or () if "LICENSE" in path.name.upper()]
        notices[f"{package} {version}"] = found[0].read_text("utf-8")
    intro = (
        "The word lists in this folder are under the MIT licence of newsmodel. They hold words from these sources.\n"
    )
    return intro + "".join(
        f"\n{'=' * 80}\n{name}\n{'=' * 80}\n\n{notice.strip()}\n" for name, notice in notices.items()
    )


def build(folder: Path) -> None:
    """Write LICENSES.txt and data/ into the folder."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    for name, content in data_files().items():
        (folder / "data" / name).write_text(content, "utf-8", newline="\n")
    (folder / "LICENSES.txt").write_text(licences(), "utf-8", newline="\n")


def main(arguments: Sequence[str]) -> None:
    for package, version in VERSIONS.items():
        try:
            installed = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            installed = "none"
        if installed != version:
            raise SystemExit(f"needs {package} {version}, found {installed}: pip install {package}=={version}")
    build(Path(arguments[0]) if arguments else LEXICON)


if __name__ == "__main__":
    main(sys.argv[1:])
