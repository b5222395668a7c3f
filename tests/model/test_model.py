"""The promises of the model, and what its errors say."""

import copy
import hashlib
import json
import math
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsmodel as n
from newsmodel.model import FrozenDict
from newsmodel.model.copies import builder, changed
from newsmodel.model.walk import bare_spans, located, map_references, references, spans
from newsmodel.testing.strategies import articles, texts
from newsmodel.testing.strategies import spans as spans_of

TEXT = "Ärger 🌍: “We must act”, said Ms May."


def at(words: str, kind: type = n.Span, **more: Any) -> Any:
    start = TEXT.index(words)
    return kind(start, start + len(words), words, **more)


def proposal(**fields: Any) -> n.Proposal:
    return n.Proposal(**{"act": "demand", "action": at("act"), **fields})


@given(articles())
def test_articles_are_values_whose_spans_slice_back(article: n.Article) -> None:
    for record in (*article.actors, *article.quotes, *article.proposals):
        for _, span in spans(record):
            assert article.text[span.start : span.end] == span.text
        paths, places = located(record)
        assert list(zip(paths, places, strict=True)) == spans(record)
        assert list(bare_spans(record)) == list(places)
    assert pickle.loads(pickle.dumps(article)) == article
    assert copy.deepcopy(article) == article
    assert hash(attrs.evolve(article)) == hash(article)


def test_spans_come_with_the_paths_that_errors_name() -> None:
    who, place = n.Reference(("a",), at("Ms May")), at("act")
    everything = proposal(
        cue=place,
        proposer=who,
        addressees=(n.Reference(), who),
        conditions=(place,) * 11,
        deadline=at("act", n.Deadline),
        quantities=(at("act", n.Quantity, value=1),),
        stances=(n.Stance(who, "support", place),),
    )
    conditions = " ".join(f"conditions[{index}]" for index in range(11))
    assert " ".join(path for path, _ in spans(everything)) == (
        f"proposer.mention addressees[1].mention stances[0].actor.mention cue action {conditions} quantities[0] "
        "deadline stances[0].cue"
    )
    quote = n.Quote(kind="direct", content=(place, place), addressee=who)
    assert [path for path, _ in spans(quote)] == ["addressee.mention", "content[0]", "content[1]"]
    actor = n.Actor(name="May", kind="person", mentions=(at("Ms May", n.Mention),) * 2)
    assert [path for path, _ in spans(actor)] == ["mentions[0]", "mentions[1]"]


@given(texts().flatmap(lambda text: st.tuples(st.just(text), spans_of(text))), st.integers(-2, 2))
def test_a_shifted_span_is_refused_unless_the_same_words_stand_there(drawn: tuple[str, n.Span], shift: int) -> None:
    text, span = drawn
    start, end = span.start + shift, span.end + shift
    if start < 0:
        return
    quote = n.Quote(kind="direct", content=(n.Span(start, end, span.text),))
    if text[start:end] == span.text:
        n.Article(text=text, quotes=(quote,))
    else:
        with pytest.raises(n.ModelError, match=r"Quote: content\[0\] says"):
            n.Article(text=text, quotes=(quote,))


@pytest.mark.parametrize("field", ["text", "actors", "extra"])
def test_nothing_can_be_changed(field: str) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(n.Article(text="a"), field, ())


def test_extra_cannot_be_changed_either() -> None:
    article = n.Article(text="a", extra={"my.key": [1, {"b": [2]}]})
    with pytest.raises(TypeError, match="immutable"):
        article.extra["my.other"] = 1
    assert article.extra == {"my.key": (1, {"b": (2,)})}
    assert isinstance(article.extra["my.key"][1], FrozenDict)


