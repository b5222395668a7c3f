"""Plugins of every kind of brokenness: each is named, none takes another down."""

import importlib.metadata
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from toys import LINES, LINES_OUT, Module, giving, plugin

import newsmodel as n
from newsmodel.registry import Candidate, build_registry
from newsmodel.registry.discovery import candidates

GOOD = giving("good")


def failing(error: BaseException) -> Any:
    def load() -> object:
        raise error

    return load


def raising() -> Any:
    yield GOOD
    raise ZeroDivisionError("half way")


@attrs.frozen
class Needy:
    value: int


@attrs.frozen
class Refusing:
    value: int = attrs.field(default=0, validator=attrs.validators.gt(3))


def bad_record() -> Any:
    return [n.Extractor(name="e", provides=n.Quote, extract=print)]  # type: ignore[arg-type]


def needs_argument(config: object) -> list[n.Extractor]:
    return []


@n.hookimpl(wrapper=True)
def wrapper() -> Any:
    return (yield)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (Candidate("bad", "bad-dist", "2.1", failing(ModuleNotFoundError("No module named 'gone'"))),
         r"plugin bad: cannot be imported: ModuleNotFoundError: No module named 'gone' \(from bad-dist 2\.1\)"),
        (Candidate("bad", None, None, failing(SyntaxError("odd"))), "bad: cannot be imported: SyntaxError: odd$"),
        (Candidate("bad", "d", "1", failing(SystemExit(3))), "cannot be imported: SystemExit: 3"),
        (plugin("bad", newsmodel_extractor=[GOOD]),
         "newsmodel_extractor is not a hook; did you mean newsmodel_extractors"),
        (plugin("bad", something=[GOOD]), r"something is not a hook \(hooks: newsmodel_parsers, newsmodel_extr"),
        (plugin("bad", newsmodel_extractors=needs_argument), "does not fit the hooks: PluginValidationError.*config"),
        (plugin("bad", newsmodel_extractors=None), "newsmodel_extractors gave None; it is to give an iterable of Extr"),
        (plugin("bad", newsmodel_parsers="text"), "newsmodel_parsers gave 'text'; it is to give an iterable of Parser"),
        (plugin("bad", newsmodel_extractors=["x"]), "newsmodel_extractors: gave 'x'; it is to give Extractor records"),
        (plugin("bad", newsmodel_parsers=[GOOD]), "it is to give Parser records"),
        (plugin("bad", newsmodel_extractors=bad_record),
         "newsmodel_extractors raised Extractor e: provides is a type; it must be a tuple"),
        (plugin("bad", newsmodel_extractors=[giving("Bad Name")]), "the Extractor name 'Bad Name' cannot be used"),
        (plugin("bad", newsmodel_extractors=[giving("without")]), "the Extractor name 'without' cannot be used"),
        (plugin("bad", newsmodel_extractors=[giving("e", options=int)]), "e: options is <class 'int'>; it must be an"),
        (plugin("bad", newsmodel_extractors=[giving("e", options=Needy)]), r"e: Needy\(\) fails, every option needs"),
        (plugin("bad", newsmodel_extractors=[giving("e", options=Refusing)]), r"e: Refusing\(\) fails"),
        (Candidate("bad", "d", "1", lambda: Module(newsmodel_parsers=list)),
         "no function marked with @newsmodel.hookimpl; newsmodel_parsers lacks"),
        (Candidate("bad", "d", "1", lambda: Module()), r"no function marked with @newsmodel\.hookimpl \(from d 1\)$"),
        (Candidate("bad", "d", "1", lambda: Module(newsmodel_parsers=wrapper)), "newsmodel_parsers is a wrapper"),
    ],
)  # fmt: skip
def test_a_broken_plugin_is_named_and_the_others_stand(broken: Candidate, told: str) -> None:
    registry = build_registry(
        found=[plugin("a", newsmodel_parsers=[LINES]), broken, plugin("z", newsmodel_extractors=[GOOD])]
    )
    (fault,) = registry.faults
    assert fault.plugin == "bad"
    with pytest.raises(n.PluginError, match=told):
        raise fault
    assert registry.parsers == (LINES,)
    assert registry.extractors == (GOOD,)
    assert [p.name for p in registry.plugins] == ["a", "z"]


def test_what_comes_before_an_error_is_kept() -> None:
    registry = build_registry(found=[plugin("bad", newsmodel_extractors=raising, newsmodel_parsers=[LINES])])
    assert (registry.extractors, registry.parsers) == ((GOOD,), (LINES,))
    (fault,) = registry.faults
    assert "newsmodel_extractors raised ZeroDivisionError: half way (from bad-dist 1.0)" in str(fault)
    assert isinstance(fault.__cause__, ZeroDivisionError)


