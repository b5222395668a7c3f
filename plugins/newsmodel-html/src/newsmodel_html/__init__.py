"""News pages as articles: the format `html` for newsmodel."""

from newsmodel_html.options import HtmlOptions
from newsmodel_html.plugin import HTML

__all__ = ["HTML", "HtmlOptions"]
