"""From markup back to records: what a person has marked, or what was written by `marking`."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeVar

import attrs
import msgspec

from newsmodel import Actor, Article, Deadline, Mention, Proposal, Quantity, Quote, Reference, Span, Stance
from newsmodel.codec import decode_record
from newsmodel.errors import NewsmodelError
from newsmodel.text import quotations
from newsmodel_annotate.marking import longest_name
from newsmodel_annotate.markup import Link, Markup, Range, Region
from newsmodel_annotate.scheme import ACTORS, ATTRIBUTE_NAMED, COLOURS, IMPLIED, LINK_NAMED, MENTIONS

Tell = Callable[[str, str], None]
"""Told the key of a region or link, and what is wrong with it."""

T = TypeVar("T")
KIND_OF = {label: kind for kind, label in ACTORS.items()}


def with_records(article: Article, markup: Markup, tell: Tell) -> Article:
    """The article with the records that are marked in its text, in text order.

    Args:
        article: without records; the markup is in its text.
        markup: its ranges lie within the text.
        tell: called for whatever cannot be read; the rest is read without it.
    """
    return _Reading(article.text, _checked(markup, tell), tell).records(article)


def read_note(words: str) -> tuple[dict[str, object] | None, str | None]:
    """The note that some words are, if they are one, and what is wrong with it; other words are people's own."""
    if not words.lstrip().startswith("{"):
        return None, None
    try:
        return msgspec.json.decode(words, type=dict[str, object]), None
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return None, f"its note begins like JSON, but is not: {error}"


def _checked(markup: Markup, tell: Tell) -> Markup:
    """What the scheme allows; the rest is told."""
    regions: dict[str, Region] = {}
    for region in markup.regions:
        if region.label not in COLOURS:
            tell(region.key, f"the label {region.label!r} is not one of {', '.join(COLOURS)}")
        else:
            regions[region.key] = attrs.evolve(region, attributes=dict(_attributes(region, tell)))
    links = [link for link in markup.links if _fits(link, regions, tell)]
    clusters = []
    for cluster in markup.clusters:
        known = tuple(key for key in cluster if key in regions and regions[key].label in MENTIONS)
        if len(known) < len(cluster):
            tell(" ".join(cluster), "only mentions can be of one actor")
        clusters.append(known)
    return Markup(tuple(regions.values()), tuple(links), tuple(clusters))


def _attributes(region: Region, tell: Tell) -> Iterator[tuple[str, str]]:
    for name, value in region.attributes.items():
        known = ATTRIBUTE_NAMED.get(name)
        if known is None or region.label not in known.labels:
            tell(region.key, f"a {region.label} has no {name}")
        elif value not in known.values:
            tell(region.key, f"{name} is {value!r}; it must be one of {', '.join(known.values)}")
        else:
            yield name, value


def _fits(link: Link, regions: Mapping[str, Region], tell: Tell) -> bool:
    kind, source, target = LINK_NAMED.get(link.label), regions.get(link.source), regions.get(link.target)
    ends = f"{link.source} {link.target}"
    if kind is None:
        tell(ends, f"the link {link.label!r} is not one of {', '.join(LINK_NAMED)}")
    elif source is None or target is None:
        tell(ends, f"{link.label} joins a region that is not there")
    elif source.label not in kind.sources or target.label not in kind.targets:
        wanted = f"a {' or '.join(kind.sources)} to a {' or '.join(kind.targets)}"
        tell(ends, f"{link.label} joins {wanted}, not a {source.label} to a {target.label}")
    else:
        return True
    return False


