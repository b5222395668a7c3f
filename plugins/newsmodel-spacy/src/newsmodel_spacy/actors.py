"""From named entities to actors: kinds, trimmed mentions, and short names joined to the full ones before them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsmodel import Actor, Mention
from newsmodel.model import ActorKind

KINDS: Mapping[str, ActorKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
"""Kinds by spaCy's labels. A GPE may be a city or a country; which, it does not tell. All others are no actors."""
ENDINGS = ("'s", "’s", "'", "’")
ARTICLES = ("the ", "The ", "THE ")


class Entity(NamedTuple):
    """A named entity at one place of the article's text."""

    start: int
    end: int
    text: str
    label: str


def actors_of(entities: Iterable[Entity]) -> Iterator[Actor]:
    """One actor for each name, with all its mentions, in order of first mention.

    A name that the pipeline labels now so, now so gets the label it has most often. A person's surname alone is the one
    person before who has it in full; where there are several, it stays an actor of its own.
    """
    named = [trimmed for entity in entities if entity.label in KINDS and (trimmed := _trimmed(entity)) is not None]
    labels = _labels(named)
    actors: dict[str, list[Entity]] = {}
    surnames: dict[str, set[str]] = {}
    for entity in named:
        name = entity.text
        if labels[name] in ("PERSON", "PER"):
            *given, surname = name.split()
            if given:
                surnames.setdefault(surname, set()).add(name)
            elif len(full := surnames.get(surname, set())) == 1:
                (name,) = full
        actors.setdefault(name, []).append(entity)
    for name, mentions in actors.items():
        yield _actor(name, labels[name], mentions)


def _labels(entities: Iterable[Entity]) -> Mapping[str, str]:
    """The commonest label of each name, the first of several equally common."""
    counts: dict[str, Counter[str]] = {}
    for entity in entities:
        counts.setdefault(entity.text, Counter())[entity.label] += 1
    return {name: labels.most_common(1)[0][0] for name, labels in counts.items()}


def _actor(name: str, label: str, mentions: Sequence[Entity]) -> Actor:
    return Actor(
        name=name,
        kind=KINDS[label],
        rule=label,
        mentions=tuple(Mention(entity.start, entity.end, entity.text) for entity in mentions),
    )


def _trimmed(entity: Entity) -> Entity | None:
    """Without article, possessive mark and blanks; None where no letter is left."""
    kept = entity.text.strip()
    for article in ARTICLES:
        kept = kept.removeprefix(article)
    for ending in ENDINGS:
        kept = kept.removesuffix(ending)
    kept = kept.strip()
    start = entity.start + entity.text.index(kept)
    return Entity(start, start + len(kept), kept, entity.label) if any(map(str.isalpha, kept)) else None
