"""Extractors over an article: failures, versions, languages, options."""

from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from toys import actor, doing, giving, proposal, quote

import newsmodel as n

TEXT = "“We must act”, said Keir Starmer. Starmer, he, Reuters and the PM."
ARTICLE = n.Article(text=TEXT)


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
