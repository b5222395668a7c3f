"""Push generated inputs through parsing, extraction, writing and reading; report the count, the time and the finds.

    python scripts/generated_inputs.py 200000
    python scripts/generated_inputs.py 1000000 --seconds 60 --jobs 2

Exits with 1 where anything but a refusal came up; each find is written, made short, to --out.
"""

import argparse
import multiprocessing
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

from inputs import make
from trial import keep, run

BATCH = 500


def batch(first: int, last: int, folder: Path) -> Counter[str]:
    """The inputs from one number up to another."""
    counts: Counter[str] = Counter()
    known: set[str] = set()
    for number in range(first, last):
        kind, data = make(number)
        try:
            counts[f"{kind}: {run(data)}"] += 1
        except Exception:  # noqa: BLE001 - a find, of whatever kind
            counts[f"find: {keep(data, folder, known)}"] += 1
    return counts


def main() -> int:
    """Run them all, on as many processes as wanted."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("count", type=int)
    options.add_argument("--first", type=int, default=0, help="number of the first input")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--seconds", type=float, default=1e9, help="stop after this time")
    options.add_argument("--out", type=Path, default=Path("out/finds"))
    chosen = options.parse_args()
    began = time.monotonic()
    counts: Counter[str] = Counter()
    firsts = range(chosen.first, chosen.first + chosen.count, BATCH)
    tasks = [(first, min(first + BATCH, chosen.first + chosen.count)) for first in firsts]
    with multiprocessing.Pool(chosen.jobs) as pool:
        for done in pool.imap_unordered(partial(_batch, folder=chosen.out), tasks):
            counts += done
            if time.monotonic() - began > chosen.seconds:
                pool.terminate()
                break
    seconds = time.monotonic() - began
    for what, count in sorted(counts.items()):
        print(f"{count:9d}  {what}")
    finds = sum(count for what, count in counts.items() if what.startswith("find"))
    total = counts.total()
    print(
        f"{total} inputs in {seconds:.0f} s on {chosen.jobs} processes ({total / seconds:.0f} a second), {finds} finds"
    )
    return int(finds > 0)


def _batch(task: tuple[int, int], folder: Path) -> Counter[str]:
    return batch(*task, folder)


if __name__ == "__main__":
    sys.exit(main())
