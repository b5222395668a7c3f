"""Regions of a text and what joins them: an article's records as annotation tools know them."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

Range = tuple[int, int]
"""Characters of a text, half-open, in code points."""


@attrs.frozen
class Region:
    """Marked places of a text that are one thing.

    Attributes:
        key: what it is called in its document.
        label: of the scheme.
        ranges: in text order, none empty, none overlapping another, each within a line.
        attributes: value by name.
        note: what the region itself cannot say, as JSON: `{"name": "Ann Lee", "country": "GB"}` of an actor's first
            mention, `{"date": "2030"}` of a deadline, `{"value": 3.0, "unit": "GBP"}` of a quantity; empty where there
            is nothing.
    """

    key: str
    label: str
    ranges: tuple[Range, ...]
    attributes: Mapping[str, str] = attrs.field(factory=dict)
    note: Mapping[str, object] = attrs.field(factory=dict)


@attrs.frozen
class Link:
    """A region joined to another, by their keys."""

    label: str
    source: str
    target: str


@attrs.frozen
class Markup:
    """All that is marked in a text.

    Attributes:
        regions: in the order of records.
        links: likewise.
        clusters: keys of mentions that mean one actor, at least two each.
    """

    regions: tuple[Region, ...] = ()
    links: tuple[Link, ...] = ()
    clusters: tuple[tuple[str, ...], ...] = ()


def tidy(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges in text order, none empty, those that overlap joined, each within one line of the text.

    Annotation tools show a text line by line, and an .ann file has no place for the end of a line within a region.
    """
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return tuple(piece for place in found for piece in _lines(text, *place))


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    for line in text[start:end].splitlines(keepends=True):
        if kept := len(line.splitlines()[0]):
            yield start, start + kept
        start += len(line)
