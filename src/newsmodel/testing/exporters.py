"""The laws of exporters."""

import gc
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
from hypothesis import strategies as st

from newsmodel.model import Article
from newsmodel.records import Exporter, Failure, Parser, Source, Target
from newsmodel.testing.law import BrokenLaw, Law, Setup, law
from newsmodel.testing.memory import hold_memory
from newsmodel.testing.output import JSON, JSON_LINES, Output, exported, folder
from newsmodel.testing.samples import PLAIN, TELLING
from newsmodel.testing.shown import difference, shown, shown_list
from newsmodel.testing.strategies import articles
from newsmodel.testing.tables import hold_rows, tables_of

LAWS: list[Law] = []


def batches(setup: Setup) -> st.SearchStrategy[Any]:
    """A few articles, of any sort, each with an id of its own."""
    return st.lists(articles(), max_size=3, unique_by=lambda article: article.id)


def one_article(setup: Setup) -> st.SearchStrategy[Any]:
    """One article of any sort."""
    return articles().map(lambda article: [article])


def telling(setup: Setup) -> list[list[Article]]:
    """One at a time, what careless exporters get wrong."""
    return [[article] for article in TELLING]


def _written(record: Exporter, batch: Sequence[Article]) -> Output:
    try:
        return exported(record, batch)
    except Exception as error:
        raise BrokenLaw("the articles written", f"{type(error).__name__}: {error}") from error


@law("every article can be written", LAWS, fixed=telling, drawn=batches)
def never_raises(record: Exporter, batch: list[Article]) -> None:
    """Whatever is in its fields; an exporter leaves out what its format cannot hold, and says so in `loses`."""
    _written(record, batch)


@law("the same articles give the same bytes", LAWS, fixed=telling, drawn=batches)
def deterministic(record: Exporter, batch: list[Article]) -> None:
    """Twice in a row; also that the second file has nothing from the first."""
    first, second = _quietly(record, batch), _quietly(record, batch)
    if first is not None and second is not None and first.files != second.files:
        raise BrokenLaw(f"{first.files!r:.300}", f"{second.files!r:.300}")


def _no_way_back(record: Any, setup: Setup) -> str | None:
    if record.loses:
        return f"it says that it loses {shown_list(record.loses)}"
    return None if setup.parser else "no parser reads what it writes; pass parser="


def _telling_with_parser(setup: Setup) -> list[Any]:
    return [(setup.parser, batch) for batch in telling(setup)]


def _with_parser(setup: Setup) -> st.SearchStrategy[Any]:
    return st.tuples(st.just(setup.parser), batches(setup))


@law(
    "what is read back is what was written: load(export(x)) == x",
    LAWS,
    fixed=_telling_with_parser,
    drawn=_with_parser,
    skip=_no_way_back,
)
def round_trip(record: Exporter, example: tuple[Parser, list[Article]]) -> None:
    """Every field of every record, in the same order; not for exporters that say what they lose."""
    parser, batch = example
    output = _quietly(record, batch)
    if output is not None:
        with folder() as place:
            read = _read(parser, output.source(place))
        if read != batch:
            raise BrokenLaw(*difference(batch, read), example=batch)


def _read(parser: Parser, source: Source | None) -> list[Any]:
    if source is None:
        return []
    try:
        return list(parser.parse(source, None if parser.options is None else parser.options()))
    except Exception as error:  # noqa: BLE001 - what is wrong is what was written
        return [Failure(message=str(error), error=type(error).__name__)]


@law("JSON and CSV are read by everybody's readers", LAWS, fixed=telling, drawn=batches)
def standard_reader(record: Exporter, batch: list[Article]) -> None:
    """By suffix: JSON by `json`; .csv and .tsv by `csv`, strictly, with rows as wide as the head."""
    output = _quietly(record, batch)
    for name, data in output.files.items() if output else ():
        try:
            if name.endswith(JSON):
                json.loads(data)
            elif name.endswith(JSON_LINES):
                for line in data.decode().split("\n"):
                    json.loads(line or "null")
        except ValueError as error:
            raise BrokenLaw(f"JSON in {name}", f"{error}: {data!r:.300}") from error
    for table in tables_of(output) if output else ():
        for number, row in enumerate(table.rows, 1):
            if len(row) != len(table.header):
                raise BrokenLaw(f"{len(table.header)} cells in row {number} of {table.name}", repr(row)[:300])


@law("tables have one row a record, and each cell holds exactly its value", LAWS, fixed=telling, drawn=one_article)
def rows_and_cells(record: Exporter, batch: list[Article]) -> None:
    """Through Python's own reader, whatever commas, quotation marks and line ends the value has.

    What a table has rows of, and what its columns hold, is learnt from an article that is known.
    """
    output, known = _quietly(record, batch), _quietly(record, [PLAIN])
    if output is not None and known is not None:
        hold_rows(output, known, PLAIN, batch[0])


