"""newsmodel's articles as Arrow tables: in and out of Parquet, and through engines that speak Arrow.

Importing this module does nothing but name things; pyarrow is loaded when the first of them is used, so that a run
that has nothing to do with tables does not wait for it.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsmodel_arrow.batches import from_arrow, to_arrow, to_batches
    from newsmodel_arrow.extract import extract_batch, extract_batches
    from newsmodel_arrow.ray import extract_dataset
    from newsmodel_arrow.schema import SCHEMA
    from newsmodel_arrow.spark import extract_frame

__all__ = [
    "SCHEMA",
    "extract_batch",
    "extract_batches",
    "extract_dataset",
    "extract_frame",
    "from_arrow",
    "to_arrow",
    "to_batches",
]

_HOMES = {
    "batches": "from_arrow to_arrow to_batches",
    "extract": "extract_batch extract_batches",
    "ray": "extract_dataset",
    "schema": "SCHEMA",
    "spark": "extract_frame",
}
_HOME_OF = {name: f"newsmodel_arrow.{home}" for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'newsmodel_arrow' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
