"""Articles in Markdown, with their front matter, for newsmodel."""

from newsmodel_markdown.plugin import MARKDOWN

__all__ = ["MARKDOWN"]
