"""What comes out of a batch, input after input: articles, problems, and at the end of each input a mark."""

from typing import Self

import attrs
import msgspec

from newsmodel.codec import encode, loads
from newsmodel.errors import NewsmodelError, PluginError, SourceError, StageError
from newsmodel.model import Article
from newsmodel.pipeline.languages import UNSUPPORTED
from newsmodel.records import Failure, Skipped

DIED = "ProcessDied"
"""The kind of error of an input over which a process died; doing it again may go better."""


@attrs.frozen(kw_only=True)
class Problem:
    """An input, a part of one, or a stage on an article that failed; one line of the errors file.

    Attributes:
        source: the input.
        part: the member, record or line inside it, or None.
        article: id of the article, or None where it did not come to one.
        stage: "read" (finding and opening it), "parse", "extract" or "export".
        plugin: the parser, extractor or exporter, or None.
        error: the kind of error.
        message: what is wrong and, where there is one, the remedy.
    """

    source: str
    part: str | None = None
    article: str | None = None
    stage: str
    plugin: str | None = None
    error: str
    message: str

    @classmethod
    def of_error(cls, error: BaseException, source: str, *, stage: str, plugin: str | None = None) -> Self:
        """An error met with an input; a StageError says itself where."""
        part, article, message = None, None, str(error) or type(error).__name__
        if isinstance(error, StageError):
            stage, plugin, article, message = error.stage, error.plugin, error.article, error.reason
        elif isinstance(error, SourceError):
            part, message = error.part, error.reason
        elif isinstance(error, PluginError):
            plugin, message = error.plugin, error.reason
        kind = type(error).__name__
        message = message if isinstance(error, NewsmodelError) else f"{kind}: {message}"
        return cls(
            source=source, part=part, article=article, stage=stage, plugin=plugin, error=kind, message=_line(message)
        )

    @classmethod
    def of_failure(cls, failure: Failure, source: str, plugin: str) -> Self:
        """A part that a parser could not read."""
        message = _line(failure.message)
        return cls(source=source, part=failure.part, stage="parse", plugin=plugin, error=failure.error, message=message)

    def __str__(self) -> str:
        where = f"{self.source} ({self.part})" if self.part else self.source
        by = f"{self.stage} {self.plugin}" if self.plugin and self.stage != "parse" else ""
        return ": ".join(filter(None, [where, by, self.message]))


@attrs.frozen
class Done:
    """All of an input has come."""


@attrs.frozen
class Counts:
    """What a batch tells of an article without its being read.

    Attributes:
        quotes: in it.
        proposals: in it.
        bare: never extracted, and not for want of its language.
    """

    quotes: int
    proposals: int
    bare: bool

    @classmethod
    def of(cls, article: "Article | _Outline") -> Self:
        """Those of an article."""
        found = article.extractors or article.actors or article.quotes or article.proposals
        bare = not found and not any(notice.code == UNSUPPORTED for notice in article.notices)
        return cls(len(article.quotes), len(article.proposals), bare)


@attrs.frozen
class Encoded:
    """An article as JSON, as it comes from another process or a journal: read only by those who look inside.

    Attributes:
        data: as `encode` gives it.
        counts: of what is in it.
    """

    data: bytes
    counts: Counts

    @classmethod
    def of(cls, article: Article) -> Self:
        """An article, encoded."""
        return cls(encode(article), Counts.of(article))

    @classmethod
    def of_json(cls, data: bytes) -> Self:
        """What `encode` gave before."""
        return cls(data, Counts.of(msgspec.json.decode(data, type=_Outline)))

    def article(self) -> Article:
        """The article itself."""
        return loads(self.data)


class _Coded(msgspec.Struct):
    code: str


class _Outline(msgspec.Struct):
    """Of an article as JSON, no more than is counted; the rest is passed over unread."""

    extractors: list[msgspec.Raw]
    actors: list[msgspec.Raw]
    quotes: list[msgspec.Raw]
    proposals: list[msgspec.Raw]
    notices: list[_Coded]


Event = Article | Encoded | Problem | Skipped | Done


def article_of(event: Article | Encoded) -> Article:
    """The article that an event is or carries."""
    return event.article() if isinstance(event, Encoded) else event


def _line(message: str) -> str:
    """On one line, and writable whatever a plugin put into it."""
    return " ".join(message.encode("utf-8", "replace").decode().split())