@pytest.mark.parametrize(
    ("build", "told"),
    [
        (lambda: n.Span(2, 1, ""), "Span: start 2 and end 1 are not 0 <= start <= end"),
        (lambda: n.Span(-1, 0, "a"), "start -1"),
        (lambda: n.Span(0, 4, "🌍"), "0 to 4 is 4 characters, but text has 1"),
        (lambda: n.Span(True, 1, "a"), "not two integers"),
        (
            lambda: n.Mention(0, 1, "a", kind="noun"),
            "Mention: kind is 'noun'; it must be one of name, nominal",
        ),
        (lambda: n.Actor(name="", kind="person"), "Actor: name is empty"),
        (lambda: n.Actor(id="a1", name="X", kind="robot"), "Actor a1: kind is 'robot'; it must be one of country"),
        (lambda: n.Actor(name="X", kind="person", country="uk"), "Actor X: country is 'uk'; it must be a code like GB"),
        (lambda: n.Actor(name="X", kind="person", mentions=[]), "Actor X: mentions is a list; it must be a tuple"),
        (lambda: n.Actor(name="X", kind="person", mentions=(1,)), r"mentions\[0\] is 1; it must be Mention"),
        (lambda: n.Quote(kind="direct", content=()), "Quote: content is empty"),
        (lambda: n.Quote(id="q", kind="direct", content=(at("act"),), act="sing"), "Quote q: act is 'sing'"),
        (lambda: n.Quote(kind="direct", content=(at("act"),), cue="said"), "cue is 'said'; it must be Span or None"),
        (lambda: proposal(modality="maybe"), "Proposal: modality is 'maybe'"),
        (lambda: proposal(polarity="none"), "Proposal: polarity is 'none'"),
        (lambda: at("act", n.Quantity, value=math.nan), "Quantity: value is nan; it must be a finite number"),
        (lambda: at("act", n.Quantity, value="3"), "Quantity: value is '3'"),
        (lambda: at("act", n.Deadline, date="June"), "Deadline: date is 'June'; it must be like 2030, 2030-06"),
        (lambda: at("act", n.Deadline, date="2030-W01-1"), "Deadline: date is '2030-W01-1'; it must be like 2030"),
        (lambda: at("act", n.Deadline, date="2030-13"), "Deadline: date is '2030-13'"),
        (lambda: n.Article(text=b"a"), "Article: text is b'a'; it must be str"),
        (lambda: n.Article(text="a\ud800"), "Article: text has a lone surrogate at character 1"),
        (lambda: n.Article(text="a", authors=("\udfff",)), "Article: authors has a lone surrogate"),
        (lambda: n.Article(text="a", published="yesterday"), "Article: published is 'yesterday'"),
        (lambda: n.Article(text="a", published="20300601"), "published is '20300601'"),
        (lambda: n.Article(text="a", extra={"key": 1}), "extra: the key 'key' is not of the form 'plugin.key'"),
        (lambda: n.Article(text="a", extra={"a.b": {1: 2}}), r"extra\.a\.b: the key 1 is not a string"),
        (lambda: n.Article(text="a", extra={"a.b": [2**64]}), r"extra\.a\.b\[0\]: 18446744073709551616 does not fit"),
        (lambda: n.Article(text="a", extra={"a.b": math.inf}), r"extra\.a\.b: JSON has no inf"),
        (lambda: n.Article(text="a", extra={"a.b": b""}), r"extra\.a\.b: bytes is not a JSON value"),
        (lambda: n.Article(text="a", extra={"a.b": "\ud800"}), r"extra\.a\.b: lone surrogate"),
        (lambda: n.Article(text="a", extra=[1]), "extra: a mapping is wanted, not list"),
    ],
)
def test_an_error_says_record_field_and_what_was_found(build: Any, told: str) -> None:
    with pytest.raises(n.ModelError, match=told) as caught:
        build()
    assert isinstance(caught.value, ValueError)


def test_ids_are_known_and_unique() -> None:
    actor = n.Actor(id="a", name="May", kind="person")
    quote = n.Quote(id="q", kind="direct", content=(at("act"),), speaker=n.Reference(("b",)))
    with pytest.raises(n.ModelError, match="Quote q: speaker names the actor 'b', which is not there"):
        n.Article(text=TEXT, actors=(actor,), quotes=(quote,))
    with pytest.raises(n.ModelError, match="Actor a: the id is used twice"):
        n.Article(text=TEXT, actors=(actor, attrs.evolve(actor, name="Else")))
    with pytest.raises(n.ModelError, match="Proposal: quote names 'q9', which is not there"):
        n.Article(text=TEXT, proposals=(proposal(quote="q9"),))


def test_the_id_is_made_of_the_content() -> None:
    article = n.Article(text="a")
    assert article.id == n.Article(text="a", language="en").id
    assert len({article.id, n.Article(text="b").id, n.Article(text="a", title="t").id}) == 3
    assert n.Article(id="mine", text="a").id == "mine"


@given(st.text(st.characters(codec="utf-8")), st.none() | st.text(st.characters(codec="utf-8")))
def test_the_id_is_that_of_compact_json(text: str, title: str | None) -> None:
    compact = json.dumps([None, title, None, text], ensure_ascii=False, separators=(",", ":"))
    assert n.Article(text=text, title=title).id == hashlib.sha256(compact.encode()).hexdigest()[:16]


