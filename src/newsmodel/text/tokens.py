"""Words, numbers, marks: one pass over the text, kept as parallel tuples for speed."""

from bisect import bisect_left, bisect_right

import attrs

from newsmodel.text.paragraphs import lines
from newsmodel.text.patterns import pattern
from newsmodel.text.ranges import Range

TOKEN = pattern(
    "token",
    r"[a-zA-Z\w]++(?:(?=['’.,:-]\w)"  # most words end here; letters named are told faster than by class
    r"(?>(?:(?:['’](?!s\b)|-)[a-zA-Z\w]++|(?<=\d)[.,:]\d++)*)"  # don't, O'Neill, post-war, 3.5, 1,200, 14:02
    r"(?>(?<=\b[A-Z])\.(?:[A-Z]\.)+)?)?"  # U.S.
    r"|['’]s\b"  # the possessive, apart from its word
    r"|[^\w\s'’‘`]|\n|''|``|’’|‘‘|['’‘`]"
    r"|[^\S\n]++",  # white space, which is no token
    plain=True,
)
"""Every character is in a match: in a token, which holds no space, or in white space between two; a line end is one."""

LONE_MARKS = frozenset('.,:;?!)”"')
"""Marks that are a token by themselves wherever no letter or digit follows."""


@attrs.frozen
class Tokens:
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
    """Words with their inner apostrophes and hyphens, numbers, marks and line ends; `'s` is a token of its own.

    Most words stand between two spaces, most others before one mark; the expression cuts only what is left.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for line in lines(text):
        if line:
            for chunk in line.split(" "):
                if chunk.isalnum():
                    words.append(chunk)
                    starts.append(place)
                    place += len(chunk)
                    ends.append(place)
                elif chunk[-1:] in LONE_MARKS and (word := chunk[:-1]).isalnum():
                    words.append(word)
                    starts.append(place)
                    place += len(word)
                    ends.append(place)
                    words.append(chunk[-1])
                    starts.append(place)
                    place += 1
                    ends.append(place)
                else:
                    for word in TOKEN.findall(chunk):
                        if not word.isspace():
                            words.append(word)
                            starts.append(place)
                            ends.append(place + len(word))
                        place += len(word)
                place += 1
            place -= 1
        words.append("\n")
        starts.append(place)
        place += 1
        ends.append(place)
    del words[-1], starts[-1], ends[-1]  # there is no line end after the last line
    return Tokens(tuple(words), tuple(starts), tuple(ends))
