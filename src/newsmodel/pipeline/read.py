"""A source through the parser that knows it, and whatever is inside it likewise."""

import hashlib
import io
import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

import attrs

from newsmodel.errors import NewsmodelError, SourceError, StageError, UsageError, told, unknown
from newsmodel.model import Article, Origin
from newsmodel.pipeline.limits import Budget, Limits
from newsmodel.pipeline.looks import binary_kind, is_text, looks_like, no_prose, reader_of
from newsmodel.pipeline.options import build_options
from newsmodel.records import Failure, Parsed, Parser, Skipped, Source

HEAD = 4096
"""Bytes by which content is recognised."""

IN_MEMORY = 2**24
"""Sources up to this size are read once and kept; larger ones are opened for each reading."""

UNKNOWN = Skipped(reason="of no known kind")
"""What is said of a file in a folder or an archive that no parser knows."""

FALLBACK = "text"
"""The parser of what looks like text and has no suffix that says otherwise."""

_SUFFIX = re.compile(r"\.(?=\w*[^\W\d_])\w{1,12}$")
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


def choose_parser(
    parsers: Sequence[Parser],
    source: Source,
    head: bytes,
    *,
    format: str | None = None,
    fallback: bool = True,
) -> Parser:
    """The parser for a source: by name, else by content, media type, suffix, or as plain text.

    Args:
        parsers: in order of preference.
        source: its name, part and media type are looked at.
        head: its first 4096 bytes.
        format: a parser's name. What is inside a container, such as compressed data, is meant by it where the parser
            does not know the container itself.
        fallback: whether text of no known kind and without a suffix is read as plain text.

    Raises:
        UsageError: no parser has the name.
        SourceError: no parser knows it, or it is not what its name says; says what it looks like.
    """
    recognised = [parser for parser in parsers if _recognises(parser, head)]
    if format is not None:
        named = next((parser for parser in parsers if parser.name == format), None)
        if named is None:
            raise unknown("format", format, (parser.name for parser in parsers))
        container = next((parser for parser in recognised if parser.container), None)
        if named not in recognised:
            if container is not None or named.name == FALLBACK:
                return container or named
            return _checked(named, head, source, f"not {named.name}")
        return named
    # Who knows what is inside, as a reader of compressed archives does, knows more than who only unpacks it.
    recognised = [parser for parser in recognised if not parser.container] or recognised
    file = _file_name(source)
    suffix = _suffix_match(parsers, file)
    typed = next((p for p in parsers if source.media_type and source.media_type.lower() in p.media_types), None)
    for likely in (typed, suffix):
        if likely in recognised:
            return likely
    if recognised:
        return recognised[0]
    chosen = typed or suffix
    if chosen is not None:
        return _checked(chosen, head, source, f"named as {chosen.name}, and is not")
    text = next((parser for parser in parsers if parser.name == FALLBACK), None)
    if fallback and text is not None and not _SUFFIX.search(file) and is_text(head) and not no_prose(head):
        return text
    known = ", ".join(sorted(parser.name for parser in parsers)) or "none"
    raise _not(source, "not in a known format", looks_like(head), f"known formats: {known}")


def _checked(parser: Parser, head: bytes, source: Source, told: str) -> Parser:
    """A parser that was not chosen by content; data that is evidently of another kind is not given to it."""
    if parser.container:
        raise _not(source, told, looks_like(head))
    kind = no_prose(head) if parser.name == FALLBACK else binary_kind(head)
    if kind is not None and (parser.recognise is not None or parser.name == FALLBACK):
        raise _not(source, told, kind)
    return parser


def _not(source: Source, told: str, kind: str, more: str | None = None) -> SourceError:
    remedy = "; ".join(filter(None, [reader_of(kind), more]))
    message = f"{told}; it looks like {kind}" + (f" ({remedy})" if remedy else "")
    return SourceError(message, source=source.name, part=source.part)


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
        return cls(attrs.evolve(source, opener=lambda: io.BytesIO(data)), data[:HEAD], data)

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
        return self.reading.run(self.loaded, self.parser, 0, self.format)