class Markup(str):
    """A str of a kind of its own, as parsers of markup give it."""

    __slots__ = ()


@pytest.mark.parametrize(
    "build",
    [
        lambda text: n.Actor(id=text("i"), by=text("b"), rule=text("r"), name=text("n"), kind="person"),
        lambda text: n.Quote(id=text("i"), by=text("b"), rule=text("r"), kind="direct", content=(at("act"),)),
        lambda text: n.Reference((text("i"), text("j"))),
        lambda text: n.Article(text=text("a"), title=text("b")),
    ],
)
def test_texts_of_any_kind_are_taken_unless_a_surrogate_is_in_them(build: Any) -> None:
    assert build(Markup) == build(str) != build(lambda text: text + "é")
    with pytest.raises(n.ModelError, match="lone surrogate"):
        build(lambda text: text + "\ud800")


RECORDS = [
    n.Actor(name="May", kind="person", mentions=(at("Ms May", n.Mention),)),
    n.Quote(kind="direct", content=(at("act"),)),
    n.Reference(),
    at("act", n.Mention),
]


@pytest.mark.parametrize(
    ("record", "field"),
    [(record, field) for record in RECORDS for field in attrs.fields_dict(type(record)) if field != "extra"],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
@pytest.mark.parametrize("wrong", [object, 3.5, [], [3.5], (3.5,), b"a"], ids=repr)
def test_no_field_takes_what_is_of_another_type(record: Any, field: str, wrong: object) -> None:
    with pytest.raises(n.ModelError, match=f"{type(record).__name__}.*(: {field}|not two integers)"):
        attrs.evolve(record, **{field: wrong})


@given(articles())
def test_a_copy_is_what_attrs_would_make(article: n.Article) -> None:
    for record in (*article.actors, *article.quotes, *article.proposals):
        assert changed(record, by="x", id="y") == attrs.evolve(record, by="x", id="y")
        for quantity in getattr(record, "quantities", ()):
            assert changed(quantity, value=2.5, bound="about") == attrs.evolve(quantity, value=2.5, bound="about")
    assert changed(article, actors=()).actors == ()
    assert changed(article) == article


@pytest.mark.parametrize("record", [*RECORDS, at("act")], ids=lambda record: type(record).__name__)
def test_what_is_built_is_what_attrs_would_make(record: Any) -> None:
    kind = type(record)
    fields = {field.name: getattr(record, field.name) for field in attrs.fields(kind)}
    assert builder(kind, *fields)(**fields) == builder(kind, *fields)(*fields.values()) == record
    required = {field.name: fields[field.name] for field in attrs.fields(kind) if field.default is attrs.NOTHING}
    made = builder(kind, *required)(**required)
    assert made == kind(**required)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(made, next(iter(fields)), None)


def test_what_is_built_has_all_its_fields() -> None:
    with pytest.raises(TypeError, match="Mention: end, text must be given"):
        builder(n.Mention, "start", "kind")


def test_names_for_reading() -> None:
    people = tuple(n.Actor(id=name, name=name.title(), kind="person") for name in ("ann", "bo", "cy"))
    article = n.Article(text=TEXT, actors=people)
    assert article.actor("bo").name == "Bo"
    assert article.name(None) is None
    assert article.name(n.Reference()) is None
    assert article.name(n.Reference(mention=at("Ms May"))) == "Ms May"
    assert article.name(n.Reference(("ann", "bo", "cy"))) == "Ann, Bo and Cy"
    with pytest.raises(n.ModelError, match="no actor 'di'"):
        article.actor("di")


def test_texts_of_records() -> None:
    assert n.Quote(kind="direct", content=(at("We must"), at("act"))).text == "We must act"
    assert proposal().text == "act"


def test_map_references_reaches_all_of_them() -> None:
    old, new = n.Reference(("a",)), n.Reference(("b",))
    stance = n.Stance(actor=old, position="support", cue=at("said"))
    for record in (
        n.Quote(kind="direct", content=(at("act"),), speaker=old, addressee=old),
        proposal(proposer=old, addressees=(old,), stances=(stance,)),
    ):
        changed = map_references(record, lambda _: new)
        assert [reference for _, reference in references(changed)] == [new] * len(list(references(record)))
        assert map_references(record, lambda reference: reference) is record
