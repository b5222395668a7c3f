"""The laws of exporters."""

from newsmodel_report.plugin import EXPORTER

from newsmodel.testing import conformance_test

test_report = conformance_test(EXPORTER, max_examples=10)
