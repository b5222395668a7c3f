"""Web Annotations, held to the working group's own assertions."""

import io
import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

import newsmodel
from newsmodel import Actor, Article, Mention, Quote, Reference, Span
from newsmodel.model.walk import spans
from newsmodel.testing.strategies import articles

ROOT = Path(__file__).parents[3]
STANDARDS = Path(os.environ.get("NEWSMODEL_STANDARDS") or ROOT.parent / "shared" / "standards") / "web-annotation"
needs_assertions = pytest.mark.skipif(not STANDARDS.exists(), reason="the assertions of Web Annotation are not there")

FORMATS = jsonschema.FormatChecker(formats=())
FORMATS.checks("uri")(
    lambda value: not isinstance(value, str) or bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S*$", value))
)


@cache
def assertions() -> dict[str, jsonschema.Draft4Validator]:
    """What an annotation must be, by the name of the assertion."""
    shared = [json.loads(path.read_text("utf-8")) for path in sorted((STANDARDS / "definitions").glob("*.json"))]
    registry = Registry().with_resources((one["id"], Resource(one, DRAFT4)) for one in shared)
    musts = json.loads((STANDARDS / "annotations" / "annotationMusts.test").read_text("utf-8"))["assertions"]
    schemas = {name: json.loads((STANDARDS / name).read_text("utf-8")) for name in musts}
    return {
        name: jsonschema.Draft4Validator(schema, registry=registry, format_checker=FORMATS)
        for name, schema in schemas.items()
    }


def broken(annotation: Any) -> list[str]:
    """The assertions that an annotation does not meet."""
    return [name for name, validator in assertions().items() if not validator.is_valid(annotation)]


def written(batch: Any, **options: Any) -> bytes:
    stream = io.BytesIO()
    newsmodel.write(batch, stream, "web-annotation", **options)
    return stream.getvalue()


def annotations(batch: Any, **options: Any) -> list[Any]:
    return [json.loads(line) for line in written(batch, **options).splitlines()]


def shape(value: Any) -> Any:
    """What is left of an annotation without its words: those of one shape are all valid or none."""
    if isinstance(value, dict):
        return tuple((key, shape(inner)) for key, inner in value.items())
    return tuple(map(shape, value)) if isinstance(value, list) else type(value)


@needs_assertions
def test_the_seeds_meet_every_assertion():
    paths = sorted((ROOT / "seeds").glob("*/input.txt"))
    found = annotations(newsmodel.extract(next(newsmodel.read(path))) for path in paths)
    assert len(assertions()) > 50
    assert len(found) > 1000
    assert [broken(one) for one in {shape(one): one for one in found}.values() if broken(one)] == []


@needs_assertions
@given(articles())
@settings(max_examples=15, deadline=None)
def test_any_article_meets_every_assertion(article):
    for options in ({}, {"about": "page"}):
        found = annotations(article, **options)
        assert [broken(one) for one in {shape(one): one for one in found}.values() if broken(one)] == []


TEXT = "🌍 Ann Lee said 🌍 “Go on”.\nShe left."
START = TEXT.index("Go on")
STORY = Article(
    id="s",
    text=TEXT,
    url="https://example.org/a",
    language="en",
    actors=(Actor(id="ann", by="me", name="Ann Lee", kind="person", mentions=(Mention(2, 9, "Ann Lee"),)),),
    quotes=(
        Quote(
            id="q",
            kind="direct",
            content=(Span(START, START + 5, "Go on"),),
            cue=Span(10, 14, "said"),
            speaker=Reference(("ann",), Span(2, 9, "Ann Lee")),
        ),
    ),
)


@needs_assertions
@pytest.mark.parametrize(
    "change",
    [
        lambda a: a.pop("@context"),
        lambda a: a.pop("id"),
        lambda a: a.update(id="no address"),
        lambda a: a.update(type="Note"),
        lambda a: a.pop("target"),
        lambda a: a.update(bodyValue="x"),
        lambda a: a.update(body=3),
        lambda a: a["target"].pop("source"),
        lambda a: a["target"]["selector"][0].update(start=-1),
        lambda a: a["target"]["selector"][0].pop("end"),
        lambda a: a["target"]["selector"][1].pop("exact"),
        lambda a: a["target"]["selector"][0].update(type="Selector"),
    ],
)
def test_what_is_spoiled_is_refused(change):
    annotation = annotations(STORY)[0]
    assert broken(annotation) == []
    change(annotation)
    assert broken(annotation)


def test_every_span_has_an_annotation_that_finds_it():
    found = annotations(STORY)
    wanted = [span for record in (*STORY.actors, *STORY.quotes) for _, span in spans(record)]
    assert len({one["id"] for one in found}) == len(found) == len(wanted) == 4
    for one, span in zip(found, wanted, strict=True):
        position, quoted = one["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quoted["exact"] == span.text
        assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in TEXT
        assert one["target"]["source"]["id"] == "urn:newsmodel:s"
        assert one["target"]["scope"] == "https://example.org/a"


def test_who_speaks_is_in_the_bodies():
    mention, speaker, cue, content = annotations(STORY)
    assert mention["creator"] == {"type": "Software", "name": "me"}
    ann = {"type": "SpecificResource", "source": "urn:newsmodel:s#actor:ann", "purpose": "identifying"}
    assert ann in mention["body"]
    assert ann in speaker["body"]
    assert speaker["motivation"] == "identifying"
    tags = [[body["value"] for body in one["body"] if body["purpose"] == "tagging"] for one in (mention, cue, content)]
    assert tags == [
        ["actor", "person"],
        ["quote", "cue", "state", "direct"],
        ["quote", "content", "state", "direct"],
    ]
    assert content["body"][-1]["value"] == "said by Ann Lee: Go on"


def test_a_page_is_given_the_words_alone():
    for one in annotations(STORY, about="page"):
        assert one["target"]["source"] == "https://example.org/a"
        assert one["target"]["selector"]["type"] == "TextQuoteSelector"


@pytest.mark.parametrize("batch", [[], [STORY], [STORY, Article(text="Nothing."), Article(text=TEXT)]])
def test_a_collection_counts_its_annotations(batch):
    collection = json.loads(written(batch, collection=True))
    lines = annotations(batch)
    assert (collection["type"], collection["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert collection["total"] == len(lines)
    assert [{"@context": collection["@context"], **item} for item in collection["first"]["items"]] == lines
