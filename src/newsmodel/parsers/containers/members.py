"""Members of archives, as sources."""

from pathlib import PurePosixPath

from newsmodel.records import Skipped, Source

KEPT = 2**24
"""Bytes. A member up to this size is kept until it has been parsed; a larger one is not held in memory."""

MOST = 1_000_000
"""Members of one archive that are read."""

HIDDEN = Skipped(reason="hidden")

_SYSTEM_FOLDERS = frozenset({"__MACOSX"})
_SYSTEM_FILES = frozenset({"Thumbs.db", "desktop.ini"})


def member(archive: Source, name: str, data: bytes = b"") -> Source:
    """A member as a source of some bytes; of what is known of the archive, little is known of its members."""
    return Source.from_bytes(
        data,
        name=archive.name,
        part=part_name(name),
        fetched=archive.fetched,
        found=True,
        extra=archive.extra,
    )


def part_name(name: str) -> str:
    """A member's name as text: what is no character is replaced, wherever the name would point to."""
    return name.encode("utf-8", "replace").decode().replace("\\", "/")


def is_hidden(name: str) -> bool:
    """Files that systems put into archives unasked, and those that start with a dot, as in folders."""
    parts = PurePosixPath(part_name(name)).parts
    inner = [part for part in parts if part not in ("..", ".")]
    if not inner or inner[-1] in _SYSTEM_FILES:
        return True
    return any(part.startswith(".") or part in _SYSTEM_FOLDERS for part in inner)
