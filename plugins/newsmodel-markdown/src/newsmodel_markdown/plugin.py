"""The format `markdown` for newsmodel's hooks; markdown-it and PyYAML are loaded when a file is read."""

from collections.abc import Iterable, Iterator

import newsmodel
from newsmodel import Article, Parser, Source
from newsmodel.text import pattern

FRONT_MATTER = pattern("markdown-front-matter", r"(?:---|\+\+\+)[ \t]*+\r?\n(?:[\w \"'.-]{1,60}+\s?[:=]|#|\[)")


def parse_markdown(source: Source, options: object = None) -> Iterator[Article]:
    """The article that a Markdown file is."""
    from newsmodel_markdown.document import parse

    return parse(source)


def recognise_markdown(head: bytes) -> bool:
    """Front matter at the head; Markdown without it looks like any other text, and is told by its name."""
    return FRONT_MATTER.match(head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")) is not None


MARKDOWN = Parser(
    name="markdown",
    parse=parse_markdown,
    recognise=recognise_markdown,
    suffixes=(".md", ".markdown", ".mdown", ".mkd"),
    media_types=("text/markdown", "text/x-markdown"),
    summary="Markdown with YAML or TOML front matter",
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [MARKDOWN]
