"""A source through the parser that knows it, and whatever is inside it likewise."""

import functools
import hashlib
import io
import logging
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from newsmodel.errors import NewsmodelError, SourceError, StageError, UsageError, told
from newsmodel.model import Article, Origin
from newsmodel.parsers.json import LINES_PARSER, Line, unread_lines
from newsmodel.pipeline.choose import choose_parser
from newsmodel.pipeline.limits import Budget, Limits
from newsmodel.pipeline.options import build_options
from newsmodel.records import Failure, Parsed, Parser, Skipped, Source

HEAD = 4096
"""Bytes by which content is recognised."""

IN_MEMORY = 2**24
"""Sources up to this size are read once and kept; larger ones are opened for each reading."""
FILE_IN_MEMORY = 2**20
"""The same for files on disk, which cost nothing to open again."""

UNKNOWN = Skipped(reason="of no known kind")
"""What is said of a file in a folder or an archive that no parser knows."""

_LOG = logging.getLogger("newsmodel")


def read_source(
    source: Source,
    parsers: Sequence[Parser],
    *,
    format: str | None = None,
    options: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
) -> Iterator[Article | Failure]:
    """Articles of a source, and failures of parts of it, as they come; what is skipped is logged.

    Args:
        source: what to read; sources that a parser finds inside it are read in turn.
        parsers: in order of preference where several know a content.
        format: name of the parser; None tells it by content, media type or suffix.
        options: by parser name, an instance of its options class or a mapping of keys to values.
        limits: how far the source may unfold.

    Raises:
        UsageError: no parser has the name, or an option does not fit.
        SourceError: it cannot be read, no parser knows it, or it unfolds beyond the limits.
        StageError: the parser failed; names it and the source.
    """
    opened = open_source(source, parsers, format=format, options=options, limits=limits)
    return iter(()) if isinstance(opened, Skipped) else _unskipped(opened)


def open_source(
    source: Source,
    parsers: Sequence[Parser],
    *,
    format: str | None = None,
    options: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
) -> "Opened | Skipped":
    """A source with the parser that knows it, for those who want to know what made each article.

    Arguments and errors are those of `read_source`; a source that nobody named and nobody knows is skipped.
    """
    limits = limits or Limits()
    loaded = _Loaded.of(source)
    try:
        chosen = choose_parser(parsers, source, loaded.head, format=format, fallback=not source.found)
    except SourceError:
        if source.found:
            return UNKNOWN
        raise
    reading = _Reading(tuple(parsers), dict(options or {}), limits, limits.budget(loaded.size()))
    return Opened(chosen, reading, loaded, _inner_format(chosen, format))


def _inner_format(parser: Parser, format: str | None) -> str | None:
    """The format that was asked for, where it is that of what is inside."""
    return format if parser.container and format != parser.name else None


def _unskipped(opened: "Opened") -> Iterator[Article | Failure]:
    for found, _ in opened.read():
        if isinstance(found, Skipped):
            _LOG.info("%s: %s skipped: %s", opened.loaded.source.name, f"{found.count:,}", found.reason)
        else:
            yield found


@attrs.frozen
class _Loaded:
    """A source whose first bytes are known, and all of them where they are few."""

    source: Source
    head: bytes
    data: bytes | None

    @classmethod
    def of(cls, source: Source, budget: Budget | None = None) -> "_Loaded":
        if budget is None and _is_large_file(source):
            return cls(source, source.read(HEAD), None)
        watched = source if budget is None else budget.watched(source)
        try:
            data = watched.read(IN_MEMORY + 1)
        except SourceError:
            if budget is None or budget.spent:
                raise
            # Broken further on, as compressed data may be: its parser reads as far as it can.
            return cls(watched, _first_bytes(watched), None)
        if len(data) > IN_MEMORY:
            return cls(watched, data[:HEAD], None)
        return cls(attrs.evolve(source, opener=functools.partial(io.BytesIO, data)), data[:HEAD], data)

    def size(self) -> int:
        if self.data is not None:
            return len(self.data)
        with self.source.open() as stream:
            return stream.seek(0, io.SEEK_END) if stream.seekable() else IN_MEMORY

    def sha256(self) -> str | None:
        """The hash of all bytes; None where they cannot be read to the end."""
        if self.data is not None:
            return hashlib.sha256(self.data).hexdigest()
        try:
            with self.source.open() as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
        except SourceError:
            return None


