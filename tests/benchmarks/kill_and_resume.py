"""Kill a conversion at random moments and resume it: `python tests/benchmarks/kill_and_resume.py --runs 50`.

Each run is started again until it ends by itself, and must then have written what one undisturbed run writes, byte for
byte, with every input among the articles or the errors.
"""

import argparse
import itertools
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NAMES = ("Ann Lee", "Bo Roe", "Cy Oak", "Di Elm")


def make_inputs(folder: Path, inputs: int, bad: int, rng: random.Random) -> None:
    """Small articles, of which some cannot be read."""
    spoiled = set(rng.sample(range(inputs), bad))
    for number in range(inputs):
        name = rng.choice(NAMES)
        text = f"“We will open road {number} by May,” {name} said. She called on the mayor to pay {number} pounds."
        data = "{" if number in spoiled else json.dumps({"text": text})
        (folder / f"{number:05}.json").write_text(data)


def command(folder: Path, out: Path, errors: Path, jobs: int) -> list[str]:
    """The conversion that is killed."""
    where = ["--out", str(out), "--errors", str(errors), "--resume", "--extract", "--jobs", str(jobs)]
    return [sys.executable, "-m", "newsmodel", "convert", str(folder), *where]


def interrupted(call: list[str], rng: random.Random, longest: float) -> int:
    """Start, kill and start again, each time with more patience, until it ends by itself; how often it was killed."""
    for kills in itertools.count():
        process = subprocess.Popen(call, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=rng.uniform(0.1, 0.9) * longest * (1 + kills / 2))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        else:
            break
    return kills


def trial(runs: int, inputs: int, bad: int, jobs: int, seed: int) -> int:
    """How many runs came to something else than the undisturbed one; a line for each."""
    rng = random.Random(seed)
    wrong = 0
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        folder = root / "in"
        folder.mkdir()
        make_inputs(folder, inputs, bad, rng)
        out, errors = root / "out.jsonl", root / "errors.jsonl"
        call = command(folder, out, errors, jobs)
        started = time.perf_counter()
        subprocess.run(call, stderr=subprocess.DEVNULL, check=False)
        longest = time.perf_counter() - started
        wanted = out.read_bytes(), errors.read_bytes()
        accounted = len(wanted[0].splitlines()), len(wanted[1].splitlines())
        print(f"{inputs} inputs: {accounted[0]} articles, {accounted[1]} errors, {longest:.1f} s undisturbed")
        wrong += accounted != (inputs - bad, bad)
        for number in range(runs):
            for file in root.glob("*.jsonl*"):
                file.unlink()
            kills = interrupted(call, rng, longest)
            same = (out.read_bytes(), errors.read_bytes()) == wanted
            wrong += not same
            print(f"run {number + 1}: killed {kills} times, {'the same' if same else 'NOT THE SAME'}", flush=True)
    return wrong


def main() -> int:
    """Run the trial that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--inputs", type=int, default=5000)
    parser.add_argument("--bad", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    wrong = trial(chosen.runs, chosen.inputs, chosen.bad, chosen.jobs, chosen.seed)
    print("all the same" if not wrong else f"{wrong} differ")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
