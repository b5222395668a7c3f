"""The entry of the format: from a source to its articles."""

import hashlib
from collections.abc import Iterator

import attrs

from newsmodel.model import Article, Notice, Origin
from newsmodel.parsers.text.article import read_article
from newsmodel.parsers.text.decode import decode
from newsmodel.parsers.text.options import TextOptions
from newsmodel.records import Source


def parse(source: Source, options: TextOptions | None = None) -> Iterator[Article]:
    """The articles of a plain text: one, or those that `options.split` tells apart.

    Raises:
        SourceError: the source cannot be read, or is binary data.
    """
    options = options or TextOptions()
    data = source.read()
    decoded = decode(data, source, options.encoding)
    if options.split is None:
        yield read_article(decoded.text, decoded.notices, options.language)
        return
    sha256 = hashlib.sha256(data).hexdigest()
    for number, (text, notices) in enumerate(split_articles(decoded.text, options.split), 1):
        part = str(number) if source.part is None else f"{source.part}#{number}"
        origin = Origin(name=source.name, part=part, format="text", sha256=sha256)
        article = read_article(text, decoded.notices + notices, options.language)
        yield attrs.evolve(article, source=origin)


def split_articles(text: str, split: str) -> list[tuple[str, tuple[Notice, ...]]]:
    """The texts between the matches of a regular expression, those of spaces alone left out, with what stood between.

    What matched is kept in notices: of the article below it, or of the last one for what comes after that.
    """
    import regex

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    articles: list[tuple[str, tuple[Notice, ...]]] = []
    waiting: tuple[Notice, ...] = ()
    start = 0
    for end, after in [*(match.span() for match in regex.finditer(split, text, regex.MULTILINE)), (len(text),) * 2]:
        if text[start:end].strip():
            articles.append((text[start:end], waiting))
            waiting = ()
        if text[end:after].strip():
            waiting += (Notice("separator-removed", "What stood between two articles.", text[end:after].strip()),)
        start = after
    if not articles:
        return [(text[:0], waiting)]
    last, notices = articles[-1]
    return [*articles[:-1], (last, notices + waiting)]
