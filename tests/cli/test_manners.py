"""Help with examples, completion of words, colour on terminals alone."""

import os
import subprocess
import sys

import pytest

from newsmodel.cli.app import COMMANDS, cli
from newsmodel.cli.described import settings_in
from newsmodel.cli.options import complete_format, complete_record
from newsmodel.cli.terminal import wants_colour
from newsmodel.parsers.text.options import TextOptions


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_with_examples_in_80_columns(cli, name):
    told = cli(name, "--help").out
    assert f"newsmodel {name}" in told.partition("Examples:")[2]
    assert "\b" not in told
    assert "\\b" not in told
    assert max(map(len, told.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "found"),
    [("newsmodel con", "convert"), ("newsmodel convert --to cs", "csv"), ("newsmodel check exa", "example")],
)
def test_words_are_completed(words, found):
    environment = {
        **os.environ, "_NEWSMODEL_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")),
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-m", "newsmodel"], env=environment, capture_output=True, text=True)
    assert f"plain,{found}" in done.stdout.splitlines()


def test_completion_knows_what_reads_and_what_writes():
    import click

    params = {param.name: param for param in cli.get_command(click.Context(cli), "convert").params}
    assert "text" in complete_format(None, params["source_format"], "")
    assert "text" not in complete_format(None, params["target_format"], "")
    assert complete_record(None, None, "english-q") == ["english-quotes"]


def test_options_are_described_by_their_class():
    split, *others = settings_in(TextOptions)
    assert (split.name, split.default) == ("split", "None")
    assert "regular expression" in split.help
    assert all(setting.help for setting in others)
    assert settings_in(None) == ()


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)],
)
def test_colour_is_for_terminals(monkeypatch, variables, wanted):
    class Stream:
        def __init__(self, terminal):
            self.isatty = lambda: terminal

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for key, value in variables.items():
        monkeypatch.setenv(key, value)
    assert wants_colour(Stream(True)) is wanted
    assert wants_colour(Stream(False)) is False
