"""Laws of the measures, and telling examples."""

import random
from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import ARTICLES, PAIRS

from newsmodel import Actor, Article, Mention, ModelError, Proposal, Quote, Reference, Span
from newsmodel.errors import SourceError
from newsmodel.metrics import (
    Counts,
    PrecisionRecall,
    Scores,
    Share,
    bare,
    causes_of,
    evaluate,
    groups_of,
    match_articles,
    pick,
    score_clusters,
    score_proposals,
    score_quotes,
    total,
)
from newsmodel.metrics.assignment import best_total
from newsmodel.metrics.figures import MAIN, figure
from newsmodel.metrics.marks import regions
from newsmodel.metrics.names import head

RECORDS = ("quotes", "actors", "proposals")


def flat(scores: Counts) -> Iterable[tuple[str, PrecisionRecall | Share]]:
    fields = attrs.fields(type(scores))  # type: ignore[arg-type]
    for field in fields:
        value = getattr(scores, field.name)
        if isinstance(value, PrecisionRecall | Share):
            yield field.name, value
        elif isinstance(value, Counts):
            yield from ((f"{field.name}.{name}", inner) for name, inner in flat(value))


@given(PAIRS)
def test_every_figure_is_between_nothing_and_all(pair: tuple[Article, Article]) -> None:
    for name, value in flat(evaluate([pair], records=RECORDS).total):
        parts = [value] if isinstance(value, Share) else [value.precision, value.recall]
        assert all(0 <= part.right <= part.of + 1e-9 for part in parts), name


@given(ARTICLES)
def test_gold_against_itself_is_perfect(article: Article) -> None:
    scores = evaluate([(article, article)], records=RECORDS).total
    for name, value in flat(scores.quotes.all):
        if name in ("spans", "exact", "strict") and isinstance(value, PrecisionRecall):
            assert value.f1 in (None, 1.0), name
    for name in ("actions", "exact"):
        assert getattr(scores.proposals, name).f1 in (None, 1.0), name


@given(PAIRS)
def test_precision_and_recall_change_places_with_gold_and_findings(pair: tuple[Article, Article]) -> None:
    """Who is paired with whom may hang on ties; how many there are on each side does not, nor do clusters."""
    one, other = (evaluate([sides], records=RECORDS).total for sides in (pair, pair[::-1]))
    for path in ("quotes.all.spans", "quotes.quoted.spans", "proposals.actions", "actors.exact.any"):
        first, second = pick(one, path), pick(other, path)
        assert (first.precision.of, first.recall.of) == (second.recall.of, second.precision.of)


@given(PAIRS)
def test_a_finding_more_costs_no_recall_and_one_less_no_precision_of_the_rest(pair: tuple[Article, Article]) -> None:
    gold, found = pair
    perfect = score_quotes(gold, attrs.evolve(gold, quotes=gold.quotes))
    for number in range(len(gold.quotes)):
        left = gold.quotes[:number] + gold.quotes[number + 1 :]
        less = score_quotes(gold, attrs.evolve(gold, quotes=left, proposals=()))
        assert less.exact.precision.value in (None, 1.0)
        assert less.exact.recall.right <= perfect.exact.recall.right
    more = score_quotes(gold, attrs.evolve(gold, quotes=(*gold.quotes, *_renamed(found.quotes)), actors=_all(pair)))
    assert more.exact.recall.value in (None, 1.0)


def _renamed(quotes: Iterable[Quote]) -> list[Quote]:
    return [attrs.evolve(quote, id=f"more-{quote.id}", speaker=None, addressee=None) for quote in quotes]


def _all(pair: tuple[Article, Article]) -> tuple[Actor, ...]:
    return pair[0].actors


