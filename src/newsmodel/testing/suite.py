"""The suite: the laws that a record is held to, as named checks that anybody can call."""

import sys
import time
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import attrs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky, Unsatisfiable

from newsmodel.errors import unknown
from newsmodel.pipeline import build_options
from newsmodel.records import Context, Extractor, Parser, Source, Target
from newsmodel.testing.english import EACH, english_stories
from newsmodel.testing.law import ConformanceError, Law, Registered, Setup
from newsmodel.testing.laws import LAWS
from newsmodel.testing.shorter import shorten
from newsmodel.testing.shown import shown
from newsmodel.testing.story import Story

MAX_EXAMPLES = 50
"""Examples of each law, unless told."""

SOUGHT = 10
"""How many times as many examples an expected failure is looked for among; the first that breaks the law ends it."""

UNSTEADY = "The same example did not fail again: the plugin does not do the same every time."

SHRINKING = 12.0
"""Seconds after which an example that breaks a law is short enough."""

Stories = st.SearchStrategy[Story] | Literal["english"] | None


@attrs.frozen(eq=False)
class Check:
    """One law, ready to be tried on one record. Calling it with nothing tries it.

    Attributes:
        name: of the law.
        says: the law in a sentence.
        plugin: name of the record.
        skipped: why it is not tried, or None; calling it then does nothing.
        expected: why it is expected to fail, or None; it then runs on the same examples every time.
        relation: whether a plugin may break it by design.
    """

    name: str
    says: str
    plugin: str
    skipped: str | None
    expected: str | None
    relation: bool
    _law: Law = attrs.field(repr=False)
    _record: Registered = attrs.field(repr=False)
    _setup: Setup = attrs.field(repr=False)
    _max_examples: int = attrs.field(repr=False)
    _derandomize: bool = attrs.field(repr=False)
    _shrink: bool = attrs.field(repr=False)

    def __call__(self) -> None:
        """Try the law.

        Raises:
            ConformanceError: the record breaks it; with the shortest example that was found.
        """
        __tracebackhide__ = True
        if self.skipped is not None:
            return
        for example in self._law.fixed(self._setup) if self._law.fixed else ():
            _hold(self, example)
        if self._law.drawn is not None:
            _search(self, self._law.drawn(self._setup))


def conformance(
    record: Registered,
    *,
    stories: Stories = "english",
    options: Any = None,
    xfail: Mapping[str, str] | None = None,
    max_examples: int | None = None,
    derandomize: bool = False,
    shrink: bool = True,
    parser: Parser | None = None,
    samples: Iterable[bytes | str] = (),
) -> list[Check]:
    """The checks of a parser, an extractor or an exporter.

    A law in `xfail` is looked for on the same examples every time, as long as the same modules are loaded (Hypothesis
    takes constants from them), and on ten times as many: a bug that shows rarely is not taken for one that is gone.

    Args:
        record: what a plugin registers.
        stories: a strategy of stories in the plugin's language; "english" for ours; None leaves the relations out.
        options: an instance of the record's options class or a mapping of keys to values; the defaults where None.
        xfail: by the name of a law, why it is expected to fail.
        max_examples: examples of each law; else 50, or what the loaded profile of Hypothesis says where that is fewer.
        derandomize: try the same examples every time; expected failures always do.
        shrink: look for a shorter example when one is found; without, a broken law is told sooner.
        parser: for an exporter, the parser that reads what it writes.
        samples: for a parser, inputs that it reads; for an extractor, texts in which it finds something, where it finds
            nothing in stories. They are tried as they are, cut, and changed.

    Returns:
        Checks in the order in which they are best tried; each can be called by itself, any number of times.

    Raises:
        UsageError: `xfail` names a law that there is none of for this record, or an option does not fit.
    """
    laws = [law for law in LAWS[type(record).__name__.lower()].values() if law.applies is None or law.applies(record)]
    expected = dict(xfail or {})
    for name in expected:
        if name not in {law.name for law in laws}:
            raise unknown(f"law of {record.name} in xfail:", name, (law.name for law in laws))
    setup = attrs.evolve(_stories_for(record, stories), samples=tuple(samples), parser=parser)
    bound = _bound(record, options)
    return [_check(law, bound, setup, expected.get(law.name), max_examples, derandomize, shrink) for law in laws]


