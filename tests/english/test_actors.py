"""Actors: laws that hold on any text, and tables of telling invented examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import newsmodel
from newsmodel.english.plugin import ACTORS
from newsmodel.model import Actor

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*/gold.json"))


def actors(text: str) -> tuple[Actor, ...]:
    article = newsmodel.Article(text=text, language="en")
    return newsmodel.Pipeline([ACTORS])(article).actors


def named(text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in actors(text)}


def mentions(actor: Actor) -> list[str]:
    return [mention.text for mention in actor.mentions]


def names_of(text: str, kind: str) -> set[str]:
    found = actors(text)
    return {a.name for a in found if a.kind == kind and any(m.kind == "name" for m in a.mentions)}


# Laws

VOCABULARY = """
    the a Sir Mr Ms Dr President PM minister Ukraine Ukrainian US Nato Keir Ann Lee Smith Bank of England and for in
    said told
    he she his her “ ” ‘ ’ ( ) , . : - — von der Leyen al-Assad O’Neill TWENTY officials former 3 Mr. U.S. 's ’s
    É ß İ 中 🙂
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
@example("'s President \n\n")
@example("He left.\n's President spoke.")
@example("Ann Lee left New York")
def test_any_words_give_actors_whose_mentions_slice_back(text: str) -> None:
    found = actors(text)
    for actor in found:
        assert actor.mentions
        places = [(m.start, m.end) for m in actor.mentions]
        assert places == sorted(set(places))
        assert all(text[m.start : m.end] == m.text and m.text.strip() == m.text and m.text for m in actor.mentions)
        assert actor.rule
    places = [(m.start, m.end) for actor in found for m in actor.mentions]
    assert len(places) == len(set(places))
    assert found == actors(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken(text: str) -> None:
    actors(text)


def test_long_runs_of_names_cost_no_more_than_their_length() -> None:
    import time

    start = time.process_time()
    actors("Ann of the " * 20_000)
    actors("Minister " * 20_000)
    actors("the former acting deputy " * 10_000)
    actors("He told Ann. " * 10_000)
    assert time.process_time() - start < 20


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.parent.name)
def test_persons_of_the_seeds_are_found(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    if gold.get("language") not in (None, "en") or not gold["body"]:
        pytest.skip("no English text")
    found = named("\n".join(gold["body"]))
    people = [actor["name"] for actor in gold["actors"] if actor["kind"] == "person" and actor["name"][0].isupper()]
    assert [name for name in people if name not in found or found[name].kind != "person"] == []


# Names

PERSONS = (
    "Joost van der Kuijpen", "Ursula von der Leyen", "Nasser al-Bahrawi", "Abu Bakr al-Baghdadi", "Cormac O’Hallinan",
    "Anne-Sophie Lacombe-Brault", "Ragnheiður Snæbjarnardóttir", "María Luisa Carrizal Ontiveros", "Tran Bao Chi",
    "Kim Jong-un", "Lin Zhaoping", "Md. Rahman", "J. K. Tremlow", "Martin Luther King", "Ngozi Okonjo-Iweala",
    "Maroš Šefčovič", "Björk Guðmundsdóttir", "Theresa May", "Tom Hill", "Tim Cook", "Leonardo da Costa",
    "Mohammed bin Rashid", "Hau Lung-bin", "Aung San Suu Kyi",
)  # fmt: skip


@pytest.mark.parametrize("name", PERSONS)
def test_names_of_persons_from_all_over(name: str) -> None:
    text = f"The talks in Oslo ended late. On Friday {name}, a lawyer, said nothing was agreed."
    assert names_of(text, "person") == {name}


@pytest.mark.parametrize("name", PERSONS)
def test_another_name_in_the_same_place_changes_nothing_else(name: str) -> None:
    def shape(person: str) -> list[tuple[str, list[str]]]:
        text = f"Former Polish minister {person} told reporters that Nato must act. In Oslo {person} was not alone."
        return [(a.kind, [m.kind for m in a.mentions], [r.title for r in a.roles], a.country) for a in actors(text)]

    assert shape(name) == shape("Robert Marsden")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "He works at the Ministry of Foreign Affairs and Trade.",
            "organisation",
            {"Ministry of Foreign Affairs and Trade"},
        ),
        ("The Harbour and Quay Workers’ Union met.", "organisation", {"Harbour and Quay Workers’ Union"}),
        ("She left the Prime Minister’s Office.", "organisation", {"Prime Minister’s Office"}),
        ("A loan came from the Bank of England.", "organisation", {"Bank of England"}),
        ("It sued Smith & Sons Ltd in May.", "organisation", {"Smith & Sons Ltd"}),
        ("They sailed the Black Sea to Odesa.", "place", {"Black Sea", "Odesa"}),
        ("He lives in Garden Street near Mount Tarn.", "place", {"Garden Street", "Mount Tarn"}),
        ("Britain and France told Saudi Arabia.", "country", {"Britain", "France", "Saudi Arabia"}),
        ("Muslims and Ukrainians prayed.", "group", {"Muslims", "Ukrainians"}),
    ],
)
def test_kinds(text: str, kind: str, expected: set[str]) -> None:
    assert names_of(text, kind) == expected


