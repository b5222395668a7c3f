"""Names are no matter of culture: the persons of annotated articles under other names, and how many are still found.

    python tests/english/swap_names.py SCORER GOLD.jsonl

SCORER is a script that takes a gold and a predicted file and prints its figures with --json. GOLD holds one article a
line: text, actors, their mentions with offsets and, where a title is part of a mention, with the `core` without it.
Every person gets a new name, the same all through the article, in the form that each mention has: in full, surname
alone, first name alone. One row of figures for each culture.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

import newsmodel
from newsmodel.english.lexicon import roles

Record = dict[str, Any]
SMALL_WORDS = frozenset("al bin da de del den der di dos du el ibn la le van von".split())
QUOTES = " \"'“‘"
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")


@attrs.frozen
class PersonName:
    """A person's name as articles use it.

    Attributes:
        full: at first mention.
        later: what it is shortened to afterwards.
        first: what friends say.
    """

    full: str
    later: str
    first: str


@attrs.frozen
class Culture:
    """How names are made.

    Attributes:
        women, men: first names.
        families: surnames.
        join: a first name and a surname to a name.
    """

    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]
    join: Callable[[str, str], PersonName]

    def name(self, number: int, gender: str) -> PersonName:
        """The name of the nth person of an article; no two among the first hundred are alike."""
        given = self.women if gender == "f" else self.men
        turn, place = divmod(number, len(given))
        return self.join(given[place], self.families[(place * 3 + turn + number) % len(self.families)])


def _family_last(first: str, family: str) -> PersonName:
    return PersonName(f"{first} {family}", family, first)


def _family_first(first: str, family: str) -> PersonName:
    return PersonName(f"{family} {first}", family, first)


def _called_by_last_name(first: str, family: str) -> PersonName:
    return PersonName(f"{family} {first}", first.split()[-1], first.split()[-1])


def _first_surname_kept(first: str, family: str) -> PersonName:
    return PersonName(f"{first} {family}", family.split()[0], first)


def _one_name(first: str, family: str) -> PersonName:
    return PersonName(first, first, first)


CULTURES: Mapping[str, Culture] = {
    "Arabic": Culture(
        tuple("Rasha Huda Widad Suhair Najwa Amal Thuraya Lamis Hanadi Fadwa Nawal".split()),
        tuple("Khalid Munther Haitham Qusay Bandar Adnan Wael Laith Mutasim Suleiman Fawaz".split()),
        ("al-Dabbagh", "Haddadin", "al-Zoubi", "Barakat", "El Fassi", "Abu Zayd", "bin Sultan", "Qabbani", "al-Masri"),
        _family_last,
    ),
    "Chinese": Culture(
        tuple("Xiulan Meiling Yuqing Shufen Lihua Qiaoyun Wenjing Ruoxi Peipei Jingyi Hongmei".split()),
        tuple("Zhiqiang Guodong Jianguo Weimin Haoran Shaoqi Yongkang Zemin Dequan Bingwen Tao".split()),
        tuple("Zhang Ouyang Xu Liang Deng Zhou Qin Shen Jiang".split()),
        _family_first,
    ),
    "Nigerian": Culture(
        tuple("Ngozi Folasade Amaka Yetunde Hauwa Ifeoma Temitope Nkechi Zainab Bolanle Uzoamaka".split()),
        tuple("Chukwuemeka Oluwaseun Babatunde Obinna Tunde Ikenna Danjuma Olumide Chidi Sadiq Efe".split()),
        tuple("Adeyemi Okonkwo Bakare Nwosu Ogunleye Danladi Eze Okereke Abiola".split()),
        _family_last,
    ),
    "Spanish": Culture(
        tuple("Rocío Inmaculada Ximena Lucía Pilar Guadalupe Marisol Consuelo Yolanda Araceli Begoña".split()),
        tuple("Íñigo Joaquín Gonzalo Ramiro Hernán Ignacio Álvaro Octavio Fermín Evaristo Jesús".split()),
        ("Villalobos Peña", "Echeverría Soto", "Quintanilla Ríos", "Arrieta Luna", "Zamorano Gil", "Carrasco Vidal"),
        _first_surname_kept,
    ),
    "Vietnamese": Culture(
        ("Thi Hoa", "Bich Thuy", "Minh Chau", "Thanh Huyen", "Ngoc Lan", "Kim Phuong", "Thu Trang"),
        ("Van Duc", "Quoc Khanh", "Huu Phuoc", "Duy Thang", "Cong Vinh", "Tien Dat", "Xuan Truong"),
        tuple("Nguyen Tran Pham Huynh Vo Dang Bui Do".split()),
        _called_by_last_name,
    ),
    "single": Culture(
        tuple("Sukmawati Nirmala Iluka Rukhsana Björk Wulandari Meutya Sinta Lakshmi Dewi Hartini".split()),
        tuple("Suharto Wiranto Boediono Pelé Karunakaran Zico Sukarno Nadarajah Muhyiddin Thant Jokowi".split()),
        ("",),
        _one_name,
    ),
}


def swapped(article: Record, culture: Culture) -> Record:
    """The article with other persons' names, offsets and all."""
    text = article["text"]
    edits = dict(_edits(article, culture))
    places = sorted(edits)
    moves = _moves(places, edits)

    def moved(offset: int) -> int:
        return offset + sum(shift for place, shift in moves if place <= offset)

    made, done = [], 0
    for start, end in places:
        made += (text[done:start], edits[start, end])
        done = end
    new_text = "".join((*made, text[done:]))

    def mention(old: Record) -> Record:
        new = dict(old, start=moved(old["start"]), end=moved(old["end"]))
        new |= {key: [moved(place) for place in old[key]] for key in ("core", "core_title", "head") if old.get(key)}
        new["text"] = new_text[new["start"] : new["end"]]
        return new

    actors = [dict(actor, mentions=[mention(m) for m in actor["mentions"]]) for actor in article["actors"]]
    return dict(article, text=new_text, actors=actors)


