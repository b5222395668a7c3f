"""The suite as one pytest test function, made when it is asked for; pytest is imported only then."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from newsmodel.records import Parser
from newsmodel.testing.law import ConformanceError, Registered
from newsmodel.testing.suite import Check, Stories, conformance


def conformance_test(
    record: Registered,
    xfail: Mapping[str, str] | None = None,
    *,
    stories: Stories = "english",
    options: Any = None,
    max_examples: int | None = None,
    derandomize: bool = False,
    parser: Parser | None = None,
    samples: Iterable[bytes | str] = (),
) -> Callable[[Check], None]:
    """A pytest test that holds a parser, an extractor or an exporter to every law; assign it to a name `test_...`.

    Each law is a test of its own, `test_quotes[planted_speaker]`. A law in `xfail` must fail, on the same examples
    every time: one that does not is a failure, so that the mark goes when the bug does.

    Args:
        record: what the plugin registers.
        xfail: by the name of a law, why the plugin breaks it.
        stories: as for `conformance`, as all that follows.
        options: of the record.
        max_examples: of each law.
        derandomize: the same examples every time.
        parser: that reads what an exporter writes.
        samples: that a parser reads, or in which an extractor finds something.

    Raises:
        UsageError: `xfail` names a law that there is none of for this record, or an option does not fit.
    """
    import pytest

    checks = conformance(
        record,
        stories=stories,
        options=options,
        xfail=xfail,
        max_examples=max_examples,
        derandomize=derandomize,
        parser=parser,
        samples=samples,
    )

    def marks(check: Check) -> list[Any]:
        if check.skipped is not None:
            return [pytest.mark.skip(reason=check.skipped)]
        if check.expected is not None:
            return [pytest.mark.xfail(reason=check.expected, raises=ConformanceError, strict=True)]
        return []

    @pytest.mark.parametrize("check", [pytest.param(check, id=check.name, marks=marks(check)) for check in checks])
    def test(check: Check) -> None:
        __tracebackhide__ = True
        check()

    return test
