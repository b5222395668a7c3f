"""Small parsers, extractors and exporters that the tests put together."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

import newsmodel as n
from newsmodel.registry import Candidate, Registry


def mention(text: str, words: str, kind: str = "name") -> n.Mention:
    start = text.index(words)
    return n.Mention(start, start + len(words), words, kind=kind)


def span(text: str, words: str) -> n.Span:
    start = text.index(words)
    return n.Span(start, start + len(words), words)


def actor(text: str, words: str, **fields: Any) -> n.Actor:
    return n.Actor(**{"name": words, "kind": "person", "mentions": (mention(text, words),), **fields})


def quote(text: str, words: str, *speakers: str, **fields: Any) -> n.Quote:
    speaker = n.Reference(speakers) if speakers else None
    return n.Quote(**{"kind": "direct", "content": (span(text, words),), "speaker": speaker, **fields})


def proposal(text: str, words: str, **fields: Any) -> n.Proposal:
    return n.Proposal(**{"act": "demand", "action": span(text, words), **fields})


def giving(name: str, *records: Any, **fields: Any) -> n.Extractor:
    """An extractor that gives these records, whatever the article."""
    kinds = tuple(dict.fromkeys(type(record) for record in records)) or (n.Actor,)
    return n.Extractor(**{"name": name, "provides": kinds, "extract": lambda article, context: records, **fields})


def doing(name: str, extract: Callable[..., Iterable[Any]], *provides: type, **fields: Any) -> n.Extractor:
    return n.Extractor(**{"name": name, "provides": provides or (n.Actor,), "extract": extract, **fields})


@attrs.frozen
class LinesOptions:
    """Options of the toy parser."""

    separator: str = "\n"
    least: int = 0
    skip: tuple[str, ...] = ()


def parse_lines(source: n.Source, options: LinesOptions) -> Iterator[n.Article | n.Failure]:
    """An article a line; a line "bad" cannot be read, and "boom" is a bug."""
    for number, line in enumerate(source.read().decode().removeprefix("LINES\n").split(options.separator), 1):
        if line == "bad":
            yield n.Failure(message="bad line", part=str(number))
        elif line == "boom":
            raise KeyError(line)
        elif line not in options.skip and len(line) > options.least:
            yield n.Article(text=line)


LINES = n.Parser(
    name="lines",
    parse=parse_lines,
    recognise=lambda head: head.startswith(b"LINES\n"),
    suffixes=(".lines",),
    media_types=("text/x-lines",),
    options=LinesOptions,
)
TEXT = n.Parser(name="text", parse=lambda source, options: [n.Article(text=source.read().decode())], suffixes=(".txt",))


def parse_box(source: n.Source, options: Any) -> Iterator[n.Source]:
    """A container of members "name=hex of the content", parted by spaces; a content may be a box again."""
    for member in source.read().decode().split()[1:]:
        name, _, data = member.partition("=")
        yield n.Source.from_bytes(bytes.fromhex(data), part=name)


def box(**members: bytes) -> bytes:
    return b"BOX " + b" ".join(f"{name.replace('_', '.')}={data.hex()}".encode() for name, data in members.items())


BOX = n.Parser(name="box", parse=parse_box, recognise=lambda head: head.startswith(b"BOX"), suffixes=(".box",))


class LinesWriter(contextlib.ExitStack):
    """Texts, one a line; the text "boom" is a bug."""

    def __init__(self, target: n.Target, options: LinesOptions) -> None:
        super().__init__()
        self._stream = self.enter_context(target.create())
        self._separator = options.separator

    def write(self, article: n.Article) -> None:
        if article.text == "boom":
            raise KeyError(article.text)
        self._stream.write((article.text + self._separator).encode())


LINES_OUT = n.Exporter(name="lines", open=LinesWriter, suffixes=(".lines",), options=LinesOptions)
FOLDER_OUT = n.Exporter(name="folder", open=LinesWriter, suffixes=(".folder",), target="folder", options=LinesOptions)
FILE_OUT = n.Exporter(name="file", open=LinesWriter, suffixes=(".db",), target="file", options=LinesOptions)

REGISTRY = Registry(parsers=(LINES, TEXT, BOX), exporters=(LINES_OUT, FOLDER_OUT, FILE_OUT))


class Module:
    """A plugin as an object with functions for attributes."""

    def __init__(self, **functions: Any) -> None:
        for name, value in functions.items():
            setattr(self, name, value)


def plugin(name: str, distribution: str | None = None, **hooks: Any) -> Candidate:
    """A plugin whose hooks give what is passed: a function is called, anything else is returned."""

    def marked(value: Any) -> Any:
        return n.hookimpl(value if callable(value) else lambda: value)

    module = Module(**{hook: marked(value) for hook, value in hooks.items()})
    return Candidate(name, distribution or f"{name}-dist", "1.0", lambda: module)
