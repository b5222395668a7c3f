"""When a proposal falls due: "by 2030", "straight away", "within 48 hours", "before the summit"."""

from calendar import monthrange
from datetime import date, timedelta

from newsmodel.english.proposals.quantities import MONTHS, NUMBER_WORDS
from newsmodel.model import Deadline
from newsmodel.text.patterns import Match, pattern

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(MONTHS)
_DAY = "|".join(DAYS)
_PERIOD = "week|month|year|summer|autumn|winter|spring|decade|century|day|evening|weekend"
_WHEN = (
    rf"(?:(?:the\s)?(?:end|beginning|start|middle)\sof\s(?:the\s|this\s|next\s)?(?:(?:{_MONTH})(?:\s\d{{4}})?|{_PERIOD}|\d{{4}})"
    rf"|(?:early|late|mid-?)\s?(?:{_MONTH}|\d{{4}})|\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTH})(?:\s\d{{4}})?"
    rf"|(?:{_MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?(?:,\s\d{{4}})?\b|(?:{_MONTH})(?:\s\d{{4}})?|(?:next\s|this\s)?(?:{_DAY})(?:\sweek)?"
    rf"|(?:next|this)\s(?:{_PERIOD})|tomorrow|tonight|today|midnight|noon|\d{{4}}\b|then)"
)

DEADLINE = pattern(
    "deadline",
    rf"\b(?:(?:by|before|until|no\slater\sthan|not\slater\sthan|in\stime\sfor)\s{_WHEN}"
    r"|within\s(?:the\snext\s)?(?:\d++|an?|one|two|three|four|five|six|seven|ten|twelve)\s(?:hour|day|week|month|year|decade)s?"
    r"|before\sthe\s(?:next\s)?(?:summit|election|vote|meeting|winter|summer|end\sof\s\p{Ll}{3,9})"
    r"|straight\saway|immediately|at\sonce|right\saway|without\sdelay|as\ssoon\sas\spossible|forthwith|right\snow)\b",
    "i",
)
DEADLINE_WORDS = frozenset(
    "by before until than time within straight immediately once right without soon forthwith".split()
)
"""Words of which every deadline has one."""
CALENDAR = pattern(
    "deadline_calendar",
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s)?\b(?P<month>{_MONTH})\b(?:\s(?P<after>\d{{1,2}})(?!\d))?(?:,?\s(?P<year>\d{{4}}))?"
    r"|\b(?P<alone>\d{4})\b",
    "i",
)
WEEKDAY = pattern("deadline_weekday", rf"\b(?P<day>{_DAY})$", "i")
SPAN = pattern(
    "deadline_span", r"^within\s(?:the\snext\s)?(?P<number>[\p{L}\d]++)\s(?P<unit>hour|day|week|month|year)s?$", "i"
)
NAMED = pattern(
    "deadline_named", r"(?P<which>today|tonight|tomorrow|(?:end\sof\s)?(?:the|this|next)\s(?:week|month|year))$", "i"
)


def deadline(text: str, start: int, end: int, published: str | None) -> Deadline | None:
    """The first deadline between two offsets; its date where its words tell it, with the help of the article's own.

    Args:
        text: the article's text.
        start: where to begin to look.
        end: where to stop.
        published: the article's own date in ISO 8601, or None.
    """
    match = DEADLINE.search(text, start, end)
    if match is None:
        return None
    words = match[0]
    return Deadline(match.start(), match.end(), words, _date(words, _day_of(published)))


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _date(words: str, today: date | None) -> str | None:
    """As much of the date as is certain: a day, a month or a year."""
    span = SPAN.search(words)
    if span is None and (named := CALENDAR.search(words)):
        return _of_calendar(named, today)
    if today is None:
        return None
    if weekday := WEEKDAY.search(words):
        return None if " next " in words.lower() else _on_weekday(weekday["day"], today)
    if span:
        return _after_span(span["number"].lower(), span["unit"].lower(), today)
    if near := NAMED.search(words):
        return _near(near["which"].lower(), today)
    return None


def _of_calendar(match: Match, today: date | None) -> str | None:
    """A year, month or day by its name; a month without a year is the next one after publication, else unknown."""
    if match["alone"]:
        return match["alone"]
    month = next(i for i, name in enumerate(MONTHS, 1) if name.lower() == match["month"].lower())
    if match["year"] is None and today is None:
        return None
    year = int(match["year"]) if match["year"] or today is None else today.year + (month < today.month)
    day = match["day"] or match["after"]
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{int(day):02}" if 1 <= int(day) <= monthrange(year, month)[1] else None


def _on_weekday(name: str, today: date) -> str:
    """The first day of that name after publication."""
    ahead = (DAYS.index(name.capitalize()) - today.weekday() - 1) % 7 + 1
    return (today + timedelta(days=ahead)).isoformat()


def _after_span(number: str, unit: str, today: date) -> str | None:
    """The end of "within 48 hours", to the day; of months and years to the month and the year."""
    count = int(number) if number.isdigit() else 1 if number in ("a", "an") else int(NUMBER_WORDS.get(number, 0))
    if not 0 < count < MOST_UNITS:
        return None
    if unit in ("month", "year"):
        months = today.year * 12 + today.month - 1 + count * (12 if unit == "year" else 1)
        return f"{months // 12:04}" if unit == "year" else f"{months // 12:04}-{months % 12 + 1:02}"
    days = {"hour": -(-count // 24), "day": count, "week": 7 * count}[unit]
    return (today + timedelta(days=days)).isoformat()


MOST_UNITS = 1_000
"""Spans from so many units on are figures of speech."""


def _near(which: str, today: date) -> str | None:
    """Today and tomorrow to the day; months and years as such; of weeks only the end, which is a Sunday."""
    if which in ("today", "tonight"):
        return today.isoformat()
    if which == "tomorrow":
        return (today + timedelta(days=1)).isoformat()
    later = "next" in which
    if which.endswith("year"):
        return f"{today.year + later:04}"
    if which.endswith("month"):
        months = today.year * 12 + today.month - 1 + later
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if not which.startswith("end"):
        return None
    return (today + timedelta(days=6 - today.weekday() + 7 * later)).isoformat()
