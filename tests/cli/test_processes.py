"""What only shows in processes of their own: one that dies, one whose reader goes away, how quick help is."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import newsmodel
from newsmodel.model import Article

PLUGIN = """
import os
import newsmodel

def extract(article, context):
    if "poison" in article.text:
        os._exit(9)
    yield newsmodel.Actor(name="Alive", kind="group")

@newsmodel.hookimpl
def newsmodel_extractors():
    yield newsmodel.Extractor(name="deadly", provides=(newsmodel.Actor,), extract=extract)
"""


@pytest.fixture
def deadly(tmp_path):
    """A plugin over which a process dies, installed for the processes that get this environment."""
    site = tmp_path / "site"
    info = site / "deadly-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[newsmodel]\ndeadly = deadly\n")
    (site / "deadly.py").write_text(PLUGIN)
    return {**os.environ, "PYTHONPATH": str(site)}


def call(*args, **more):
    return subprocess.run(
        [sys.executable, "-m", "newsmodel", *args], capture_output=True, text=True, timeout=120, **more
    )


@pytest.mark.parametrize("together", [False, True], ids=["many files", "one large file"])
def test_a_process_that_dies_costs_its_own_piece(tmp_path, deadly, together):
    texts = ["one", "two", "poison", "four", "five"]
    lines = [newsmodel.dumps(Article(text=text)) + "\n" for text in texts]
    folder = tmp_path / "in"
    folder.mkdir()
    if together:
        filler = newsmodel.dumps(Article(text="long " * 900_000)) + "\n"
        (folder / "all.jsonl").write_text("".join([*lines, filler]))
    else:
        for number, line in enumerate(lines):
            (folder / f"{number}.jsonl").write_text(line)
    result = call("convert", str(folder), "--extract", "--without", "english", "--jobs", "2", env=deadly)
    found = [newsmodel.loads(line) for line in result.stdout.splitlines()]
    expected = [*texts, "long"] if together else [text for text in texts if text != "poison"]
    assert [article.text.split()[0] for article in found] == expected
    assert all(bool(article.actors) != (article.text == "poison") for article in found)
    [problem] = [json.loads(line) for line in result.stderr.splitlines() if line.startswith("{")]
    assert problem["error"] == "ProcessDied"
    assert problem["source"].endswith("all.jsonl" if together else "2.jsonl")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


def test_a_reader_that_goes_away(tmp_path):
    (tmp_path / "a.jsonl").write_text((newsmodel.dumps(Article(text="x" * 1000)) + "\n") * 2000)
    command = f"'{sys.executable}' -m newsmodel convert a.jsonl --no-extract | head -c 10; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert result.stdout == '{"schema":0\n'
    assert result.stderr == ""


def test_help_is_quick_and_mistakes_are_answered_before_anything_heavy_is_loaded():
    code = (
        "import sys; before = set(sys.modules); from newsmodel.cli.app import run; code = run(sys.argv[1:]); "
        "print(code, *set(sys.modules) - before)"
    )
    for args, wanted in (["--help"], "0"), (["convert", "--job"], "2"), (["fromats"], "2"):
        result = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, timeout=60)
        code_found, *modules = result.stdout.splitlines()[-1].split()
        assert code_found == wanted
        assert not {"hypothesis", "tqdm", "regex", "multiprocessing"}.intersection(modules)


def children(pid):
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


def alive(pid):
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def until(true, seconds=60):
    ends = time.monotonic() + seconds
    while not true() and time.monotonic() < ends:
        time.sleep(0.05)
    return true()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see other processes")
def test_a_run_that_is_killed_leaves_no_process_behind(tmp_path):
    line = newsmodel.dumps(Article(text="Ann Lee said the road was shut. " * 50)) + "\n"
    (tmp_path / "all.jsonl").write_text(line * 3000)
    command = [
        sys.executable,
        "-m",
        "newsmodel",
        "convert",
        "all.jsonl",
        "--extract",
        "--jobs",
        "2",
        "--out",
        "o.jsonl",
    ]
    run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL)
    # The two that work, and the one that looks after shared resources.
    assert until(lambda: len(children(run.pid)) >= 3)
    left = children(run.pid)
    run.kill()
    run.wait()
    assert until(lambda: not any(map(alive, left)))
