"""Print which law of the conformance suite sees which bug: `python scripts/broken_matrix.py [NAME...]`."""

import sys
import textwrap
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from testing import matrix
from testing.broken import BROKEN


def main(names: list[str]) -> int:
    """A row for each broken plugin: its name, the law that is meant for its bug, and all that see it."""
    began = time.monotonic()
    seen: Counter[tuple[str, str]] = Counter()
    missed, wrong = 0, []
    print(f"{'PLUGIN':32}{'KIND':11}LAWS THAT SEE ITS BUG (* the one that is meant for it)")
    for name, laws in matrix.matrix(names):
        if name in matrix.RIGHT:
            wrong += [f"{name}: {law}" for law in laws]
            continue
        record, meant = BROKEN[name]
        missed += meant not in laws
        seen.update(matrix.law_key(record, law) for law in laws)
        shown = ", ".join(f"*{law}" if law == meant else law for law in laws) or "none"
        kind = matrix.kind(record)
        print(textwrap.fill(shown, 118, initial_indent=f"{name:32}{kind:11}", subsequent_indent=" " * 43), flush=True)
    idle = set() if names else matrix.every_law() - seen.keys()
    print(f"\n{'LAW':35}BUGS SEEN")
    for key in sorted(seen.keys() | idle):
        print(f"{key[0]:11}{key[1]:24}{seen[key]}")
    print(f"\n{len(names) or len(BROKEN)} broken plugins, {missed} missed by the law that is meant")
    print(f"{len(seen)} laws that see some, {len(idle)} that see none")
    if not names:
        print(f"{len(matrix.RIGHT)} right plugins, {len(wrong)} laws broken by them", *wrong)
    print(f"{time.monotonic() - began:.0f} s")
    return 1 if missed or idle or wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
