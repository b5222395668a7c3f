"""Label Studio's tasks, held to the configuration that goes with them, and to its own library where that is there."""

import copy
import json
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_annotate.plugin import STUDIO_PARSER
from newsmodel_annotate.scheme import ATTRIBUTES, COLOURS, LINKS
from newsmodel_annotate.studio_config import labelling_config
from newsmodel_annotate.studio_writing import task

import newsmodel
from newsmodel import Actor, Article, Failure, Mention, Quote, Reference, Source, Span
from newsmodel.testing.strategies import articles


@cache
def config() -> dict[str, tuple[str, set[str]]]:
    """By the name of a tag, its kind and the values it has."""
    root = ET.fromstring(labelling_config())
    values = {
        tag.get("name", tag.tag): (tag.tag.lower(), {child.get("value", "") for child in tag})
        for tag in root.iter()
        if tag.tag in ("Labels", "Choices", "Relations")
    }
    assert {tag.get("toName") for tag in root.iter() if tag.get("toName")} == {"text"}
    assert [tag.get("value") for tag in root.iter("Text")] == ["$text"]
    return values


def faults(one: dict[str, Any]) -> list[str]:
    """What in a task does not fit the configuration or the text, in words."""
    text, found, regions = one["data"]["text"], [], set[str]()
    results = [result for kind in ("predictions", "annotations") for p in one.get(kind, []) for result in p["result"]]
    for result in results:
        if result["type"] == "relation":
            found += [f"no relation {name}" for name in result["labels"] if name not in config()["Relations"][1]]
            found += [f"{end} is nowhere" for end in (result["from_id"], result["to_id"]) if end not in regions]
            continue
        kind, values = config().get(result["from_name"], ("", set()))
        value = result["value"]
        if kind != result["type"] or result["to_name"] != "text":
            found.append(f"no tag {result['from_name']} of type {result['type']}")
        if not set(value[result["type"]]) <= values:
            found.append(f"no value {value[result['type']]}")
        if text[value["start"] : value["end"]] != value["text"] or not value["text"]:
            found.append(f"{result['id']} has other words")
        if kind == "labels" and result["id"] in regions:
            found.append(f"{result['id']} is there twice")
        if kind == "choices" and result["id"] not in regions:
            found.append(f"{result['id']} is nowhere")
        regions.add(result["id"])
    return found


def test_the_seeds_fit_the_configuration(seeds):
    assert [faults(task(article)) for article in seeds] == [[] for _ in seeds]


@given(articles())
@settings(max_examples=20, deadline=None)
def test_any_article_fits_the_configuration(article):
    assert faults(task(article)) == faults(task(article, "annotations")) == []


def test_label_studios_own_library_accepts_the_seeds(seeds):
    interface = pytest.importorskip(
        "label_studio_sdk.label_interface", reason="400 MB, so left out: pip install label-studio-sdk"
    ).LabelInterface(labelling_config())
    interface.validate()
    for article in seeds:
        (prediction,) = task(article)["predictions"]
        assert interface.validate_prediction(prediction)
    spoiled = copy.deepcopy(prediction)
    spoiled["result"][0]["value"]["labels"] = ["Human"]
    assert not interface.validate_prediction(spoiled)


TEXT = "🌍 “Go. Now,” Ann said, “or not.”"


def span(words: str, kind: Any = Span, *more: str) -> Any:
    return kind(TEXT.index(words), TEXT.index(words) + len(words), words, *more)


STORY = Article(
    id="s",
    text=TEXT,
    title="Ports",
    authors=("Bo Elm",),
    actors=(Actor(id="ann", name="Ann", kind="person", mentions=(span("Ann", Mention),)),),
    quotes=(
        Quote(
            id="q",
            kind="direct",
            content=(span("Go. Now,"), span("or not.")),
            cue=span("said"),
            speaker=Reference(("ann",), span("Ann")),
        ),
    ),
)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda r: r[0]["value"].update(start=0), "T1 has other words"),
        (lambda r: r[0]["value"].update(labels=["Human"]), "no value"),
        (lambda r: r[0].update(from_name="labels"), "no tag labels"),
        (lambda r: r[0].update(to_name="words"), "no tag label"),
        (lambda r: r[1].update(id="T1"), "T1 is there twice"),
        (lambda r: r[-1].update(labels=["Says"]), "no relation Says"),
        (lambda r: r[-1].update(to_id="T9"), "T9 is nowhere"),
    ],
)
def test_the_checker_sees_what_is_spoiled(change, fault):
    one = task(STORY)
    assert faults(one) == []
    change(one["predictions"][0]["result"])
    assert any(fault in found for found in faults(one)), faults(one)


def read(*tasks: Any, **options: Any) -> list[Any]:
    data = json.dumps(list(tasks)).encode()
    assert STUDIO_PARSER.recognise(data[:4096])
    chosen = STUDIO_PARSER.options(**options)
    return list(STUDIO_PARSER.parse(Source.from_bytes(data, name="x"), chosen))


def corrected(**more: Any) -> Any:
    """The task of the story as Label Studio exports it, the quote denied by a person."""
    one = task(STORY)
    result = copy.deepcopy(one["predictions"][0]["result"])
    (place,) = [found["value"] for found in result if found["type"] == "labels" and found["id"] == "T2"]
    act = {"id": "T2", "from_name": "QuoteAct", "to_name": "text", "type": "choices", "origin": "manual"}
    result.append({**act, "value": {**place, "choices": ["deny"]}})
    marked = {"id": 7, "completed_by": 1, "result": result, "was_cancelled": False, "lead_time": 3.5, **more}
    return {"id": 4, "annotations": [marked], "drafts": [], **one, "meta": {}, "project": 1}


