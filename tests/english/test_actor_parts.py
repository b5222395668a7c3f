"""The tables and helpers that names and descriptions are found with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel.english.actors.capitals import name_tags
from newsmodel.english.actors.clusters import cluster
from newsmodel.english.actors.descriptions import Description, _outside
from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.evidence import INNER_CAPITAL
from newsmodel.english.actors.heads import heads
from newsmodel.english.actors.kinds import settle_kinds
from newsmodel.english.actors.names import FEW, find_names
from newsmodel.english.actors.nominals import body_nouns
from newsmodel.english.actors.openings import FAR, Openings, opening_length
from newsmodel.english.actors.runs import LONG, RUN, RUN_WITHOUT_PARTICLES, pieces
from newsmodel.english.actors.words import entries, vocabulary
from newsmodel.english.grammar.frames import read
from newsmodel.english.grammar.tags import LONGEST_WORD
from newsmodel.model import Role


def openings(text: str) -> Openings:
    frame = read(text).plain
    return Openings(frame, frame.tags)


def test_phrases_are_known_by_their_first_two_words() -> None:
    known = vocabulary()
    for phrase in known.phrases:
        first, second, *_ = words = phrase.split(" ")
        lengths = known.lengths[first][second]
        assert len(words) in lengths
        assert list(lengths) == sorted(lengths, reverse=True)


def test_what_follows_a_word_in_the_phrases_of_roles() -> None:
    for phrase in heads().phrases:
        words = phrase.split()
        for place, word in enumerate(words[1:]):
            assert word in heads().followers[words[place]]


def test_bodies_are_asked_for_by_the_nouns_of_one_body() -> None:
    assert {"ministry", "company", "council"} <= body_nouns()
    assert body_nouns().isdisjoint(("minister", "companies", "the"))
    assert all(noun.islower() for noun in body_nouns())


def test_a_draft_keeps_the_first_mention_of_a_place() -> None:
    frame = read("It met the head of Elm.").plain
    draft = Draft("Ann Lee", "person", "person")
    draft.mention(frame, 2, 4, "nominal")
    draft.mention(frame, 2, 4, "pronoun")
    (mention,) = draft.mentions.values()
    assert (mention.start, mention.end, mention.text, mention.kind) == (7, 15, "the head", "nominal")


def test_an_actor_has_its_fullest_name_and_the_mentions_of_all_in_order() -> None:
    frame = read(
        "Later Ms Lee met the owners. Ann Lee said no. Ann Beth Lee left. Lee stayed. The Elm Bank (EB) paid. EB left."
    ).plain
    found = find_names(frame)
    drafts = cluster(settle_kinds(frame, found.tags, found.names), found.tags)
    said = [(draft.name, [mention.text for mention in draft.mentions.values()]) for draft in drafts]
    assert said == [("Ann Beth Lee", ["Lee", "Ann Lee", "Ann Beth Lee", "Lee"]), ("Elm Bank", ["Elm Bank", "EB", "EB"])]


def test_a_draft_keeps_the_role_that_says_more() -> None:
    draft = Draft("Ann Lee", "person", "person")
    for role in (Role("mayor"), Role("chair"), Role("Mayor", "Elm"), Role("mayor"), Role("mayor", "Oak")):
        draft.add_role(role)
    assert draft.roles == (Role("Mayor", "Elm"), Role("chair"), Role("mayor", "Oak"))


def test_entries_answer_for_any_word_and_remember_short_ones() -> None:
    known = entries()
    long = "Q" + "u" * LONGEST_WORD
    assert known["Quorvix"].letter == known[long].letter == "W"
    assert known["Norway"] is vocabulary().words["Norway"]
    assert "Quorvix" in known
    assert long not in known


@pytest.mark.parametrize("filling", ["", "x " * FAR])
def test_a_word_stands_elsewhere_in_lower_case_only_whole(filling: str) -> None:
    found = openings("The household left. A mill burned. " + filling)
    assert found.is_lower_elsewhere("mill")
    assert not found.is_lower_elsewhere("house")
    assert not found.is_lower_elsewhere("quorvix")


@pytest.mark.parametrize(
    ("text", "word", "begins"),
    [
        ("Ann left.", "Ann", True),
        ("It rained. Ann left.", "Ann", True),
        ("It rained.\n- (Ann left.)", "Ann", True),
        ("It rained.\n\n* “Ann left.", "Ann", True),
        ("The mill said: Ann left.", "Ann", True),
        ("The mill said “Ann left”.", "Ann", True),
        ("The mill (Ann left) burned.", "Ann", False),
        ("The mill of Ann burned.", "Ann", False),
    ],
)
def test_where_a_capital_says_that_a_sentence_begins(text: str, word: str, begins: bool) -> None:
    found = openings(text)
    assert found.begins(found.words.index(word)) is begins


def test_headlines_with_a_capital_on_every_word_are_told_from_lists_of_names() -> None:
    found = openings("Mill Owner Wins New Trial\n\nAnn Lee, Bob Wood, Tor Haug, Elm Mill left.")
    assert found.words.index("Wins") in found.headlines
    assert found.words.index("Bob") not in found.headlines


@given(st.text("NNNNDfic'_yqs#", max_size=30))
def test_runs_are_the_same_where_no_particle_can_open_one(tags: str) -> None:
    spans = [match.span() for match in RUN.finditer(tags)]
    assert [match.span() for match in RUN_WITHOUT_PARTICLES.finditer(tags)] == spans


@pytest.mark.parametrize(
    ("text", "inner"),
    [("YouTube", True), ("Orbit7", True), ("McDonald", False), ("DeLillo", False), ("Tor Haug", False), ("ELM", False)],
)
def test_capitals_inside_names_that_are_made_up(text: str, inner: bool) -> None:
    assert (INNER_CAPITAL.search(text) is not None) is inner


@pytest.mark.parametrize(
    ("letters", "word", "length"),
    [
        ("c", "Then", 1),
        ("cW", "Then", 1),
        ("cH", "Trade", 0),
        ("W+W", "Mills", 2),
        ("WW", "Quorvix", 0),
        ("G", "Ann", 0),
    ],
)
def test_how_many_units_a_name_begins_with_that_are_none_of_it(letters: str, word: str, length: int) -> None:
    assert opening_length(letters, word, openings("The mills burned.")) == length


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("It met Wael bin Sultan.", "bin", "p"),
        ("It met Anna van der Elm.", "der", "p"),
        ("The bin Sultan used.", "bin", "n"),
        ("It met Tor A. Haug.", "A", "N"),
        ("It met Kirk M. Bart.", ".", "_"),
        ("It met al-Assad.", "al-Assad", "N"),
        ("United Airlines left.", "United", "N"),
    ],
)
def test_capitals_and_particles_inside_names(text: str, word: str, tag: str) -> None:
    frame = read(text).plain
    assert name_tags(frame)[frame.tokens.words.index(word)] == tag


@pytest.mark.parametrize("others", [0, FEW])
def test_a_word_that_stands_first_is_no_name_where_it_is_in_lower_case_elsewhere(others: int) -> None:
    text = "Quorvix left. It met quorvix. Zolmex left a zolmexian. " + "".join(
        f"Brund{chr(ord('a') + number)}k left. " for number in range(others)
    )
    found = [name.text for name in find_names(read(text).plain).names]
    assert "Quorvix" not in found
    assert "Zolmex" in found
    assert len(found) == 1 + others


def test_pieces_are_remembered_for_short_runs_alone() -> None:
    known = pieces()
    assert known["GW"] == (("person", 0, 2),)
    assert known["GW"] is known["GW"]
    assert known["GW" * LONG] == known["GW" * LONG]
    assert "GW" * LONG not in known


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9))), st.lists(st.integers(0, 40), unique=True))
def test_tokens_outside_ranges(ranges: list[tuple[int, int]], places: list[int]) -> None:
    head = heads().nouns["minister"]
    held = [Description(first, first + length, first + length, head) for first, length in sorted(ranges)]
    inside = {place for each in held for place in range(each.first, each.last)}
    assert _outside(held, sorted(places)) == [place for place in sorted(places) if place not in inside]


def test_given_names_that_tell_the_same_share_one_entry() -> None:
    known = vocabulary().words
    assert known["Anna"] is known["Maria"]
    assert known["Anna"].letter == "G"
