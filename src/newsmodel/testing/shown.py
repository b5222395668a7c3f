"""Values as messages show them: on one line, without what is empty, cut where they are long."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from newsmodel.model import Span
from newsmodel.records import Exporter, Extractor, Parser
from newsmodel.testing.story import Story

SHOWN = 600
"""Characters of an example that a message shows."""


def shown(value: object, most: int = SHOWN) -> str:
    """A value on one line: stories as their text, values of the model by their fields that are not empty."""
    if isinstance(value, tuple | list) and value and all(isinstance(item, Story) for item in value):
        return " and ".join(shown(item, most) for item in value)
    written = _written(value)
    return written if len(written) <= most else f"{written[: most // 2]} ... {written[-most // 2 :]}"


def shown_list(items: Sequence[object], nothing: str = "nothing") -> str:
    """A few items in a row."""
    few = "; ".join(map(str, items[:6]))
    return f"{few}; and {len(items) - 6} more" if len(items) > 6 else few or nothing


def difference(wanted: object, found: object) -> tuple[str, str]:
    """Two values that should be equal, as the first place in which they are not: "[0].extra = {...}"."""
    path, wanted, found = _apart("", wanted, found)
    start = f"{path} = " if path else ""
    return f"{start}{shown(wanted)}", f"{start}{shown(found)}"


def _written(value: Any) -> str:
    if isinstance(value, Story):
        return repr(value.text)
    if isinstance(value, Parser | Extractor | Exporter):
        return value.name
    if isinstance(value, Span) and type(value) is Span:
        return f"Span({value.start}, {value.end}, {value.text!r})"
    if isinstance(value, tuple | list):
        items = ", ".join(map(_written, value))
        return f"[{items}]" if isinstance(value, list) else f"({items},)" if len(value) == 1 else f"({items})"
    if attrs.has(type(value)) and type(value).__module__.startswith("newsmodel."):
        return f"{type(value).__name__}({', '.join(f'{name}={_written(field)}' for name, field in _told(value))})"
    return repr(value)


def _told(value: Any) -> Iterator[tuple[str, object]]:
    """Fields that hold something else than they do by themselves."""
    for field in attrs.fields(type(value)):
        default: Any = field.default
        if (given := getattr(value, field.name)) != (default.factory() if hasattr(default, "factory") else default):
            yield field.name, given


def _apart(path: str, wanted: Any, found: Any) -> tuple[str, Any, Any]:
    """The path to the first difference, as deep as both are of one kind, and the two values there."""
    if isinstance(wanted, tuple | list) and isinstance(found, tuple | list) and len(wanted) == len(found):
        pairs = [(f"{path}[{number}]", *pair) for number, pair in enumerate(zip(wanted, found, strict=True))]
    elif type(wanted) is type(found) and attrs.has(type(wanted)):
        names = [field.name for field in attrs.fields(type(wanted))]
        pairs = [(f"{path}.{name}".lstrip("."), getattr(wanted, name), getattr(found, name)) for name in names]
    else:
        return path, wanted, found
    for inner, first, second in pairs:
        if first != second:
            return _apart(inner, first, second)
    return path, wanted, found
