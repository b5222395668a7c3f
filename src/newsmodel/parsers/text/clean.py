"""Characters that are no text: mojibake is repaired, invisible characters are taken out, spaces become plain ones."""

import functools
from collections import Counter
from collections.abc import Iterable
from typing import Any

import attrs

from newsmodel.model import Notice
from newsmodel.text.patterns import Match, pattern

NEWLINE = pattern("text-newline", r"\r\n|[\n\r\x0B\x0C\x1C-\x1E\u2028\u2029]")
OTHER_C1 = pattern("text-other-c1", r"[\x80-\x84\x86-\x9F]")
MOJIBAKE_LEAD = pattern("text-mojibake-lead", r"[\x80-\x9F\u00C2-\u00F4\u0432\u201A]")
"""The first characters of those signs: most texts have none."""

MOJIBAKE_SIGN = pattern(
    "text-mojibake-sign",
    r"[\x80-\x9F]|[\u00C2-\u00F4][\x80-\xBF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC"
    r"\u2013\u2014\u2018-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]|\u0432\u0402|\u201A\u00C4|\u00C3\ ",
)
"""A letter that starts UTF-8 sequences, read in a one-byte encoding, before one that goes on; ftfy decides."""

INVISIBLE = pattern(
    "text-invisible",
    r"""
      \x1B\[[0-9;]{0,20}+[A-Za-z]                                 # colours of a terminal
    | [\x00-\x08\x0E-\x1B\x1F\x7F-\x9F]                           # controls
    | [\u00AD\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFC\uFFFE\uFFFF]
    | (?:^|(?<=[\p{Latin}\p{N}\p{P}\s]))[\u200C\u200D]++          # joiners, which other scripts and emoji need
    """,
    "x",
)
SPACES = pattern("text-spaces", r"[\t\p{Zs}]++")

CHUNK = 20_000
"""Longer lines are repaired in pieces of so many characters, cut at a space, so that the cost stays with the length."""

ROUNDS = 8


@attrs.frozen
class Cleaned:
    """A line without what is no text, and counts of what was done to it."""

    text: str
    repaired: int = 0
    removed: tuple[str, ...] = ()


def split_lines(text: str) -> list[str]:
    """The lines of a text, whatever ends them.

    U+0085 ends a line only where it is alone: beside others of its kind it is a Windows-1252 ellipsis gone wrong.
    """
    if "\x85" in text and OTHER_C1.search(text):
        return NEWLINE.split(text)
    return text.splitlines()


def clean_lines(lines: Iterable[str]) -> tuple[list[str], list[Cleaned]]:
    """The lines, clean, and what was done to those that were not."""
    texts: list[str] = []
    changed: list[Cleaned] = []
    for line in lines:
        text = line
        if line and not (line.isascii() and line.isprintable() and "  " not in line and line == line.strip()):
            cleaned = clean_line(line)
            text = cleaned.text
            if cleaned.repaired or cleaned.removed:
                changed.append(cleaned)
        texts.append(text)
    return texts, changed


def clean_line(line: str) -> Cleaned:
    """One line, repaired, without invisible characters, its spaces plain, single and within the text."""
    cleaned = Cleaned(line)
    for _ in range(ROUNDS):
        again = _clean_once(cleaned)
        if again.text == cleaned.text:
            break
        cleaned = again
    return cleaned


def _clean_once(line: Cleaned) -> Cleaned:
    text, repaired, removed = line.text, line.repaired, line.removed
    if not text.isascii():
        text = _repair(text)
        repaired += text != line.text
    if not text.isprintable():
        removed += tuple(match[0] for match in INVISIBLE.finditer(text))
        text = INVISIBLE.sub("", text)
    if "  " in text or not text.isprintable():
        text = SPACES.sub(" ", text)
    return Cleaned(text.strip(), repaired, removed)


def _repair(text: str) -> str:
    """Mojibake undone; nothing else is touched: curly quotes, ligatures, widths and entities stay."""
    if not MOJIBAKE_LEAD.search(text) or not MOJIBAKE_SIGN.search(text):
        return text
    if len(text) <= CHUNK:
        return _fix_encoding(text)
    pieces, start = [], 0
    while start < len(text):
        end = text.rfind(" ", start, start + CHUNK) + 1 or start + CHUNK
        piece = text[start:end]
        pieces.append(_fix_encoding(piece) if MOJIBAKE_SIGN.search(piece) else piece)
        start = end
    return "".join(pieces)


@functools.cache
def _ftfy_config() -> Any:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )


def _fix_encoding(text: str) -> str:
    from ftfy import fix_encoding

    return _without_surrogates(str(fix_encoding(text, _ftfy_config())))


def _without_surrogates(text: str) -> str:
    """Repaired mojibake may hold surrogates; a line may not."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def clean_notices(lines: Iterable[Cleaned]) -> tuple[Notice, ...]:
    """What cleaning did to the lines of an article."""
    notices = []
    repaired = [line.text for line in lines if line.repaired]
    if repaired:
        message = f"{len(repaired)} lines had been decoded in a wrong encoding (mojibake) and were repaired."
        notices.append(Notice("mojibake-repaired", message, repaired[0][:200]))
    removed = Counter(_name(found) for line in lines for found in line.removed)
    if removed:
        listed = ", ".join(f"{name} ({count})" for name, count in sorted(removed.items()))
        notices.append(Notice("invisible-removed", f"Characters that are not seen were taken out: {listed}."))
    return tuple(notices)


def _name(found: Match | str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in str(found)[:8])
