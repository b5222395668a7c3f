"""The version of the library, in one place, and how this copy of it was built."""

from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

__version__ = "0.1.0"


def is_compiled() -> bool:
    """Whether extraction runs as compiled modules, of the wheel for this Python and machine, or as plain Python."""
    tokens = Path(__file__).parent / "text" / "tokens"
    return any(tokens.with_suffix(suffix).exists() for suffix in EXTENSION_SUFFIXES)