def test_the_first_of_a_name_stays_and_both_are_named() -> None:
    builtin = attrs.evolve(plugin("own", "newsmodel", newsmodel_extractors=[GOOD]), builtin=True)
    again = giving("good")
    registry = build_registry(found=[builtin, plugin("b", newsmodel_extractors=[again, giving("b")])])
    assert registry.extractor("good") is GOOD
    assert registry.extractor("b")
    assert (
        "plugin b: the extractor name good is taken by the one built into newsmodel, which stays (from b-dist 1.0)"
        in (str(registry.faults[0]))
    )
    registry = build_registry(
        found=[plugin("a", newsmodel_extractors=[again]), plugin("b", newsmodel_extractors=[GOOD])]
    )
    assert registry.extractor("good") is again
    assert "is taken by the one of plugin a from a-dist, which stays (from b-dist 1.0)" in str(registry.faults[0])
    registry = build_registry(found=[plugin("a", newsmodel_extractors=[again, GOOD])])
    assert registry.extractors == (again,)
    assert "plugin a: registers two extractors named good; the first stays" in str(registry.faults[0])


def test_a_parser_and_an_exporter_may_share_a_name() -> None:
    registry = build_registry(found=[plugin("a", newsmodel_parsers=[LINES], newsmodel_exporters=[LINES_OUT])])
    assert registry.faults == ()
    assert (registry.parser("lines"), registry.exporter("lines")) == (LINES, LINES_OUT)


def test_an_extractor_that_spoils_the_order_is_a_fault() -> None:
    actors = giving("actors", provides=(n.Actor,))
    quotes = giving("quotes", provides=(n.Quote,), requires=(n.Actor,))
    own = attrs.evolve(plugin("own", newsmodel_extractors=[actors, quotes]), builtin=True)
    spoiler = giving("spoiler", provides=(n.Actor,), requires=(n.Quote,))
    needs = giving("needs", provides=(n.Quote,), requires=(n.Proposal,))
    meets = giving("meets", provides=(n.Proposal,))
    registry = build_registry(found=[
        own,
        plugin("spoils", newsmodel_extractors=[spoiler], newsmodel_parsers=[LINES]),
        plugin("user", newsmodel_extractors=[needs]),
        plugin("wanted", newsmodel_extractors=[meets]),
    ])  # fmt: skip
    assert {e.name for e in registry.extractors} == {"actors", "quotes", "needs", "meets"}
    assert registry.parsers == (LINES,)
    (fault,) = registry.faults
    assert fault.plugin == "spoils"
    assert "cannot be put in order" in str(fault)
    assert registry.pipeline()


def install(folder: Path, distribution: str, entry: str, code: str) -> None:
    """A distribution as pip leaves it: metadata with an entry point, and a module."""
    module = entry.replace("-", "_")
    info = folder / f"{module}-3.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 3.0\n")
    (info / "entry_points.txt").write_text(f"[newsmodel]\n{entry} = {module}\n")
    (folder / f"{module}.py").write_text(code)


def test_installed_plugins_are_found_by_their_entry_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import newsmodel\n@newsmodel.hookimpl\ndef newsmodel_extractors():\n    return [{}]\n"
    record = "newsmodel.Extractor(name='{}', provides=(newsmodel.Actor,), extract=lambda article, context: [])"
    install(tmp_path, "Zoo-News", "toy-zoo", code.format(record.format("zoo")))
    install(tmp_path, "acme-news", "toy-acme", code.format(record.format("acme")))
    install(tmp_path, "bad-news", "toy-bad", "import not_there_at_all")
    monkeypatch.syspath_prepend(tmp_path)
    toys = [c for c in candidates() if c.name.startswith("toy-")]
    assert [(c.name, c.distribution, c.version) for c in toys] == [
        ("toy-acme", "acme-news", "3.0"),
        ("toy-bad", "bad-news", "3.0"),
        ("toy-zoo", "Zoo-News", "3.0"),
    ]
    registry = build_registry(found=toys)
    assert [e.name for e in registry.extractors] == ["acme", "zoo"]
    assert "toy-bad: cannot be imported: ModuleNotFoundError: No module named 'not_there_at_all'" in str(
        registry.faults[0]
    )
    assert not [c for c in candidates(external=False) if not c.builtin]
    sys.modules.pop("toy_acme", None)
    assert {e.name for e in build_registry(found=toys, without=["toy-acme", "toy-bad"]).extractors} == {"zoo"}
    assert "toy_acme" not in sys.modules, "a plugin left out by name is not imported"


def test_without_asking_nothing_is_discovered(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(importlib.metadata, "entry_points", refuse)
    build_registry(plugins=False)
