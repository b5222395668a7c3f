"""Which parser knows a source: by its name, else by content, media type or suffix."""

import logging
import re
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from newsmodel.errors import SourceError, told, unknown
from newsmodel.pipeline.looks import binary_kind, is_text, looks_like, no_prose, reader_of
from newsmodel.records import Parser, Source

FALLBACK = "text"
"""The parser of what looks like text and has no suffix that says otherwise."""

_SUFFIX = re.compile(r"\.(?=\w*[^\W\d_])\w{1,12}$")
_LOG = logging.getLogger("newsmodel")


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
