"""What is counted, what is drawn, and what falls when."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsmodel_report.dates import Due, due_order, published_bars, spoken_date
from newsmodel_report.picture import FLAT, LETTER, draw
from newsmodel_report.relations import RELATIONS, edges
from newsmodel_report.tallies import Relation, Tallies

import newsmodel
from newsmodel import Actor, Article, Mention, Proposal, Quote, Reference, Span, Stance

TEXT = "Ann told Bob that Cy said “Dee must go”. Eve backs it, Flo does not."
ACTORS = tuple(
    Actor(id=name, name=name, kind="person", mentions=(Mention(TEXT.index(name), TEXT.index(name) + len(name), name),))
    for name in ("Ann", "Bob", "Cy", "Dee", "Eve", "Flo")
)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words), words)


def told(publisher: str | None = None) -> Article:
    return Article(
        text=TEXT,
        publisher=publisher,
        actors=ACTORS,
        quotes=(
            Quote(
                id="1",
                kind="mixed",
                content=(span("Cy said “Dee must go”"),),
                speaker=Reference(("Ann",)),
                addressee=Reference(("Bob",)),
            ),
            Quote(id="2", kind="direct", content=(span("Dee must go"),), speaker=Reference(("Cy",))),
            Quote(id="3", kind="indirect", content=(span("it"),), speaker=Reference((), span("Bob"))),
        ),
        proposals=(
            Proposal(
                id="1",
                act="demand",
                action=span("Dee must go"),
                proposer=Reference(("Cy",)),
                addressees=(Reference(("Dee",)),),
                stances=(
                    Stance(Reference(("Eve",)), "support", span("backs")),
                    Stance(Reference(("Flo",)), "oppose", span("does not")),
                    Stance(Reference(("Cy",)), "support", span("said")),
                ),
            ),
        ),
    )


def test_who_has_to_do_with_whom():
    found = {(edge.source, edge.kind, edge.target, edge.record) for edge in edges(told("The Post"), 7, 5)}
    assert found == {
        ("Ann", "tells", "Bob", "q7"),
        ("Ann", "quotes", "Cy", "q7"),
        ("Ann", "names", "Cy", "q7"),
        ("Ann", "names", "Dee", "q7"),
        ("Cy", "names", "Dee", "q8"),
        ("The Post", "carries", "Ann", "q7"),
        ("The Post", "carries", "Cy", "q8"),
        ("Cy", "wants", "Dee", "p5"),
        ("Eve", "backs", "Cy", "p5"),
        ("Flo", "opposes", "Cy", "p5"),
    }


def test_what_is_counted():
    tallies = Tallies()
    for publisher in ("The Post", "The Post", "The Mail"):
        article = told(publisher)
        tallies.add(article, edges(article, 1, 1), part=1)
    cy, ann = tallies.speakers()
    assert (ann.name, ann.mixed, ann.quotes, ann.proposals) == ("Ann", 3, 3, 0)
    assert (cy.name, cy.direct, cy.quotes, cy.proposals) == ("Cy", 3, 3, 3)
    assert (tallies.articles, tallies.quotes, tallies.unnamed) == (3, 9, 3)
    counts = {(one.source, one.kind, one.target): one.count for one in tallies.relations()}
    assert counts["The Post", "carries", "Ann"] == 2
    assert counts["Flo", "opposes", "Cy"] == 3


def test_whom_the_only_publisher_quotes_goes_without_saying():
    tallies = Tallies()
    tallies.add(told("The Post"), edges(told("The Post"), 1, 1), part=1)
    assert "carries" not in {one.kind for one in tallies.relations()}


def ring(people: int) -> list[Relation]:
    """Each of so many speaks about the next, and a few about the first."""
    names = [f"Somebody of number {n}" for n in range(people)]
    kinds = list(RELATIONS)
    around = [Relation(a, names[(n + 1) % people], "names", "q1", 1, 2) for n, a in enumerate(names)]
    return around + [
        Relation(name, names[0], kinds[n % 5], "p1", 1, 1) for n, name in enumerate(names) if n % 3 == 1 and name
    ]


@pytest.mark.parametrize("people", [2, 3, 5, 8, 12, 13, 25, 40])
def test_no_two_names_lie_on_each_other_and_all_are_within_the_picture(people):
    picture = draw(ring(people), 40)
    assert len(picture.nodes) == picture.people == people
    if people > FLAT:
        # As spokes: apart by more than the height of a line where they begin, and further outwards.
        gaps = [
            math.dist((a.label_x, a.label_y), (b.label_x, b.label_y))
            for a, b in zip(picture.nodes, picture.nodes[1:] + picture.nodes[:1], strict=True)
        ]
        assert min(gaps) > 16
    else:
        boxes = [box(node) for node in picture.nodes]
        for number, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[number + 1 :]:
                assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    for node in picture.nodes:
        reach = len(node.label) * LETTER
        for end in (0, reach if node.anchor == "start" else -reach if node.anchor == "end" else 0):
            turn = math.radians(node.turn)
            assert abs(node.label_x + end * math.cos(turn)) <= picture.width / 2
            assert abs(node.label_y + end * math.sin(turn)) <= picture.height / 2


def box(node) -> tuple[float, float, float, float]:
    wide = len(node.label) * LETTER
    left = {"start": 0, "middle": wide / 2, "end": wide}[node.anchor]
    return node.label_x - left, node.label_y - 7, node.label_x - left + wide, node.label_y + 7


def test_of_many_the_most_frequent_are_drawn_and_each_has_a_line():
    relations = [Relation(f"a{n}", f"b{n}", "backs", "p1", 1, 200 - n) for n in range(100)]
    picture = draw(relations, 40)
    assert (len(picture.nodes), picture.people) == (40, 200)
    assert {node.name for node in picture.nodes} == {f"{side}{n}" for side in "ab" for n in range(20)}
    assert {line.source for line in picture.lines} | {line.target for line in picture.lines} == set(range(40))


def test_the_same_relations_make_the_same_picture():
    assert draw(ring(30), 40) == draw(ring(30), 40)


def test_nothing_to_draw():
    assert draw([], 40).nodes == []


@pytest.mark.parametrize(
    ("moment", "spoken"),
    [
        (None, None),
        ("2030", "2030"),
        ("2030-06", "June 2030"),
        ("2030-06-01", "1 June 2030"),
        ("2025-03-05T16:42:00+01:00", "5 March 2025, 16:42"),
    ],
)
def test_dates_as_people_write_them(moment, spoken):
    assert spoken_date(moment) == spoken


def test_a_year_is_over_after_its_days():
    days = ["2026", "2025", "2025-12-31", "2025-02", "2025-02-28"]
    ordered = sorted((Due(day, 1, "", None, "") for day in days), key=due_order)
    assert [due.date for due in ordered] == ["2025-02-28", "2025-02", "2025-12-31", "2025", "2026"]


@given(st.lists(st.dates().map(str), min_size=2))
def test_every_article_is_in_one_bar(days):
    bars = published_bars(days)
    if bars:
        assert [bar.place for bar in bars] == list(range(len(bars)))
        assert sum(bar.count for bar in bars) == len(days)
    else:
        assert len(set(days)) == 1


def test_bars_are_as_fine_as_there_is_room():
    assert [bar.label for bar in published_bars(["2025-03-01", "2025-03-03T10:00:00"])] == [
        "1 March 2025",
        "2 March 2025",
        "3 March 2025",
    ]
    assert [bar.count for bar in published_bars(["2025-01-31", "2025-06-01"])] == [1, 0, 0, 0, 0, 1]
    assert published_bars(["2015-01-31", "2025-06-01"])[0].label == "2015"


def test_the_option_of_the_title_is_told_by_name(tmp_path):
    newsmodel.write(told(), tmp_path / "a.html", format="report", title="The week & more")
    assert "<h1><bdi>The week &amp; more</bdi></h1>" in (tmp_path / "a.html").read_text("utf-8")
