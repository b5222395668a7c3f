"""How the parts work together: parsers over a source, extractors over an article, an exporter over articles."""

from newsmodel.pipeline.choose import choose_parser
from newsmodel.pipeline.folder import walk_folder
from newsmodel.pipeline.limits import Limits
from newsmodel.pipeline.options import build_options, option_names
from newsmodel.pipeline.order import order
from newsmodel.pipeline.read import read_source
from newsmodel.pipeline.run import Outcome, Pipeline
from newsmodel.pipeline.write import choose_exporter, write_articles

__all__ = [
    "Limits",
    "Outcome",
    "Pipeline",
    "build_options",
    "choose_exporter",
    "choose_parser",
    "option_names",
    "order",
    "read_source",
    "walk_folder",
    "write_articles",
]
