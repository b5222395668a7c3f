"""When a proposal falls due: "by 2030", "straight away", "within 48 hours", "before the summit"."""

from newsmodel.english.proposals.quantities import MONTHS
from newsmodel.model import Deadline
from newsmodel.text.patterns import pattern

_MONTH = "|".join(MONTHS)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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
DATE = pattern(
    "deadline_date",
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s)?(?P<month>{_MONTH})(?:\s(?P<after>\d{{1,2}})(?!\d))?(?:,?\s(?P<year>\d{{4}}))?"
    r"|(?P<alone>\d{4})",
    "i",
)


def deadline(text: str, start: int, end: int, published: str | None) -> Deadline | None:
    """The first deadline between two offsets, with its date where the words or the article's own date tell it."""
    match = DEADLINE.search(text, start, end)
    if match is None:
        return None
    words = match[0]
    return Deadline(match.start(), match.end(), words, _date(words, published))


def _date(words: str, published: str | None) -> str | None:
    """A year, month or day; a month without a year is the next one after publication, else unknown."""
    match = DATE.search(words)
    if match is None:
        return None
    if match["alone"]:
        return match["alone"]
    month = next(i for i, name in enumerate(MONTHS, 1) if name.lower() == match["month"].lower())
    year = match["year"]
    if year is None:
        if published is None:
            return None
        year = str(int(published[:4]) + (month < int(published[5:7])))
    day = match["day"] or match["after"]
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{int(day):02}" if 1 <= int(day) <= 28 or _exists(int(year), month, int(day)) else None


def _exists(year: int, month: int, day: int) -> bool:
    from calendar import monthrange

    return day <= monthrange(year, month)[1]
