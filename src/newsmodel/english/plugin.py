"""The English extractors as a plugin like any other: registered by the same hooks."""

from collections.abc import Iterable

from newsmodel.english.actors.extract import extract_actors
from newsmodel.english.proposals.extract import extract_proposals
from newsmodel.english.quotes.extract import extract_quotes
from newsmodel.hooks import hookimpl
from newsmodel.model import Actor, Proposal, Quote
from newsmodel.records import Extractor

ACTORS = Extractor(
    name="english-actors",
    provides=(Actor,),
    extract=extract_actors,
    languages=("en",),
    version="1",
    summary="persons, organisations, countries, places and groups, with their roles and all their mentions",
)
QUOTES = Extractor(
    name="english-quotes",
    provides=(Quote,),
    requires=(Actor,),
    extract=extract_quotes,
    languages=("en",),
    version="1",
    summary="who said what: direct, mixed and indirect speech with its speakers",
)
PROPOSALS = Extractor(
    name="english-proposals",
    provides=(Proposal,),
    requires=(Actor, Quote),
    extract=extract_proposals,
    languages=("en",),
    version="1",
    summary="who wants whom to do what: demands, plans, pledges, offers, threats, rejections",
)


@hookimpl
def newsmodel_extractors() -> Iterable[Extractor]:
    """The built-in extractors for English."""
    return ACTORS, QUOTES, PROPOSALS
