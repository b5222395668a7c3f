"""Extraction from record batch to record batch."""

import pickle
from collections.abc import Iterator

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_arrow import SCHEMA, extract_batch, extract_batches, from_arrow
from newsmodel_arrow.ray import extract_table

import newsmodel
from newsmodel import Actor, Article, Context, Extractor, Mention, Outcome, Pipeline, UsageError
from newsmodel.testing.strategies import stories, texts


def batch_of(**columns: list) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def shouts(article: Article, context: Context) -> Iterator[Actor]:
    if "?" in article.text:
        raise ValueError("a question")
    for start, letter in enumerate(article.text):
        if letter == "!":
            yield Actor(name="!", kind="group", mentions=(Mention(start, start + 1, "!"),))


def asks(article: Article, context: Context) -> Iterator[Actor]:
    raise KeyError("no answer")
    yield


def ends(article: Article, context: Context) -> Iterator[Actor]:
    yield Actor(name="end", kind="group", mentions=(Mention(0, 1, article.text[:1]),))


SHOUTS, ASKS, ENDS = (
    Extractor(name=function.__name__, provides=(Actor,), extract=function) for function in (shouts, asks, ends)
)


@given(drawn=st.lists(stories(max_blocks=2), min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_the_same_as_one_by_one(drawn):
    texts = [story.text for story in drawn]
    found = extract_batch(batch_of(text=texts))
    assert found.schema.equals(SCHEMA, check_metadata=True)
    assert list(from_arrow(found)) == [newsmodel.extract(Article(text=text)) for text in texts]


def test_a_batch_of_no_rows_gives_one():
    assert extract_batch(batch_of(text=pa.array([], pa.string()))).num_rows == 0


@given(rows=st.lists(st.none() | texts(), min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_one_row_out_for_each_row_in(rows):
    keys = [f"row-{number}" for number in range(len(rows))]
    found = extract_batch(batch_of(id=keys, text=pa.array(rows, pa.string())))
    assert found.column("id").to_pylist() == keys
    assert found.column("text").to_pylist() == rows
    failed = [row["error"] is not None for row in found.to_pylist()]
    assert failed == [text is None for text in rows]


def test_metadata_is_taken_over():
    batch = batch_of(text=["Hi."], url=["https://example.org/1"], title=["T"], language=["pl"], rank=[3])
    (article,) = from_arrow(extract_batch(batch))
    assert (article.url, article.title, article.language) == ("https://example.org/1", "T", "pl")
    assert [notice.code for notice in article.notices] == ["language-unsupported"]


def test_what_has_been_extracted_comes_back_as_it_is():
    once = extract_batch(batch_of(text=["“Go,” said Ann Lee."]))
    assert once.num_rows == 1
    assert next(from_arrow(once)).quotes
    assert extract_batch(once) == once


READ = {"stage": "read", "plugin": None}


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({"text": None}, READ | {"error": "SchemaError", "message": "$: Object missing required field `text`"}),
        (
            {"text": "Hi.", "published": "yesterday"},
            READ | {"error": "SchemaError", "message": "$: Article 2: published is 'yesterday'; it must be like "
                    "2030-06-01 or 2030-06-01T12:00:00+01:00"},
        ),
        (
            {"text": "Who?"},
            {"stage": "extract", "plugin": "shouts", "error": "StageError", "message": "ValueError: a question"},
        ),
    ],
)  # fmt: skip
def test_a_row_that_fails_says_why_and_harms_no_other(row, error):
    rows = [{"id": "1", "text": "Go!"}, {"id": "2", "title": "T", **row}, {"id": "3", "text": "Stop!"}]
    columns = [SCHEMA.field(name) for name in ("id", "text", "title", "published")]
    batch = pa.RecordBatch.from_pylist(rows, schema=pa.schema(columns))
    first, second, third = extract_batch(batch, pipeline=Pipeline([SHOUTS])).to_pylist()
    assert [first["error"], third["error"]] == [None, None]
    assert [len(found["actors"]) for found in (first, third)] == [1, 1]
    assert second["error"] == error
    assert {name: second[name] for name in ("id", "title", *row)} == {"id": "2", "title": "T", **row}


def test_other_stages_go_on_and_every_failure_is_told():
    found = extract_batch(batch_of(text=["Who?"]), pipeline=Pipeline([SHOUTS, ASKS, ENDS]))
    (row,) = found.to_pylist()
    assert [actor["name"] for actor in row["actors"]] == ["end"]
    assert [stamp["name"] for stamp in row["extractors"]] == ["ends"]
    assert row["error"]["plugin"] == "asks"
    assert "KeyError: 'no answer'" in row["error"]["message"]
    assert "ValueError: a question" in row["error"]["message"]
    (article,) = from_arrow(found)
    assert len(article.actors) == 1


class Broken(Pipeline):
    def run(self, article: Article, *, afresh: bool = False) -> Outcome:
        if "?" in article.text:
            raise RuntimeError("a bug")
        return super().run(article, afresh=afresh)


def test_whatever_the_pipeline_raises_ends_with_the_row():
    first, second = extract_batch(batch_of(text=["Who?", "Go!"]), pipeline=Broken([SHOUTS])).to_pylist()
    assert (first["text"], first["actors"]) == ("Who?", [])
    message = "RuntimeError: a bug"
    assert first["error"] == {"stage": "extract", "plugin": None, "error": "RuntimeError", "message": message}
    assert (second["error"], len(second["actors"])) == (None, 1)


def test_a_failure_is_tried_again():
    failed = extract_batch(batch_of(text=["Go!"]), pipeline=Pipeline([SHOUTS, ASKS]))
    assert failed.column("error")[0].is_valid
    (row,) = extract_batch(failed, pipeline=Pipeline([SHOUTS])).to_pylist()
    assert row["error"] is None
    assert len(row["actors"]) == 1


def test_a_batch_without_text_is_refused():
    with pytest.raises(UsageError, match="'text'"):
        extract_batch(batch_of(body=["Hi."]))


def test_batches_are_taken_as_they_come():
    taken = []

    def coming():
        for text in ("Go!", "Stop!"):
            taken.append(text)
            yield batch_of(text=[text])

    found = extract_batches(coming(), pipeline=Pipeline([SHOUTS]))
    assert next(found).num_rows == 1
    assert taken == ["Go!"]


def test_a_table_of_several_batches_is_one_again():
    """As Ray hands it out."""
    table = pa.concat_tables([pa.table({"text": ["Go!"]}), pa.table({"text": ["Stop!", None]})])
    found = extract_table(table, pipeline=Pipeline([SHOUTS]))
    assert found.schema == SCHEMA
    assert [len(actors or ()) for actors in found.column("actors").to_pylist()] == [1, 1, 0]
    assert extract_table(table.slice(0, 0)).num_rows == 0


def test_the_default_pipeline_can_be_sent_to_workers():
    pipeline = newsmodel.default_registry().pipeline()
    sent = pickle.loads(pickle.dumps(pipeline))
    batch = batch_of(text=["“Go,” said Ann Lee."])
    assert extract_batch(batch, pipeline=sent) == extract_batch(batch)
