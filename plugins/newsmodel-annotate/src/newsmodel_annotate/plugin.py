"""The formats `brat`, `label-studio` and `docbin` for newsmodel's hooks; spaCy is loaded when `docbin` is written."""

from collections.abc import Iterable, Iterator

import attrs

import newsmodel
from newsmodel import Exporter, Parser, Source, Target, Writer
from newsmodel.records import Parsed
from newsmodel_annotate import brat_reading, studio_reading
from newsmodel_annotate.brat_writing import BratWriter
from newsmodel_annotate.studio_reading import Take
from newsmodel_annotate.studio_writing import As, StudioWriter

LOSES_RECORDS = (
    "id, by, rule and extra of records",
    "actors without a mention",
    "that a span goes over a line end: it becomes one a line",
)
"""What neither brat nor Label Studio has a place for."""


@attrs.frozen
class BratOptions:
    """`--set brat.overwrite=true`.

    Attributes:
        overwrite: replace files that say something else than what is written, such as what annotators have changed.
    """

    overwrite: bool = False


@attrs.frozen
class StudioOptions:
    """`--set label-studio.write_as=annotations`.

    Attributes:
        write_as: whether what was found is written as predictions, which annotators start from, or as annotations.
    """

    write_as: As = "predictions"


@attrs.frozen
class StudioReadOptions:
    """`--set label-studio.take=predictions`.

    Attributes:
        take: whose marks are read; "auto" takes annotations where any task of a file has some, else predictions.
    """

    take: Take = "auto"


@attrs.frozen
class DocBinOptions:
    """`--set docbin.docs=100`.

    Attributes:
        docs: documents in a file, at most; as many are held in memory.
    """

    docs: int = attrs.field(default=500, validator=attrs.validators.ge(1))


def open_brat(target: Target, options: BratOptions | None = None) -> Writer:
    """A folder of .txt and .ann."""
    return BratWriter(target, overwrite=(options or BratOptions()).overwrite)


def open_studio(target: Target, options: StudioOptions | None = None) -> Writer:
    """A folder with tasks.json and config.xml."""
    return StudioWriter(target, (options or StudioOptions()).write_as)


def parse_studio(source: Source, options: StudioReadOptions | None = None) -> Iterator[Parsed]:
    """The articles of a file of tasks."""
    return studio_reading.parse(source, (options or StudioReadOptions()).take)


def open_docbin(target: Target, options: DocBinOptions | None = None) -> Writer:
    """A folder of .spacy files."""
    from newsmodel_annotate.docbin_writing import DocBinWriter

    return DocBinWriter(target, (options or DocBinOptions()).docs)


BRAT_PARSER = Parser(
    name="brat",
    parse=brat_reading.parse,
    recognise=brat_reading.recognise,
    suffixes=(".ann",),
    summary="brat standoff, an .ann with its .txt: mentions, quotes and proposals as people mark them",
    own=True,
)
BRAT_EXPORTER = Exporter(
    name="brat",
    open=open_brat,
    target="folder",
    options=BratOptions,
    loses=("all fields of the article but id and text", *LOSES_RECORDS),
    summary=BRAT_PARSER.summary,
)
STUDIO_PARSER = Parser(
    name="label-studio",
    parse=parse_studio,
    recognise=studio_reading.recognise,
    suffixes=(".json",),
    options=StudioReadOptions,
    summary="Label Studio's tasks with annotations or predictions, and the labelling configuration",
    own=True,
)
STUDIO_EXPORTER = Exporter(
    name="label-studio",
    open=open_studio,
    target="folder",
    options=StudioOptions,
    loses=LOSES_RECORDS,
    summary=STUDIO_PARSER.summary,
)
DOCBIN = Exporter(
    name="docbin",
    open=open_docbin,
    target="folder",
    options=DocBinOptions,
    loses=("nothing in user_data; spans are widened to tokens, and ents do not overlap",),
    summary="spaCy's DocBin: tokens, names as ents, and groups of spans; needs spaCy",
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [BRAT_PARSER, STUDIO_PARSER]


@newsmodel.hookimpl
def newsmodel_exporters() -> Iterable[Exporter]:
    """Called once, when plugins are discovered."""
    return [BRAT_EXPORTER, STUDIO_EXPORTER, DOCBIN]
