"""The example plugin, run by itself and as installed."""

import pytest
from newsmodel_example import HANDLES

from newsmodel import Article, Pipeline, build_registry


def handles(text: str, **options: object) -> dict[str, list[str]]:
    article = Pipeline([HANDLES], options={"example-handles": options})(Article(text=text))
    return {actor.name: [mention.text for mention in actor.mentions] for actor in article.actors}


def test_every_handle_is_one_actor() -> None:
    assert handles("@elm_port and @Roe met; @Elm_Port won.") == {
        "@elm_port": ["@elm_port", "@Elm_Port"],
        "@Roe": ["@Roe"],
    }


@pytest.mark.parametrize("text", ["", "ann@example.org wrote", "a @ b", "@x"])
def test_what_is_no_handle(text: str) -> None:
    assert handles(text) == {}


def test_the_kind_is_an_option() -> None:
    (actor,) = Pipeline([HANDLES], options={"example-handles": {"kind": "group"}})(Article(text="@elm")).actors
    assert actor.kind == "group"
    assert (actor.by, actor.rule) == ("example-handles", "handle")


def test_it_is_found_when_installed() -> None:
    registry = build_registry()
    assert "example-handles" in [extractor.name for extractor in registry.extractors]
    assert not registry.faults
