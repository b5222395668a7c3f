"""Generated values of the model: any article that the model allows, astral characters and accents among its text."""

import string
from typing import Any

from hypothesis import strategies as st

import newsmodel as n
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
texts = st.text(characters, max_size=40)
words = st.text(characters, min_size=1, max_size=12)
optional = st.none() | texts
ids = st.text(string.ascii_lowercase, min_size=1, max_size=4)
dates = st.dates().map(lambda day: day.isoformat())
times = dates | st.datetimes(timezones=st.none() | st.timezones()).map(
    lambda time: time.isoformat(timespec="seconds")[:25]
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
extras = st.dictionaries(st.builds("{}.{}".format, ids, ids), json_values, max_size=2)
few_extras = st.sampled_from([{}, {}, {"my.key": [1, {"é": None}], "my.other": "🌍"}])


@st.composite
def spans(draw: st.DrawFn, text: str, cls: type = n.Span, /, **more: st.SearchStrategy[Any]) -> Any:
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return cls(start, end, text[start:end], **{key: draw(value) for key, value in more.items()})


def several(values: st.SearchStrategy[Any], at_least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, min_size=at_least, max_size=at_least + 2).map(tuple)


def made(values: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    """The fields that all records have."""
    return {"id": values, "by": st.none() | st.just("me"), "rule": st.none() | st.just("r"), "extra": few_extras}


def actors(text: str, known: st.SearchStrategy[str] = ids) -> st.SearchStrategy[n.Actor]:
    return st.builds(
        n.Actor,
        **made(known),
        name=words,
        kind=st.sampled_from(ACTOR_KINDS),
        roles=several(st.builds(n.Role, title=words, of=optional, former=st.booleans())),
        country=st.none() | st.sampled_from(["GB", "FR", "XK"]),
        mentions=several(spans(text, n.Mention, kind=st.sampled_from(MENTION_KINDS))),
    )


def references(text: str, known: list[str]) -> st.SearchStrategy[n.Reference]:
    chosen = st.lists(st.sampled_from(known), max_size=2, unique=True) if known else st.just([])
    return st.builds(n.Reference, actors=chosen.map(tuple), mention=st.none() | spans(text))


def quotes(text: str, known: list[str]) -> st.SearchStrategy[n.Quote]:
    reference = st.none() | references(text, known)
    return st.builds(
        n.Quote,
        **made(ids),
        act=st.sampled_from(QUOTE_ACTS),
        kind=st.sampled_from(QUOTE_KINDS),
        content=several(spans(text), at_least=1),
        cue=st.none() | spans(text),
        speaker=reference,
        addressee=reference,
    )


def proposals(text: str, known: list[str], made_in: list[str]) -> st.SearchStrategy[n.Proposal]:
    reference = references(text, known)
    quantity = spans(
        text, n.Quantity, value=numbers, upper=st.none() | numbers, unit=optional, bound=st.sampled_from(BOUNDS)
    )
    stance = st.builds(n.Stance, actor=reference, position=st.sampled_from(POSITIONS), cue=spans(text))
    return st.builds(
        n.Proposal,
        **made(ids),
        act=st.sampled_from(PROPOSAL_ACTS),
        action=spans(text),
        cue=st.none() | spans(text),
        modality=st.none() | st.sampled_from(MODALITIES),
        polarity=st.sampled_from(POLARITIES),
        proposer=st.none() | reference,
        addressees=several(reference),
        conditions=several(spans(text)),
        deadline=st.none() | spans(text, n.Deadline, date=st.none() | dates | st.just("2030") | st.just("2030-06")),
        quantities=several(quantity),
        stances=several(stance),
        quote=st.none() | st.sampled_from(made_in) if made_in else st.none(),
    )


def by_id(values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, max_size=2, unique_by=lambda record: record.id)


@st.composite
def articles(draw: st.DrawFn) -> n.Article:
    text = draw(texts)
    found = draw(by_id(actors(text)))
    known = [actor.id for actor in found]
    said = draw(by_id(quotes(text, known)))
    wanted = draw(by_id(proposals(text, known, [quote.id for quote in said])))
    return n.Article(
        id=draw(st.just("") | ids),
        text=text,
        title=draw(optional),
        url=draw(optional),
        authors=draw(several(texts)),
        keywords=draw(several(texts)),
        published=draw(st.none() | times),
        language=draw(st.none() | st.sampled_from(["en", "de-AT"])),
        dateline=draw(st.none() | st.builds(n.Dateline, place=optional, agency=optional)),
        captions=draw(several(st.builds(n.Caption, text=texts, credit=optional))),
        notices=draw(several(st.builds(n.Notice, code=words, message=texts, text=optional))),
        source=draw(
            st.none() | st.builds(n.Origin, name=optional, part=optional, format=optional, sha256=optional),
        ),
        extractors=draw(several(st.builds(n.Stamp, name=words, version=texts))),
        actors=tuple(found),
        quotes=tuple(said),
        proposals=tuple(wanted),
        extra=draw(extras),
    )