@pytest.mark.parametrize(
    "text",
    [
        "TWENTY countries are lined up to join.",
        "Hundreds came on Monday. Backing the plan, Officials said so.",
        "The Ukrainian plan and the UK-backed draft were read in March.",
        "We’d go. They’ve gone. It’s a T-shirt.",
        "The Clean Air Act passed before Christmas.",
        "Will it rain? Can they know?",
    ],
)
def test_capitals_that_name_nobody(text: str) -> None:
    assert [a.name for a in actors(text) if any(m.kind == "name" for m in a.mentions)] == []


def test_an_unknown_word_that_stands_first_is_no_name_if_it_is_a_word_elsewhere() -> None:
    assert named("Quorvix fell, said Ann Lee. A quorvix costs much.").keys() == {"Ann Lee"}
    assert "Quorvix" in named("Quorvix said so. The quorvixes cost much.")


@pytest.mark.parametrize("text", ["Elm Corp said #Brandmoor won.", "Elm Corp said @Brandmoor won."])
def test_names_with_a_sign_are_no_actors(text: str) -> None:
    assert named(text).keys() == {"Elm Corp"}


def test_a_possessive_is_no_part_of_a_name_and_names_nest() -> None:
    found = named("EU Commission President Ann Lee praised Trump’s team and Nato’s members.")
    assert {"EU Commission", "Ann Lee", "Trump", "Nato"} <= set(found)


def test_a_headline_with_capitals_is_cut_to_what_the_text_calls_so() -> None:
    found = named("Anna Carver Slams Harbour Plan\nAnna Carver told reporters that the plan was dead.")
    assert mentions(found["Anna Carver"])[0] == "Anna Carver"


# Roles


@pytest.mark.parametrize(
    ("text", "title", "of", "former", "country"),
    [
        ("Russian foreign minister Ann Lee spoke.", "foreign minister", None, False, "RU"),
        ("EU Commission President Ann Lee spoke.", "President", "EU Commission", False, None),
        ("US President Ann Lee spoke.", "President", "US", False, "US"),
        ("Secretary of State Ann Lee spoke.", "Secretary of State", None, False, None),
        ("It was former Ukrainian PM Ann Lee.", "PM", None, True, "UA"),
        ("It was Ann Lee, the secretary of state, who spoke.", "secretary of state", None, False, None),
        ("In Rome Ann Lee, Poland’s president, spoke.", "president", "Poland", False, "PL"),
        ("In Rome Ann Lee, mayor of London, spoke.", "mayor", "London", False, None),
        ("In Rome Ann Lee, 52, a teacher, spoke.", "teacher", None, False, None),
        ("Ann Lee is the chairwoman of Nato.", "chairwoman", "Nato", False, None),
        ("The leader of Elmham borough council, Ann Lee, spoke.", "leader", "Elmham borough council", False, None),
        ("Fisheries Minister Ann Lee spoke.", "Fisheries Minister", None, False, None),
        ("Deputy Prime Minister Ann Lee spoke.", "Deputy Prime Minister", None, False, None),
        ("Lt Gen Ann Lee spoke.", "Lt Gen", None, False, None),
        ("It was ex-president Ann Lee.", "president", None, True, None),
        ("In Rome Ann Lee, professor of marine biology at Corrib University, spoke.",
         "professor of marine biology", "Corrib University", False, None),
        ("Mayor of London Ann Lee spoke.", "Mayor", "London", False, None),
        ("The WTO met. Ann Lee, director-general of the World Trade Organization (WTO), spoke.",
         "director-general", "World Trade Organization", False, None),
    ],
)  # fmt: skip
def test_roles(text: str, title: str, of: str | None, former: bool, country: str | None) -> None:
    (person,) = [actor for actor in actors(text) if actor.name == "Ann Lee"]
    assert [(role.title, role.of, role.former) for role in person.roles] == [(title, of, former)]
    assert person.country == country


@pytest.mark.parametrize("title", ["Sir", "Mr", "Rev", "Dr", "Lady"])
def test_forms_of_address_are_no_roles(title: str) -> None:
    (person,) = [actor for actor in actors(f"Later {title} Ann Lee spoke.") if actor.kind == "person"]
    assert (person.name, person.roles) == ("Ann Lee", ())


