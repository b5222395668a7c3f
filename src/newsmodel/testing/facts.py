"""What an extractor found, in a form that can be compared between two texts: names for ids, and places."""

from collections import Counter
from collections.abc import Iterable

import attrs

from newsmodel.model import Actor, Article, Deadline, Proposal, Quote, Reference, Span
from newsmodel.model.walk import references, spans
from newsmodel.records import Extractor, Record
from newsmodel.testing.law import BrokenLaw
from newsmodel.testing.running import article_for, finds
from newsmodel.testing.shown import shown_list
from newsmodel.testing.story import Story

EDGES = " \t\r\n\u00a0.,;:!?"
"""What may or may not belong to a span at its ends."""


@attrs.frozen
class Fact:
    """One find: an actor's mention, a quote, or a proposal.

    Attributes:
        sort: "mention", "quote" or "proposal".
        what: its plain fields, as text.
        who: the names of those it refers to, or the words where it knows no name.
        words: path and text of each span, without punctuation at the ends.
        places: start and end of each span.
    """

    sort: str
    what: tuple[str, ...]
    who: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    places: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return min((start for start, _ in self.places), default=0)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max((end for _, end in self.places), default=0)

    def moved(self, by: int) -> "Fact":
        """The same, somewhere else."""
        return attrs.evolve(self, places=tuple((start + by, end + by) for start, end in self.places))

    def anywhere(self) -> "Fact":
        """The same, wherever it stands."""
        return attrs.evolve(self, places=())

    def renamed(self, old: str, new: str) -> "Fact":
        """The same, of somebody of another name."""
        return Fact(
            self.sort,
            tuple(item.replace(old, new) for item in self.what),
            tuple(item.replace(old, new) for item in self.who),
            tuple((path, text.replace(old, new)) for path, text in self.words),
            self.places,
        )

    def __str__(self) -> str:
        about = "".join(f", {item}" for item in (*(f"{path} {text!r}" for path, text in self.words), *self.who))
        at = f" at {self.start}" if self.places else ""
        return f"{self.sort} ({', '.join(filter(None, self.what))}){at}{about}"


def facts(record: Extractor, example: str | Story) -> list[Fact]:
    """What an extractor finds in a text or story."""
    article = article_for(record, example)
    return facts_of(article, finds(record, article))


def facts_of(article: Article, found: Iterable[Record]) -> list[Fact]:
    """Records as facts, in their order."""
    records = list(found)
    names = {actor.id: actor.name for actor in (*article.actors, *(r for r in records if isinstance(r, Actor)))}
    made: list[Fact] = []
    for record in records:
        if isinstance(record, Actor):
            made += [_mention(record, span, kind) for span, kind in ((m, m.kind) for m in record.mentions)]
        else:
            made.append(_find(record, names))
    return made


def named(reference: Reference | None, names: dict[str, str]) -> str:
    """Who is meant: names in order, else the words of the mention, else nothing."""
    if reference is None:
        return ""
    if reference.actors:
        return ", ".join(sorted(names.get(id, f"?{id}") for id in reference.actors))
    return reference.mention.text if reference.mention else ""


def trimmed(text: str) -> str:
    """The text without punctuation and white space at its ends."""
    return text.strip(EDGES)


def same(wanted: Iterable[Fact], got: Iterable[Fact]) -> None:
    """Hold that two sets of facts are the same, whatever their order.

    Raises:
        BrokenLaw: with what is missing and what there is instead.
    """
    first, second = Counter(wanted), Counter(got)
    missing, extra = list((first - second).elements()), list((second - first).elements())
    if missing or extra:
        raise BrokenLaw(shown_list(missing, "nothing more"), shown_list(extra, "nothing of the kind"))


def _mention(actor: Actor, span: Span, kind: str) -> Fact:
    return Fact("mention", (actor.name, actor.kind, kind), (), (("mention", span.text),), ((span.start, span.end),))


def _find(record: Quote | Proposal, names: dict[str, str]) -> Fact:
    who = tuple(f"{path}: {named(reference, names)}" for path, reference in references(record))
    found = [(path, span) for path, span in spans(record) if not path.endswith(".mention") and "].mention" not in path]
    words = tuple((path, trimmed(span.text)) for path, span in found)
    places = tuple((span.start, span.end) for _, span in found)
    if isinstance(record, Quote):
        return Fact("quote", (record.act, record.kind), who, words, places)
    what = (record.act, record.polarity, record.modality or "", _due(record.deadline))
    return Fact("proposal", what, who, words, places)


def _due(deadline: Deadline | None) -> str:
    return (deadline.date or "") if deadline else ""
