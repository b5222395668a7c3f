"""The registry as a value: names, leaving out, adding, options, settings."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from toys import LINES, LINES_OUT, TEXT, LinesOptions, giving, plugin

import newsmodel as n
from newsmodel.registry import Registry, Settings, build_registry

ONE, TWO = giving("one"), giving("two", options=LinesOptions)
FOUND = [
    attrs.evolve(plugin("own", newsmodel_parsers=[TEXT], newsmodel_extractors=[ONE]), builtin=True),
    plugin("more", newsmodel_parsers=[LINES], newsmodel_exporters=[LINES_OUT], newsmodel_extractors=[TWO]),
    plugin("bad", newsmodel_parsers=None),
]


def registry(**how: Any) -> Registry:
    return build_registry(found=FOUND, **how)


def test_parsers_of_plugins_come_first_and_exporters_last() -> None:
    assert registry().parsers == (LINES, TEXT)


def test_records_are_found_by_name() -> None:
    assert registry().parser("lines") is LINES
    assert registry().extractor("one") is ONE
    assert registry().exporter("lines") is LINES_OUT
    for find in (registry().parser, registry().exporter):
        with pytest.raises(n.UsageError, match="unknown format 'line'; did you mean lines"):
            find("line")
    with pytest.raises(n.UsageError, match=r"unknown extractor 'three' \(known: one, two\)"):
        registry().extractor("three")


@pytest.mark.parametrize("names", [("more",), ("two", "lines")])
def test_plugins_and_records_can_be_left_out(names: tuple[str, ...]) -> None:
    for left in (registry().without(*names), registry(without=names)):
        assert (left.parsers, left.extractors, left.exporters) == ((TEXT,), (ONE,), ())
        assert LINES not in [record for p in left.plugins for record in p.records]


def test_a_plugin_at_fault_can_be_left_out() -> None:
    assert [fault.plugin for fault in registry().faults] == ["bad"]
    assert registry(without=["bad"]).faults == registry().without("bad").faults == ()


def test_what_is_not_there_cannot_be_left_out() -> None:
    for leave_out in (lambda: registry(without=["mor"]), lambda: registry().without("mor")):
        with pytest.raises(n.UsageError, match="unknown plugin or record 'mor'; did you mean more"):
            leave_out()


def test_records_can_be_added_and_exchanged() -> None:
    other = giving("one", version="2")
    changed = registry().with_(other, giving("three"))
    assert changed.extractor("one") is other
    assert {e.name for e in changed.extractors} == {"one", "two", "three"}
    assert registry().extractor("one") is ONE


def test_options_go_to_all_of_a_name() -> None:
    options = registry().options({"lines": {"separator": "|"}, "two": {"least": "4"}})
    assert options.parsers["lines"] == options.exporters["lines"] == LinesOptions("|")
    assert options.extractors == {"one": None, "two": LinesOptions(least=4)}
    assert registry().pipeline(options.extractors)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"line": {}}, "unknown plugin record 'line'; did you mean lines"),
        ({"lines": {"seperator": ""}}, "unknown option of lines: 'seperator'; did you mean separator"),
        ({"one": {"a": 1}}, "unknown option of one: 'a'"),
        ({"lines": {"least": "x"}}, r"option lines\.least is 'x'"),
        ({"lines": 3}, "options of lines: 3 is not a table"),
    ],
)
def test_wrong_options_are_refused(values: Any, told: str) -> None:
    with pytest.raises(n.UsageError, match=told):
        registry().options(values)


def test_the_default_registry_is_one() -> None:
    assert n.default_registry() is n.default_registry()


def test_settings_are_read(tmp_path: Path) -> None:
    file = tmp_path / "newsmodel.toml"
    file.write_text('\ufeffplugins = false\nwithout = ["one"]\n[lines]\nseparator = "|"\n')
    settings = n.load_settings(file)
    assert settings == Settings(plugins=False, without=("one",), options={"lines": {"separator": "|"}})
    more = settings.and_options({"lines": {"least": "2"}, "two": {"least": 1}})
    assert more.options == {"lines": {"separator": "|", "least": "2"}, "two": {"least": 1}}
    file.write_text("")
    assert n.load_settings(str(file)) == Settings()


def test_settings_are_checked_against_what_is_installed() -> None:
    loaded, options = Settings(plugins=False).load()
    assert loaded.plugins == build_registry(plugins=False).plugins
    assert set(options.extractors) == {e.name for e in loaded.extractors}
    with pytest.raises(n.UsageError, match="unknown plugin record 'nonsense'"):
        Settings(plugins=False, options={"nonsense": {}}).load()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plugins = ", r"newsmodel\.toml: Invalid value"),
        ("plugin = true", "newsmodel.toml: unknown setting 'plugin'; did you mean plugins.*tables"),
        ("plugins = 1", "plugins is 1; it must be true or false"),
        ("without = 'csv'", "without is 'csv'; it must be a list of names"),
        ("[without]", "without is {}; it must be a list"),
    ],
)
def test_wrong_settings_are_refused(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "newsmodel.toml"
    file.write_text(text)
    with pytest.raises(n.UsageError, match=told):
        n.load_settings(file)


def test_settings_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(n.SourceError, match=r"newsmodel\.toml: no such file"):
        n.load_settings(tmp_path / "newsmodel.toml")
