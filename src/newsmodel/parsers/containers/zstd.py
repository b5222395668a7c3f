"""zstd, which Python's standard library has from 3.14 on; before that, its backport."""

import sys
from typing import Any, BinaryIO

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdFile
else:
    from backports.zstd import ZstdFile


def expand(stream: BinaryIO) -> Any:
    """The stream of what a zstd stream holds, frame after frame."""
    return ZstdFile(stream)