@settings(max_examples=30)
@given(st.lists(PAIRS, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_articles_means_nothing_and_parts_add_up(
    pairs: list[tuple[Article, Article]], draw: random.Random
) -> None:
    whole = evaluate(pairs, records=RECORDS).total
    shuffled = draw.sample(pairs, len(pairs))
    assert evaluate(shuffled, records=RECORDS).total.counts() == pytest.approx(whole.counts())
    half = len(pairs) // 2
    parts = [evaluate(part, records=RECORDS).total for part in (pairs[:half], pairs[half:])]
    assert total(parts, Scores).counts() == pytest.approx(whole.counts())


@given(PAIRS)
def test_cases_tell_of_every_record_once_and_come_to_the_same_figures(pair: tuple[Article, Article]) -> None:
    evaluation = evaluate([pair], records=RECORDS)
    spans = evaluation.total.quotes.all.spans
    quotes = [case for case in evaluation.cases if case.type == "quote"]
    assert sum(case.found is not None for case in quotes) == spans.precision.of
    assert sum(case.gold is not None for case in quotes) == spans.recall.of
    for group in groups_of(evaluation.cases):
        assert group.right.precision.right <= group.spans.precision.right <= group.spans.precision.of
    wrong = sum(case.outcome != "right" for case in evaluation.cases)
    assert sum(len(cause.cases) for cause in causes_of(evaluation.cases)) == wrong


@given(st.lists(st.sets(st.integers(0, 12), min_size=1, max_size=5), max_size=6), st.data())
def test_clusters(sets: list[set[int]], data: st.DataObject) -> None:
    """Against themselves perfect; precision and recall change places; every measure within bounds."""
    gold = disjoint(sets)
    found = disjoint(data.draw(st.lists(st.sets(st.integers(0, 12), min_size=1, max_size=5), max_size=6)))
    same = score_clusters(gold, gold)
    for value in (same.b_cubed, same.ceaf_e, same.lea):
        assert value.f1 in (None, pytest.approx(1.0))
    one, other = score_clusters(gold, found), score_clusters(found, gold)
    for name in ("muc", "b_cubed", "ceaf_e", "lea"):
        first, second = getattr(one, name), getattr(other, name)
        assert first.precision.right == pytest.approx(second.recall.right)
        assert 0 <= first.precision.right <= first.precision.of + 1e-9


def disjoint(sets: list[set[int]]) -> list[set[int]]:
    seen: set[int] = set()
    found = []
    for group in sets:
        found.append(group - seen)
        seen |= group
    return [group for group in found if group]


def test_clusters_as_the_literature_has_them() -> None:
    """The example of Pradhan and others (2014): gold abc, defg; found ab, cd, fghi."""
    scores = score_clusters(map(set, ("abc", "defg")), map(set, ("ab", "cd", "fghi")))
    figures = {
        name: (getattr(scores, name).recall.value, getattr(scores, name).precision.value)
        for name in ("muc", "b_cubed", "ceaf_e", "lea")
    }
    assert figures["muc"] == pytest.approx((0.4, 0.4))
    assert figures["b_cubed"] == pytest.approx((0.417, 0.5), abs=0.001)
    assert figures["ceaf_e"] == pytest.approx((0.65, 0.433), abs=0.001)
    assert figures["lea"] == pytest.approx((0.238, 0.333), abs=0.001)
    assert scores.conll == pytest.approx((0.4 + 0.4545 + 0.52) / 3, abs=0.001)


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 20).map(float), max_size=12))
def test_no_assignment_is_better(likeness: dict[tuple[int, int], float]) -> None:
    assert best_total(likeness) == pytest.approx(brute(likeness))


def brute(likeness: dict[tuple[int, int], float]) -> float:
    rows = sorted({row for row, _ in likeness})
    if not rows:
        return 0.0
    rest = {key: value for key, value in likeness.items() if key[0] != rows[0]}
    found = [brute(rest)]
    for (row, column), value in likeness.items():
        if row == rows[0]:
            found.append(value + brute({key: v for key, v in rest.items() if key[1] != column}))
    return max(found)


