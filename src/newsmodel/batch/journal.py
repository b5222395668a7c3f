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

from newsmodel.batch.events import DIED, Done, Event, Problem, Skipped
from newsmodel.batch.inputs import Input
from newsmodel.batch.pool import Step
from newsmodel.batch.work import Plan, Worker
from newsmodel.codec import encode, loads
from newsmodel.errors import SourceError, UsageError
from newsmodel.model import Article
from newsmodel.parsers.csv import companions

HEADER = b'{"newsmodel-journal":1}\n'


@attrs.frozen
class _Entry:
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
        self._versions = hashlib.sha256(json.dumps(versions, sort_keys=True, default=repr).encode()).hexdigest()
        self._entries: dict[str, _Entry] = {}
        try:
            self._file = path.open("r+b" if path.exists() else "w+b")
        except OSError as error:
            raise SourceError(f"cannot be opened: {(error.strerror or str(error)).lower()}", source=str(path)) from error
        try:
            self._load(path)
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
        fingerprint = self.fingerprint(item)
        entry = self._entries.get(fingerprint) if fingerprint is not None else None
        return None if entry is None else self._steps(item, entry)

    def recording(self, steps: Iterator[Step]) -> Iterator[Step]:
        """The same steps, noted as they pass."""
        start, lasting = self._end(), True
        for item, event in steps:
            if item is None or (isinstance(event, Done) and self.fingerprint(item) in self._entries):
                start, lasting = self._drop(start), True
            elif not isinstance(event, Done):
                lasting = lasting and not (isinstance(event, Problem) and event.error == DIED)
                self._file.write(_line(event))
            else:
                start, lasting = self._close(item, start, lasting=lasting), True
            yield item, event
