"""Cells that a spreadsheet would run as a formula, made harmless, and made what they were again."""

DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")
"""First characters by which spreadsheets take a cell for a formula, or skip to one (CWE-1236)."""


def guard(cell: str) -> str:
    """The cell with an apostrophe before a dangerous beginning; never begins with a dangerous character.

    A cell that looks guarded already gets one apostrophe more, so that `unguard(guard(cell)) == cell` for every text.
    """
    return f"'{cell}" if cell.lstrip("'")[:1] in DANGEROUS else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in DANGEROUS else cell
