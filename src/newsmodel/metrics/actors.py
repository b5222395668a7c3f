"""Actors against gold: where they are named, who they are, and which mentions belong together.

Names are paired one to one, those that fit exactly first, then those that overlap most:

- strict: gold's whole span;
- exact: gold's span or, where gold gives it, the name in it with or without its title; "the" before and "'s" after
  count on neither side;
- overlap: one character.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

import attrs

from newsmodel.metrics import gold as golden
from newsmodel.metrics.coreference import NO_CLUSTERS, Coreference, score_clusters
from newsmodel.metrics.counts import NO_PAIRS, NO_SHARE, Counts, PrecisionRecall, Share
from newsmodel.metrics.pairing import Pairing, best_first
from newsmodel.model import ACTOR_KINDS, Actor, Article, Mention
from newsmodel.model.spans import MentionKind
from newsmodel.text.patterns import pattern

Mode = Literal["strict", "exact", "overlap"]
MODES: tuple[Mode, ...] = ("strict", "exact", "overlap")
Offsets = tuple[int, int]

ARTICLE_BEFORE = pattern("measured_article", r"(?:the|an?)\s++", "i", plain=True)
POSSESSIVES = ("'s", "’s", "'", "’")
LONGER = 1.5
"""A mention that covers gold's head may be this much longer than gold's span to be the same mention."""


@attrs.frozen
class NameScores(Counts):
    """Names found: whatever their kind, with the right kind, and those of each kind."""

    any: PrecisionRecall = NO_PAIRS
    typed: PrecisionRecall = NO_PAIRS
    person: PrecisionRecall = NO_PAIRS
    organisation: PrecisionRecall = NO_PAIRS
    country: PrecisionRecall = NO_PAIRS
    place: PrecisionRecall = NO_PAIRS
    group: PrecisionRecall = NO_PAIRS


NO_NAMES = NameScores()


@attrs.frozen
class ActorScores(Counts):
    """Figures of the actors.

    Attributes:
        strict, exact, overlap: names.
        actors: those with a name, one to one, by the mentions they share; a merge that is missed costs a finding, a
            wrong one costs gold.
        kind: right, of actors that were paired.
        coreference: of names and descriptions.
    """

    strict: NameScores = NO_NAMES
    exact: NameScores = NO_NAMES
    overlap: NameScores = NO_NAMES
    actors: PrecisionRecall = NO_PAIRS
    kind: Share = NO_SHARE
    coreference: Coreference = NO_CLUSTERS


@attrs.frozen
class Place:
    """One mention of an actor.

    Attributes:
        owner: the actor's number in its article.
        kind: the actor's, after merging.
        forms: spans that are this mention exactly.
        core: where the name in it stands; head: what a finding must cover to be the same mention.
    """

    mention: Mention
    actor: Actor
    owner: int
    kind: str
    forms: AbstractSet[Offsets]
    core: Offsets
    head: Offsets


def score_actors(gold: Article, found: Article, *, merge: Mapping[str, str] | None = None) -> ActorScores:
    """The figures of one article.

    Args:
        gold: what is there.
        found: what was found in the same text.
        merge: kinds that count as another, such as {"country": "place"}.
    """
    wanted, given = places(gold, merge or {}), places(found, merge or {})
    names = _named(wanted), _named(given)
    aligned = align_mentions(wanted, given)
    named = [{place.owner for place in side} for side in names]
    actors = _actor_pairs((g, f) for g, f in aligned if g.mention.kind == "name" and f.owner in named[1])
    return ActorScores(
        strict=_name_scores(*names, "strict"),
        exact=_name_scores(*names, "exact"),
        overlap=_name_scores(*names, "overlap"),
        actors=PrecisionRecall.of(len(actors), len(named[1]), len(named[0])),
        kind=Share(sum(g.kind == f.kind for g, f in actors), len(actors)),
        coreference=_coreference(wanted, given, aligned),
    )


def pair_names(gold: Article, found: Article, *, merge: Mapping[str, str] | None = None) -> Pairing[Place]:
    """The names of two articles with one text, paired exactly, whatever their kind."""
    wanted, given = _named(places(gold, merge or {})), _named(places(found, merge or {}))
    taken = _paired(wanted, given, "exact", typed=False)
    used = set(taken.values())
    return Pairing(
        pairs=tuple((wanted[i], given[j]) for i, j in sorted(taken.items())),
        missed=tuple(place for number, place in enumerate(wanted) if number not in taken),
        spurious=tuple(place for number, place in enumerate(given) if number not in used),
    )


def _named(every: Iterable[Place]) -> list[Place]:
    return [place for place in every if place.mention.kind == "name"]


def places(
    article: Article, merge: Mapping[str, str], kinds: Iterable[MentionKind] = ("name", "nominal")
) -> list[Place]:
    """The mentions of all actors, of these kinds."""
    found = []
    for owner, actor in enumerate(article.actors):
        kind: str = actor.kind
        while kind in merge and merge[kind] != kind:
            kind = merge[kind]
        for mention, parts in zip(actor.mentions, golden.mention_parts(actor), strict=False):
            if mention.kind in kinds:
                whole = (mention.start, mention.end)
                spans = [whole, *(parts[name] for name in ("core", "core_title") if name in parts)]
                forms = {form for span in spans for form in (span, bare_name(article.text, *span))}
                core = parts.get("core", whole)
                head = parts.get("core") or parts.get("head") or whole
                found.append(Place(mention, actor, owner, kind, forms, core, head))
    return found


def bare_name(text: str, start: int, end: int) -> Offsets:
    """A span without "the" before it and "'s" or a stop after it, as far as something is left."""
    before = ARTICLE_BEFORE.match(text, start, end)
    if before and before.end() < end:
        start = before.end()
    end -= next((len(s) for s in POSSESSIVES if text.endswith(s, start, end) and end - len(s) > start), 0)
    while end > start and text[end - 1] in ' .,;:"”':
        end -= 1
    return start, end


def _paired(gold: Sequence[Place], found: Sequence[Place], mode: Mode, *, typed: bool) -> dict[int, int]:
    """Numbers of gold to numbers of findings: exact ones first, then of the same kind, then by overlap."""
    ranked = []
    for i, j in _overlapping(gold, found):
        g, f = gold[i], found[j]
        exact = bool(g.forms & f.forms)
        same = g.kind == f.kind
        one, other = g.mention, f.mention
        fits = exact if mode == "exact" else mode == "overlap" or (one.start, one.end) == (other.start, other.end)
        if fits and (same or not typed):
            core = min(other.end, g.core[1]) - max(other.start, g.core[0])
            common = min(other.end, one.end) - max(other.start, one.start)
            extent = max(other.end, one.end) - min(other.start, one.start)
            ranked.append(((not exact, not same, -core, -common / extent, j, i), i, j))
    return best_first(sorted(ranked))


def _overlapping(gold: Sequence[Place], found: Sequence[Place]) -> Iterable[tuple[int, int]]:
    """Pairs that share a character, in one pass from left to right."""
    events = sorted(
        [(place.mention.start, 0, number, place.mention.end) for number, place in enumerate(gold)]
        + [(place.mention.start, 1, number, place.mention.end) for number, place in enumerate(found)]
    )
    running: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for start, side, number, end in events:
        if end <= start:
            continue
        for other in (0, 1):
            running[other][:] = [(stop, index) for stop, index in running[other] if stop > start]
        for _, index in running[1 - side]:
            yield (number, index) if side == 0 else (index, number)
        running[side].append((end, number))


def _name_scores(gold: Sequence[Place], found: Sequence[Place], mode: Mode) -> NameScores:
    free = _paired(gold, found, mode, typed=False)
    typed = _paired(gold, found, mode, typed=True)

    def of_kind(kind: str) -> PrecisionRecall:
        right = sum(gold[i].kind == kind for i in typed)
        return PrecisionRecall.of(right, sum(f.kind == kind for f in found), sum(g.kind == kind for g in gold))

    return NameScores(
        any=PrecisionRecall.of(len(free), len(found), len(gold)),
        typed=PrecisionRecall.of(len(typed), len(found), len(gold)),
        **{kind: of_kind(kind) for kind in ACTOR_KINDS},
    )


def align_mentions(gold: Sequence[Place], found: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Mentions that are the same: exact ones, and those that cover gold's head and are not much longer than gold."""
    untyped, found_untyped = ([attrs.evolve(place, kind="") for place in side] for side in (gold, found))
    pairs = []
    for i, j in _paired(untyped, found_untyped, "overlap", typed=False).items():
        g, f = gold[i], found[j]
        length = f.mention.end - f.mention.start
        covers = f.mention.start <= g.head[0] and g.head[1] <= f.mention.end
        if g.forms & f.forms or (covers and length <= LONGER * (g.mention.end - g.mention.start)):
            pairs.append((g, f))
    return pairs


def _actor_pairs(names: Iterable[tuple[Place, Place]]) -> list[tuple[Place, Place]]:
    """Actors one to one, most shared names first; each pair by one of its mentions."""
    shared: dict[tuple[int, int], list[tuple[Place, Place]]] = {}
    for g, f in names:
        shared.setdefault((g.owner, f.owner), []).append((g, f))
    ranked = sorted(shared.items(), key=lambda item: -len(item[1]))
    taken = best_first((None, *owners) for owners, _ in ranked)
    return [pairs[0] for (g, f), pairs in ranked if taken.get(g) == f]


def _coreference(gold: Sequence[Place], found: Sequence[Place], aligned: Iterable[tuple[Place, Place]]) -> Coreference:
    same = {id(f): id(g) for g, f in aligned}
    wanted: dict[int, set[int]] = {}
    given: dict[int, set[int]] = {}
    for place in gold:
        wanted.setdefault(place.owner, set()).add(id(place))
    for place in found:
        given.setdefault(place.owner, set()).add(same.get(id(place), id(place)))
    return score_clusters(wanted.values(), given.values())
