"""The house: rooms that build on earlier rooms only, small modules, and an import that does nothing."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsmodel

ROOT = Path(newsmodel.__file__).parent
ROOMS = [
    "version",
    "errors",
    "hooks",
    "model",
    "codec",
    "text",
    "metrics",
    "records",
    "writing",
    "parsers",
    "exporters",
    "english",
    "pipeline",
    "registry",
    "batch",
    "api",
    "streaming",
    "frames",
    "__init__",
    "testing",
    "scaffold",
    "cli",
    "__main__",
]
HEAVY = [
    "pluggy",
    "importlib.metadata",
    "hypothesis",
    "click",
    "regex",
    "attrs",
    "msgspec",
    "tomllib",
    "tqdm",
    "ftfy",
    "difflib",
    "pandas",
    "polars",
]
MODULES = sorted(ROOT.rglob("*.py"))
LINES, FUNCTION_LINES = 400, 60


def room_of(module: str) -> str:
    """The room of a dotted name within the package."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(tree: ast.Module) -> Iterator[str]:
    """Modules that a module names, wherever in it; what is only for type checkers is left out."""
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "imports are absolute"
            yield node.module
            if node.module == "newsmodel":
                yield from (f"newsmodel.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_small_and_builds_on_earlier_rooms(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LINES, "a module with more than one reason to exist"
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < FUNCTION_LINES, f"{node.name} is long"
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert room in ROOMS, "a room that is not in the plan of the house"
    for name in imports(tree):
        if name.partition(".")[0] == "newsmodel":
            other = room_of(name)
            assert other not in ROOMS or ROOMS.index(other) <= ROOMS.index(room), f"{room} imports {name}"
        if name == "pluggy":
            assert room in ("hooks", "registry"), "plugins are the registry's affair"


def test_importing_does_nothing() -> None:
    code = (
        f"import sys; before = set(sys.modules); import newsmodel; print(*set({HEAVY!r}) & (set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_model_alone_needs_little() -> None:
    code = "import sys, newsmodel; newsmodel.loads(newsmodel.dumps(newsmodel.Article(text='a'))); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pluggy", "importlib.metadata", "hypothesis", "click", "regex"} & set(done.stdout.split())
