"""What an exporter writes, as files by name."""

import contextlib
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from newsmodel.model import Article
from newsmodel.pipeline import build_options
from newsmodel.records import Exporter, Source, Target

JSON = (".json", ".jsonld")
JSON_LINES = (".jsonl", ".ndjson")
"""Endings of files that are JSON, and of those with a JSON value a line."""


@attrs.frozen
class Output:
    """The files that were written, and with which options.

    Attributes:
        files: content by path within the folder; for one file its suffix is what tells the format.
        options: of the exporter.
    """

    files: Mapping[str, bytes]
    options: Any

    def words(self) -> frozenset[str]:
        """The words that can be read in it."""
        found: set[str] = set()
        for name, data in self.files.items():
            text = data.decode("utf-8", "replace")
            if name.endswith((*JSON, *JSON_LINES)):
                text = re.sub(r"\\u[0-9a-f]{4}(?:\\u[0-9a-f]{4})*", _unescaped, text).replace("\\n", "\n")
            found.update(re.findall(r"[\w\u0300-\u036f]+", text), text.split())
        return frozenset(found)

    def source(self, place: Path) -> Source | None:
        """The output on disk as its parser reads it: of several files the one that is named first by the parser."""
        for name, data in self.files.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        names = sorted(self.files, key=lambda name: ("articles" not in name, name))
        return Source.from_path(place / names[0]) if names else None


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="newsmodel-testing-") as name:
        yield Path(name)


def exported(record: Exporter, batch: Sequence[Article | Exception], place: Path | None = None) -> Output:
    """What the exporter writes for some articles; whatever it raises passes through.

    Args:
        record: the exporter.
        batch: articles; an error among them is raised in its turn, as their source might.
        place: an empty folder to write to; one that is gone afterwards where None.
    """
    if place is None:
        with folder() as fresh:
            return exported(record, batch, fresh)
    options = build_options(record.options, None, plugin=record.name)
    suffix = record.suffixes[0] if record.suffixes else ".out"
    target = place / ("out" if record.target == "folder" else f"out{suffix}")
    with record.open(Target(path=target), options) as writer:
        for article in batch:
            if isinstance(article, Exception):
                raise article
            writer.write(article)
    paths = [path for path in sorted(place.rglob("*")) if path.is_file()]
    return Output({path.relative_to(place).as_posix(): path.read_bytes() for path in paths}, options)


def _unescaped(match: re.Match[str]) -> str:
    return str(json.loads(f'"{match[0]}"').encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
