"""Extractors over an article: ids, merging, failures, languages, and that twice is once."""

import hashlib
import time
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from toys import actor, doing, giving, mention, proposal, quote, span

import newsmodel as n
from newsmodel.model import FrozenDict
from newsmodel.model.walk import USUAL, spans
from newsmodel.pipeline.stamp import find_of
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
    assert who.id == "actor-" + hashlib.sha256(b"actor|Starmer|mentions[0]:25:32").hexdigest()[:8]
    assert what.id.startswith("quote-")
    assert (who.by, what.by) == ("e", "e")
    assert found.extractors == (n.Stamp("e", "0"),)


@given(articles())
def test_what_tells_a_record_are_kind_name_and_places(article: n.Article) -> None:
    for record in (*article.actors, *article.quotes, *article.proposals):
        name = record.name if isinstance(record, n.Actor) else ""
        places = " ".join(f"{path}:{span.start}:{span.end}" for path, span in spans(record))
        assert find_of(article.text, record) == f"{type(record).__name__.lower()}|{name}|{places}"


@pytest.mark.parametrize("count", [0, USUAL, USUAL + 1])
def test_what_tells_an_actor_counts_its_mentions(count: int) -> None:
    text = "a" * count
    someone = n.Actor(name="a", kind="person", mentions=tuple(n.Mention(at, at + 1, "a") for at in range(count)))
    places = " ".join(f"mentions[{at}]:{at}:{at + 1}" for at in range(count))
    assert find_of(text, someone) == f"actor|a|{places}"


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


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([quote("x" + TEXT, "said")], r"Quote: content\[0\] says 'said' for 16 to 20, but the article has 'aid '"),
        ([n.Role("PM")], "yielded a Role, but it provides Actor or Quote or Proposal"),
        ([None], "yielded a NoneType"),
        (None, "gave None; an extractor gives an iterable"),
        (3, "TypeError: 'int' object is not iterable"),
        ([quote(TEXT, "act", "nobody")], "speaker names the actor 'nobody', which is not there; .* yielded before"),
        ([proposal(TEXT, "act", quote="none")], "quote names the quote 'none', which is not there"),
        ([actor(TEXT, "Starmer", by="else")], "by is 'else'; leave it empty, it becomes 'bad'"),
        ([actor(TEXT, "Starmer", id="kept", by="else")], "the record it replaces is by 'actors'"),
    ],
)
def test_a_bad_record_stops_its_extractor_and_nobody_else(found: Any, told: str) -> None:
    def bad(article: n.Article, context: n.Context) -> Any:
        return [actor(TEXT, "Reuters"), *found] if isinstance(found, list) else found

    kept = actor(TEXT, "Keir Starmer", id="kept")
    pipeline = n.Pipeline([
        giving("actors", kept),
        doing("bad", bad, n.Actor, n.Quote, n.Proposal),
        doing("quotes", lambda article, _: [quote(TEXT, "act", *(a.id for a in article.actors))], n.Quote,
              requires=(n.Actor, n.Proposal)),
    ])  # fmt: skip
    outcome = pipeline.run(ARTICLE)
    (failure,) = outcome.failures
    assert (failure.stage, failure.plugin, failure.article) == ("extract", "bad", ARTICLE.id)
    assert [a.name for a in outcome.article.actors] == ["Keir Starmer"], "all that the bad one found is dropped"
    assert outcome.article.name(outcome.article.quotes[0].speaker) == "Keir Starmer"
    assert [stamp.name for stamp in outcome.article.extractors] == ["actors", "quotes"]
    with pytest.raises(n.StageError, match=f"extract bad on article {ARTICLE.id}: .*{told}") as caught:
        pipeline(ARTICLE)
    assert caught.value.outcome.article == outcome.article


def test_several_failures_are_all_told() -> None:
    def fail(article: n.Article, context: n.Context) -> Iterator[n.Actor]:
        yield actor(TEXT, "Starmer")
        raise ZeroDivisionError("no")

    pipeline = n.Pipeline([doing("a", fail), doing("b", fail)])
    with pytest.raises(n.StageError, match="extract a .*ZeroDivisionError: no") as caught:
        pipeline(ARTICLE)
    assert [note.split(" on ")[0] for note in caught.value.__notes__] == ["extract b"]
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert pipeline.run(ARTICLE).article == ARTICLE


