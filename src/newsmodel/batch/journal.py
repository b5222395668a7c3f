"""What a batch has done, in a file beside its output: a run that was broken off goes on where it was.

Lines of JSON, only ever appended: a header, then for each input what came of it, closed by a line with the input's
fingerprint. What is not closed, because the run was broken off there, is dropped and done again.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import attrs
import msgspec

from newsmodel.batch.events import DIED, Done, Encoded, Event, Problem
from newsmodel.batch.inputs import Input
from newsmodel.batch.pool import Step
from newsmodel.batch.work import Worker
from newsmodel.codec import encode
from newsmodel.errors import SourceError, UsageError
from newsmodel.model import Article
from newsmodel.parsers.csv import companions
from newsmodel.records import Skipped
from newsmodel.version import __version__

HEADER = b'{"newsmodel-journal":1}\n'


@attrs.frozen
class _Entry:
    """Where in the journal the events of an input stand."""

    start: int
    end: int


class Journal:
    """The journal of one output, open for reading and appending.

    Args:
        path: of the journal; made when it is not there.
        versions: of everything that has a say in what comes of an input, and the choices made.

    Raises:
        UsageError: the file is there and is not a journal.
        SourceError: it cannot be read or written.
    """

    def __init__(self, path: Path, versions: Mapping[str, Any]) -> None:
        self._path = path
        self._versions = json.dumps(versions, sort_keys=True, default=repr)
        self._entries: dict[str, _Entry] = {}
        self._fingerprints: dict[Input, str] = {}
        try:
            self._file = path.open("r+b" if path.exists() else "w+b")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SourceError(f"cannot be opened: {reason}", source=str(path)) from error
        try:
            self._load()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self._file.close()

    def replay(self, item: Input) -> Iterable[Step] | None:
        """What came of an unchanged input before, or None."""
        fingerprint = self._fingerprint(item)
        entry = self._entries.get(fingerprint) if fingerprint is not None else None
        if entry is None:
            return None
        del self._fingerprints[item]
        return self._steps(attrs.evolve(item, known=True), entry)

    def recording(self, steps: Iterable[Step]) -> Iterator[Step]:
        """The same steps; those that are new are noted as they pass."""
        start, lasting = self._file.tell(), True
        for item, event in steps:
            if item is not None and not item.known:
                if not isinstance(event, Done):
                    lasting = lasting and not (isinstance(event, Problem) and event.error == DIED)
                    self._file.write(_line(event))
                else:
                    self._close(item, start, lasting=lasting)
                    start, lasting = self._file.tell(), True
            yield item, event

    def _close(self, item: Input, start: int, *, lasting: bool) -> None:
        """All of an input is noted; or forgotten, where doing it again may go better."""
        fingerprint, end = self._fingerprints.pop(item, None), self._file.tell()
        if fingerprint is None or not lasting:
            self._file.seek(start)
            self._file.truncate()
            return
        self._file.write(msgspec.json.encode({"done": fingerprint}) + b"\n")
        self._file.flush()
        self._entries[fingerprint] = _Entry(start, end)

    def _load(self) -> None:
        first = self._file.readline(len(HEADER))
        if first != HEADER:
            if not HEADER.startswith(first) or self._file.read(1):
                raise UsageError(f"{self._path} is in the way; it is not a journal of newsmodel")
            self._file.seek(0)
            self._file.write(HEADER)
        start = end = self._file.tell()
        for line in iter(self._file.readline, b""):
            if line.startswith(b'{"done":'):
                try:
                    self._entries[msgspec.json.decode(line)["done"]] = _Entry(start, end)
                except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError):
                    break
                start = end + len(line)
            end += len(line)
        # What follows the last closing line was broken off, or torn.
        self._file.seek(start)
        self._file.truncate()

    def _steps(self, item: Input, entry: _Entry) -> Iterator[Step]:
        with self._path.open("rb") as file:
            file.seek(entry.start)
            while file.tell() < entry.end:
                yield item, _event(file.readline())
        yield item, Done()

    def _fingerprint(self, item: Input) -> str | None:
        """Of the input's name and bytes, those of the files that belong to it, and all versions; None if unreadable."""
        total = hashlib.sha256(f"{self._versions}\n{item.name}\n{item.found}".encode("utf-8", "surrogatepass"))
        try:
            for path in (item.path, *([] if item.alone else companions(item.path))):
                with path.open("rb") as file:
                    total.update(hashlib.file_digest(file, "sha256").digest())
        except OSError:
            return None
        self._fingerprints[item] = total.hexdigest()
        return total.hexdigest()


def versions_of(worker: Worker) -> Mapping[str, Any]:
    """What has a say in what comes of an input: the plan, the library, and every plugin by name and version."""
    plan, registry = worker.plan, worker.registry
    return {
        "library": __version__,
        "plan": [plan.format, plan.extract, plan.language],
        "options": {name: dict(table) for name, table in plan.settings.options.items()},
        "plugins": [[plugin.name, plugin.distribution, plugin.version] for plugin in registry.plugins],
        "parsers": [parser.name for parser in registry.parsers],
        "extractors": [[extractor.name, extractor.version] for extractor in worker.pipeline.extractors],
    }


def _line(event: Event) -> bytes:
    if isinstance(event, Article | Encoded):
        data = b'{"article":' + (event.data if isinstance(event, Encoded) else encode(event)) + b"}"
    elif isinstance(event, Problem):
        data = b'{"problem":' + msgspec.json.encode(event) + b"}"
    else:
        data = b'{"skipped":' + msgspec.json.encode(event) + b"}"
    return data + b"\n"


def _event(line: bytes) -> Event:
    kinds = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    if "article" in kinds:
        return Encoded.of_json(bytes(kinds["article"]))
    if "problem" in kinds:
        return msgspec.json.decode(kinds["problem"], type=Problem)
    return msgspec.json.decode(kinds["skipped"], type=Skipped)
