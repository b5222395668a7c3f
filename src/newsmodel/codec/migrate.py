"""The schema number and the steps from each to the next.

New fields come with defaults and need no new number; readers ignore unknown keys. Anything else is a new number and
one function here, from the plain JSON of number n to that of n + 1.
"""

from collections.abc import Callable, Mapping
from typing import Any

from newsmodel.errors import SchemaError

SCHEMA = "newsmodel/1"
CURRENT = 1

Step = Callable[[dict[str, Any]], dict[str, Any]]
STEPS: Mapping[int, Step] = {}
"""STEPS[n] turns JSON of number n into JSON of number n + 1."""


def number_of(schema: object) -> int:
    """The number in "newsmodel/1"; absent means 1.

    Raises:
        SchemaError: not of this form, or newer than this library.
    """
    if schema is None:
        return 1
    family, _, digits = schema.partition("/") if isinstance(schema, str) else ("", "", "")
    if family != "newsmodel" or not digits.isdecimal() or not digits.isascii() or int(digits) < 1:
        raise SchemaError(f"$.schema: {schema!r} is not a newsmodel schema; it must be like {SCHEMA!r}")
    if int(digits) > CURRENT:
        raise SchemaError(f"$.schema: {schema} is newer than this library reads ({SCHEMA}); update newsmodel")
    return int(digits)


def migrate(data: dict[str, Any], number: int, steps: Mapping[int, Step] = STEPS, current: int = CURRENT) -> Any:
    """JSON of an older number, brought to the current one."""
    for step in range(number, current):
        data = steps[step](data)
    return data
