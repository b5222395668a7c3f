"""Times as pages give them to machines, in the many styles there are, as ISO 8601; what cannot be read is no time."""

import email.utils
from datetime import UTC, date, datetime

from newsmodel.parsers.text.dates import read_time
from newsmodel.text.patterns import pattern

ISO = pattern(
    "html-iso-time",
    r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})"
    r"(?:[T\s]\s{0,3}(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+\-−]\d{2}(?::?\d{2})?(?::?00)?)?(?:\[[\w/+-]{1,40}+\])?)?",
    "i",
)
EPOCH = pattern("html-epoch", r"\d{9,10}(?:\d{3})?")
EARLIEST = 1990


def page_time(text: str) -> str | None:
    """A time as ISO 8601, with its offset where one is given, a date alone where no time is; None for anything else."""
    text = " ".join(text.split())
    if len(text) > 100:
        return None
    try:
        found = _iso(text) or _epoch(text) or read_time(text).value or _mail(text)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found and int(found[:4]) >= EARLIEST else None


def _iso(text: str) -> str | None:
    """A time in ISO 8601, whole or near enough.

    Raises:
        ValueError: no such day or time.
    """
    match = ISO.fullmatch(text)
    if match is None:
        return None
    day = date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    if match["hour"] is None:
        return day
    clock = f"{match['hour']}:{match['minute']}:{match['second'] or '00'}"
    if match["fraction"] and match["fraction"].strip("0"):
        clock += f".{match['fraction'][:6].ljust(6, '0')}"
    datetime.fromisoformat(f"{day}T{clock}")
    return f"{day}T{clock}{_offset(match['zone'])}"


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    digits = "".join(character for character in zone if character.isdigit())[:4].ljust(4, "0")
    if digits == "0000":
        return "+00:00"
    if int(digits[:2]) > 14 or int(digits[2:]) > 59:
        raise ValueError(zone)
    return f"{'+' if zone[0] == '+' else '-'}{digits[:2]}:{digits[2:]}"


def _epoch(text: str) -> str | None:
    """Seconds or milliseconds since 1970."""
    if EPOCH.fullmatch(text) is None:
        return None
    return datetime.fromtimestamp(int(text[:-3] if len(text) > 11 else text), UTC).isoformat()


def _mail(text: str) -> str | None:
    """As in mail and feeds: "Tue, 05 Mar 2025 10:00:00 +0100"; "-0000" is a time of no known zone."""
    try:
        found = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return found.isoformat()
