"""What stands between the marks at the head of a Markdown file: YAML or TOML, as site generators read it."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import attrs
import yaml

from newsmodel import Notice
from newsmodel.text import pattern

MARKS = pattern("markdown-front-matter-mark", r"(?P<mark>---|\+\+\+)[ \t]*+\n")
LONGEST = 2**16
"""Characters of front matter; longer is none."""

TITLES = ("title", "headline")
SUBTITLES = ("subtitle", "standfirst", "dek", "deck", "tagline")
AUTHORS = ("author", "authors", "by", "byline", "creator")
PUBLISHED = ("date", "published", "publishdate", "published_at", "pubdate", "created", "date_published")
MODIFIED = ("lastmod", "updated", "modified", "last_modified_at", "updated_at", "date_modified")
KEYWORDS = ("tags", "keywords", "categories", "category", "topics")
LANGUAGES = ("lang", "language", "locale")
ADDRESSES = ("canonical_url", "canonical", "url", "source", "link", "original_url", "permalink", "source_url")
PUBLISHERS = ("publisher", "publication", "site_name", "site", "outlet")
SECTIONS = ("section",)
CAPTIONS = ("image_caption", "imagecaption", "caption", "hero_caption", "featured_image_caption", "cover_caption")
CREDITS = (
    "image_credit",
    "imagecredit",
    "credit",
    "hero_credit",
    "photo_credit",
    "featured_image_credit",
    "cover_credit",
)

READ = frozenset(TITLES + SUBTITLES + AUTHORS + PUBLISHED + MODIFIED + KEYWORDS + LANGUAGES + PUBLISHERS + SECTIONS)


@attrs.frozen
class FrontMatter:
    """Keys in small letters with their values, the text below, and what could not be read."""

    values: Mapping[str, Any]
    text: str
    notices: tuple[Notice, ...] = ()

    def first(self, keys: tuple[str, ...]) -> str | None:
        """The first text under one of the keys."""
        return next((text for key in keys for text in _texts(self.values.get(key)) if text), None)

    def others(self) -> dict[str, str | list[str]]:
        """What stands under keys that say nothing an article has a field for; values of several levels are left out."""
        left = {key: value for key, value in self.values.items() if key not in READ}
        found = {key: [*_texts(value)] for key, value in left.items() if not isinstance(value, dict)}
        return {key: found[key] if isinstance(left[key], list) else found[key][0] for key in found if found[key]}

    def all(self, keys: tuple[str, ...]) -> list[str]:
        """All texts under the first of the keys that has some; under keys of lists, of all of them."""
        return list(dict.fromkeys(text for key in keys for text in _texts(self.values.get(key)) if text))


def split(text: str) -> FrontMatter:
    """The front matter of a file, and the rest; a file without it is all text."""
    opening = MARKS.match(text)
    if opening is None:
        return FrontMatter({}, text)
    mark = opening["mark"]
    end = _end(text, mark, opening.end())
    if end is None:
        return FrontMatter({}, text)
    inner, rest = text[opening.end() : end[0]], text[end[1] :]
    try:
        values = tomllib.loads(inner) if mark == "+++" else yaml.load(inner, Loader=yaml.CBaseLoader)  # noqa: S506 - makes strings, lists and mappings alone
    except (tomllib.TOMLDecodeError, yaml.YAMLError, RecursionError, ValueError) as error:
        told = Notice("front-matter-unread", f"The front matter could not be read: {_told(error)}", inner)
        return FrontMatter({}, rest, (told,))
    if not isinstance(values, dict):
        if not inner.strip():
            return FrontMatter({}, rest)
        return FrontMatter({}, text)  # a rule, a paragraph and another rule
    return FrontMatter({str(key).strip().lower().replace("-", "_"): value for key, value in values.items()}, rest)


def _end(text: str, mark: str, start: int) -> tuple[int, int] | None:
    """Where the front matter ends and where the text begins."""
    closings = ("---", "...") if mark == "---" else ("+++",)
    place = start
    while place < len(text) and place - start <= LONGEST:
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        if text[place:stop].rstrip() in closings:
            return place, min(stop + 1, len(text))
        place = stop + 1
    return None


def _texts(value: Any) -> Iterator[str]:
    """Texts in a value: a text, a date, a list of them, or mappings that have a name."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, datetime | date):
        yield value.isoformat()
    elif isinstance(value, list):
        for item in value[:200]:
            if not isinstance(item, list):
                yield from _texts(item)
    elif isinstance(value, dict):
        name = value.get("name") or value.get("title") or value.get("display_name")
        yield from [" ".join(name.split())] if isinstance(name, str) else []


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
