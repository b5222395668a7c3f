"""Any number of files that appear in a folder together, or not at all."""

import contextlib
import os
import shutil
from itertools import islice

from newsmodel import FileWriter, SourceError, Target, UsageError

BLOCK = 1_000
"""Names of files held at a time while they are moved out."""


class FolderWriter(FileWriter):
    """Writes files into a hidden folder inside the target's, and moves them out when all is written.

    Raises:
        UsageError: the target is a stream.
        SourceError: a file cannot be written.
    """

    def __init__(self, target: Target) -> None:
        if target.path is None:
            raise UsageError("this format writes a folder of files; give a path")
        super().__init__(target)
        self.folder = target.path
        self.partial = target.path / f".{os.getpid()}.part"

    def open(self, stack: contextlib.ExitStack) -> None:
        """Make the hidden folder."""
        # What a run that was killed may have left, if the system gave it the same number.
        shutil.rmtree(self.partial, ignore_errors=True)
        stack.callback(shutil.rmtree, self.partial, ignore_errors=True)
        try:
            self.partial.mkdir(parents=True)
        except OSError as error:
            raise self._trouble(error) from error

    def finish(self) -> None:
        """Move all files out of it."""
        try:
            # In blocks: moving files while the folder is being listed may show one twice or not at all.
            while names := self._some_names():
                for name in names:
                    os.replace(self.waiting(name), self.final(name))  # noqa: PTH105
        except OSError as error:
            raise self._trouble(error) from error

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
