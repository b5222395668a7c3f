r"""The one place where regular expressions are made: named, compiled when first used, refused when they can run away.

House rules: negated classes with possessive quantifiers and bounded repeats, no lazy dot, so that hostile text costs
no more than its length. The two commonest ways to break them are refused when the pattern is made.

    BYLINE = pattern("byline", r"^By [^\n]{1,80}+$", "im")
    UNIT = pattern("unit", r"\b(?>\L<units>)\b", units=("km", "miles"))
"""

import functools
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any, Protocol

import attrs

from newsmodel.text.pattern_check import check_source

FLAGS = frozenset("abefimprsuwx")
"""Letters of the inline flags that `regex` knows: "i" ignores case, "m" anchors at lines, "x" allows comments."""

Match = re.Match[str]
"""What a pattern finds; the match of `regex` answers as that of `re` does, and to `captures` and `spans` besides."""


class Find(Protocol):
    """A method that looks for one match."""

    def __call__(self, text: str, pos: int = 0, endpos: int = ..., /) -> Match | None:
        """Look in a text from `pos` up to `endpos`, as if it ended there."""


class FindAll(Protocol):
    """A method that looks for all matches."""

    def __call__(self, text: str, pos: int = 0, endpos: int = ..., /) -> Iterator[Match]:
        """Look in a text from `pos` up to `endpos`, as if it ended there."""


@attrs.frozen
class Pattern:
    r"""A regular expression with a name; make it with `pattern`.

    Attributes:
        name: what tests and explanations call it; unique in the library.
        source: in the syntax of `regex`.
        flags: inline flag letters, such as "im".
        lists: the named lists that the source uses as `\L<name>`.
        plain: compiled by `re`, which takes half the time on a simple pattern that runs over every word.
    """

    name: str
    source: str
    flags: str = ""
    lists: tuple[tuple[str, frozenset[str]], ...] = ()
    plain: bool = False

    @functools.cached_property
    def regex(self) -> Any:
        """The compiled expression; compiled at the first use."""
        flags = f"(?{self.flags})" if self.flags else ""
        if self.plain:
            return re.compile(flags + self.source)
        import regex

        return regex.compile(flags + self.source, cache_pattern=False, **dict(self.lists))

    # The methods are those of the compiled expression itself: most are called many times a sentence, and a function
    # around them would cost as much as many a match.

    @functools.cached_property
    def search(self) -> Find:
        """The first match anywhere, or None."""
        found: Find = self.regex.search
        return found

    @functools.cached_property
    def match(self) -> Find:
        """The match at `pos`, or None."""
        found: Find = self.regex.match
        return found

    @functools.cached_property
    def fullmatch(self) -> Find:
        """The match of all of the text, or None."""
        found: Find = self.regex.fullmatch
        return found

    @functools.cached_property
    def finditer(self) -> FindAll:
        """All matches, from left to right, none overlapping."""
        found: FindAll = self.regex.finditer
        return found

    @functools.cached_property
    def findall(self) -> Callable[[str], list[str]]:
        """The texts of all matches of a pattern without groups, in half the time that the matches would take."""
        found: Callable[[str], list[str]] = self.regex.findall
        return found

    def sub(self, replacement: Any, text: str, count: int = 0) -> str:
        """The text with the matches replaced by a template or by a function of the match."""
        replaced: str = self.regex.sub(replacement, text, count)
        return replaced

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """The text between the matches."""
        parts: list[str] = self.regex.split(text, maxsplit)
        return parts


def pattern(name: str, source: str, flags: str = "", *, plain: bool = False, **lists: Iterable[str]) -> Pattern:
    r"""A named pattern, compiled when it is first used.

    Args:
        name: unique in the library, such as "dateline".
        source: in the syntax of `regex`.
        flags: inline flag letters: "i", "m", "s", "x".
        plain: compile with `re`: for simple patterns that run over every word.
        **lists: words for `\L<name>` in the source.

    Raises:
        ValueError: an unknown flag, a source that can take more than linear time: `.*?`, `(a+)+`, or a plain one that
            some versions of `re` match wrongly: `(?:ab?)*+`.
    """
    if not name or not FLAGS.issuperset(flags):
        raise ValueError(f"pattern {name!r}: flags {flags!r} are not letters of {''.join(sorted(FLAGS))}")
    check_source(name, source, verbose="x" in flags, plain=plain)
    return Pattern(name, source, flags, tuple((key, frozenset(words)) for key, words in sorted(lists.items())), plain)


def all_patterns(package: str = "newsmodel") -> tuple[Pattern, ...]:
    """Every pattern at module level in a package, in rule tables too, sorted by name; imports all its modules."""
    root = importlib.import_module(package)
    names = [module.name for module in pkgutil.walk_packages(getattr(root, "__path__", ()), f"{package}.")]
    modules = [root, *(importlib.import_module(name) for name in names if not name.endswith(".__main__"))]
    found = {id(item): item for module in modules for item in _module_patterns(module)}
    return tuple(sorted(found.values(), key=lambda item: (item.name, item.source)))


def _module_patterns(module: ModuleType) -> Iterator[Pattern]:
    for value in list(vars(module).values()):
        yield from _patterns_in(value, depth=4)


def _patterns_in(value: object, depth: int) -> Iterator[Pattern]:
    """Patterns in a value of a module: in tables and in the fields of records, a few levels deep."""
    if isinstance(value, Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        for item in value.values():
            yield from _patterns_in(item, depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _patterns_in(item, depth - 1)
    elif depth and not isinstance(value, type):
        for field in getattr(type(value), "__attrs_attrs__", ()):
            yield from _patterns_in(getattr(value, field.name, None), depth - 1)
