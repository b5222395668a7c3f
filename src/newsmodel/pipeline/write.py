"""Articles through an exporter to their target."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newsmodel.errors import NewsmodelError, StageError, UsageError, told, unknown
from newsmodel.model import Article
from newsmodel.pipeline.options import build_options
from newsmodel.records import Exporter, Target


def choose_exporter(exporters: Sequence[Exporter], path: Path | None, format: str | None = None) -> Exporter:
    """The exporter of a name, or the one whose suffix the path has.

    Raises:
        UsageError: no such format, or the path does not tell; lists the formats.
    """
    if format is not None:
        for exporter in exporters:
            if exporter.name == format:
                return exporter
        raise unknown("format", format, (exporter.name for exporter in exporters))
    name = "" if path is None else path.name.lower()
    matches = [
        (len(suffix), exporter) for exporter in exporters for suffix in exporter.suffixes if name.endswith(suffix)
    ]
    if matches:
        return max(matches, key=lambda match: match[0])[1]
    formats = ", ".join(sorted(exporter.name for exporter in exporters)) or "none"
    told = (
        f"the name {path.name!r} does not tell the format" if path is not None else "a stream does not tell the format"
    )
    raise UsageError(f"{told}; name one of: {formats}")


def check_target(exporter: Exporter, target: Target) -> None:
    """Refuse a target of the wrong kind before anything is written.

    Raises:
        UsageError: says what the format writes.
    """
    path = target.path
    if path is None:
        if exporter.target != "stream":
            raise UsageError(f"{exporter.name} writes a {exporter.target}; give a path")
        return
    if exporter.target == "folder":
        if path.exists() and not path.is_dir():
            raise UsageError(f"{exporter.name} writes a folder, but {path} is a file")
        if not path.exists() and path.name.lower().endswith(tuple(exporter.suffixes)):
            raise UsageError(
                f"{exporter.name} writes a folder of files; {path.name!r} looks like a file, name a folder"
            )
    elif path.is_dir():
        raise UsageError(f"{exporter.name} writes a file, but {path} is a folder")


def write_articles(
    articles: Article | Iterable[Article], exporter: Exporter, target: Target, options: Any = None
) -> int:
    """Write articles, and say how many.

    Args:
        articles: one, or as many as there are; taken one by one.
        exporter: of the format.
        target: where to.
        options: an instance of the exporter's options class or a mapping of keys to values.

    Raises:
        UsageError: the target or an option does not fit the format.
        StageError: the exporter failed; names it and the article. Nothing is left under the final name.
        NewsmodelError: what the articles' own iterable raises passes through.
    """
    check_target(exporter, target)
    chosen = build_options(exporter.options, options, plugin=exporter.name)
    given = _Given([articles] if isinstance(articles, Article) else articles)
    count = 0
    try:
        with exporter.open(target, chosen) as writer:
            for article in given:
                writer.write(article)
                count += 1
    except (NewsmodelError, BrokenPipeError):
        raise
    except Exception as error:
        if error is given.error:
            raise
        raise StageError(told(error), stage="export", plugin=exporter.name, article=given.current) from error
    return count


class _Given:
    """The caller's articles, with the one being written and the caller's own error told apart from the exporter's."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = articles
        self.current: str | None = None
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[Article]:
        try:
            for article in self._articles:
                if not isinstance(article, Article):
                    raise UsageError(f"only articles can be written, not {article!r:.80}")
                self.current = article.id
                yield article
        except Exception as error:
            self.error = error
            raise
        self.current = None
