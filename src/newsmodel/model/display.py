"""How values are shown: a short `repr`, and HTML for notebooks that fits light and dark ones alike.

HTML is plain: everything that comes from a text is escaped, styles stand where they are used, and no colour is set, so
that a notebook's own colours hold.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from newsmodel.model.actor import Actor
from newsmodel.model.proposal import Proposal
from newsmodel.model.quote import Quote
from newsmodel.model.spans import Reference, Span

if TYPE_CHECKING:
    from newsmodel.model.article import Article

Record = Actor | Quote | Proposal

SHOWN = 60
"""Characters of a text in the repr of an article."""
ROWS = 20
"""Quotes and proposals that a notebook shows of an article."""
BODY = 3000
"""Characters of the text that it shows, folded."""

_TABLE = "border-collapse: collapse; margin: .3em 0; text-align: left"
_CELL = (
    "border-top: 1px solid rgba(128, 128, 128, .45); padding: .2em .8em .2em 0; text-align: left; vertical-align: top"
)
_QUIET = "opacity: .75; font-size: .9em"
_SAID = {"state": "says", "deny": "denies", "ask": "asks", "decline": "does not say"}


def brief(value: Any) -> str:
    """The repr of a value without the fields that hold their defaults: `Role(title='President')`."""
    given = (
        f"{field.name}={getattr(value, field.name)!r}" for field in attrs.fields(type(value)) if _told(value, field)
    )
    return f"{type(value).__name__}({', '.join(given)})"


def brief_article(article: "Article") -> str:
    """One line on an article: its id, its title or how it begins, and how much was found."""
    start = article.title or article.text
    cut = start if len(start) <= SHOWN else start[: SHOWN - 1] + "…"
    counts = (f"{len(getattr(article, kind)):,} {kind}" for kind in ("actors", "quotes", "proposals"))
    return f"<Article {article.id}: {cut!r}, {len(article.text):,} characters, {', '.join(counts)}>"


def article_html(article: "Article") -> str:
    """An article: its head, who said what, who wants what, and its text, folded."""
    head = " · ".join(escape(fact) for fact in (article.publisher, article.published, *article.authors) if fact)
    quotes = [
        (
            _bold(article.name(quote.speaker)),
            f"{_SAID[quote.act]}, {quote.kind}",
            escape(" … ".join(span.text for span in quote.content)),
        )
        for quote in article.quotes[:ROWS]
    ]
    proposals = [
        (
            _bold(article.name(proposal.proposer)),
            escape(_act(proposal)),
            escape(proposal.text),
            escape(", ".join(filter(None, map(article.name, proposal.addressees)))),
        )
        for proposal in article.proposals[:ROWS]
    ]
    actors = len(article.actors)
    return (
        f"<div><div><strong>{escape(article.title or 'Article')}</strong></div>"
        f'<div style="{_QUIET}">{head and head + " · "}{len(article.text):,} characters, '
        f"{actors:,} {'actor' if actors == 1 else 'actors'}</div>"
        + _table("Who said what", quotes, len(article.quotes))
        + _table("Who wants what", proposals, len(article.proposals))
        + _folded(article.text)
        + "</div>"
    )


def record_html(record: Record) -> str:
    """A record as a table of its fields; empty ones are left out, people are the words that mean them."""
    name = type(record).__name__
    rows = [
        (f"<strong>{escape(field.name)}</strong>", _value(getattr(record, field.name)))
        for field in attrs.fields(type(record))
        if _told(record, field)
    ]
    return _table(name, rows, len(rows))


def _told(value: Any, field: "attrs.Attribute[Any]") -> bool:
    return bool(getattr(value, field.name) != field.default)


def _value(value: Any) -> str:
    """A field's value in a cell: spans by their words, references by words and ids, the rest as Python has it."""
    if isinstance(value, tuple):
        more = len(value) - ROWS
        return "<br>".join([*map(_value, value[:ROWS]), *([f"and {more:,} more"] if more > 0 else [])])
    if isinstance(value, Reference):
        words = [] if value.mention is None else [_value(value.mention)]
        return " ".join([*words, escape(f"[{', '.join(value.actors)}]" if value.actors else "")])
    if not attrs.has(type(value)):
        return escape(str(value))
    span = isinstance(value, Span)
    fields = attrs.fields(type(value))[3 if span else 0 :]
    parts = [_value(getattr(value, field.name)) for field in fields if _told(value, field)]
    if span:
        parts.insert(0, f'{escape(value.text)} <span style="{_QUIET}">{value.start}–{value.end}</span>')
    return ", ".join(parts)


def _act(proposal: Proposal) -> str:
    negated = proposal.polarity == "negative" and proposal.act != "reject"
    facts = (proposal.act, proposal.modality, "not" if negated else None)
    return ", ".join(filter(None, facts))


def _bold(name: str | None) -> str:
    return f"<strong>{escape(name)}</strong>" if name else "<em>not told</em>"


def _table(title: str, rows: Sequence[Iterable[str]], count: int) -> str:
    """Rows of cells that are HTML already; says how many of `count` are left out."""
    return "".join(_table_parts(title, rows, count)) if rows else ""


def _table_parts(title: str, rows: Sequence[Iterable[str]], count: int) -> Iterator[str]:
    yield f'<table style="{_TABLE}"><caption style="text-align: left; padding-top: .5em">{title}</caption>'
    for row in rows:
        cells = (f'<td style="{_CELL}">{cell}</td>' for cell in row)
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"
    if count > len(rows):
        yield f'<div style="{_QUIET}">and {count - len(rows):,} more</div>'


def _folded(text: str) -> str:
    body = text if len(text) <= BODY else text[:BODY] + " …"
    return f'<details><summary>Text</summary><div style="white-space: pre-wrap">{escape(body)}</div></details>'
