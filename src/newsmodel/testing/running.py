"""An extractor run by itself, on texts whose other records are known."""

import re
from collections.abc import Iterable
from typing import Any

from newsmodel.model import Actor, Article, Mention, Proposal, Quote, Reference, Span
from newsmodel.pipeline import build_options
from newsmodel.records import Context, Extractor, Record
from newsmodel.testing.law import BrokenLaw
from newsmodel.testing.story import Story
from newsmodel.text import quotations

_PAIR = re.compile(r"\b[A-Z]\w+ [A-Z]\w+")


def article_for(record: Extractor, example: str | Story | Article) -> Article:
    """An article of the example, with the records that the extractor requires.

    In a story these are the truth, so that nothing but the extractor itself is tried; in any other text pairs of
    capitalised words are actors and what stands between marks is quoted.
    """
    if isinstance(example, Article):
        return example
    if isinstance(example, Story):
        article, actors = example.article, tuple(_planted_actors(example)) if Actor in record.requires else ()
        quotes = tuple(_planted_quotes(example, actors)) if Quote in record.requires else ()
        proposals = tuple(_planted_proposals(example, actors)) if Proposal in record.requires else ()
    else:
        article = Article(text=example, language=record.languages[0] if record.languages else None)
        actors = tuple(_guessed_actors(example)) if Actor in record.requires else ()
        quotes = tuple(_guessed_quotes(example)) if Quote in record.requires else ()
        proposals = ()
    if not record.requires:
        return article
    return Article(text=article.text, language=article.language, actors=actors, quotes=quotes, proposals=proposals)


def raw(record: Extractor, article: Article) -> Any:
    """What the extractor gives, as it is; whatever it raises passes through."""
    options = build_options(record.options, None, plugin=record.name)
    found: Any = record.extract(article, Context(article.text, options))
    return found


def finds(record: Extractor, article: Article) -> list[Record]:
    """The records that an extractor yields, up to where it raises: that is for the law `never_raises` to say."""
    found: list[Record] = []
    try:
        found.extend(item for item in raw(record, article) if isinstance(item, Actor | Quote | Proposal))
    except Exception:  # noqa: BLE001 - a plugin may raise anything
        return found
    return found


def all_found(record: Extractor, article: Article) -> list[Any]:
    """All that the extractor gives.

    Raises:
        BrokenLaw: it raises.
    """
    try:
        return list(raw(record, article) or ())
    except Exception as error:
        raise BrokenLaw("records, if need be none", f"{type(error).__name__}: {error}") from error


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return tuple(Mention(match.start(), match.end(), name) for match in found)


def _planted_actors(story: Story) -> Iterable[Actor]:
    for number, name in enumerate(story.names, 1):
        yield Actor(id=f"actor-{number}", by="story", name=name, kind="person", mentions=_mentions(story.text, name))


def _who(actors: tuple[Actor, ...], span: Span) -> Reference:
    return Reference(tuple(actor.id for actor in actors if actor.name == span.text), span)


def _planted_quotes(story: Story, actors: tuple[Actor, ...]) -> Iterable[Quote]:
    for number, planted in enumerate(story.quotes, 1):
        yield Quote(
            id=f"quote-{number}",
            by="story",
            act=planted.block.act,
            kind=planted.block.form,
            content=planted.content,
            cue=planted.cue,
            speaker=_who(actors, planted.speaker),
        )


def _planted_proposals(story: Story, actors: tuple[Actor, ...]) -> Iterable[Proposal]:
    for number, planted in enumerate(story.proposals, 1):
        yield Proposal(
            id=f"proposal-{number}",
            by="story",
            act=planted.block.act,
            action=planted.action,
            cue=planted.cue,
            proposer=_who(actors, planted.proposer),
        )


def _guessed_actors(text: str) -> Iterable[Actor]:
    for number, name in enumerate(dict.fromkeys(match[0] for match in _PAIR.finditer(text)), 1):
        yield Actor(id=f"actor-{number}", by="guess", name=name, kind="person", mentions=_mentions(text, name))


def _guessed_quotes(text: str) -> Iterable[Quote]:
    for number, region in enumerate(quotations(text), 1):
        start, end = region.inner_start, region.inner_end
        if start < end:
            content = (Span(start, end, text[start:end]),)
            yield Quote(id=f"quote-{number}", by="guess", kind="direct", content=content)
