"""Coverage-guided fuzzing of the text parser and the whole pipeline, begun with the seeds.

    python scripts/fuzz.py --seconds 60

It uses atheris where that is installed (requirements-fuzz.txt) and otherwise mutates inputs by chance, keeping those
that reach new lines of the library. Each find is written, made short, to --out; exits with 1 where there is one.
"""

import argparse
import importlib.util
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from inputs import SEEDS, make, mutated

LONGEST = 2000
CORPUS = 400
"""Generated inputs that the search begins with, beside the seeds."""


def main() -> int:
    """Fuzz for a time and count the finds."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--out", type=Path, default=Path("out/finds"))
    options.add_argument(
        "--corpus", type=Path, help="folder of inputs that is kept and grows; a temporary one otherwise"
    )
    options.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.inside:
        guided(chosen.seconds, chosen.out, chosen.corpus)
        return 0
    before = finds(chosen.out)
    with tempfile.TemporaryDirectory() as folder:
        corpus = chosen.corpus or Path(folder)
        corpus.mkdir(parents=True, exist_ok=True)
        for path in SEEDS.glob("*/input.txt"):
            (corpus / f"seed-{path.parent.name}").write_bytes(path.read_bytes()[:LONGEST])
        for number in range(CORPUS):
            (corpus / f"made-{number}").write_bytes(make(number)[1][:LONGEST])
        if importlib.util.find_spec("atheris"):
            # The engine ends its process by itself and writes as it pleases; so it gets one of its own.
            command = [sys.executable, __file__, "--inside", "--corpus", str(corpus), "--out", str(chosen.out)]
            done = subprocess.run([*command, "--seconds", str(chosen.seconds)], check=False)
            if done.returncode:
                print(f"the engine ended with {done.returncode}")
                return 1
        else:
            print("atheris is not installed; inputs are mutated by chance", flush=True)
            by_chance(chosen.seconds, chosen.out, [path.read_bytes() for path in sorted(corpus.iterdir())])
    new = finds(chosen.out) - before
    print(f"{len(new)} finds{': ' + ', '.join(sorted(new)) if new else ''}")
    return int(bool(new))


def finds(folder: Path) -> set[str]:
    """The finds in a folder."""
    return {path.name for path in folder.glob("*.bin")}


def guided(seconds: int, out: Path, corpus: Path) -> None:
    """Let atheris look for inputs that reach new branches; does not return."""
    import atheris

    with atheris.instrument_imports(include=["newsmodel"]):
        from trial import keep, run

        for number in range(8):
            run(make(number)[1])
    known: set[str] = set()

    def try_one(data: bytes) -> None:
        keep(data, out, known)

    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-rss_limit_mb=4096", "-timeout=20", "-verbosity=0"]
    out.mkdir(parents=True, exist_ok=True)
    atheris.Setup(
        [sys.argv[0], *limits, "-print_final_stats=1", f"-artifact_prefix={out}/engine-", str(corpus)], try_one
    )
    atheris.Fuzz()


def by_chance(seconds: float, out: Path, corpus: list[bytes]) -> None:
    """Mutate inputs, and keep what reaches lines that nothing before it reached."""
    from trial import keep

    chance, known, reached = random.Random(0), set[str](), set[tuple[str, int]]()
    end, tried = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = corpus[tried] if tried < len(corpus) else mutated(chance.choice(corpus), chance)[:LONGEST]
        lines: set[tuple[str, int]] = set()

        def trace(frame: object, event: str, _: object, lines: set[tuple[str, int]] = lines) -> object:
            code = frame.f_code  # type: ignore[attr-defined]
            if "newsmodel" not in code.co_filename:
                return None
            lines.add((code.co_filename, frame.f_lineno))  # type: ignore[attr-defined]
            return trace

        sys.settrace(trace)  # type: ignore[arg-type]
        try:
            keep(data, out, known)
        finally:
            sys.settrace(None)
        if not lines <= reached and tried >= len(corpus):
            corpus.append(data)
        reached |= lines
        tried += 1
    print(f"{tried} inputs, {len(reached)} lines reached")


if __name__ == "__main__":
    sys.exit(main())
