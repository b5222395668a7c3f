"""Actors from a spaCy pipeline, for those who have one: an extractor beside the built-in one."""

from collections.abc import Iterable

import newsmodel
from newsmodel import Actor, Extractor
from newsmodel_spacy.extract import SpacyOptions, extract_actors

SPACY_ACTORS = Extractor(
    name="spacy-actors",
    provides=(Actor,),
    extract=extract_actors,
    options=SpacyOptions,
    version="1",
    summary="actors from the named entities of a spaCy pipeline",
)


@newsmodel.hookimpl
def newsmodel_extractors() -> Iterable[Extractor]:
    """Called once, when plugins are discovered; no model is loaded."""
    return [SPACY_ACTORS]
