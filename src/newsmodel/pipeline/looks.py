"""What bytes look like, for people: said when no parser knows them."""

from collections.abc import Mapping

from newsmodel.parsers.containers.documents import MAGIC, document_kind
from newsmodel.text.patterns import Pattern, pattern

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls, .ppt or .msg)"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"ARROW1", "an Arrow table"),
    (b"OggS", "Ogg audio or video"),
    (b"ID3", "MP3 audio"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
_TEXTS: tuple[tuple[str, Pattern], ...] = (
    ("an RSS or Atom feed", pattern("looks-feed", r"<(?:rss|feed|rdf:RDF)[\s>]")),
    (
        "an IPTC NewsML-G2 document",
        pattern("looks-newsml", r"<(?:\w{1,20}+:)?+(?:newsMessage|newsItem|packageItem|NewsML)[\s>]"),
    ),
    ("an NITF document", pattern("looks-nitf", r"<nitf[\s>]")),
    ("a web page", pattern("looks-page", r"<(?:!doctype\s{1,9}+html|html|head|body)[\s>]", "i")),
    ("XML", pattern("looks-xml", r"^\s*+<\?xml\s")),
    ("a WARC file", pattern("looks-warc", r"^WARC/\d")),
    (
        "an e-mail",
        pattern(
            "looks-mail",
            r"^(?:(?:from|received|return-path|delivered-to|mime-version|message-id|subject|date|to):\s[^\n]*+\n){2}",
            "i",
        ),
    ),
    ("JSON", pattern("looks-json", r"^\s*+(?:\[\s*+)?+\{")),
)
_MARKED = pattern("looks-marked", r"\s*+(?:<[!?a-z]|WARC/\d|\{\s*+\"|\[\s*+\{)", "i")
"""How markup, records and JSON begin, and no prose."""

_READERS: Mapping[str, str] = {
    "a web page": "newsmodel-html",
    "an RSS or Atom feed": "newsmodel-feeds",
    "a WARC file": "newsmodel-warc",
    "an IPTC NewsML-G2 document": "newsmodel-iptc",
    "an NITF document": "newsmodel-iptc",
    "an e-mail": "newsmodel-mail",
    "a Parquet table": "newsmodel-arrow or newsmodel-table",
    "an Arrow table": "newsmodel-arrow",
    "JSON": "newsmodel-table",
}
"""Packages of ours, for those who have not installed them."""

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PRINTABLE = bytes([*b"\t\n\x0b\x0c\r\x1a\x1b", *range(0x20, 0x7F), *range(0x80, 0x100)])


def binary_kind(head: bytes) -> str | None:
    """A well-known kind that is not plain text, as a person would call it ("a PDF document"), or None."""
    if head.startswith(MAGIC):
        return document_kind(head) or "a zip archive"
    if head[257:262] == b"ustar":
        return "a tar archive"
    if head[:4] == b"RIFF":
        return "a WebP image" if head[8:12] == b"WEBP" else "audio or video"
    if head[4:8] == b"ftyp":
        return "audio or video"
    return next((kind for start, kind in _STARTS if head.startswith(start)), None)


def no_prose(head: bytes) -> str | None:
    """What kind of data it is that nobody would read as it is: binary, markup, JSON, records; None for prose."""
    kind = binary_kind(head)
    if kind is None and is_text(head) and _MARKED.match(_start(head)):
        kind = _text_kind(head)
    return None if kind == "text" else kind


def is_text(head: bytes) -> bool:
    """Text in some encoding: no known binary kind and, unless a byte order mark says so, no control characters."""
    if binary_kind(head) is not None:
        return False
    return head.startswith(_BOMS) or not head.translate(None, delete=_PRINTABLE)


def looks_like(head: bytes) -> str:
    """What the first bytes look like: "a PDF document", "a web page", "text", "binary data", "an empty file"."""
    if not head:
        return "an empty file"
    return binary_kind(head) or (_text_kind(head) if is_text(head) else "binary data")


def reader_of(kind: str) -> str | None:
    """Which package of ours reads what looks so, as a remedy; None for what none reads."""
    package = _READERS.get(kind)
    return None if package is None else f"install {package} to read it"


def _start(head: bytes) -> str:
    # Latin-1 takes any byte, and what the patterns ask for is ASCII.
    return head.removeprefix(_BOMS[0]).decode("latin-1")


def _text_kind(head: bytes) -> str:
    """What kind of text; "text" where nothing tells."""
    start = _start(head)
    return next((kind for kind, known in _TEXTS if known.search(start)), "text")
