"""The laws of parsers and exporters."""

import pytest
from newsmodel_annotate.plugin import BRAT_EXPORTER, BRAT_PARSER, DOCBIN, STUDIO_EXPORTER, STUDIO_PARSER

from newsmodel.testing import conformance_test
from newsmodel.testing.builtins import samples_of

NO_FILES = {"nothing_is_valid": "two files an article: of no articles there is the configuration alone"}

test_brat_exporter = conformance_test(BRAT_EXPORTER, xfail=NO_FILES, max_examples=6)
test_brat_parser = conformance_test(BRAT_PARSER, samples=samples_of(BRAT_EXPORTER), max_examples=20)
test_studio_exporter = conformance_test(STUDIO_EXPORTER, max_examples=6)
test_studio_parser = conformance_test(STUDIO_PARSER, samples=samples_of(STUDIO_EXPORTER)[1:], max_examples=20)
test_docbin = pytest.mark.skipif("not __import__('importlib.util').util.find_spec('spacy')", reason="run: make spacy")(
    conformance_test(DOCBIN, options={"docs": 10}, max_examples=4)
)
