"""Generated values of the model: any article that the model allows, astral characters and accents among its text.

What is drawn is a recipe that does not depend on the text: places are numbers, which `Maker` turns into spans of the
text, and references are numbers of actors. Strategies can so be made once, which is many times faster.
"""

import string
from typing import Any

import attrs
from hypothesis import strategies as st

import newsmodel.model as n
from newsmodel.model import (
    ACTOR_KINDS,
    BOUNDS,
    MENTION_KINDS,
    MODALITIES,
    POLARITIES,
    POSITIONS,
    PROPOSAL_ACTS,
    QUOTE_ACTS,
    QUOTE_KINDS,
)

characters = st.sampled_from("ab é“”‘’\n🌍𝔘ß.,…") | st.characters(codec="utf-8")
texts = st.text(characters, max_size=40) | st.sampled_from(["=1+1", "'=x", "''", "@a; b", "a\r\nb", "\r", "＝"])
words = st.text(characters, min_size=1, max_size=12)
optional = st.none() | texts
ids = st.text(string.ascii_lowercase, min_size=1, max_size=4) | st.sampled_from(["=1", "a;b", "é"])
dates = st.dates().map(lambda day: day.isoformat())
times = dates | st.sampled_from(["2030-06-01T12:00:00+01:00", "2030-06-01T12:00:00Z", "2030-06-01T12:00"])
numbers = st.floats(allow_nan=False, allow_infinity=False)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
extras = st.dictionaries(st.sampled_from(["my.key", "your.é", "=x.y"]), json_values, max_size=2)
few_extras = st.sampled_from([{}, {}, {"my.key": [1, {"é": None}], "my.other": "🌍"}])


@attrs.frozen
class Place:
    """A recipe for a span: where it is, what it is, and its other fields."""

    at: int
    length: int
    kind: type = n.Span
    more: Any = attrs.field(factory=dict)


@attrs.frozen
class Who:
    """A recipe for a reference: actors by number."""

    actors: tuple[int, ...]
    mention: Place | None


@attrs.frozen
class Maker:
    """Turns recipes into what they stand for, in one text, with these ids."""

    text: str
    actors: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()

    def __call__(self, recipe: Any) -> Any:
        """What a recipe stands for; anything else is returned as it is."""
        if isinstance(recipe, Place):
            start = recipe.at % (len(self.text) + 1)
            end = min(start + recipe.length, len(self.text))
            return recipe.kind(start, end, self.text[start:end], **recipe.more)
        if isinstance(recipe, Who):
            known = tuple(dict.fromkeys(self.actors[i % len(self.actors)] for i in recipe.actors if self.actors))
            return n.Reference(known, self(recipe.mention))
        return tuple(map(self, recipe)) if isinstance(recipe, tuple) else recipe

    def record(self, kind: type, recipe: dict[str, Any]) -> Any:
        """The record of a kind that a recipe stands for."""
        fields = {name: self(value) for name, value in recipe.items()}
        if "stances" in fields:
            fields["stances"] = tuple(n.Stance(*stance) for stance in fields["stances"])
        if isinstance(fields.get("quote"), int):
            fields["quote"] = self.quotes[fields["quote"] % len(self.quotes)] if self.quotes else None
        return kind(**fields)


def several(values: st.SearchStrategy[Any], at_least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to two more than `at_least`, as a tuple."""
    return st.lists(values, min_size=at_least, max_size=at_least + 2).map(tuple)


def places(cls: type = n.Span, /, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Place]:
    """Recipes for spans of a kind, with its other fields."""
    return st.builds(Place, st.integers(0, 60), st.integers(0, 12), st.just(cls), st.fixed_dictionaries(more))


def recipes(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Recipes of a few records of one kind, with the fields that all kinds have; ids differ."""
    common = {"id": ids, "by": st.none() | st.just("me"), "rule": st.sampled_from([None, "r"]), "extra": few_extras}
    return st.lists(st.fixed_dictionaries({**common, **fields}), max_size=2, unique_by=lambda recipe: recipe["id"])


span = places()
optional_span = st.none() | span
reference = st.builds(Who, st.lists(st.integers(0, 3), max_size=2).map(tuple), optional_span)
optional_reference = st.none() | reference

actor_recipes = recipes(
    name=words,
    kind=st.sampled_from(ACTOR_KINDS),
    roles=several(st.builds(n.Role, title=words, of=optional, former=st.booleans())),
    country=st.sampled_from([None, "GB", "XK"]),
    mentions=several(places(n.Mention, kind=st.sampled_from(MENTION_KINDS))),
)
quote_recipes = recipes(
    act=st.sampled_from(QUOTE_ACTS),
    kind=st.sampled_from(QUOTE_KINDS),
    content=several(span, at_least=1),
    cue=optional_span,
    speaker=optional_reference,
    addressee=optional_reference,
)
proposal_recipes = recipes(
    act=st.sampled_from(PROPOSAL_ACTS),
    action=span,
    cue=optional_span,
    modality=st.sampled_from([None, *MODALITIES]),
    polarity=st.sampled_from(POLARITIES),
    proposer=optional_reference,
    addressees=several(reference),
    conditions=several(span),
    deadline=st.none() | places(n.Deadline, date=st.sampled_from([None, "2030", "2030-06", "2030-06-01"])),
    quantities=several(
        places(n.Quantity, value=numbers, upper=st.none() | numbers, unit=optional, bound=st.sampled_from(BOUNDS))
    ),
    stances=several(st.tuples(reference, st.sampled_from(POSITIONS), span)),
    quote=st.none() | st.integers(0, 3),
)
fields_of_articles = st.fixed_dictionaries(
    {
        "id": st.just("") | ids,
        "text": texts,
        "title": optional,
        "subtitle": optional,
        "url": optional,
        "publisher": optional,
        "section": optional,
        "authors": several(texts),
        "keywords": several(texts),
        "published": st.none() | times,
        "modified": st.none() | times,
        "language": st.sampled_from([None, "en", "de-AT"]),
        "dateline": st.none() | st.builds(n.Dateline, place=optional, agency=optional),
        "captions": several(st.builds(n.Caption, text=texts, credit=optional)),
        "notices": several(st.builds(n.Notice, code=words, message=texts, text=optional)),
        "source": st.none() | st.builds(n.Origin, name=optional, part=optional, format=optional, sha256=optional),
        "extractors": several(st.builds(n.Stamp, name=words, version=texts)),
        "extra": extras,
    }
)


def _article(
    fields: dict[str, Any], actors: list[dict[str, Any]], quotes: list[dict[str, Any]], proposals: list[dict[str, Any]]
) -> n.Article:
    make = Maker(fields["text"], tuple(recipe["id"] for recipe in actors), tuple(recipe["id"] for recipe in quotes))
    return n.Article(
        **fields,
        actors=tuple(make.record(n.Actor, recipe) for recipe in actors),
        quotes=tuple(make.record(n.Quote, recipe) for recipe in quotes),
        proposals=tuple(make.record(n.Proposal, recipe) for recipe in proposals),
    )


ARTICLES = st.builds(_article, fields_of_articles, actor_recipes, quote_recipes, proposal_recipes)


def records_of(kind: type, recipe: st.SearchStrategy[list[dict[str, Any]]]) -> st.SearchStrategy[Any]:
    """Records of one kind, in a text of their own; they refer to nobody by id."""

    def made(text: str, fields: list[dict[str, Any]]) -> Any:
        return Maker(text).record(kind, fields[0])

    return st.builds(made, texts, recipe.filter(lambda found: len(found) > 0))
