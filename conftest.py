"""The code blocks of README.md and of each page of docs/ are one test a page: they build on each other, in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

PAGES = Sybil(parsers=[PythonCodeBlockParser(), SkipParser()], patterns=["*.md"])
ROOT = Path(__file__).parent


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A page of the documentation as a file with one test; null for any other file."""
    if file_path.suffix == ".md" and (file_path == ROOT / "README.md" or ROOT / "docs" in file_path.parents):
        return PageFile.from_parent(parent, path=file_path)
    return None


class PageFile(pytest.File):
    """A page that may hold code blocks."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item."""
        yield PageItem.from_parent(self, name="code blocks")


class PageItem(pytest.Item):
    """All code blocks of one page, run from top to bottom in one namespace."""

    def runtest(self) -> None:
        """Run the blocks; the traceback of a failure shows the page's own lines."""
        for example in PAGES.parse(self.path).examples():
            example.evaluate()

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The page, for the summary."""
        return self.path, None, f"{self.path.name}: {self.name}"