def test_an_interruption_passes() -> None:
    def interrupt(article: n.Article, context: n.Context) -> list[n.Actor]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        n.Pipeline([doing("e", interrupt)]).run(ARTICLE)


def test_another_version_runs_afresh_and_others_stay() -> None:
    def version(number: str) -> n.Pipeline:
        who = actor(TEXT, "Starmer", id=f"a{number}")
        return n.Pipeline([giving("actors", who, version=number)])

    def linking(article: n.Article, context: n.Context) -> Iterator[n.Quote]:
        yield quote(TEXT, "act", *(a.id for a in article.actors), id="q")

    mine = n.Actor(id="mine", name="Mine", kind="group")
    once = version("1")(attrs.evolve(ARTICLE, actors=(mine,)))
    linked = n.Pipeline([doing("links", linking, n.Quote)])(once)
    assert linked.quotes[0].speaker.actors == ("a1", "mine")
    again = version("2")(linked)
    assert {a.id for a in again.actors} == {"mine", "a2"}
    assert again.quotes[0].speaker == n.Reference(("mine",)), "what is gone is not named; the rest stays"
    assert again.extractors == (n.Stamp("links", "0"), n.Stamp("actors", "2"))


def test_links_of_others_survive_what_comes_back() -> None:
    actors = n.Pipeline([giving("actors", actor(TEXT, "Starmer"))])
    with_quotes = doing("links", lambda a, _: [quote(TEXT, "act", a.actors[0].id)], n.Quote)
    linked = n.Pipeline([with_quotes])(actors(ARTICLE))
    again = actors.run(linked, afresh=True).article
    assert again.quotes == linked.quotes
    same = doing("same", lambda a, _: a.quotes, n.Quote, requires=(n.Actor,))
    through = n.Pipeline([*actors.extractors, same]).run(linked, afresh=True).article
    assert through.quotes == linked.quotes


def test_a_failed_stage_is_tried_again() -> None:
    states = iter([ZeroDivisionError(), None])

    def flaky(article: n.Article, context: n.Context) -> list[n.Actor]:
        state = next(states)
        if state is not None:
            raise state
        return [actor(TEXT, "Starmer")]

    pipeline = n.Pipeline([doing("flaky", flaky), giving("sure", actor(TEXT, "Reuters"))])
    first = pipeline.run(ARTICLE)
    second = pipeline.run(first.article)
    assert (len(first.failures), len(first.article.actors)) == (1, 1)
    assert (len(second.failures), len(second.article.actors)) == (0, 2)


@pytest.mark.parametrize(
    ("text", "declared", "runs"),
    [
        ("Short.", None, True),
        ("", None, True),
        ("1 + 1 = 2", None, True),
        ("1 – 1 = 0", None, True),
        ("Привет", None, False),
        ("He said that the plan was to be in the hands of the many.", None, True),
        ("Der Plan ist nicht von dem Minister und auch nicht für die Stadt, sagte er.", None, False),
        ("Der Plan ist nicht von dem Minister und auch nicht für die Stadt, sagte er.", "en-GB", True),
        ("He said that the plan was to be in the hands of the many.", "de", False),
        ("He said that the plan was to be in the hands of the many.", "EN_us", True),
        ("He said that the plan was to be in the hands of the many.", "und", True),
    ],
)
def test_languages_filter(text: str, declared: str | None, runs: bool) -> None:
    english = doing("english", lambda *_: [n.Actor(name="X", kind="group")], languages=("en",))
    pipeline = n.Pipeline([english, doing("any", lambda *_: [], n.Quote)])
    article = n.Article(text=text, language=declared)
    found = pipeline(article)
    assert bool(found.actors) == runs
    assert [notice.code for notice in found.notices] == ([] if runs else ["language-unsupported"])
    assert pipeline(found) is found
    assert pipeline.run(found, afresh=True).article == found


