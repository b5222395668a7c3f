"""Our own five tables: `articles.csv`, with the records in the files beside it.

What a person may have done to them in a spreadsheet is met: another separator, a byte order mark, rows deleted, rows
sorted. Words edited in the cells are not taken over: `details` is read, and `text`.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import msgspec

from newsmodel.codec import decode_record, loads
from newsmodel.errors import ModelError, NewsmodelError, SchemaError
from newsmodel.model import Actor, Article, Proposal, Quote, Reference
from newsmodel.parsers.rows import (
    LONGEST_HEADER,
    InMemory,
    InStep,
    Row,
    Rows,
    TableError,
    header,
    out_of_step,
    read_rows,
    table_of,
)
from newsmodel.records import Failure, Parsed, Parser, Source

RECORDS: Mapping[str, type[Any]] = {"actors": Actor, "quotes": Quote, "proposals": Proposal}
REMEDY = "was the text changed, or cut to a spreadsheet's 32,767 characters a cell?"


def parse(source: Source, options: object = None) -> Iterator[Parsed]:
    """The articles with their records; nothing from the other tables, which are read with `articles.csv`."""
    table = _table(source)
    if table is None:
        message = "this is not one of newsmodel's tables; the first row must be the header of articles.csv"
        yield Failure(message=message, error="SchemaError")
    elif table == "articles":
        yield from _articles(source)
    elif _beside(source, table, "articles") is None:
        remedy = "give the folder's articles.csv" if source.part is None else "unpack them; they are read together"
        message = f"this table holds {table} without their articles; {remedy}"
        yield Failure(message=message, error="SchemaError")


def recognise(head: bytes) -> bool:
    """The header line of one of the five tables."""
    line = head.partition(b"\n")[0].decode("utf-8", "replace")
    return len(line) < 2**12 and table_of(header(line)[0]) is not None


def companions(path: Path) -> tuple[Path, ...]:
    """The files that are read with an `articles.csv`; none for any other file."""
    if path.suffix.lower() != ".csv":
        return ()
    source = Source.from_path(path)
    return tuple(found for name in RECORDS if (found := _beside(source, "articles", name)) is not None)


def _table(source: Source) -> str | None:
    with source.open() as stream:
        return table_of(header(stream.readline(LONGEST_HEADER).decode("utf-8", "replace"))[0])


def _beside(source: Source, table: str, wanted: str) -> Path | None:
    """The file of another table of the same set: "quotes.csv", or "june-quotes.csv" for "june-articles.csv"."""
    if source.path is None or source.part is not None:
        return None
    name = source.path.name.lower().replace(table, wanted)
    path = source.path.with_name(name if table in source.path.name.lower() else f"{wanted}.csv")
    return path if path.is_file() else None


def _articles(source: Source) -> Iterator[Parsed]:
    paths = {name: path for name in RECORDS if (path := _beside(source, "articles", name)) is not None}
    files = {name: path.name for name, path in paths.items()}
    try:
        records = _open_records(source, paths)
        for row in read_rows(source, "articles"):
            counts = _counts(row)
            taken = {name: table.take(row["id"], counts.get(name)) for name, table in records.items()}
            yield from _article(row, taken, files)
    except TableError as error:
        yield Failure(message=str(error), part=files.get(error.table), error="SchemaError")
        return
    for name, table in records.items():
        for rows, reason in table.rest():
            numbers = [str(row.number) for row in rows]
            where = f"row{'s' if len(rows) > 1 else ''} {', '.join(numbers[:5])}{' …' if len(rows) > 5 else ''}"
            yield Failure(message=reason, part=f"{files[name]} {where}", error="SchemaError")


def _open_records(source: Source, paths: Mapping[str, Path]) -> dict[str, Rows]:
    """The tables of records, read once through first: one that has been sorted must be held in memory."""

    def rows(name: str) -> Iterator[Row]:
        return read_rows(Source.from_path(paths[name]), name)

    articles = ((row["id"], _counts(row)) for row in read_rows(source, "articles"))
    late = out_of_step(articles, {name: InStep(rows(name)) for name in paths}) if paths else set()
    return {name: InMemory(rows(name)) if name in late else InStep(rows(name)) for name in paths}


class _Counted(msgspec.Struct):
    """Of the details of an article, how many records it had of each kind when it was written."""

    records: dict[str, int] = {}


def _counts(row: Row) -> Mapping[str, int]:
    try:
        return msgspec.json.decode(row["details"], type=_Counted).records
    except (msgspec.DecodeError, ValueError, RecursionError):
        return {}


def _article(row: Row, records: Mapping[str, Sequence[Row]], files: Mapping[str, str]) -> Iterator[Article | Failure]:
    """The article of a row, without the records that cannot be read; those are failures."""
    found: dict[str, list[Any]] = {}
    for name, rows in records.items():
        for record in rows:
            try:
                found.setdefault(name, []).append(decode_record(record["details"], RECORDS[name]))
            except SchemaError as error:
                part = f"{files[name]} row {record.number}"
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


PARSER = Parser(
    name="csv",
    parse=parse,
    recognise=recognise,
    suffixes=(".csv",),
    media_types=("text/csv",),
    summary="newsmodel's own tables: articles.csv with the other four beside it",
    own=True,
)
