"""Any number of files that appear in a folder together, or not at all."""

import os
import shutil
from types import TracebackType
from typing import Self

from newsmodel import SourceError, Target, UsageError


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
        try:
            self.partial.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._trouble(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> bool | None:
        try:
            if kind is None:
                # Names alone: of many files, paths would take much memory.
                for name in sorted(os.listdir(self.partial)):  # noqa: PTH208
                    os.replace(f"{self.partial}/{name}", f"{self.folder}/{name}")  # noqa: PTH105
        except OSError as trouble:
            raise self._trouble(trouble) from trouble
        finally:
            shutil.rmtree(self.partial, ignore_errors=True)
        return None

    def put(self, name: str, data: bytes) -> None:
        """Write a file."""
        try:
            (self.partial / name).write_bytes(data)
        except OSError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: OSError) -> SourceError:
        return SourceError(f"cannot be written: {error.strerror or error}".lower(), source=str(self.folder))
