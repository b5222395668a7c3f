"""Times as feeds, mails and news items write them, with their zone kept. What is not sure is not believed.

The styles: ISO 8601 and RFC 3339, RFC 822 and its successors, `asctime` and `date`, what databases print, seconds since
1970, months in eleven languages, Chinese, Japanese and Korean, and whatever the core reads in news pages.
"""

from datetime import UTC, date, datetime

from newsmodel.parsers.text.dates import LONGEST, When, alternatives
from newsmodel.parsers.text.dates import read_time as read_words
from newsmodel.parsers.text.vocabulary import UNSURE_ZONES, ZONES
from newsmodel.text import pattern
from newsmodel.text.patterns import Match

RFC_ZONES = {
    **ZONES, "UT": "+00:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
"""Offsets by name: those of the core, and those that RFC 822 fixes in times of its own style."""

MONTHS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro januari stycznia sty ledna января янв ocak",
    "february feb februar février févr fevrier febrero febbraio fevereiro februari lutego lut února февраля фев şubat",
    "march mar märz mrz mars marzo março maart mrt marca března марта мар mart",
    "april apr avril avr abril abr aprile kwietnia dubna апреля апр nisan",
    "may mai mayo maggio mag maio mei maj maja května мая май mayıs",
    "june jun juni juin junio giugno giu junho czerwca června июня июн haziran",
    "july jul juli juillet juil julio luglio lug julho lipca července июля июл temmuz",
    "august aug août aout agosto ago augustus augusti sierpnia srpna августа авг ağustos",
    "september sep sept septembre septiembre settembre set setembro września září сентября сен eylül",
    "october oct oktober okt octobre octubre ottobre ott outubro out października října октября окт ekim",
    "november nov novembre noviembre novembro listopada листопада ноября ноя kasım",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia prosince декабря дек aralık",
)  # fmt: skip
"""Months in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Russian and Turkish."""

_MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names.split()}
_MONTH = alternatives(_MONTH_NUMBERS)
_CLOCK = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
_ZONE = r"(?P<zone>(?:(?:UTC|GMT)\s?)?[+\-−]\s?\d{1,2}:?(?:\d{2})?|[A-Za-z]{1,5})"

ISO = pattern(
    "times-iso", r"[0-9]{4}-?(?:[0-9]{2}-?[0-9]{2}|W[0-9]{2}-?[0-9])(?:T[0-9:.,]{2,20}(?:Z|[+-][0-9:]{2,6})?)?"
)
ISO_SPACE = pattern("times-iso-space", r"(?<=^[0-9]{4}-?[0-9]{2}-?[0-9]{2})\s{1,3}|\s{1,3}(?=[+-][0-9:]{2,6}$)")
DAY_FIRST = pattern(
    "times-day-first",
    rf"""
    (?:\p{{L}}{{2,14}}\.?,?\s)?(?P<day>\d{{1,2}})(?:\.|er|º)?[\s-](?:de\s|di\s)?(?P<month>{_MONTH})\.?[\s-](?:de\s|del\s)?
    (?P<year>\d{{4}}|\d{{2}})(?:,?\s(?:at\s|um\s|à\s|a\sles\s|alle\s|om\s|kl\.?\s|в\s|о\s|-\s)?{_CLOCK}(?:\s?Uhr)?
    (?:\s?{_ZONE})?)?
    """,
    "xi",
)
UNIX_STYLE = pattern(
    "times-unix-style",
    rf"(?:[A-Z][a-z]{{2}},?\s)?(?P<month>{_MONTH})\s{{1,2}}(?P<day>\d{{1,2}})\s{_CLOCK}(?:\s{_ZONE})?\s(?P<year>\d{{4}})",
    "i",
)
EAST_ASIAN = pattern(
    "times-east-asian",
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]"
    r"(?:\s?\(?[月火水木金土日월화수목금토일]\)?)?"
    r"(?:\s?(?P<half>오전|오후|上午|下午|午前|午後)?\s?(?P<hour>\d{1,2})\s?[:時时시]\s?(?P<minute>\d{2})\s?[分분]?)?",
)
SECONDS = pattern("times-seconds", r"[0-9]{10}(?:[0-9]{3})?")
COMMENT = pattern("times-comment", r"\s{0,3}\([^()]{0,40}\)$|\[[\w/+-]{1,40}\]$")
NUMERIC_ZONE = pattern("times-numeric-zone", r"(?:UTC|GMT)?\s?([+\-−])\s?(\d{1,2}):?(\d{2})?", "i")
NO_TIME = pattern(
    "times-none", r"(?:\p{L}{3},\s)?(?:30\sNov\s)?-?0{3,4}[-1][^\n]{0,40}|0000-00-00[^\n]{0,40}|-?0001-[^\n]{0,40}"
)

