"""What a source says about an article beside its body: cleaned, checked, and noted where it is not believed."""

from collections.abc import Iterable, Mapping

import attrs

from newsmodel import Notice
from newsmodel.parsers.text.clean import clean_line
from newsmodel.parsers.text.furniture import placeholder
from newsmodel.parsers.text.head import LINK, TAG
from newsmodel.parsers.text.vocabulary import LANGUAGES
from newsmodel_markup.people import names_of
from newsmodel_markup.times import read_time

Value = str | tuple[str, ...]

TEXTS = ("title", "subtitle", "publisher", "section")
TIMES = ("published", "modified")

_TIME_TROUBLE = {
    "date-ambiguous": "{!r} could be two dates, day first or month first; neither was believed.",
    "date-unread": "{!r} is no time that could be read.",
    "date-unset": "{!r} is what stands where no time was set.",
    "zone-ambiguous": "The time zone of {!r} could be several; the time was kept without one.",
}


@attrs.frozen
class Head:
    """Fields of an article that are known apart from its body.

    Attributes:
        fields: by name, as `Article` takes them.
        notices: what was not believed, and why.
    """

    fields: Mapping[str, Value] = attrs.Factory(dict)
    notices: tuple[Notice, ...] = ()


def read_head(
    *, authors: Iterable[str] = (), keywords: Iterable[str] = (), url: str | None = None, language: str | None = None,
    **values: str | None,
) -> Head:  # fmt: skip
    """The fields of an article from what a source gives for them.

    Args:
        authors: fields that name one author or several.
        keywords: one each.
        url: of the article; kept where it is a web address.
        language: a tag, or the name of a language in English.
        **values: title, subtitle, publisher, section, published, modified.
    """
    fields: dict[str, Value] = {}
    notices: list[Notice] = []
    for name in TEXTS:
        text, told = _text(values.get(name))
        notices.extend(told)
        if text:
            fields[name] = text
    for name in TIMES:
        time, told = _time(values.get(name))
        notices.extend(told)
        if time:
            fields[name] = time
    publisher = fields.get("publisher")
    names, unnamed = names_of(authors, publisher if isinstance(publisher, str) else None)
    notices.extend(unnamed)
    words = tuple(dict.fromkeys(filter(None, (clean_line(word).text for word in keywords))))
    fields |= {"authors": names} if names else {}
    fields |= {"keywords": words} if words else {}
    if url and LINK.fullmatch(url.strip()):
        fields["url"] = clean_line(url).text
    tag = language_tag(language)
    fields |= {"language": tag} if tag else {}
    return Head(fields, tuple(notices))


def language_tag(text: str | None) -> str | None:
    """A BCP 47 tag: "en_gb" is en-GB and "English" en; None for anything else."""
    text = (text or "").strip().replace("_", "-")
    if text.lower() in LANGUAGES:
        return LANGUAGES[text.lower()]
    if not TAG.fullmatch(text):
        return None
    first, *others = text.split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in others)])


def _text(value: str | None) -> tuple[str | None, list[Notice]]:
    text = clean_line(" ".join((value or "").split())).text
    unfilled = placeholder(text) if text else None
    if unfilled is None:
        return text or None, []
    return (text if unfilled.body else None), list(unfilled.notices)


def _time(value: str | None) -> tuple[str | None, list[Notice]]:
    text = clean_line(value or "").text
    if not text:
        return None, []
    unfilled = placeholder(text)
    if unfilled is not None:
        return None, list(unfilled.notices)
    when = read_time(text)
    told = [Notice(when.problem, _TIME_TROUBLE[when.problem].format(text), text)] if when.problem else []
    return when.value, told
