"""Quoted regions: what stands between quotation marks of any style, with marks missing, nested or running on.

Styles: curly “ ”, straight " ", doubled '' '' and `` '', low-high „ “, guillemets « », and single marks ‘ ’ and ' ' as
outer marks where they cannot be apostrophes. Marks inside a region are not regions of their own. An odd number of
marks costs at most its own paragraph.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsmodel.text.marks import Mark, double_marks, inches, roles
from newsmodel.text.occurrences import occurrences
from newsmodel.text.paragraphs import paragraph_bounds
from newsmodel.text.patterns import pattern
from newsmodel.text.ranges import Range
from newsmodel.text.sentences import sentence_bounds

SINGLE_OPEN = pattern(
    "single_open",
    r"(?<![\w\u0300-\u036F'’‘`])['‘](?=[^\W_]|[“\"$£€])(?!(?:\d0s|em|til|cause|tis|twas|n|cos|bout)\b)",
    plain=True,
)
SINGLE_CLOSE = pattern(
    "single_close",
    r"(?<=[^\s'‘’`])['’](?:(?![\w\u0300-\u036F'’])|(?<=[.!?…].)(?=[A-Z“‘]))",  # the latter where no space follows
    plain=True,
)


REACH = 3000
"""Characters after which a quotation that nobody closed is no longer believed to go on, nor to hold others."""
LOOK_AHEAD = 16
"""How many marks tell whether one quotation stands inside another."""


class Quotation(NamedTuple):
    """A quoted region: `start` to `end` with its marks, `inner_start` to `inner_end` without.

    `closed` is False where the paragraph ends, or the next quotation opens, before the closing mark; `opened` is False
    where only the closing mark is there; `continues` is True where the quotation goes on from the paragraph before,
    also where paragraphs were run together.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    opened: bool = True
    continues: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quoted regions of a text, in order, none crossing a paragraph."""
    places, styles = double_marks(text)
    openers = [place for place in occurrences(text, "'", "‘") if SINGLE_OPEN.match(text, place)]
    found: list[Quotation] = []
    runs_on = False
    if not places and not openers:
        return ()
    places.append(len(text))  # which no paragraph reaches
    openers.append(len(text))
    starts, ends = paragraph_bounds(text)
    double = single = 0
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if places[double] >= end and openers[single] >= end:
            runs_on = False
            continue
        inside: list[Quotation] = []
        first = double
        while places[double] < end:
            double += 1
        if first < double:
            within = places[first:double]
            if _in_turn(text, within, styles[first:double]):
                inside = _pairs(within, start if runs_on else None)
            else:
                marks = [Mark(places[i], places[i] + len(styles[i]), styles[i]) for i in range(first, double)]
                inside = list(_doubles(text, Range(start, end), marks, runs_on=runs_on))
        first = single
        while openers[single] < end:
            single += 1
        if first < single:
            following = text[starts[number + 1]] if number + 1 < len(starts) else ""
            within = openers[first:single]
            inside = _with_singles(text, Range(start, end), inside, within, runs_on=runs_on, following=following)
        runs_on = bool(inside) and not inside[-1].closed
        found += inside
    return tuple(found)


def _in_turn(text: str, places: list[int], styles: list[str]) -> bool:
    """Whether marks open and close in turn, as nearly everywhere: curly ones, or straight ones where letters tell."""
    half = len(places) // 2
    return styles == ["“", "”"] * half or (
        styles == ['"', '"'] * half
        and all(text[place + 1].isalnum() for place in places[::2])
        and all(text[place - 1].isalnum() or text[place - 1] in ".,!?" for place in places[1::2])
    )


def _pairs(places: list[int], continuing: int | None) -> list[Quotation]:
    """The regions between marks that open and close in turn; one that starts at `continuing` goes on."""
    found: list[Quotation] = []
    for opening in range(0, len(places), 2):
        start, end = places[opening : opening + 2]
        found.append(Quotation(start, end + 1, start + 1, end, continues=start == continuing))
    return found


def _doubles(text: str, paragraph: Range, marks: Sequence[Mark], *, runs_on: bool) -> Iterator[Quotation]:
    """The regions between double marks of a paragraph, whatever is missing among them."""
    figures = inches(text, marks)
    if figures is not None:
        marks = [*marks[:figures], *marks[figures + 1 :]]
    ways = roles(text, paragraph, marks)
    start, end = paragraph
    opening: Mark | None = None
    continues = False
    depth = 0
    for number, mark in enumerate(marks):
        opens = ways[number] == "open"
        if opening is None:
            if ways[number] != "close":
                opening, continues = mark, runs_on and mark.start == paragraph.start
            elif start == paragraph.start and (stray := _stray(text, start, mark, continues=runs_on)) is not None:
                yield stray
        elif opens and _balanced(marks, ways, number, opening.start, depth + 1):
            depth += 1
        elif opens:
            left_open = _left_open(text, opening.end, mark.start, is_last=number + 2 >= len(marks))
            if left_open is not None:
                yield Quotation(opening.start, left_open, opening.end, left_open, closed=False, continues=continues)
                continues = not text[left_open : mark.start].strip()
                opening, depth = mark, 0
        elif depth:
            depth -= 1
        else:
            yield Quotation(opening.start, mark.end, opening.end, mark.start, continues=continues)
            opening, start = None, mark.end
    if opening is not None:
        if end - opening.end > REACH:
            end = _sentence_end(text, opening.end)
        yield Quotation(opening.start, end, opening.end, end, closed=False, continues=continues)


def _balanced(marks: Sequence[Mark], ways: Sequence[str], number: int, start: int, depth: int) -> bool:
    """Whether what a mark opens inside an open quotation is closed, and then the quotation that began at `start`."""
    for later in range(number, min(number + LOOK_AHEAD, len(marks))):
        if marks[later].start - start > REACH:
            return False
        depth += 1 if ways[later] == "open" else -1
        if not depth:
            return True
    return False


def _left_open(text: str, start: int, end: int, *, is_last: bool) -> int | None:
    """Where a quotation ends that was not closed before another opens at `end`.

    It reaches to there where a sentence ends there, as paragraphs that were run together leave it. Otherwise its first
    sentence is believed, unless the marks that follow are the last of the paragraph: one may close both.
    """
    first = _sentence_end(text, start)
    if first > end:
        return None
    ends = sentence_bounds(text)[1]
    before = ends[bisect_right(ends, end) - 1]
    if not text[before:end].strip():
        return before
    return None if is_last else first


def _sentence_end(text: str, start: int) -> int:
    """Where the sentence ends that an offset stands in."""
    ends = sentence_bounds(text)[1]
    return ends[bisect_right(ends, start)]


def _stray(text: str, start: int, mark: Mark, *, continues: bool) -> Quotation | None:
    """Words that end in a closing mark nobody opened: speech from the paragraph's start, if punctuation says so."""
    if mark.start - start < 2 or text[mark.start - 1] not in ",.!?…":
        return None
    return Quotation(start, mark.end, start, mark.start, opened=False, continues=continues)


