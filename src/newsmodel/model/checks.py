"""Validators that the records share; attrs runs them whenever a record is built, by Python or from JSON.

All raise `ModelError`, a `ValueError`, which msgspec's decoder turns into an error with a path.

Of the records that extraction makes by the dozen the validators are `held_back`: `__attrs_post_init__` asks in one
expression whether all fields are of the plainest kind, as nearly always they are, and only if not runs `every_field`.
"""

import math
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import attrs

from newsmodel.errors import ModelError

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]
_HELD_BACK = "held back"


def held_back(kind: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """A `field_transformer` for attrs: `__init__` calls no validator; `every_field` does."""
    return [field.evolve(validator=None, metadata={**field.metadata, _HELD_BACK: field.validator}) for field in fields]


def every_field(record: Any) -> None:
    """Run the validators that were held back, in the order of the fields."""
    for field in attrs.fields(type(record)):
        validator = field.metadata.get(_HELD_BACK)
        if validator is not None:
            validator(record, field, getattr(record, field.name))


def describe(record: object) -> str:
    """A record as errors name it: "Quote q-1a2b", "Parser csv" or, before it has an id, "Quote"."""
    names = (getattr(record, key, None) for key in ("id", "name"))
    identifier = next((name for name in names if name and isinstance(name, str)), "")
    return f"{type(record).__name__} {identifier}" if identifier else type(record).__name__


def one_of(*values: str) -> Validator:
    """The field holds one of a closed set of words."""
    allowed = frozenset(values)

    def check(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if not isinstance(value, str) or value not in allowed:
            raise ModelError(
                f"{describe(record)}: {attribute.name} is {value!r}; it must be one of {', '.join(sorted(allowed))}"
            )

    return check


def instance(kind: type | tuple[type, ...], *, optional: bool = False) -> Validator:
    """The field holds an instance of a type, or None where it may be empty."""

    def check(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if (value is None and optional) or isinstance(value, kind):
            return
        names = " or ".join(k.__name__ for k in (kind if isinstance(kind, tuple) else (kind,)))
        wanted = f"{names} or None" if optional else names
        raise ModelError(f"{describe(record)}: {attribute.name} is {value!r}; it must be {wanted}")

    return check


def tuple_of(kind: type) -> Validator:
    """The field holds a tuple of instances of a type."""
    kinds = {kind}

    def check(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if type(value) is tuple and kinds.issuperset(map(type, value)):
            return
        if not isinstance(value, tuple):
            raise ModelError(f"{describe(record)}: {attribute.name} is a {type(value).__name__}; it must be a tuple")
        for index, item in enumerate(value):
            if not isinstance(item, kind):
                raise ModelError(
                    f"{describe(record)}: {attribute.name}[{index}] is {item!r}; it must be {kind.__name__}"
                )

    return check


def optional_of(check: Validator) -> Validator:
    """None, or what the other validator accepts."""

    def optional(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if value is not None:
            check(record, attribute, value)

    return optional


def not_empty(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """The field holds at least one item or character."""
    if not value:
        raise ModelError(f"{describe(record)}: {attribute.name} is empty")


def encodable(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """The text can be written as UTF-8: no lone surrogates, which no file or socket would take."""
    if not isinstance(value, str) or value.isascii():
        return
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ModelError(
            f"{describe(record)}: {attribute.name} has a lone surrogate at character {error.start}; "
            "decode the text with errors='replace', or let a parser do it"
        ) from None


def finite(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """A number that JSON can hold."""
    if type(value) is not float or not math.isfinite(value):
        raise ModelError(f"{describe(record)}: {attribute.name} is {value!r}; it must be a finite number")


_string, _optional_string = instance(str), instance(str, optional=True)
_strings = tuple_of(str)


def text(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """The field holds a string that can be written."""
    if not (type(value) is str and value.isascii()):
        _string(record, attribute, value)
        encodable(record, attribute, value)


def some_text(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """The field holds a string that can be written and is not empty."""
    text(record, attribute, value)
    not_empty(record, attribute, value)


def optional_text(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """The field holds a string that can be written, or None."""
    if value is not None and not (type(value) is str and value.isascii()):
        _optional_string(record, attribute, value)
        encodable(record, attribute, value)


def texts(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """The field holds a tuple of strings that can be written."""
    _strings(record, attribute, value)
    for item in value:
        encodable(record, attribute, item)


def is_country_code(value: object) -> bool:
    """Two capital letters, as ISO 3166-1 alpha-2 (and XK, which its users agreed on)."""
    return isinstance(value, str) and len(value) == 2 and value.isascii() and value.isalpha() and value.isupper()


def country_code(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """The field holds a country's code."""
    if not is_country_code(value):
        raise ModelError(f"{describe(record)}: {attribute.name} is {value!r}; it must be a code like GB")


def iso_time(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """ISO 8601: a date alone, or a date with a time and, where one was given, its offset."""
    try:
        if not isinstance(value, str) or not value.isascii():
            raise ValueError
        (date if len(value) == 10 else datetime).fromisoformat(value)
        if len(value) < 10 or value[4] != "-" or not value[5].isdigit():
            raise ValueError
    except ValueError:
        raise ModelError(
            f"{describe(record)}: {attribute.name} is {value!r}; it must be like 2030-06-01 or "
            "2030-06-01T12:00:00+01:00"
        ) from None
