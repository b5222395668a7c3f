"""The laws of exporters."""

import attrs
from newsmodel_linked.plugin import GRAPHML, NINJS, SCHEMA_ORG, WEB_ANNOTATION

from newsmodel.testing import conformance_test

test_schema_org = conformance_test(SCHEMA_ORG, max_examples=6)
LINES = attrs.evolve(SCHEMA_ORG, suffixes=(".jsonl",))
test_schema_org_lines = conformance_test(LINES, options={"lines": True}, max_examples=3)
test_web_annotation = conformance_test(
    WEB_ANNOTATION,
    xfail={"letters_survive": "an article in which nothing was found has no annotations, and so none of its text"},
    max_examples=6,
)
test_ninjs = conformance_test(NINJS, max_examples=6)
test_ninjs_extended = conformance_test(NINJS, options={"extended": True}, max_examples=3)
test_graphml = conformance_test(GRAPHML, max_examples=6)
