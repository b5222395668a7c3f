"""Nothing public is missing in the reference."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest

import newsmodel
from newsmodel.pipeline.languages import UNSUPPORTED

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reference():
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["python.md", "cli.md", "formats.md", "plugins.md", "rules.md", "tables.md"])
def test_pages_from_the_code_are_up_to_date(reference, name):
    wanted = reference.PAGES[name]()
    assert (reference.FOLDER / name).read_text("utf-8") == wanted, "run: python scripts/reference.py"


def test_every_field_of_a_record_is_described(reference):
    assert reference.undocumented_fields() == []


def test_every_public_name_has_a_docstring():
    for name in newsmodel.__all__:
        value = getattr(newsmodel, name)
        assert isinstance(value, str) or value.__doc__, name


def notice_codes():
    """Codes of notices as they stand in the sources: the first argument of each `Notice(...)`."""
    for path in [*ROOT.glob("src/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            made = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Notice" and node.args
            if made and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value


def test_every_notice_code_is_listed():
    page = (ROOT / "docs" / "reference" / "notices.md").read_text("utf-8")
    listed = re.findall(r"^\| ([a-z-]+) \|", page, re.MULTILINE)[1:]
    assert listed == sorted(listed)
    assert set(listed) == {*notice_codes(), UNSUPPORTED}
