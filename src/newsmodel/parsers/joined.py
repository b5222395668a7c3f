"""The rows of the five tables joined to articles again, for every parser of tables.

What a person may have done to them in a spreadsheet is met: rows deleted, rows sorted. Words edited in cells are not
taken over: `details` is read, and `text`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import msgspec

from newsmodel.codec import decode_record, loads
from newsmodel.errors import ModelError, NewsmodelError, SchemaError
from newsmodel.model import Actor, Article, Proposal, Quote, Reference
from newsmodel.parsers.rows import InMemory, InStep, Row, Rows, TableError, out_of_step
from newsmodel.records import Failure

RECORDS: Mapping[str, type[Any]] = {"actors": Actor, "quotes": Quote, "proposals": Proposal}
"""The tables that are read besides `articles`, and the records in them."""

REMEDY = "was the text changed, or cut to a spreadsheet's 32,767 characters a cell?"


def joined_articles(read: Callable[[str], Iterator[Row]], names: Mapping[str, str]) -> Iterator[Article | Failure]:
    """The articles of a set of tables, with their records; rows that cannot be read are failures.

    Args:
        read: a table's name to its rows, afresh at each call; may raise TableError.
        names: of the tables of records that are there, what they are called: "june-quotes.csv".
    """
    try:
        records = _open_records(read, names)
        for row in read("articles"):
            counts = _counts(row)
            taken = {name: table.take(row["id"], counts.get(name)) for name, table in records.items()}
            yield from article_of(row, taken, names)
    except TableError as error:
        yield Failure(message=str(error), part=names.get(error.table), error="SchemaError")
        return
    for name, table in records.items():
        for rows, reason in table.rest():
            numbers = [str(row.number) for row in rows]
            where = f"row{'s' if len(rows) > 1 else ''} {', '.join(numbers[:5])}{' …' if len(rows) > 5 else ''}"
            yield Failure(message=reason, part=f"{names[name]} {where}", error="SchemaError")


def _open_records(read: Callable[[str], Iterator[Row]], names: Mapping[str, str]) -> dict[str, Rows]:
    """The tables of records, read once through first: one that has been sorted must be held in memory."""
    articles = ((row["id"], _counts(row)) for row in read("articles"))
    late = out_of_step(articles, {name: InStep(read(name)) for name in names}) if names else set()
    return {name: InMemory(read(name)) if name in late else InStep(read(name)) for name in names}


class _Counted(msgspec.Struct):
    """Of the details of an article, how many records it had of each kind when it was written."""

    records: dict[str, int] = {}


def _counts(row: Row) -> Mapping[str, int]:
    try:
        return msgspec.json.decode(row["details"], type=_Counted).records
    except (msgspec.DecodeError, ValueError, RecursionError):
        return {}


def article_of(row: Row, records: Mapping[str, Sequence[Row]], names: Mapping[str, str]) -> Iterator[Article | Failure]:
    """The article of a row of `articles`, without the records that cannot be read; those are failures before it."""
    found: dict[str, list[Any]] = {}
    for name, rows in records.items():
        for record in rows:
            try:
                found.setdefault(name, []).append(decode_record(record["details"], RECORDS[name]))
            except SchemaError as error:
                part = f"{names[name]} row {record.number}"
                yield Failure(message=f"details: {error}", part=part, error="SchemaError")
    try:
        bare = loads(msgspec.json.encode({**_details(row), "text": row["text"]}))
        yield _joined(bare, **found)
    except NewsmodelError as error:
        remedy = f"; {REMEDY}" if isinstance(error, ModelError) else ""
        yield Failure(message=f"{error}{remedy}", part=f"row {row.number}", error=type(error).__name__)


def _details(row: Row) -> dict[str, Any]:
    try:
        return msgspec.json.decode(row["details"], type=dict[str, Any])
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise SchemaError(f"details: {error}") from None


def _joined(
    bare: Article, actors: Sequence[Actor] = (), quotes: Sequence[Quote] = (), proposals: Sequence[Proposal] = ()
) -> Article:
    """The article with its records, without references to those whose rows were deleted."""
    people = frozenset(actor.id for actor in actors)
    said = frozenset(quote.id for quote in quotes)
    return attrs.evolve(
        bare,
        actors=tuple(actors),
        quotes=tuple(
            attrs.evolve(quote, speaker=_known(quote.speaker, people), addressee=_known(quote.addressee, people))
            for quote in quotes
        ),
        proposals=tuple(_proposal(proposal, people, said) for proposal in proposals),
    )


def _proposal(proposal: Proposal, people: frozenset[str], said: frozenset[str]) -> Proposal:
    addressees = (_known(reference, people) for reference in proposal.addressees)
    stances = ((stance, _known(stance.actor, people)) for stance in proposal.stances)
    return attrs.evolve(
        proposal,
        proposer=_known(proposal.proposer, people),
        addressees=tuple(reference for reference in addressees if reference is not None),
        stances=tuple(attrs.evolve(stance, actor=actor) for stance, actor in stances if actor is not None),
        quote=proposal.quote if proposal.quote in said else None,
    )


def _known(reference: Reference | None, people: frozenset[str]) -> Reference | None:
    """The reference without deleted actors; None where nothing is left of it."""
    if reference is None or people.issuperset(reference.actors):
        return reference
    kept = tuple(actor for actor in reference.actors if actor in people)
    return Reference(kept, reference.mention) if kept or reference.mention else None
