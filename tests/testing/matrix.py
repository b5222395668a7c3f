"""Which law sees which bug."""

from collections.abc import Iterator
from typing import Any

from testing import reference
from testing.broken import BROKEN

from newsmodel.records import Exporter
from newsmodel.testing import Check, ConformanceError, conformance

EXAMPLES = 60


def checks(record: Any, examples: int = EXAMPLES) -> list[Check]:
    """The checks of a plugin made from one of the references; the same examples every time."""
    parser = reference.JSON_IN if isinstance(record, Exporter) and not record.loses else None
    return conformance(record, parser=parser, max_examples=examples, derandomize=True, shrink=False)


def sees(check: Check) -> bool:
    """Whether the law finds the plugin broken."""
    try:
        check()
    except ConformanceError:
        return True
    return False


def law_key(record: Any, law: str) -> tuple[str, str]:
    """A law among those of its kind: parsers, extractors and exporters have some of the same name."""
    return type(record).__name__.lower(), law


def every_law() -> set[tuple[str, str]]:
    """All laws, by kind and name."""
    return {law_key(record, check.name) for record in reference.REFERENCES for check in checks(record)}


def matrix() -> Iterator[tuple[str, Any, list[str]]]:
    """For each broken plugin its record and the laws that see it."""
    for name, (record, _) in BROKEN.items():
        yield name, record, [check.name for check in checks(record) if sees(check)]
