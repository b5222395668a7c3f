"""What several processes bring, and what memory they take: `python tests/benchmarks/processes.py`.

`--jobs 2` against `--jobs 1` in turn over many small articles, what the main process itself takes of that, and the peak
memory of it and of its children at two numbers of articles, which must not differ: the batch streams.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import newsmodel

SEEDS = Path(__file__).parents[2] / "seeds"


def make_input(file: Path, articles: int) -> None:
    """Articles of the usual length, each different, in one file."""
    texts = [article.text for path in sorted(SEEDS.glob("*/input.txt")) for article in newsmodel.read(path)]
    with file.open("w", encoding="utf-8") as lines:
        for number in range(articles):
            text = texts[number % len(texts)]
            lines.write(json.dumps({"text": f"{text}\nArticle {number} ends."}) + "\n")


def convert(file: Path, jobs: int, out: Path) -> tuple[float, float, int, int]:
    """Seconds, those that the main process worked, and peak memory in KB of it and of the largest other one."""
    args = ["convert", str(file), "--extract", "--jobs", str(jobs), "--out", str(out)]
    start, peaks, worked = time.perf_counter(), {}, 0.0
    process = subprocess.Popen([sys.executable, "-m", "newsmodel", *args], stderr=subprocess.DEVNULL)
    while process.poll() is None:
        for pid in (process.pid, *children(process.pid)):
            peaks[pid] = max(peaks.get(pid, 0), peak(pid))
        worked = max(worked, cpu(process.pid))
        time.sleep(0.1)
    took, own = time.perf_counter() - start, peaks.pop(process.pid, 0)
    return took, worked, own, max(peaks.values(), default=0)


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def cpu(pid: int) -> float:
    """Seconds of processor time that a process has taken; 0 when it has gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def peak(pid: int) -> int:
    """The most memory a process has had, in KB; 0 when it has gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


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
            one, (two, worked, _, _) = convert(file, 1, out)[0], convert(file, 2, out)
            ratios.append(one / two)
            rate = chosen.articles / two
            print(
                f"{chosen.articles} articles: 1 job {one:.1f} s, 2 jobs {two:.1f} s, {ratios[-1]:.2f} x ({rate:.0f}/s)"
                f", {worked / chosen.articles * 1000:.2f} ms an article in the main process"
            )
        print(f"median {statistics.median(ratios):.2f} x")
        for articles in (chosen.few, chosen.many):
            make_input(file, articles)
            _, _, own, others = convert(file, 2, out)
            peak = f"{own / 1024:.0f} MB in the main process, {others / 1024:.0f} MB in the others"
            print(f"{articles} articles: peak {peak}")


if __name__ == "__main__":
    if not Path("/proc/self/status").exists():
        sys.exit("needs /proc to see the memory of processes")
    main()
