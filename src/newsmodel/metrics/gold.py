"""What annotators can say beyond what a record has room for, kept in `extra` under keys of `gold`.

| where | key | what |
|---|---|---|
| Article | `gold.optional_quotes` | [[start, end], ...]: a quote that is mostly in one of these counts neither way |
| Article | `gold.optional_proposals` | [[start, end], ...]: a proposal that touches one of these counts neither way |
| Quote | `gold.speaker_spans`, `gold.cue_spans` | [[start, end], ...]: all the pieces, where there are several |
| Proposal | `gold.acts` | acts that are right beside the record's own |
| Actor | `gold.mentions` | for each mention: {"core", "core_title", "head": [start, end]}, or null |

`core` is the name in a long mention, without titles; `core_title` with them; `head` its main word.
"""

from collections.abc import Mapping
from typing import Any, cast

import attrs

from newsmodel.errors import ModelError
from newsmodel.model import Actor, Article, Proposal, Quote, checks
from newsmodel.model.extra import Json

PREFIX = "gold."
Offsets = tuple[int, int]


def spans(extra: Mapping[str, Json], key: str) -> tuple[Offsets, ...]:
    """The offsets under a key of gold; none where it is missing.

    Raises:
        ModelError: not a list of pairs of integers.
    """
    found = extra.get(PREFIX + key, ())
    try:
        pairs = tuple((start, end) for start, end in found)
    except (TypeError, ValueError):
        pairs = ((None, None),)
    if not all(type(offset) is int for pair in pairs for offset in pair):
        raise ModelError(f"extra: {PREFIX}{key} is {found!r}; it must be a list of [start, end]")
    return cast(tuple[Offsets, ...], pairs)


def acts(proposal: Proposal) -> frozenset[str]:
    """All acts that are right for a proposal of gold."""
    return frozenset((proposal.act, *proposal.extra.get(PREFIX + "acts", ())))


def mention_parts(actor: Actor) -> tuple[Mapping[str, Offsets], ...]:
    """For each mention of an actor of gold: its parts by name, as offsets."""
    found = actor.extra.get(PREFIX + "mentions", ())
    every = [{name: _pair(part) for name, part in (parts or {}).items()} for parts in found]
    return tuple(every + [{}] * (len(actor.mentions) - len(every)))


def _pair(part: Any) -> Offsets:
    start, end = part
    return start, end


KEYS = {
    Article: ("optional_quotes", "optional_proposals"),
    Quote: ("speaker_spans", "cue_spans"),
    Proposal: ("acts",),
    Actor: ("mentions",),
}
"""What is known, by the class it belongs to."""


def check(article: Article) -> None:
    """Refuse what is not known: a key that is misspelt would change figures without a word.

    Raises:
        ModelError: names the record and the key.
    """
    records: tuple[Article | Actor | Quote | Proposal, ...] = (
        article,
        *article.actors,
        *article.quotes,
        *article.proposals,
    )
    for record in records:
        known = {PREFIX + key for key in KEYS[type(record)]}
        for key in record.extra.keys() - known:
            if key.startswith(PREFIX):
                raise ModelError(f"{checks.describe(record)}: extra has {key!r}; known are {', '.join(sorted(known))}")


def bare(article: Article) -> Article:
    """The article as before any annotation: no records, and nothing of gold in `extra`."""
    extra = {key: value for key, value in article.extra.items() if not key.startswith(PREFIX)}
    return attrs.evolve(article, actors=(), quotes=(), proposals=(), extractors=(), extra=extra)


def has_records(article: Article) -> bool:
    """Whether it has any record."""
    return bool(article.actors or article.quotes or article.proposals)


def quote_spans(quote: Quote, key: str) -> tuple[Offsets, ...]:
    """Pieces of a quote's speaker or cue: those of gold, else the record's own span."""
    given = spans(quote.extra, f"{key}_spans")
    if given:
        return given
    span = quote.cue if key == "cue" else quote.speaker.mention if quote.speaker else None
    return () if span is None else ((span.start, span.end),)
