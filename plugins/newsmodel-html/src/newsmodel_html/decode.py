"""The characters of a page: byte order mark, what the server or the page declares, strict UTF-8, then a guess.

The order, the labels and the guess by language are those of the HTML standard ("determining the character encoding");
trust ends where the bytes contradict the label, as they do on many pages that name one encoding and are in another.
"""

import attrs

from newsmodel import Notice, Source
from newsmodel.parsers.text.decode import Decoded, codec, decode
from newsmodel.text.patterns import pattern

HEAD = 8192
"""Bytes in which a declaration is looked for; the standard asks pages to have it in the first 1024."""
SAMPLE = 65_536
"""Bytes that a guess looks at."""

META = pattern(
    "html-meta-charset", r"<meta\b[^>]{0,300}?\bcharset\s{0,5}+=\s{0,5}+[\"']?+(?P<name>[\w.:+-]{2,40}+)", "i"
)
XML = pattern(
    "html-xml-encoding", r"\s{0,100}+<\?xml\b[^>]{0,100}?\bencoding\s{0,5}+=\s{0,5}+[\"'](?P<name>[\w.:+-]{2,40}+)", "i"
)
LANGUAGE = pattern("html-lang", r"<html\b[^>]{0,500}?\blang\s{0,5}+=\s{0,5}+[\"']?+(?P<tag>[A-Za-z]{2,3}+)", "i")
TAG = pattern("html-tag", r"<[^>]{0,2000}+>")

LOCALE_ENCODINGS = {
    "ar": "cp1256", "ba": "cp1251", "be": "cp1251", "bg": "cp1251", "cs": "cp1250", "el": "iso8859-7", "et": "cp1257",
    "fa": "cp1256", "he": "cp1255", "hr": "cp1250", "hu": "iso8859-2", "ja": "shift_jis", "kk": "cp1251",
    "ko": "cp949", "ku": "cp1254", "ky": "cp1251", "lt": "cp1257", "lv": "cp1257", "mk": "cp1251", "pl": "iso8859-2",
    "ru": "cp1251", "sah": "cp1251", "sk": "cp1250", "sl": "iso8859-2", "sr": "cp1251", "tg": "cp1251", "th": "cp874",
    "tr": "cp1254", "tt": "cp1251", "uk": "cp1251", "vi": "cp1258", "zh": "gb18030",
}  # fmt: skip
"""The suggested default encodings by language of the HTML standard, section 13.2.3.2, by Python's names."""

WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
    "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "ascii": "cp1252",
}  # fmt: skip
"""Encodings that pages name and the wider ones that they are in, as the Encoding standard reads their labels."""

OTHER_SCRIPTS = (
    "cp1251", "koi8_r", "koi8_u", "cp1253", "iso8859_7", "cp1255", "cp1256", "shift_jis", "cp932", "euc_jp", "gb18030",
    "gb2312", "gbk", "big5", "big5hkscs", "euc_kr", "cp949", "cp874",
)  # fmt: skip
"""Guesses that are believed: of scripts other than Latin. Between Latin ones, guesses are wrong too often."""


def decode_page(data: bytes, source: Source, encoding: str | None = None) -> Decoded:
    """The characters of a page, and notices of what was guessed, replaced or not believed.

    Raises:
        SourceError: the data is not text; says what it looks like.
    """
    if encoding is not None:
        return decode(data, source, encoding)
    declared = source.charset or _declared(data[:HEAD])
    wider = _wider(declared)
    if wider is not None:
        found = decode(data, attrs.evolve(source, charset=wider))
        wrong = any(notice.code == "charset-wrong" for notice in found.notices)
        if not wrong:
            return found
    if _is_utf8(data) or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return decode(data, attrs.evolve(source, charset=wider))
    guess = _guess(data)
    if guess is None:
        return decode(data, attrs.evolve(source, charset=wider or declared))
    message = f"Not UTF-8 and of no declared encoding that fits; read as {guess}, which its language suggests."
    found = decode(data, source, guess)
    return Decoded(found.text, (Notice("encoding-guessed", message), *found.notices))


def _declared(head: bytes) -> str | None:
    """The encoding that the page itself names, as it names it."""
    text = head.decode("latin-1")
    match = XML.match(text) or META.search(text)
    if match is None:
        return None
    # A page whose bytes could be read so far is not in UTF-16, whatever it says.
    return "utf-8" if match["name"].lower().startswith("utf-16") and "\x00" not in text else match["name"]


def _wider(name: str | None) -> str | None:
    known = codec(name) if name else None
    return WIDER.get(known, known) if known else name


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes) -> str | None:
    """An encoding by the page's language or by its bytes, or None for the Western one."""
    language = LANGUAGE.search(data[:HEAD].decode("latin-1"))
    if language is not None:
        return LOCALE_ENCODINGS.get(language["tag"].lower())
    from charset_normalizer import from_bytes

    text = TAG.sub(" ", data[:SAMPLE].decode("latin-1")).encode("latin-1")
    best = from_bytes(text, cp_isolation=list(OTHER_SCRIPTS)).best()
    if best is None or best.encoding not in OTHER_SCRIPTS or not best.alphabets:
        return None
    western = from_bytes(text, cp_isolation=["cp1252"]).best()
    return WIDER.get(best.encoding, best.encoding) if western is None or best.chaos < western.chaos else None
