"""The example plugin, run by itself and as installed."""

import pytest
from hypothesis import strategies as st
from newsmodel_example import HANDLES

from newsmodel import Article, Pipeline, build_registry
from newsmodel.testing import Plain, Story, conformance_test


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


ELSEWHERE = Plain(template="The road along the river is narrow 🌍.")
STORIES = st.lists(st.sampled_from(["@ann_roe", "@Elm", "@mill9"]), min_size=1, max_size=3).map(
    lambda names: Story(
        blocks=tuple(Plain(template="Then {name} wrote.", name=name) for name in names), aside=ELSEWHERE
    )
)
test_in_stories_of_its_own = conformance_test(HANDLES, stories=STORIES, max_examples=20)
