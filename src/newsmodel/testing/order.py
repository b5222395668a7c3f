"""Whether other processes give the same: a set of strings has another order in each."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable

from newsmodel.codec import dumps, loads
from newsmodel.records import Extractor
from newsmodel.testing.law import BrokenLaw
from newsmodel.testing.running import article_for, finds
from newsmodel.testing.story import Story

SEEDS = ("1", "2")
_CODE = "from newsmodel.testing.order import answer; answer()"


def not_importable(record: Extractor) -> str | None:
    """Why another process cannot import the record, or None."""
    return None if home(record) else "the record is not a name of a module that another process could import"


def home(record: Extractor) -> tuple[str, str] | None:
    """Module and name by which a record can be imported."""
    for module in (getattr(record.extract, "__module__", ""), *sorted(sys.modules)):
        for name, value in list(vars(sys.modules.get(module, object)).items()):
            if value is record and module not in ("__main__", "builtins"):
                return module, name
    return None


def in_other_processes(record: Extractor, examples: Iterable[str | Story]) -> None:
    """Hold that processes with different hash seeds give the same.

    Raises:
        BrokenLaw: with the shortest of those tried whose records differ.
    """
    where = home(record)
    if where is None:
        return
    articles = [dumps(article_for(record, example)) for example in examples]
    asked = json.dumps({"module": where[0], "name": where[1], "articles": articles})
    answers = [_ask(asked, seed) for seed in SEEDS]
    for article, *given_by_each in sorted(zip(articles, *answers, strict=True), key=lambda item: len(item[0])):
        first, second = given_by_each
        if first != second:
            raise BrokenLaw(f"in every process {first[:300]}", second[:300], example=loads(article).text)


def answer() -> None:
    """What the other process does: the records for each article, as text."""
    asked = json.load(sys.stdin)
    module = __import__(asked["module"], fromlist=[asked["name"]])
    record = getattr(module, asked["name"])
    sys.stdout.write(json.dumps([repr(finds(record, loads(article))) for article in asked["articles"]]))


def _ask(asked: str, seed: str) -> list[str]:
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(  # noqa: S603 - our own interpreter with code of ours
        [sys.executable, "-c", _CODE],
        input=asked,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    if done.returncode:
        raise BrokenLaw("a record that another process can import", done.stderr.strip().splitlines()[-1])
    found: list[str] = json.loads(done.stdout)
    return found
