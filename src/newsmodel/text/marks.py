"""Double quotation marks of every style: where they stand, and whether they open or close."""

from collections.abc import Sequence
from typing import NamedTuple

from newsmodel.text.occurrences import occurrences
from newsmodel.text.patterns import pattern
from newsmodel.text.ranges import Range

STRAIGHT_MARK = pattern("straight_mark", r"(?<!\d['’]\d)(?<!\d['’]\d\d)\"", plain=True)
"""A straight double mark; in 6'2" it is inches."""

_ROLES = {
    "“": "open", "„": "open", "«": "open", "``": "open", "‘‘": "open",
    "”": "close", "»": "close", "’’": "close",
    '"': "", "''": "",
}  # fmt: skip
"""What each double mark does; "" where its neighbours tell."""
_TURNED = {"“": "close", "”": "open", "«": "close", "»": "open"}
"""What marks do where their neighbours leave no doubt that they are set the wrong way round: `he said.“`."""


class Mark(NamedTuple):
    """A double mark: where it starts and ends, and what it is."""

    start: int
    end: int
    text: str


def double_marks(text: str) -> tuple[list[int], list[str]]:
    """Where the marks of the double styles stand, and which they are, in order."""
    found: dict[int, str] = {}
    for mark in _ROLES:
        if mark[0] in text:
            places = occurrences(text, mark)
            if mark == '"':
                places = [place for place in places if STRAIGHT_MARK.match(text, place)]
            found |= dict.fromkeys(places, mark)
    places = sorted(found)
    return places, [found[place] for place in places]


def roles(text: str, paragraph: Range, marks: Sequence[Mark]) -> list[str]:
    """What each double mark of a paragraph does: open, close, or either for those that look the same on both sides.

    After a low mark, as in German „…“, the mark that opens in English closes. Where marks do not open and close in
    turn, one that is plainly set the wrong way round does what its neighbours say.
    """
    found = [_ROLES[mark.text] for mark in marks]
    if found == ["open", "close"] * (len(found) // 2):
        return found
    low = False
    for number, mark in enumerate(marks):
        if low and mark.text == "“":
            found[number] = "close"
        else:
            role = _role(text, mark, paragraph)
            if role == _TURNED.get(mark.text) or not found[number]:
                found[number] = role
        low = mark.text == "„" or (low and found[number] != "close")
    return found


def _role(text: str, mark: Mark, paragraph: Range) -> str:
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    after = text[mark.end] if mark.end < paragraph.end else " "
    if _opens(before, after):
        return "open"
    closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]’”—–") and before not in "([—–"
    return "close" if closes else "either"


def _opens(before: str, after: str) -> bool:
    """Whether a mark between two characters opens, as far as they tell."""
    return (before in " ([{—–-:/‘“" or before.isspace()) and after not in ".,;:!?)" and not after.isspace()


def inches(text: str, marks: Sequence[Mark]) -> int | None:
    """Where the straight marks are odd in number, the first after a figure (14"), which stands for inches."""
    straight = [number for number, mark in enumerate(marks) if mark.text == '"']
    if len(straight) % 2:
        for number in straight:
            start, end, _ = marks[number]
            if start and text[start - 1].isdigit() and text[end : end + 1] == " ":
                return number
    return None
