"""Times as news pages write them: in words, in numbers, in ISO 8601. What is not sure is not believed."""

import re
from collections.abc import Iterable
from datetime import date, time

import attrs

from newsmodel.parsers.text.vocabulary import MONTHS, UNSURE_ZONES, WEEKDAYS, ZONES
from newsmodel.text.patterns import Match, pattern

LONGEST = 100
"""Characters of a time as somebody writes it; longer text is not looked at."""


def alternatives(words: Iterable[str]) -> str:
    """An alternation of words for a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_MONTH = alternatives(name for names in MONTHS for name in names)
_WEEKDAY = rf"(?:(?:{alternatives(WEEKDAYS)})\.?,?\s(?:the\s)?)?"
_ZONE = rf"(?i:{alternatives(ZONES)})|{alternatives(UNSURE_ZONES)}"
_DATE = rf"""
    (?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})
  | (?P<first>\d{{1,2}})(?P<slash>[-/.])(?P<second>\d{{1,2}})(?P=slash)(?P<numeric_year>\d{{4}})
  | (?i:{_WEEKDAY}(?P<word_day>\d{{1,2}})(?:st|nd|rd|th)?[\ -](?:of\s)?
      (?P<word_month>{_MONTH})\.?,?[\ -](?P<word_year>\d{{4}}))
  | (?i:{_WEEKDAY}(?P<us_month>{_MONTH})\.?\s(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<us_year>\d{{4}}))
"""
_TIME = rf"""
    (?:
      (?P<hour>\d{{1,2}})[:.h](?P<minute>\d{{2}})(?:[:.](?P<seconds>\d{{2}})(?:\.(?P<fraction>\d{{1,9}}))?)?
      (?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?
    | (?P<bare_hour>\d{{1,2}})\s?(?P<bare_half>[AaPp])\.?[Mm]\b\.?
    )
    (?:h|\shrs|\shours)?
    (?:\s?\(?(?P<zone>(?:(?:UTC|GMT)\s?)?[+\-−](?:\d{{4}}|\d{{1,2}}(?::\d{{2}})?)|{_ZONE})(?![\w])\)?)?
"""
DATE_THEN_TIME = pattern(
    "text-date-then-time",
    rf"(?:{_DATE})(?:(?:T|,?\s(?:at\s|@\s|[|•·–—-]\s)?|\s?[|•·–—-]\s?){_TIME})?",
    "x",
)
TIME_THEN_DATE = pattern("text-time-then-date", rf"{_TIME}(?:,?\s(?:on\s|[|•·–—-]\s)?)(?:{_DATE})", "x")
NUMERIC_ZONE = pattern("text-numeric-zone", r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2}):?(\d{2})?", "i")

_MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}


@attrs.frozen
class When:
    """A time read from words.

    Attributes:
        value: ISO 8601, or None where it could not be told.
        problem: "date-ambiguous", "date-unread" or "zone-ambiguous", or None.
    """

    value: str | None
    problem: str | None = None


UNREAD = When(None, "date-unread")


def read_time(text: str) -> When:
    """What time the whole of a text says; nothing else may stand in it."""
    text = text.strip().rstrip(".,;")
    if not text or len(text) > LONGEST:
        return UNREAD
    match = DATE_THEN_TIME.fullmatch(text) or TIME_THEN_DATE.fullmatch(text)
    if match is None:
        return UNREAD
    try:
        day, clock = _date(match), _clock(match)
    except ValueError:
        return UNREAD
    if day is None:
        return When(None, "date-ambiguous")
    if clock is None:
        return When(day.isoformat())
    offset = _offset(match["zone"])
    if offset is None:
        return When(f"{day.isoformat()}T{clock.isoformat()}", "zone-ambiguous" if match["zone"] else None)
    return When(f"{day.isoformat()}T{clock.isoformat()}{offset}")


def _date(match: Match) -> date | None:
    """The date, or None where day and month could be either way round.

    Raises:
        ValueError: no such day.
    """
    if match["year"]:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match["word_month"]:
        return date(int(match["word_year"]), _MONTH_NUMBERS[match["word_month"].lower()], int(match["word_day"]))
    if match["us_month"]:
        return date(int(match["us_year"]), _MONTH_NUMBERS[match["us_month"].lower()], int(match["us_day"]))
    year, first, second = int(match["numeric_year"]), int(match["first"]), int(match["second"])
    if match["slash"] == "." or first > 12 or first == second:
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    date(year, first, second)
    return None


def _clock(match: Match) -> time | None:
    """The time of day, or None where there is none.

    Raises:
        ValueError: no such time.
    """
    hour, half = match["hour"] or match["bare_hour"], match["half"] or match["bare_half"]
    if hour is None:
        return None
    hours = int(hour)
    if half is not None:
        if not 1 <= hours <= 12:
            raise ValueError(hour)
        hours = hours % 12 + (12 if half in "Pp" else 0)
    micro = int((match["fraction"] or "").ljust(6, "0")[:6])
    return time(hours, int(match["minute"] or 0), int(match["seconds"] or 0), micro)


def _offset(zone: str | None) -> str | None:
    """The offset of a zone, or None where it is unknown or could be several."""
    if zone is None:
        return None
    if zone.upper() in ZONES:
        return ZONES[zone.upper()]
    match = NUMERIC_ZONE.fullmatch(zone)
    if match is None:
        return None
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours > 14 or minutes > 59:
        return None
    return f"{'-' if match[1] != '+' else '+'}{hours:02}:{minutes:02}"
