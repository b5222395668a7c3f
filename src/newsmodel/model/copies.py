"""Copies of values of the model with some fields changed, where all that goes in has been checked before.

`attrs.evolve` runs every validator again, which for an article means every span of every record. The pipeline changes
one field of a record that was checked when it arrived; a copy made here costs a fiftieth of that.
"""

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import attrs

from newsmodel.model.filling import has_open_slots, stores, written_out

T = TypeVar("T")


def changed(value: T, /, **fields: Any) -> T:
    """The same value with other fields; the caller vouches for them, as nothing is checked."""
    kind: Any = type(value)
    made: T = copier(kind, *fields)(value, *fields.values())
    return made


@functools.cache
def copier(kind: Any, *changes: str) -> Callable[..., Any]:
    """A function that copies a value of a class with slots, all but some fields, which it is given after it."""
    names = [field.name for field in attrs.fields(kind)]
    values = {name: name if name in changes else f"_original.{name}" for name in names}
    head = f"def copied({', '.join(['_original', *changes])}):"
    if has_open_slots(kind):
        lines = [head, "    _copy = _new(_open)", *stores("_copy", values), "    return _copy"]
        return written_out(lines, _new=object.__new__, _open=kind.__base__, _kind=kind)
    sets = [f"    _set_{name}(_copy, {value})" for name, value in values.items()]
    setters = {f"_set_{name}": getattr(kind, name).__set__ for name in names}
    lines = [head, "    _copy = _new(_kind)", *sets, "    return _copy"]
    return written_out(lines, _new=object.__new__, _kind=kind, **setters)