class _Reading:
    """Markup being read; everything in it fits the scheme."""

    def __init__(self, text: str, markup: Markup, tell: Tell) -> None:
        self.text, self.tell = text, tell
        self.regions = sorted(markup.regions, key=lambda region: region.ranges)
        self.by_key = {region.key: region for region in markup.regions}
        self.links: dict[tuple[str, str], list[str]] = {}
        self.back: dict[tuple[str, str], list[str]] = {}
        for link in markup.links:
            self.links.setdefault((link.source, link.label), []).append(link.target)
            self.back.setdefault((link.target, link.label), []).append(link.source)
        self.clusters = joined(markup.clusters)
        self.actor_of: dict[str, str] = {}
        self._marks: Sequence[Range] | None = None

    def records(self, article: Article) -> Article:
        actors = self.actors()
        quotes = dict(self.each("Quote", self.quote))
        proposals = [
            proposal for _, proposal in self.each("Proposal", lambda region, n: self.proposal(region, n, quotes))
        ]
        return attrs.evolve(article, actors=actors, quotes=tuple(quotes.values()), proposals=tuple(proposals))

    def each(self, label: str, read: Callable[[Region, int], T | None]) -> Iterator[tuple[str, T]]:
        """The records of all regions with a label, by their keys, numbered from 1."""
        number = 1
        for region in self.regions:
            if region.label == label and (record := read(region, number)) is not None:
                yield region.key, record
                number += 1

    def actors(self) -> tuple[Actor, ...]:
        found: dict[str, list[Region]] = {}
        for region in self.regions:
            if region.label in MENTIONS:
                found.setdefault(self.clusters.get(region.key, region.key), []).append(region)
        actors = []
        for number, mentions in enumerate(found.values(), 1):
            if len({region.label for region in mentions}) > 1:
                self.tell(mentions[0].key, "mentions of one actor have several labels; the first is taken")
            actors.append(self.actor(f"actor-{number}", mentions))
            self.actor_of.update((region.key, f"actor-{number}") for region in mentions)
        return tuple(actors)

    def actor(self, id: str, regions: Sequence[Region]) -> Actor:
        kind = KIND_OF[regions[0].label]
        mentions = tuple(
            Mention(span.start, span.end, span.text, self.attribute(region, "MentionKind"))
            for region in regions
            for span in [self.span(region)]
        )
        name = longest_name((mention.text, mention.kind == "name") for mention in mentions)
        note = next((region.note for region in regions if region.note), {})
        given = {"name": name, **{key: note[key] for key in ("name", "country", "roles") if key in note}}
        read = self.noted(regions[0], {"kind": kind, **given}, Actor)
        known = read or Actor(name=name, kind=kind)
        return attrs.evolve(known, id=id, mentions=mentions)

    def quote(self, region: Region, number: int) -> Quote:
        kind: Any = region.attributes.get("QuoteKind") or self.kind_by_marks(region)
        return Quote(
            id=f"quote-{number}",
            act=self.attribute(region, "QuoteAct"),
            kind=kind,
            content=tuple(self.place(*place) for place in region.ranges),
            cue=self.one(region, "HasCue"),
            speaker=self.reference(region, "Speaker"),
            addressee=self.reference(region, "Addressee"),
        )

    def proposal(self, region: Region, number: int, quotes: Mapping[str, Quote]) -> Proposal | None:
        act: Any = region.attributes.get("ProposalAct")
        if act is None:
            self.tell(region.key, "a Proposal without its ProposalAct")
            return None
        said = self.targets(region, "SaidIn")
        modality: Any = region.attributes.get("Modality")
        return Proposal(
            id=f"proposal-{number}",
            act=act,
            action=self.span(region),
            cue=self.one(region, "HasCue"),
            modality=modality,
            polarity=self.attribute(region, "Polarity"),
            proposer=self.reference(region, "Proposer"),
            addressees=tuple(self.references(region, "Addressee")),
            conditions=tuple(self.span(part) for part in self.targets(region, "If")),
            deadline=next(filter(None, map(self.deadline, self.targets(region, "Due"))), None),
            quantities=tuple(filter(None, map(self.quantity, self.targets(region, "Amount")))),
            stances=tuple(filter(None, map(self.stance, self.sources(region, "On")))),
            quote=quotes[said[0].key].id if said else None,
        )

    def deadline(self, region: Region) -> Deadline | None:
        span = self.span(region)
        date = {"date": region.note["date"]} if "date" in region.note else {}
        return self.noted(region, {**_fields(span), **date}, Deadline) or Deadline(span.start, span.end, span.text)

    def quantity(self, region: Region) -> Quantity | None:
        if "value" not in region.note:
            self.tell(region.key, 'a Quantity needs a note with its value, like {"value": 3, "unit": "GBP"}')
            return None
        keys = ("value", "upper", "unit", "bound")
        given = {key: region.note[key] for key in keys if key in region.note}
        return self.noted(region, {**_fields(self.span(region)), **given}, Quantity)

    def stance(self, region: Region) -> Stance | None:
        actor = self.reference(region, "By") or Reference()
        position: Any = region.attributes.get("Position")
        if position is None:
            self.tell(region.key, "a Stance without its Position")
            return None
        return Stance(actor, position, self.span(region))

    def references(self, region: Region, role: str) -> Iterator[Reference]:
        """Everybody in a role, those whom words mean first."""
        for target in self.targets(region, role):
            meant = [target.key] if target.label in MENTIONS else self.links.get((target.key, "Means"), [])
            yield Reference(self.ids(meant), self.span(target))
        for target in self.targets(region, f"{role}{IMPLIED}"):
            yield Reference(self.ids([target.key]))

    def reference(self, region: Region, role: str) -> Reference | None:
        """Everybody in a role, as one; the words are those of the first."""
        found = list(self.references(region, role))
        actors = dict.fromkeys(id for reference in found for id in reference.actors)
        return Reference(tuple(actors), found[0].mention) if found else None

    def ids(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.actor_of[key] for key in keys))

    def attribute(self, region: Region, name: str) -> Any:
        return region.attributes.get(name) or ATTRIBUTE_NAMED[name].values[0]

    def targets(self, region: Region, label: str) -> list[Region]:
        return [self.by_key[key] for key in self.links.get((region.key, label), [])]

    def sources(self, region: Region, label: str) -> list[Region]:
        return [self.by_key[key] for key in self.back.get((region.key, label), [])]

    def one(self, region: Region, label: str) -> Span | None:
        found = self.targets(region, label)
        return self.span(found[0]) if found else None

    def span(self, region: Region) -> Span:
        """From the first to the last character of a region."""
        return self.place(region.ranges[0][0], region.ranges[-1][1])

    def place(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def noted(self, region: Region, fields: Mapping[str, object], kind: type[T]) -> T | None:
        """A value with what a note says of it; None, and told, where the note does not fit."""
        try:
            return decode_record(msgspec.json.encode(fields), kind)
        except NewsmodelError as error:
            self.tell(region.key, f"its note does not fit: {error}")
            return None

    def kind_by_marks(self, region: Region) -> Any:
        """By the quotation marks alone, as quotes are classed."""
        if self._marks is None:
            self._marks = [(found.inner_start, found.inner_end) for found in quotations(self.text)]
        quoted = [self.quoted(start, end) for start, end in region.ranges]
        if all(inside for inside, _ in quoted):
            return "direct"
        return "mixed" if any(touched for _, touched in quoted) else "indirect"

    def quoted(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether a place is inside quotation marks, and whether any of it is."""
        marks = self._marks or ()
        before = bisect_right(marks, start, key=itemgetter(0))
        if before and start < marks[before - 1][1]:
            return end <= marks[before - 1][1], True
        return False, before < len(marks) and marks[before][0] < end


def joined(clusters: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """For each key, one that stands for all that are joined with it, directly or through others."""
    stands: dict[str, str] = {}

    def top(key: str) -> str:
        while (above := stands.setdefault(key, key)) != key:
            stands[key] = key = stands[above]
        return key

    for cluster in clusters:
        for key in cluster:
            stands[top(key)] = top(cluster[0])
    return {key: top(key) for key in stands}


def _fields(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.text}
