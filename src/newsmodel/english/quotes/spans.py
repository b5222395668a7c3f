"""Where content begins and ends: clauses and the insides of quoted regions, as character offsets."""

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.text.patterns import pattern

Places = tuple[int, int]
"""A range as a plain tuple, which is made in a tenth of the time of a named one: places in a frame, or characters."""

LONGEST = 400
"""How many tags a reported clause can have; what is longer is no sentence."""
CLAUSE_STOP = pattern(
    "clause_stop",
    r"[.;\n,gB\-c](?:(?<=[.;\n])|(?<=,)(?=g|B(?!a?n,)|ca?m|k?[aP]?(?:i[nN]{0,3})?$)|(?<=Q[gB])|(?<=-)(?=B)|(?<=[cB])(?=a?d))",
    plain=True,
)
"""Where a reported clause is over: a stop, ", but", ", adding", "and did not".

The tag comes first, then what must stand around it: so all other tags are passed at once.
"""

TIME_OR_PLACE_OPENS = frozenset("ay,ik")
"""What a phrase of time or place can begin with; most of what follows a cue is told by that."""


def clause_end(frame: Frame, start: int, limit: int) -> int:
    """The place where the clause that begins at `start` is over: a stop, ", but", ", adding", or the limit."""
    match = CLAUSE_STOP.search(frame.tags, start, limit)
    end = match.start() if match else limit
    while end > start and frame.tags[end - 1] in ",-;cB\n:":
        end -= 1
    return end


def clause(frame: Frame, start: int, end: int, used: set[int]) -> Places:
    """Characters of a clause, without commas and stops around it; `used` collects its quoted regions."""
    tags = frame.tags
    place = tags.find("Q", start, end)
    while place >= 0:
        used.add(place)
        place = tags.find("Q", place + 1, end)
    while end > start and tags[end - 1] in ".,\n;:":
        end -= 1
    while start < end and tags[start] == ",":
        start += 1
    if end <= start:
        return 0, 0
    if end - start == 1 and tags[start] == "Q":
        return inside(frame, start, used)
    return frame.characters(start, end)


def inside(frame: Frame, place: int, used: set[int]) -> Places:
    """The inside of a quoted region, without the white space at its ends; `used` collects it."""
    used.add(place)
    region, text = frame.regions[place], frame.text
    start, end = region.inner_start, region.inner_end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def after_time_or_place(tags: str, place: int, limit: int) -> int:
    """The place after "on Wednesday", "in a statement", which may stand between a cue and its content; else `place`."""
    if tags[place : place + 1] not in TIME_OR_PLACE_OPENS:
        return place
    match = phrases.TIME_OR_PLACE.match(tags, place, limit)
    return match.end() if match else place
