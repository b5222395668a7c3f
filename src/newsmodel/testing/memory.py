"""How much memory an exporter takes for many articles."""

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import attrs

from newsmodel.model import Article
from newsmodel.pipeline import build_options
from newsmodel.records import Exporter, Target
from newsmodel.testing.law import BrokenLaw
from newsmodel.testing.output import folder
from newsmodel.testing.samples import PLAIN

FEW, MANY = 20, 120
"""Articles that are written, twice."""
LENGTH = 8_000
"""Characters of each."""
GROWTH = 0.25
"""How much of the text of the articles in between may be held."""


class _Sink(io.BytesIO):
    """Takes bytes and forgets them."""

    def write(self, data: object, /) -> int:
        return len(memoryview(data))  # type: ignore[arg-type]


def hold_memory(record: Exporter) -> None:
    """Hold that the memory at its highest does not grow with the number of articles.

    Raises:
        BrokenLaw: with both numbers.
    """
    with folder() as place:
        _peak(record, 2, place / "warm")
        few, many = _peak(record, FEW, place / "few"), _peak(record, MANY, place / "many")
    allowed = GROWTH * (MANY - FEW) * LENGTH
    if many - few > allowed:
        raise BrokenLaw(
            f"as much memory for {MANY} articles as for {FEW}, give or take {allowed / 1024:,.0f} KiB",
            f"{many / 1024:,.0f} KiB after {few / 1024:,.0f} KiB",
        )


def _peak(record: Exporter, number: int, path: Path) -> int:
    options = build_options(record.options, None, plugin=record.name)
    if record.target == "file":
        path = path.with_suffix(record.suffixes[0] if record.suffixes else ".out")
    target = Target(stream=_Sink()) if record.target == "stream" else Target(path=path)
    running = tracemalloc.is_tracing()
    if not running:
        tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        with record.open(target, options) as writer:
            for article in _articles(number):
                writer.write(article)
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        if not running:
            tracemalloc.stop()


def _articles(number: int) -> Iterator[Article]:
    for count in range(number):
        start = f"{PLAIN.text} {count} "
        yield attrs.evolve(PLAIN, id="", text=start + "a word " * ((LENGTH - len(start)) // 7))
