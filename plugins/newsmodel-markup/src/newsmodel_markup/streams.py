"""Bytes of an XML document to characters that a parser can be given: decoded, repaired, and without declarations.

Everything comes in pieces, so that a document of any size takes little memory.
"""

import codecs
from collections.abc import Iterable, Iterator
from html import unescape

import attrs

from newsmodel import Notice, Source, SourceError
from newsmodel.parsers.text.decode import MARKS, codec, decode
from newsmodel.text import pattern
from newsmodel.text.patterns import Match

WHOLE = 2**24
"""Documents up to so many bytes are decoded at once, with all that is known about wrong encodings; longer ones in
pieces, as UTF-8 where all of them are, else as declared, else as Windows-1252."""

PIECE = 2**16
LONGEST_TOKEN = 2**11

DECLARED = pattern("markup-xml-encoding", r"<\?xml[^>]{0,200}?\bencoding\s?=\s?[\"']([\w.:-]{2,40}+)[\"']")
TOKEN = pattern(
    "markup-xml-token",
    r"""
      <!\[CDATA\[ | <!--
    | (?P<declaration><!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)\b)
    | (?P<void><(?:br|hr|img|wbr)\b[^<>/]{0,1000}+(?:/(?!>)[^<>/]{0,1000}+){0,20}+>)
    | (?P<entity>&(?:\#\d{1,9}+|\#[xX][0-9a-fA-F]{1,8}+|[A-Za-z][A-Za-z0-9]{1,31}+);)
    | (?P<stray>&|<(?![A-Za-z_/!?:\u0080-\U0010FFFF]))
    """,
    "x",
)
ENDS = {"<![CDATA[": "]]>", "<!--": "-->"}
PREDEFINED = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")
_CLEAN_CHARACTERS = pattern("markup-no-xml", r"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]")


@attrs.frozen
class Characters:
    """A document's characters in pieces, and what had to be guessed to get them."""

    pieces: Iterable[str]
    notices: tuple[Notice, ...] = ()


def characters(source: Source) -> Characters:
    """The characters of a source: by its byte order mark, its media type's charset or its own declaration.

    Raises:
        SourceError: it cannot be read, or is no text.
    """
    data = source.read(WHOLE + 1)
    charset = _declared(data) or source.charset
    if len(data) > WHOLE:
        return Characters(_in_pieces(source, _encoding_of_large(source, charset)))
    decoded = decode(data, attrs.evolve(source, charset=charset))
    text = decoded.text
    return Characters((text[start : start + PIECE] for start in range(0, len(text), PIECE)), decoded.notices)


def _declared(data: bytes) -> str | None:
    """The encoding that an XML declaration names; UTF-16 cannot be told that way."""
    found = DECLARED.search(data[:1000].decode("latin-1"))
    name = codec(found[1]) if found else None
    return None if found is None or (name or "").startswith(("utf-16", "utf-32")) else found[1]


def _encoding_of_large(source: Source, charset: str | None) -> str:
    head = source.read(4)
    for mark, name in MARKS:
        if head.startswith(mark):
            return {"utf-8": "utf-8-sig"}.get(name, name)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with source.open() as stream:
            while piece := stream.read(PIECE):
                decoder.decode(piece)
    except UnicodeDecodeError:
        return codec(charset) or "cp1252"
    return "utf-8"


def _in_pieces(source: Source, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    with source.open() as stream:
        while piece := stream.read(PIECE):
            yield decoder.decode(piece).removeprefix("\ufeff")
    yield decoder.decode(b"", True)


def well_formed(pieces: Iterable[str], source: Source) -> Iterator[str]:
    """The same with what would stop an XML parser mended, outside of CDATA sections and comments.

    Entities of HTML become characters, stray ampersands and angle brackets are escaped, `<br>` is closed, and control
    characters become spaces. No entity is left but the five that XML has, so that none can expand.

    Raises:
        SourceError: the document declares entities or elements of its own.
    """
    waiting, end = "", ""
    for piece in _with_end(pieces):
        if piece is not None and _CLEAN_CHARACTERS.search(piece):
            piece = piece.translate(_NO_XML)  # noqa: PLW2901 - the piece is mended
        waiting += piece or ""
        limit = len(waiting) if piece is None else len(waiting) - LONGEST_TOKEN
        if limit > 0:
            done, taken, end = _mended(waiting, limit, end, source)
            waiting = waiting[taken:]
            yield done


def _with_end(pieces: Iterable[str]) -> Iterator[str | None]:
    yield from pieces
    yield None


def _mended(text: str, limit: int, end: str, source: Source) -> tuple[str, int, str]:
    """The text mended up to a place, that place, and what ends the section that is open there ("" for none)."""
    parts: list[str] = []
    place = 0
    while place < limit:
        if end:
            found = text.find(end, place)
            stop = found + len(end) if found >= 0 else max(limit, place)
            parts.append(text[place:stop])
            place, end = stop, "" if found >= 0 else end
            continue
        token = TOKEN.search(text, place)
        if token is None or token.start() >= limit:
            parts.append(text[place:limit])
            place = limit
            break
        parts.append(text[place : token.start()])
        parts.append(_mended_token(token, source))
        place, end = token.end(), ENDS.get(token[0], "")
    return "".join(parts), place, end


def _mended_token(token: Match, source: Source) -> str:
    text = token[0]
    if token["declaration"]:
        raise SourceError(
            "the document declares entities or elements of its own, which are not read, as they can expand without "
            "end or name other files; save it without its DOCTYPE",
            source=source.name,
            part=source.part,
        )
    if token["void"]:
        return f"{text[:-1]}/>"
    if token["stray"]:
        return "&lt;" if text == "<" else "&amp;"
    if token["entity"] and text not in PREDEFINED:
        found = unescape(text)
        return found.translate(_ESCAPES).translate(_NO_XML) if found != text else f"&amp;{text[1:]}"
    return text
