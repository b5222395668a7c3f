"""What is tried only where its first letter stands: the letter must never keep a match away."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import read
from newsmodel.english.grammar.verbs import cue_verbs
from newsmodel.english.quotes.attributions import cue_verbs_of
from newsmodel.english.quotes.extract import kind_of
from newsmodel.english.quotes.sources import SOURCE_PHRASE, cue_phrases
from newsmodel.english.quotes.spans import CLAUSE_STOP, after_time_or_place
from newsmodel.english.quotes.speakers import RELATIVE_AFTER, RELATIVE_OPENS
from newsmodel.english.quotes.transcripts import LABEL, _label_ends
from newsmodel.english.quotes.uncued import DASH_NAME, DASH_OPENS, OPEN_VERBS

TAG_STRINGS = st.text(st.sampled_from("DHPWZKkcBftixaymbhd#NneGvsgQ._,;-\n"), max_size=20)


@given(TAG_STRINGS)
def test_time_and_place_are_passed_as_by_their_pattern(tags: str) -> None:
    match = phrases.TIME_OR_PLACE.match(tags, 0, len(tags))
    assert after_time_or_place(tags, 0, len(tags)) == (match.end() if match else 0)


@given(TAG_STRINGS)
def test_a_relative_clause_after_a_subject_begins_as_is_said(tags: str) -> None:
    assert not RELATIVE_AFTER.match(tags) or tags.startswith(RELATIVE_OPENS)


@given(TAG_STRINGS)
def test_what_follows_a_quotation_is_told_by_its_first_tag(tags: str) -> None:
    assert not DASH_NAME.match(tags) or tags.startswith(DASH_OPENS)
    for _, shape in OPEN_VERBS:
        assert not shape.match(tags) or not tags.startswith((".", "\n"))


@given(st.text(st.sampled_from('Ann :\t\u00a0\n“"‘.-'), max_size=30))
def test_the_colon_of_every_label_is_among_those_that_can_end_one(text: str) -> None:
    match = LABEL.match(text)
    assert not match or match.end("label") in _label_ends(text)


def test_the_kind_of_a_quotation_is_told_by_the_marks_alone() -> None:
    text = "He said “we go” and “they” stay"
    marks = [9, 14, 21, 25]
    assert [text[9:14], text[21:25]] == ["we go", "they"]
    assert kind_of(marks, [(9, 14)], text) == "direct"
    assert kind_of(marks, [(10, 12)], text) == "direct"
    assert kind_of(marks, [(9, 14), (21, 25)], text) == "direct"
    assert kind_of(marks, [(8, 15)], text) == "direct"
    assert kind_of(marks, [(8, len(text))], text) == "mixed"
    assert kind_of(marks, [(0, 7), (21, 25)], text) == "mixed"
    assert kind_of(marks, [(9, 25)], text) == "mixed"
    assert kind_of(marks, [(0, 7), (27, len(text))], text) == "indirect"


def test_cue_phrases_stand_outside_quotation_marks() -> None:
    frame = read("According to Ann, it is “late according to Bob”.").folded
    assert cue_phrases(frame) == {0: 2}


CUES = "According to|according to|in the words of|In the view of|in the opinion of|as reported by|As first reported by"
BESIDE = st.sampled_from([*CUES.split("|"), *"Ann said to of . , : ( ) - — “ ” Mr. shut 5 \n".split(" ")])


@given(st.lists(BESIDE, max_size=8), st.sampled_from([" ", ""]))
def test_cue_phrases_are_where_their_words_stand(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    frame = read(text).folded
    begins = {frame.start(place): place for place in range(len(frame.tags))}
    found = [match.span() for match in SOURCE_PHRASE.finditer(text) if match.start() in begins]
    assert cue_phrases(frame) == {begins[start]: frame.place(end) for start, end in found}


WORDS = st.sampled_from("Ann said Said saying point pointed Pointing out ruled up road claims SAYS “ ” . it".split())


@given(st.lists(WORDS, max_size=12))
def test_cue_verbs_are_where_their_tags_stand(words: list[str]) -> None:
    frame = read(" ".join(words)).folded
    expected = []
    for place in (place for place, tag in enumerate(frame.tags) if tag in "sg"):
        word, following = frame.word(place), frame.word_at(place + 1)
        cues = cue_verbs().get(word) or cue_verbs().get(word.lower(), ())
        fitting = [cue for cue in cues if cue.particle in (None, following)]
        expected += [(place, cue) for cue in fitting[:1]]
    assert list(cue_verbs_of(frame).items()) == expected


@given(TAG_STRINGS)
def test_a_clause_stops_at_the_first_of_its_stops(tags: str) -> None:
    stops = re.compile(r"[.;\n]|,(?=[Bg])|(?<=Q)(?=[gB])|-(?=B)|[cB](?=a?d)|,c(?=a?m)|,(?=k?[aP]?(?:i[nN]{0,3})?$)")
    assert [m.start() for m in CLAUSE_STOP.finditer(tags)][:1] == [m.start() for m in stops.finditer(tags)][:1]
