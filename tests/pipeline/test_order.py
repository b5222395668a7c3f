"""Extractors are put in order early, or refused with a reason."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import doing

import newsmodel as n
from newsmodel.pipeline import order

A, Q, P = n.Actor, n.Quote, n.Proposal


def extractor(name: str, provides: str, requires: str = "", *replaces: str) -> n.Extractor:
    kinds = {"A": A, "Q": Q, "P": P}
    return doing(
        name,
        lambda *_: [],
        *(kinds[c] for c in provides),
        requires=tuple(kinds[c] for c in requires),
        replaces=replaces,
    )


def names(*extractors: n.Extractor, keep: tuple[str, ...] = ()) -> list[str]:
    return [e.name for e in order(extractors, keep)]


KINDS = st.lists(st.sampled_from("AQP"), max_size=2, unique=True).map("".join)


@given(st.lists(st.tuples(KINDS.filter(bool), KINDS), max_size=5), st.randoms())
def test_needs_are_met_and_the_given_order_means_nothing(kinds: list[tuple[str, str]], random: object) -> None:
    given_ = [extractor(f"e{i}", provides, requires) for i, (provides, requires) in enumerate(kinds)]
    try:
        found = order(given_)
    except n.OrderError as error:
        with pytest.raises(n.OrderError):
            order(reversed(given_))
        named = str(error)
    else:
        named = ""
    if named:
        assert any(e.name in named for e in given_)
        return
    assert found == order(reversed(given_))
    for earlier, later in itertools.combinations(found, 2):
        for kind in set(earlier.requires) & set(later.provides):
            assert kind in later.requires, f"{earlier.name} needs what {later.name} provides"


def test_providers_then_refiners_then_users_and_ties_by_name() -> None:
    found = names(
        extractor("quotes", "Q", "A"),
        extractor("b-refines", "A", "A"),
        extractor("z-actors", "A"),
        extractor("a-refines", "A", "A"),
        extractor("actors", "A"),
        extractor("proposals", "P", "AQ"),
    )
    assert found == ["actors", "z-actors", "a-refines", "b-refines", "quotes", "proposals"]


def test_a_refiner_that_needs_the_user_comes_after_it() -> None:
    found = names(extractor("resolve", "AQ", "AQ"), extractor("quotes", "Q", "A"), extractor("actors", "A"))
    assert found == ["actors", "quotes", "resolve"]


def test_an_unmet_need_is_refused() -> None:
    with pytest.raises(n.OrderError, match="quotes requires Actor records, which no extractor here provides"):
        names(extractor("quotes", "Q", "A"))
    with pytest.raises(n.OrderError, match="refiner requires Actor"):
        names(extractor("refiner", "A", "A"))


def test_a_cycle_is_refused_with_its_members() -> None:
    with pytest.raises(n.OrderError, match="each needs what the other finds: .*(a -> b|b -> a)"):
        names(extractor("a", "A", "Q"), extractor("b", "Q", "A"))


def test_two_of_one_name_are_refused() -> None:
    with pytest.raises(n.OrderError, match="two extractors are named same"):
        names(extractor("same", "A"), extractor("same", "Q"))


def test_the_replaced_does_not_run_unless_it_is_kept() -> None:
    old, new = extractor("old", "A"), extractor("new", "A", "", "old", "not-installed", "new")
    assert names(old, new) == ["new"]
    assert names(old, new, keep=("old",)) == ["new", "old"]
    assert names(old) == ["old"]


def test_the_replaced_replaces_nobody() -> None:
    chain = extractor("a", "A"), extractor("b", "A", "", "a"), extractor("c", "A", "", "b")
    assert names(*chain) == ["a", "c"]


def test_replacing_each_other_is_refused() -> None:
    with pytest.raises(n.OrderError, match="each replaces the other"):
        names(extractor("a", "A", "", "b"), extractor("b", "A", "", "a"))
