"""Who said what, who wants whom to do what, and where does it say so.

News text in, typed records out: `newsmodel.extract(newsmodel.parse(text, format="text"))`. Importing this module does
nothing but name things; each is loaded when it is first used.
"""

import importlib
import logging
from typing import TYPE_CHECKING, Any

from newsmodel.version import __version__

if TYPE_CHECKING:
    from newsmodel.api import extract, parse, read, write
    from newsmodel.codec import dumps, json_schema, loads
    from newsmodel.errors import (
        ModelError,
        NewsmodelError,
        OrderError,
        PluginError,
        SchemaError,
        SourceError,
        StageError,
        UsageError,
    )
    from newsmodel.frames import frame
    from newsmodel.hooks import hookimpl
    from newsmodel.model import (
        Actor,
        Article,
        Caption,
        Dateline,
        Deadline,
        Mention,
        Notice,
        Origin,
        Proposal,
        Quantity,
        Quote,
        Reference,
        Role,
        Span,
        Stamp,
        Stance,
    )
    from newsmodel.pipeline import Limits, Outcome, Pipeline
    from newsmodel.records import Context, Exporter, Extractor, Failure, Parser, Skipped, Source, Target, Writer
    from newsmodel.registry import Registry, build_registry, default_registry, load_settings
    from newsmodel.streaming import stream
    from newsmodel.writing import FileWriter

__all__ = [
    "Actor",
    "Article",
    "Caption",
    "Context",
    "Dateline",
    "Deadline",
    "Exporter",
    "Extractor",
    "Failure",
    "FileWriter",
    "Limits",
    "Mention",
    "ModelError",
    "NewsmodelError",
    "Notice",
    "OrderError",
    "Origin",
    "Outcome",
    "Parser",
    "Pipeline",
    "PluginError",
    "Proposal",
    "Quantity",
    "Quote",
    "Reference",
    "Registry",
    "Role",
    "SchemaError",
    "Skipped",
    "Source",
    "SourceError",
    "Span",
    "StageError",
    "Stamp",
    "Stance",
    "Target",
    "UsageError",
    "Writer",
    "__version__",
    "build_registry",
    "default_registry",
    "dumps",
    "extract",
    "frame",
    "hookimpl",
    "json_schema",
    "load_settings",
    "loads",
    "parse",
    "read",
    "stream",
    "write",
]

_HOMES = {
    "api": "extract parse read write",
    "codec": "dumps json_schema loads",
    "errors": "ModelError NewsmodelError OrderError PluginError SchemaError SourceError StageError UsageError",
    "frames": "frame",
    "hooks": "hookimpl",
    "model": "Actor Article Caption Dateline Deadline Mention Notice Origin Proposal Quantity Quote Reference Role "
    "Span Stamp Stance",
    "pipeline": "Limits Outcome Pipeline",
    "records": "Context Exporter Extractor Failure Parser Skipped Source Target Writer",
    "registry": "Registry build_registry default_registry load_settings",
    "streaming": "stream",
    "writing": "FileWriter",
}
_HOME_OF = {name: f"newsmodel.{home}" for home, names in _HOMES.items() for name in names.split()}

logging.getLogger("newsmodel").addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'newsmodel' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
