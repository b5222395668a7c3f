"""What extractors find in one article, brought together: ids, duplicates, actors that are one."""

import hashlib
from collections.abc import Callable, Iterator

import attrs
from hypothesis import given, settings
from toys import actor, doing, giving, mention, proposal, quote, span

import newsmodel as n
from newsmodel.model import FrozenDict
from newsmodel.model.walk import spans
from newsmodel.pipeline.stamp import find_of
from newsmodel.testing.hostile import hold_linear
from newsmodel.testing.strategies import articles

TEXT = "“We must act”, said Keir Starmer. Starmer, he, Reuters and the PM."
ARTICLE = n.Article(text=TEXT)


@settings(max_examples=40)
@given(articles())
def test_what_is_found_elsewhere_can_be_found_again(article: n.Article) -> None:
    """Any records of the model pass through; ids and order aside, all that is distinct is there, and twice is once."""
    bare = n.Article(text=article.text)
    records = [attrs.evolve(r, by=None) for r in (*article.actors, *article.quotes, *article.proposals)]
    pipeline = n.Pipeline([giving("toy", *records, provides=(n.Actor, n.Quote, n.Proposal))])
    found = pipeline(bare)
    assert found.text == article.text
    assert {r.by for r in (*found.actors, *found.quotes, *found.proposals)} <= {"toy"}
    assert len(found.actors) <= len(article.actors)
    assert pipeline(found) is found
    assert pipeline.run(found, afresh=True).article == found


def test_ids_tell_kind_and_content() -> None:
    found = n.Pipeline([giving("e", actor(TEXT, "Starmer"), quote(TEXT, "We must act"))])(ARTICLE)
    (who,), (what,) = found.actors, found.quotes
    assert who.id == "actor-" + hashlib.blake2b(b"actor|Starmer|[25, 32]", digest_size=4).hexdigest()
    assert what.id.startswith("quote-")
    assert (who.by, what.by) == ("e", "e")
    assert found.extractors == (n.Stamp("e", "0"),)


@given(articles())
def test_what_tells_a_record_are_kind_name_and_places(article: n.Article) -> None:
    for record in (*article.actors, *article.quotes, *article.proposals):
        places = spans(record)
        what = record.name if isinstance(record, n.Actor) else " ".join(path for path, _ in places)
        numbers = ", ".join(f"{span.start}, {span.end}" for _, span in places)
        assert find_of(article.text, record) == f"{type(record).__name__.lower()}|{what}|[{numbers}]"


def test_ids_do_not_clash() -> None:
    one, other = quote(TEXT, "We must act"), quote(TEXT, "We must act", act="deny")
    found = n.Pipeline([giving("e", one, other)])(ARTICLE)
    first, second = sorted(q.id for q in found.quotes)
    assert second == f"{first}-2"


def test_exact_duplicates_are_dropped_and_their_ids_led_on() -> None:
    same = quote(TEXT, "We must act")
    wanted = proposal(TEXT, "act", quote="mine")
    pipeline = n.Pipeline(
        [
            giving("a", attrs.evolve(same, rule="r")),
            giving("b", attrs.evolve(same, id="mine"), wanted),
        ]
    )
    found = pipeline(ARTICLE)
    assert [q.by for q in found.quotes] == ["a"]
    assert found.proposals[0].quote == found.quotes[0].id


def test_records_come_in_the_order_of_the_text() -> None:
    late, early, placeless = actor(TEXT, "Reuters"), actor(TEXT, "Keir Starmer"), n.Actor(name="X", kind="group")
    found = n.Pipeline([giving("e", placeless, late, early)])(ARTICLE)
    assert [a.name for a in found.actors] == ["Keir Starmer", "Reuters", "X"]


def test_actors_that_share_a_name_are_one_and_the_earlier_wins() -> None:
    role = n.Role("PM")
    one = actor(TEXT, "Keir Starmer", id="one", extra={"a.x": 1})
    other = actor(
        TEXT,
        "Keir Starmer",
        id="other",
        name="Starmer",
        kind="group",
        country="GB",
        roles=(role,),
        mentions=(mention(TEXT, "the PM", "nominal"), mention(TEXT, "Keir Starmer")),
        extra={"a.x": 2, "b.y": 3},
    )
    said = quote(TEXT, "We must act", "other", addressee=n.Reference(("one", "other")))
    wanted = proposal(TEXT, "act", proposer=n.Reference(("other",), mention(TEXT, "he", "pronoun")))
    pipeline = n.Pipeline([giving("a", one), giving("b", other, said), giving("c", wanted, requires=(n.Quote,))])
    found = pipeline(ARTICLE)
    (who,) = found.actors
    assert (who.id, who.by, who.name, who.kind, who.country, who.roles) == (
        "one", "a", "Keir Starmer", "person", "GB", (role,)
    )  # fmt: skip
    assert [m.text for m in who.mentions] == ["Keir Starmer", "the PM"]
    assert who.extra == FrozenDict({"a.x": 1, "b.y": 3})
    assert found.quotes[0].speaker == n.Reference(("one",))
    assert found.quotes[0].addressee == n.Reference(("one",))
    assert found.proposals[0].proposer.actors == ("one",)


def test_an_actor_can_bring_two_together() -> None:
    first = actor(TEXT, "Keir Starmer", id="first")
    second = actor(TEXT, "Reuters", id="second")
    said = quote(TEXT, "We must act", "second")
    both = attrs.evolve(first, id="both", mentions=(*first.mentions, *second.mentions))
    found = n.Pipeline([giving("a", first, second, said), giving("b", both)])(ARTICLE)
    assert [a.id for a in found.actors] == ["first"]
    assert found.quotes[0].speaker == n.Reference(("first",))


