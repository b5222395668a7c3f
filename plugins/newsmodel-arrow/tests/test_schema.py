"""The schema says all that the model holds, and nothing else."""

import typing

import attrs
import pyarrow as pa
import pytest
from newsmodel_arrow import SCHEMA
from newsmodel_arrow import schema as types
from newsmodel_arrow.spark import ddl

from newsmodel import model

MODEL = {
    model.Span: types.SPAN,
    model.Mention: types.MENTION,
    model.Deadline: types.DEADLINE,
    model.Quantity: types.QUANTITY,
    model.Reference: types.REFERENCE,
    model.Role: types.ROLE,
    model.Stance: types.STANCE,
    model.Dateline: types.DATELINE,
    model.Caption: types.CAPTION,
    model.Notice: types.NOTICE,
    model.Origin: types.SOURCE,
    model.Stamp: types.STAMP,
    model.Actor: types.ACTOR,
    model.Quote: types.QUOTE,
    model.Proposal: types.PROPOSAL,
}
PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def wanted(annotation):
    """The Arrow type of a field, told from its annotation alone."""
    arguments = [argument for argument in typing.get_args(annotation) if argument is not type(None)]
    if typing.get_origin(annotation) is tuple:
        return pa.list_(wanted(arguments[0]))
    if typing.get_origin(annotation) is dict or typing.get_origin(annotation) is typing.Literal:
        return pa.string()
    if arguments:
        (inner,) = arguments
        return wanted(inner)
    return PLAIN.get(annotation) or MODEL[annotation]


@pytest.mark.parametrize("kind", [model.Article, *MODEL], ids=lambda kind: kind.__name__)
def test_each_field_has_a_column_of_its_type(kind):
    hints = typing.get_type_hints(kind)
    fields = {field.name: wanted(hints[field.name]) for field in attrs.fields(kind)}
    if kind is model.Article:
        assert fields == {field.name: field.type for field in SCHEMA if field.name != "error"}
    else:
        assert fields == {field.name: field.type for field in MODEL[kind]}


def test_the_schema_says_which_it_is():
    assert SCHEMA.metadata == {b"newsmodel.schema": b"newsmodel/1"}
    assert SCHEMA.names[-1] == "error"


def test_the_same_in_the_words_of_spark():
    said = ddl(pa.schema([SCHEMA.field(name) for name in ("id", "authors", "dateline", "captions")]))
    assert said == (
        "`id` string, `authors` array<string>, `dateline` struct<`place`: string, `agency`: string>, "
        "`captions` array<struct<`text`: string, `credit`: string>>"
    )
    assert (
        ddl(pa.schema({"n": pa.int64(), "x": pa.float64(), "b": pa.bool_()})) == "`n` bigint, `x` double, `b` boolean"
    )
