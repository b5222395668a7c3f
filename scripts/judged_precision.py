"""Precision of judged proposals, with Wilson's 95 % interval: `python scripts/judged_precision.py VERDICTS.tsv...`.

A row of a file is one record; its columns act, action and proposer hold "right" or "wrong" (see docs/proposals.md).
"""

import csv
import math
import sys
from collections.abc import Iterable
from pathlib import Path

VERDICTS = ("act", "action", "proposer")
Z = 1.959964
"""Two-sided 95 % point of the normal distribution."""


def wilson(right: int, total: int) -> tuple[float, float]:
    """Wilson's score interval for a share (Wilson 1927): lower and upper bound."""
    if total == 0:
        return 0.0, 1.0
    share, spread = right / total, Z * Z / total
    centre = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * math.sqrt(share * (1 - share) / total + spread / (4 * total))
    return min(share, max(0.0, centre - half)), max(share, min(1.0, centre + half))


def precision(rows: Iterable[dict[str, str]]) -> dict[str, tuple[int, int]]:
    """How many rows are right and how many were judged, for each verdict, for all three at once, and by act."""
    rows = list(rows)
    counts = {verdict: (sum(row[verdict] == "right" for row in rows), len(rows)) for verdict in VERDICTS}
    counts["all three"] = (sum(all(row[verdict] == "right" for verdict in VERDICTS) for row in rows), len(rows))
    for act in sorted({row["act_found"] for row in rows}):
        of_act = [row for row in rows if row["act_found"] == act]
        counts[f"act of {act}"] = (sum(row["act"] == "right" for row in of_act), len(of_act))
    return counts


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a file of verdicts.

    Raises:
        ValueError: a verdict that is neither right nor wrong.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for number, row in enumerate(rows, 2):
        if not {row[verdict] for verdict in VERDICTS} <= {"right", "wrong"}:
            raise ValueError(f"{path}, line {number}: verdicts are right or wrong")
    return rows


def main(paths: list[str]) -> None:
    """A line for each share: right of judged, percent, interval."""
    for what, (right, total) in precision(row for path in paths for row in read(Path(path))).items():
        low, high = wilson(right, total)
        print(f"{what:16} {right:4} of {total:4}  {right / max(1, total):6.1%}  [{low:.1%}, {high:.1%}]")


if __name__ == "__main__":
    main(sys.argv[1:])
