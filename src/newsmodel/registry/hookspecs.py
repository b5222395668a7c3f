"""The three hooks of a plugin: each is called once, and gives the records that the plugin registers.

A plugin is a module (or any object) with one or more of these functions, named by an entry point of its distribution:

    [project.entry-points.newsmodel]
    acme = "acme_newsmodel"
"""

from collections.abc import Iterable

import pluggy

from newsmodel.records import Exporter, Extractor, Parser

PROJECT = "newsmodel"

hookspec = pluggy.HookspecMarker(PROJECT)


@hookspec
def newsmodel_parsers() -> Iterable[Parser]:  # type: ignore[empty-body]
    """Register formats that can be read.

    Example:
        import newsmodel

        def parse(source, options):
            yield newsmodel.Article(text=source.read().decode())

        @newsmodel.hookimpl
        def newsmodel_parsers():
            yield newsmodel.Parser(name="acme", parse=parse, suffixes=(".acme",))
    """


@hookspec
def newsmodel_extractors() -> Iterable[Extractor]:  # type: ignore[empty-body]
    """Register what finds actors, quotes or proposals.

    Example:
        import newsmodel

        def extract(article, context):
            start = article.text.find("Acme")
            if start >= 0:
                mention = newsmodel.Mention(start, start + 4, "Acme")
                yield newsmodel.Actor(name="Acme", kind="organisation", mentions=(mention,))

        @newsmodel.hookimpl
        def newsmodel_extractors():
            yield newsmodel.Extractor(name="acme-actors", provides=(newsmodel.Actor,), extract=extract)
    """


@hookspec
def newsmodel_exporters() -> Iterable[Exporter]:  # type: ignore[empty-body]
    r"""Register formats that can be written.

    Example:
        import newsmodel

        class Titles(newsmodel.FileWriter):
            def open(self, stack):
                self.stream = stack.enter_context(self.target.create())

            def write(self, article):
                self.stream.write(f"{article.title}\n".encode())

        @newsmodel.hookimpl
        def newsmodel_exporters():
            yield newsmodel.Exporter(name="titles", open=lambda target, options: Titles(target), suffixes=(".titles",))
    """
