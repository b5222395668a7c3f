"""Examples made short: of what is known to fail, as little as still does."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Cut = TypeVar("Cut", str, bytes)

MOST_TRIES = 600
"""How often an example is tried again, shorter."""


def shortest(example: Cut, fails: Callable[[Cut], bool], most_tries: int = MOST_TRIES) -> Cut:
    """A text, or bytes, without all that can be left out one piece at a time; pieces are halved down to one."""
    tries, size = 0, max(1, len(example) // 2)
    while tries < most_tries:
        start, shorter = 0, False
        while start < len(example) and tries < most_tries:
            without = example[:start] + example[start + size :]
            tries += 1
            if fails(without):
                example, shorter = without, True
            else:
                start += size
        if size == 1 and not shorter:
            break
        size = max(1, size // 2)
    return example


def shorten(example: Any, fails: Callable[[Any], bool]) -> None:
    """Try shorter examples: of a text, or of each text in a row. Other examples are left as they are."""
    if isinstance(example, str):
        shortest(example, fails)
    elif isinstance(example, list) and all(isinstance(text, str) for text in example):
        row = list(example)
        for place, text in enumerate(row):
            row[place] = shortest(text, lambda shorter, place=place: fails(_with(row, place, shorter)))  # type: ignore[misc]


def _with(row: Sequence[str], place: int, text: str) -> list[str]:
    return [*row[:place], text, *row[place + 1 :]]
