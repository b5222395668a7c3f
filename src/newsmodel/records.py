"""What plugins are made of: typed, keyword-only records, and the values that pass between them and the library.

New fields get defaults, so that a plugin written today goes on working.
"""

import contextlib
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Literal, Protocol, Self, TypeVar

import attrs

from newsmodel.errors import ModelError, SourceError, UsageError
from newsmodel.model import Actor, Article, Notice, Proposal, Quote, checks

T = TypeVar("T")
Record = Actor | Quote | Proposal
TargetKind = Literal["stream", "folder", "file"]


@attrs.frozen(kw_only=True)
class Source:
    """Bytes to be parsed, and what is known about them before anyone has looked inside.

    Attributes:
        name: the file's path or another name that a person would recognise; used in errors and in `Article.source`.
        part: the member, record or entry inside a container, or None.
        media_type: as declared, without parameters ("text/html"), or None.
        charset: as declared, or None.
        url: where it was fetched from, or None.
        fetched: when, as ISO 8601, or None.
        path: the file on disk, or None; parsers of formats in several files find the others beside it.
        opener: gives a fresh binary stream at each call.
        found: in a folder or an archive, not named by anybody: then it may be of no known kind, and is skipped.
        extra: JSON values that every article read from it gets in its own `extra`, where that has no such key.
        notices: that every article read from it gets: what is wrong with these bytes, say.
    """

    name: str = "<memory>"
    part: str | None = None
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    fetched: str | None = None
    path: Path | None = None
    opener: Callable[[], BinaryIO] = attrs.field(eq=False, repr=False)
    found: bool = False
    extra: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    notices: tuple[Notice, ...] = ()

    def open(self) -> BinaryIO:
        """A binary stream from the first byte; the caller closes it.

        Raises:
            SourceError: missing, a folder, or not readable; says which.
        """
        try:
            return self.opener()
        except OSError as error:
            raise SourceError(_reason(error), source=self.name, part=self.part) from error

    def read(self, limit: int | None = None) -> bytes:
        """All bytes, or the first `limit`.

        Raises:
            SourceError: cannot be opened or read.
        """
        with self.open() as stream:
            try:
                return stream.read(-1 if limit is None else limit)
            except OSError as error:
                raise SourceError(_reason(error), source=self.name, part=self.part) from error

    @classmethod
    def from_path(cls, path: str | os.PathLike[str], **known: Any) -> Self:
        """A file on disk."""
        file = Path(path)
        return cls(**{"name": str(path), "path": file, "opener": lambda: file.open("rb"), **known})

    @classmethod
    def from_bytes(cls, data: bytes, **known: Any) -> Self:
        """Bytes in memory."""
        return cls(**{"opener": lambda: io.BytesIO(data), **known})

    @classmethod
    def from_text(cls, text: str, **known: Any) -> Self:
        """A str in memory, declared as UTF-8; lone surrogates are left for the parser to replace."""
        return cls.from_bytes(text.encode("utf-8", "surrogatepass"), **{"charset": "utf-8", **known})


@attrs.frozen(kw_only=True)
class Failure:
    """A part of an input that a parser could not read; it reports the part and goes on with the next.

    Attributes:
        message: what is wrong and, where there is one, the remedy.
        part: the member, record, line or entry; None for the whole input.
        error: name of the kind of error.
    """

    message: str
    part: str | None = None
    error: str = "SourceError"


@attrs.frozen(kw_only=True)
class Skipped:
    """Parts of an input that a parser left out because they are no news; no error, but they are counted.

    Attributes:
        reason: why, such that "12 not HTML" reads well.
        count: of the parts.
    """

    reason: str
    count: int = 1


class Context:
    """What an extractor may use beside the article: its options, and work shared with the other extractors."""

    __slots__ = ("_shared", "_text", "options")

    def __init__(self, text: str, options: Any = None, shared: dict[Callable[[str], Any], Any] | None = None) -> None:
        self._text = text
        self._shared = {} if shared is None else shared
        self.options = options

    def share(self, compute: Callable[[str], T]) -> T:
        """`compute(article.text)`, computed once per article for all extractors that ask with the same function."""
        try:
            found: T = self._shared[compute]
        except KeyError:
            found = self._shared[compute] = compute(self._text)
        return found

    def with_options(self, options: Any) -> "Context":
        """The same shared work with another extractor's options."""
        return Context(self._text, options, self._shared)


