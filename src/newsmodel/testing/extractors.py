"""The laws of extractors: they hold on any text, in any language."""

from typing import Any

import attrs
from hypothesis import strategies as st

from newsmodel.codec import dumps
from newsmodel.errors import NewsmodelError, StageError
from newsmodel.model import Actor, Article, Proposal, Quote
from newsmodel.model.walk import references, spans
from newsmodel.pipeline import Pipeline
from newsmodel.records import Extractor
from newsmodel.testing.drawing import some
from newsmodel.testing.facts import facts_of, same
from newsmodel.testing.hostile import hold_linear
from newsmodel.testing.law import BrokenLaw, Law, Setup, law
from newsmodel.testing.order import in_other_processes, not_importable
from newsmodel.testing.running import all_found, article_for, finds, raw
from newsmodel.testing.samples import FULL
from newsmodel.testing.story import Story
from newsmodel.testing.strategies import dirt, texts

LAWS: list[Law] = []
"""The laws, in the order in which they are tried."""

Example = str | Story

STORIES = 12
"""Stories that other processes are asked about, and in which something is to be found."""

TELLING = ("", "\n", "“", "”", "'", "🌍", "İß", "\u0301", "“We go", "He said “We go.", "\x00\u2028\u202e")
"""Texts that careless extractors stumble over: nothing, a mark alone, characters that are longer in bytes or folded."""


def telling(setup: Setup) -> list[str]:
    """What careless extractors stumble over, then texts with something of everything, and the samples."""
    return [*TELLING, *FULL, *_texts_of(setup)]


def any_texts(setup: Setup) -> st.SearchStrategy[Any]:
    """Texts of every sort; stories and samples among them where there are any, as extractors find little elsewhere."""
    known = st.sampled_from([*FULL, *_texts_of(setup)])
    lines = st.lists(dirt(), max_size=5).map("\n".join)
    found: st.SearchStrategy[Any] = texts() | lines | _changed(known)
    if setup.stories is None:
        return found
    bare = st.builds(_without, setup.stories, st.sampled_from("”“\"'’‘\n., "))
    return found | setup.stories | _changed(setup.stories.map(lambda story: story.text)) | bare


def _texts_of(setup: Setup) -> list[str]:
    return [sample if isinstance(sample, str) else sample.decode("utf-8", "replace") for sample in setup.samples]


