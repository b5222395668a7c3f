"""A new plugin package to start from: what `newsmodel new-plugin` writes."""

from newsmodel.scaffold.package import KINDS, write_package

__all__ = ["KINDS", "write_package"]
