"""Documents that are zip files within: Office's, EPUB books; known by the names of their first members."""

import struct
from collections.abc import Collection

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
WORD, EXCEL, POWERPOINT = "a Word document (.docx)", "an Excel workbook (.xlsx)", "a PowerPoint presentation (.pptx)"
OFFICE = "an Office document (.docx, .xlsx or .pptx)"
DOCUMENTS = {
    "word/document.xml": WORD,
    "word/_rels/": WORD,
    "xl/workbook.xml": EXCEL,
    "xl/worksheets/": EXCEL,
    "ppt/presentation.xml": POWERPOINT,
    "ppt/slides/": POWERPOINT,
    "[Content_Types].xml": OFFICE,
    "META-INF/container.xml": "an EPUB book",
    "mimetypeapplication/epub+zip": "an EPUB book",
    "mimetypeapplication/vnd.oasis.opendocument": "an OpenDocument file",
    "META-INF/MANIFEST.MF": "a Java program",
    "AndroidManifest.xml": "an Android program",
}
"""Members by which a zip file is known to be no archive that somebody packed; of `mimetype`, with what it holds."""

_HEADER = struct.Struct("<4x2xH10xL4xHH")
"""Of a member: flags, packed size, lengths of name and extra field (PKWARE's application note, 4.3.7)."""

_SIZE_LATER = 0x8
"""The flag of members whose sizes are only told behind their data (4.4.4)."""

_MIMETYPE = 40
"""Characters behind a name in which a media type shows."""


def is_archive(head: bytes) -> bool:
    """A zip file, unless its first members say that it is a document."""
    return head.startswith(MAGIC) and document_kind(head) is None


def document_kind(head: bytes) -> str | None:
    """What document a zip file is, as its first members tell; None for an archive."""
    return document_of(_first_members(head))


def document_of(names: Collection[str]) -> str | None:
    """What document has members of these names, or None."""
    return next((kind for mark, kind in DOCUMENTS.items() if any(name.startswith(mark) for name in names)), None)


def _first_members(head: bytes) -> list[str]:
    """The names of the members whose headers stand in the first bytes, each with a little of what follows it."""
    names: list[str] = []
    at = 0
    while len(head) >= at + _HEADER.size and head.startswith(MAGIC[0], at):
        flags, packed, length, extra = _HEADER.unpack_from(head, at)
        start = at + _HEADER.size
        names.append(head[start : start + length + _MIMETYPE].decode("latin-1"))
        at = start + length + extra + packed
        if flags & _SIZE_LATER:
            at = head.find(MAGIC[0], at)
            if at < 0:
                break
    return names
