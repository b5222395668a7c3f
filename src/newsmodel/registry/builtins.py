"""The plugins that come with the library; they register through the same hooks as any other."""

from collections.abc import Mapping

BUILTINS: Mapping[str, str] = {
    "parsers": "newsmodel.parsers.plugin",
    "exporters": "newsmodel.exporters.plugin",
    "english": "newsmodel.english.plugin",
}
"""Plugin name to the module that is it."""

DISTRIBUTION = "newsmodel"
