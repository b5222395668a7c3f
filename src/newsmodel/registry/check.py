"""Whether a record that a plugin registers can be used."""

import re

import attrs

from newsmodel.pipeline.options import build_options
from newsmodel.records import Exporter, Extractor, Parser

Registered = Parser | Extractor | Exporter

NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*", re.ASCII)
RESERVED = frozenset({"plugins", "without"})
"""Keys of newsmodel.toml that are not tables of a record."""


def trouble(record: object, wanted: type[Registered]) -> str | None:
    """What is wrong with a record, or None."""
    if not isinstance(record, wanted):
        return f"gave {record!r:.80}; it is to give {wanted.__name__} records"
    if not NAME.fullmatch(str(record.name)) or record.name in RESERVED:
        return (
            f"the {wanted.__name__} name {record.name!r} cannot be used; "
            "it must be of small letters and digits, with hyphens between: 'acme-quotes'"
        )
    if record.options is not None:
        return _options_trouble(record.name, record.options)
    return None


def _options_trouble(name: str, options: object) -> str | None:
    if not isinstance(options, type) or not attrs.has(options):
        return f"{name}: options is {options!r:.80}; it must be an attrs class"
    try:
        build_options(options, None, plugin=name)
    except Exception as error:  # noqa: BLE001 - a plugin's class may raise anything
        return f"{name}: {options.__name__}() fails, every option needs a default that is valid: {error}"
    return None
