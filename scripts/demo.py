"""What newsmodel does, on the invented articles of seeds/: to JSON Lines, to CSV tables, and to the terminal.

Run by `make demo`; needs nothing but the installed package. Everything written lands in out/.
"""

import csv
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"


def newsmodel(*arguments: str) -> None:
    """Run the command as a reader would type it, and show it."""
    print(f"\n$ newsmodel {' '.join(arguments)}", flush=True)
    done = subprocess.run([sys.executable, "-m", "newsmodel", *arguments], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def table(name: str, columns: list[str], rows: int = 8, width: int = 46) -> None:
    """The first rows of a table, some of its columns."""
    path = OUT / "csv" / name
    print(f"\n{path.relative_to(ROOT)} (some columns, first rows)")
    with path.open(encoding="utf-8", newline="") as file:
        records = [record for record in csv.DictReader(file) if record[columns[0]]][:rows]
    shown = [columns, *([record[column].replace("\n", " ") for column in columns] for record in records)]
    cells = [[cell if len(cell) <= width else cell[: width - 1] + "…" for cell in row] for row in shown]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    for row in cells:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def main() -> None:
    """Convert, show, and say where everything is."""
    OUT.mkdir(exist_ok=True)
    newsmodel("show", "seeds/01-tabloid/input.txt")
    newsmodel("convert", "seeds/*/input.txt", "--out", "out/seeds.jsonl")
    newsmodel("convert", "out/seeds.jsonl", "--to", "csv", "--out", "out/csv")
    table("quotes.csv", ["speaker", "act", "kind", "quote"])
    table("proposals.csv", ["proposer", "act", "action", "deadline", "quantities"])
    print("\nAll records: out/seeds.jsonl. Tables for a spreadsheet: out/csv/.")


if __name__ == "__main__":
    main()
