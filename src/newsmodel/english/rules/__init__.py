"""Every rule of the English extractors: what it looks for, an example in which it fires, and how often it is right."""

import functools
from collections.abc import Iterator
from importlib.resources import files

import attrs

LEAST = 10
"""Findings that it takes to speak of a rule's precision; with fewer it is unknown."""


@attrs.frozen(kw_only=True)
class Rule:
    """A rule as people ask for it.

    Attributes:
        extractor, name: as `by` and `rule` of the records.
        looks_for: in words.
        example: an invented text in which it fires.
        found: on development data, how often it fired (see docs/measuring.md).
        right: how many of these were right in every part.
    """

    extractor: str
    name: str
    looks_for: str
    example: str
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """The share that was right, 0 to 1; None where it was seen too seldom to tell."""
        return self.right / self.found if self.found >= LEAST else None


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All rules, by extractor."""
    counts = {(extractor, name): (int(found), int(right)) for extractor, name, found, right in _rows("measured.tsv")}
    return tuple(
        Rule(
            extractor=extractor,
            name=name,
            looks_for=looks_for,
            example=example.replace("\\n", "\n"),
            **dict(zip(("found", "right"), counts.get((extractor, name), (0, 0)), strict=True)),
        )
        for extractor, name, looks_for, example in _rows("rules.tsv")
    )


@functools.cache
def precisions() -> dict[tuple[str | None, str | None], float]:
    """Precision by `by` and `rule` of a record, of the rules of which it is known."""
    return {(rule.extractor, rule.name): rule.precision for rule in rules() if rule.precision is not None}


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__name__).joinpath("data", name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
