"""A cheap look at the source of a regular expression for the two commonest ways to make it run away.

It reads the source once and knows only what it must: escapes, classes, groups and quantifiers. What it lets through
may still be slow; hostile texts in the tests are the check that counts.
"""

import re
from collections.abc import Iterator

import attrs

_TOKEN = re.compile(
    r"""
      (?P<escape>\\(?:[pPNLg][{<][^}>]*+[}>]|.))
    | (?P<class>\[\^?\]?(?>(?:\\.|\[:[^\]]*+:\]|[^\]\\])*)\])
    | (?P<comment>\(\?\#[^)]*+\))
    | (?P<open>\((?:\?(?:>|[=!:|]|<[=!]|P?<[^>]*+>|[a-zA-Z0-9-]++[:)]|\([^)]*+\)|[^)]))?)
    | (?P<close>\))
    | (?P<repeat>(?:[*+?]|\{\d*+(?:,\d*+)?\})[?+]?)
    | (?P<dot>\.)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ANYTHING = re.compile(r"\[(?:\\s\\S|\\S\\s|\\w\\W|\\W\\w|\\d\\D|\\D\\d)\]")
_VERBOSE_NOISE = re.compile(r"(?P<keep>\\.|\[\^?\]?(?>(?:\\.|[^\]\\])*)\])|\s++|\#[^\n]*+", re.DOTALL)


@attrs.define
class _Group:
    """An open group: whether it is atomic, and whether it holds a quantifier of many times that gives back."""

    atomic: bool = False
    greedy: bool = False


def check_source(name: str, source: str, *, verbose: bool = False, plain: bool = False) -> None:
    """Refuse a lazy dot without bound (`.*?`, `.+?`) and a repeat of many times inside another (`(a+)+`, `(a{1,24})+`).

    Possessive quantifiers (`a++`) and atomic groups (`(?>...)`) give nothing back and are welcome; but in a plain
    source, which is for `re`, a group is not to be possessive: Python up to 3.11.4 matches such a repeat wrongly
    (https://github.com/python/cpython/issues/106052), and with a capture in it still does up to 3.13.0.

    Raises:
        ValueError: names the pattern, the place and the remedy.
    """
    groups = [_Group()]
    closed: _Group | None = None
    previous = ""
    for kind, token, start in _tokens(source, verbose=verbose):
        if kind == "open":
            if not (token.startswith("(?") and token.endswith(")")):
                groups.append(_Group(atomic=token.endswith(">") and "<" not in token))
        elif kind == "close" and len(groups) > 1:
            closed = groups.pop()
            groups[-1].greedy |= closed.greedy and not closed.atomic
            previous = ""
            continue
        elif kind == "repeat" and plain and closed is not None and token[1:].endswith("+"):
            raise ValueError(
                f"pattern {name!r}: possessive group at {start}; older versions of `re` match it wrongly; make the "
                'repeat atomic, as in "(?>(?:ab?)*)"'
            )
        elif kind == "repeat" and _often(token):
            if _unbounded(token) and token.endswith("?") and (previous == "." or _ANYTHING.fullmatch(previous)):
                raise ValueError(
                    f"pattern {name!r}: lazy {previous}{token} at {start}; use a negated class and a possessive "
                    'quantifier, as in "[^"]*+"'
                )
            if not (len(token) == 2 and token.endswith("+")) and not token.endswith("}+"):
                if closed is not None and closed.greedy and not closed.atomic:
                    raise ValueError(f"pattern {name!r}: nested repeats at {start}; make one possessive")
                groups[-1].greedy = True
        closed = None
        previous = token


_MANY = 8
"""From so many times on a bounded repeat inside another is as bad as an unbounded one: `(a{1,24}){1,48}`."""


def _unbounded(repeat: str) -> bool:
    """`*`, `+`, `{3,}`, also lazy or possessive."""
    return repeat[0] in "*+" or (repeat[0] == "{" and repeat.rstrip("?+").endswith(",}"))


def _often(repeat: str) -> bool:
    """Unbounded, or bounded by much: `{1,24}`; a fixed number of times is not meant."""
    least, comma, most = repeat.strip("{?+}").partition(",")
    return _unbounded(repeat) or (comma == "," and least != most and int(most) >= _MANY)


def _tokens(source: str, *, verbose: bool) -> Iterator[tuple[str, str, int]]:
    text = _VERBOSE_NOISE.sub(lambda match: match["keep"] or "", source) if verbose else source
    for match in _TOKEN.finditer(text):
        yield str(match.lastgroup), match.group(), match.start()
