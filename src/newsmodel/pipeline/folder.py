"""Files in a folder, in an order that does not depend on the machine."""

import os
from collections.abc import Iterator
from pathlib import Path

from newsmodel.errors import SourceError


def walk_folder(folder: Path) -> Iterator[Path]:
    """Files below a folder, sorted by path; hidden ones are left out, links to folders are not followed.

    Raises:
        SourceError: a folder that cannot be listed.
    """

    def refuse(error: OSError) -> None:
        raise SourceError((error.strerror or str(error)).lower(), source=str(error.filename)) from error

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(files) if not name.startswith("."))
