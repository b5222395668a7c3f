"""A conformance suite for plugins, which finds their bugs before their users do.

    from newsmodel.testing import conformance_test
    from my_plugin import QUOTES
    test_quotes = conformance_test(QUOTES, xfail={"quote_style": "curly only, by design"})

In pytest as above; as `newsmodel check NAME` for an installed plugin; or in plain Python, with `conformance(QUOTES)`,
a list of checks to call. Needs `newsmodel[testing]`, which brings Hypothesis; nothing is registered anywhere.
"""

try:
    import hypothesis as _hypothesis  # noqa: F401
except ModuleNotFoundError as _error:
    raise ModuleNotFoundError(
        "newsmodel.testing needs Hypothesis: pip install 'newsmodel[testing]'", name=_error.name
    ) from _error

from newsmodel.testing.law import ConformanceError
from newsmodel.testing.pytest import conformance_test
from newsmodel.testing.story import Marks, Plain, Proposed, Said, Story
from newsmodel.testing.suite import Check, conformance

__all__ = [
    "Check",
    "ConformanceError",
    "Marks",
    "Plain",
    "Proposed",
    "Said",
    "Story",
    "conformance",
    "conformance_test",
]
