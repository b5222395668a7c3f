"""What the compiled wheel brings, where that is installed: `python tests/benchmarks/compiled.py`, or `make compiled`.

Two interpreters, one with the installed modules and one with the Python in `src/`, extract the same articles in turn:
the invented ones of `seeds/`, or those of a file. Fails where a record differs, or where nothing is compiled.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHILD = """
import hashlib, json, sys, time
import newsmodel
from newsmodel.version import is_compiled

articles = [newsmodel.Article(text=text, language="en") for text in json.loads(sys.stdin.readline())]
pipeline = newsmodel.build_registry().pipeline()
found = "".join(newsmodel.dumps(pipeline(article)) for article in articles)
print(json.dumps([is_compiled(), hashlib.sha256(found.encode()).hexdigest()]), flush=True)
for _ in sys.stdin:
    start = time.process_time()
    for article in articles:
        pipeline(article)
    print(time.process_time() - start, flush=True)
"""


class Interpreter:
    """A Python that has the articles and extracts them when told."""

    def __init__(self, texts: list[str], source: Path | None) -> None:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        if source:
            environment["PYTHONPATH"] = str(source)
        self.process = subprocess.Popen(
            [sys.executable, "-c", CHILD], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.is_compiled, self.records = self.ask(json.dumps(texts))
        self.seconds: list[float] = []

    def ask(self, line: str = "") -> object:
        """What it answers to a line."""
        assert self.process.stdin
        assert self.process.stdout
        print(line, file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())


def texts_of(file: Path | None) -> list[str]:
    """The texts of a file with an article a line, or those of the seeds."""
    if file is None:
        return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(ROOT.glob("seeds/*/input.txt"))]
    return [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]


def main() -> int:
    """Print the times and their ratio; exit with 1 where there is nothing to compare or the records differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path, nargs="?", help="JSON Lines with a text each")
    parser.add_argument("--first", type=int, default=60)
    parser.add_argument("--runs", type=int, default=15)
    chosen = parser.parse_args()
    texts = texts_of(chosen.articles)[: chosen.first]
    plain, compiled = Interpreter(texts, ROOT / "src"), Interpreter(texts, None)
    if plain.is_compiled or not compiled.is_compiled:
        print("the compiled wheel is not installed here: HATCH_BUILD_HOOKS_ENABLE=1 pip install .")
        return 1
    if plain.records != compiled.records:
        print("the compiled modules find something else than the Python they are made of")
        return 1
    for number in range(chosen.runs):
        for interpreter in (plain, compiled) if number % 2 else (compiled, plain):
            interpreter.seconds.append(float(str(interpreter.ask())))
    for name, interpreter in (("plain", plain), ("compiled", compiled)):
        print(f"{name:9} {1000 * statistics.median(interpreter.seconds) / len(texts):6.2f} ms an article")
    ratio = statistics.median(b / a for a, b in zip(plain.seconds, compiled.seconds, strict=True))
    print(f"the same records in {ratio:.2f} of the time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
