"""What a line of the text turned out to be."""

from collections.abc import Callable

import attrs

from newsmodel.model import Caption, Notice

LONGEST_LINE = 1000
"""Longer lines are body; no pattern looks at them."""


@attrs.frozen
class Line:
    """A line without the spaces around it, and the number of the block between blank lines where it stands."""

    text: str
    block: int = 0


@attrs.frozen(kw_only=True)
class Found:
    """All that a line holds: each character of it is in one of these or in a notice.

    Attributes:
        body: paragraphs of the article's text.
        captions: picture captions.
        fields: names and values of metadata.
        notices: what was put aside, and why.
        kind: "body", "caption", "date", "byline", "boilerplate" or "field"; what the layout around it is judged by.
    """

    body: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    fields: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    notices: tuple[Notice, ...] = ()
    kind: str = "field"


Recogniser = Callable[[str], Found | None]


def boilerplate(line: str, why: str = "The line is no part of the article's body.") -> Found:
    """A line that is put aside."""
    return Found(notices=(Notice("boilerplate-removed", why, line),), kind="boilerplate")
