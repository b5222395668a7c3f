"""The one noun: an article goes in, a richer article comes out."""

import functools
import hashlib
from collections.abc import Callable, Iterable, Mapping

import attrs

from newsmodel.errors import ModelError
from newsmodel.model import checks, walk
from newsmodel.model.actor import Actor
from newsmodel.model.extra import EMPTY, FrozenDict, Json, freeze
from newsmodel.model.proposal import Proposal
from newsmodel.model.quote import Quote
from newsmodel.model.spans import Reference


@attrs.frozen
class Dateline:
    """Where a report was filed and by which agency: "KYIV (Reuters) -".

    Attributes:
        place: "KYIV", as written, or None.
        agency: "Reuters", or None.
    """

    place: str | None = attrs.field(default=None, validator=checks.optional_text)
    agency: str | None = attrs.field(default=None, validator=checks.optional_text)


@attrs.frozen
class Caption:
    """A picture's caption and credit, kept out of the body.

    Attributes:
        text: the caption without its credit.
        credit: photographer, agency or both, or None.
    """

    text: str = attrs.field(validator=checks.text)
    credit: str | None = attrs.field(default=None, validator=checks.optional_text)


@attrs.frozen
class Notice:
    """What was cleaned away, left unread or not believed, and why.

    Attributes:
        code: a stable word such as "encoding-guessed", for programs.
        message: a sentence for people.
        text: the characters it is about, or None.
    """

    code: str = attrs.field(validator=checks.some_text)
    message: str = attrs.field(validator=checks.text)
    text: str | None = attrs.field(default=None, validator=checks.optional_text)


@attrs.frozen
class Origin:
    """Where an article was read.

    Attributes:
        name: the file's path, or None for bytes in memory.
        part: the member, record or entry inside a container, or None.
        format: the parser's name.
        sha256: of the bytes that were parsed, in hexadecimal.
    """

    name: str | None = attrs.field(default=None, validator=checks.optional_text)
    part: str | None = attrs.field(default=None, validator=checks.optional_text)
    format: str | None = attrs.field(default=None, validator=checks.optional_text)
    sha256: str | None = attrs.field(default=None, validator=checks.optional_text)


@attrs.frozen
class Stamp:
    """An extractor that has run on the article.

    Attributes:
        name: the extractor's.
        version: the extractor's.
    """

    name: str = attrs.field(validator=checks.some_text)
    version: str = attrs.field(validator=checks.text)


@attrs.frozen(kw_only=True)
class Article:
    """A news article with what was found in it. Frozen: extraction gives a new one and never changes `text`.

    `Article(text="...")` is enough to start with. Every span of every record slices back from `text`, every actor id
    a record names is an actor of this article, and ids are unique; anything else is refused when the article is built.

    Attributes:
        id: a hash of url, title, published and text, filled when empty.
        text: the body, one newline between paragraphs where a parser made it.
        title, subtitle, url, publisher, section: as the source gives them, never guessed.
        authors: names alone, no "By", no roles.
        keywords: as the source gives them.
        published, modified: ISO 8601 with its offset where one was given, or a date alone.
        language: BCP 47, as declared.
        dateline: place and agency from the head of the text.
        captions: picture captions, kept out of the body.
        notices: what was cleaned away, left unread or not believed, and why.
        source: where it was read.
        extractors: what has run; empty before extraction.
        actors, quotes, proposals: what was found.
        extra: JSON values of plugins.

    Raises:
        ModelError: names the record, the field and what was found there.
    """

    id: str = attrs.field(default="", validator=checks.text)
    text: str = attrs.field(validator=checks.text)
    title: str | None = attrs.field(default=None, validator=checks.optional_text)
    subtitle: str | None = attrs.field(default=None, validator=checks.optional_text)
    url: str | None = attrs.field(default=None, validator=checks.optional_text)
    publisher: str | None = attrs.field(default=None, validator=checks.optional_text)
    section: str | None = attrs.field(default=None, validator=checks.optional_text)
    authors: tuple[str, ...] = attrs.field(default=(), validator=checks.texts)
    keywords: tuple[str, ...] = attrs.field(default=(), validator=checks.texts)
    published: str | None = attrs.field(default=None, validator=checks.optional_of(checks.iso_time))
    modified: str | None = attrs.field(default=None, validator=checks.optional_of(checks.iso_time))
    language: str | None = attrs.field(default=None, validator=checks.optional_text)
    dateline: Dateline | None = attrs.field(default=None, validator=checks.instance(Dateline, optional=True))
    captions: tuple[Caption, ...] = attrs.field(default=(), validator=checks.tuple_of(Caption))
    notices: tuple[Notice, ...] = attrs.field(default=(), validator=checks.tuple_of(Notice))
    source: Origin | None = attrs.field(default=None, validator=checks.instance(Origin, optional=True))
    extractors: tuple[Stamp, ...] = attrs.field(default=(), validator=checks.tuple_of(Stamp))
    actors: tuple[Actor, ...] = attrs.field(default=(), validator=checks.tuple_of(Actor))
    quotes: tuple[Quote, ...] = attrs.field(default=(), validator=checks.tuple_of(Quote))
    proposals: tuple[Proposal, ...] = attrs.field(default=(), validator=checks.tuple_of(Proposal))
    extra: dict[str, Json] = attrs.field(default=EMPTY)

    def __attrs_post_init__(self) -> None:
        if type(self.extra) is not FrozenDict:
            object.__setattr__(self, "extra", freeze(self.extra))
        if not self.id:
            object.__setattr__(self, "id", article_id(self.text, self.url, self.title, self.published))
        if self.actors or self.quotes or self.proposals:
            check_records(self.text, self.actors, self.quotes, self.proposals)

    def __repr__(self) -> str:
        from newsmodel.model.display import brief_article

        return brief_article(self)

    def _repr_html_(self) -> str:
        """For notebooks: who said what, who wants what, and the text."""
        from newsmodel.model.display import article_html

        return article_html(self)

    def actor(self, id: str) -> Actor:
        """The actor with this id.

        Raises:
            ModelError: no such actor in this article.
        """
        found = self._actors_by_id.get(id)
        if found is None:
            raise ModelError(f"Article {self.id}: no actor {id!r}")
        return found

    @functools.cached_property
    def _actors_by_id(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in reversed(self.actors)}

    def name(self, reference: Reference | None) -> str | None:
        """Who is meant, for reading: the actors' names, else the words of the mention, else None."""
        if reference is None:
            return None
        if reference.actors:
            return _listed([self.actor(id).name for id in reference.actors])
        return reference.mention.text if reference.mention is not None else None


