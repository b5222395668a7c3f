"""Texts that are too long for a cell, in pieces, and joined again.

The first piece stays where it belongs and ends with a mark that names a number; the others follow on the sheet
`continued`, under that number. Sorting and deleting rows does not part them.
"""

from collections.abc import Mapping

from newsmodel.text import pattern

LIMIT = 32_767
"""What a cell can hold, by the format's own limit: UTF-16 units."""

SHEET = "continued"
HEADER = ("number", "part", "text")

MARK = pattern("continued-mark", r" … \[continued, no\. (\d{1,9}+)\]\Z")
ESCAPED = pattern("escaped-character", r"_x([0-9A-Fa-f]{4})_")


def mark(number: int) -> str:
    """What a piece ends with that goes on under this number."""
    return f" … [continued, no. {number}]"


def is_too_long(text: str) -> bool:
    """Whether it does not fit a cell; also where it would be taken for one that goes on elsewhere."""
    if len(text) <= LIMIT // 2:
        return MARK.search(text, max(0, len(text) - 40)) is not None
    return units(text) > LIMIT or MARK.search(text, len(text) - 40) is not None


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


def unescaped(cell: str) -> str:
    """The cell with the characters that XML cannot hold, which stand in it as `_x0001_`."""
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
