"""Who speaks how often, and who has to do with whom, summed over all articles of a report.

Names are what is counted: two people of one name count as one, two names of one person as two.
"""

from collections.abc import Iterable

import attrs

from newsmodel.model import Article
from newsmodel_report.relations import RELATIONS, Edge


@attrs.define
class Speaker:
    """How often somebody is quoted, by kind, and proposes."""

    name: str
    direct: int = 0
    mixed: int = 0
    indirect: int = 0
    proposals: int = 0

    @property
    def quotes(self) -> int:
        """In all."""
        return self.direct + self.mixed + self.indirect


@attrs.define
class Relation:
    """How often one has to do with another, and the first place that says so.

    Attributes:
        source, target, kind: as in `Edge`.
        record: the row of the first, and `part` the file that it is in.
        count: how often.
    """

    source: str
    target: str
    kind: str
    record: str
    part: int
    count: int = 0


@attrs.define
class Tallies:
    """Grows with the number of names, not of articles."""

    articles: int = 0
    quotes: int = 0
    proposals: int = 0
    unnamed: int = 0
    names: set[str] = attrs.field(factory=set)
    _publishers: set[str] = attrs.field(factory=set)
    _speakers: dict[str, Speaker] = attrs.field(factory=dict)
    _relations: dict[tuple[str, str, str], Relation] = attrs.field(factory=dict)

    def add(self, article: Article, edges: Iterable[Edge], part: int) -> None:
        """Count an article in."""
        self.articles += 1
        self.quotes += len(article.quotes)
        self.proposals += len(article.proposals)
        self.names.update(actor.name for actor in article.actors)
        if article.publisher:
            self._publishers.add(article.publisher)
        for quote in article.quotes:
            ids = quote.speaker.actors if quote.speaker else ()
            self.unnamed += not ids
            for name in {article.actor(id).name for id in ids}:
                speaker = self._speaker(name)
                setattr(speaker, quote.kind, getattr(speaker, quote.kind) + 1)
        for proposal in article.proposals:
            for name in {article.actor(id).name for id in (proposal.proposer.actors if proposal.proposer else ())}:
                self._speaker(name).proposals += 1
        for edge in edges:
            key = (edge.source, edge.target, edge.kind)
            relation = self._relations.get(key)
            if relation is None:
                relation = self._relations[key] = Relation(*key, edge.record, part)
            relation.count += 1

    def speakers(self) -> list[Speaker]:
        """Those who are quoted or propose, the most quoted first."""
        return sorted(self._speakers.values(), key=lambda one: (-one.quotes, -one.proposals, one.name))

    def relations(self) -> list[Relation]:
        """The most frequent first; whom a publisher quotes is told where there are several to compare."""
        kinds = list(RELATIONS)
        told = (one for one in self._relations.values() if one.kind != "carries" or len(self._publishers) > 1)
        return sorted(told, key=lambda one: (-one.count, kinds.index(one.kind), one.source, one.target))

    def _speaker(self, name: str) -> Speaker:
        speaker = self._speakers.get(name)
        if speaker is None:
            speaker = self._speakers[name] = Speaker(name)
        return speaker
