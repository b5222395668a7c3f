"""Values of the model made without their checks, where all that goes in is known to be right.

`attrs.evolve` runs every validator again, which for an article means every span of every record; the pipeline changes
one field of a record that was checked when it arrived. Nor need an extractor of ours have checked what it cuts out of
the text: the pipeline does, when the record arrives.

The functions are written out for the class, as attrs writes `__init__`: a loop over the fields takes three times as
long.
"""

import functools
from collections.abc import Callable, Iterable, Mapping
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

    Who changes the same fields of many values keeps it, as `changed` takes half its time to find it.
    """
    values = {field.name: f"_original.{field.name}" for field in attrs.fields(kind)}
    return _written(kind, ["_original", *changes], values | {name: name for name in changes})


@functools.cache
def builder(kind: Any, *given: str) -> Callable[..., Any]:
    """A function that makes a value of a class with slots from some fields; the others have their defaults.

    Raises:
        TypeError: a field that has no default, or one made for each value, is not among them.
    """
    missing = [f.name for f in attrs.fields(kind) if f.name not in given and not _is_shared(f.default)]
    if missing:
        raise TypeError(f"{kind.__name__}: {', '.join(missing)} must be given")
    values = {field.name: f"_default_{field.name}" for field in attrs.fields(kind)}
    return _written(kind, given, values | {name: name for name in given})


def _is_shared(default: object) -> bool:
    return default is not attrs.NOTHING and not isinstance(default, attrs.Factory)  # type: ignore[arg-type]


def _written(kind: Any, parameters: Iterable[str], values: Mapping[str, str]) -> Callable[..., Any]:
    """A function that makes a value of a class, with what is to stand in each field.

    Until it is filled the value is of a class that lets it: to set a field of a frozen one takes twenty times as long.
    """
    lines = [
        f"def written({', '.join(parameters)}):",
        "    _made = _open()",
        *(f"    _made.{name} = {value}" for name, value in values.items()),
        "    _made.__class__ = _kind",
        "    return _made",
    ]
    scope: dict[str, Any] = {"_kind": kind, "_open": _opened(kind)}
    scope |= {f"_default_{field.name}": field.default for field in attrs.fields(kind)}
    exec("\n".join(lines), scope)  # noqa: S102 - nothing goes in but names of fields
    written: Callable[..., Any] = scope["written"]
    return written


@functools.cache
def _opened(kind: type) -> type:
    """The same class, but that it begins empty and its fields can be set: both methods, or Python stores by a call."""
    settable = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
    return type(kind.__name__, (kind,), {"__slots__": (), **settable})
