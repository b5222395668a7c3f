"""The built-in parsers, extractors and exporters, held to what every plugin is held to."""

from newsmodel.english import plugin as english
from newsmodel.exporters import csv as csv_out
from newsmodel.exporters import json as json_out
from newsmodel.parsers import csv as csv_in
from newsmodel.parsers import json as json_in
from newsmodel.parsers import text as text_in
from newsmodel.testing import conformance_test
from newsmodel.testing.builtins import EXPECTED, samples_of

FEW = 15
"""Articles with every field filled take time to draw."""

test_actors = conformance_test(english.ACTORS, xfail=EXPECTED.get("english-actors"))
test_quotes = conformance_test(english.QUOTES, xfail=EXPECTED.get("english-quotes"))
test_proposals = conformance_test(english.PROPOSALS, xfail=EXPECTED.get("english-proposals"))

test_text = conformance_test(text_in.TEXT)
test_json_in = conformance_test(json_in.PARSER, samples=samples_of(json_out.EXPORTER))
test_jsonl_in = conformance_test(json_in.LINES_PARSER, samples=samples_of(json_out.LINES_EXPORTER))
test_csv_in = conformance_test(csv_in.PARSER, samples=samples_of(csv_out.EXPORTER))

test_json_out = conformance_test(json_out.EXPORTER, parser=json_in.PARSER, max_examples=FEW)
test_jsonl_out = conformance_test(json_out.LINES_EXPORTER, parser=json_in.LINES_PARSER, max_examples=FEW)
test_csv_out = conformance_test(csv_out.EXPORTER, parser=csv_in.PARSER, max_examples=FEW)
