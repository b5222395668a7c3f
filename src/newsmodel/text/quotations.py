"""Quoted regions: what stands between quotation marks of any style, with marks missing, nested or running on.

Styles: curly “ ”, straight " ", doubled '' '' and `` '', low-high „ “, guillemets « », and single marks ‘ ’ and ' ' as
outer marks where they cannot be apostrophes. Marks inside a region are not regions of their own. An odd number of
marks costs at most its own paragraph.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsmodel.text.occurrences import occurrences
from newsmodel.text.paragraphs import paragraph_bounds
from newsmodel.text.patterns import pattern
from newsmodel.text.ranges import Range

STRAIGHT_MARK = pattern("straight_mark", r"(?<!\d['’]\d)(?<!\d['’]\d\d)\"", plain=True)
"""A straight double mark; in 6'2" it is inches."""

SINGLE_OPEN = pattern(
    "single_open",
    r"(?<![\w\u0300-\u036F'’‘`])['‘](?=[^\W_]|[“\"$£€])(?!(?:\d0s|em|til|cause|tis|twas|n|cos|bout)\b)",
    plain=True,
)
SINGLE_CLOSE = pattern("single_close", r"(?<=[^\s'‘’`])['’](?![\w\u0300-\u036F'’])", plain=True)

_ROLES = {
    "“": "open", "„": "open", "«": "open", "``": "open", "‘‘": "open",
    "”": "close", "»": "close", "’’": "close",
    '"': "", "''": "",
}  # fmt: skip
"""What each double mark does; "" where its neighbours tell."""


class Quotation(NamedTuple):
    """A quoted region: `start` to `end` with its marks, `inner_start` to `inner_end` without.

    `closed` is False where the paragraph ends before the closing mark, `opened` is False where only the closing mark is
    there; `continues` is True where the quotation goes on from the paragraph before, re-opened as print does it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    opened: bool = True
    continues: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    text: str


def quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quoted regions of a text, in order, none crossing a paragraph."""
    places, styles = _double_marks(text)
    openers = [place for place in occurrences(text, "'", "‘") if SINGLE_OPEN.match(text, place)]
    closers = [place for place in occurrences(text, "'", "’") if SINGLE_CLOSE.match(text, place)] if openers else []
    found: list[Quotation] = []
    runs_on = False
    starts, ends = paragraph_bounds(text) if places or openers else ((), ())
    double = single = 0
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        inside: list[Quotation] = []
        first = double
        while double < len(places) and places[double] < end:
            double += 1
        if first < double:
            within = places[first:double]
            if _in_turn(text, within, styles[first:double]):
                inside = _pairs(within, start if runs_on else None)
            else:
                marks = [_Mark(places[i], places[i] + len(styles[i]), styles[i]) for i in range(first, double)]
                inside = list(_doubles(text, Range(start, end), marks, runs_on=runs_on))
        if openers:
            first, single = single, bisect_left(openers, end, single)
            if first < single:
                following = text[starts[number + 1]] if number + 1 < len(starts) else ""
                found_closers = closers[bisect_left(closers, start) : bisect_left(closers, end)]
                within = openers[first:single]
                inside = _with_singles(
                    text, Range(start, end), inside, within, found_closers, runs_on=runs_on, following=following
                )
        runs_on = bool(inside) and not inside[-1].closed
        found += inside
    return tuple(found)


def _double_marks(text: str) -> tuple[list[int], list[str]]:
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


def _doubles(text: str, paragraph: Range, marks: Sequence[_Mark], *, runs_on: bool) -> Iterator[Quotation]:
    start, end = paragraph
    roles = _roles(text, paragraph, marks)
    inches = _inches(text, marks)
    if inches is not None:
        marks = [*marks[:inches], *marks[inches + 1 :]]
        del roles[inches]
    closers = len(roles) - roles.count("open")
    opening: _Mark | None = None
    depth = 0
    for mark, role in zip(marks, roles, strict=True):
        if role != "open":
            closers -= 1
        if opening is None:
            if role == "close":
                stray = _stray(text, start, mark) if start == paragraph.start else None
                if stray is not None:
                    yield stray
            else:
                opening = mark
            continue
        if role == "open":
            depth += closers > depth + 1
        elif depth:
            depth -= 1
        else:
            yield _region(text, opening, mark, continues=runs_on and opening.start == paragraph.start)
            opening, start = None, mark.end
    if opening is not None:
        continues = runs_on and opening.start == paragraph.start
        yield Quotation(opening.start, end, opening.end, end, closed=False, continues=continues)


def _region(text: str, opening: _Mark, closing: _Mark, *, continues: bool) -> Quotation:
    return Quotation(opening.start, closing.end, opening.end, closing.start, continues=continues)


def _stray(text: str, start: int, mark: _Mark) -> Quotation | None:
    """Words that end in a closing mark nobody opened: speech from the paragraph's start, if punctuation says so."""
    if mark.start - start < 2 or text[mark.start - 1] not in ",.!?…":
        return None
    return Quotation(start, mark.end, start, mark.start, opened=False)


def _roles(text: str, paragraph: Range, marks: Sequence[_Mark]) -> list[str]:
    """What each double mark of a paragraph does: open, close, or either for those that look the same on both sides.

    After a low mark, as in German „…“, the mark that opens in English closes.
    """
    roles: list[str] = []
    low = False
    for start, end, mark in marks:
        role = "close" if low and mark == "“" else _ROLES[mark] or _role(text, start, end, paragraph)
        low = mark == "„" or (low and role != "close")
        roles.append(role)
    return roles


def _inches(text: str, marks: Sequence[_Mark]) -> int | None:
    """Where the straight marks are odd in number, the first after a figure (14"), which stands for inches."""
    straight = [number for number, mark in enumerate(marks) if mark.text == '"']
    if len(straight) % 2:
        for number in straight:
            start, end, _ = marks[number]
            if start and text[start - 1].isdigit() and text[end : end + 1] == " ":
                return number
    return None


def _role(text: str, start: int, end: int, paragraph: Range) -> str:
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if _opens(before, after):
        return "open"
    closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]’”—–") and before not in "([—–"
    return "close" if closes else "either"


def _opens(before: str, after: str) -> bool:
    """Whether a mark between two characters opens, as far as they tell."""
    return (before in " ([{—–-:/‘“" or before.isspace()) and after not in ".,;:!?)" and not after.isspace()


def _with_singles(
    text: str,
    paragraph: Range,
    doubles: list[Quotation],
    openers: list[int],
    closers: list[int],
    *,
    runs_on: bool,
    following: str,
) -> list[Quotation]:
    """Add regions in single marks; one that holds double-marked regions is the outer one.

    A mark that nothing closes opens a quotation where the next paragraph opens with the same mark.
    """
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
