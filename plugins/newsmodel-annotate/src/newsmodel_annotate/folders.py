"""Any number of files that appear in a folder together, or not at all."""

import os
import shutil
from itertools import islice
from types import TracebackType
from typing import Self

from newsmodel import SourceError, Target, UsageError

BLOCK = 1_000
"""Names of files held at a time while they are moved out."""


class FolderWriter:
    """Writes files into a hidden folder inside the target's, and moves them out when all is written.

    Raises:
        UsageError: the target is a stream.
        SourceError: a file cannot be written.
    """

    def __init__(self, target: Target) -> None:
        if target.path is None:
            raise UsageError("this format writes a folder of files; give a path")
        self.folder = target.path
        self.partial = target.path / f".{os.getpid()}.part"

    def __enter__(self) -> Self:
        # What a run that was killed may have left, if the system gave it the same number.
        shutil.rmtree(self.partial, ignore_errors=True)
        try:
            self.partial.mkdir(parents=True)
        except OSError as error:
            raise self._trouble(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> bool | None:
        try:
            if kind is None:
                self._move_out()
        except OSError as trouble:
            raise self._trouble(trouble) from trouble
        finally:
            shutil.rmtree(self.partial, ignore_errors=True)
        return None

    def _move_out(self) -> None:
        # In blocks: moving files while the folder is being listed may show one twice or not at all.
        while names := self._some_names():
            for name in names:
                os.replace(self.waiting(name), self.final(name))  # noqa: PTH105

    def _some_names(self) -> list[str]:
        with os.scandir(self.partial) as entries:
            return [entry.name for entry in islice(entries, BLOCK)]

    # Places as text: a Path keeps its parts among the interpreter's interned names, and there may be a million files.
    def waiting(self, name: str) -> str:
        """Where a file of this name is until all is written."""
        return os.path.join(self.partial, name)  # noqa: PTH118

    def final(self, name: str) -> str:
        """Where it is then."""
        return os.path.join(self.folder, name)  # noqa: PTH118

    def put(self, name: str, data: bytes) -> None:
        """Write a file."""
        try:
            with open(self.waiting(name), "wb") as file:  # noqa: PTH123
                file.write(data)
        except OSError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: OSError) -> SourceError:
        return SourceError(f"cannot be written: {error.strerror or error}".lower(), source=str(self.folder))
