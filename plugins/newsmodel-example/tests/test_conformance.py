"""The suite that every plugin can run: three lines, and a test for each law."""

from newsmodel_example import HANDLES

from newsmodel.testing import conformance_test

test_handles = conformance_test(HANDLES, xfail={"planted_names": "finds @handles, and these stories use names"})