@attrs.frozen
class Member:
    """A source inside an input, about to be read.

    Attributes:
        loaded: the source.
        finder: name of the parser that found it.
        depth: how many sources it is inside of.
        format: that was asked for, where it is that of what is inside.
    """

    loaded: _Loaded
    finder: str
    depth: int
    format: str | None

    @property
    def name(self) -> str:
        """The input's."""
        return self.loaded.source.name

    @property
    def part(self) -> str | None:
        """Its place in the input."""
        return self.loaded.source.part

    def size(self) -> int | None:
        """Bytes, where all of them are in memory."""
        return None if self.loaded.data is None else len(self.loaded.data)

    def sendable(self) -> bool:
        """Whether it can go to another process: all of it is in memory, and what a plugin says of it is plain."""
        source = self.loaded.source
        try:
            pickle.dumps((type(source), source.extra))
        except (pickle.PicklingError, AttributeError, TypeError):
            return False
        return self.loaded.data is not None and isinstance(source.opener, functools.partial)

    def read(self, parsers: Sequence[Parser], options: Mapping[str, Any], budget: Budget) -> Iterator["Read"]:
        """What is in it, each with the parser that made it, as `Opened.read` of the whole input gives it.

        Args:
            parsers: the same that found it.
            options: likewise.
            budget: what it may unfold to.
        """
        reading = _Reading(tuple(parsers), options, Limits(), budget)
        finder = next(parser for parser in parsers if parser.name == self.finder)
        return reading.whole(reading.member(self, finder))


@attrs.frozen
class Opened:
    """A source about to be read.

    Attributes:
        parser: that reads it.
    """

    parser: Parser
    reading: "_Reading"
    loaded: _Loaded
    format: str | None

    def read(self) -> Iterator["Read"]:
        """What is in it, each with the parser that made it: this one, or that of a source inside."""
        return self.reading.whole(self.reading.run(self.loaded, self.parser, 0, self.format))

    def cut(self, most: int) -> Iterator["Cut"]:
        """The same in pieces to be read by others: members of so many bytes at most, and lines of articles, unread."""
        reading = attrs.evolve(self.reading, unread=True)
        return reading.cut(reading.run(self.loaded, self.parser, 0, self.format), most)


@attrs.frozen
class _Reading:
    """One input being read, with all that is inside it; `unread` leaves lines of articles as they are."""

    parsers: tuple[Parser, ...]
    options: Mapping[str, Any]
    limits: Limits
    budget: Budget
    unread: bool = False

    def whole(self, found: Iterator["Cut"]) -> Iterator["Read"]:
        """All that comes of it, members read in turn."""
        for item, parser in found:
            if isinstance(item, Member):
                yield from self.whole(self.member(item, parser))
            elif not isinstance(item, Line):
                yield item, parser

    def cut(self, found: Iterator["Cut"], most: int) -> Iterator["Cut"]:
        """The same, but members of so many bytes at most are left unread."""
        for item, parser in found:
            if isinstance(item, Member) and not (item.sendable() and (item.size() or 0) <= most):
                yield from self.cut(self.member(item, parser), most)
            else:
                yield item, parser

    def run(self, loaded: _Loaded, parser: Parser, depth: int, format: str | None) -> Iterator["Cut"]:
        """What a parser finds in a source; sources inside it are members."""
        source = loaded.source
        options = build_options(parser.options, self.options.get(parser.name), plugin=parser.name)
        origin: Origin | None = None
        lines = self.unread and parser == LINES_PARSER and not source.extra and not source.notices
        for found in _parsed(parser, source, options, unread=lines):
            if isinstance(found, Article):
                if not parser.own:
                    origin = origin or Origin(_name(source), source.part, parser.name, loaded.sha256())
                yield _told_of(found if origin is None else _with_origin(found, origin), source), parser
            elif isinstance(found, Source):
                yield self.inside(found, source, parser, depth + 1, format), parser
            elif isinstance(found, Skipped) or source.part is None:
                yield found, parser
            else:
                yield attrs.evolve(found, part=_joined(source.part, found.part)), parser

    def inside(self, source: Source, outer: Source, finder: Parser, depth: int, format: str | None) -> Member | Failure:
        """A source that a parser found, loaded; what is wrong with it is told, and the outer one goes on."""
        source = attrs.evolve(source, name=outer.name, part=_joined(outer.part, source.part))
        try:
            if depth > self.limits.depth:
                raise SourceError(f"nested more than {self.limits.depth} deep", source=source.name, part=source.part)
            return Member(_Loaded.of(source, self.budget), finder.name, depth, format)
        except NewsmodelError as error:
            return self.failure(error, source)

    def member(self, member: Member, finder: Parser) -> Iterator["Cut"]:
        """What is in a source that a parser found."""
        source, parser = member.loaded.source, finder
        try:
            try:
                parser = choose_parser(
                    self.parsers, source, member.loaded.head, format=member.format, fallback=not source.found
                )
            except SourceError:
                if not source.found:
                    raise
                yield UNKNOWN, parser
                return
            yield from self.run(member.loaded, parser, member.depth, _inner_format(parser, member.format))
        except NewsmodelError as error:
            yield self.failure(error, source), parser

    def failure(self, error: NewsmodelError, source: Source) -> Failure:
        """An error with a source inside the input; one that ends the whole input is raised."""
        if isinstance(error, UsageError) or self.budget.spent:
            raise error
        return Failure(message=getattr(error, "reason", str(error)), part=source.part, error=type(error).__name__)


