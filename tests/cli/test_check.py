"""`newsmodel check`: a report for people, and an exit code for scripts."""

import sys

import pytest
from toys import plugin

import newsmodel.registry.discovery


def installed(monkeypatch, *candidates):
    found = newsmodel.registry.discovery.candidates
    monkeypatch.setattr(
        "newsmodel.registry.registry.candidates", lambda *, external: [*found(external=external), *candidates]
    )


def test_an_installed_plugin_is_held_to_the_laws(cli):
    result = cli("check", "example", "--examples", "5", "--expect", "planted_names=it finds @handles")
    assert result.code == 0, result.err
    assert "example-handles (extractor): 18 laws" in result.out
    assert "ok        spans_slice_back" in result.out
    assert "expected  planted_names          it finds @handles" in result.out


def test_a_broken_law_is_shown_with_its_example(cli):
    result = cli("check", "example-handles", "--examples", "10")
    assert result.code == 1
    assert "FAILED    planted_names" in result.out
    assert "expected: one actor of the name" in result.out
    assert "example-handles: 1 law broken" in result.err


def test_a_law_that_was_expected_to_fail_and_holds_is_a_failure(cli):
    expectations = ["--expect", "planted_names", "--expect", "prepend=why not"]
    result = cli("check", "example", "--examples", "5", *expectations)
    assert result.code == 1
    assert "FAILED    prepend" in result.out
    assert "it was expected to fail (why not), and holds" in " ".join(result.out.split())


def test_parser_and_exporter_of_one_name_are_both_held(cli):
    result = cli("check", "jsonl", "--examples", "2")
    assert result.code == 0, result.err
    assert "jsonl (parser)" in result.out
    assert "jsonl (exporter)" in result.out
    assert "skipped   nothing_lost" in result.out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["exampel"], "did you mean example"),
        (["example", "--examples", "1", "--expect", "planted_nmes"], "did you mean planted_names"),
        (["example", "--expect", "=x"], "it must be like LAW=REASON"),
        (["example", "--examples", "0"], "0 is not in the range"),
    ],
)
def test_wrong_usage(cli, args, message):
    result = cli("check", *args)
    assert result.code == 2
    assert message in result.err


def test_a_plugin_with_a_fault_is_not_well(cli, monkeypatch):
    installed(monkeypatch, plugin("sick", newsmodel_parsers=["no parser"]))
    result = cli("check", "sick")
    assert result.code == 1
    assert "sick" in result.err


def test_without_hypothesis_it_says_what_to_install(cli, monkeypatch):
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    result = cli("check", "example")
    assert result.code == 2
    assert "pip install 'newsmodel[testing]'" in result.err
