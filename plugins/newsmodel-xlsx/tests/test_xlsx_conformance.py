"""The laws of parsers and exporters."""

from newsmodel_xlsx import EXPORTER, PARSER

from newsmodel.testing import conformance_test
from newsmodel.testing.builtins import samples_of

test_exporter = conformance_test(EXPORTER, parser=PARSER, max_examples=4)
test_parser = conformance_test(PARSER, samples=samples_of(EXPORTER))
