"""Samples to be judged, and what verdicts come to."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import ARTICLES

from newsmodel import Article, Quote, Span
from newsmodel.errors import SourceError, UsageError
from newsmodel.metrics import Share, candidates, draw, precision, row, verdict_of
from newsmodel.metrics.audit import COLUMNS, PARTS

TYPES = ("quote", "proposal", "actor")


def many(rules: dict[str, int]) -> list[Article]:
    """Articles with so many quotes of each rule."""
    every = [rule for rule, count in rules.items() for _ in range(count)]
    quotes = [Quote(id=f"q{n}", kind="indirect", rule=r, content=(Span(n, n + 1, "x"),)) for n, r in enumerate(every)]
    return [Article(text="x" * len(quotes), quotes=tuple(quotes))]


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 40), min_size=1), st.integers(1, 60), st.integers(0, 99)
)
def test_every_stratum_has_its_share(rules: dict[str, int], count: int, seed: int) -> None:
    every = [drawn for article in many(rules) for drawn in candidates(article, TYPES)]
    sample = draw(every, count, seed=seed)
    assert len(sample) == min(count, len(every)) == len(set(map(id, sample)))
    assert sample == draw(every, count, seed=seed)
    places = [drawn.start for drawn in sample]
    assert places == sorted(places)
    found = Counter(drawn.record.rule for drawn in sample)
    for rule, size in rules.items():
        share = size * len(sample) / len(every)
        assert share - 1 < found[rule] < share + 1


def test_another_seed_draws_others() -> None:
    every = [drawn for article in many({"a": 300}) for drawn in candidates(article, TYPES)]
    assert draw(every, 20, seed=1) != draw(every, 20, seed=2)


@given(ARTICLES)
def test_a_row_is_filled_but_for_the_verdict(article: Article) -> None:
    for drawn in candidates(article, TYPES):
        cells = row(drawn)
        assert tuple(cells) == COLUMNS
        assert article.text[int(cells["start"]) : int(cells["end"])] is not None
        assert cells["verdict"] == cells["note"] == ""
        assert not any("\n" in cell for cell in cells.values())
        assert verdict_of(cells, "row 1") is None
        assert verdict_of({**cells, "verdict": "right"}, "row 1") is not None


VERDICTS = [
    ("quote", "right", set()),
    ("quote", " Right ", set()),
    ("quote", "wrong", {"span", "speaker", "kind", "act"}),
    ("quote", "speaker; span", {"span", "speaker"}),
    ("proposal", "action, act", {"action", "act"}),
    ("actor", "name", {"name"}),
]


@pytest.mark.parametrize(("type_", "said", "wrong"), VERDICTS)
def test_verdicts(type_: str, said: str, wrong: set[str]) -> None:
    verdict = verdict_of({"type": type_, "verdict": said}, "row 1")
    assert verdict is not None
    assert verdict.wrong == wrong


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"type": "quote", "verdict": "perhaps"}, "row 7: verdict 'perhaps': it must be right, wrong, or"),
        ({"type": "actor", "verdict": "speaker"}, "name, kind"),
        ({"type": "quote", "verdict": "right; span"}, "must be right, wrong"),
        ({"type": "letter", "verdict": "right"}, "columns type"),
        ({"type": "quote"}, "columns type"),
    ],
)
def test_a_verdict_of_other_words_is_refused(cells: dict[str, str], told: str) -> None:
    with pytest.raises(SourceError, match=told):
        verdict_of(cells, "row 7")


def test_precision_by_part_kind_act_and_rule() -> None:
    rows = [
        {"type": "quote", "kind": "direct", "act": "state", "rule": "a", "verdict": "right"},
        {"type": "quote", "kind": "direct", "act": "state", "rule": "b", "verdict": "speaker"},
        {"type": "quote", "kind": "mixed", "act": "deny", "rule": "b", "verdict": "wrong"},
    ]
    verdicts = [verdict for cells in rows if (verdict := verdict_of(cells, "row"))]
    shares = {(item.by, item.name): item.share for item in precision(verdicts)}
    assert shares["all", "all"] == Share(1, 3)
    assert shares["part", "speaker"] == Share(1, 3)
    assert shares["part", "span"] == Share(2, 3)
    assert shares["kind", "direct"] == Share(1, 2)
    assert shares["act", "deny"] == Share(0, 1)
    assert shares["rule", "b"] == Share(0, 2)
    with pytest.raises(UsageError, match="no verdict"):
        precision([])


@pytest.mark.parametrize("type_", TYPES)
def test_all_parts_of_a_wrong_record_are_wrong(type_: str) -> None:
    verdict = verdict_of({"type": type_, "verdict": "wrong"}, "row")
    assert verdict is not None
    assert verdict.wrong == set(PARTS[type_])
