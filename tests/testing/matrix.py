"""Which law sees which bug.

The examples of a law are drawn once and tried on every plugin; how they are searched for and made short is tested in
test_suite.py. The same examples come every time in one process.
"""

import functools
import multiprocessing
from collections.abc import Iterator, Sequence
from typing import Any

from testing import reference
from testing.broken import BROKEN

from newsmodel.records import Exporter
from newsmodel.testing import ConformanceError
from newsmodel.testing.drawing import some
from newsmodel.testing.english import EACH, english_stories
from newsmodel.testing.law import Law, Setup
from newsmodel.testing.laws import LAWS

EXAMPLES = 60
"""Drawn examples of each law."""
STORIES = english_stories()


def kind(record: Any) -> str:
    """Extractor, parser or exporter."""
    return type(record).__name__.lower()


def laws(record: Any) -> list[Law]:
    """The laws that say anything about a record."""
    return [law for law in LAWS[kind(record)].values() if law.applies is None or law.applies(record)]


def law_key(record: Any, law: str) -> tuple[str, str]:
    """A law among those of its kind: parsers, extractors and exporters have some of the same name."""
    return kind(record), law


def every_law() -> set[tuple[str, str]]:
    """All laws, by kind and name."""
    return {(kind, name) for kind, named in LAWS.items() for name in named}


def sees(record: Any, law: Law, examples: int = EXAMPLES) -> bool:
    """Whether the law finds the plugin broken."""
    setup = _setup(isinstance(record, Exporter) and not record.loses)
    if law.skip is not None and law.skip(record, setup):
        return False
    try:
        for example in _examples(law, setup, examples):
            law(record, example)
    except ConformanceError:
        return True
    return False


def seen_by(record: Any, examples: int = EXAMPLES, without: str | None = None) -> list[str]:
    """The names of the laws, without one, that find a plugin broken."""
    return [law.name for law in laws(record) if law.name != without and sees(record, law, examples)]


def matrix(names: Sequence[str] = (), *, without: str | None = None) -> Iterator[tuple[str, list[str]]]:
    """For each broken plugin, and then for each that is right, the laws that find it broken; in several processes.

    A law of time can be left out: several processes at once stretch the times.
    """
    wanted = [name for name in (*BROKEN, *RIGHT) if not names or name in names]
    with multiprocessing.get_context("fork").Pool() as pool:
        seen = pool.imap(functools.partial(_seen_by_name, without=without), wanted)
        yield from zip(wanted, seen, strict=True)


RIGHT = {f"{record.name} ({kind(record)})": record for record in reference.REFERENCES}


def _seen_by_name(name: str, without: str | None) -> list[str]:
    return seen_by(BROKEN[name][0] if name in BROKEN else RIGHT[name], without=without)


@functools.cache
def _setup(lossless: bool) -> Setup:
    return Setup(stories=STORIES, known=EACH, parser=reference.JSON_IN if lossless else None)


@functools.cache
def _examples(law: Law, setup: Setup, number: int) -> list[Any]:
    fixed = list(law.fixed(setup)) if law.fixed else []
    return fixed + (some(law.drawn(setup), number) if law.drawn else [])
