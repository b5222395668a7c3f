"""The laws of parsers and exporters."""

from newsmodel_arrow.plugin import IPC_EXPORTER, IPC_PARSER, PARQUET_EXPORTER, PARQUET_PARSER

from newsmodel.testing import conformance_test
from newsmodel.testing.builtins import samples_of

test_parquet_exporter = conformance_test(PARQUET_EXPORTER, parser=PARQUET_PARSER, max_examples=15)
test_parquet_parser = conformance_test(PARQUET_PARSER, samples=samples_of(PARQUET_EXPORTER))
test_ipc_exporter = conformance_test(IPC_EXPORTER, parser=IPC_PARSER, max_examples=15)
test_ipc_parser = conformance_test(IPC_PARSER, samples=samples_of(IPC_EXPORTER))
