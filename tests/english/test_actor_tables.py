"""Actors in invented sentences, by table: names from everywhere, kinds by context, roles, who is one and the same."""

from __future__ import annotations

import pytest

import newsmodel
from newsmodel.english.plugin import ACTORS
from newsmodel.model import Actor


def actors(text: str) -> dict[str, Actor]:
    found = newsmodel.Pipeline([ACTORS])(newsmodel.Article(text=text, language="en")).actors
    return {actor.name: actor for actor in found}


def names(text: str) -> dict[str, str]:
    """The names of the actors that are named, with their kinds."""
    return {a.name: a.kind for a in actors(text).values() if any(m.kind == "name" for m in a.mentions)}


def mentions(text: str, name: str) -> list[str]:
    return [mention.text for mention in actors(text)[name].mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Friday Kirk M. Bartoldi spoke.", "Kirk M. Bartoldi"),
        ("The mill belongs to Tor A. Haugsnes. Haugsnes is ill.", "Tor A. Haugsnes"),
        ("On Friday Lauralee B. Riemenk spoke.", "Lauralee B. Riemenk"),
        ("On Friday Col. John “J.D.” Dorrisk spoke.", "John “J.D.” Dorrisk"),
        ("Jungwook \"Wookie\" Kim won.", "Jungwook \"Wookie\" Kim"),
        ("In Rome Martin Holt Jr, a lawyer, spoke.", "Martin Holt Jr"),
        ("In Rome King Harald IV spoke.", "Harald IV"),
        ("In Rome Martin Holt KC spoke.", "Martin Holt"),
        ("In Rome Judge Shanlyn Park spoke.", "Shanlyn Park"),
        ("In Rome Wael bin Sultan spoke.", "Wael bin Sultan"),
        ("In Rome Nguyen Thi Hoa, a farmer, spoke.", "Nguyen Thi Hoa"),
        ("On Monday Duda, Poland’s president, spoke.", "Duda"),
        ("On Monday Zelnik was arrested.", "Zelnik"),
        ("On Monday Okonkwe told reporters that he would go.", "Okonkwe"),
        ("Then Zemlik came to Oslo. He was late.", "Zemlik"),
        ("A photo shows guests.\nPhoto: Wirantu", "Wirantu"),
        ("The players were Ann Lee, Bo Dahl, Sukarne and Ida Holm.", "Sukarne"),
        ("Witnesses said the Karzal regime fell.", "Karzal"),
        ("On Monday Okonkwe of Elm Airlines spoke.", "Okonkwe"),
        ("“No,” said Quellan.", "Quellan"),
        ("Gov. Earl Ray Tombley spoke.", "Earl Ray Tombley"),
        ("Writers like Okonkwe left.", "Okonkwe"),
        ("She is the sister of Okonkwe.", "Okonkwe"),
        ("Dries Mertank scored. Then the coach thanked Dries Mertank.", "Dries Mertank"),
    ],
)  # fmt: skip
def test_persons_by_shape_title_deed_list_and_pronoun(text: str, name: str) -> None:
    found = names(text)
    assert found.get(name) == "person", found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boat left Zerkov, Norway, at noon.", {"Zerkov": "place", "Norway": "country"}),
        ("The battle of Zerkov was long.", {"Zerkov": "place"}),
        ("They drove through Elm province to the Tarn river.", {"Elm province": "place", "Tarn river": "place"}),
        ("Rain fell in northern Norway.", {"northern Norway": "place"}),
        ("They came from Sweden, Zerkov and Norway.", {"Sweden": "country", "Zerkov": "place", "Norway": "country"}),
        ("She lives in St. Mary's County.", {"St. Mary's County": "place"}),
        ("He died in San Quendaro.", {"San Quendaro": "place"}),
        ("A boy from Irving, Texas, left.", {"Irving": "place", "Texas": "place"}),
        ("United States officials left.", {"United States": "country"}),
        ("Moscow rejected the plan. Moscow said no.", {"Moscow": "organisation"}),
        ("She went to Moscow. Moscow said no.", {"Moscow": "place"}),
        ("The U.S government met.", {"U.S": "country"}),
    ],
)
def test_places_and_those_who_govern_there(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He joined the Union of Dock Workers and Sailors.", "Union of Dock Workers and Sailors"),
        ("She leads the Council for the Welfare of Sailors.", "Council for the Welfare of Sailors"),
        ("She leads the Centre for Control of Harbour Noise.", "Centre for Control of Harbour Noise"),
        ("A ward of St. Olaf's Hospital is shut.", "St. Olaf's Hospital"),
        ("Fans of the Houston Gulls cheered.", "Houston Gulls"),
        ("Fans of the Boston Grey Gulls cheered.", "Boston Grey Gulls"),
        ("The firm SnapBoat sells boats.", "SnapBoat"),
        ("CPTR-OIR destroyed the bridge.", "CPTR-OIR"),
        ("A loan came from the CPTR.", "CPTR"),
        ("The CPTR said so.", "CPTR"),
        ("The Quarnet organisation met.", "Quarnet"),
        ("Quarnet.com agreed to it.", "Quarnet.com"),
        ("United Airlines agreed to it.", "United Airlines"),
        ("It is for the Commission on Harbour Noise to say.", "Commission on Harbour Noise"),
        ("Big Boat said no. She works at Big Boat.", "Big Boat"),
    ],
)
def test_organisations(text: str, name: str) -> None:
    assert names(text).get(name) == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "The Brazillian coast is long.",
        "In the film Quendar a boat sinks.",
        "A novel called “Quendar” sells well.",
        "His thesis, Quendar (1987), is forgotten.",
        "He bought an Orbit XL today.",
        "She sang a Quendar and slept.",
        "The Norwegian boat and a French bridge.",
        "A Franco-German bridge was built for US$ 20.",
        "The tag #Quendar and @Quendar agreed.",
        "Many NGOs agreed.",
        "A Quendar post of hers was read.",
    ],
)
def test_adjectives_works_and_things_are_nobody(text: str) -> None:
    assert names(text) == {}


