"""From an article to named entities: the pipeline, loaded on first use and kept, and the pieces it is given."""

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from newsmodel import Actor, Article, Context, UsageError
from newsmodel.text import paragraphs
from newsmodel_spacy.actors import Entity, actors_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

LONGEST = 100_000
"""Characters given to the pipeline at once: it needs a gigabyte for ten times as many."""
UNUSED = ("parser", "lemmatizer", "textcat")
"""Parts of a pipeline that tell nothing of entities."""
PLURAL_NOUNS = frozenset(("NNS", "NNPS"))


@attrs.frozen
class SpacyOptions:
    """What a user may set, from Python, newsmodel.toml or with `--set spacy-actors.model=NAME`.

    Attributes:
        model: name of an installed pipeline package, or the path of a folder with one.
    """

    model: str = "en_core_web_sm"


@functools.cache
def pipeline(model: str) -> "Language":
    """The pipeline of this name, loaded once.

    Raises:
        UsageError: it is not installed.
    """
    import spacy

    try:
        return spacy.load(model, exclude=UNUSED)
    except OSError as error:
        raise UsageError(f"no spaCy pipeline {model!r}; install one and set spacy-actors.model to its name") from error


def extract_actors(article: Article, context: Context) -> Iterator[Actor]:
    """Who is named, as the pipeline sees it, in order of first mention.

    An article whose declared language is not the pipeline's gives nothing.

    Raises:
        UsageError: the pipeline is not installed.
    """
    options = context.options or SpacyOptions()
    nlp = pipeline(options.model)
    if article.language is None or article.language.partition("-")[0].lower() == nlp.lang:
        yield from actors_of(list(_entities(article.text, nlp)))


def _entities(text: str, nlp: "Language") -> Iterator[Entity]:
    places = [piece for start, end in paragraphs(text) for piece in _pieces(text, start, end)]
    found = nlp.pipe(text[start:end] for start, end in places)
    for (start, _), read in zip(places, found, strict=True):
        for entity in read.ents:
            if entity.label_ != "NORP" or _is_people(entity):
                yield Entity(start + entity.start_char, start + entity.end_char, entity.text, entity.label_)


def _is_people(entity: "Span") -> bool:
    """Whether a nationality stands for people ("the Poles"); as an adjective it names nobody."""
    return entity[-1].tag_ in PLURAL_NOUNS


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph in pieces that fit the pipeline, cut at blanks where there are any."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
