"""The command line in this process, with plugins that are there for a test alone."""

import importlib.metadata
import io
import json
import sys
from types import SimpleNamespace

import attrs
import pytest

import newsmodel
from newsmodel.cli.app import run
from newsmodel.registry.builtins import BUILTINS


@attrs.frozen
class Result:
    code: int
    out: str
    err: str

    @property
    def articles(self):
        return [newsmodel.loads(line) for line in self.out.splitlines()]

    @property
    def problems(self):
        return [json.loads(line) for line in self.err.splitlines() if line.startswith("{")]

    @property
    def notes(self):
        return [line for line in self.err.splitlines() if not line.startswith("{")]


@pytest.fixture
def cli(capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder; what it gave."""
    monkeypatch.chdir(tmp_path)

    def call(*args, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([str(arg) for arg in args])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def plugin(monkeypatch):
    """Install plugins for this test: a function that takes hook functions by keyword.

    All others are left out, the English rules too: what they find is not what is tested here.
    """
    points = []
    monkeypatch.delitem(BUILTINS, "english", raising=False)

    def install(name, **hooks):
        namespace = SimpleNamespace(**{hook: newsmodel.hookimpl(function) for hook, function in hooks.items()})
        for hook, function in hooks.items():
            function.__name__ = hook
        points.append(
            SimpleNamespace(
                name=name, dist=SimpleNamespace(name=name, version="1"), load=lambda namespace=namespace: namespace
            )
        )

    monkeypatch.setattr(importlib.metadata, "entry_points", lambda **_: points)
    return install