REGIONS = [
    ("He said “yes”.", ["“yes”"]),
    ('He said "yes" and "no".', ['"yes"', '"no"']),
    ("She said ''yes'', he ``no''.", ["''yes''", "``no''"]),
    ("“It goes on.\n“And ends.”", ["“It goes on.", "“And ends.”"]),
    ("It was ‘fine’ in the ’90s, wasn’t it?", ["‘fine’"]),
    ("'The workers' rights,' he said.", ["'The workers' rights,'"]),
    ("Don't 'em 'til.", []),
]


@pytest.mark.parametrize(("text", "wanted"), REGIONS)
def test_quoted_regions(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in regions(text)] == wanted


HEADS = [
    ("Mr. Lee, the mayor", "lee"),
    ("the head of the port", "head"),
    ("Ann Lee Jr.", "lee"),
    ("Britain’s prime minister", "minister"),
    ("Of Mice", "mice"),
    ("the president", "president"),
    ("she", "she"),
    ("", ""),
    (None, ""),
]


@pytest.mark.parametrize(("name", "word"), HEADS)
def test_the_word_that_names(name: str | None, word: str) -> None:
    assert head(name) == word


TEXT = "“We will open the gate in May,” Ann Lee said. She added that the quay was shut. Bo Ek agreed to pay."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def mention(words: str) -> Mention:
    place = span(words)
    return Mention(place.start, place.end, place.text)


LEE = Actor(id="lee", name="Ann Lee", kind="person", mentions=(mention("Ann Lee"),))
EK = Actor(id="ek", name="Bo Ek", kind="person", mentions=(mention("Bo Ek"),))
DIRECT = Quote(
    id="1",
    kind="direct",
    content=(span("We will open the gate in May,"),),
    cue=span("said"),
    speaker=Reference(("lee",), span("Ann Lee")),
)
INDIRECT = Quote(
    id="2", kind="indirect", content=(span("the quay was shut"),), speaker=Reference(("lee",), span("She"))
)
PAY = Proposal(id="3", act="agree", action=span("pay"), proposer=Reference(("ek",), span("Bo Ek")))
GOLD = Article(text=TEXT, actors=(LEE, EK), quotes=(DIRECT, INDIRECT), proposals=(PAY,))


def test_a_speaker_is_right_by_mention_or_by_name() -> None:
    by_name = attrs.evolve(DIRECT, speaker=Reference(("lee",)))
    by_mention = attrs.evolve(DIRECT, speaker=Reference((), span("Lee")))
    wrong = attrs.evolve(DIRECT, speaker=Reference(("ek",), span("Bo Ek")))
    none = attrs.evolve(DIRECT, speaker=None)
    for quote, right, missing in ((by_name, 1, 0), (by_mention, 1, 0), (wrong, 0, 0), (none, 0, 1)):
        scores = score_quotes(GOLD, attrs.evolve(GOLD, quotes=(quote,)), "direct")
        assert (scores.spans.precision.right, scores.speaker.right) == (1, right)
        assert (scores.end_to_end.precision.right, scores.speaker_missing.right) == (right, missing)


def test_where_gold_has_no_speaker_none_is_right() -> None:
    gold = attrs.evolve(GOLD, quotes=(attrs.evolve(DIRECT, speaker=None),))
    assert score_quotes(gold, GOLD).end_to_end.precision.right == 0
    found = attrs.evolve(GOLD, quotes=(attrs.evolve(DIRECT, speaker=Reference()),))
    assert score_quotes(gold, found).end_to_end.precision.right == 1


def test_views_cut_and_leave_aside() -> None:
    loose = attrs.evolve(DIRECT, content=(span("“We will open the gate in May,” Ann Lee said"),))
    found = attrs.evolve(GOLD, quotes=(loose, INDIRECT))
    assert score_quotes(GOLD, found, "direct").exact.f1 == 1.0
    assert score_quotes(GOLD, found, "all").exact.f1 == 0.5
    scores = score_quotes(GOLD, found, "indirect")
    assert (scores.spans.f1, scores.ignored) == (1.0, 1)


