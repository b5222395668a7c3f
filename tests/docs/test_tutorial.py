"""The tutorial on plugins, from its first line to its last, in a virtual environment made for it."""

import contextlib
import re
import subprocess
import venv
from pathlib import Path

import pytest
from console import calls, fits, run_block

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "tutorial" / "plugin.md"
STEP = re.compile(
    r"<!-- file: (?P<path>\S+) -->\s*```python\n(?P<text>.*?)```|```console\n(?P<console>.*?)```", re.DOTALL
)


@pytest.mark.slow
def test_the_tutorial_runs_as_it_is_written(tmp_path):
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env" / ("Scripts" if (tmp_path / "env" / "Scripts").is_dir() else "bin")
    install = [programs / "python", "-m", "pip", "install", "--quiet", f"{ROOT}[testing]", "pytest"]
    subprocess.run(install, check=True)
    (tmp_path / "work").mkdir()
    steps = list(STEP.finditer(PAGE.read_text("utf-8")))
    assert len(steps) >= 7
    with contextlib.chdir(tmp_path / "work"):
        for step in steps:
            if step["path"]:
                Path(step["path"]).write_text(step["text"], encoding="utf-8")
            else:
                wrong = run_block(step["console"], programs)
                assert wrong is None, wrong


def test_every_block_of_the_tutorial_is_a_step():
    text = PAGE.read_text("utf-8")
    assert text.count("```") == 2 * len(STEP.findall(text))


@pytest.mark.parametrize(
    ("printed", "wanted", "same"),
    [
        ("a\nb\n", "a\nb", True),
        ("a \nb", "a\nb", True),
        ("a\nb", "a", False),
        ("a\nb\nc", "a\n...\nc", True),
        ("a\nb\nc", "...\nb\n...", True),
        ("a\nb\nc", "...\nd\n...", False),
        ("abc", "ab...bc", False),
        ("3 passed in 1.2s", "... passed...", True),
    ],
)
def test_what_is_printed_fits_or_does_not(printed, wanted, same):
    assert fits(printed, wanted) is same


def test_calls_of_a_block():
    assert list(calls("$ a b\nc\n$ d \\\n  e\n")) == [("a b", "c"), ("d e", "")]
