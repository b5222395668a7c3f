"""Extractors in an order that meets their needs, or an early refusal that says why there is none."""

import graphlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from newsmodel.errors import OrderError
from newsmodel.records import Extractor

Before = dict[str, set[str]]
"""Names by what must come before them."""


def order(extractors: Iterable[Extractor], keep: Collection[str] = ()) -> tuple[Extractor, ...]:
    """The extractors that are to run, each after those that provide what it requires; ties go by name.

    One that both requires and provides a type refines it: it runs after those that only provide the type and, where
    their own needs allow, before those that only require it.

    Args:
        extractors: in any order.
        keep: names that stay though another extractor replaces them.

    Raises:
        OrderError: two of one name, a need that nothing meets, or a cycle; names those at fault.
    """
    given = list(extractors)
    twice = sorted(name for name, count in Counter(e.name for e in given).items() if count > 1)
    if twice:
        raise OrderError(f"two extractors are named {twice[0]}; leave one out")
    by_name = {e.name: e for e in sorted(given, key=lambda e: e.name)}
    running = _not_replaced(by_name, keep)
    before = _needs(running)
    _after_refiners(running, before)
    return tuple(running[name] for name in _sorted(before, "each needs what the other finds"))


def _not_replaced(extractors: Mapping[str, Extractor], keep: Collection[str]) -> dict[str, Extractor]:
    """Without those that another one replaces, unless that one is itself replaced."""
    replacers: Before = {name: set() for name in extractors}
    for extractor in extractors.values():
        for name in extractor.replaces:
            if name in replacers and name not in keep and name != extractor.name:
                replacers[name].add(extractor.name)
    running: set[str] = set()
    for name in _sorted(replacers, "each replaces the other"):
        if not replacers[name] & running:
            running.add(name)
    return {name: extractor for name, extractor in extractors.items() if name in running}


def _needs(extractors: Mapping[str, Extractor]) -> Before:
    """Who must come before whom."""
    before: Before = {name: set() for name in extractors}
    for extractor in extractors.values():
        for kind in extractor.requires:
            providers = {e.name for e in extractors.values() if kind in e.provides and kind not in e.requires}
            if not providers:
                raise OrderError(
                    f"{extractor.name} requires {kind.__name__} records, which no extractor here provides; "
                    f"add one that does, or leave {extractor.name} out"
                )
            before[extractor.name] |= providers - {extractor.name}
    return before


def _after_refiners(extractors: Mapping[str, Extractor], before: Before) -> None:
    """Let those that only require a type wait for its refiners, except where a refiner waits for them."""
    for extractor in extractors.values():
        for refiner in extractors.values():
            refined = set(refiner.provides) & set(refiner.requires)
            wanted = set(extractor.requires) - set(extractor.provides)
            if refined & wanted and not _waits_for(refiner.name, extractor.name, before):
                before[extractor.name].add(refiner.name)


def _waits_for(name: str, other: str, before: Before) -> bool:
    seen: set[str] = set()
    todo = [name]
    while todo:
        current = todo.pop()
        if current == other:
            return True
        if current not in seen:
            seen.add(current)
            todo.extend(before[current])
    return False


def _sorted(before: Before, trouble: str) -> list[str]:
    """Names in order, ties by name."""
    sorter = graphlib.TopologicalSorter(before)
    try:
        sorter.prepare()
    except graphlib.CycleError as error:
        members = " -> ".join(error.args[1])
        raise OrderError(f"extractors cannot be put in order, {trouble}: {members}; leave one out") from None
    names: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        names += ready
        sorter.done(*ready)
    return names
