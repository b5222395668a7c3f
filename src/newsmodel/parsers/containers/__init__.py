"""Files around files: compressed data and archives, whatever they hold.

What is inside is read as if it lay there unpacked, by the parser that knows it. Names of members are only names:
nothing is written to where they point.
"""

from newsmodel.parsers.containers.compressed import COMPRESSED
from newsmodel.parsers.containers.tar import TAR
from newsmodel.parsers.containers.zip import ZIP

CONTAINERS = (*COMPRESSED, ZIP, TAR)

__all__ = ["CONTAINERS"]
