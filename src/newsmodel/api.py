"""What most people need, as functions over the default registry."""

import functools
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from newsmodel.errors import Gathered, NewsmodelError, SourceError, UsageError
from newsmodel.model import Article
from newsmodel.pipeline import (
    Limits,
    Pipeline,
    choose_exporter,
    choose_parser,
    option_names,
    read_source,
    walk_folder,
    write_articles,
)
from newsmodel.pipeline.read import HEAD
from newsmodel.records import Failure, Source, Target
from newsmodel.registry import Registry, default_registry

Readable = str | os.PathLike[str] | BinaryIO
Writable = str | os.PathLike[str] | BinaryIO
OnError = Callable[[NewsmodelError], object]


def parse(
    data: bytes | str,
    format: str | None = None,
    *,
    registry: Registry | None = None,
    **options: Any,
) -> Article:
    """The one article in some bytes or a str.

    Args:
        data: what to read.
        format: its name, such as "text"; None tells it by the content.
        registry: what to read with; the default one where None.
        **options: the format's own.

    Raises:
        UsageError: an unknown format or option.
        SourceError: not readable, or not exactly one article.
    """
    source = Source.from_text(data) if isinstance(data, str) else Source.from_bytes(bytes(data))
    articles: list[Article] = []
    for found in _read(source, format, registry or _registry(), options):
        if isinstance(found, Failure):
            raise _error(found, source)
        articles.append(found)
        if len(articles) > 1:
            break
    if len(articles) != 1:
        raise SourceError(
            f"{'several articles' if articles else 'no article'} where one is wanted; `read` takes any number"
        )
    return articles[0]


def read(
    source: Readable,
    format: str | None = None,
    *,
    on_error: OnError | None = None,
    limits: Limits | None = None,
    registry: Registry | None = None,
    **options: Any,
) -> Iterator[Article]:
    """The articles of a file, a folder or a binary stream, one by one.

    A folder is read with all below it, sorted; files of no known kind are skipped. What can be read is given first:
    a part that cannot be read is told to `on_error`, or raised as an error at the end.

    Args:
        source: a path or a binary stream, which is read to its end.
        format: its name; None tells it by content, media type or name.
        on_error: called with the error for each part, or file of a folder, that cannot be read; nothing is raised
            for it then.
        limits: how far archives may unfold.
        registry: what to read with; the default one where None.
        **options: the format's own.

    Raises:
        UsageError: an unknown format or option.
        SourceError: the source cannot be read or, at the end, parts of it could not.
        StageError: a parser failed on it.
    """
    registry = registry or _registry()
    if format is not None:
        registry.parser(format)
    errors = Gathered()
    tell = on_error or errors
    path = Path(source) if isinstance(source, str | os.PathLike) else None
    if path is not None and path.is_dir():
        return _ending(_folder(path, format, registry, options, limits, tell), errors, str(source))
    one = _stream(source) if path is None else Source.from_path(source)  # type: ignore[arg-type]
    found = _read(one, format, registry, options, limits)
    return _ending(_told(found, one, tell), errors, one.name)


def extract(
    article: Article,
    *,
    options: Mapping[str, Any] | None = None,
    registry: Registry | None = None,
) -> Article:
    """The article with the actors, quotes and proposals that are found in it; doing it twice changes nothing.

    Args:
        article: stays as it is; a richer one is returned.
        options: by extractor name, a mapping of keys to values or an instance of its options class.
        registry: what to extract with; the default one where None.

    Raises:
        UsageError: an unknown extractor or option.
        StageError: an extractor failed; its `outcome.article` has what the others found.
    """
    if options is None and registry is None:
        return _default_pipeline()(article)
    return (registry or _registry()).pipeline(options)(article)


def write(
    articles: Article | Iterable[Article],
    target: Writable,
    format: str | None = None,
    *,
    registry: Registry | None = None,
    **options: Any,
) -> None:
    """Write articles to a file, a folder or a binary stream; a failure leaves no half-written file.

    Args:
        articles: one, or as many as there are; taken one by one.
        target: a path, or a binary stream, which stays open.
        format: its name; None tells it by the path's suffix.
        registry: what to write with; the default one where None.
        **options: the format's own.

    Raises:
        UsageError: an unknown format or option, a name that does not tell the format, a target that does not fit.
        StageError: the exporter failed.
    """
    registry = registry or _registry()
    place = Target(path=Path(target)) if isinstance(target, str | os.PathLike) else Target(stream=target)
    write_articles(articles, choose_exporter(registry.exporters, place.path, format), place, options)


@functools.cache
def _registry() -> Registry:
    """The default registry; whatever is wrong with a plugin is said once, as a warning, and harms nothing else."""
    registry = default_registry()
    for fault in registry.faults:
        warnings.warn(str(fault), RuntimeWarning, stacklevel=3)
    return registry


@functools.cache
def _default_pipeline() -> Pipeline:
    return _registry().pipeline()


def _read(
    source: Source,
    format: str | None,
    registry: Registry,
    options: Mapping[str, Any],
    limits: Limits | None = None,
) -> Iterator[Article | Failure]:
    """Read with options for whichever parser it is that the source needs."""
    if not options:
        return read_source(source, registry.parsers, format=format, limits=limits)
    parser = choose_parser(registry.parsers, source, source.read(HEAD), format=format)
    takers = [parser]
    if parser.container and not set(options) <= set(option_names(parser.options)):
        # They are those of what is inside, which nobody knows yet.
        takers = [p for p in registry.parsers if set(options) <= set(option_names(p.options))] or takers
    return read_source(
        source, registry.parsers, format=format, options={taker.name: options for taker in takers}, limits=limits
    )


def _folder(
    folder: Path,
    format: str | None,
    registry: Registry,
    options: Mapping[str, Any],
    limits: Limits | None,
    tell: OnError,
) -> Iterator[Article]:
    for path in walk_folder(folder):
        source = Source.from_path(path, found=True)
        try:
            if format is None:
                try:
                    choose_parser(registry.parsers, source, source.read(HEAD), fallback=False)
                except SourceError:
                    continue
            yield from _told(_read(source, format, registry, options, limits), source, tell)
        except UsageError:
            raise
        except NewsmodelError as error:
            tell(error)


def _told(found: Iterator[Article | Failure], source: Source, tell: OnError) -> Iterator[Article]:
    for item in found:
        if isinstance(item, Failure):
            tell(_error(item, source))
        else:
            yield item


def _ending(articles: Iterator[Article], errors: Gathered, name: str) -> Iterator[Article]:
    """All articles, then what went wrong."""
    yield from articles
    if errors.count == 1:
        raise errors.first[0]
    if errors.count:
        message = f"{errors.count} parts could not be read, the first: {errors.first[0]}"
        raise errors.on(SourceError(message, source=name))


def _stream(stream: Any) -> Source:
    """A stream as a source; it can be read only once, so its bytes are kept."""
    try:
        data = stream.read()
    except (OSError, AttributeError) as error:
        raise SourceError(f"cannot be read: {error}", source=str(getattr(stream, "name", "<stream>"))) from error
    if not isinstance(data, bytes):
        raise UsageError("a path or a binary stream is wanted; open the file with mode 'rb'")
    name = getattr(stream, "name", None)
    return Source.from_bytes(data, name=name if isinstance(name, str) else "<stream>")


def _error(failure: Failure, source: Source) -> SourceError:
    return SourceError(failure.message, source=source.name, part=failure.part)
