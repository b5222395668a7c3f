"""Console blocks of the documentation: calls after "$ ", and below each what it prints, "..." for any text."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


def calls(block: str) -> Iterator[tuple[str, str]]:
    """The calls of a block, each with what it is to print."""
    for call in f"\n{block.rstrip()}".split("\n$ ")[1:]:
        command, _, wanted = call.partition("\n")
        while command.endswith("\\"):
            more, _, wanted = wanted.partition("\n")
            command = f"{command[:-1]}{more.strip()}"
        yield command, wanted


def run_block(block: str, programs: Path = Path(sys.executable).parent) -> str | None:
    """Run the calls of a block in the working folder; what is wrong with what they print, or None.

    Args:
        block: the text of the block.
        programs: the folder that `newsmodel`, `python` and the like are taken from.
    """
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1"}
    for command, wanted in calls(block):
        done = subprocess.run(
            command,
            shell=True,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
        )
        if not fits(done.stdout, wanted):
            return f"$ {command}\nprinted:\n{done.stdout}\ninstead of:\n{wanted}"
    return None


def fits(printed: str, wanted: str) -> bool:
    """Whether a text is the wanted one, in which "..." stands for anything; spaces at the end of lines do not count."""
    printed, wanted = ("\n".join(line.rstrip() for line in text.rstrip().splitlines()) for text in (printed, wanted))
    first, *others = wanted.split("...")
    if not others:
        return printed == first
    if not printed.startswith(first):
        return False
    place = len(first)
    for part in others[:-1]:
        found = printed.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return printed.endswith(others[-1]) and len(printed) - len(others[-1]) >= place
