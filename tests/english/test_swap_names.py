"""The measure of names from other cultures: what it swaps and what it leaves alone."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

SPEC = importlib.util.spec_from_file_location("swap_names", Path(__file__).with_name("swap_names.py"))
assert SPEC is not None
assert SPEC.loader is not None
swap_names = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(swap_names)

TEXT = (
    "Mayor Ann Lee met Bo van Dahl. Lee thanked him, and Ann left.\n"
    "Van Dahl stayed at the Lee Museum. Student Ann Lee won."
)
ANN, BO = "Ann Lee", "Bo van Dahl"


def mention(text: str, start: int, kind: str = "name", core: str | None = None) -> dict[str, Any]:
    begin = TEXT.index(text, start)
    found: dict[str, Any] = {"start": begin, "end": begin + len(text), "text": text, "mention_type": kind}
    if core:
        found["core"] = [begin + text.index(core), begin + text.index(core) + len(core)]
    return found


def article() -> dict[str, Any]:
    ann = [
        mention("Mayor Ann Lee", 0, core=ANN),
        mention("Lee", 30),
        mention("Ann", 44),
        mention("Student Ann Lee", 60, "nominal"),
    ]
    bo = [mention(BO, 0), mention("him", 0, "pronoun"), mention("Van Dahl", 60)]
    museum = [mention("Lee Museum", 60)]
    kinds = (("person", ann), ("person", bo), ("organisation", museum))
    return {"id": "1", "text": TEXT, "actors": [{"kind": kind, "name": "", "mentions": m} for kind, m in kinds]}


@pytest.mark.parametrize("culture", swap_names.CULTURES)
def test_every_form_of_a_name_is_swapped_and_nothing_else(culture: str) -> None:
    swapped = swap_names.swapped(article(), swap_names.CULTURES[culture])
    name = swap_names.CULTURES[culture].name(0, "m")
    ann = [m["text"] for m in swapped["actors"][0]["mentions"]]
    assert [text.lower() for text in ann] == [
        f"mayor {name.full}".lower(), name.later.lower(), name.first.lower(), f"student {name.full}".lower()
    ]  # fmt: skip
    assert "the Lee Museum" in swapped["text"]
    assert "thanked him" in swapped["text"]
    assert swapped["text"].count("\n") == 1


@pytest.mark.parametrize("culture", swap_names.CULTURES)
def test_offsets_hold(culture: str) -> None:
    swapped = swap_names.swapped(article(), swap_names.CULTURES[culture])
    for actor in swapped["actors"]:
        for each in actor["mentions"]:
            assert swapped["text"][each["start"] : each["end"]] == each["text"]
            if "core" in each:
                assert each["text"].endswith(swapped["text"][slice(*each["core"])])


@given(st.sampled_from(sorted(swap_names.CULTURES)), st.sampled_from("fm"))
def test_the_first_persons_of_an_article_have_names_of_their_own(culture: str, gender: str) -> None:
    names = {swap_names.CULTURES[culture].name(number, gender).full for number in range(7)}
    assert len(names) == 7


def test_a_sentence_begins_with_a_capital() -> None:
    assert "El Fassi. Al-Dabbagh thanked" in swap_names.swapped(article(), swap_names.CULTURES["Arabic"])["text"]
