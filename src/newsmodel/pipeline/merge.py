"""What several extractors find in one article, brought together: duplicates dropped, actors of one name united."""

import sys
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

import attrs

from newsmodel.errors import ModelError
from newsmodel.model import Actor, Article, Mention, Proposal, Quote, Reference
from newsmodel.model.checks import describe
from newsmodel.model.copies import changed, copier
from newsmodel.model.walk import Record, map_references, references
from newsmodel.pipeline.stamp import find_of, free_id, maker

_CONTENTS: dict[type[Record], Callable[[Record], tuple[object, ...]]] = {
    kind: attrgetter(*(field.name for field in attrs.fields(kind) if field.name not in ("id", "by", "rule")))
    for kind in (Actor, Quote, Proposal)
}
"""The fields of a record that say what was found."""

_FIELDS: dict[type[Record], str] = {Actor: "actors", Quote: "quotes", Proposal: "proposals"}


class Ledger:
    """The records of one article as they arrive: stage by stage, each on a `copy`, as it may fail.

    References to a record that was dropped as a duplicate, or to an actor that was united with another, are led to
    the one that stayed. Each record is checked when it arrives and never again; its cost does not grow with the number
    of records before it.
    """

    __slots__ = ("_aliases", "_finds", "_later", "_moved", "_names", "_numbers", "_records", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._records: dict[type[Record], dict[str, Any]] = {Actor: {}, Quote: {}, Proposal: {}}
        self._aliases: dict[type[Record], dict[str, str]] = {Actor: {}, Quote: {}, Proposal: {}}
        self._names: dict[tuple[int, int], str] = {}
        self._finds: dict[str, tuple[Record, ...]] = {}
        self._numbers: dict[str, int] = {}
        self._later: dict[str, list[Actor]] = {}
        self._moved = False

    def copy(self) -> "Ledger":
        """The same records, as they are between two stages, free to grow apart."""
        other = Ledger(self._text)
        if self._finds:
            other._records = {kind: records.copy() for kind, records in self._records.items()}
            other._aliases = {kind: aliases.copy() for kind, aliases in self._aliases.items()}
            other._names = self._names.copy()
            other._finds = self._finds.copy()
            other._numbers = self._numbers.copy()
        return other

    def keep(self, record: Record) -> Record:
        """Take in a record of an article that was checked when it was built; gives it with an id."""
        find = find_of(self._text, record)
        if not record.id:
            record = changed(record, id=free_id(type(record), find, self._records[type(record)]))
        self._records[type(record)][record.id] = record
        alike = self._finds.get(find, ())
        if _twin(record, alike) is None:
            self._finds[find] = (*alike, record)
        if isinstance(record, Actor):
            self._numbers[record.id] = len(self._numbers)
            self._names.update(dict.fromkeys(_name_places(record), record.id))
        return record

    def add(self, record: Record, extractor: str) -> None:
        """Take in a record that an extractor yields, with its id and `by` filled.

        Raises:
            ModelError: a span does not slice back, or an id is named that no record before this one bears.
        """
        find = find_of(self._text, record)
        kind: Any = type(record)
        if kind is not Actor:
            record = self._resolved(record)
        if record.id or record.by is not None or find in self._finds:
            self._add_known(record, extractor, find)
            return
        records = self._records[kind]
        id = free_id(kind, find, records)
        records[id] = record = copier(kind, "id", "by")(record, id, extractor)
        self._finds[find] = (record,)
        if isinstance(record, Actor):
            self._unite(record)

    def _add_known(self, record: Record, extractor: str, find: str) -> None:
        """Take in a record that says who it is, or that is found where another was."""
        kind = type(record)
        records, aliases = self._records[kind], self._aliases[kind]
        alias = _root(aliases, record.id) if record.id in aliases else None
        earlier = records.get(alias or record.id)
        by = maker(record, extractor, earlier)
        alike = self._finds.get(find, ())
        if earlier is None and alike and (twin := _twin(record, alike)) in records:
            if record.id:
                aliases[record.id] = twin
            return
        id = alias or record.id or free_id(kind, find, records)
        if id != record.id or by != record.by:
            record = changed(record, id=id, by=by)
        self._finds[find] = (*alike, record)
        if alias is not None and isinstance(record, Actor):
            self._later.setdefault(id, []).append(record)
        else:
            if isinstance(earlier, Actor):
                self._forget_names(id)
            records[id] = record
        if isinstance(record, Actor):
            self._unite(record)

    def article(self, article: Article, kinds: Iterable[type[Record]]) -> Article:
        """The article at the end of a stage, with its records of these kinds, in the order of the text."""
        if self._moved:
            for kind in (Quote, Proposal):
                self._records[kind] = {id: self._resolved(record) for id, record in self._records[kind].items()}
            self._moved = False
            kinds = (*kinds, Quote, Proposal)
        for id, later in self._later.items():
            if later:
                self._records[Actor][id] = united(self._records[Actor][id], *later)
        self._later.clear()
        found = {_FIELDS[kind]: tuple(sorted(self._records[kind].values(), key=_PLACES[kind])) for kind in kinds}
        return changed(article, **found)

    def _resolved(self, record: Record) -> Record:
        """The record with its references led to records that are there."""
        if isinstance(record, Actor):
            return record
        actors, aliases = self._records[Actor], self._aliases[Actor]
        for path, reference in references(record):
            for id in reference.actors:
                if id not in actors and id not in aliases:
                    raise _not_there(record, path, "actor", id)
        if isinstance(record, Proposal) and record.quote is not None:
            quote = self._aliases[Quote].get(record.quote, record.quote)
            if quote not in self._records[Quote]:
                raise _not_there(record, "quote", "quote", quote)
            if quote != record.quote:
                record = changed(record, quote=quote)
        return map_references(record, lambda reference: _led(reference, aliases)) if aliases else record

    def _unite(self, actor: Actor) -> None:
        """Note where an actor is named, and make it one with those who are named there already."""
        names, id = self._names, actor.id
        self._numbers.setdefault(id, len(self._numbers))
        known: list[str] = []
        for mention in actor.mentions:
            if mention.kind == "name":
                named = names.setdefault((mention.start, mention.end), id)
                if named != id:
                    known.append(named)
        if known:
            names.update(dict.fromkeys(_name_places(actor), self._joined(id, known)))

    def _joined(self, id: str, known: list[str]) -> str:
        """The actor that an actor becomes one with because others are named in the same places."""
        actors, aliases = self._records[Actor], self._aliases[Actor]
        shared = {_root(aliases, other) for other in known} | {id}
        if len(shared) > 1:
            winner, *others = sorted(shared & actors.keys(), key=self._numbers.__getitem__)
            later = self._later.setdefault(winner, [])
            for other in others:
                later += [actors.pop(other), *self._later.pop(other, ())]
                aliases[other] = winner
                self._moved = True
            return winner
        return id

    def _forget_names(self, id: str) -> None:
        """The actor of this id is about to be replaced: forget where it is named."""
        earlier, aliases = self._records[Actor][id], self._aliases[Actor]
        for actor in (earlier, *self._later.pop(id, ())):
            for place in _name_places(actor):
                if place in self._names and _root(aliases, self._names[place]) == id:
                    del self._names[place]


def united(earlier: Actor, *later: Actor) -> Actor:
    """Actors that are one: the earliest, with what it lacked of the later and the mentions of all."""
    mentions: dict[tuple[int, int], Mention] = {}
    roles, country, extra = earlier.roles, earlier.country, dict(earlier.extra)
    for actor in (earlier, *later):
        for mention in actor.mentions:
            mentions.setdefault((mention.start, mention.end), mention)
        roles = roles or actor.roles
        country = country or actor.country
        extra = {**actor.extra, **extra}
    ordered = tuple(mentions[place] for place in sorted(mentions))
    return attrs.evolve(earlier, roles=roles, country=country, mentions=ordered, extra=extra)


def known_only(record: Record, actors: frozenset[str], quotes: frozenset[str]) -> Record:
    """The record without ids that nothing bears any more; the mentions stay."""
    if isinstance(record, Proposal) and record.quote is not None and record.quote not in quotes:
        record = attrs.evolve(record, quote=None)

    def kept(reference: Reference) -> Reference:
        if actors.issuperset(reference.actors):
            return reference
        return attrs.evolve(reference, actors=tuple(id for id in reference.actors if id in actors))

    return map_references(record, kept)


def _led(reference: Reference, aliases: dict[str, str]) -> Reference:
    if not any(id in aliases for id in reference.actors):
        return reference
    return attrs.evolve(reference, actors=tuple(dict.fromkeys(_root(aliases, id) for id in reference.actors)))


def _twin(record: Record, alike: tuple[Record, ...]) -> str | None:
    """The id of the last of the records found in the same places that has the same content, whoever found it."""
    content = _CONTENTS[type(record)]
    return next((other.id for other in reversed(alike) if content(other) == content(record)), None)


def _root(aliases: dict[str, str], id: str) -> str:
    """The id that an id was led to in the end; the way there is kept short."""
    root = id
    while root in aliases:
        root = aliases[root]
    while id != root:
        aliases[id], id = root, aliases[id]
    return root


def _name_places(actor: Actor) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in actor.mentions if mention.kind == "name"]


def _first_mention(actor: Actor) -> tuple[int, int]:
    """Where in the text an actor is first meant; those without a mention come last."""
    start = end = sys.maxsize
    for mention in actor.mentions:
        # Nearly always in the order of the text, so that only the first passes.
        if mention.start <= start and (mention.start < start or mention.end < end):
            start, end = mention.start, mention.end
    return start, end


def _first_words(quote: Quote) -> tuple[int, int]:
    return quote.content[0].start, quote.content[0].end


def _action(proposal: Proposal) -> tuple[int, int]:
    return proposal.action.start, proposal.action.end


_PLACES: dict[type[Record], Callable[[Any], tuple[float, float]]] = {
    Actor: _first_mention,
    Quote: _first_words,
    Proposal: _action,
}
"""Where in the text a record begins."""


def _not_there(record: Record, path: str, what: str, id: str) -> ModelError:
    return ModelError(
        f"{describe(record)}: {path} names the {what} {id!r}, which is not there; a record is to be yielded before "
        "those that name it"
    )
