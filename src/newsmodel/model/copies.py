"""Copies of values of the model with some fields changed, where all that goes in has been checked before.

`attrs.evolve` runs every validator again, which for an article means every span of every record. The pipeline changes
one field of a record that was checked when it arrived; a copy made here costs a fiftieth of that.
"""

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import attrs

T = TypeVar("T")


def changed(value: T, /, **fields: Any) -> T:
    """The same value with other fields; the caller vouches for them, as nothing is checked."""
    kind: Any = type(value)
    made: T = copier(kind, *fields)(value, *fields.values())
    return made


@functools.cache
def copier(kind: Any, *changes: str) -> Callable[..., Any]:
    """A function that copies a value of a class with slots, all but some fields, which it is given after it.

    It is written out for the class, as attrs writes `__init__`: a loop over the fields takes three times as long. Who
    changes the same fields of many values keeps it, as `changed` takes half its time to find it.
    """
    names = [field.name for field in attrs.fields(kind)]
    lines = [
        f"def copied({', '.join(['_original', *changes])}):",
        "    _copy = _new(_kind)",
        *(f"    _set_{name}(_copy, {name if name in changes else f'_original.{name}'})" for name in names),
        "    return _copy",
    ]
    scope: dict[str, Any] = {f"_set_{name}": getattr(kind, name).__set__ for name in names}
    scope |= {"_new": object.__new__, "_kind": kind}
    exec("\n".join(lines), scope)  # noqa: S102 - nothing goes in but names of fields
    copied: Callable[..., Any] = scope["copied"]
    return copied
