"""The actors extractor: names to actors, then roles, descriptions and pronouns."""

import functools
from collections.abc import Iterable
from itertools import compress

from newsmodel.english.actors.clusters import cluster
from newsmodel.english.actors.descriptions import find_descriptions
from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.heads import heads
from newsmodel.english.actors.kinds import settle_kinds
from newsmodel.english.actors.names import find_names
from newsmodel.english.actors.nominals import link_nominals
from newsmodel.english.actors.pronouns import PRONOUNS, resolve_pronouns
from newsmodel.english.actors.roles import give_roles
from newsmodel.english.grammar.frames import Frame, read
from newsmodel.model import Actor, Article, Mention
from newsmodel.records import Context


def extract_actors(article: Article, context: Context) -> Iterable[Actor]:
    """Who acts, speaks or is spoken of, in order of first mention."""
    reading = context.share(read)
    frame = reading.plain
    found = find_names(frame)
    names = settle_kinds(frame, found.tags, found.names)
    drafts = cluster(names, found.tags)
    noted = _noted(frame)
    descriptions = find_descriptions(frame, found, names, noted)
    give_roles(frame, found.tags, drafts, descriptions)
    drafts += link_nominals(frame, drafts, descriptions)
    resolve_pronouns(reading, found.tags, drafts, noted)
    return [_actor(article.text, draft) for draft in drafts]


@functools.cache
def _heads_and_pronouns() -> frozenset[str]:
    return frozenset(heads().nouns).union(PRONOUNS)


def _noted(frame: Frame) -> list[int]:
    """The tokens that may head a description or be a pronoun, found in one go over all words."""
    return list(compress(frame.first, map(_heads_and_pronouns().__contains__, frame.tokens.words)))


def _actor(text: str, draft: Draft) -> Actor:
    mentions = [
        Mention(start, end, text[start:end], kind) for (start, end), (kind, _, _) in sorted(draft.mentions.items())
    ]
    return Actor(
        rule=draft.rule,
        name=draft.name,
        kind=draft.kind,
        roles=tuple(draft.roles),
        country=draft.code,
        mentions=tuple(mentions),
    )