def test_a_persons_corrections_are_gold():
    (article,) = read(corrected())
    (quote,) = article.quotes
    assert (quote.act, quote.kind) == ("deny", "direct")
    assert [piece.text for piece in quote.content] == ["Go. Now,", "or not."]
    assert (article.name(quote.speaker), quote.cue.text) == ("Ann", "said")
    assert (article.id, article.title, article.authors) == ("s", "Ports", ("Bo Elm",))


def test_predictions_pass_for_nobodys_annotations():
    done, waiting = corrected(), task(Article(text="Go"))
    article, failure = read(done, waiting)
    assert article.quotes[0].act == "deny"
    assert (failure.part, "has no annotations" in failure.message) == ("task 2", True)
    assert [one.quotes[0].act for one in read(done, take="predictions")] == ["state"]
    assert [one.text for one in read(waiting)] == ["Go"]
    (failure,) = read(waiting, take="annotations")
    assert "has no annotations" in failure.message


def test_of_several_annotations_the_ground_truth_is_read():
    first, second = corrected(ground_truth=True), corrected()
    second["annotations"][0]["result"] = []
    several = {**first, "annotations": [*first["annotations"], *second["annotations"]]}
    assert len(read(several)[0].quotes) == 1
    several["annotations"][0]["ground_truth"] = False
    assert len(read(several)[0].quotes) == 0
    several["annotations"][1]["was_cancelled"] = True
    assert len(read(several)[0].quotes) == 1
    (failure,) = read(corrected(was_cancelled=True))
    assert "was skipped by the annotator" in failure.message


def test_a_single_task_and_one_of_another_project_are_read():
    value = {"start": 3, "end": 6, "labels": ["Person"]}
    result = [{"id": "a", "from_name": "ner", "to_name": "t", "type": "labels", "value": value}]
    one = {"id": 1, "data": {"text": "🌍 Ann", "title": "T", "id": 9}, "annotations": [{"result": result}]}
    data = json.dumps(one).encode()
    article, failure = STUDIO_PARSER.parse(Source.from_bytes(data, name="x"), None)
    assert (article.text, article.title, article.source.part) == ("🌍 Ann", "T", "task 1")
    assert "at 3 to 6" in failure.message
    value["text"] = "Ann"
    (article,) = read(one)
    assert [mention.start for mention in article.actors[0].mentions] == [2]


@pytest.mark.parametrize(
    ("result", "message"),
    [
        ({"type": "labels", "id": "a", "value": {"start": 0, "end": 2, "labels": ["Human"]}}, "the label 'Human'"),
        ({"type": "labels", "id": "a", "value": {"start": 0, "end": 2, "labels": []}}, "a region has one label"),
        ({"type": "labels", "id": "a", "value": {"start": "0", "labels": ["Person"]}}, "without start and end"),
        ({"type": "labels", "id": "a", "value": {"start": 0, "end": 0, "labels": ["Person"]}}, "no character"),
        ({"type": "choices", "id": "a", "from_name": "QuoteAct", "value": {"choices": ["deny"]}}, "a choice for"),
        ({"type": "relation", "from_id": "a", "to_id": "b", "labels": []}, "a relation without a label"),
        ({"type": "relation", "from_id": "a", "to_id": "b", "labels": ["Speaker"]}, "joins a region that is not there"),
        ({"type": "textarea", "id": "a", "value": {"text": ["x"]}}, "a result of type 'textarea' is not read"),
    ],
)
def test_what_cannot_be_read_is_told(result, message):
    article, failure = read({"data": {"text": "Go"}, "annotations": [{"result": [result]}]})
    assert (article.text, article.actors) == ("Go", ())
    assert message in failure.message


@pytest.mark.parametrize("one", ['{"data": {}}', '{"data": {"text": 3}}', '{"data": 3}', "3", "null"])
def test_a_task_without_a_text_is_told_and_the_next_is_read(one):
    data = f"[{one}, {json.dumps(task(STORY))}]".encode()
    failure, article = STUDIO_PARSER.parse(Source.from_bytes(data), None)
    assert isinstance(failure, Failure)
    assert failure.part == "task 1"
    assert article.id == "s"


def test_a_relation_drawn_from_right_to_left_is_turned():
    one = corrected()
    for result in one["annotations"][0]["result"]:
        if result["type"] == "relation" and result["labels"] == ["Speaker"]:
            result.update(direction="left", from_id=result["to_id"], to_id=result["from_id"])
    (article,) = read(one)
    assert article.name(article.quotes[0].speaker) == "Ann"


def test_files_are_known_by_their_beginning(tmp_path):
    newsmodel.write(STORY, tmp_path, "label-studio", write_as="annotations")
    assert [article.id for article in newsmodel.read(tmp_path)] == ["s"]
    assert not STUDIO_PARSER.recognise(newsmodel.dumps(STORY).encode())
    assert not STUDIO_PARSER.recognise(b'{"id": "s", "text": "data"}')


def test_the_configuration_has_all_that_is_marked():
    assert config()["label"] == ("labels", set(COLOURS))
    assert config()["Relations"][1] >= {link.name for link in LINKS}
    for attribute in ATTRIBUTES:
        assert config()[attribute.name] == ("choices", set(attribute.values))


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_results_give_an_article_and_failures(data):
    one = corrected()
    results = one["annotations"][0]["result"]
    for _ in range(data.draw(st.integers(1, 4))):
        result = data.draw(st.sampled_from(results))
        key = data.draw(st.sampled_from(sorted(result)))
        result[key] = data.draw(
            st.sampled_from(["T1", "T2.2", "relation", "labels", ["Continues"], {}, 3, None, ["Same"]])
        )
    found = read(one)
    assert all(isinstance(item, Article | Failure) for item in found)
    assert found
