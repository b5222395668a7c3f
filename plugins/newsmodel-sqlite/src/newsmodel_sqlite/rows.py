"""An article as rows of the database's tables; pure functions. Keys that only the database knows are filled later."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from newsmodel import Actor, Article, Proposal, Quote, Reference, Span
from newsmodel.codec import encode_record
from newsmodel.exporters.columns import COLUMNS
from newsmodel.exporters.tables import tables

Row = Mapping[str, Any]


@attrs.frozen
class Record:
    """A row of `actors`, `quotes` or `proposals`, with the rows of its lists.

    Attributes:
        row: its own; of a proposal, `quote` holds the quote's id.
        lists: by table, the rows in their order; `actor` in them holds the actor's id.
    """

    row: Row
    lists: Mapping[str, list[Row]]


@attrs.frozen
class Rows:
    """All rows of an article."""

    article: Row
    lists: Mapping[str, list[Row]]
    actors: list[Record]
    quotes: list[Record]
    proposals: list[Record]


def rows_of(article: Article) -> Rows:
    """The article's rows; what the five tables of `--to csv` say in words is said in the same words."""
    shared = {
        name: [dict(zip(COLUMNS[name], row, strict=True)) for row in rows] for name, rows in tables(article).items()
    }
    return Rows(
        _article(article, shared["articles"][0]),
        {
            "captions": [{"text": caption.text, "credit": caption.credit} for caption in article.captions],
            "notices": [
                {"code": notice.code, "message": notice.message, "text": notice.text} for notice in article.notices
            ],
        },
        [_actor(actor, row) for actor, row in zip(article.actors, shared["actors"], strict=True)],
        [_quote(quote, row) for quote, row in zip(article.quotes, shared["quotes"], strict=True)],
        [_proposal(proposal, row) for proposal, row in zip(article.proposals, shared["proposals"], strict=True)],
    )


def _article(article: Article, shared: Row) -> Row:
    dateline = article.dateline
    return {
        **_taken(shared, "id published publisher title url language words text details"),
        "modified": article.modified,
        "section": article.section,
        "subtitle": article.subtitle,
        "dateline_place": dateline and dateline.place,
        "dateline_agency": dateline and dateline.agency,
        "authors": encode_record(article.authors),
        "keywords": encode_record(article.keywords),
    }


def _actor(actor: Actor, shared: Row) -> Record:
    return Record(
        {**_taken(shared, "name kind country by details"), "id": actor.id or None, "rule": actor.rule},
        {
            "roles": [{"title": role.title, "of": role.of, "former": role.former} for role in actor.roles],
            "mentions": [{"kind": mention.kind, **_span(mention)} for mention in actor.mentions],
        },
    )


def _quote(quote: Quote, shared: Row) -> Record:
    return Record(
        {
            **_taken(shared, "act kind quote cue context start end speaker_as_written rule by details"),
            "id": quote.id or None,
            "addressee_as_written": _as_written(quote.addressee),
        },
        {
            "quote_spans": [_span(span) for span in quote.content],
            "quote_speakers": _actors(quote.speaker),
            "quote_addressees": _actors(quote.addressee),
        },
    )


def _proposal(proposal: Proposal, shared: Row) -> Record:
    words = (
        "act polarity modality action cue deadline deadline_date context start end proposer_as_written rule by details"
    )
    return Record(
        {**_taken(shared, words), "id": proposal.id or None, "quote": proposal.quote},
        {
            "proposal_proposers": _actors(proposal.proposer),
            "proposal_addressees": [row for reference in proposal.addressees for row in _meant(reference)],
            "conditions": [_span(span) for span in proposal.conditions],
            "quantities": [
                {
                    **_span(amount),
                    "value": amount.value,
                    "upper": amount.upper,
                    "unit": amount.unit,
                    "bound": amount.bound,
                }
                for amount in proposal.quantities
            ],
            "stances": [
                {"position": stance.position, "cue": stance.cue.text, **row}
                for stance in proposal.stances
                for row in _meant(stance.actor)
            ],
        },
    )


def _taken(row: Row, columns: str) -> Row:
    return {column: row[column] for column in columns.split()}


def _span(span: Span) -> Row:
    return {"text": span.text, "start": span.start, "end": span.end}


def _as_written(reference: Reference | None) -> str | None:
    return reference.mention.text if reference is not None and reference.mention is not None else None


def _actors(reference: Reference | None) -> list[Row]:
    return [{"actor": id} for id in reference.actors] if reference is not None else []


def _meant(reference: Reference) -> Iterator[Row]:
    """A row for each actor that is meant; one without an actor where the words could not be resolved."""
    actors: Iterable[str | None] = reference.actors or (None,)
    return ({"actor": id, "as_written": _as_written(reference)} for id in actors)
