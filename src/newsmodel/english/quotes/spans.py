"""Where content begins and ends: clauses and the insides of quoted regions, as character offsets."""

from newsmodel.english.grammar.frames import Frame
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

LONGEST = 400
"""How many tags a reported clause can have; what is longer is no sentence."""
CLAUSE_STOP = pattern(
    "clause_stop", r"[.;\n]|,(?=[Bg])|(?<=Q)(?=[gB])|-(?=B)|[cB](?=a?d)|,c(?=a?m)|,(?=k?[aP]?(?:i[nN]{0,3})?$)"
)
"""Where a reported clause is over: a stop, ", but", ", adding", "and did not"."""


def clause_end(frame: Frame, start: int, limit: int) -> int:
    """The place where the clause that begins at `start` is over: a stop, ", but", ", adding", or the limit."""
    match = CLAUSE_STOP.search(frame.tags, start, limit)
    end = match.start() if match else limit
    while end > start and frame.tags[end - 1] in ",-;cB\n:":
        end -= 1
    return end


def clause(frame: Frame, start: int, end: int) -> Range:
    """Characters of a clause, without the stop that ends the sentence."""
    while end > start and frame.tags[end - 1] in ".,\n;:":
        end -= 1
    if end <= start:
        return Range(0, 0)
    first, last = frame.start(start), frame.end(end - 1)
    if end - start == 1 and (region := frame.regions.get(start)) is not None:
        return _trimmed(frame, region.inner_start, region.inner_end)
    return Range(first, last)


def take_regions(frame: Frame, start: int, end: int, used: set[int]) -> None:
    """Mark the quoted regions between two places as used."""
    place = frame.tags.find("Q", start, end)
    while place >= 0:
        used.add(place)
        place = frame.tags.find("Q", place + 1, end)


def inside(frame: Frame, place: int, used: set[int]) -> Range:
    """The inside of a quoted region, without the white space at its ends."""
    used.add(place)
    region = frame.regions[place]
    return _trimmed(frame, region.inner_start, region.inner_end)


def _trimmed(frame: Frame, start: int, end: int) -> Range:
    while start < end and frame.text[start].isspace():
        start += 1
    while end > start and frame.text[end - 1].isspace():
        end -= 1
    return Range(start, end)
