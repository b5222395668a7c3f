"""The relations of extractors: what must hold between a story and what is found in it, and between two stories.

A plugin may break one by design and say so. Stories are written in the usual style of marks of their language, except
where the style is what is tried.
"""

from collections import Counter
from typing import Any

import attrs
from hypothesis import strategies as st

from newsmodel.model import Proposal, Quote
from newsmodel.records import Extractor
from newsmodel.testing.facts import facts, same
from newsmodel.testing.law import BrokenLaw, Law, Setup, law, need_stories
from newsmodel.testing.story import Story
from newsmodel.testing.strategies import apart

RELATIONS: list[Law] = []

Two = tuple[Story, Story]

GAPS = ("\n\n", "\n\n\n", "\r\n", " \n", "\n \n")
"""What else than one line end may stand between paragraphs."""


def known(setup: Setup) -> tuple[Story, ...]:
    """The stories that are always tried."""
    return setup.known


def one(setup: Setup) -> st.SearchStrategy[Any]:
    """A story in the usual style."""
    assert setup.stories is not None  # noqa: S101 - for the type checker; such laws are skipped without stories
    return setup.stories.map(usual)


def two(setup: Setup) -> st.SearchStrategy[Any]:
    """Two stories in the usual style that share no names."""
    return apart(one(setup))


def usual(story: Story) -> Story:
    """The story in the usual style of its language."""
    return attrs.evolve(story, marks=story.styles[0])


def says_or_wants(record: Extractor) -> bool:
    """Whether the extractor finds quotes or proposals."""
    return bool({Quote, Proposal} & set(record.provides))


@law(
    "a paragraph before a story shifts what is found in it, and changes nothing",
    RELATIONS,
    fixed=known,
    drawn=one,
    skip=need_stories,
    relation=True,
)
def prepend(record: Extractor, story: Story) -> None:
    """The paragraph is one in which nobody says or wants anything."""
    if story.aside is None:
        return
    longer = attrs.evolve(story, blocks=(story.aside, *story.blocks))
    by = len(longer.text) - len(story.text)
    wanted = [fact.moved(by) for fact in facts(record, story)]
    same(wanted, [fact for fact in facts(record, longer) if fact.start >= by])


@law(
    "a paragraph after a story leaves what is found in it",
    RELATIONS,
    fixed=known,
    drawn=one,
    skip=need_stories,
    relation=True,
)
def append(record: Extractor, story: Story) -> None:
    """The paragraph is one in which nobody says or wants anything."""
    if story.aside is None:
        return
    longer = attrs.evolve(story, blocks=(*story.blocks, story.aside))
    end = len(story.text)
    same(facts(record, story), [fact for fact in facts(record, longer) if fact.end <= end])


@law(
    "in two stories in a row is found what is found in each",
    RELATIONS,
    drawn=two,
    skip=need_stories,
    relation=True,
)
def concatenate(record: Extractor, stories: Two) -> None:
    """The stories share no names."""
    first, second = stories
    both = first + second
    by = len(both.text) - len(second.text)
    wanted = [*facts(record, first), *(fact.moved(by) for fact in facts(record, second))]
    same(wanted, facts(record, both))


@law(
    "somebody of another name says and wants the same",
    RELATIONS,
    drawn=two,
    skip=need_stories,
    relation=True,
)
def rename(record: Extractor, stories: Two) -> None:
    """The first who is named in the story gets a name from another one."""
    story, other = stories
    if not story.names or not other.names:
        return
    old, new = story.names[0], other.names[0]
    wanted = [fact.anywhere().renamed(old, new) for fact in facts(record, story)]
    same(wanted, [fact.anywhere() for fact in facts(record, story.renamed(old, new))])


def _known_in_any_style(setup: Setup) -> list[Story]:
    return [
        attrs.evolve(story, marks=marks)
        for story in setup.known
        if story.marks.open in story.text
        for marks in story.styles[1:]
    ]


def _in_any_style(setup: Setup) -> st.SearchStrategy[Any]:
    assert setup.stories is not None  # noqa: S101 - as above
    return setup.stories.flatmap(
        lambda story: st.sampled_from(story.styles).map(lambda marks: attrs.evolve(story, marks=marks))
    )


@law(
    "the style of the quotation marks does not matter",
    RELATIONS,
    fixed=_known_in_any_style,
    drawn=_in_any_style,
    skip=need_stories,
    relation=True,
)
def quote_style(record: Extractor, story: Story) -> None:
    """Against the same story in the usual style of its language."""
    wanted = [fact.anywhere() for fact in facts(record, usual(story))]
    same(wanted, [fact.anywhere() for fact in facts(record, story)])


def _known_spaced(setup: Setup) -> list[Story]:
    return [attrs.evolve(story, gap=GAPS[0]) for story in setup.known if "\n" in story.text]


def _spaced(setup: Setup) -> st.SearchStrategy[Any]:
    return st.builds(lambda story, gap: attrs.evolve(story, gap=gap), one(setup), st.sampled_from(GAPS))


@law(
    "what stands between paragraphs does not matter: blank lines, other line ends, spaces",
    RELATIONS,
    fixed=_known_spaced,
    drawn=_spaced,
    skip=need_stories,
    relation=True,
)
def spacing(record: Extractor, story: Story) -> None:
    """Against the same story with one line end between paragraphs."""
    wanted = [fact.anywhere() for fact in facts(record, attrs.evolve(story, gap="\n"))]
    same(wanted, [fact.anywhere() for fact in facts(record, story)])


def _known_with_a_place(setup: Setup) -> list[Any]:
    return [(story, 0, joined) for story in setup.known for joined in (False, True)]


def _with_a_place(setup: Setup) -> st.SearchStrategy[Any]:
    return st.tuples(one(setup), st.integers(0, 3), st.booleans())


@law(
    "somebody who stands by and says nothing changes nobody's quotations and proposals",
    RELATIONS,
    fixed=_known_with_a_place,
    drawn=_with_a_place,
    skip=need_stories,
    applies=says_or_wants,
    relation=True,
)
def bystander(record: Extractor, example: tuple[Story, int, bool]) -> None:
    """A sentence about the bystander, as a paragraph or before another sentence."""
    story, place, joined = example
    if story.bystander is None:
        return
    place = min(place, len(story.blocks))
    before, after = story.blocks[:place], story.blocks[place:]
    if joined and after and "\n" not in after[0].template:
        after = (attrs.evolve(after[0], joined=True), *after[1:])
    more = attrs.evolve(story, blocks=(*before, story.bystander, *after))
    wanted, got = ([fact.anywhere() for fact in facts(record, text)] for text in (story, more))
    _without_mentions(wanted, got, more)


def _without_mentions(wanted: list[Any], got: list[Any], more: Story) -> None:
    """The same, with the text that has the bystander as the example."""
    kept = [[fact for fact in found if fact.sort != "mention"] for found in (wanted, got)]
    if Counter(kept[0]) != Counter(kept[1]):
        try:
            same(*kept)
        except BrokenLaw as broken:
            raise BrokenLaw(broken.expected, broken.found, example=more.text) from None
