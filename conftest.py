"""Code blocks of README.md and docs/ are tests."""

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["*.md"],
    excludes=["seeds/*", "plugins/*/*", "CHANGELOG.md", "CONTRIBUTING.md"],
).pytest()
