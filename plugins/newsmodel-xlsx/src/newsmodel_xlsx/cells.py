"""Texts as cells hold them: escaped where XML cannot hold a character, in pieces where they are too long; and back.

Of a long text the first piece stays where it belongs and ends with a mark that names a number; the others follow on the
sheet `continued`, under that number. Sorting and deleting rows does not part them.
"""

from collections.abc import Mapping

from newsmodel.text import pattern

LIMIT = 32_767
"""What a cell can hold, by the format's own limit: UTF-16 units."""

SHEET = "continued"
HEADER = ("number", "part", "text")

MARK = pattern("continued-mark", r" … \[continued, no\. (\d{1,9}+)\]\Z")
_UNHELD = r"\x00-\x08\x0b-\x1f\ufffe\uffff"
UNHELD = pattern("character-no-xml", f"[{_UNHELD}]")
LOOKALIKE = pattern("escape-lookalike", rf"_(?=x[0-9A-Fa-f]{{4}}[_{_UNHELD}])")
ESCAPED = pattern("escaped-character", r"_x([0-9A-Fa-f]{4})_")
"""How the format writes a character that XML cannot hold (ECMA-376, part 1, 22.9.2.19)."""


def mark(number: int) -> str:
    """What a piece ends with that goes on under this number."""
    return f" … [continued, no. {number}]"


def is_too_long(text: str) -> bool:
    """Whether it does not fit a cell; also where it would be taken for one that goes on elsewhere."""
    if len(text) > LIMIT // 2 and units(text) > LIMIT:
        return True
    return text.endswith("]") and MARK.search(text, max(0, len(text) - 40)) is not None


def pieces(text: str, number: int) -> list[str]:
    """The text in pieces that fit; the first of them with its mark."""
    last = mark(number)
    first = _fitting(text, LIMIT - len(last))
    found = [text[:first] + last]
    while first < len(text):
        size = _fitting(text[first : first + LIMIT], LIMIT)
        found.append(text[first : first + size])
        first += size
    return found


def whole(cell: str, continued: Mapping[int, str]) -> str:
    """The text of which a cell holds the first piece, or the cell itself."""
    found = MARK.search(cell, max(0, len(cell) - 40))
    rest = continued.get(int(found[1])) if found is not None else None
    return cell if found is None or rest is None else cell[: found.start()] + rest


def escaped(text: str) -> str:
    """The text with `_x0001_` for a character that XML cannot hold; what looks like that already is escaped too.

    Every underscore that would begin such a mark is one, however the marks overlap, and also where the escape of the
    next character would complete it. A text that XlsxWriter would take for rich text of its own, and write as markup,
    gets its first character escaped.
    """
    text = LOOKALIKE.sub("_x005F_", text) if "_x" in text else text
    if not text.isprintable():
        text = UNHELD.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return "_x003C_" + text[1:] if text.startswith("<r>") and text.endswith("</r>") else text


def unescaped(cell: str) -> str:
    """The text of a cell that `escaped` or a spreadsheet program wrote."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell) if "_x" in cell else cell


def units(text: str) -> int:
    """Its length as Excel counts it: in UTF-16."""
    return len(text) + sum(character > "\uffff" for character in text) if not text.isascii() else len(text)


def _fitting(text: str, room: int) -> int:
    """How many characters of the text fit; never half of one."""
    size = min(len(text), room)
    while (over := units(text[:size]) - room) > 0:
        size -= (over + 1) // 2
    return size
