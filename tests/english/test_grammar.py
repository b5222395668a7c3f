"""Tags, frames and the data they are made of."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsmodel.english.grammar
from newsmodel.english.grammar import phrases, subjects
from newsmodel.english.grammar.frames import read
from newsmodel.english.grammar.tags import tag
from newsmodel.english.grammar.verbs import cue_verbs, inflections, other_verbs
from newsmodel.text import tokens

FILES = sorted((Path(newsmodel.english.grammar.__file__).parent / "data").glob("*.tsv"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_data_file_says_its_origin_and_licence_and_is_sorted(path: Path) -> None:
    origin, licence, columns, *rest = path.read_text("utf-8").splitlines()
    assert re.fullmatch(r"# Origin: .+\.", origin)
    assert licence == "# Licence: MIT."
    assert columns.startswith("# Columns: ")
    rows = [line for line in rest if not line.startswith("#")]
    assert rows == sorted(set(rows))


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", {"say", "says", "saying"}),
        ("deny", {"denies", "denied", "denying"}),
        ("argue", {"argues", "argued", "arguing"}),
        ("agree", {"agrees", "agreed", "agreeing"}),
        ("stress", {"stresses", "stressed", "stressing"}),
    ],
)
def test_regular_forms(lemma: str, forms: set[str]) -> None:
    assert forms <= {word for _, word in inflections(lemma)}


def test_irregular_and_doubled_forms() -> None:
    assert {word for _, word in inflections("quip", "quipped", "quipped")} == {"quip", "quips", "quipped", "quipping"}
    assert cue_verbs()["said"][0].form == "past"
    assert cue_verbs()["told"][-1].kind == "tell"  # "told off" comes first
    assert "went" in other_verbs()


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("He said that she was ill.", "PsZPbn_"),
        ("The Polish president agreed to go", "DNnstn"),
        ("Ann ’s 3 % plan , not 5", "N'##n,x#"),
        ("Will Smith quickly walked", "NNae"),
    ],
)
def test_tags(text: str, tags: str) -> None:
    assert tag(text.split()) == tags or tag(tokens(text).words) == tags


def test_the_capital_of_a_first_word_says_nothing() -> None:
    assert read("Officials left. Ann left.").plain.tags.startswith("n")


def test_sentences_of_a_frame_lie_end_to_end() -> None:
    assert [tuple(sentence) for sentence in read("A b.\n\nC d. E f.").plain.sentences] == [(0, 3), (3, 8), (8, 11)]


def test_a_quotation_that_asks_is_one_sentence_with_its_attribution() -> None:
    frame = read("“Why now?” Ann asked. “Why not?” He left. “Yes.” Bob said.").folded
    assert [frame.words(*sentence) for sentence in frame.sentences] == [
        "“Why now?” Ann asked.",
        "“Why not?”",
        "He left.",
        "“Yes.”",
        "Bob said.",
    ]


def test_a_quoted_region_is_one_letter() -> None:
    reading = read("He said: “We go. Now.” She left.")
    assert reading.folded.tags == "Ps:QPv."
    assert len(reading.folded.sentences) == 2
    assert len(reading.plain.sentences) == 3
    assert reading.folded.words(3, 4) == "“We go. Now.”"


@given(st.text(st.sampled_from("“”‘’\"'.,!? \nabcABCé漢😀—:;"), max_size=60))
def test_frames_cover_all_tokens_in_order(text: str) -> None:
    reading = read(text)
    for frame in (reading.folded, reading.plain):
        assert len(frame.tags) == len(frame.first) == len(frame.last)
        assert [n for a, b in zip(frame.first, frame.last, strict=True) for n in range(a, b + 1)] == list(
            range(len(frame.tokens.words))
        )
        places = [place for a, b in frame.sentences for place in range(a, b)]
        assert places == list(range(len(frame.tags)))
        for place, region in frame.regions.items():
            assert frame.tags[place] == "Q"
            assert (frame.start(place), frame.end(place)) == (region.start, region.end)
        for place in places:
            assert frame.characters(0, place + 1) == (frame.start(0), frame.end(place))
            assert frame.characters(place, len(places)) == (frame.start(place), frame.end(len(places) - 1))


TAG_STRINGS = st.text(st.sampled_from("DHPOWZKkcBftixaymbhd#NneGvsg'Q._,;:()-q*"), max_size=30)


@given(TAG_STRINGS)
def test_a_phrase_is_looked_for_only_where_its_tags_allow(tags: str) -> None:
    floor = phrases.phrase_floor(tags, 0, len(tags))
    near, anywhere = phrases.SUBJECT_BEFORE.search(tags, floor), phrases.SUBJECT_BEFORE.search(tags)
    assert (near and near.span()) == (anywhere and anywhere.span())
    assert not anywhere or tags[-1] in phrases.PHRASE_ENDS
    near, anywhere = phrases.REDUCED_RELATIVE.search(tags, floor), phrases.REDUCED_RELATIVE.search(tags)
    assert (near and near.span("head")) == (anywhere and anywhere.span("head"))


@given(TAG_STRINGS, st.sampled_from(sorted(subjects.PRONOUNS)))
def test_a_pronoun_before_a_verb_is_its_subject_by_itself(tags: str, pronoun: str) -> None:
    match = phrases.SUBJECT_BEFORE.search(tags + pronoun)
    assert match is not None
    assert match.span() == (len(tags), len(tags) + 1)
    assert not phrases.REDUCED_RELATIVE.search(tags + pronoun)


@given(TAG_STRINGS, st.integers(0, 30), st.integers(0, 30))
def test_no_phrase_is_looked_for_before_the_floor(tags: str, floor: int, place: int) -> None:
    found = phrases.phrase_floor(tags, floor, place)
    assert min(floor, place) <= found <= place


@given(TAG_STRINGS)
def test_helpers_are_what_stands_between_subject_and_verb(tags: str) -> None:
    window = max(0, len(tags) - phrases.MOST_HELPERS)
    match = re.compile(r"(?:[mhbdax]|i?y){1,6}$").search(tags, window)
    assert phrases.helpers_before(tags, 0, len(tags)) == (match.start() if match else len(tags))


@given(TAG_STRINGS, st.sampled_from("nN"), st.integers(0, 30))
def test_a_subject_of_nouns_alone_is_the_phrase_that_is_found(tags: str, last: str, start: int) -> None:
    tags += last
    start = min(start, len(tags) - 1)
    first = subjects._first_of_nouns(tags, start, len(tags))
    if first is not None:
        assert first == phrases.phrase_floor(tags, start, len(tags))
        match = phrases.SUBJECT_BEFORE.search(tags, first)
        assert match is not None
        assert match.start() == first
        assert not {"W", "e", "s", "c"}.intersection(tags[first:])
        assert "W" not in tags[start:first]


def test_a_subject_is_found_as_a_range_and_as_two_numbers() -> None:
    frame = read("Ann Lee, mayor of Elm, said so. Today it rained.").folded
    rained, said = frame.tags.rindex("e"), frame.tags.index("s")
    for place, sentence in ((said, frame.sentences[0]), (rained, frame.sentences[1]), (0, frame.sentences[0])):
        assert subjects.subject_before(frame, sentence, place) == subjects.subject_places(frame, sentence, place)
    found = subjects.subject_before(frame, frame.sentences[0], said)
    assert found is not None
    assert frame.words(*found[1]) == "Ann Lee"
    assert found[1].end == 2
