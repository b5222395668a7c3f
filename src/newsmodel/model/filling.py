"""Frozen objects, filled while they are of a class that is not frozen.

To set a field of a frozen object takes a call, some thirty times what a store into a slot takes. The records that
extraction makes by the dozen have their slots in a base class of their own, which lets them be stored into; a record is
of that class until it is full, and of its own from then on.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs

T = TypeVar("T")


def filled_openly(kind: type[T]) -> type[T]:
    """The class, made by `attrs.frozen` over one that has its slots alone, with an `__init__` that stores into them."""
    made: Any = kind
    by_attrs = made.__init__
    fields = attrs.fields(made)
    parameters = [f.name if f.default is attrs.NOTHING else f"{f.name}=_default_{f.name}" for f in fields]
    lines = [
        f"def __init__(self, *, {', '.join(parameters)}):",
        "    if type(self) is not _kind:",  # a subclass may have more than these slots
        f"        return _by_attrs(self, {', '.join(f'{field.name}={field.name}' for field in fields)})",
        "    _set_class(self, _open)",
        *stores("self", {field.name: field.name for field in fields}),
        "    self.__attrs_post_init__()",
    ]
    defaults = {f"_default_{field.name}": field.default for field in fields}
    names = {"_by_attrs": by_attrs, "_set_class": object.__dict__["__class__"].__set__, **defaults}
    made.__init__ = written_out(lines, _kind=made, _open=made.__base__, **names)
    made.__init__.__annotations__ = by_attrs.__annotations__
    made.__init__.__qualname__ = by_attrs.__qualname__
    return kind


def has_open_slots(kind: type) -> bool:
    """Objects of this class can be of its base class until they are full."""
    return kind.__base__ is not object and not attrs.has(kind.__base__ or object)


def stores(target: str, values: Mapping[str, str]) -> list[str]:
    """The lines that store values, by the names of fields, into an object that is open still, and close it."""
    return [*(f"    {target}.{name} = {value}" for name, value in values.items()), f"    {target}.__class__ = _kind"]


def written_out(lines: list[str], **names: Any) -> Callable[..., Any]:
    """The function that these lines define, as attrs writes functions for a class: a loop over fields takes longer.

    Nothing may go into the lines but names of fields.
    """
    scope: dict[str, Any] = dict(names)
    exec("\n".join(lines), scope)  # noqa: S102
    function: Callable[..., Any] = scope[lines[0].removeprefix("def ").partition("(")[0]]
    return function
