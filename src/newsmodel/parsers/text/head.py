"""The head of a text, where the layout shows one: headers like those of mail, headline, standfirst, byline, times."""

from collections.abc import Sequence

from newsmodel.model import Notice
from newsmodel.parsers.text.authors import bare_byline, byline, split_names
from newsmodel.parsers.text.dates import alternatives, read_time
from newsmodel.parsers.text.found import LONGEST_LINE, Found, Line, Recogniser
from newsmodel.parsers.text.vocabulary import LANGUAGES
from newsmodel.text.patterns import pattern

PUBLISHED = (
    "first published on", "first published", "published on", "published at", "published", "posted on", "posted",
    "publication date", "date published", "pubdate", "published date",
)  # fmt: skip
MODIFIED = (
    "last updated on", "last updated at", "last updated", "updated on", "updated at", "updated", "last modified",
    "modified", "date modified", "last edited",
)  # fmt: skip
TIME_LABEL = pattern(
    "text-time-label", rf"(?:^|(?<=[\s|•·,;(]))(?P<label>{alternatives(PUBLISHED + MODIFIED)})\b\s?(?P<colon>:)?", "i"
)
HEADER = pattern("text-header", r"(?P<key>\p{L}[\p{L}\-]{0,20}+(?:\ \p{L}{1,12}+)?):\ ?(?P<value>[^\n]{0,900}+)", "x")
TAG = pattern("text-language-tag", r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}+")
LINK = pattern("text-header-link", r"https?://\S{3,800}+")
LIST_SEPARATOR = pattern("text-list-separator", r"\s?[;,|]\s?")

HEADERS = {
    "title": "title", "headline": "title", "subject": "title", "subtitle": "subtitle", "standfirst": "subtitle",
    "author": "authors", "authors": "authors", "by": "authors", "byline": "authors", "date": "published",
    "published": "published", "pubdate": "published", "updated": "modified", "modified": "modified",
    "section": "section", "category": "section", "keywords": "keywords", "tags": "keywords", "language": "language",
    "lang": "language", "url": "url", "link": "url", "source": "url", "publisher": "publisher",
    "publication": "publisher",
}  # fmt: skip
"""Fields by the keys of headers like those of mail."""

LONGEST_TITLE = 160
LONGEST_SUBTITLE = 320
FEWEST_TITLE_WORDS = 2
SEPARATORS = " |•·,;()–—-"
LONGEST_UNREAD = 60

Field = tuple[str, str | tuple[str, ...]]


def times(line: str) -> Found | None:
    """Times with a label: "Published: 5 March 2025, 14:02 GMT | Updated: 6 March 2025"."""
    told = ":" in line or any(map(line.__contains__, "0123456789"))
    labels = list(TIME_LABEL.finditer(line)) if told else []
    if not labels or line[: labels[0].start()].strip(SEPARATORS):
        return None
    fields: list[Field] = []
    notices: list[Notice] = []
    ends = [*(label.start() for label in labels[1:]), len(line)]
    for label, end in zip(labels, ends, strict=True):
        text = line[label.end() : end].strip(SEPARATORS)
        found = time_field("published" if label["label"].lower() in PUBLISHED else "modified", text, line)
        unread = not found.fields and found.notices[0].code == "date-unread"
        if unread and not (label["colon"] and len(line) <= LONGEST_UNREAD and not text.endswith((".", "!", "?"))):
            return None
        fields.extend(found.fields)
        notices.extend(found.notices)
    return Found(fields=tuple(fields), notices=tuple(dict.fromkeys(notices)), kind="date")


def time_field(field: str, text: str, line: str) -> Found:
    """A time as a field, or a notice of why it is none."""
    when = read_time(text)
    fields: tuple[Field, ...] = ((field, when.value),) if when.value else ()
    if when.problem is None:
        return Found(fields=fields, kind="date")
    message = {
        "date-ambiguous": f"{text!r} could be two dates, day first or month first; neither was believed.",
        "date-unread": f"{text!r} is no time that could be read.",
        "zone-ambiguous": f"The time zone of {text!r} could be several; the time was kept without one.",
    }[when.problem]
    return Found(fields=fields, notices=(Notice(when.problem, message, line),), kind="date")


def bare_time(line: str) -> Found | None:
    """A line that is a time and nothing else."""
    if len(line) > LONGEST_LINE:
        return None
    found = time_field("published", line, line)
    return None if found.notices and found.notices[0].code == "date-unread" else found


