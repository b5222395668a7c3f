"""The relations of planted truth: a story was written with somebody saying something, and that is what is found."""

from typing import Any

import attrs

from newsmodel.model import Actor, Article, Proposal, Quote, Reference, Span
from newsmodel.records import Extractor
from newsmodel.testing.facts import EDGES, named, trimmed
from newsmodel.testing.law import BrokenLaw, Law, law, need_stories
from newsmodel.testing.relations import known, one, says_or_wants
from newsmodel.testing.running import article_for, finds
from newsmodel.testing.shown import shown_list
from newsmodel.testing.story import PlantedProposal, PlantedQuote, Story

PLANTED: list[Law] = []


def _quotes(record: Extractor) -> bool:
    return Quote in record.provides


def _proposals(record: Extractor) -> bool:
    return Proposal in record.provides


def _actors(record: Extractor) -> bool:
    return Actor in record.provides


@law(
    "what somebody says in quotation marks is found, each piece of it and nothing else",
    PLANTED,
    fixed=known,
    drawn=one,
    skip=need_stories,
    applies=_quotes,
    relation=True,
)
def planted_direct(record: Extractor, story: Story) -> None:
    """In any order, also broken by "said Ann Roe"; punctuation at the ends may belong to it or not."""
    for planted, found in _by_content(record, story):
        if planted.block.form == "direct" and not planted.long:
            _hold_content(planted, found)


@law(
    "what somebody says without quotation marks is found",
    PLANTED,
    fixed=known,
    drawn=one,
    skip=need_stories,
    applies=_quotes,
    relation=True,
)
def planted_indirect(record: Extractor, story: Story) -> None:
    """The clause after "said that", "said" or "According to Ann Roe,", without these words."""
    for planted, found in _by_content(record, story):
        if planted.block.form == "indirect":
            _hold_content(planted, found)


@law(
    "a quotation that runs over paragraphs is found as one, with all its pieces",
    PLANTED,
    fixed=known,
    drawn=one,
    skip=need_stories,
    applies=_quotes,
    relation=True,
)
def planted_paragraphs(record: Extractor, story: Story) -> None:
    """Opened anew in each paragraph, closed in the last."""
    for planted, found in _by_content(record, story):
        if planted.long:
            _hold_content(planted, found)


@law(
    "what is found as said is attributed to who says it",
    PLANTED,
    fixed=known,
    drawn=one,
    skip=need_stories,
    applies=_quotes,
    relation=True,
)
def planted_speaker(record: Extractor, story: Story) -> None:
    """By an actor of that name, or by a mention with the name in it; quotations that are not found do not count."""
    article = article_for(record, story)
    records = finds(record, article)
    names = _names(article, records)
    for planted in story.quotes:
        for quote in records:
            if isinstance(quote, Quote) and _words(quote.content) & _words(planted.content):
                _hold_name(planted.block.speaker, quote.speaker, names, f"the speaker of {planted.content[0].text!r}")
                if quote.act != planted.block.act:
                    raise BrokenLaw(f"{planted.content[0].text!r} with the act {planted.block.act}", quote.act)


@law(
    "what somebody proposes is found, with what sort of act it is",
    PLANTED,
    fixed=known,
    drawn=one,
    skip=need_stories,
    applies=_proposals,
    relation=True,
)
def planted_proposal(record: Extractor, story: Story) -> None:
    """The action begins and ends where it does; whether its deadline is part of it, or told again, is left open."""
    found = [item for item in finds(record, article_for(record, story)) if isinstance(item, Proposal)]
    told: set[tuple[str, str, str]] = set()
    for planted in story.proposals:
        key = planted.block.proposer, planted.block.act, planted.block.action
        if key in told:
            continue
        told.add(key)
        if not any(_is_action(planted, item) and item.act == planted.block.act for item in found):
            shown = shown_list([f"{item.act} {item.action.text!r}" for item in found], "no proposal")
            raise BrokenLaw(f"a proposal, {planted.block.act} {planted.action.text!r}", shown)


@law(
    "a proposal that is found is attributed to who makes it",
    PLANTED,
    fixed=known,
    drawn=one,
    skip=need_stories,
    applies=_proposals,
    relation=True,
)
def planted_proposer(record: Extractor, story: Story) -> None:
    """And addressed to whoever it is addressed to; proposals that are not found do not count."""
    article = article_for(record, story)
    records = finds(record, article)
    names = _names(article, records)
    for planted, item in _by_action(story, records):
        about = f"of {planted.action.text!r}"
        _hold_name(planted.block.proposer, item.proposer, names, f"the proposer {about}")
        if planted.block.addressee is not None:
            addressees = [named(reference, names) for reference in item.addressees]
            if not any(planted.block.addressee in name for name in addressees):
                raise BrokenLaw(f"the addressee {about}: {planted.block.addressee}", shown_list(addressees, "nobody"))


