"""The compiled wheel: what is handed to the compiler is the same program. `make compiled` builds it and tests it."""

from __future__ import annotations

import ast
import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner

import newsmodel
from newsmodel.cli.app import cli
from newsmodel.version import is_compiled

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "newsmodel"

MODULE = '''
"""An invented module."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs

LIMIT = 3
NAMES: Mapping[str, int] = {
    "one": 1,
}


@attrs.frozen
class Place:
    start: int
    end: int = LIMIT


@attrs.define(eq=False)
class Draft:
    rule: str
    marks: list[int] = attrs.field(factory=list)


class Asked:
    def __init__(self) -> None:
        self.times = 0

    @functools.cached_property
    def answer(self) -> Mapping[str, int]:
        """Made when it is first read."""
        self.times += 1
        return NAMES
'''


@cache
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("newsmodel_build_hook", ROOT / "scripts" / "compiled.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def modules() -> list[Path]:
    return [path for glob in hook().COMPILED for path in PACKAGE.glob(glob) if path.name not in hook().LEFT]


def test_every_pattern_names_modules() -> None:
    assert [glob for glob in hook().COMPILED if not list(PACKAGE.glob(glob))] == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_a_module_has_nothing_left_that_costs_more_compiled(path: Path) -> None:
    source = hook().final(path.read_text("utf-8"))
    if path.is_relative_to(PACKAGE / hook().NATIVE):
        source = hook().native(source)
        assert "cached_property\n    def" not in source
        assert "\n@attrs." not in source
    targets = [target for node in ast.parse(source).body if isinstance(node, ast.Assign) for target in node.targets]
    assert [target.id for target in targets if isinstance(target, ast.Name) and target.id.isupper()] == []


def test_what_is_rewritten_is_the_same_program() -> None:
    names: dict[str, Any] = {"__name__": __name__}
    exec(hook().native(hook().final(MODULE)), names)
    assert (names["LIMIT"], names["NAMES"]) == (3, {"one": 1})
    place, draft = names["Place"], names["Draft"]
    assert place(1) == place(1, end=3) != place(1, 2)
    assert len({place(1), place(1)}) == 1
    assert repr(place(1)) == "Place(start=1, end=3)"
    assert draft("call") != draft("call")
    assert draft("call").marks is not draft("call").marks
    asked = names["Asked"]()
    assert asked.answer is asked.answer == {"one": 1}
    assert asked.times == 1


def test_the_version_says_whether_it_is_compiled() -> None:
    told = CliRunner().invoke(cli, ["--version"]).output
    assert told == f"newsmodel {newsmodel.__version__}{', compiled' if is_compiled() else ''}\n"
