"""An article as rows of the five tables of `columns`, for every exporter that writes tables; pure functions."""

import functools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

import attrs

from newsmodel.codec import SCHEMA, encode_record, to_builtins
from newsmodel.exporters.columns import SEPARATOR
from newsmodel.model import Actor, Article, Proposal, Reference, Role, Span
from newsmodel.text import Range, sentences, tokens

Cell = str | int | None
Row = tuple[Cell, ...]


def tables(article: Article) -> Mapping[str, Iterable[Row]]:
    """The article's rows, by table."""
    return {
        "articles": [article_row(article)],
        "actors": actor_rows(article),
        "mentions": mention_rows(article),
        "quotes": quote_rows(article),
        "proposals": proposal_rows(article),
    }


def article_row(article: Article) -> Row:
    """One row of `articles`."""
    return (
        *(article.id, article.published, article.publisher, article.title, article.url),
        *(_joined(article.authors), article.language, _count_words(article.text)),
        *(len(article.quotes), len(article.proposals), article.text, _article_details(article)),
    )


def actor_rows(article: Article) -> Iterator[Row]:
    """Rows of `actors`, with how often each is quoted and proposes."""
    speakers = _counted(quote.speaker for quote in article.quotes)
    proposers = _counted(proposal.proposer for proposal in article.proposals)
    for actor in article.actors:
        yield (
            *(article.id, actor.id, actor.name, actor.kind, _joined(map(role_text, actor.roles)), actor.country),
            *(len(actor.mentions), speakers[actor.id], proposers[actor.id], actor.by, encode_record(actor)),
        )


def mention_rows(article: Article) -> Iterator[Row]:
    """Rows of `mentions`: every place where the text means an actor."""
    for actor in article.actors:
        for mention in actor.mentions:
            yield article.id, actor.id, actor.name, mention.kind, mention.text, mention.start, mention.end


def quote_rows(article: Article) -> Iterator[Row]:
    """Rows of `quotes`."""
    actors = _by_id(article)
    for quote in article.quotes:
        start, end = min(span.start for span in quote.content), max(span.end for span in quote.content)
        yield (
            *(article.id, quote.id, *_origin(article), *_person(actors, quote.speaker)),
            *(_names(actors, quote.addressee), quote.act, quote.kind, quote.text, _text(quote.cue)),
            *(context(article.text, start, end), start, end, _ids(quote.speaker)),
            *(quote.rule, quote.by, encode_record(quote)),
        )


def proposal_rows(article: Article) -> Iterator[Row]:
    """Rows of `proposals`."""
    actors = _by_id(article)
    for proposal in article.proposals:
        start, end, deadline = proposal.action.start, proposal.action.end, proposal.deadline
        yield (
            *(article.id, proposal.id, *_origin(article), *_person(actors, proposal.proposer)),
            *(proposal.act, proposal.polarity, proposal.modality, proposal.text),
            _joined(_names(actors, addressee) for addressee in proposal.addressees),
            *(
                _texts(proposal.conditions),
                _text(deadline),
                deadline.date if deadline else None,
                _texts(proposal.quantities),
            ),
            *(_stances(actors, proposal, "support"), _stances(actors, proposal, "oppose")),
            *(_text(proposal.cue), context(article.text, start, end), proposal.quote, start, end),
            *(_ids(proposal.proposer), proposal.rule, proposal.by, encode_record(proposal)),
        )


def _counted(references: Iterable[Reference | None]) -> Counter[str]:
    """How many references each actor's id is in."""
    return Counter(id for reference in references if reference for id in dict.fromkeys(reference.actors))


def role_text(role: Role) -> str:
    """The role as people write it: "President of EU Commission", "former Prime Minister"."""
    return f"{'former ' if role.former else ''}{role.title}{f' of {role.of}' if role.of else ''}"


def context(text: str, start: int, end: int) -> str:
    """The sentences that `start` to `end` touch, whole."""
    spans = _sentences(text)
    first = bisect_right(spans, start, key=itemgetter(1))
    last = bisect_left(spans, max(end, start + 1), key=itemgetter(0)) - 1
    return text[spans[first][0] : spans[last][1]] if first <= last else text[start:end]


@functools.lru_cache(maxsize=2)
def _sentences(text: str) -> tuple[Range, ...]:
    """Kept, as all records of an article ask for the same ones."""
    return sentences(text)


def _count_words(text: str) -> int:
    return sum(word[0].isalnum() for word in tokens(text).words)


def _article_details(article: Article) -> str:
    """The article's own fields; text and records have columns and tables of their own.

    How many records there are tells a reader where one article's rows end and those of its double begin.
    """
    data = to_builtins(attrs.evolve(article, text="", actors=(), quotes=(), proposals=()))
    for elsewhere in ("text", "actors", "quotes", "proposals"):
        del data[elsewhere]
    counts = {kind: len(getattr(article, kind)) for kind in ("actors", "quotes", "proposals")}
    return encode_record({"schema": SCHEMA, **data, "records": counts})


def _origin(article: Article) -> Row:
    """What stands beside every quote and proposal, so that one file is enough for reading."""
    return article.published, article.publisher, article.title, article.url


def _person(actors: Mapping[str, Actor], reference: Reference | None) -> Row:
    """Name, role, country, kind and words of who is meant; the first four are those of the actors alone."""
    meant = [actors[key] for key in reference.actors] if reference else []
    roles = _joined(role_text(role) for actor in meant for role in actor.roles)
    return (
        *(_joined(actor.name for actor in meant), roles, _joined(actor.country for actor in meant)),
        *(_joined(actor.kind for actor in meant), _text(reference.mention) if reference else None),
    )


def _names(actors: Mapping[str, Actor], reference: Reference | None) -> str | None:
    """The actors' names, else the words of the mention."""
    if reference is None:
        return None
    return _joined(actors[key].name for key in reference.actors) or _text(reference.mention)


def _stances(actors: Mapping[str, Actor], proposal: Proposal, position: str) -> str | None:
    return _joined(_names(actors, stance.actor) for stance in proposal.stances if stance.position == position)


def _by_id(article: Article) -> Mapping[str, Actor]:
    return {actor.id: actor for actor in article.actors}


def _ids(reference: Reference | None) -> str | None:
    return _joined(reference.actors) if reference else None


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _texts(spans: Iterable[Span]) -> str | None:
    return _joined(span.text for span in spans)


def _joined(texts: Iterable[str | None]) -> str | None:
    return SEPARATOR.join(filter(None, texts)) or None
