"""What is known of the built-in parsers, extractors and exporters: laws that they break, and why."""

import io
from collections.abc import Mapping

from newsmodel.pipeline import build_options
from newsmodel.records import Exporter, Target
from newsmodel.testing.output import exported
from newsmodel.testing.samples import PLAIN

EXPECTED: Mapping[str, Mapping[str, str]] = {
    "english-quotes": {
        "quote_style": "a single mark that is not closed in its paragraph is taken for an apostrophe, so that no "
        "quotation in single marks runs over paragraphs",
    },
}
"""By the name of an extractor, law and reason."""


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