@law("letters of every script survive, and line ends do not join words", LAWS, fixed=telling, drawn=one_article)
def letters_survive(record: Exporter, batch: list[Article]) -> None:
    """Held where the words of a plain article can be read in the output; an archive, say, is left alone."""
    known = _quietly(record, [PLAIN])
    if known is None or any(word not in known.words() for word in PLAIN.text.split()):
        return
    text = "Ärger\nмир שלום 漢字 𝔘𝔫𝔦 e\u0301te\u0301 " + "".join(c if c.isalnum() else " " for c in batch[0].text)
    article = attrs.evolve(batch[0], text=text, actors=(), quotes=(), proposals=())
    output = _quietly(record, [article])
    there = output.words() if output else frozenset()
    lost = [word for word in text.split() if word not in there]
    if lost:
        raise BrokenLaw(f"the words {shown_list(lost)}", "they are not in the output", example=text)


@law("the output of no articles is valid", LAWS, fixed=lambda setup: [setup])
def nothing_is_valid(record: Exporter, setup: Setup) -> None:
    """JSON that parses, tables with their head, a file that the format's own parser takes for no articles."""
    output, known = _written(record, []), _quietly(record, [PLAIN])
    if not output.files:
        raise BrokenLaw("a file, if need be an empty one", "no file", example=[])
    if known is not None and set(output.files) != set(known.files):
        raise BrokenLaw(f"the files {sorted(known.files)}", f"{sorted(output.files)}", example=[])
    for name, data in output.files.items():
        if name.endswith(JSON):
            try:
                json.loads(data)
            except ValueError as error:
                raise BrokenLaw(f"JSON in {name}", f"{data!r:.200}: {error}", example=[]) from error
    heads = {table.name: table.header for table in tables_of(known)} if known else {}
    for table in tables_of(output):
        if table.header != heads.get(table.name) or table.rows:
            raise BrokenLaw(f"the head of {table.name}: {heads.get(table.name)}", repr(table), example=[])
    if setup.parser is not None and not record.loses:
        with folder() as place:
            read = _read(setup.parser, output.source(place))
        # Whether a file with nothing in it is a list of no articles is for each format to say.
        if any(isinstance(item, Article) for item in read):
            raise BrokenLaw("no article", shown(read, 300), example=[])


@law("memory does not grow with the number of articles", LAWS, fixed=lambda setup: [None])
def memory_is_flat(record: Exporter, example: None) -> None:
    """An archive of a million articles goes through one at a time."""
    hold_memory(record)


@law("all is written and every file closed when the block ends, and the target's own stream stays open",
     LAWS, fixed=lambda setup: [[PLAIN, PLAIN]])  # fmt: skip
def closes(record: Exporter, batch: list[Article]) -> None:
    """To a path and, where the exporter takes one, to a stream: the bytes are the same."""
    with folder() as place:
        output = exported(record, batch, place)
        left = [item for item in gc.get_objects() if isinstance(item, io.FileIO) and _is_open_in(item, place)]
        if left:
            raise BrokenLaw("every file closed", shown_list(left))
    if record.target == "stream":
        stream = io.BytesIO()
        with record.open(Target(stream=stream), output.options) as writer:
            for article in batch:
                writer.write(article)
        if stream.closed:
            raise BrokenLaw("the stream left open", "it is closed")
        if [stream.getvalue()] != list(output.files.values()):
            raise BrokenLaw(f"as in the file: {list(output.files.values())!r:.300}", repr(stream.getvalue())[:300])


def _is_open_in(item: io.FileIO, place: Path) -> bool:
    try:
        return not item.closed and str(item.name).startswith(str(place))
    except (AttributeError, ValueError):
        return False


class _StopError(Exception):
    """What goes wrong halfway."""


@law("a failure leaves no file under the final name, and passes through", LAWS, fixed=lambda setup: [[PLAIN]])
def failure_leaves_nothing(record: Exporter, batch: list[Article]) -> None:
    """The articles' own source may fail halfway; a file that looks whole but is not must not be there."""
    with folder() as place:
        try:
            exported(record, [*batch, _StopError()], place)
        except _StopError:
            pass
        else:
            raise BrokenLaw("the error of whoever gives the articles", "no error")
        left = [str(path.relative_to(place)) for path in sorted(place.rglob("*")) if path.is_file()]
        if left:
            raise BrokenLaw("no file", shown_list(left))


def _quietly(record: Exporter, batch: Sequence[Article]) -> Output | None:
    """What is written, or None where the exporter raises: that is for `never_raises` to say."""
    try:
        return exported(record, batch)
    except Exception:  # noqa: BLE001 - a plugin may raise anything
        return None
