"""Lines to paragraphs: blocks between blank lines, captions over several lines, hard-wrapped lines joined."""

import itertools
from collections.abc import Callable, Sequence

import attrs

from newsmodel.parsers.text.found import LONGEST_LINE, Line

WIDEST = 120
NARROWEST = 40
"""Widths, in characters, between which text is wrapped by hand or by mail programs."""

LONGEST_SHORTCODE = 6
"""Lines that a caption shortcode may run over."""

STOPS = (".", "!", "?", "…", ":", ";", "”", "’", '"', "'", "»", ")", "]", "*", "_", "-", "—", "–")


def blocks(texts: Sequence[str]) -> list[Line]:
    """The lines that are not empty, numbered by the block they stand in."""
    lines: list[Line] = []
    block = 0
    for text in texts:
        if text:
            lines.append(Line(text, block))
        elif lines and lines[-1].block == block:
            block += 1
    return lines


def join_shortcodes(lines: Sequence[Line]) -> list[Line]:
    """Caption shortcodes that run over lines, each in one line."""
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        taken = 1
        if len(line.text) <= LONGEST_LINE and "[caption" in line.text and "[/caption]" not in line.text:
            window = lines[index : index + LONGEST_SHORTCODE]
            taken = next((n for n, other in enumerate(window, 1) if "[/caption]" in other.text), 1)
            text = " ".join(other.text for other in window[:taken])
            if taken > 1 and len(text) <= LONGEST_LINE:
                line = attrs.evolve(line, text=text)
            else:
                taken = 1
        joined.append(line)
        index += taken
    return joined


def unwrap(lines: Sequence[Line], apart: Callable[[str], bool]) -> list[Line]:
    """Hard-wrapped lines joined to paragraphs.

    A block is wrapped where each line that ends within a sentence is full: the first word of the next line would not
    have fitted. One block alone is joined only where it becomes one paragraph, for that is what a second reading of
    the result could not tell.

    Args:
        lines: of the text.
        apart: whether a line is something of its own (a byline, a caption) and never joined.
    """
    groups: dict[int, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.block, []).append(line)
    width = max((_width(group, apart) for group in groups.values()), default=0)
    if not width:
        return list(lines)
    joined = [line for group in groups.values() for line in _join(group, apart, width)]
    return joined if len(groups) > 1 or len(joined) == 1 else list(lines)


def _width(lines: Sequence[Line], apart: Callable[[str], bool]) -> int:
    """The width that a block is wrapped at, or 0 where it is not."""
    if len(lines) == 1 or any(len(line.text) > WIDEST and not apart(line.text) for line in lines):
        return 0
    plain = [line.text for line in lines if not apart(line.text)]
    width = max(map(len, plain), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = [_fills(text, following, width) for text, following in itertools.pairwise(plain) if _is_open(text)]
    return width if full and all(full) and (len(full) > 1 or any(text[:1].islower() for text in plain[1:])) else 0


def _join(lines: Sequence[Line], apart: Callable[[str], bool], width: int) -> list[Line]:
    joined = [[lines[0].text]]
    for line, following in itertools.pairwise(lines):
        last, text = line.text, following.text
        goes_on = _fills(last, text, width) or (_is_open(last) and text[:1].islower())
        if goes_on and len(last) <= width and not apart(last) and not apart(text):
            joined[-1].append(text)
        else:
            joined.append([text])
    return [Line(" ".join(texts), lines[0].block) for texts in joined]


def _fills(text: str, following: str, width: int) -> bool:
    return len(text) + 1 + len(following.split(maxsplit=1)[0]) > width


def _is_open(text: str) -> bool:
    """Whether a line ends within a sentence."""
    return not text.endswith(STOPS)
