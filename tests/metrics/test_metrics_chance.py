"""Intervals, comparisons and agreement: against figures from the literature, and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel.errors import UsageError
from newsmodel.metrics import PrecisionRecall, Share, bootstrap, cohen_kappa, compare, krippendorff_alpha, wilson

SHARES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda pair: Share(min(pair), pair[1])), min_size=1
)


@given(st.integers(1, 1_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_wilson_holds_the_share(counts: tuple[int, int]) -> None:
    right, total = counts
    interval = wilson(Share(right, total))
    assert interval is not None
    assert 0 <= interval.low <= right / total <= interval.high <= 1
    assert interval.low < interval.high


@pytest.mark.parametrize(
    ("right", "total", "low", "high"), [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0)]
)
def test_wilson_as_tables_have_it(right: int, total: int, low: float, high: float) -> None:
    interval = wilson(Share(right, total))
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=0.001)


def test_nothing_has_no_interval() -> None:
    assert wilson(Share()) is None
    assert bootstrap([], lambda share: share.value) is None
    assert bootstrap([Share(0, 0)] * 5, lambda share: share.value) is None
    assert bootstrap([Share(1, 2)], lambda share: share.value, samples=0) is None


@given(SHARES, st.integers())
def test_the_bootstrap_is_settled_by_its_seed_and_within_what_articles_have(shares: list[Share], seed: int) -> None:
    one, other = (bootstrap(shares, lambda share: share.value, samples=60, seed=seed) for _ in range(2))
    assert one == other
    assert one is not None
    values = [share.value or 0.0 for share in shares]
    assert min(values) - 1e-9 <= one.low <= one.high <= max(values) + 1e-9


def test_the_bootstrap_narrows_with_articles() -> None:
    few, many = (bootstrap([Share(1, 1), Share(0, 1)] * n, lambda share: share.value) for n in (10, 160))
    assert few is not None
    assert many is not None
    assert few.low < many.low < 0.5 < many.high < few.high
    # The normal approximation: 0.5 and 1.96 times the square root of 0.25 / 320.
    assert (many.low, many.high) == pytest.approx((0.445, 0.555), abs=0.012)


def test_a_system_does_not_differ_from_itself() -> None:
    scores = [PrecisionRecall.of(right, right + 2, right + 3) for right in range(20)]
    difference = compare(scores, scores, lambda score: score.f1, samples=100)
    assert difference is not None
    assert (difference.value, difference.p) == (0, 1)
    assert difference.interval.low == difference.interval.high == 0


def test_a_difference_on_every_article_is_more_than_chance_and_one_on_a_single_article_is_not() -> None:
    worse = [Share(4, 10)] * 20
    better = compare([Share(6, 10)] * 20, worse, lambda share: share.value, samples=500)
    once = compare([Share(9, 10), *worse[1:]], worse, lambda share: share.value, samples=500)
    assert better is not None
    assert once is not None
    assert better.value == pytest.approx(0.2)
    assert better.p < 0.01
    assert better.interval.low > 0
    assert once.p == 1


def test_systems_are_compared_on_the_same_articles() -> None:
    with pytest.raises(UsageError, match="2 and 1"):
        compare([Share(1, 1)] * 2, [Share(1, 1)], lambda share: share.value)
    assert compare([], [], lambda share: share.value) is None


def test_alpha_and_kappa_as_the_literature_has_them() -> None:
    """Two observers, twelve articles, nominal data: alpha 0.692 (Krippendorff 2011)."""
    one, other = "aabbdcccedda", "babbbcccedd d".replace(" ", "")
    assert krippendorff_alpha(zip(one, other, strict=True)) == pytest.approx(0.692, abs=0.001)
    # Cohen (1960): agreement 0.70 where chance gives 0.41.
    table = {("a", "a"): 25, ("a", "b"): 13, ("b", "a"): 12, ("b", "b"): 50}
    pairs = [pair for pair, times in table.items() for _ in range(times)]
    agreed, chance = 0.75, (38 * 37 + 62 * 63) / 10_000
    assert cohen_kappa(pairs) == pytest.approx((agreed - chance) / (1 - chance))


LABELS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30)


@given(LABELS)
def test_agreement_is_at_most_one_and_one_for_the_same(pairs: list[tuple[str, str]]) -> None:
    for measure in (cohen_kappa, krippendorff_alpha):
        value = measure(pairs)
        assert value is None or value <= 1
        assert measure([(a, a) for a, _ in pairs]) in (None, pytest.approx(1.0))
        swapped = measure([(b, a) for a, b in pairs])
        assert (value is None and swapped is None) or value == pytest.approx(swapped)


def test_units_of_one_annotator_say_nothing() -> None:
    assert krippendorff_alpha([("a",), ("b",)]) is None
    assert krippendorff_alpha([("a", "a", "a"), ("b", "b"), ("c",)]) == 1