def test_a_language_that_is_supported_later_loses_the_notice() -> None:
    english, german = (doing(code, lambda *_: [], languages=(code,)) for code in ("en", "de"))
    found = n.Pipeline([english])(n.Article(text="x", language="de"))
    assert [notice.message for notice in found.notices] == [
        "the language is 'de' (declared); en did not run: made for en"
    ]
    assert n.Pipeline([english, german])(found).notices == ()


def test_a_plugin_for_another_language_takes_nothing_away() -> None:
    english, german = (doing(code, lambda *_: [], languages=(code,)) for code in ("en", "de"))
    assert n.Pipeline([english, german])(n.Article(text="x", language="en")).notices == ()


def test_an_unclear_text_goes_to_extractors_of_other_scripts() -> None:
    russian = doing("ru", lambda *_: [n.Actor(name="X", kind="group")], languages=("ru",))
    assert n.Pipeline([russian])(n.Article(text="Привет")).actors


@attrs.frozen
class Options:
    least: int = 1
    strict: bool = False
    words: tuple[str, ...] = ()
    ratio: float = attrs.field(default=0.5, validator=attrs.validators.lt(1))


def test_options_reach_the_extractor() -> None:
    seen: list[Any] = []

    def look(article: n.Article, context: n.Context) -> list[n.Actor]:
        seen.append(context.options)
        return []

    looking = doing("look", look, options=Options)
    n.Pipeline([looking])(ARTICLE)
    n.Pipeline([looking], options={"look": {"least": "3", "strict": "true", "words": "a, b"}})(ARTICLE)
    n.Pipeline([looking], options={"look": Options(least=9)})(ARTICLE)
    assert seen == [Options(), Options(3, strict=True, words=("a", "b")), Options(9)]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (
            {"look": {"lest": 1}},
            "unknown option of look: 'lest'; did you mean least.*known: least, ratio, strict, words",
        ),
        ({"look": {"least": "many"}}, r"option look\.least is 'many': Expected `int`"),
        ({"look": {"ratio": 2.0}}, "options of look: .*ratio"),
        ({"look": 3}, "options of look: 3 is not a mapping"),
        ({"lock": {}}, "unknown extractor 'lock'; did you mean look"),
        ({"plain": {"a": 1}}, "plain takes no options, but a was given"),
    ],
)
def test_wrong_options_are_refused_early(values: dict[str, Any], told: str) -> None:
    with pytest.raises(n.UsageError, match=told):
        n.Pipeline([doing("look", lambda *_: [], options=Options), doing("plain", lambda *_: [])], options=values)


def test_a_pipeline_says_what_it_is() -> None:
    assert repr(n.Pipeline([giving("b"), giving("a")])) == "Pipeline(a, b)"
    assert n.Pipeline([])(ARTICLE) is ARTICLE


def test_many_records_take_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "Ann " * count
        found = [
            n.Actor(name=f"A{i}", kind="person", mentions=(n.Mention(i * 4, i * 4 + 3, "Ann"),)) for i in range(count)
        ]
        pipeline = n.Pipeline([giving("e", *found)])
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            assert len(pipeline(n.Article(text=text)).actors) == count
            best = min(best, time.process_time() - start)
        return best

    assert seconds(1600) < 16 * seconds(200)


def test_one_actor_for_each_mention_takes_linear_time() -> None:
    """A plugin that yields an actor for each mention, all of which the first actor has too."""

    def seconds(count: int) -> float:
        text = "Ann " * count
        mentions = [n.Mention(i * 4, i * 4 + 3, "Ann") for i in range(count)]
        whole = n.Actor(name="Ann", kind="person", mentions=tuple(mentions))
        parts = [n.Actor(name=f"A{i}", kind="person", mentions=(m,)) for i, m in enumerate(mentions)]
        pipeline = n.Pipeline([giving("e", whole), giving("f", *parts)])
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            assert pipeline(n.Article(text=text)).actors[0].mentions == whole.mentions
            best = min(best, time.process_time() - start)
        return best

    assert seconds(3200) < 32 * seconds(400)


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
