"""What a law is: a name, what it says, a function that holds a record to it, and the examples it is tried on."""

from collections.abc import Callable, Iterable
from typing import Any

import attrs
from hypothesis import strategies as st

from newsmodel.records import Exporter, Extractor, Parser
from newsmodel.testing.shown import shown
from newsmodel.testing.story import Story

Registered = Parser | Extractor | Exporter
Function = Callable[[Any, Any], None]


class ConformanceError(AssertionError):
    """A plugin breaks a law; the message names the plugin, the law, the shortest example, what was wanted and found.

    Attributes:
        plugin: name of the record.
        law: name of the law.
        example: the text, story, bytes or articles that show it.
        expected: what the law wants.
        found: what the plugin gave.
    """

    def __init__(self, *, plugin: str, law: str, says: str, example: object, expected: str, found: str) -> None:
        self.plugin, self.law, self.says = plugin, law, says
        self.example, self.expected, self.found = example, expected, found
        on = "" if example is None else f"  {_sort_of(example) + ':':10}{shown(example)}\n"
        super().__init__(f"{plugin} breaks the law {law}: {says}\n{on}  expected: {expected}\n  found:    {found}")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), {**self.__dict__, "example": None})


class BrokenLaw(Exception):  # noqa: N818 - an intermediate word, not an error that anybody sees
    """Raised by the function of a law; becomes a `ConformanceError` that names the plugin and the law."""

    def __init__(self, expected: str, found: str, example: object = None) -> None:
        super().__init__(expected, found)
        self.expected, self.found, self.example = expected, found, example


@attrs.frozen(kw_only=True)
class Setup:
    """What the suite is run with.

    Attributes:
        stories: of the plugin's language, or None.
        known: stories that every relation begins with, the shortest first.
        no_stories: why there are none.
        samples: inputs that a parser reads, or texts in which an extractor finds something.
        parser: reads what an exporter writes, or None.
    """

    stories: st.SearchStrategy[Story] | None = None
    known: tuple[Story, ...] = ()
    no_stories: str = "no stories were given"
    samples: tuple[bytes | str, ...] = ()
    parser: Parser | None = None


Skip = Callable[[Any, Setup], str | None]
Drawn = Callable[[Setup], st.SearchStrategy[Any]]
Fixed = Callable[[Setup], Iterable[Any]]


@attrs.frozen(eq=False)
class Law:
    """A law that records of one kind are held to. Call it with a record and an example.

    Attributes:
        name: as it is marked as an expected failure.
        says: the law in a sentence.
        function: holds a record to it, on one example.
        fixed: examples that are always tried, the shortest first.
        drawn: the strategy of further examples, or None where there are no others.
        skip: why it cannot be tried on a record, or None.
        applies: whether it says anything about a record.
        relation: one of those that a plugin may break by design.
    """

    name: str
    says: str
    function: Function
    fixed: Fixed | None = None
    drawn: Drawn | None = None
    skip: Skip | None = None
    applies: Callable[[Any], bool] | None = None
    relation: bool = False

    def __call__(self, record: Registered, example: Any) -> None:
        """Hold the record to the law, on one example.

        Raises:
            ConformanceError: it breaks it.
        """
        __tracebackhide__ = True
        try:
            self.function(record, example)
        except BrokenLaw as broken:
            raise ConformanceError(
                plugin=record.name,
                law=self.name,
                says=self.says,
                example=example if broken.example is None else broken.example,
                expected=broken.expected,
                found=broken.found,
            ) from broken.__cause__


def law(
    says: str,
    into: list[Law],
    *,
    fixed: Fixed | None = None,
    drawn: Drawn | None = None,
    skip: Skip | None = None,
    applies: Callable[[Any], bool] | None = None,
    relation: bool = False,
) -> Callable[[Function], Law]:
    """Make a function a law of its name, and put it into a list."""

    def made(function: Function) -> Law:
        new = Law(function.__name__, says, function, fixed, drawn, skip, applies, relation)
        into.append(new)
        return new

    return made


def need_stories(record: Registered, setup: Setup) -> str | None:
    """Why a relation cannot be tried, or None."""
    return setup.no_stories if setup.stories is None else None


def _sort_of(example: object) -> str:
    if isinstance(example, bytes) or hasattr(example, "charset"):
        return "bytes"
    return "text" if isinstance(example, str | Story) else "example"


def _rebuilt(kind: type[ConformanceError], state: dict[str, Any]) -> ConformanceError:
    return kind(**{key: state[key] for key in ("plugin", "law", "says", "example", "expected", "found")})
