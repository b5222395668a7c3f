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
from newsmodel.pipeline.looks import binary_kind, is_text, looks_like
from newsmodel.pipeline.options import build_options
from newsmodel.records import Failure, Parsed, Parser, Source

HEAD = 4096
"""Bytes by which content is recognised."""

IN_MEMORY = 2**24
"""Sources up to this size are read once and kept; larger ones are opened for each reading."""

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
    """Articles of a source, and failures of parts of it, as they come.

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
    limits = limits or Limits()
    reading = _Reading(tuple(parsers), dict(options or {}), limits, Budget(limits.expanded))
    loaded = _Loaded.of(source, None)
    chosen = choose_parser(parsers, source, loaded.head, format=format)
    return reading.run(loaded, chosen, 0)


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
        format: a parser's name.
        fallback: whether text of no known kind and without a suffix is read as plain text.

    Raises:
        UsageError: no parser has the name.
        SourceError: no parser knows it; says what it looks like.
    """
    if format is not None:
        for parser in parsers:
            if parser.name == format:
                return parser
        raise unknown("format", format, (parser.name for parser in parsers))
    file = _file_name(source)
    suffix = _suffix_match(parsers, file)
    typed = next((p for p in parsers if source.media_type and source.media_type.lower() in p.media_types), None)
    recognised = [parser for parser in parsers if _recognises(parser, head)]
    for likely in (typed, suffix):
        if likely in recognised:
            return likely
    chosen = recognised[0] if recognised else typed or suffix
    if chosen is None and fallback and not _SUFFIX.search(file) and is_text(head):
        chosen = next((parser for parser in parsers if parser.name == FALLBACK), None)
    if chosen is None or (chosen.name == FALLBACK and binary_kind(head)):
        known = ", ".join(sorted(parser.name for parser in parsers)) or "none"
        raise SourceError(
            f"not in a known format; it looks like {looks_like(head)} (known formats: {known})",
            source=source.name,
            part=source.part,
        )
    return chosen


@attrs.frozen
class _Loaded:
    """A source whose first bytes are known, and all of them where they are few."""

    source: Source
    head: bytes
    data: bytes | None

    @classmethod
    def of(cls, source: Source, budget: Budget | None) -> "_Loaded":
        watched = source if budget is None else budget.watched(source)
        data = watched.read(IN_MEMORY + 1)
        if len(data) > IN_MEMORY:
            return cls(watched, data[:HEAD], None)
        return cls(attrs.evolve(source, opener=lambda: io.BytesIO(data)), data[:HEAD], data)

    def sha256(self) -> str:
        if self.data is not None:
            return hashlib.sha256(self.data).hexdigest()
        with self.source.open() as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]


@attrs.frozen
class _Reading:
    """One input being read, with all that is inside it."""

    parsers: tuple[Parser, ...]
    options: Mapping[str, Any]
    limits: Limits
    budget: Budget

    def run(self, loaded: _Loaded, parser: Parser, depth: int) -> Iterator[Article | Failure]:
        source = loaded.source
        options = build_options(parser.options, self.options.get(parser.name), plugin=parser.name)
        origin: Origin | None = None
        for found in _parsed(parser, source, options):
            if isinstance(found, Article):
                if not parser.own:
                    origin = origin or Origin(_name(source), source.part, parser.name, loaded.sha256())
                yield found if origin is None else _with_origin(found, origin)
            elif isinstance(found, Failure):
                yield attrs.evolve(found, part=_joined(source.part, found.part))
            else:
                yield from self.inside(found, source, depth + 1)

    def inside(self, source: Source, outer: Source, depth: int) -> Iterator[Article | Failure]:
        """Read a source that a parser found; what is wrong with it is told, and the outer one goes on."""
        source = attrs.evolve(source, name=outer.name, part=_joined(outer.part, source.part))
        try:
            if depth > self.limits.depth:
                raise SourceError(f"nested more than {self.limits.depth} deep", source=source.name, part=source.part)
            loaded = _Loaded.of(source, self.budget)
            yield from self.run(loaded, choose_parser(self.parsers, source, loaded.head), depth)
        except UsageError:
            raise
        except NewsmodelError as error:
            if self.budget.spent:
                raise
            message = getattr(error, "reason", str(error))
            yield Failure(message=message, part=source.part, error=type(error).__name__)


def _parsed(parser: Parser, source: Source, options: Any) -> Iterator[Parsed]:
    """What a parser yields; whatever it raises becomes an error that names it."""
    try:
        found: Iterable[object] = parser.parse(source, options)
        for item in found:
            if not isinstance(item, Article | Source | Failure):
                raise TypeError(f"yielded {item!r:.80}; a parser yields an Article, a Source or a Failure")
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
    """The parser with the longest suffix that the name ends in."""
    lowered = file.lower()
    matches = [(len(suffix), parser) for parser in parsers for suffix in parser.suffixes if lowered.endswith(suffix)]
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


def _joined(outer: str | None, inner: str | None) -> str | None:
    """A part within a part: "inner.zip/article.html"; a parser may have joined them itself."""
    if outer is None or inner is None or inner == outer or inner.startswith(f"{outer}/"):
        return inner if inner is not None else outer
    return f"{outer}/{inner}"


def _name(source: Source) -> str | None:
    """The name to be kept with an article; bytes in memory have none."""
    return None if source.name == "<memory>" else source.name
