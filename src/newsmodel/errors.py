"""Everything that newsmodel raises on purpose.

One root, so that a caller can catch all of it; each message names the input, the place and, where there is one, the
remedy. Errors about values are also `ValueError`s, as Python's own conventions and msgspec's decoder expect.
"""

from collections.abc import Iterable, Sequence
from typing import Any


class NewsmodelError(Exception):
    """Root of all errors of this library."""


class ModelError(NewsmodelError, ValueError):
    """A value breaks a promise of the model: a span that does not slice back, an unknown actor id, an unknown act."""


class SchemaError(NewsmodelError, ValueError):
    """JSON that is not a newsmodel record: broken, of a newer schema, or violating it; the message has the path."""


class UsageError(NewsmodelError, ValueError):
    """A call that cannot be carried out as asked: an unknown format, an unknown option, a target that does not fit."""


class SourceError(NewsmodelError):
    """An input that cannot be read.

    Attributes:
        source: name of the input.
        part: the member, record or entry inside it, or None.
    """

    def __init__(self, message: str, *, source: str | None = None, part: str | None = None) -> None:
        where = " ".join(filter(None, [source, f"({part})" if part else None]))
        super().__init__(f"{where}: {message}" if where else message)
        self.source = source
        self.part = part
        self.reason = message

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), (self.reason,), {"source": self.source, "part": self.part})


class PluginError(NewsmodelError):
    """A plugin that cannot be loaded or whose records cannot be used.

    Attributes:
        plugin: name of the entry point or distribution at fault.
    """

    def __init__(self, message: str, *, plugin: str) -> None:
        super().__init__(f"plugin {plugin}: {message}")
        self.plugin = plugin
        self.reason = message

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), (self.reason,), {"plugin": self.plugin})


class OrderError(NewsmodelError, ValueError):
    """Extractors that cannot be put in order: an unmet need, a cycle, two of one name."""


class StageError(NewsmodelError):
    """A stage failed on one article; what the other stages found is kept.

    Attributes:
        stage: "parse", "extract" or "export".
        plugin: the parser, extractor or exporter at fault.
        article: id of the article, or None.
        outcome: what `Pipeline.run` would have given, with all that the other stages found; None elsewhere, and not
            kept across process borders.
    """

    outcome: Any = None

    def __init__(self, message: str, *, stage: str, plugin: str, article: str | None = None) -> None:
        super().__init__(f"{stage} {plugin}" + (f" on article {article}" if article else "") + f": {message}")
        self.stage = stage
        self.plugin = plugin
        self.article = article
        self.reason = message

    def __reduce__(self) -> tuple[object, ...]:
        state = {"stage": self.stage, "plugin": self.plugin, "article": self.article}
        return _rebuild, (type(self), (self.reason,), state)


class Gathered:
    """Errors that nobody listens to, until one is raised for all; the first are kept, the others only counted.

    Attributes:
        first: the first of them, in the order in which they came.
        count: how many came.
    """

    KEPT = 10

    def __init__(self) -> None:
        self.first: list[NewsmodelError] = []
        self.count = 0

    def __call__(self, error: NewsmodelError) -> None:
        """Take in an error."""
        self.count += 1
        if self.count <= self.KEPT:
            self.first.append(error)

    def on(self, raised: NewsmodelError) -> NewsmodelError:
        """The error that is raised for all, with a note for each after the first and one for what was not kept."""
        for error in self.first[1:]:
            raised.add_note(str(error))
        if self.count > self.KEPT:
            raised.add_note(f"and {self.count - self.KEPT} more; `on_error` is called with each")
        return raised


def unknown(what: str, name: object, known: Iterable[str]) -> UsageError:
    """The error for a name that nothing bears, with the names that were likely meant: "unknown format 'cvs'"."""
    import difflib

    names = sorted(set(known))
    close = difflib.get_close_matches(str(name), names, n=3)
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    return UsageError(f"unknown {what} {name!r}{hint} (known: {', '.join(names) or 'none'})")


def told(error: BaseException) -> str:
    """Any error in one line: "KeyError: 'name'"; our own say by themselves what they are."""
    message = " ".join(str(error).split())
    return message if isinstance(error, NewsmodelError) else f"{type(error).__name__}: {message}".removesuffix(": ")


def _rebuild(kind: type[NewsmodelError], args: Sequence[object], state: dict[str, object]) -> NewsmodelError:
    """Unpickle an error with keyword-only arguments: errors cross process borders in a batch."""
    return kind(*args, **state)
