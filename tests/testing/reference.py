"""Small plugins that keep every law, from which the broken ones are made; they know the words of the stories alone."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Self

import attrs

import newsmodel as n
from newsmodel.codec import encode, loads
from newsmodel.codec.cells import guard

NAME = r"(?<!\w)[^\W\d_a-z]\w++ [^\W\d_a-z]\w++"
SAYS = "(?:said|insisted|announced|admitted|warned)"
REGION = re.compile(
    r"“[^“”\n]*+(?:”|$)|\"[^\"\n]*+(?:\"|$)|''(?>(?:(?!'')[^\n])*)(?:''|$)|‘[^‘’\n]*+(?:’|$)", re.MULTILINE
)
CURLY = re.compile(r"“[^“”\n]*+(?:”|$)", re.MULTILINE)
HOLE = "(?<!\ue000)\ue000++"
DIRECT = (
    re.compile(rf"(?P<first>{HOLE}) (?P<cue>{SAYS}) (?P<who>{NAME})(?:, (?P<second>{HOLE}))?"),
    re.compile(rf"(?P<first>{HOLE}) (?P<who>{NAME}) (?P<cue>{SAYS})\b"),
    re.compile(rf"(?P<who>{NAME}) (?P<cue>{SAYS})[,:] (?P<first>{HOLE})"),
)
INDIRECT = (
    re.compile(rf"(?P<who>{NAME}) (?P<cue>{SAYS}) (?:that )?(?P<first>[^.,:\ue000\n]{{1,200}}+)\."),
    re.compile(rf"(?P<cue>According to) (?P<who>{NAME}), (?P<first>[^.,\ue000\n]{{1,200}}+)\."),
)
WISH = re.compile(
    rf"(?P<who>{NAME}) (?:(?P<request>urged|called on) (?P<whom>{NAME})|(?P<plan>plans)|(?P<pledge>promised|vowed)"
    rf"|(?P<propose>proposed)|(?P<offer>offered)|(?P<threaten>threatened))"
    r" to (?P<action>[^.\n]{1,200}?(?P<due>by (?:(?P<june>June) )?(?P<year>\d{4}))?)\."
)
ACTS = ("request", "plan", "pledge", "propose", "offer", "threaten")


def span(text: str, start: int, end: int) -> n.Span:
    return n.Span(start, end, text[start:end])


def inner(text: str, start: int, end: int) -> n.Span:
    """A quoted region without its marks."""
    width = 2 if text.startswith("''", start) else 1
    closed = end - start >= 2 * width and text[end - width : end] in ("”", '"', "''", "’")
    return span(text, start + width, end - width if closed else end)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^\r\n]+", text):
        if match[0].strip():
            yield match.start(), match[0].rstrip()


def reference(article: n.Article, text: str, start: int, end: int) -> n.Reference:
    mention = span(text, start, end)
    return n.Reference(tuple(actor.id for actor in article.actors if actor.name == mention.text), mention)


def find_quotes(article: n.Article, context: n.Context, regions: re.Pattern[str] = REGION) -> Iterator[n.Quote]:
    text = article.text
    waiting: list[n.Span] = []
    running: n.Quote | None = None
    for base, line in paragraphs(text):
        marked = regions.sub(lambda match: "\ue000" * len(match[0]), line)
        places = {match.start(): match.end() for match in regions.finditer(line)}
        unclosed = [start for start, end in places.items() if line[end - 1] not in "”\"'’" and end == len(line)]
        if running is not None:
            if 0 in places:
                content = (*running.content, inner(text, base, base + places[0]))
                running = attrs.evolve(running, content=content)
                if not unclosed:
                    yield running
                    running = None
                continue
            yield running
            running = None
        found = False
        for pattern in DIRECT:
            for match in pattern.finditer(marked):
                groups = [name for name in ("first", "second") if name in pattern.groupindex and match[name]]
                starts = [match.start(name) for name in groups]
                content = (*waiting, *(inner(text, base + start, base + places.get(start, start)) for start in starts))
                waiting = []
                found = True
                quote = n.Quote(
                    kind="direct",
                    content=content,
                    cue=span(text, base + match.start("cue"), base + match.end("cue")),
                    speaker=reference(article, text, base + match.start("who"), base + match.end("who")),
                )
                if starts[-1] in unclosed:
                    running = quote
                else:
                    yield quote
        for pattern in INDIRECT:
            for match in pattern.finditer(marked):
                yield n.Quote(
                    kind="indirect",
                    content=(span(text, base + match.start("first"), base + match.end("first")),),
                    cue=span(text, base + match.start("cue"), base + match.end("cue")),
                    speaker=reference(article, text, base + match.start("who"), base + match.end("who")),
                )
        waiting = [inner(text, base, base + len(line))] if unclosed == [0] and not found and running is None else []
    if running is not None:
        yield running


def find_names(article: n.Article, context: n.Context) -> Iterator[n.Actor]:
    found: dict[str, list[n.Mention]] = {}
    for match in re.finditer(rf"\b{NAME}", article.text):
        found.setdefault(match[0], []).append(n.Mention(match.start(), match.end(), match[0]))
    for name, mentions in found.items():
        yield n.Actor(name=name, kind="person", mentions=tuple(mentions))


def find_proposals(article: n.Article, context: n.Context) -> Iterator[n.Proposal]:
    text = article.text
    for match in WISH.finditer(text):
        act = next(act for act in ACTS if match[act])
        date = match["year"] and match["year"] + ("-06" if match["june"] else "")
        whom = (reference(article, text, *match.span("whom")),) if match["whom"] else ()
        yield n.Proposal(
            act=act,
            action=span(text, *match.span("action")),
            cue=span(text, *match.span(act)),
            proposer=reference(article, text, *match.span("who")),
            addressees=whom,
            deadline=n.Deadline(*match.span("due"), match["due"], date=date) if match["due"] else None,
        )


QUOTES = n.Extractor(name="reference-quotes", provides=(n.Quote,), requires=(n.Actor,), extract=find_quotes)
NAMES = n.Extractor(name="reference-names", provides=(n.Actor,), extract=find_names)
PROPOSALS = n.Extractor(name="reference-proposals", provides=(n.Proposal,), requires=(n.Actor,), extract=find_proposals)


def parse_lines(source: n.Source, options: object) -> Iterator[n.Article]:
    """All lines are body, whatever they are."""
    text = source.read().decode("utf-8", "replace")
    if "\x00" in text:
        raise n.SourceError("binary data", source=source.name)
    lines = (" ".join(line.split()) for line in text.splitlines())
    yield n.Article(text="\n".join(filter(None, lines)))


def is_text(head: bytes) -> bool:
    return b"\x00" not in head


LINES = n.Parser(
    name="reference-lines", parse=parse_lines, recognise=is_text, suffixes=(".txt",), media_types=("text/plain",)
)


class JsonWriter:
    """One article a line."""

    def __init__(self, target: n.Target, options: object = None) -> None:
        self.target = target

    def __enter__(self) -> Self:
        self.context = self.target.create()
        self.stream = self.context.__enter__()
        return self

    def __exit__(self, *error: object) -> bool | None:
        return self.context.__exit__(*error)

    def write(self, article: n.Article) -> None:
        self.stream.write(encode(article) + b"\n")


def parse_json(source: n.Source, options: object) -> Iterator[n.Article | n.Failure]:
    for number, line in enumerate(source.read().split(b"\n"), 1):
        if line.strip():
            try:
                yield loads(line)
            except n.NewsmodelError as error:
                yield n.Failure(message=str(error), part=f"line {number}")


JSON = n.Exporter(name="reference-json", open=JsonWriter, suffixes=(".jsonl",))
JSON_IN = n.Parser(name="reference-json", parse=parse_json, suffixes=(".jsonl",), own=True)
COLUMNS = ("article_id", "title", "id", "text", "speaker")


class TableWriter(JsonWriter):
    """A row a quote."""

    def __enter__(self) -> Self:
        super().__enter__()
        self.row(COLUMNS)
        return self

    def row(self, cells: Iterable[str]) -> None:
        line = io.StringIO(newline="")
        csv.writer(line).writerow(cells)
        self.stream.write(line.getvalue().encode())

    def cells(self, article: n.Article, quote: n.Quote) -> list[str]:
        return [article.id, article.title or "", quote.id, quote.text, article.name(quote.speaker) or ""]

    def write(self, article: n.Article) -> None:
        for quote in article.quotes:
            self.row(map(guard, self.cells(article, quote)))


LOSES = ("everything but the quotes",)
TABLE = n.Exporter(name="reference-table", open=TableWriter, suffixes=(".csv",), loses=LOSES)
PAGES = n.Exporter(
    name="reference-pages", open=lambda target, options: PageWriter(target), suffixes=(".html",), loses=("offsets",)
)


class PageWriter(JsonWriter):
    """A text a paragraph."""

    def write(self, article: n.Article) -> None:
        self.stream.write(f"<p>{article.text}</p>\n".encode())


REFERENCES = (QUOTES, NAMES, PROPOSALS, LINES, JSON_IN, JSON, TABLE, PAGES)
"""They keep every law."""
PARSERS = {JSON.name: JSON_IN}
"""What reads the output of an exporter, by its name."""