def read_headers(lines: Sequence[Line]) -> list[Found]:
    """The "Key: value" lines that open a text, as far as they go; none where the first key is not known."""
    found: list[Found] = []
    for line in lines:
        match = HEADER.fullmatch(line.text) if line.block == lines[0].block and len(line.text) <= LONGEST_LINE else None
        field = HEADERS.get(match["key"].lower()) if match else None
        if match is None or (field is None and (not found or " " in match["key"])):
            break
        found.append(_header(field, match["value"].strip(), line.text))
    alone = len(found) == len(lines) or lines[len(found)].block != lines[0].block
    told = sum(bool(item.fields) for item in found)
    return found if told and (alone or len(found) > 1) else []


def _header(field: str | None, value: str, line: str) -> Found:
    unread = Found(notices=(Notice("header-unread", "The header says nothing that could be kept.", line),))
    if not value or field is None:
        return unread
    if field in ("published", "modified"):
        return time_field(field, value, line)
    if field == "authors":
        names, rest = split_names(value.removeprefix("By ").removeprefix("by "))
        notice = Notice("byline-trimmed", "Of the byline, the names alone were kept.", line)
        return Found(fields=(("authors", names),), notices=(notice,) if rest else ()) if names else unread
    if field == "keywords":
        return Found(fields=(("keywords", tuple(filter(None, LIST_SEPARATOR.split(value)))),))
    if field == "language":
        tag = LANGUAGES.get(value.lower()) or (value if TAG.fullmatch(value) else None)
        return Found(fields=(("language", tag),)) if tag else unread
    if field == "url" and not LINK.fullmatch(value):
        return unread
    return Found(fields=((field, value),))


def read_head(lines: Sequence[Line], anywhere: Recogniser) -> list[Found]:
    """What the lines before the body are: one for each, as many as there are."""
    found = read_headers(lines) if lines else []
    title = _value(found, "title")
    subtitle = _value(found, "subtitle")
    for index in range(len(found), len(lines)):
        text = lines[index].text
        item = anywhere(text) or byline(text) or bare_time(text) or (bare_byline(text) if title else None)
        if item is not None and item.kind == "body":
            break
        if item is None and title is not None and text == title:
            item = Found(fields=(("title", text),))
        if item is None and title is None and _is_title(lines, index, anywhere):
            title, item = text, Found(fields=(("title", text),))
        elif item is None and title and not subtitle and _is_subtitle(lines, index, anywhere):
            subtitle, item = text, Found(fields=(("subtitle", text),))
        if item is None:
            break
        found.append(item)
    return found


def _value(found: Sequence[Found], field: str) -> str | None:
    return next(
        (value for item in found for name, value in item.fields if name == field and isinstance(value, str)), None
    )


def _is_title(lines: Sequence[Line], index: int, anywhere: Recogniser) -> bool:
    """A short line without final stop, alone between blank lines or above a standfirst, byline or time."""
    text = lines[index].text
    if (
        len(text) > LONGEST_TITLE
        or len(text.split()) < FEWEST_TITLE_WORDS
        or text.endswith((".", "…", ":", ";", ",", "—"))
    ):
        return False
    if not text[:1].isalnum() and text[:1] not in "“‘\"'£$€":
        return False
    before = index == 0 or lines[index - 1].block != lines[index].block
    after = lines[index + 1 :]
    if not after:
        return False
    if after[0].block != lines[index].block and (before or index):
        return any(len(line.text) > len(text) for line in after)
    return _opens_byline(after[0].text, anywhere) or (
        len(after) > 1 and len(after[0].text) <= LONGEST_SUBTITLE and _opens_byline(after[1].text, anywhere)
    )


def _is_subtitle(lines: Sequence[Line], index: int, anywhere: Recogniser) -> bool:
    """A short line between the title and the byline or time."""
    return (
        len(lines[index].text) <= LONGEST_SUBTITLE
        and index + 1 < len(lines)
        and _opens_byline(lines[index + 1].text, anywhere)
    )


def _opens_byline(text: str, anywhere: Recogniser) -> bool:
    """Whether a line is a byline or a time, so that what stands above it is head."""
    found = anywhere(text) or byline(text) or bare_byline(text) or bare_time(text)
    return found is not None and found.kind in ("byline", "date")
