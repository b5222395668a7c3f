"""Words, numbers, marks: one pass over the text, kept as parallel tuples for speed."""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from newsmodel.text.patterns import pattern
from newsmodel.text.ranges import Range

TOKEN = pattern(
    "token",
    r"([a-zA-Z\w]++(?:(?=['’.,:-]\w)"  # most words end here; letters named are told faster than by class
    r"(?:(?:['’](?!s\b)|-)[a-zA-Z\w]++|(?<=\d)[.,:]\d++)*+"  # don't, O'Neill, post-war, 3.5, 1,200, 14:02
    r"(?:(?<=\b[A-Z])\.(?:[A-Z]\.)++)?+)?+"  # U.S.
    r"|['’]s\b"  # the possessive, apart from its word
    r"|[^\w\s'’‘`]|\n|''|``|’’|‘‘|['’‘`])",
    plain=True,
)
"""Every character is in a token or is white space between two: so a split gives both in turn."""

LONE_MARKS = frozenset(".,:;?!)”\"")
"""Marks that are a token by themselves wherever no letter or digit follows."""


class Tokens(NamedTuple):
    """The tokens of a text as parallel tuples: `words[i]` stands at `starts[i]` to `ends[i]`."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def within(self, start: int, end: int) -> Range:
        """Numbers of the tokens that lie wholly between two offsets: `words[first:last]`."""
        return Range(bisect_left(self.starts, start), bisect_right(self.ends, end))

    def at(self, offset: int) -> int:
        """Number of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)


def tokens(text: str) -> Tokens:
    """Words with their inner apostrophes and hyphens, numbers, marks and line ends; `'s` is a token of its own."""
    pieces = _pieces(text)
    ends = list(accumulate(map(len, pieces)))
    return Tokens(tuple(pieces[1::2]), tuple(ends[::2]), tuple(ends[1::2]))


def _pieces(text: str) -> list[str]:
    """What stands before a token and the token, in turn; no token holds a space, and no other a line end.

    Most words stand between two spaces, most others before one mark; the expression cuts what is left.
    """
    pieces: list[str] = []
    gap = ""
    for line in text.split("\n"):
        if line:
            for chunk in line.split(" "):
                if chunk.isalnum():
                    pieces.append(gap)
                    pieces.append(chunk)
                elif chunk[-1:] in LONE_MARKS and (word := chunk[:-1]).isalnum():
                    pieces += (gap, word, "", chunk[-1])
                else:
                    found = TOKEN.split(chunk)
                    found[0] = gap + found[0]
                    gap = found.pop() + " "
                    pieces += found
                    continue
                gap = " "
            gap = gap[:-1]
        pieces.append(gap)
        pieces.append("\n")
        gap = ""
    return pieces[:-2]
