"""The actors extractor: names to actors, then roles, descriptions and pronouns."""

import functools
from collections.abc import Iterable
from itertools import compress

from newsmodel.english.actors.clusters import cluster
from newsmodel.english.actors.countries import settle_countries
from newsmodel.english.actors.descriptions import find_descriptions
from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.heads import heads
from newsmodel.english.actors.kinds import settle_kinds
from newsmodel.english.actors.names import find_names
from newsmodel.english.actors.nominals import link_nominals
from newsmodel.english.actors.pronouns import GENDERS, resolve_pronouns
from newsmodel.english.actors.roles import give_roles
from newsmodel.english.grammar.frames import Frame, read
from newsmodel.model import Actor, Article
from newsmodel.model.copies import builder
from newsmodel.records import Context


def extract_actors(article: Article, context: Context) -> Iterable[Actor]:
    """Who acts, speaks or is spoken of, in order of first mention."""
    reading = context.share(read)
    frame = reading.plain
    found = find_names(frame)
    names = settle_kinds(frame, found.tags, found.names)
    drafts = cluster(names, found.tags)
    settle_countries(drafts, names)
    nouns, pronouns = _noted(frame)
    descriptions = find_descriptions(frame, found, names, nouns)
    give_roles(frame, found.tags, drafts, descriptions)
    drafts += link_nominals(frame, drafts, descriptions)
    resolve_pronouns(reading, found.tags, drafts, pronouns)
    return _actors(drafts)


@functools.cache
def _heads_and_pronouns() -> frozenset[str]:
    return frozenset(heads().nouns).union(GENDERS)


def _noted(frame: Frame) -> tuple[list[int], list[int]]:
    """The tokens that may head a description, and the pronouns of persons, found in one go over all words."""
    words = frame.tokens.words
    nouns: list[int] = []
    pronouns: list[int] = []
    for place in compress(frame.first, map(_heads_and_pronouns().__contains__, words)):
        (pronouns if words[place] in GENDERS else nouns).append(place)
    return nouns, pronouns


def _actors(drafts: Iterable[Draft]) -> list[Actor]:
    """The actors of the drafts, which need no check before they arrive in the pipeline."""
    actor = builder(Actor, "rule", "name", "kind", "roles", "country", "mentions")
    actors: list[Actor] = []
    for draft in drafts:
        mentions = draft.mentions  # those of names are in order, others may stand between them
        ordered = (
            mentions.values()
            if len(mentions) in (1, len(draft.names))
            else [mentions[place] for place in sorted(mentions)]
        )
        actors.append(actor(draft.rule, draft.name, draft.kind, draft.roles, draft.code, tuple(ordered)))
    return actors
