"""What can be set of a format or an extractor, as its options class says it."""

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

_SECTION = re.compile(r"^Attributes:\n(?P<body>(?:[ \t]+[^\n]*\n?|\n)*)", re.MULTILINE)
_ENTRY = re.compile(r"^(?:(?P<names>\w+(?:, \w+)*):)?\s*(?P<text>.*)$")


@attrs.frozen
class Setting:
    """One option.

    Attributes:
        name: its key, as in `--set FORMAT.KEY=VALUE`.
        default: as Python writes it.
        help: what the docstring of the class says of it; empty where it says nothing.
    """

    name: str
    default: str
    help: str


def settings_in(kind: type | None) -> tuple[Setting, ...]:
    """The options of an options class, in its order; none for None."""
    if kind is None:
        return ()
    told = dict(_told(inspect.getdoc(kind) or ""))
    fields = [field for field in attrs.fields(kind) if field.init]
    return tuple(Setting(f.alias or f.name, _default(f), told.get(f.name, "")) for f in fields)


def setting_dicts(kind: type | None) -> list[Mapping[str, str]]:
    """The same for JSON."""
    return [attrs.asdict(setting) for setting in settings_in(kind)]


def _default(field: "attrs.Attribute[Any]") -> str:
    made = getattr(field.default, "factory", None)
    return repr(made() if made is not None else field.default)


def _told(docstring: str) -> Iterator[tuple[str, str]]:
    """Names and texts of the section "Attributes" in a docstring."""
    section = _SECTION.search(docstring)
    names: list[str] = []
    text: list[str] = []
    lines = inspect.cleandoc(section["body"]).splitlines() if section else []
    for line in lines:
        entry = _ENTRY.match(line) if not line[:1].isspace() else None
        if entry and entry["names"]:
            yield from ((name, " ".join(text)) for name in names)
            names, text = entry["names"].split(", "), [entry["text"]]
        else:
            text.append(line.strip())
    yield from ((name, " ".join(text)) for name in names)