def _moves(places: Sequence[tuple[int, int]], edits: Mapping[tuple[int, int], str]) -> list[tuple[int, int]]:
    """By how much what stands at or after an offset moves."""
    return [(end, len(edits[start, end]) - (end - start)) for start, end in places]


def _edits(article: Record, culture: Culture) -> Iterator[tuple[tuple[int, int], str]]:
    """The places that say a person's name, and what they say instead."""
    text = article["text"]
    taken: list[tuple[int, int]] = []
    for number, (person, cores) in enumerate(_people(article)):
        new = culture.name(number, _gender(person))
        words = _name_words(max((text[start:end] for start, end in cores), key=len))
        for start, end in [*cores, *_in_descriptions(text, person, cores)]:
            form = _form(text[start:end], words, new)
            if form and not any(start < e and s < end for s, e in taken):
                taken.append((start, end))
                opens = not text[:start].strip(QUOTES) or text[:start].rstrip(QUOTES)[-1] in ".!?\n"
                yield (start, end), form[0].upper() + form[1:] if opens else form


def _in_descriptions(text: str, person: Record, cores: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where a description holds the name: "student Ahmed Khan"."""
    names = sorted({text[start:end] for start, end in cores}, key=len, reverse=True)
    for mention in person["mentions"]:
        if mention.get("mention_type") == "nominal":
            for name in names:
                place = text.find(name, mention["start"], mention["end"])
                if place >= 0:
                    yield place, place + len(name)
                    break


def _people(article: Record) -> Iterator[tuple[Record, list[tuple[int, int]]]]:
    """The persons named in full somewhere, with the places of their names, possessive mark and title left out."""
    text = article["text"]
    for actor in article["actors"]:
        if actor["kind"] != "person":
            continue
        found = set()
        for mention in actor["mentions"]:
            if mention.get("mention_type") == "name":
                start, end = mention.get("core") or (mention["start"], mention["end"])
                end -= text[start:end].endswith(("'s", "’s")) * 2
                if _is_name(text[start:end]):
                    found.add((start, end))
        if any(" " in text[start:end] for start, end in found):
            yield actor, sorted(found)


def _is_name(text: str) -> bool:
    """Whether it is a name and no description: capitals throughout, but for particles, and no office."""
    words = text.split()
    capitals = all(word[:1].isupper() or word.lower() in SMALL_WORDS for word in words)
    return capitals and not any(word.lower() in roles() for word in words)


def _gender(person: Record) -> str:
    said = {mention["text"].lower() for mention in person["mentions"]}
    return "f" if said & {"she", "her"} else "m"


def _name_words(name: str) -> list[str]:
    return [word for word in WORD.findall(name) if word.lower() not in SMALL_WORDS]


def _form(written: str, words: Sequence[str], new: PersonName) -> str:
    """The new name in the form of the old one; empty where that is no form of it, as in a description."""
    used = _name_words(written)
    if not words or not set(used) <= set(words):
        return ""
    if len(used) > 1:
        return new.full
    if not used:
        return ""
    return new.later if used[0] == words[-1] else new.first


def figures(scorer: Path, gold: Iterable[Record]) -> Record:
    """Precision, recall and F of the names of persons, as the scorer counts them."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, found = Path(folder) / "gold.jsonl", Path(folder) / "found.jsonl"
        articles = list(gold)
        wanted.write_text("".join(json.dumps(article) + "\n" for article in articles), "utf-8")
        with found.open("w", encoding="utf-8") as lines:
            for article in articles:
                read = newsmodel.extract(newsmodel.Article(text=article["text"], language="en"))
                actors = [_prediction(actor) for actor in json.loads(newsmodel.dumps(read))["actors"]]
                lines.write(json.dumps({"id": article["id"], "actors": actors}) + "\n")
        command = [sys.executable, str(scorer), str(wanted), str(found), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: Record = json.loads(done.stdout)["mention"]["exact/person"]
    return measured


def _prediction(actor: Record) -> Record:
    mentions = [dict(mention, mention_type=mention["kind"]) for mention in actor["mentions"]]
    return {"name": actor["name"], "kind": actor["kind"], "mentions": mentions}


def main() -> None:
    """Print the figures as written and for each culture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path)
    asked = parser.parse_args()
    gold = [json.loads(line) for line in asked.gold.read_text("utf-8").splitlines()]
    rows = {"as written": gold} | {name: [swapped(a, culture) for a in gold] for name, culture in CULTURES.items()}
    base = None
    for name, articles in rows.items():
        measured = figures(asked.scorer, articles)
        base = measured["F"] if base is None else base
        line = "  ".join(f"{letter} {measured[letter]:5.1f}" for letter in "PRF")
        print(f"{name:12s} {line}  {measured['F'] - base:+5.1f}")


if __name__ == "__main__":
    main()
