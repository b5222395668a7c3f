"""Print which law of the conformance suite sees which bug: `python scripts/broken_matrix.py [NAME...]`."""

import sys
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from testing import matrix
from testing.broken import BROKEN
from testing.reference import REFERENCES


def main(names: list[str]) -> int:
    """A row for each broken plugin: its name, the law that is meant for its bug, and all that see it."""
    seen: dict[tuple[str, str], int] = {}
    missed = 0
    print(f"{'PLUGIN':32}{'KIND':11}LAWS THAT SEE ITS BUG (* the one that is meant for it)")
    for name, (record, meant) in BROKEN.items():
        if names and name not in names:
            continue
        laws = [check.name for check in matrix.checks(record) if matrix.sees(check)]
        missed += meant not in laws
        for law in laws:
            key = matrix.law_key(record, law)
            seen[key] = seen.get(key, 0) + 1
        shown = ", ".join(f"*{law}" if law == meant else law for law in laws) or "none"
        print(textwrap.fill(shown, 118, initial_indent=f"{name:32}{_kind(record):11}", subsequent_indent=" " * 43))
        sys.stdout.flush()
    if names:
        return 1 if missed else 0
    print(f"\n{'LAW':35}BUGS SEEN")
    for key in sorted(matrix.every_law()):
        print(f"{key[0]:11}{key[1]:24}{seen.get(key, 0)}")
    wrong = [f"{c.plugin}: {c.name}" for record in REFERENCES for c in matrix.checks(record) if matrix.sees(c)]
    idle = matrix.every_law() - seen.keys()
    print(
        f"\n{len(BROKEN)} broken plugins, {missed} missed by the law that is meant; {len(idle)} laws that see nothing;"
    )
    print(f"{len(REFERENCES)} right plugins, {len(wrong)} laws broken by them{': ' if wrong else ''}{', '.join(wrong)}")
    return 1 if missed or idle or wrong else 0


def _kind(record: object) -> str:
    return type(record).__name__.lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