def _check(
    law: Law,
    record: Registered,
    setup: Setup,
    expected: str | None,
    examples: int | None,
    derandomize: bool,
    shrink: bool,
) -> Check:
    return Check(
        law.name,
        law.says,
        record.name,
        law.skip(record, setup) if law.skip else None,
        expected,
        law.relation,
        law,
        record,
        setup,
        examples or min(MAX_EXAMPLES, settings().max_examples)
        if expected is None
        else (examples or MAX_EXAMPLES) * SOUGHT,
        derandomize or expected is not None,
        shrink and expected is None,
    )


def _number(examples: int | None, expected: str | None) -> int:
    """How many examples are tried, by how many were asked for and whether one that fails is expected."""
    if expected is not None:
        return (examples or MAX_EXAMPLES) * SOUGHT
    return examples or min(MAX_EXAMPLES, settings().max_examples)


def _stories_for(record: Registered, stories: Stories) -> Setup:
    """The stories that a record is tried on, or why there are none."""
    if stories is None:
        return Setup(no_stories="stories=None was given")
    if not isinstance(stories, str):
        return Setup(stories=stories)
    made_for = getattr(record, "languages", ())
    if made_for and not any(tag.partition("-")[0].lower() == "en" for tag in made_for):
        return Setup(no_stories=f"made for {', '.join(made_for)}, and the stories here are English; pass stories=")
    return Setup(stories=english_stories(), known=EACH)


def _bound(record: Registered, options: Any) -> Registered:
    """The record with these options for its defaults."""
    if options is None:
        return record
    chosen = build_options(record.options, options, plugin=record.name)
    if isinstance(record, Extractor):
        extract = record.extract
        return attrs.evolve(record, extract=lambda article, context: extract(article, _with(context, chosen)))
    if isinstance(record, Parser):
        parse = record.parse
        return attrs.evolve(record, parse=lambda source, _: _parsed(parse, source, chosen))
    start = record.open
    return attrs.evolve(record, open=lambda target, _: _opened(start, target, chosen))


def _with(context: Context, options: Any) -> Context:
    return context.with_options(options)


def _parsed(parse: Any, source: Source, options: Any) -> Any:
    return parse(source, options)


def _opened(start: Any, target: Target, options: Any) -> Any:
    return start(target, options)


def _hold(check: Check, example: Any) -> None:
    """Hold the record to the law on one example; where it breaks it, on shorter ones, as long as they break it too."""
    __tracebackhide__ = True
    last: ConformanceError | None = None

    def fails(shorter: Any) -> bool:
        nonlocal last
        try:
            check._law(check._record, shorter)
        except ConformanceError as error:
            last = error
            return True
        return False

    if fails(example) and last is not None:
        if not fails(example):
            last.add_note(UNSTEADY)
        elif check._shrink:
            shorten(example, fails)
        raise last


def _search(check: Check, examples: st.SearchStrategy[Any]) -> None:
    """Look for an example that breaks the law, and shrink it."""
    __tracebackhide__ = True
    broken: dict[str, ConformanceError] = {}
    until = float("inf")

    def attempt(example: Any) -> None:
        nonlocal until
        __tracebackhide__ = True
        if time.monotonic() > until:
            # Enough looking for a shorter one; Hypothesis asks once more for the shortest there is.
            if (known := broken.get(shown(example, sys.maxsize))) is not None:
                raise known
            return
        try:
            check._law(check._record, example)
        except ConformanceError as error:
            if not broken:
                until = time.monotonic() + SHRINKING
            broken[shown(example, sys.maxsize)] = error
            raise

    # A name of its own, under which Hypothesis keeps the examples that failed.
    attempt.__name__ = attempt.__qualname__ = f"{check.plugin}_{check.name}".replace("-", "_")
    tried = settings(
        max_examples=check._max_examples,
        deadline=None,
        derandomize=check._derandomize,
        database=None if check._derandomize else settings().database,
        report_multiple_bugs=False,
        phases=[
            phase for phase in Phase if phase is not Phase.explain and (check._shrink or phase is not Phase.shrink)
        ],
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )(given(examples)(attempt))
    try:
        tried()
    except ConformanceError as error:
        # Hypothesis' own words, which say what the message says.
        error.__notes__ = []
        raise
    except Flaky:
        last = list(broken.values())[-1]
        last.add_note(UNSTEADY)
        raise last from None
    except Unsatisfiable:
        # The stories of a plugin may all be of one and the same person, say.
        return