UNSET = frozenset({"1970-01-01T00:00:00+00:00", "1970-01-01T00:00:00", "1970-01-01", "1969-12-31T23:59:59+00:00"})
"""What systems write where no time was set."""


def read_time(text: str) -> When:
    """The time that a text says, with its zone where one is given, and what is wrong with it if anything is.

    Problems are those of the core ("date-ambiguous", "date-unread", "zone-ambiguous"), and "date-unset" for the zero
    of a clock or a database.
    """
    text = " ".join(text.replace("\N{MINUS SIGN}", "-").split())
    if not text or len(text) > LONGEST:
        return When(None, "date-unread")
    if NO_TIME.fullmatch(text):
        return When(None, "date-unset")
    try:
        found = _read(text)
    except (ValueError, OverflowError):
        return When(None, "date-unread")
    return When(None, "date-unset") if found.value in UNSET else found


def _read(text: str) -> When:
    """As `read_time`.

    Raises:
        ValueError: no such day or time.
    """
    if SECONDS.fullmatch(text):
        return When(datetime.fromtimestamp(int(text[:10]), UTC).isoformat())
    text = COMMENT.sub("", text)
    iso = ISO_SPACE.sub(lambda space: "T" if space.start() <= 10 else "", text).replace("t", "T").replace("z", "Z")
    if ISO.fullmatch(iso):
        if "T" not in iso:
            return When(date.fromisoformat(iso).isoformat())
        return When(datetime.fromisoformat(iso.replace("-00:00", "+00:00")).isoformat())
    for style, rfc in ((DAY_FIRST, True), (UNIX_STYLE, False), (EAST_ASIAN, False)):
        match = style.fullmatch(text)
        if match:
            return _when(match, rfc=rfc)
    return read_words(text)


def _when(match: Match, *, rfc: bool) -> When:
    found = match.groupdict()
    year, month = int(found["year"]), found["month"].lower()
    if len(found["year"]) == 2:
        year += 2000 if year < 50 else 1900  # as RFC 2822 has it
    day = date(year, int(month) if month.isdigit() else _MONTH_NUMBERS[month], int(found["day"]))
    if found["hour"] is None:
        return When(day.isoformat())
    hour = int(found["hour"])
    half = found.get("half")
    if half:
        hour = hour % 12 + (12 if half in ("오후", "下午", "午後") else 0)
    clock = datetime(day.year, day.month, day.day, hour, int(found["minute"]), int(found.get("second") or 0))  # noqa: DTZ001 - the offset follows
    zone = found.get("zone")
    if zone is None:
        return When(clock.isoformat())
    offset = _offset(zone, rfc=rfc)
    return When(clock.isoformat() + (offset or ""), None if offset else "zone-ambiguous")


def _offset(zone: str, *, rfc: bool) -> str | None:
    """The offset of a zone, or None where it could be several.

    Raises:
        ValueError: no such offset.
    """
    numeric = NUMERIC_ZONE.fullmatch(zone)
    if numeric:
        hours, minutes = int(numeric[2]), int(numeric[3] or 0)
        if hours > 14 or minutes > 59:
            raise ValueError(zone)
        sign = "-" if numeric[1] != "+" and (hours or minutes) else "+"  # "-0000" is a time in UTC
        return f"{sign}{hours:02}:{minutes:02}"
    name = zone.upper()
    if rfc:
        return RFC_ZONES.get(name)
    return None if name in UNSURE_ZONES else ZONES.get(name)
