"""ninjs, held to IPTC's schema; with the extension, to ours, which refers to theirs."""

import io
import json
import os
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from newsmodel_linked.ninjs import SCHEMA, extension, instant
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

import newsmodel
from newsmodel import Actor, Article, Caption, Dateline, Mention, Proposal, Quote, Reference, Span, Stance
from newsmodel.testing.strategies import articles

ROOT = Path(__file__).parents[3]
STANDARDS = Path(os.environ.get("NEWSMODEL_STANDARDS") or ROOT.parent / "shared" / "standards") / "ninjs"
needs_schema = pytest.mark.skipif(not STANDARDS.exists(), reason="the schema of ninjs is not there")

FORMATS = jsonschema.FormatChecker(formats=())
FORMATS.checks("uri")(
    lambda value: not isinstance(value, str) or bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$", value))
)
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@FORMATS.checks("date-time", raises=ValueError)
def is_time(value: Any) -> bool:
    return not isinstance(value, str) or bool(TIME.fullmatch(value) and datetime.fromisoformat(value))


@cache
def validators() -> tuple[jsonschema.Draft202012Validator, jsonschema.Draft202012Validator]:
    """Of the standard, and of the standard with the extension; nothing is asked of the network."""
    schema = json.loads((STANDARDS / "ninjs-schema_3.1.json").read_text("utf-8"))
    known = {schema["$id"]: schema, "https://geojson.org/schema/GeoJSON.json": {}}
    registry = Registry().with_resources((name, Resource(value, DRAFT202012)) for name, value in known.items())
    strict, extended = (
        jsonschema.Draft202012Validator(one, registry=registry, format_checker=FORMATS) for one in (schema, extension())
    )
    return strict, extended


def news_objects(batch: Any, **options: Any) -> list[Any]:
    stream = io.BytesIO()
    newsmodel.write(batch, stream, "ninjs", **options)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@needs_schema
def test_the_schema_accepts_the_seeds():
    paths = sorted((ROOT / "seeds").glob("*/input.txt"))
    seeds = [newsmodel.extract(next(newsmodel.read(path))) for path in paths]
    strict, extended = validators()
    for one in news_objects(seeds):
        strict.validate(one)
    for one in news_objects(seeds, extended=True):
        extended.validate(one)
        assert newsmodel.loads(json.dumps(one["newsmodel"])) in seeds


@needs_schema
@given(articles())
@settings(max_examples=20, deadline=None)
def test_the_schema_accepts_any_article(article):
    strict, extended = validators()
    (plain,), (more,) = news_objects(article), news_objects(article, extended=True)
    strict.validate(plain)
    extended.validate(more)
    assert newsmodel.loads(json.dumps(more["newsmodel"])) == article


TEXT = "Ann Lee told Elm Council “Go on”. Critics oppose the plan not to close by 2031."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words), words)


STORY = Article(
    id="s",
    text=TEXT,
    title="Ports",
    url="https://example.org/a",
    published="2030-06-01T12:00:00+01:00",
    modified="2030-06-02",
    authors=("Bo Elm", "Cy Oak"),
    keywords=("ports",),
    section="Trade",
    publisher="The Paper",
    dateline=Dateline("ELM", "Press Co"),
    captions=(Caption("A port", "Bo Elm"),),
    actors=(
        Actor(id="ann", name="Ann Lee", kind="person", mentions=(Mention(0, 7, "Ann Lee"),)),
        Actor(id="elm", name="Elm Council", kind="organisation", mentions=(Mention(13, 24, "Elm Council"),)),
        Actor(id="critics", name="critics", kind="group"),
    ),
    quotes=(
        Quote(
            id="q",
            kind="direct",
            content=(span("Go on"),),
            speaker=Reference(("ann",)),
            addressee=Reference(("elm",)),
        ),
    ),
    proposals=(
        Proposal(
            id="p",
            act="plan",
            action=span("close"),
            polarity="negative",
            modality="will",
            proposer=Reference((), span("Ann Lee")),
            stances=(Stance(Reference(("critics",)), "oppose", span("oppose")),),
        ),
    ),
)


@needs_schema
@pytest.mark.parametrize(
    "change",
    [
        lambda n: n.pop("uri"),
        lambda n: n.update(uri="no address"),
        lambda n: n.update(quotes=[]),
        lambda n: n.update(firstCreated="2030-06-01"),
        lambda n: n.update(type="story"),
        lambda n: n.update(people=[{"name": "Ann", "role": "mayor"}]),
        lambda n: n["bodies"][0].pop("value"),
        lambda n: n["associations"][0].pop("name"),
        lambda n: n["associations"][1].update(speaker="Ann Lee"),
        lambda n: n.update(newsmodel={}),
    ],
)
def test_what_is_spoiled_is_refused(change):
    (one,) = news_objects(STORY)
    strict, _ = validators()
    assert strict.is_valid(one)
    change(one)
    assert not strict.is_valid(one)


@needs_schema
def test_the_extension_allows_nothing_else():
    (one,) = news_objects(STORY, extended=True)
    _, extended = validators()
    extended.validate(one)
    assert not extended.is_valid({**one, "quotes": []})
    assert not extended.is_valid({**one, "newsmodel": {"text": 3}})
    assert not extended.is_valid({key: value for key, value in one.items() if key != "newsmodel"})


def test_a_story_property_by_property():
    (one,) = news_objects(STORY)
    assert (one["uri"], one["type"], one["by"], one["located"]) == ("urn:newsmodel:s", "text", "Bo Elm, Cy Oak", "ELM")
    assert one["standard"] == {"name": "ninjs", "version": "3.1", "schema": SCHEMA}
    assert (one["firstCreated"], one["edNote"]) == ("2030-06-01T12:00:00+01:00", "modified 2030-06-02")
    assert one["bodies"] == [{"role": "main", "contentType": "text/plain", "value": TEXT}]
    assert one["people"] == [{"name": "Ann Lee", "rel": "mentions", "uri": "urn:newsmodel:s#actor:ann"}]
    assert [entry["name"] for entry in one["organisations"]] == ["Elm Council"]
    assert [(entry["name"], entry["rel"]) for entry in one["subjects"]] == [("Trade", "section"), ("ports", "keyword")]
    assert one["infoSources"] == [{"name": "The Paper", "role": "publisher"}, {"name": "Press Co", "role": "agency"}]
    picture, quote, proposal = one["associations"]
    assert (picture["type"], picture["by"], picture["descriptions"][0]["value"]) == ("picture", "Bo Elm", "A port")
    assert (quote["type"], quote["rel"], quote["by"]) == ("component", "state", "Ann Lee")
    assert quote["bodies"] == [{"role": "state", "contentType": "text/plain", "value": "Go on"}]
    assert quote["people"][0]["rel"] == "speaker"
    assert quote["organisations"][0]["rel"] == "addressee"
    assert (proposal["rel"], proposal["by"], proposal["subjects"][0]["rel"]) == ("plan-not", "Ann Lee", "oppose")


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (None, None),
        ("2030-06-01", None),
        ("2030-06-01T12:00:00", None),
        ("2030-06-01T12:00Z", "2030-06-01T12:00:00+00:00"),
        ("2030-06-01T12:00:00.5-03:30", "2030-06-01T12:00:00.500000-03:30"),
        ("2030-06-01T12:00:00+01:00:30", None),
    ],
)
def test_times_with_an_offset_alone(time, expected):
    assert instant(time) == expected
