"""From bytes to characters: byte order mark, what was asked for or declared, strict UTF-8, Windows-1252."""

import codecs
from typing import Any

import attrs

from newsmodel.errors import SourceError
from newsmodel.model import Notice
from newsmodel.parsers.text.magic import binary, unmarked_utf16
from newsmodel.records import Source
from newsmodel.text.patterns import pattern

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; that of UTF-32 starts with that of UTF-16, so it comes first."""

WINDOWS = frozenset({"iso8859-1", "cp1252"})
"""Declared as these, text is read as Windows-1252, as browsers do: the curly quotes of many pages depend on it."""

NOT_FOR_TEXT = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "mbcs"})

OTHER_ASCII = ("utf-16", "utf-32", "iso2022", "hz")
"""Encodings in which bytes of ASCII can be other characters: Japanese mail, and “a” in UTF-16."""

GOOD_FOR_ONE_BROKEN = 4
"""How many whole characters beyond ASCII vouch for a broken one."""

SURROGATE = pattern("text-surrogate", r"[\uD800-\uDFFF]")
REPLACED = "\N{REPLACEMENT CHARACTER}"


@attrs.frozen
class Decoded:
    """Characters, and what had to be guessed or replaced to get them."""

    text: str
    notices: tuple[Notice, ...] = ()


def codec(name: Any) -> str | None:
    """Python's own name of a text encoding, or None where it knows none of that name."""
    try:
        info = codecs.lookup(name)
    except (LookupError, TypeError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) and info.name not in NOT_FOR_TEXT else None


def decode(data: bytes, source: Source, encoding: str | None = None) -> Decoded:
    """The characters of a source's bytes.

    Raises:
        SourceError: the data is not text; names what it looks like.
    """
    if encoding is not None:
        return _exactly(data, codec(encoding) or "utf-8")
    for mark, name in MARKS:
        if data.startswith(mark):
            return _exactly(data[len(mark) :], name)
    notices: tuple[Notice, ...] = ()
    if source.charset is not None:
        declared = codec(source.charset)
        if declared is None or not declared.startswith(("utf-16", "utf-32")):
            _refuse_binary(data, source)
        found = _declared(data, declared) if declared else None
        if found is not None:
            return found
        notices = (_wrong_notice(source.charset, declared),)
    _refuse_binary(data, source)
    guessed = _utf8(data) or _mostly_utf8(data) or _windows(data, guessed=True)
    return Decoded(guessed.text, notices + guessed.notices)


def _refuse_binary(data: bytes, source: Source) -> None:
    looks = binary(data)
    if looks is None:
        return
    utf16 = None if looks else unmarked_utf16(data)
    hint = f"; it looks like {looks}" if looks else ""
    hint += f"; if it is UTF-16 without a byte order mark, set encoding={utf16}" if utf16 else ""
    raise SourceError(f"binary data, not text{hint}", source=source.name, part=source.part)


def _exactly(data: bytes, name: str) -> Decoded:
    """As somebody said; bytes that do not fit are replaced."""
    if name == "utf-8":
        return _utf8(data) or _replacing(data, name)
    return _windows(data) if name in WINDOWS else _replacing(data, name)


def _declared(data: bytes, name: str) -> Decoded | None:
    """As the source declares, or None where that cannot be true."""
    if name == "utf-8" or (data.isascii() and not name.startswith(OTHER_ASCII)):
        return _utf8(data)
    if name in WINDOWS:
        return _windows(data) if _utf8(data) is None else None
    try:
        return Decoded(data.decode(name))
    except UnicodeError:
        return None


def _utf8(data: bytes) -> Decoded | None:
    """Strict UTF-8, or None; surrogates, which other systems let pass, are paired or replaced."""
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    count = sum(1 for _ in SURROGATE.finditer(text))
    message = f"{count} surrogate code points, which no text may hold, were paired or replaced by U+FFFD."
    return Decoded(
        text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"),
        (Notice("surrogates-replaced", message),),
    )


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, such as a text that was cut off in the middle of a character."""
    text = data.decode("utf-8", "replace")
    broken = text.count(REPLACED) - data.count(REPLACED.encode())
    good = len(text) - len(text.encode("ascii", "ignore")) - broken
    return Decoded(text, _replaced_notices(broken, "utf-8")) if good >= GOOD_FOR_ONE_BROKEN * broken else None


def _windows(data: bytes, *, guessed: bool = False) -> Decoded:
    found = _replacing(data, "cp1252")
    if not guessed:
        return found
    message = "Not UTF-8 and of no declared encoding; read as Windows-1252."
    return Decoded(found.text, (Notice("encoding-guessed", message), *found.notices))


def _replacing(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    return Decoded(text, _replaced_notices(text.count(REPLACED), name))


def _replaced_notices(count: int, name: str) -> tuple[Notice, ...]:
    message = f"{count} places have bytes that are not {name}; they were replaced by U+FFFD."
    return (Notice("bytes-replaced", message),) if count else ()


def _wrong_notice(charset: str, name: str | None) -> Notice:
    why = "does not fit its bytes" if name else "is no known encoding"
    return Notice("charset-wrong", f"The text is declared as {charset!a}, which {why}.")
