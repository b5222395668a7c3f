"""The language that a text evidently is in."""

import pytest

from newsmodel.text.language import evident


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He said that the plan was to be in the hands of the many.", "en"),
        ("Der Plan ist nicht von dem Minister und auch nicht für die Stadt, sagte er.", "de"),
        ("Le ministre est dans la ville avec les gens qui ne sont pas pour le plan.", "fr"),
        ("El ministro no está en la ciudad con los que se van por el plan de la paz.", "es"),
        ("Министр не был в городе, и это на него не похоже, но он как все.", "ru"),
        ("Ministern är inte i staden och det är för att han inte har en plan.", "sv"),
        ("", None),
        ("Short.", None),
        ("12 34 56", None),
        ("Xyzzy plugh frobnicate " * 20 + "the of and to", None),
    ],
)
def test_evident(text: str, language: str | None) -> None:
    assert evident(text) == language


def test_only_the_head_is_read() -> None:
    assert evident("word " * 1000 + "the of and to in that is for on was " * 1000) is None


ENGLISH = "He said that the plan was to be in the hands of the many. "


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH * 20,
        ENGLISH.upper() * 20,
        ENGLISH.title() * 20,
        "Der Plan ist nicht von der Stadt. " * 5 + ENGLISH * 20,
        "Xyzzy plugh frobnicate. " * 50 + ENGLISH * 40,
    ],
)
def test_a_head_that_does_not_tell_is_read_on(text: str) -> None:
    assert evident(text) == "en"