class Writer(Protocol):
    """What `Exporter.open` gives: a context manager that takes articles one by one.

    Leaving it after an exception must leave no half-written file under the final name; `Target.create` sees to that.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> bool | None: ...

    def write(self, article: Article, /) -> None:
        """Write one article."""
        ...


@attrs.frozen(kw_only=True)
class Target:
    """Where an exporter writes. One of both is given.

    Attributes:
        path: a file or a folder, as the exporter's `target` says.
        stream: a binary stream, which stays open.
    """

    path: Path | None = None
    stream: BinaryIO | None = attrs.field(default=None, eq=False)

    @contextlib.contextmanager
    def create(self, name: str | None = None) -> Iterator[BinaryIO]:
        """A binary stream to write to: the target's own, or with `name` a file of that name in the target's folder.

        A file is written under a temporary name beside the final one and takes its place when the block ends well;
        after an exception it is removed.

        Raises:
            UsageError: a folder is wanted where the target is a stream.
            SourceError: the file cannot be written.
        """
        if self.path is None:
            if self.stream is None or name is not None:
                raise UsageError("this format writes a folder of files; give a path")
            yield self.stream
            return
        final = self.path if name is None else self.path / name
        partial = final.with_name(f".{final.name}.{os.getpid()}.part")
        try:
            final.parent.mkdir(parents=True, exist_ok=True)
            stream = partial.open("wb")
        except OSError as error:
            raise SourceError(f"cannot be written: {_reason(error)}", source=str(final)) from error
        try:
            with stream:
                yield stream
            partial.replace(final)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise


def _suffixes(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """The field holds endings of file names."""
    checks.texts(record, attribute, value)
    for suffix in value:
        if not suffix.startswith(".") or suffix != suffix.lower():
            raise ModelError(f"{checks.describe(record)}: suffix {suffix!r} must be like '.txt', in small letters")


def _record_types(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """The field holds some of the types of record there are."""
    checks.tuple_of(type)(record, attribute, value)
    for kind in value:
        if kind not in (Actor, Quote, Proposal):
            raise ModelError(
                f"{checks.describe(record)}: {attribute.name} has {kind.__name__}; only Actor, Quote, Proposal can be"
            )


def _callable(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """The field holds a function."""
    if not callable(value):
        raise ModelError(f"{checks.describe(record)}: {attribute.name} is {value!r}; it must be callable")


_NAME = checks.some_text

Parsed = Article | Source | Failure | Skipped
Parse = Callable[[Source, Any], Iterable[Parsed]]
Extract = Callable[[Article, Context], Iterable[Record]]
Open = Callable[[Target, Any], Writer]


@attrs.frozen(kw_only=True)
class Parser:
    """Reads a format.

    Attributes:
        name: the format's name: "text".
        parse: source and options to articles, sources to be read in turn, failures, and counts of what was skipped.
        recognise: first bytes to "this is my format", or None where content does not tell.
        suffixes: of file names, with the dot.
        media_types: without parameters.
        options: the plugin's own attrs class with a default for every field, or None.
        summary: one line for `newsmodel formats`.
        own: the articles come with what was extracted before, so they are not extracted again unless told.
        container: it holds other files, whatever their format: compressed data, an archive. A format that is asked
            for is then that of what is inside.
    """

    name: str = attrs.field(validator=_NAME)
    parse: Parse = attrs.field(validator=_callable)
    recognise: Callable[[bytes], bool] | None = attrs.field(default=None, validator=checks.optional_of(_callable))
    suffixes: tuple[str, ...] = attrs.field(default=(), validator=_suffixes)
    media_types: tuple[str, ...] = attrs.field(default=(), validator=checks.texts)
    options: type | None = attrs.field(default=None, validator=checks.instance(type, optional=True))
    summary: str = ""
    own: bool = False
    container: bool = False


@attrs.frozen(kw_only=True)
class Extractor:
    """Finds actors, quotes or proposals in an article.

    Attributes:
        name: unique among the extractors: "english-quotes".
        provides: the types of record it yields.
        extract: article and context to records; a record with the id of one that is there replaces it.
        requires: the types of record it reads from the article.
        replaces: names of extractors that do not run when this one does.
        languages: primary language subtags it is made for ("en"); empty for any.
        options: the plugin's own attrs class with a default for every field, or None.
        version: of the extractor; part of the article's `extractors`.
        summary: one line for `newsmodel plugins`.
    """

    name: str = attrs.field(validator=_NAME)
    provides: tuple[type[Record], ...] = attrs.field(validator=(_record_types, checks.not_empty))
    extract: Extract = attrs.field(validator=_callable)
    requires: tuple[type[Record], ...] = attrs.field(default=(), validator=_record_types)
    replaces: tuple[str, ...] = attrs.field(default=(), validator=checks.texts)
    languages: tuple[str, ...] = attrs.field(default=(), validator=checks.texts)
    options: type | None = attrs.field(default=None, validator=checks.instance(type, optional=True))
    version: str = attrs.field(default="0", validator=checks.text)
    summary: str = ""


@attrs.frozen(kw_only=True)
class Exporter:
    """Writes a format.

    Attributes:
        name: the format's name: "csv".
        open: target and options to a writer.
        suffixes: of file names, with the dot.
        target: "stream" (also to standard output), "folder" or "file".
        loses: what a reader of the format does not get back, one line each; empty where lossless.
        options: the plugin's own attrs class with a default for every field, or None.
        summary: one line for `newsmodel formats`.
    """

    name: str = attrs.field(validator=_NAME)
    open: Open = attrs.field(validator=_callable)
    suffixes: tuple[str, ...] = attrs.field(default=(), validator=_suffixes)
    target: TargetKind = attrs.field(default="stream", validator=checks.one_of("stream", "folder", "file"))
    loses: tuple[str, ...] = attrs.field(default=(), validator=checks.texts)
    options: type | None = attrs.field(default=None, validator=checks.instance(type, optional=True))
    summary: str = ""


Options = Mapping[str, Mapping[str, Any]]
"""Option values by plugin name and key, as they come from newsmodel.toml, `--set` or Python."""


def _reason(error: OSError) -> str:
    """The system's words for what went wrong, without number and path."""
    return (error.strerror or str(error)).lower()
