"""A new plugin package works as it is written."""

import ast
import os
import subprocess
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel.cli.app import run
from newsmodel.errors import SourceError, UsageError
from newsmodel.scaffold import KINDS, write_package
from newsmodel.testing import conformance

NAMES = st.from_regex(r"\A[a-z](-?[a-z0-9]){1,12}\Z")


def record_of(folder, name):
    module = f"newsmodel_{name.replace('-', '_')}"
    spec = spec_from_file_location(module, folder / f"newsmodel-{name}" / "src" / module / "__init__.py")
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return getattr(loaded, name.replace("-", "_").upper())


@given(NAMES, st.sampled_from(KINDS))
def test_every_name_gives_python_and_toml(tmp_path_factory, name, kind):
    folder = tmp_path_factory.mktemp("new")
    written = write_package(name, kind, folder)
    for path in written:
        text = path.read_text("utf-8")
        assert "$" not in text.replace("'$'", "")
        if path.suffix == ".py":
            ast.parse(text)
    project = tomllib.loads((folder / f"newsmodel-{name}" / "pyproject.toml").read_text())
    ((key, module),) = project["project"]["entry-points"]["newsmodel"].items()
    assert (key, (folder / f"newsmodel-{name}" / "src" / module / "__init__.py") in written) == (name, True)
    assert record_of(folder, name).name == name


@pytest.mark.parametrize("kind", KINDS)
def test_its_record_keeps_the_laws(tmp_path, kind):
    write_package("crime-terms", kind, tmp_path)
    samples = [b"Gate opens\nIt is open.\n%%\nGate shuts\n"] if kind == "parser" else []
    checks = conformance(record_of(tmp_path, "crime-terms"), samples=samples, max_examples=5, derandomize=True)
    for check in checks:
        if check.name not in ("planted_names", "linear_time", "same_everywhere"):
            check()


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_its_own_tests_types_and_style_pass(tmp_path, kind):
    write_package("crime-terms", kind, tmp_path)
    package = tmp_path / "newsmodel-crime-terms"
    environment = {**os.environ, "PYTHONPATH": str(package / "src"), "MYPYPATH": str(package / "src")}
    for call in (
        ["pytest", "-q", "-p", "no:cacheprovider"],
        ["mypy", "--strict", "src"],
        ["ruff", "check", "--line-length=120", "--select=E,F,I,B,UP", "src", "tests"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *call], cwd=package, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["", "x", "Crime", "crime_terms", "crime--terms", "../up", "9to5", "a" * 80])
def test_names_that_will_not_do(tmp_path, name):
    with pytest.raises(UsageError, match="small letters"):
        write_package(name, "parser", tmp_path)
    assert not list(tmp_path.iterdir())


def test_nothing_is_overwritten(tmp_path):
    write_package("crime-terms", "parser", tmp_path)
    with pytest.raises(UsageError, match="is there already"):
        write_package("crime-terms", "extractor", tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(SourceError, match="cannot be written"):
        write_package("crime-terms", "extractor", tmp_path / "file")


def test_the_command_lists_what_it_wrote(tmp_path, capsys):
    assert run(["new-plugin", "crime-terms", "--folder", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert "pip install -e" in told.err
    assert all(path.startswith(str(tmp_path)) for path in told.out.splitlines())
    assert run(["new-plugin", "Crime", "--folder", str(tmp_path)]) == 2
