"""Dates for people, and what falls when."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from operator import attrgetter

import attrs

from newsmodel.model import Article

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
BARS = 60
"""Days, months or years that the chart has room for."""


@attrs.frozen
class Due:
    """A deadline with a known date, and the proposal that it belongs to."""

    date: str
    number: int
    words: str
    who: str | None
    action: str


@attrs.frozen
class Bar:
    """How many articles were published in a day, month or year; `place` counts from the first."""

    label: str
    date: str
    count: int
    place: int


def spoken_date(moment: str | None) -> str | None:
    """An ISO date as people write it, as exact as it is: "2030", "June 2030", "5 March 2025, 16:42"."""
    if moment is None:
        return None
    if len(moment) == 4:
        return moment
    if len(moment) == 7:
        return f"{MONTHS[int(moment[5:]) - 1]} {moment[:4]}"
    time = None if len(moment) == 10 else datetime.fromisoformat(moment)
    day = date.fromisoformat(moment) if time is None else time.date()
    spoken = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return spoken if time is None else f"{spoken}, {time:%H:%M}"


def dues(article: Article, first_proposal: int) -> Iterable[Due]:
    """The deadlines of an article whose date is known."""
    for number, proposal in enumerate(article.proposals, first_proposal):
        if proposal.deadline is not None and proposal.deadline.date is not None:
            who = article.name(proposal.proposer)
            yield Due(proposal.deadline.date, number, proposal.deadline.text, who, proposal.text)


def due_order(due: Due) -> tuple[str, int]:
    """By date; a month or a year comes after the days within it, as it is over after them."""
    return due.date + "~", due.number


def by_date(ordered: Iterable[Due]) -> Iterator[tuple[str, list[Due]]]:
    """Those of one date together, in the order in which they come."""
    for date_, due in itertools.groupby(ordered, key=attrgetter("date")):
        yield date_, list(due)


def published_bars(moments: Sequence[str]) -> list[Bar]:
    """How many were published in each day, or month, or year: the finest that has room; none where all are of one day.

    Days without articles between others have their bar, of nought.
    """
    days = sorted(moment[:10] for moment in moments)
    if not days or days[0] == days[-1]:
        return []
    for size in (10, 7, 4):
        counts = Counter(day[:size] for day in days)
        steps = _steps(days[0][:size], days[-1][:size])
        if len(steps) <= BARS:
            break
    else:
        # More years than there is room for, such as from a wrong date: those that occur.
        steps = sorted(counts)
    return [Bar(spoken_date(step) or step, step, counts[step], place) for place, step in enumerate(steps)]


def _steps(first: str, last: str) -> list[str]:
    """All days, months or years from the first to the last; no more than one too many for the chart."""
    if len(first) == 10:
        low, high = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
        return [date.fromordinal(day).isoformat() for day in range(low, min(high, low + BARS) + 1)]
    if len(first) == 7:
        low, high = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(low, min(high, low + BARS) + 1)]
    return [f"{year:04}" for year in range(int(first), min(int(last), int(first) + BARS) + 1)]