def test_an_actor_that_was_united_can_be_given_again() -> None:
    one, other = actor(TEXT, "Starmer", id="one"), actor(TEXT, "Starmer", id="other", name="Sir Keir")
    more = attrs.evolve(other, mentions=(mention(TEXT, "the PM", "nominal"),), country="GB")
    found = n.Pipeline([giving("a", one), giving("b", other, more)])(ARTICLE)
    (who,) = found.actors
    assert (who.id, who.name, who.country, [m.text for m in who.mentions]) == (
        "one",
        "Starmer",
        "GB",
        ["Starmer", "the PM"],
    )


def test_the_same_find_twice_is_one() -> None:
    same = quote(TEXT, "act")
    assert len(n.Pipeline([giving("a", same, same), giving("b", same)])(ARTICLE).quotes) == 1


def test_a_proposal_of_others_forgets_a_quote_that_is_gone() -> None:
    def quotes(version: str, words: str) -> n.Pipeline:
        return n.Pipeline([giving("quotes", quote(TEXT, words), version=version)])

    def wants(article: n.Article, context: n.Context) -> Iterator[n.Proposal]:
        yield proposal(TEXT, "act", quote=article.quotes[0].id)

    with_proposal = n.Pipeline([doing("wants", wants, n.Proposal)])(quotes("1", "We must act")(ARTICLE))
    assert with_proposal.proposals[0].quote
    assert quotes("2", "We must")(with_proposal).proposals[0].quote is None


def test_nominal_mentions_may_be_shared() -> None:
    one, other = (actor(TEXT, name, mentions=(mention(TEXT, "he", "pronoun"),)) for name in ("Reuters", "Starmer"))
    assert len(n.Pipeline([giving("e", one, other)])(ARTICLE).actors) == 2


def test_a_record_with_an_id_that_is_there_replaces_it() -> None:
    def refine(article: n.Article, context: n.Context) -> Iterator[n.Quote]:
        for found in article.quotes:
            yield attrs.evolve(found, speaker=n.Reference((article.actors[0].id,)))

    first = giving("first", actor(TEXT, "Starmer"), quote(TEXT, "We must act"))
    pipeline = n.Pipeline([first, doing("second", refine, n.Quote, requires=(n.Quote, n.Actor))])
    found = pipeline(ARTICLE)
    (said,) = found.quotes
    assert (said.by, found.name(said.speaker)) == ("first", "Starmer")
    assert pipeline(found) is found


def test_a_replaced_actor_loses_its_old_names() -> None:
    old = actor(TEXT, "Starmer", id="x")
    new = attrs.evolve(old, mentions=(mention(TEXT, "Reuters"),))
    later = actor(TEXT, "Starmer", name="Else")
    found = n.Pipeline([giving("a", old), giving("b", new), giving("c", later)])(ARTICLE)
    assert sorted(a.name for a in found.actors) == ["Else", "Starmer"]


ANNS = {"Anns": lambda length: "Ann " * max(1, length // 4)}


def anns(text: str) -> list[n.Mention]:
    return [n.Mention(start, start + 3, "Ann") for start in range(0, len(text), 4)]


def one_each(mentions: list[n.Mention]) -> list[n.Actor]:
    return [n.Actor(name=f"A{i}", kind="person", mentions=(mention,)) for i, mention in enumerate(mentions)]


def test_many_records_take_linear_time() -> None:
    def prepared(text: str) -> Callable[[], object]:
        pipeline, article = n.Pipeline([giving("e", *one_each(anns(text)))]), n.Article(text=text)
        assert len(pipeline(article).actors) == len(text) // 4
        return lambda: pipeline(article)

    hold_linear(prepared, ANNS)


def test_one_actor_for_each_mention_takes_linear_time() -> None:
    """A plugin that yields an actor for each mention, all of which the first actor has too."""

    def prepared(text: str) -> Callable[[], object]:
        mentions = anns(text)
        whole = n.Actor(name="Ann", kind="person", mentions=tuple(mentions))
        pipeline, article = n.Pipeline([giving("e", whole), giving("f", *one_each(mentions))]), n.Article(text=text)
        assert pipeline(article).actors[0].mentions == whole.mentions
        return lambda: pipeline(article)

    hold_linear(prepared, ANNS)


def test_a_chain_of_actors_that_share_names_becomes_one() -> None:
    places = [n.Mention(i * 4, i * 4 + 3, "Ann") for i in range(40)]
    apart = [n.Actor(name=f"A{i}", kind="person", mentions=(place,)) for i, place in enumerate(places)]
    joints = [
        n.Actor(name=f"J{i}", kind="person", mentions=(places[i - 1], places[i])) for i in range(len(places) - 1, 0, -1)
    ]
    said = n.Quote(kind="direct", content=(n.Span(0, 3, "Ann"),), speaker=n.Reference(("last",)))
    apart[-1] = attrs.evolve(apart[-1], id="last")
    one = n.Pipeline([giving("e", *apart), giving("f", *joints), giving("g", said, requires=(n.Actor,))])
    found = one(n.Article(text="Ann " * 40))
    assert [actor.name for actor in found.actors] == ["A0"]
    assert found.actors[0].mentions == tuple(places)
    assert found.quotes[0].speaker == n.Reference((found.actors[0].id,))
    assert attrs.evolve(found) == found


def test_spans_of_records_without_ids_are_kept() -> None:
    article = attrs.evolve(ARTICLE, quotes=(quote(TEXT, "We must"), quote(TEXT, "act")))
    found = n.Pipeline([giving("e", actor(TEXT, "Starmer"))])(article)
    assert [q.text for q in found.quotes] == ["We must", "act"]
    assert all(q.id for q in found.quotes)
    assert span(TEXT, "act") in found.quotes[1].content
