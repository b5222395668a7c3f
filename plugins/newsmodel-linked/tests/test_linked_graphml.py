"""The network of actors, read by networkx."""

import io
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_linked.network import nested

import newsmodel
from newsmodel import Actor, Article, Mention, Proposal, Quote, Reference, Span, Stance
from newsmodel.testing.strategies import articles

ROOT = Path(__file__).parents[3]


def written(batch: Any) -> bytes:
    stream = io.BytesIO()
    newsmodel.write(batch, stream, "graphml")
    return stream.getvalue()


def read(batch: Any) -> Any:
    return nx.read_graphml(io.BytesIO(written(batch)), force_multigraph=True)


def ties(graph: Any) -> dict[tuple[str, str, str], int]:
    names = dict(graph.nodes(data="label"))
    return {(names[a], tie["relation"], names[b]): tie["weight"] for a, b, tie in graph.edges(data=True)}


def actor(name: str, text: str, kind: Any = "person", **more: Any) -> Actor:
    start = text.find(name)
    mentions = (Mention(start, start + len(name), name),) if start >= 0 else ()
    return Actor(id=name, name=name, kind=kind, mentions=mentions, **more)


TEXT = "Ann said: Bob told Cy that Dee shall go. Eve opposes it."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words), words)


def story(**more: Any) -> Article:
    return Article(
        text=TEXT,
        publisher="The Paper",
        actors=tuple(actor(name, TEXT) for name in ("Ann", "Bob", "Cy", "Dee", "Eve", "Fay")),
        quotes=(
            Quote(kind="indirect", content=(span("Bob told Cy that Dee shall go"),), speaker=Reference(("Ann",))),
            Quote(
                kind="indirect",
                content=(span("Dee shall go"),),
                speaker=Reference(("Bob",)),
                addressee=Reference(("Cy",)),
            ),
        ),
        proposals=(
            Proposal(
                act="demand",
                action=span("go"),
                proposer=Reference(("Bob",)),
                addressees=(Reference(("Dee",)),),
                stances=(Stance(Reference(("Eve",)), "oppose", span("opposes")),),
            ),
        ),
        **more,
    )


def test_who_quotes_asks_and_opposes_whom():
    assert ties(read(story())) == {
        ("The Paper", "quotes", "Ann"): 1,
        ("Ann", "quotes", "Bob"): 1,
        ("Ann", "mentions", "Bob"): 1,
        ("Ann", "mentions", "Cy"): 1,
        ("Ann", "mentions", "Dee"): 1,
        ("Bob", "addresses", "Cy"): 1,
        ("Bob", "mentions", "Dee"): 1,
        ("Bob", "asks", "Dee"): 1,
        ("Eve", "opposes", "Bob"): 1,
    }


def test_ties_are_counted_over_articles_in_any_order():
    first, second = story(), story(title="Again")
    other = Article(text="Ann", actors=(actor("Ann", "Ann", "organisation"),))
    graph = read([first, second, other])
    assert set(ties(graph).values()) == {2}
    assert written([first, second, other]) == written([other, second, first])
    ann = [data for _, data in graph.nodes(data=True) if data["label"] == "Ann"]
    assert [(data["kind"], data["articles"], data["quotes"]) for data in ann] == [("person", 2, 2)]
    assert "Fay" not in dict(graph.nodes(data="label")).values()


def test_what_was_left_unsaid_is_no_quote():
    quote = Quote(act="decline", kind="indirect", content=(Span(0, 3, "Ann"),), speaker=Reference(("Ann",)))
    assert not ties(read(Article(text=TEXT, publisher="P", actors=(actor("Ann", TEXT),), quotes=(quote,))))


def test_two_people_of_one_name_and_kind_are_one():
    sides = [story(), Article(text=TEXT, actors=(actor("Ann", TEXT, country="GB"), actor("Bob", TEXT)))]
    (ann,) = [data for _, data in read(sides).nodes(data=True) if data["label"] == "Ann"]
    assert (ann["articles"], ann["country"]) == (2, "GB")


def test_networkx_reads_the_seeds():
    paths = sorted((ROOT / "seeds").glob("*/input.txt"))
    graph = read([newsmodel.extract(next(newsmodel.read(path))) for path in paths])
    relations = {relation for _, relation, _ in ties(graph)}
    assert {"mentions", "asks", "opposes"} <= relations
    assert all(isinstance(weight, int) and weight > 0 for weight in ties(graph).values())


@given(st.lists(articles(), max_size=2))
@settings(max_examples=15, deadline=None)
def test_networkx_reads_any_articles(batch):
    graph = read(batch)
    said = [quote.speaker for article in batch for quote in article.quotes if quote.act != "decline"]
    assert bool(graph) >= any(speaker and speaker.actors for speaker in said)
    assert all(data["label"] and data["kind"] for _, data in graph.nodes(data=True))


def test_a_cut_document_is_refused():
    with pytest.raises(ParseError):
        nx.read_graphml(io.BytesIO(written(story())[:-20]))


def test_a_value_of_an_unknown_key_is_refused():
    with pytest.raises(nx.NetworkXError, match="Bad GraphML data"):
        nx.read_graphml(io.BytesIO(written(story()).replace(b'<data key="weight">', b'<data key="wait">')))


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6)), max_size=6))
def test_the_smallest_quote_around_a_quote(places):
    text = "a" * 20
    quotes = [
        Quote(id=str(n), kind="indirect", content=(Span(at, at + size, text[at : at + size]),))
        for n, (at, size) in enumerate(places)
    ]
    found = list(nested(quotes))
    assert sorted(quote.id for quote, _ in found) == sorted(quote.id for quote in quotes)
    for quote, outer in found:
        if outer is not None:
            assert outer is not quote
            assert outer.content[0].start <= quote.content[0].start
            assert quote.content[0].end <= outer.content[0].end
