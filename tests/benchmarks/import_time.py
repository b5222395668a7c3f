"""How long `import newsmodel` takes beside its dependencies: minima over fresh interpreters. It must stay below 1.5.

Run it as `python tests/benchmarks/import_time.py`; times are in milliseconds, of the whole interpreter.
"""

import subprocess
import sys
import time

ROUNDS = 15
LIMIT = 1.5
OURS, THEIRS, USED = "import newsmodel", "import attrs, regex, msgspec", "import newsmodel; newsmodel.Article(text='')"


def once(code: str) -> float:
    """Seconds that one interpreter takes for a statement."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main() -> int:
    """Print the ratio; exit with 1 above the limit."""
    best = dict.fromkeys([OURS, THEIRS, USED], float("inf"))
    for _ in range(ROUNDS):
        for code in best:
            best[code] = min(best[code], once(code))
    for code, seconds in best.items():
        print(f"{1000 * seconds:6.1f} ms  {code}")
    ratio = best[OURS] / best[THEIRS]
    print(f"ratio {ratio:.2f} (limit {LIMIT})")
    return int(ratio >= LIMIT)


if __name__ == "__main__":
    sys.exit(main())
