"""Watches what code does beside its work: connections, programs, files. By Python's audit events."""

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_CONNECTIONS = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind", "urllib.Request")
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "os.fork")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND


class Deeds:
    """What was done while watched.

    Attributes:
        done: connections and programs.
        written: files that were opened for writing, and folders that were made.
    """

    def __init__(self) -> None:
        self.done: list[str] = []
        self.written: set[str] = set()

    def told(self) -> list[str]:
        """What is to be complained of: connections, programs, and files that are still there."""
        return [*self.done, *(f"the file {path}" for path in sorted(self.written) if Path(path).exists())]


_STATE = threading.local()
_HOOKED: list[bool] = []


@contextlib.contextmanager
def watched() -> Iterator[Deeds]:
    """Watch this thread until the block ends."""
    if not _HOOKED:
        sys.addaudithook(_hook)
        _HOOKED.append(True)
    deeds = Deeds()
    _STATE.deeds = deeds
    try:
        yield deeds
    finally:
        _STATE.deeds = None


def _hook(event: str, args: tuple[Any, ...]) -> None:
    deeds: Deeds | None = getattr(_STATE, "deeds", None)
    if deeds is None:
        return
    if event in _CONNECTIONS:
        deeds.done.append(f"{event} {args[-1] if event == 'socket.connect' else args[:1]}")
    elif event in _PROGRAMS:
        deeds.done.append(f"{event} {args[0] if args else ''}")
    elif event == "os.mkdir" or (event == "open" and _writes(args)):
        path = args[0]
        if isinstance(path, str | bytes | os.PathLike) and "__pycache__" not in os.fsdecode(path):
            deeds.written.add(str(Path(os.fsdecode(path)).absolute()))


def _writes(args: tuple[Any, ...]) -> bool:
    _, mode, flags = (*args, None, 0)[:3]
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITING)
