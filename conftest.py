"""The code blocks of README.md and of each page of docs/ are one test a page: they build on each other, in order.

Python blocks are run in one namespace, and console blocks by a shell, in a folder that is empty but for `seeds`. The
tutorial on plugins has a test of its own, in an environment of its own.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from console import run_block
from hypothesis import HealthCheck, settings
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

ROOT = Path(__file__).parent
MANY, FEW = 100, 20
"""Examples of a property: many where there is time, as under CI; a few on each of the many runs of a working day."""

# A busy machine is slow, not wrong.
settings.register_profile(
    "tests",
    deadline=None,
    max_examples=MANY if os.environ.get("CI") else FEW,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("tests")

SLOW_LAWS = ("[linear_time]", "[memory_is_flat]")


def run_console(example: Example) -> str | None:
    """Run the calls of a console block."""
    return run_block(example.parsed)


PAGES = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser(language="console", evaluator=run_console), SkipParser()],
    patterns=["*.md"],
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --run-slow."""
    parser.addoption("--run-slow", action="store_true", help="also run the tests marked slow")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked slow, unless it is asked for; the laws of time and memory are slow for every plugin."""
    for item in items:
        if item.name.endswith(SLOW_LAWS):
            item.add_marker(pytest.mark.slow)
    if config.getoption("--run-slow"):
        return
    skip = pytest.mark.skip(reason="slow; --run-slow runs it")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes that are no text are called by their argument: what is packed may hold the time at which it was."""
    is_packed = isinstance(val, bytes) and not val.decode("latin-1").isprintable()
    return argname if is_packed else None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A page of the documentation as a file with one test; null for any other file."""
    if file_path == ROOT / "docs" / "tutorial" / "plugin.md":
        return None
    if file_path.suffix == ".md" and (file_path == ROOT / "README.md" or ROOT / "docs" in file_path.parents):
        return PageFile.from_parent(parent, path=file_path)
    return None


class PageFile(pytest.File):
    """A page that may hold code blocks."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item."""
        yield PageItem.from_parent(self, name="code blocks")


class PageItem(pytest.Item):
    """All code blocks of one page, run from top to bottom in one namespace and one folder."""

    def runtest(self) -> None:
        """Run the blocks; the traceback of a failure shows the page's own lines."""
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            Path("seeds").symlink_to(ROOT / "seeds")
            for example in PAGES.parse(self.path).examples():
                example.evaluate()

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The page, for the summary."""
        return self.path, None, f"{self.path.name}: {self.name}"
