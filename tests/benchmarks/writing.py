"""How fast every installed exporter writes, and whether its memory stays flat: `python tests/benchmarks/writing.py`.

The invented articles of `seeds/` with what was found in them, again and again under other ids, written by a process of
its own at two numbers of articles. Articles a second of process time in the exporter alone; the peak memory of the
process, which must not differ; and the size of what was written.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import attrs

import newsmodel
from newsmodel import Article, NewsmodelError, Target
from newsmodel.pipeline import build_options

SEEDS = Path(__file__).parents[2] / "seeds"
GROWTH = 1.25
"""How much more memory the larger number may take, for what libraries keep from one block to the next."""


def many(number: int) -> Iterator[Article]:
    """Articles with records, each under an id of its own; those of the seeds that have quotes, in turn."""
    extract = newsmodel.build_registry(plugins=False).pipeline()
    found = [extract(next(newsmodel.read(path))) for path in sorted(SEEDS.glob("*/input.txt"))]
    telling = [article for article in found if article.quotes]
    for count in range(number):
        yield attrs.evolve(telling[count % len(telling)], id=f"article-{count}")


def write(name: str, number: int, folder: Path) -> dict[str, float]:
    """Write in this process: seconds of process time in the exporter, peak memory in MB, size in MB."""
    (exporter,) = (exporter for exporter in newsmodel.default_registry().exporters if exporter.name == name)
    options = build_options(exporter.options, None, plugin=name)
    path = folder / (
        "out" if exporter.target == "folder" else f"out{exporter.suffixes[0] if exporter.suffixes else ''}"
    )
    seconds = -time.process_time()
    with exporter.open(Target(path=path), options) as writer:
        seconds += time.process_time()
        for article in many(number):
            start = time.process_time()
            writer.write(article)
            seconds += time.process_time() - start
        seconds -= time.process_time()
    seconds += time.process_time()
    # Before the files are looked at: the name of each stays in memory.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return {"seconds": seconds, "peak": peak, "size": size / 2**20}


def measured(name: str, number: int) -> dict[str, float]:
    """The same in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--one", name, str(number), folder]
        found: dict[str, float] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return found


def main() -> int:
    """Print a line an exporter; 1 where the memory of one grows, or one cannot be measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--few", type=int, default=2_000)
    parser.add_argument("--many", type=int, default=20_000)
    parser.add_argument("--format", action="append", help="only this one; may be given several times")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        name, number, folder = chosen.one
        try:
            print(json.dumps(write(name, int(number), Path(folder))))
        except NewsmodelError as error:
            sys.exit(str(error))
        return 0
    names = sorted(exporter.name for exporter in newsmodel.default_registry().exporters)
    growing, failed = [], []
    few_at, many_at = (f"MB at {number:,}" for number in (chosen.few, chosen.many))
    print(f"{'format':12} {'articles/s':>10} {few_at:>13} {many_at:>13} {'KB an article':>14}")
    for name in (name for name in names if not chosen.format or name in chosen.format):
        try:
            few, more = measured(name, chosen.few), measured(name, chosen.many)
        except subprocess.CalledProcessError:
            failed.append(name)
            continue
        rate, size = chosen.many / more["seconds"], more["size"] * 1024 / chosen.many
        print(f"{name:12} {rate:10,.0f} {few['peak']:13,.0f} {more['peak']:13,.0f} {size:14,.1f}", flush=True)
        growing += [name] if more["peak"] > few["peak"] * GROWTH else []
    if growing:
        print(f"memory grows: {', '.join(growing)}", file=sys.stderr)
    if failed:
        print(f"not measured, see above: {', '.join(failed)}", file=sys.stderr)
    return 1 if growing or failed else 0


if __name__ == "__main__":
    sys.exit(main())
