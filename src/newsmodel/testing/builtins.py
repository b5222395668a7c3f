"""What is known of the built-in parsers, extractors and exporters: laws that they break, and why."""

import io
from collections.abc import Mapping

from newsmodel.pipeline import build_options
from newsmodel.records import Exporter, Target
from newsmodel.testing.output import exported
from newsmodel.testing.samples import PLAIN

EXPECTED: Mapping[str, Mapping[str, str]] = {}
"""By the name of an extractor, law and reason; there is none at present."""


def samples_of(exporter: Exporter) -> tuple[bytes, ...]:
    """What an exporter writes, for the parser of the same format to read."""
    if exporter.target == "stream":
        stream = io.BytesIO()
        with exporter.open(
            Target(stream=stream), build_options(exporter.options, None, plugin=exporter.name)
        ) as writer:
            writer.write(PLAIN)
        return (stream.getvalue(),)
    return tuple(exported(exporter, [PLAIN]).files.values())