@attrs.frozen
class _Reading:
    """One input being read, with all that is inside it."""

    parsers: tuple[Parser, ...]
    options: Mapping[str, Any]
    limits: Limits
    budget: Budget

    def run(self, loaded: _Loaded, parser: Parser, depth: int, format: str | None) -> Iterator["Read"]:
        source = loaded.source
        options = build_options(parser.options, self.options.get(parser.name), plugin=parser.name)
        origin: Origin | None = None
        for found in _parsed(parser, source, options):
            if isinstance(found, Article):
                if not parser.own:
                    origin = origin or Origin(_name(source), source.part, parser.name, loaded.sha256())
                yield _told_of(found if origin is None else _with_origin(found, origin), source), parser
            elif isinstance(found, Failure):
                yield attrs.evolve(found, part=_joined(source.part, found.part)), parser
            elif isinstance(found, Skipped):
                yield found, parser
            else:
                yield from self.inside(found, loaded.source, parser, depth + 1, format)

    def inside(self, source: Source, outer: Source, parser: Parser, depth: int, format: str | None) -> Iterator["Read"]:
        """Read a source that a parser found; what is wrong with it is told, and the outer one goes on."""
        source = attrs.evolve(source, name=outer.name, part=_joined(outer.part, source.part))
        try:
            if depth > self.limits.depth:
                raise SourceError(f"nested more than {self.limits.depth} deep", source=source.name, part=source.part)
            loaded = _Loaded.of(source, self.budget)
            try:
                chosen = choose_parser(self.parsers, source, loaded.head, format=format, fallback=not source.found)
            except SourceError:
                if not source.found:
                    raise
                yield UNKNOWN, parser
                return
            parser = chosen
            yield from self.run(loaded, parser, depth, _inner_format(parser, format))
        except UsageError:
            raise
        except NewsmodelError as error:
            if self.budget.spent:
                raise
            message = getattr(error, "reason", str(error))
            yield Failure(message=message, part=source.part, error=type(error).__name__), parser


Read = tuple[Article | Failure | Skipped, Parser]
"""What came of a source, and the parser that it came from."""


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


def _parsed(parser: Parser, source: Source, options: Any) -> Iterator[Parsed]:
    """What a parser yields; whatever it raises becomes an error that names it."""
    try:
        found: Iterable[object] = parser.parse(source, options)
        for item in found:
            if not isinstance(item, Article | Source | Failure | Skipped):
                raise TypeError(f"yielded {item!r:.80}; a parser yields an Article, a Source, a Failure or a Skipped")
            yield item
    except NewsmodelError:
        raise
    except Exception as error:
        where = " ".join(filter(None, [source.name, f"({source.part})" if source.part else None]))
        raise StageError(f"on {where}: {told(error)}", stage="parse", plugin=parser.name) from error


def _recognises(parser: Parser, head: bytes) -> bool:
    if parser.recognise is None:
        return False
    try:
        return bool(parser.recognise(head))
    except Exception as error:  # noqa: BLE001 - a plugin that cannot tell must not stop the others from telling
        _LOG.warning("parser %s cannot recognise content: %s", parser.name, told(error))
        return False


def _file_name(source: Source) -> str:
    """The name whose suffix tells the format: of the part where there is one, never that of what it is inside of."""
    if source.part is not None:
        return PurePath(source.part).name
    if source.url is not None and source.path is None:
        return PurePath(urlsplit(source.url).path).name
    return PurePath(source.path or source.name).name


def _suffix_match(parsers: Sequence[Parser], file: str) -> Parser | None:
    """The parser with the longest suffix that the name ends in; of several, one that reads a whole media type.

    One without a media type has a use of its own for files of that suffix, and knows them by their content.
    """
    lowered = file.lower()
    matches = [
        ((len(suffix), bool(parser.media_types)), parser)
        for parser in parsers
        for suffix in parser.suffixes
        if lowered.endswith(suffix)
    ]
    return max(matches, key=lambda match: match[0])[1] if matches else None


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
