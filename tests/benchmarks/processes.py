"""What several processes bring, and what memory they take: `python tests/benchmarks/processes.py`.

`--jobs 2` against `--jobs 1` in turn over many small articles, and the peak memory of the main process and of its
children at two numbers of articles, which must not differ: the batch streams.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import newsmodel

SEEDS = Path(__file__).parents[2] / "seeds"
CHILD = (
    "import resource, subprocess, sys; from newsmodel.cli.app import run; code = run(sys.argv[1:]); "
    "usage = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]; "
    "print(*usage, file=sys.stderr)"
)


def make_input(file: Path, articles: int) -> None:
    """Articles of the usual length, each different, in one file."""
    texts = [article.text for path in sorted(SEEDS.glob("*/input.txt")) for article in newsmodel.read(path)]
    with file.open("w", encoding="utf-8") as lines:
        for number in range(articles):
            text = texts[number % len(texts)]
            lines.write(json.dumps({"text": f"{text}\nArticle {number} ends."}) + "\n")


def convert(file: Path, jobs: int, out: Path) -> tuple[float, int, int]:
    """Seconds, and peak memory in KB of the main process and of the largest other one."""
    args = ["convert", str(file), "--extract", "--jobs", str(jobs), "--out", str(out)]
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", CHILD, *args], stderr=subprocess.PIPE, text=True, check=True)
    own, others = map(int, done.stderr.split()[-2:])
    return time.perf_counter() - start, own, others


def main() -> None:
    """Print speed, then memory."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--few", type=int, default=1000)
    parser.add_argument("--many", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        file, out = Path(place) / "in.jsonl", Path(place) / "out.jsonl"
        make_input(file, chosen.articles)
        ratios = []
        for _ in range(chosen.runs):
            one, two = convert(file, 1, out)[0], convert(file, 2, out)[0]
            ratios.append(one / two)
            rate = chosen.articles / two
            print(
                f"{chosen.articles} articles: 1 job {one:.1f} s, 2 jobs {two:.1f} s, {ratios[-1]:.2f} x ({rate:.0f}/s)"
            )
        print(f"median {statistics.median(ratios):.2f} x")
        for articles in (chosen.few, chosen.many):
            make_input(file, articles)
            _, own, others = convert(file, 2, out)
            peak = f"{own / 1024:.0f} MB in the main process, {others / 1024:.0f} MB in the others"
            print(f"{articles} articles: peak {peak}")


if __name__ == "__main__":
    if not hasattr(resource, "getrusage"):
        sys.exit("needs the resource module")
    main()