# One actor, all mentions


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Sir Keir Marsh spoke. Sir Keir left. Mr Marsh slept. Marsh woke.", "Keir Marsh",
         ["Keir Marsh", "Keir", "Marsh", "Marsh"]),
        ("The North Atlantic Treaty Organization (NATO) met. NATO spoke.", "North Atlantic Treaty Organization",
         ["North Atlantic Treaty Organization", "NATO", "NATO"]),
        ("The International Reef Agency (IRA) met. IRA staff spoke.", "International Reef Agency",
         ["International Reef Agency", "IRA", "IRA"]),
        ("(On Sunday) the Norway Reef Agency (NRA) met. NRA staff spoke.", "Norway Reef Agency",
         ["Norway Reef Agency", "NRA", "NRA"]),
        ("Ursula von der Leyen spoke. Von der Leyen left.", "Ursula von der Leyen",
         ["Ursula von der Leyen", "Von der Leyen"]),
        ("Britain spoke. The UK left. Great Britain slept.", "Great Britain", ["Britain", "UK", "Great Britain"]),
        ("Sir Keir Marsh spoke. On Sunday the PM left.", "Keir Marsh", ["Keir Marsh", "the PM"]),
        ("Ukrainian President Petro Lys spoke. US President Al Day left. The Ukrainian President slept.", "Petro Lys",
         ["Petro Lys", "The Ukrainian President"]),
        ("Ann Lee, the finance minister, spoke. The minister left.", "Ann Lee",
         ["Ann Lee", "the finance minister", "The minister"]),
        ("The WTO met. Ann Lee, head of the World Trade Organization, spoke. The WTO chief left.", "Ann Lee",
         ["Ann Lee", "head of the World Trade Organization", "The WTO chief"]),
    ],
)  # fmt: skip
def test_one_actor(text: str, name: str, expected: list[str]) -> None:
    assert mentions(named(text)[name]) == expected


def test_two_people_of_one_surname_are_kept_apart() -> None:
    found = named("Ifeoma Nwachi met Emeka Nwachi, a lawyer. Mr Nwachi said no. Ms Nwachi said yes.")
    assert mentions(found["Ifeoma Nwachi"]) == ["Ifeoma Nwachi", "Nwachi"]
    assert mentions(found["Emeka Nwachi"]) == ["Emeka Nwachi", "a lawyer", "Nwachi"]


def test_a_company_and_a_person_of_one_name_are_apart() -> None:
    found = named("Smith & Sons Ltd fell. Jane Smith said so.")
    assert found["Smith & Sons Ltd"].kind == "organisation"
    assert found["Jane Smith"].kind == "person"


def test_an_ambiguous_description_stays_unlinked() -> None:
    found = named("Minister Ann Lee met minister Bo Dahl. The minister left.")
    assert mentions(found["Ann Lee"]) == ["Ann Lee"]
    assert mentions(found["Bo Dahl"]) == ["Bo Dahl"]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Officials said it was early days.", "Officials"),
        ("Sir Keir told defence workers: “No.”", "defence workers"),
        ("Mr Lys thanked European leaders, including Ann Lee.", "European leaders"),
        ("Later the police arrested him.", "police"),
    ],
)
def test_groups_that_act_or_are_addressed(text: str, group: str) -> None:
    assert group in {actor.name for actor in actors(text)}


# Pronouns


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ann Lee met Bob Day. She said no. He said yes.", "Ann Lee", ["Ann Lee", "She"]),
        ("Mr Lys thanked Ann Lee for her help. He added that he would go.", "Lys", ["Lys", "He", "he"]),
        ("“I will go,” Tom Hill said. “He is wrong,” he added.", "Tom Hill", ["Tom Hill", "he"]),
        ("Tom Hill spoke. “All of us know that Dan Marsh lied, and he ran,” said Sam Roe.", "Dan Marsh",
         ["Dan Marsh", "he"]),
        ("“All of us know Dan Marsh,” said Tom Hill. “He will pay,” he added.", "Dan Marsh", ["Dan Marsh"]),
        ("“All of us know Dan Marsh,” said Tom Hill. “He will pay,” he added.", "Tom Hill", ["Tom Hill", "he"]),
        ("Tom Hill spoke. Rain fell. It was late. Wind blew. All slept. He rose.", "Tom Hill", ["Tom Hill"]),
        ("Tom Hill met Bob Day. He said no.", "Tom Hill", ["Tom Hill", "He"]),
    ],
)  # fmt: skip
def test_pronouns(text: str, name: str, expected: list[str]) -> None:
    assert [text for text in mentions(named(text)[name]) if text not in ("her", "his")] == expected


@pytest.mark.parametrize(
    ("text", "name", "pronoun"),
    [
        ("The Elm Harbour Board met on Monday. It said the gate was shut.", "Elm Harbour Board", "It"),
        ("Residents blocked the road. They said it was unsafe.", "Residents", "They"),
    ],
)
def test_bodies_that_speak_by_pronoun(text: str, name: str, pronoun: str) -> None:
    assert pronoun in mentions(named(text)[name])


def test_a_quotation_has_bodies_of_its_own() -> None:
    text = "The Elm Harbour Board met. “The Reef Agency met too, and it said no,” said Ann Lee."
    found = named(text)
    assert mentions(found["Elm Harbour Board"]) == ["Elm Harbour Board"]
    assert mentions(found["Reef Agency"]) == ["Reef Agency", "it"]


def test_it_is_nobody_where_it_says_nothing() -> None:
    assert mentions(named("The Elm Harbour Board met. It rained.")["Elm Harbour Board"]) == ["Elm Harbour Board"]


def test_ones_are_nobody_but_in_a_known_phrase() -> None:
    found = newsmodel.extract(newsmodel.Article(text="Ann Lee urged the town to buy two smaller ones.", language="en"))
    assert [actor.name for actor in found.actors if actor.name.endswith("ones")] == []