def article_id(text: str, url: str | None = None, title: str | None = None, published: str | None = None) -> str:
    """The id of an article with this content: 16 hexadecimal digits of a SHA-256."""
    return hashlib.sha256(_compact_json()([url, title, published, text])).hexdigest()[:16]


@functools.cache
def _compact_json() -> Callable[[object], bytes]:
    """Writes what `json.dumps` writes without spaces and with ASCII not ensured, in a fifth of the time."""
    import msgspec

    return msgspec.json.Encoder(enc_hook=str).encode


def check_records(
    text: str, actors: tuple[Actor, ...], quotes: tuple[Quote, ...], proposals: tuple[Proposal, ...]
) -> None:
    """Hold the promises that only the whole article can check.

    Raises:
        ModelError: a span that does not slice back, an id used twice, an id that nothing bears.
    """
    known_actors = unique_ids(actors)
    known_quotes = unique_ids(quotes)
    unique_ids(proposals)
    records: tuple[walk.Record, ...] = (*actors, *quotes, *proposals)
    for record in records:
        for span in walk.bare_spans(record):
            if text[span.start : span.end] != span.text:
                raise misplaced(text, record)
    referrers: tuple[Quote | Proposal, ...] = (*quotes, *proposals)
    for referring in referrers:
        for path, reference in walk.references(referring):
            for id in reference.actors:
                if id not in known_actors:
                    raise ModelError(f"{checks.describe(referring)}: {path} names the actor {id!r}, which is not there")
    for proposal in proposals:
        if proposal.quote is not None and proposal.quote not in known_quotes:
            raise ModelError(f"{checks.describe(proposal)}: quote names {proposal.quote!r}, which is not there")


def misplaced(text: str, record: walk.Record) -> ModelError:
    """That a span of the record does not slice back from the text: which one, what it says and what stands there."""
    path, wrong = next((path, span) for path, span in walk.spans(record) if text[span.start : span.end] != span.text)
    return ModelError(
        f"{checks.describe(record)}: {path} says {wrong.text[:40]!r} for {wrong.start} to {wrong.end}, "
        f"but the article has {text[wrong.start : wrong.end][:40]!r} there"
    )


def unique_ids(records: Iterable[walk.Record]) -> Mapping[str, walk.Record]:
    """Records by id; those without an id yet are left out.

    Raises:
        ModelError: two records of one kind share an id.
    """
    known: dict[str, walk.Record] = {}
    for record in records:
        if record.id and known.setdefault(record.id, record) is not record:
            raise ModelError(f"{checks.describe(record)}: the id is used twice")
    return known


def _listed(names: list[str]) -> str:
    """The names in a row: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
