"""One article from the characters of one: the steps in order, and the fields put together."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from newsmodel.model import Article, Caption, Dateline, Notice
from newsmodel.parsers.text import authors, captions, furniture, head, layout
from newsmodel.parsers.text.clean import clean_lines, clean_notices, split_lines
from newsmodel.parsers.text.found import LONGEST_LINE, Found, Line, Recogniser

LINES_WITH_BYLINE = 12
"""How far from the top a byline may stand below text."""

ROUNDS = 10
"""Readings after which a text is taken as it is; each one that changes it makes it shorter."""


def anywhere(line: str) -> Found | None:
    """What a line is by its own words, wherever it stands; None for body."""
    if len(line) > LONGEST_LINE:
        return None
    for recognise in (
        captions.shortcode, furniture.placeholder, head.times, furniture.furniture, furniture.link,
        captions.credited, authors.reporting,
    ):  # fmt: skip
        found = recognise(line)
        if found is not None:
            return found
    return None


def read_article(text: str, notices: tuple[Notice, ...] = (), language: str | None = None) -> Article:
    """The article that a text holds; reading its text again gives the same text."""
    recognise = functools.cache(anywhere)  # a line is asked about several times, and often stands there several times
    found = _read(text, recognise)
    body = text.strip("\n")
    for _ in range(ROUNDS):
        before, body = body, _body(found)
        if body == before:
            break
        again = _read(body, recognise)
        found = [*(attrs.evolve(item, body=()) for item in found), *again]
    return _article(found, notices, language)


def read_body(
    text: str, known: Mapping[str, str | tuple[str, ...]] | None = None, notices: tuple[Notice, ...] = ()
) -> Article:
    """The article of a body whose head is known from elsewhere: a feed, the headers of a mail, a page's own data.

    No line is taken for a headline. What is known wins over what lines of the text say; a value that differs is noted.

    Args:
        text: paragraphs; those with a blank line between them are never joined.
        known: values by the name of the field, as texts and tuples of texts.
        notices: of what was done before.
    """
    fields = dict(known or {})
    recognise = functools.cache(anywhere)
    lines, cleaned = _lines(text, recognise)
    found = _repeated_head(lines, fields)
    found.extend(_line(line, index, recognise) for index, line in enumerate(lines[len(found) :], len(found)))
    found = _without_dateline(_tail(lines, found))
    return _article([Found(fields=tuple(fields.items()), notices=cleaned), *found], notices, None)


def _repeated_head(lines: Sequence[Line], known: Mapping[str, str | tuple[str, ...]]) -> list[Found]:
    """The first lines, as far as they say a title or subtitle again that is known."""
    said = {
        value.casefold(): (name, value)
        for name in ("title", "subtitle")
        if isinstance(value := known.get(name), str) and len(lines) > 1
    }
    found = []
    for line in lines[:2]:
        if line.text.casefold() not in said:
            break
        found.append(Found(fields=(said[line.text.casefold()],)))
    return found


def _lines(text: str, anywhere: Recogniser) -> tuple[list[Line], tuple[Notice, ...]]:
    """The lines of a text, clean and whole, and what was done to them."""
    texts, changed = clean_lines(split_lines(text))
    lines = layout.join_shortcodes(layout.blocks(texts))
    return layout.unwrap(lines, functools.cache(lambda line: _is_apart(line, anywhere))), clean_notices(changed)


def _read(text: str, anywhere: Recogniser) -> list[Found]:
    """What each line of a text is."""
    lines, cleaned = _lines(text, anywhere)
    found = head.read_head(lines, anywhere)
    found.extend(_line(line, index, anywhere) for index, line in enumerate(lines[len(found) :], len(found)))
    found = _tail(lines, found)
    found = _without_dateline(found)
    return [Found(notices=cleaned), *found]


def _is_apart(line: str, anywhere: Recogniser) -> bool:
    if line[:1].islower() or len(line) > LONGEST_LINE:
        return False
    return anywhere(line) is not None or authors.byline(line) is not None or head.HEADER.fullmatch(line) is not None


def _line(line: Line, index: int, anywhere: Recogniser) -> Found:
    found = anywhere(line.text)
    if found is None and index < LINES_WITH_BYLINE:
        found = authors.byline(line.text)
    return found or Found(body=(line.text,), kind="body")


def _tail(lines: Sequence[Line], found: list[Found]) -> list[Found]:
    """Bylines and times below the body."""
    changed = list(found)
    for index in range(len(found) - 1, -1, -1):
        if found[index].kind != "body":
            continue
        item = authors.byline(lines[index].text) or head.bare_time(lines[index].text) if index else None
        if item is None:
            break
        changed[index] = item
    return changed


def _without_dateline(found: list[Found]) -> list[Found]:
    """The dateline at the head of the first paragraph made a field."""
    index = next((index for index, item in enumerate(found) if item.body), None)
    if index is None:
        return found
    first = found[index]
    split = authors.dateline(first.body[0])
    if split is None:
        return found
    dateline, words, rest = split
    notice = Notice("dateline-removed", "The dateline was taken out of the text.", words)
    body = (rest.strip(), *first.body[1:])
    changed = attrs.evolve(first, body=body, notices=(*first.notices, notice))
    place = Found(fields=(("place", dateline.place or ""), ("agency", dateline.agency or "")))
    return [*found[:index], place, changed, *found[index + 1 :]]


def _body(found: Iterable[Found]) -> str:
    return "\n".join(paragraph for item in found for paragraph in item.body)


def _article(found: Sequence[Found], notices: tuple[Notice, ...], language: str | None) -> Article:
    fields, repeated = _fields(found, language)
    text = _body(found)
    empty = () if text else (Notice("empty", "The input has no text that could be an article's body."),)
    listed = (*notices, *(notice for item in found for notice in item.notices), *repeated, *empty)
    return Article(text=text, captions=_captions(found), notices=tuple(dict.fromkeys(listed)), **fields)


def _captions(found: Sequence[Found]) -> tuple[Caption, ...]:
    """Captions in order, neighbours merged."""
    merged: list[Caption] = []
    run: list[Caption] = []
    for item in (*found, Found()):
        if item.captions and not item.body:
            run.extend(item.captions)
            continue
        merged.extend(captions.merge(run))
        merged.extend(item.captions)
        run = []
    return tuple(merged)


def _fields(found: Sequence[Found], language: str | None) -> tuple[dict[str, Any], list[Notice]]:
    """Each field as it comes first, with a notice of another value that comes later."""
    fields: dict[str, Any] = {"language": language} if language else {}
    repeated: list[Notice] = []
    for item in found:
        for name, value in item.fields:
            if value and fields.setdefault(name, value) != value:
                message = f"The text gives the {name} more than once; the first was kept."
                shown = value if isinstance(value, str) else ", ".join(value)
                repeated.append(Notice("metadata-repeated", message, shown))
    reporters = fields.pop("reporters", ())
    if reporters and "authors" not in fields:
        fields["authors"] = reporters
    place, agency = fields.pop("place", None), fields.pop("agency", None)
    if place or agency:
        fields["dateline"] = Dateline(place, agency)
    return fields, repeated