Read = tuple[Article | Failure | Skipped, Parser]
"""What came of a source, and the parser that it came from."""

Cut = tuple[Article | Failure | Skipped | Member | Line, Parser]
"""The same, with what nobody has read yet."""


def _is_large_file(source: Source) -> bool:
    try:
        return source.path is not None and source.path.stat().st_size > FILE_IN_MEMORY
    except OSError:
        return False


def _first_bytes(source: Source) -> bytes:
    """As many of the first bytes as can be read."""
    head = b""
    try:
        with source.open() as stream:
            while len(head) < HEAD and (more := stream.read1(HEAD - len(head))):  # type: ignore[attr-defined]
                head += more
    except SourceError:
        pass
    return head


def _parsed(parser: Parser, source: Source, options: Any, *, unread: bool) -> Iterator[Parsed | Line]:
    """What a parser yields, or the lines that it would read; whatever it raises becomes an error that names it."""
    try:
        found: Iterable[object] = (unread_lines if unread else parser.parse)(source, options)
        for item in found:
            if not isinstance(item, Article | Source | Failure | Skipped | (Line if unread else Article)):
                raise TypeError(f"yielded {item!r:.80}; a parser yields an Article, a Source, a Failure or a Skipped")
            yield item
    except NewsmodelError:
        raise
    except Exception as error:
        where = " ".join(filter(None, [source.name, f"({source.part})" if source.part else None]))
        raise StageError(f"on {where}: {told(error)}", stage="parse", plugin=parser.name) from error


def _with_origin(article: Article, origin: Origin) -> Article:
    """What the parser left open in `source`, filled."""
    own = article.source
    if own is None:
        return attrs.evolve(article, source=origin)
    filled = Origin(
        own.name if own.name is not None else origin.name,
        own.part if own.part is not None else origin.part,
        own.format if own.format is not None else origin.format,
        own.sha256 if own.sha256 is not None else origin.sha256,
    )
    return article if filled == own else attrs.evolve(article, source=filled)


def _told_of(article: Article, source: Source) -> Article:
    """The article with what is known of its source beside the bytes."""
    if not source.extra and not source.notices:
        return article
    return attrs.evolve(article, extra={**source.extra, **article.extra}, notices=(*article.notices, *source.notices))


def _joined(outer: str | None, inner: str | None) -> str | None:
    """A part within a part: "inner.zip/article.html"; a parser may have joined them itself."""
    if outer is None or inner is None or inner == outer or inner.startswith(f"{outer}/"):
        return inner if inner is not None else outer
    return f"{outer}/{inner}"


def _name(source: Source) -> str | None:
    """The name to be kept with an article; bytes in memory have none."""
    return None if source.name == "<memory>" else source.name
