"""Options of plugins, made from values that people write: in Python, in newsmodel.toml, on the command line."""

import typing
from collections.abc import Mapping
from typing import Any

import attrs
import msgspec

from newsmodel.errors import UsageError, unknown

_COLLECTIONS = (tuple, list, set, frozenset)


def option_names(kind: type | None) -> tuple[str, ...]:
    """The keys that an options class takes."""
    return () if kind is None else tuple(field.alias or field.name for field in attrs.fields(kind) if field.init)


def build_options(kind: type | None, values: object, *, plugin: str) -> Any:
    """An instance of a plugin's options class, or None where it has none.

    Args:
        kind: the options class, or None.
        values: a mapping of keys to values, an instance of the class, or None for the defaults. Strings are read as
            the field's type: "3", "true", and "a,b" where several values are wanted.
        plugin: as errors name it.

    Raises:
        UsageError: an unknown key or a value that does not fit; names the plugin, the key and what was found.
    """
    if values is None:
        values = {}
    if kind is not None and isinstance(values, kind):
        return values
    if not isinstance(values, Mapping):
        raise UsageError(f"options of {plugin}: {values!r} is not a mapping of keys to values")
    if kind is None:
        if values:
            raise UsageError(f"{plugin} takes no options, but {', '.join(map(str, values))} was given")
        return None
    known = option_names(kind)
    types = _types(kind)
    converted: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known:
            raise unknown(f"option of {plugin}:", key, known)
        converted[key] = _converted(value, types.get(key, Any), f"{plugin}.{key}")
    try:
        return kind(**converted)
    except (ValueError, TypeError) as error:
        raise UsageError(f"options of {plugin}: {error}") from error


def _types(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.alias or field.name: hints.get(field.name, Any) for field in attrs.fields(kind)}


def _converted(value: object, wanted: Any, key: str) -> Any:
    if isinstance(value, str) and typing.get_origin(wanted) in _COLLECTIONS:
        value = [part.strip() for part in value.split(",") if part.strip()]
    try:
        return msgspec.convert(value, wanted, strict=False, dec_hook=lambda kind, raw: kind(raw))
    except (msgspec.ValidationError, ValueError, TypeError) as error:
        raise UsageError(f"option {key} is {value!r}: {error}") from None