Roles = list[tuple[str, str | None, bool]]


@pytest.mark.parametrize(
    ("text", "roles", "country"),
    [
        ("Then the Attorney General, Ann Lee, spoke.", [("Attorney General", None, False)], None),
        ("The prime minister-designate Ann Lee spoke.", [("prime minister-designate", None, False)], None),
        ("President-elect Ann Lee spoke.", [("President-elect", None, False)], None),
        ("Nato secretary general Ann Lee spoke.", [("secretary general", "Nato", False)], None),
        ("Mayor of Sydney Ann Lee spoke.", [("Mayor", "Sydney", False)], None),
        ("President Ann Lee of Norway spoke.", [("President", "Norway", False)], "NO"),
        ("Labour MP Ann Lee spoke.", [("MP", "Labour", False)], None),
        ("In Rome Ann Lee MP spoke.", [("MP", None, False)], None),
        ("French lawyer Ann Lee spoke.", [("lawyer", None, False)], "FR"),
        ("In Rome Ann Lee, who is deputy head of Elm Bank, spoke.", [("deputy head", "Elm Bank", False)], None),
        ("In Rome Ann Lee, co-founder of the charity Elm Aid, spoke.", [("co-founder", "Elm Aid", False)], None),
        ("In Rome Ann Lee, 45, a former mayor of Elmham, spoke.", [("mayor", "Elmham", True)], None),
        ("In Rome Ann Lee, president and chief executive of Elm Foods, spoke.",
         [("president", "Elm Foods", False), ("chief executive", "Elm Foods", False)], None),
        ("In Rome Ann Lee, Norway’s foreign minister, spoke.", [("foreign minister", "Norway", False)], "NO"),
    ],
)  # fmt: skip
def test_roles(text: str, roles: Roles, country: str | None) -> None:
    person = actors(text)["Ann Lee"]
    assert [(role.title, role.of, role.former) for role in person.roles] == roles
    assert person.country == country


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The Confederation of Port Owners (CPTO) met. CPTO spoke.", "Confederation of Port Owners",
         ["Confederation of Port Owners", "CPTO", "CPTO"]),
        ("A report by CEQ (Nordic Harbour Conference) is out. CEQ spoke.", "Nordic Harbour Conference",
         ["CEQ", "Nordic Harbour Conference", "CEQ"]),
        ("Elm Foods Ltd fell. The company said it was sorry.", "Elm Foods Ltd", ["Elm Foods Ltd", "The company"]),
        ("The Quarnet organisation met. Quarnet spoke.", "Quarnet", ["The Quarnet organisation", "Quarnet", "Quarnet"]),
        ("Ann Lee spoke. Lee left. Her brother Bo Lee stayed. Lee came back.", "Ann Lee",
         ["Ann Lee", "Lee", "Her", "Lee"]),
        ("Ford Motor Company fell. Henry Ford spoke. Ford said he would go.", "Henry Ford",
         ["Henry Ford", "Ford", "he"]),
        ("Ford Motor Company fell. Henry Ford spoke. The Ford shares fell.", "Ford Motor Company",
         ["Ford Motor Company", "Ford"]),
        ("Omar Aziz, a boy of ten, slept. On Monday the boy left.", "Omar Aziz",
         ["Omar Aziz", "a boy of ten", "the boy"]),
        ("Attorney General Ann Lee spoke. The attorney general left.", "Ann Lee", ["Ann Lee", "The attorney general"]),
        ("Al-Masri left. Khalid al-Masri spoke.", "Khalid al-Masri", ["Al-Masri", "Khalid al-Masri"]),
    ],
)  # fmt: skip
def test_one_actor_all_mentions(text: str, name: str, expected: list[str]) -> None:
    assert mentions(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ann Lee met her brother Bo Lee. Bo spoke.", "Ann Lee", ["Ann Lee", "her"]),
        ("Ann Lee is a girl. Ida Holm is a girl. The girl left.", "Ann Lee", ["Ann Lee", "a girl"]),
        ("Ann Lee and Bo Lee met. Lee left.", "Ann Lee", ["Ann Lee"]),
        ("Elm’s party met. Then the Elm Bank spoke.", "Elm Bank", ["Elm Bank"]),
        ("Elm Foods Ltd and Oak Boats Ltd fell. The company said so.", "Elm Foods Ltd", ["Elm Foods Ltd"]),
        ("Ann Lee, a minister, met Bo Dahl, a minister. The minister left.", "Ann Lee", ["Ann Lee", "a minister"]),
    ],
)
def test_what_stays_apart(text: str, name: str, expected: list[str]) -> None:
    assert mentions(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A spokesman for the ministry said so.", "spokesman", "person"),
        ("Two officials from Oslo left.", "Two officials", "group"),
        ("European leaders agreed.", "European leaders", "group"),
        ("A French lawyer said so.", "French lawyer", "person"),
        ("Residents blocked the road.", "Residents", "group"),
        ("Germany’s government fell.", "Germany’s government", "organisation"),
    ],
)
def test_actors_without_a_name(text: str, name: str, kind: str) -> None:
    assert actors(text)[name].kind == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Labour's leader, Ann Lee, spoke.", "Labour", "organisation"),
        ("Turkey said it would go.", "Turkey", "country"),
        ("Labour is cheap here. He joined Labour.", "Labour", "organisation"),
        ("The director, June Halloran, spoke.", "June Halloran", "person"),
        ("April Holt said no.", "April Holt", "person"),
        ("Peace in the disputed Amber Valley was near.", "Amber Valley", "place"),
    ],
)
def test_a_first_word_or_a_month_is_a_name_where_something_tells(text: str, name: str, kind: str) -> None:
    assert names(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Labour is cheap here. Voters like it.", "Labour"),
        ("In June Tom Hale left.", "June Tom Hale"),
        ("On Monday, June sales fell.", "June"),
        ("The Conservatives accused Labour of theft.", "Conservatives accused"),
        ("At least 140 people left.", "least 140 people"),
    ],
)
def test_and_none_where_nothing_does(text: str, name: str) -> None:
    assert name not in actors(text)


def test_american_titles_are_short_for_offices() -> None:
    text = "Gov. Ellen Stroud's office said no. On Monday the governor left. The senator stayed."
    assert mentions(text, "Ellen Stroud") == ["Ellen Stroud", "the governor"]


def test_a_party_has_its_ministers() -> None:
    (role,) = actors("Labour's shadow transport minister, Gareth Pugh, spoke.")["Gareth Pugh"].roles
    assert (role.title, role.of) == ("shadow transport minister", "Labour")


def test_an_office_is_nobodys_where_another_is_open_too() -> None:
    told = "Sir Oliver Hart told us so. The PM is clear."
    assert mentions(told, "Oliver Hart") == ["Oliver Hart", "The PM"]
    open_too = f"MPs will vote, the Commons Speaker said. {told}"
    assert mentions(open_too, "Oliver Hart") == ["Oliver Hart"]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Public Works Minister Rakesh Bhandari spoke.", "Rakesh Bhandari", "Public Works Minister"),
        ("The former minister Sir Edward Crane spoke.", "Edward Crane", "minister"),
    ],
)
def test_titles_are_whole(text: str, name: str, title: str) -> None:
    assert [role.title for role in actors(text)[name].roles] == [title]
