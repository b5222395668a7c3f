"""Articles as spaCy's documents: tokens of a blank pipeline, with the records as groups of spans."""

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsmodel import Article, UsageError, dumps

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

KEY = "newsmodel"
"""Of `Doc.user_data`: the article as newsmodel's JSON, from which it comes back whole, with exact offsets."""

Mark = tuple[int, int, str, str]
"""Start and end in characters, label, and the id of the record."""


def document(article: Article) -> "Doc":
    """An article as a document.

    Spans begin and end with tokens, as spaCy wants it: one that ends within a token is widened to it. `span.label_` is
    the class, in the words of the model; `span.id_` is the id of the record, which spans of one record share.

    Returns:
        A document with the groups `actors` (labels: kinds), `quotes` (direct, mixed, indirect), `speakers` (the words
        that say who speaks; id of the quote), `proposals` (acts) and `cues` ("quote", "proposal"); with names as `ents`
        (PERSON, ORGANISATION, COUNTRY, PLACE, GROUP), the longer of two that overlap; and with the article in its
        `user_data`.

    Raises:
        UsageError: spaCy is not installed.
    """
    doc = blank((article.language or "en").partition("-")[0].lower()).make_doc(article.text)
    for group, marks in _groups(article).items():
        doc.spans[group] = list(_spans(doc, marks))
    from spacy.util import filter_spans

    names = (
        (mention.start, mention.end, actor.kind.upper(), actor.id)
        for actor in article.actors
        for mention in actor.mentions
        if mention.kind == "name"
    )
    doc.ents = tuple(filter_spans(list(_spans(doc, names))))
    doc.user_data[KEY] = dumps(article)
    return doc


@functools.cache
def blank(language: str) -> "Language":
    """SpaCy's rules for tokens of a language; of any where it has none for this one.

    Raises:
        UsageError: spaCy is not installed.
    """
    try:
        import spacy
    except ImportError as error:
        raise UsageError("docbin needs spaCy: pip install 'newsmodel-annotate[spacy]'") from error
    try:
        nlp = spacy.blank(language)
    except ImportError:
        nlp = spacy.blank("xx")
    # The limit is for pipelines that need memory for each character; tokens alone need little.
    nlp.max_length = 2**31
    return nlp


def _groups(article: Article) -> dict[str, list[Mark]]:
    quotes, proposals = article.quotes, article.proposals
    cues = [(q.cue, "quote", q.id) for q in quotes] + [(p.cue, "proposal", p.id) for p in proposals]
    words = ((quote.speaker.mention, quote.id) for quote in quotes if quote.speaker)
    return {
        "actors": [(m.start, m.end, actor.kind, actor.id) for actor in article.actors for m in actor.mentions],
        "quotes": [(span.start, span.end, quote.kind, quote.id) for quote in quotes for span in quote.content],
        "speakers": [(span.start, span.end, "speaker", id) for span, id in words if span],
        "proposals": [(p.action.start, p.action.end, p.act, p.id) for p in proposals],
        "cues": [(span.start, span.end, label, id) for span, label, id in cues if span],
    }


def _spans(doc: "Doc", marks: Iterable[Mark]) -> Iterator["Span"]:
    for start, end, label, id in marks:
        if start == end:
            continue
        span = doc.char_span(start, end, label=label, span_id=id, alignment_mode="expand")
        if span is not None:
            yield span
