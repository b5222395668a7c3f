"""Lines to paragraphs: blocks between blank lines, captions over several lines, hard-wrapped lines joined."""

from collections.abc import Sequence

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


def unwrap(lines: Sequence[Line], apart: Sequence[bool]) -> list[Line]:
    """Hard-wrapped lines joined to paragraphs.

    A block is wrapped where each line that ends within a sentence is full: the first word of the next line would not
    have fitted. One block alone is joined only where it becomes one paragraph, for that is what a second reading of
    the result could not tell.

    Args:
        lines: of the text.
        apart: for each line, that it is something of its own (a byline, a caption) and never joined.
    """
    if not lines or lines[0].block == lines[-1].block:
        whole = _join(lines, apart, _width(lines, apart))
        return whole if len(whole) == 1 else list(lines)
    groups: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        groups.setdefault(line.block, []).append(index)
    parts = [([lines[i] for i in group], [apart[i] for i in group]) for group in groups.values()]
    width = max((_width(part, own) for part, own in parts), default=0)
    return [line for part, own in parts for line in _join(part, own, width)]


def _width(lines: Sequence[Line], apart: Sequence[bool]) -> int:
    """The width that a block is wrapped at, or 0 where it is not."""
    plain = [line.text for line, own in zip(lines, apart, strict=True) if not own]
    width = max(map(len, plain), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    open_ends = [
        _fills(text, following, width) for text, following in zip(plain, plain[1:], strict=False) if _is_open(text)
    ]
    return width if open_ends and all(open_ends) and (len(open_ends) > 1 or _continues(plain)) else 0


def _join(lines: Sequence[Line], apart: Sequence[bool], width: int) -> list[Line]:
    if not width or len(lines) < 2:  # noqa: PLR2004 - nothing to join
        return list(lines)
    joined = [[lines[0].text]]
    for index in range(1, len(lines)):
        last, text = lines[index - 1].text, lines[index].text
        own = apart[index] or apart[index - 1]
        if not own and len(last) <= width and (_fills(last, text, width) or (_is_open(last) and text[:1].islower())):
            joined[-1].append(text)
        else:
            joined.append([text])
    return [Line(" ".join(texts), lines[0].block) for texts in joined]


def _fills(text: str, following: str, width: int) -> bool:
    return len(text) + 1 + len(following.split(maxsplit=1)[0]) > width


def _is_open(text: str) -> bool:
    """Whether a line ends within a sentence."""
    return not text.endswith(STOPS)


def _continues(texts: Sequence[str]) -> bool:
    """Whether a line goes on in small letters."""
    return any(text[:1].islower() for text in texts[1:])
