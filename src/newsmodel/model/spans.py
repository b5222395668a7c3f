"""Places in the article's text: half-open, in Unicode code points of `Article.text`, with the text they cover."""

from datetime import date
from typing import Any, Literal

import attrs

from newsmodel.errors import ModelError
from newsmodel.model import checks

MentionKind = Literal["name", "nominal", "pronoun"]
Bound = Literal["exact", "at_least", "at_most", "about"]

MENTION_KINDS: tuple[MentionKind, ...] = ("name", "nominal", "pronoun")
BOUNDS: tuple[Bound, ...] = ("exact", "at_least", "at_most", "about")


@attrs.frozen
class Span:
    """Characters `start` to `end` of `Article.text`, half-open, in code points (what Python's slices count).

    One law covers the model: `article.text[span.start:span.end] == span.text`. A span alone can only know that its
    length fits; `Article` checks the rest.

    Attributes:
        start: the first character's offset.
        end: the offset after the last character.
        text: the characters between.

    Raises:
        ModelError: negative or reversed offsets, or a text of another length.
    """

    start: int
    end: int
    text: str

    def __init__(self, start: int, end: int, text: str) -> None:
        # As attrs would write it, but through the slots, and with the checks only where a value is not of the plainest.
        _set_start(self, start)
        _set_end(self, end)
        _set_text(self, text)
        if not (
            type(start) is int and type(end) is int and type(text) is str and start >= 0 and end - start == len(text)
        ):
            self.__attrs_post_init__()

    def __attrs_post_init__(self) -> None:
        start, end, text = self.start, self.end, self.text
        if type(start) is not int or type(end) is not int or not isinstance(text, str):
            raise ModelError(f"{type(self).__name__}: {start!r}, {end!r}, {text!r} are not two integers and a string")
        if not 0 <= start <= end:
            raise ModelError(f"{type(self).__name__}: start {start} and end {end} are not 0 <= start <= end")
        if end - start != len(text):
            raise ModelError(
                f"{type(self).__name__}: {start} to {end} is {end - start} characters, but text has {len(text)}: "
                f"{text[:40]!r} (offsets count code points, not bytes or UTF-16 units)"
            )


_set_start, _set_end, _set_text = (vars(Span)[name].__set__ for name in ("start", "end", "text"))


@attrs.frozen(field_transformer=checks.held_back)
class Mention(Span):
    """A place where the text means an actor.

    Attributes:
        start, end, text: as of any span.
        kind: name, nominal (a description: "the PM") or pronoun.
    """

    kind: MentionKind = attrs.field(default="name", validator=checks.one_of(*MENTION_KINDS))

    def __attrs_post_init__(self) -> None:
        if self.kind not in MENTION_KINDS:
            checks.every_field(self)
        Span.__attrs_post_init__(self)


def _check_date(record: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """A calendar date, a month or a year, as far as it is known."""
    try:
        if not isinstance(value, str) or len(value) not in (4, 7, 10):
            raise ValueError
        # Digits alone, as `fromisoformat` also takes weeks: 2030-W01-1.
        if not (value.isascii() and value.replace("-", "").isdigit()):
            raise ValueError
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        raise ModelError(
            f"{type(record).__name__}: date is {value!r}; it must be like 2030, 2030-06 or 2030-06-01"
        ) from None


@attrs.frozen
class Deadline(Span):
    """When a proposal falls due.

    Attributes:
        start, end, text: the words, as of any span.
        date: "2030", "2030-06" or "2030-06-01" where it can be known from the words and the article's own date.
    """

    date: str | None = attrs.field(default=None, validator=checks.optional_of(_check_date))


def _as_float(value: Any) -> Any:
    """3 for 3.0, as Python's own numbers compare; anything else is left to the validator."""
    return float(value) if type(value) is int else value


@attrs.frozen
class Quantity(Span):
    """A number in a proposal with its unit.

    Attributes:
        start, end, text: the words, as of any span.
        value: 3.0, 8e11; the lower end of a range.
        upper: the upper end of a range, else None.
        unit: "percent of GDP", "GBP", or None for bare numbers.
        bound: exact, at_least, at_most or about.
    """

    value: float = attrs.field(kw_only=True, converter=_as_float, validator=checks.finite)
    upper: float | None = attrs.field(
        default=None, kw_only=True, converter=_as_float, validator=checks.optional_of(checks.finite)
    )
    unit: str | None = attrs.field(default=None, kw_only=True, validator=checks.optional_text)
    bound: Bound = attrs.field(default="exact", kw_only=True, validator=checks.one_of(*BOUNDS))


_STRINGS = frozenset([str])


@attrs.frozen(field_transformer=checks.held_back)
class Reference:
    """Who is meant, and where the text says so.

    Attributes:
        actors: ids of actors of the same article; empty where not resolved, several for "Britain and France".
        mention: the span that says so ("he", "the PM"), or None where it is carried over.
    """

    actors: tuple[str, ...] = attrs.field(default=(), validator=checks.texts)
    mention: Span | None = attrs.field(default=None, validator=checks.instance(Span, optional=True))

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.actors) is tuple
            and _STRINGS.issuperset(map(type, self.actors))
            and "".join(self.actors).isascii()
            and (self.mention is None or isinstance(self.mention, Span))
        ):
            checks.every_field(self)
