"""All laws, by the kind of record and by name, to be tried on an example of one's own: `law(record, example)`."""

from collections.abc import Mapping

from newsmodel.testing import exporters, extractors, parsers, planted, relations
from newsmodel.testing.law import Law

LAWS: Mapping[str, Mapping[str, Law]] = {
    "extractor": {law.name: law for law in (*extractors.LAWS, *planted.PLANTED, *relations.RELATIONS)},
    "parser": {law.name: law for law in parsers.LAWS},
    "exporter": {law.name: law for law in exporters.LAWS},
}
"""By "extractor", "parser" or "exporter", then by name, in the order in which they are tried."""
