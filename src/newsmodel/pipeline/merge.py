"""What several extractors find in one article, brought together: duplicates dropped, actors of one name united."""

import math
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import cast

import attrs

from newsmodel.errors import ModelError
from newsmodel.model import Actor, Article, Mention, Proposal, Quote, Reference
from newsmodel.model.article import check_spans
from newsmodel.model.checks import describe
from newsmodel.model.walk import Record, map_references, references
from newsmodel.pipeline.stamp import free_id, maker

_FINDS: dict[type[Record], Callable[[Record], tuple[object, ...]]] = {
    kind: attrgetter(*(field.name for field in attrs.fields(kind) if field.name not in ("id", "by", "rule")))
    for kind in (Actor, Quote, Proposal)
}
"""The fields of a record that say what was found."""


class Ledger:
    """The records of one article as they arrive. Before a stage that may fail, work on a `copy`.

    References to a record that was dropped as a duplicate, or to an actor that was united with another, are led to
    the one that stayed.
    """

    __slots__ = ("_aliases", "_contents", "_moved", "_names", "_records", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._records: dict[type[Record], dict[str, Record]] = {Actor: {}, Quote: {}, Proposal: {}}
        self._aliases: dict[type[Record], dict[str, str]] = {Actor: {}, Quote: {}, Proposal: {}}
        self._names: dict[tuple[int, int], str] = {}
        self._contents: dict[tuple[object, ...], str] = {}
        self._moved = False

    def copy(self) -> "Ledger":
        """The same records, free to grow apart."""
        other = Ledger(self._text)
        other._records = {kind: dict(records) for kind, records in self._records.items()}
        other._aliases = {kind: dict(aliases) for kind, aliases in self._aliases.items()}
        other._names = dict(self._names)
        other._contents = dict(self._contents)
        other._moved = self._moved
        return other

    def keep(self, record: Record) -> Record:
        """Take in a record of an article that was checked when it was built; gives it with an id."""
        if not record.id:
            record = attrs.evolve(record, id=free_id(record, self._records[type(record)]))
        self._records[type(record)][record.id] = record
        self._contents.setdefault(_bare(record), record.id)
        if isinstance(record, Actor):
            self._names.update(dict.fromkeys(_name_places(record), record.id))
        return record

    def add(self, record: Record, extractor: str) -> None:
        """Take in a record that an extractor yields, with its id and `by` filled.

        Raises:
            ModelError: a span does not slice back, or an id is named that no record before this one bears.
        """
        check_spans(self._text, record)
        record = self._resolved(record)
        kind = type(record)
        records = self._records[kind]
        alias = self._aliases[kind].get(record.id) if record.id else None
        earlier = records.get(alias or record.id)
        bare = _bare(record)
        twin = self._contents.get(bare)
        by = maker(record, extractor, earlier)
        if earlier is None and twin in records:
            if record.id:
                self._aliases[kind][record.id] = twin
            return
        id = alias or record.id or free_id(record, records)
        if (id, by) != (record.id, record.by):
            record = attrs.evolve(record, id=id, by=by)
        if isinstance(record, Actor):
            if alias is not None:
                record = united(cast(Actor, earlier), record)
            self._add_actor(record)
        else:
            records[record.id] = record
        self._contents[bare] = record.id

    def article(self, article: Article) -> Article:
        """The article with these records, each kind in the order of the text."""
        if self._moved:
            for kind in (Quote, Proposal):
                self._records[kind] = {id: self._resolved(record) for id, record in self._records[kind].items()}
            self._moved = False
        actors, quotes, proposals = (sorted(records.values(), key=_place) for records in self._records.values())
        return attrs.evolve(
            article,
            actors=tuple(cast(list[Actor], actors)),
            quotes=tuple(cast(list[Quote], quotes)),
            proposals=tuple(cast(list[Proposal], proposals)),
        )

    def _resolved(self, record: Record) -> Record:
        """The record with its references led to records that are there."""
        for path, reference in references(record):
            for id in reference.actors:
                if id not in self._records[Actor] and id not in self._aliases[Actor]:
                    raise _not_there(record, path, "actor", id)
        if isinstance(record, Proposal) and record.quote is not None:
            quote = self._aliases[Quote].get(record.quote, record.quote)
            if quote not in self._records[Quote]:
                raise _not_there(record, "quote", "quote", quote)
            if quote != record.quote:
                record = attrs.evolve(record, quote=quote)
        aliases = self._aliases[Actor]
        return map_references(record, lambda reference: _led(reference, aliases)) if aliases else record

    def _add_actor(self, actor: Actor) -> None:
        actors = cast(dict[str, Actor], self._records[Actor])
        if actor.id in actors:
            self._names = {place: id for place, id in self._names.items() if id != actor.id}
        actors[actor.id] = actor
        shared = {self._names[place] for place in _name_places(actor) if place in self._names}
        if shared:
            # The dict keeps the order of arrival, so the first of them is the earliest.
            winner, *others = [id for id in actors if id in shared or id == actor.id]
            for other in others:
                actors[winner] = united(actors[winner], actors.pop(other))
                self._alias(other, winner)
            actor = actors[winner]
        self._names.update(dict.fromkeys(_name_places(actor), actor.id))

    def _alias(self, other: str, winner: str) -> None:
        aliases = self._aliases[Actor]
        aliases.update({id: winner for id, target in aliases.items() if target == other}, **{other: winner})
        self._moved = True


def united(earlier: Actor, later: Actor) -> Actor:
    """Two actors that are one: the earlier, with what it lacked of the later and the mentions of both."""
    mentions: dict[tuple[int, int], Mention] = {}
    for mention in (*earlier.mentions, *later.mentions):
        mentions.setdefault((mention.start, mention.end), mention)
    return attrs.evolve(
        earlier,
        roles=earlier.roles or later.roles,
        country=earlier.country or later.country,
        mentions=tuple(mentions[place] for place in sorted(mentions)),
        extra={**later.extra, **earlier.extra},
    )


def known_only(record: Record, actors: Iterable[str], quotes: Iterable[str]) -> Record:
    """The record without ids that nothing bears any more; the mentions stay."""
    actors = frozenset(actors)
    if isinstance(record, Proposal) and record.quote is not None and record.quote not in frozenset(quotes):
        record = attrs.evolve(record, quote=None)

    def kept(reference: Reference) -> Reference:
        if actors.issuperset(reference.actors):
            return reference
        return attrs.evolve(reference, actors=tuple(id for id in reference.actors if id in actors))

    return map_references(record, kept)


def _led(reference: Reference, aliases: dict[str, str]) -> Reference:
    if not any(id in aliases for id in reference.actors):
        return reference
    return attrs.evolve(reference, actors=tuple(dict.fromkeys(aliases.get(id, id) for id in reference.actors)))


def _bare(record: Record) -> tuple[object, ...]:
    """What was found, whoever found it."""
    return type(record), *_FINDS[type(record)](record)


def _name_places(actor: Actor) -> Iterator[tuple[int, int]]:
    return ((mention.start, mention.end) for mention in actor.mentions if mention.kind == "name")


def _place(record: Record) -> tuple[float, float]:
    """Where in the text a record begins; those without a place come last."""
    if isinstance(record, Actor):
        spans: Iterable[Mention] = record.mentions
        return min(((span.start, span.end) for span in spans), default=(math.inf, math.inf))
    span = record.content[0] if isinstance(record, Quote) else record.action
    return span.start, span.end


def _not_there(record: Record, path: str, what: str, id: str) -> ModelError:
    return ModelError(
        f"{describe(record)}: {path} names the {what} {id!r}, which is not there; a record is to be yielded before "
        "those that name it"
    )