@law(
    "the deadline of a proposal that is found is found, with its date",
    PLANTED,
    fixed=known,
    drawn=one,
    skip=need_stories,
    applies=_proposals,
    relation=True,
)
def planted_deadline(record: Extractor, story: Story) -> None:
    """ "by June 2032" is 2032-06; none where there is none."""
    for planted, item in _by_action(story, finds(record, article_for(record, story))):
        due, date = item.deadline, planted.block.date
        if planted.deadline is None:
            if due is not None:
                raise BrokenLaw(f"{planted.action.text!r} without a deadline", repr(due.text))
        elif due is None or not _within(due, planted.deadline) or due.date != date:
            found = "none" if due is None else f"{due.text!r}, {due.date}"
            raise BrokenLaw(f"the deadline {planted.deadline.text!r}, {date}", found)


@law(
    "everybody who is named is found, wherever the name stands",
    PLANTED,
    fixed=known,
    drawn=one,
    skip=need_stories,
    applies=_actors,
    relation=True,
)
def planted_names(record: Extractor, story: Story) -> None:
    """One actor of each name, with a mention at each place of it."""
    actors = [item for item in finds(record, article_for(record, story)) if isinstance(item, Actor)]
    truth = article_for(attrs.evolve(record, requires=(Actor,)), story)
    for planted in truth.actors:
        mine = [actor for actor in actors if actor.name == planted.name]
        if len(mine) != 1:
            names = shown_list([repr(actor.name) for actor in actors], "no actor")
            raise BrokenLaw(f"one actor of the name {planted.name!r}", f"{len(mine)}; there is {names}")
        for mention in planted.mentions:
            if not any(_within(mention, other) for other in mine[0].mentions):
                places = shown_list([f"{other.start} {other.text!r}" for other in mine[0].mentions], "no mention")
                raise BrokenLaw(f"a mention of {planted.name!r} at {mention.start}", places)


@law(
    "nothing is found said or proposed where nobody says or wants anything",
    PLANTED,
    fixed=known,
    drawn=one,
    skip=need_stories,
    applies=says_or_wants,
    relation=True,
)
def nothing_invented(record: Extractor, story: Story) -> None:
    """With the aside and the bystander at the end; what is found may only stand where something was planted."""
    quiet = tuple(block for block in (story.aside, story.bystander) if block is not None)
    story = attrs.evolve(story, blocks=(*story.blocks, *quiet))
    truth = [span for quote in story.quotes for span in quote.content] + [item.action for item in story.proposals]
    for item in finds(record, article_for(record, story)):
        if isinstance(item, Actor):
            continue
        spans = item.content if isinstance(item, Quote) else (item.action,)
        if not any(_overlap(span, planted) for span in spans for planted in truth):
            found = f"a {type(item).__name__.lower()} of {' and '.join(repr(span.text) for span in spans)}"
            raise BrokenLaw(f"nothing at {spans[0].start}", found, example=story.text)


def _by_content(record: Extractor, story: Story) -> list[tuple[PlantedQuote, list[Quote]]]:
    """Each quotation that was planted, and all quotes that were found."""
    found = [item for item in finds(record, article_for(record, story)) if isinstance(item, Quote)]
    return [(planted, found) for planted in story.quotes]


def _hold_content(planted: PlantedQuote, found: list[Quote]) -> None:
    wanted = [(_core(span), trimmed(span.text)) for span in planted.content]
    if not any([(_core(span), trimmed(span.text)) for span in quote.content] == wanted for quote in found):
        pieces = " and ".join(repr(span.text) for span in planted.content)
        shown = [" and ".join(repr(span.text) for span in quote.content) for quote in found]
        raise BrokenLaw(f"a quote of {pieces} at {planted.content[0].start}", shown_list(shown, "no quote"))


def _by_action(story: Story, records: list[Any]) -> list[tuple[PlantedProposal, Proposal]]:
    found = [item for item in records if isinstance(item, Proposal)]
    pairs = ((planted, item) for planted in story.proposals for item in found)
    return [(planted, item) for planted, item in pairs if _is_action(planted, item)]


def _is_action(planted: PlantedProposal, item: Proposal) -> bool:
    start, end = _core(planted.action)
    ends = {end}
    if planted.deadline is not None:
        bare = planted.action.text.removesuffix(planted.deadline.text)
        ends.add(start + len(bare.rstrip(EDGES)))
    first, last = _core(item.action)
    return first in (start, start - 3) and last in ends


def _core(span: Span) -> tuple[int, int]:
    """Where a span begins and ends without punctuation at its edges."""
    start = span.start + len(span.text) - len(span.text.lstrip(EDGES))
    return start, start + len(trimmed(span.text))


def _words(content: tuple[Span, ...]) -> set[tuple[int, int]]:
    return {_core(span) for span in content}


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _names(article: Article, records: list[Any]) -> dict[str, str]:
    return {actor.id: actor.name for actor in (*article.actors, *(r for r in records if isinstance(r, Actor)))}


def _hold_name(wanted: str, reference: Reference | None, names: dict[str, str], what: str) -> None:
    found = named(reference, names)
    if wanted not in found:
        raise BrokenLaw(f"{what}: {wanted}", found or "nobody")
