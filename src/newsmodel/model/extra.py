"""Room for plugins: JSON values under keys `plugin.key`, made immutable when they enter a record."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn, cast

from newsmodel.errors import ModelError

Json = Any
"""None, bool, int, float, str, or a list or dict of these."""

_INTEGERS = range(-(2**63), 2**64)
"""What every JSON reader we know keeps exactly (msgspec: signed or unsigned 64 bits)."""


class FrozenDict(dict[str, Json]):
    """A dict that refuses changes: hashable, picklable, written as a JSON object like any other."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("extra is immutable; use attrs.evolve(record, extra={**record.extra, ...})")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[object, ...]:
        return FrozenDict, (dict(self),)

    def __copy__(self) -> "FrozenDict":
        return self

    def __deepcopy__(self, memo: object) -> "FrozenDict":
        return self


EMPTY = FrozenDict()


def freeze(extra: Mapping[Any, Json]) -> FrozenDict:
    """The same JSON, immutable all through: lists become tuples, which compare and encode alike once frozen.

    Raises:
        ModelError: a key without `plugin.` before it, or a value that JSON cannot hold.
    """
    if type(extra) is FrozenDict:
        return extra
    if not isinstance(extra, Mapping):
        raise ModelError(f"extra: a mapping is wanted, not {type(extra).__name__}")
    for key in extra:
        if not isinstance(key, str) or not all(key.partition(".")):
            raise ModelError(f"extra: the key {key!r} is not of the form 'plugin.key'")
    return cast(FrozenDict, _freeze(extra, "extra"))


def _freeze(value: Json, path: str) -> Json:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value, path)
    if isinstance(value, int):
        if value not in _INTEGERS:
            raise ModelError(f"{path}: {value} does not fit in 64 bits; store it as a string")
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ModelError(f"{path}: JSON has no {value}; use null")
        return value
    if isinstance(value, Mapping):
        return FrozenDict({_text(k, path): _freeze(v, f"{path}.{k}") for k, v in sorted(_string_keys(value, path))})
    if isinstance(value, list | tuple):
        return tuple(_freeze(v, f"{path}[{i}]") for i, v in enumerate(value))
    raise ModelError(f"{path}: {type(value).__name__} is not a JSON value")


def _string_keys(value: Mapping[Any, Json], path: str) -> Iterator[tuple[str, Json]]:
    for key, item in value.items():
        if not isinstance(key, str):
            raise ModelError(f"{path}: the key {key!r} is not a string")
        yield key, item


def _text(value: str, path: str) -> str:
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise ModelError(f"{path}: lone surrogate at character {error.start}") from None
    return value