def test_a_pronoun_must_be_led_to_the_right_name() -> None:
    assert score_quotes(GOLD, GOLD).pronouns == Share(1, 1)
    unresolved = attrs.evolve(INDIRECT, speaker=Reference((), span("She")))
    assert score_quotes(GOLD, attrs.evolve(GOLD, quotes=(unresolved,))).pronouns == Share(0, 1)


def test_optional_findings_count_neither_way() -> None:
    gold = attrs.evolve(
        GOLD,
        quotes=(DIRECT,),
        proposals=(),
        extra={
            "gold.optional_quotes": [[INDIRECT.content[0].start, INDIRECT.content[0].end]],
            "gold.optional_proposals": [[PAY.action.start, PAY.action.end]],
        },
    )
    scores = evaluate([(gold, GOLD)], records=RECORDS).total
    assert scores.quotes.all.spans.f1 == 1.0
    assert scores.proposals.actions.precision.of == 0


def test_more_than_one_act_may_be_right() -> None:
    gold = attrs.evolve(GOLD, proposals=(attrs.evolve(PAY, act="threaten", extra={"gold.acts": ["agree"]}),))
    assert score_proposals(gold, GOLD).act == Share(1, 1)
    assert score_proposals(attrs.evolve(GOLD, proposals=(attrs.evolve(PAY, act="plan"),)), GOLD).act == Share(0, 1)
    assert score_proposals(attrs.evolve(GOLD, proposals=(attrs.evolve(PAY, act="plan"),)), GOLD).act_class == Share(
        1, 1
    )


def test_offsets_of_gold_that_are_none_are_refused() -> None:
    gold = attrs.evolve(GOLD, extra={"gold.optional_quotes": ["all of it"]})
    with pytest.raises(ModelError, match="optional_quotes"):
        score_quotes(gold, GOLD)


def test_a_key_of_gold_that_is_not_known_is_refused() -> None:
    gold = attrs.evolve(GOLD, quotes=(attrs.evolve(DIRECT, extra={"gold.speaker_span": [[1, 2]]}), INDIRECT))
    with pytest.raises(ModelError, match="Quote 1: extra has 'gold.speaker_span'; known are gold.cue_spans"):
        evaluate([(gold, GOLD)])


def test_only_what_gold_has_is_compared() -> None:
    gold = attrs.evolve(GOLD, actors=tuple(attrs.evolve(a, mentions=()) for a in GOLD.actors), proposals=())
    assert evaluate([(gold, GOLD)]).records == ("quotes",)
    assert evaluate([(GOLD, GOLD)]).records == ("quotes", "actors", "proposals")
    assert evaluate([(bare(GOLD), GOLD)]).records == ()


def test_what_is_not_there_has_no_figure() -> None:
    scores = evaluate([(bare(GOLD), bare(GOLD))], records=RECORDS).total
    assert {figure(scores, path) for path in MAIN} == {None}


def test_another_text_is_refused_where_it_differs() -> None:
    other = Article(id=GOLD.id, text=TEXT.replace("gate", "Gate"))
    with pytest.raises(SourceError, match=f"character {TEXT.index('gate')}"):
        evaluate([(GOLD, other)])


def test_articles_are_matched_by_id_or_text() -> None:
    by_text = attrs.evolve(GOLD, id="other")
    alone = Article(id="alone", text="Nothing.")
    matched = match_articles([GOLD, alone], [by_text, Article(id="more", text="More.")])
    assert matched.pairs[0] == (GOLD, by_text)
    assert (matched.missing, matched.extra) == (("alone",), 1)
    assert matched.pairs[1][1].quotes == ()
    with pytest.raises(SourceError, match="none of the 1 articles"):
        match_articles([GOLD], [alone])
    with pytest.raises(SourceError, match="twice in gold"):
        match_articles([GOLD, GOLD], [GOLD])