def _with_singles(
    text: str,
    paragraph: Range,
    doubles: list[Quotation],
    openers: list[int],
    *,
    runs_on: bool,
    following: str,
) -> list[Quotation]:
    """Add regions in single marks; one that holds double-marked regions is the outer one.

    A mark that nothing closes opens a quotation where the next paragraph opens with the same mark.
    """
    marks = [paragraph.start + place for place in occurrences(text[slice(*paragraph)], "'", "’")]
    closers = [place for place in marks if SINGLE_CLOSE.match(text, place)]
    singles: list[Quotation] = []
    reached = paragraph.start
    nth = 0
    for index, opener in enumerate(openers):
        while nth < len(doubles) and doubles[nth].end <= opener:
            nth += 1
        if opener < reached or (nth < len(doubles) and doubles[nth].start <= opener):
            continue
        limit = openers[index + 1] if index + 1 < len(openers) else paragraph.end
        close = _single_close(text, closers, opener, limit, paragraph.end)
        continues = runs_on and opener == paragraph.start
        if close is None:
            alone = text[opener] == "‘" and opener == paragraph.start and not closers
            if alone or text[opener] == following:
                singles.append(
                    Quotation(opener, paragraph.end, opener + 1, paragraph.end, closed=False, continues=continues)
                )
                reached = paragraph.end
            continue
        singles.append(Quotation(opener, close + 1, opener + 1, close, continues=continues))
        reached = close + 1
    return sorted([*(region for region in doubles if not _inside(singles, region.start)), *singles])


def _inside(regions: Sequence[Quotation], offset: int) -> bool:
    """Whether one of the regions, which are in order and do not overlap, begins before an offset and ends after it."""
    before = bisect_left(regions, (offset,)) - 1
    return before >= 0 and offset < regions[before].end


def _single_close(text: str, closers: list[int], opener: int, limit: int, end: int) -> int | None:
    """The mark that ends a region in single marks: the first that is no plural possessive ("the workers’ rights").

    One after an s and before a small letter is believed only where no other follows before the next opening mark.
    """
    nth = bisect_left(closers, opener + 2)
    doubtful = None
    while nth < len(closers):
        close = closers[nth]
        if doubtful is not None and close > limit:
            return doubtful
        if text[close - 1] not in "sz" or not (
            text[close + 1 : close + 2] == " " and text[close + 2 : close + 3].islower()
        ):
            return close
        doubtful = close
        nth += 1
        if nth < len(closers) and closers[nth] - opener > 4000:
            break
    return doubtful
