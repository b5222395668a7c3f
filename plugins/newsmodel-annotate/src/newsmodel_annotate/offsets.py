"""Places that another program gives, in whichever unit it counts them."""

from bisect import bisect_left
from collections.abc import Sequence

from newsmodel.text import pattern
from newsmodel_annotate.markup import Range

SPACES = pattern("spaces", r"(?>(?:\s|\\[nr])+)", plain=True)
"""White space, and the line ends that Label Studio writes as two characters."""

SLACK = 64
"""How many characters more than twice its words a place may have; a longer one is other text, and is not compared."""


class Places:
    """A text, and how places in it are told.

    brat and Label Studio count code points. Versions of Label Studio before 2022, and programs that write brat's format
    from JavaScript, count UTF-16 units, which differ after the first emoji. The words that come along tell which it is.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs: list[int] | None = None

    def find(self, ranges: Sequence[Range], words: str | None) -> tuple[Range, ...] | None:
        """Ranges in code points; None where they are not in the text, or other words are there."""
        if words is not None and sum(end - start for start, end in ranges) > 2 * len(words) + SLACK:
            return None
        wanted = None if words is None else _squeezed(words)
        candidates = [tuple(ranges)]
        if wanted is not None and not self._text.isascii():
            candidates.append(tuple((self._point(start), self._point(end)) for start, end in ranges))
        for places in candidates:
            if all(0 <= start <= end <= len(self._text) for start, end in places):
                found = "".join(self._text[start:end] for start, end in places)
                if wanted is None or _squeezed(found) == wanted:
                    return places
        return None

    def _point(self, unit: int) -> int:
        """The code point at a UTF-16 unit."""
        if self._pairs is None:
            # The unit at which the second half of each surrogate pair stands.
            astral = (place for place, letter in enumerate(self._text) if letter > "\uffff")
            self._pairs = [place + before + 1 for before, place in enumerate(astral)]
        return unit - bisect_left(self._pairs, unit)


def _squeezed(words: str) -> str:
    return SPACES.sub("", words)
