"""What people see: notes on standard error, colour where it is wanted, text in the width there is."""

import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import IO

import click

WIDEST = 100
"""Columns; longer lines tire the eye."""


def note(message: str) -> None:
    """A message beside the data, on standard error."""
    click.echo(f"newsmodel: {message}", err=True)


def wants_colour(stream: IO[str] | None = None) -> bool:
    """Whether the stream is a terminal, and NO_COLOR does not forbid it."""
    stream = stream or sys.stdout
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def width() -> int:
    """Columns to write in."""
    return max(40, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))


def columns(text: str) -> int:
    """The columns that a text takes, without colour: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in click.unstyle(text)
    )


def padded(text: str, to: int) -> str:
    """The text with spaces after it, to a width."""
    return text + " " * (to - columns(text))


def wrapped(text: str, *, first: str = "", rest: str | None = None) -> str:
    """A paragraph in the terminal's width, with what stands before the first and the other lines."""
    rest = " " * columns(first) if rest is None else rest
    lines = textwrap.wrap(plain(text), max(20, width() - columns(rest)), break_long_words=True, break_on_hyphens=False)
    return "\n".join(f"{rest if place else first}{line}" for place, line in enumerate(lines or [""]))


def plain(text: str) -> str:
    """The text on one line, without characters that would steer the terminal."""
    shown = "".join(char if char.isprintable() or char.isspace() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return " ".join(shown.split())


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under a header, columns aligned; the last one wraps in the width there is."""
    every = [tuple(map(plain, row)) for row in rows]
    widths = [max(map(columns, cells)) for cells in zip(header, *every, strict=True)]
    indent = sum(widths[:-1]) + 2 * (len(widths) - 1)
    lines = []
    for place, row in enumerate([tuple(header), *every]):
        before = "".join(padded(cell, size) + "  " for cell, size in zip(row[:-1], widths[:-1], strict=True))
        if indent + min(widths[-1], 20) > width():
            line = f"{before}{row[-1]}".rstrip()
        else:
            line = wrapped(row[-1], first=before, rest=" " * indent).rstrip()
        lines.append(click.style(line, bold=True) if place == 0 and wants_colour() else line)
    return "\n".join(lines)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: "1 article", "1,204 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