def _changed(texts_that_tell: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts with something else in place of a part of them."""
    return st.builds(_cut, texts_that_tell, st.integers(0, 80), st.integers(0, 80), texts(max_size=8))


def _cut(text: str, start: int, length: int, new: str) -> str:
    start %= len(text) + 1
    return f"{text[:start]}{new}{text[start + length :]}"


def _without(story: Story, mark: str) -> str:
    """The text of a story without one of its marks, so that another stands alone."""
    return story.text.replace(mark, "", 1)


def _for_order(setup: Setup) -> list[list[Example]]:
    """Texts with several things of each sort, and a few stories."""
    stories = [] if setup.stories is None else some(setup.stories, STORIES)
    return [[*FULL, *_texts_of(setup), *stories]]


@law("it never raises, whatever the text", LAWS, fixed=telling, drawn=any_texts)
def never_raises(record: Extractor, example: Example) -> None:
    """Also nothing of our own: an extractor has nothing to complain about."""
    all_found(record, article_for(record, example))


@law(
    "it yields records of the types that it declares in `provides`, and nothing else",
    LAWS,
    fixed=telling,
    drawn=any_texts,
)
def declared_kind(record: Extractor, example: Example) -> None:
    """An extractor may give any iterable, but not None."""
    wanted = " or ".join(kind.__name__ for kind in record.provides)
    try:
        given = raw(record, article_for(record, example))
        items = iter(given)
    except TypeError:
        raise BrokenLaw(f"an iterable of {wanted} records", repr(given)) from None
    except Exception:  # noqa: BLE001 - for `never_raises` to say
        return
    try:
        for item in items:
            if type(item) not in record.provides:
                raise BrokenLaw(wanted, f"{type(item).__name__}: {item!r:.200}")
    except BrokenLaw:
        raise
    except Exception:  # noqa: BLE001 - as above
        return


@law("something is found in some text, so that the other laws hold for a reason", LAWS, fixed=_for_order)
def finds_something(record: Extractor, examples: list[Example]) -> None:
    """In stories, in what news has of names, numbers, links and handles, or in the samples that are given."""
    if not any(finds(record, article_for(record, example)) for example in examples):
        raise BrokenLaw("a record in one of these texts, or in one of samples=[...]", "none", example=examples)


@law("every span slices back: article.text[span.start:span.end] == span.text", LAWS, fixed=telling, drawn=any_texts)
def spans_slice_back(record: Extractor, example: Example) -> None:
    """Offsets count characters as Python does; not bytes, not UTF-16 units."""
    article = article_for(record, example)
    for found in finds(record, article):
        for path, span in spans(found):
            there = article.text[span.start : span.end]
            if there != span.text:
                where = f"{type(found).__name__}.{path}, {span.start} to {span.end}"
                raise BrokenLaw(f"{where}: {there!r}, which stands there", f"{span.text!r}")


@law("ids are unique, and only ids of this article's records are referred to", LAWS, fixed=telling, drawn=any_texts)
def ids_known(record: Extractor, example: Example) -> None:
    """Ids may be left out; the pipeline fills them. A record may take the id of an earlier one, to replace it."""
    article = article_for(record, example)
    actors = {actor.id for actor in article.actors}
    quotes = {quote.id for quote in article.quotes}
    seen: set[tuple[type, str]] = set()
    for found in finds(record, article):
        key = (type(found), found.id)
        if found.id and key in seen:
            raise BrokenLaw(f"one {type(found).__name__} with the id {found.id!r}", "two")
        seen.add(key)
        if isinstance(found, Actor):
            actors.add(found.id)
            continue
        for path, reference in references(found):
            for id in reference.actors:
                if id not in actors or not id:
                    raise BrokenLaw(f"{path}: one of the actors {sorted(actors)}", repr(id))
        if isinstance(found, Quote):
            quotes.add(found.id)
        elif found.quote is not None and found.quote not in quotes:
            raise BrokenLaw(f"quote: one of {sorted(quotes)}", repr(found.quote))


@law("the same article gives the same records in the same order", LAWS, fixed=telling, drawn=any_texts)
def deterministic(record: Extractor, example: Example) -> None:
    """Several times in a row; in which process is for `same_everywhere` to say."""
    article = article_for(record, example)
    first = finds(record, article)
    for _ in range(3):
        again = finds(record, article)
        if first != again:
            same(facts_of(article, first), facts_of(article, again))
            raise BrokenLaw(f"as at first: {first!r:.300}", f"the same in another order, or other ids: {again!r:.300}")


@law("the article that goes in stays as it is", LAWS, fixed=telling, drawn=any_texts)
def input_unchanged(record: Extractor, example: Example) -> None:
    """Articles are frozen; this sees those who get round it."""
    article = article_for(record, example)
    before = dumps(article)
    finds(record, article)
    try:
        after = dumps(article)
    except NewsmodelError as error:
        after = str(error)
    if after != before:
        raise BrokenLaw(before[:300], after[:300])


def _telling_in_turn(setup: Setup) -> list[Any]:
    first, second = FULL
    return [[first, second], [second, first, second]]


def _articles_in_turn(setup: Setup) -> st.SearchStrategy[Any]:
    return st.lists(any_texts(setup), min_size=2, max_size=3)


@law(
    "what is found in an article does not depend on the articles before it",
    LAWS,
    fixed=_telling_in_turn,
    drawn=_articles_in_turn,
)
def no_leaks(record: Extractor, examples: list[Example]) -> None:
    """The first of some texts, again after the others, each with an id of its own."""
    first, *others = examples
    article = article_for(record, first)
    _settle(record)
    before = finds(record, article)
    for other in others:
        finds(record, article_for(record, other))
    after = finds(record, article)
    if after != before:
        same(facts_of(article, before), facts_of(article, after))
        raise BrokenLaw(f"as before the others: {before!r:.300}", f"{after!r:.300}")
    if len(others) > 1:
        _settle(record)
        last = article_for(record, others[-1])
        alone = finds(record, last)
        finds(record, article)
        if alone != (again := finds(record, last)):
            raise BrokenLaw(f"as by itself: {alone!r:.300}", f"{again!r:.300}")


def _settle(record: Extractor) -> None:
    """An empty article first, so that what is left of earlier examples does not count."""
    finds(record, article_for(record, ""))


@law("the pipeline takes its records, and running it again changes nothing", LAWS, fixed=telling, drawn=any_texts)
def fits_the_pipeline(record: Extractor, example: Example) -> None:
    """Ids, `by` and the order of what is found are filled by the pipeline."""
    article = article_for(record, example)
    helpers = [_giving(article, kind) for kind in record.requires]
    pipeline = Pipeline([record, *helpers])
    bare = Article(text=article.text, language=article.language)
    try:
        once = pipeline(bare)
    except StageError as error:
        if isinstance(error.__cause__, NewsmodelError):
            raise BrokenLaw("records that the pipeline takes", str(error)) from error
        return
    again = pipeline.run(once, afresh=True).article
    if again != once:
        raise BrokenLaw(f"the same again: {dumps(once)[:300]}", dumps(again)[:300])


def _giving(article: Article, kind: type) -> Extractor:
    """An extractor that gives the records that an article has."""
    field = {Actor: "actors", Quote: "quotes", Proposal: "proposals"}[kind]
    name = f"given-{field}"
    requires = (Actor,) if kind is not Actor and article.actors else ()

    def extract(_: Article, context: object) -> list[Any]:
        return [attrs.evolve(found, by=None) for found in getattr(article, field)]

    return Extractor(name=name, provides=(kind,), requires=requires, extract=extract)


def _cannot_be_ordered(record: Any, setup: Setup) -> str | None:
    return not_importable(record)


@law("any process gives the same order, whatever its hash seed", LAWS, fixed=_for_order, skip=_cannot_be_ordered)
def same_everywhere(record: Extractor, examples: list[Example]) -> None:
    """Two processes with other hash seeds: what iterates over a set of strings gives another order in each."""
    in_other_processes(record, examples)


@law("hostile text takes time in proportion to its length", LAWS, fixed=lambda setup: [None])
def linear_time(record: Extractor, example: None) -> None:
    """Unclosed marks, capitals, commas, brackets, one long line, cues and names without end."""

    def prepared(text: str) -> Any:
        article = article_for(record, text)
        return lambda: finds(record, article)

    hold_linear(prepared)
