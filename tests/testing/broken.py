"""Plugins with one bug each, of the sort that people write, and the law that is to see it."""

import itertools
import os
import random
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Self

import attrs
from testing import reference as ok

import newsmodel as n
from newsmodel.codec import dumps, encode
from newsmodel.model.walk import Record
from newsmodel.records import Exporter, Extractor, Parser

BROKEN: dict[str, tuple[Extractor | Parser | Exporter, str]] = {}
"""By name, the plugin and the law that must see its bug; others may see it too."""


def broken(law: str, base: Any, field: str = "extract") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a function the extract, parse, recognise or open of a plugin that is otherwise as the reference."""

    def made(function: Callable[..., Any]) -> Callable[..., Any]:
        name = function.__name__.strip("_").lower().replace("_", "-")
        record = attrs.evolve(base, name=name, **{field: function})
        BROKEN[name] = record, law
        globals()[f"_{function.__name__}_record"] = record
        return function

    return made


def altered(law: str, base: Extractor = ok.QUOTES) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a function of article and record the change that a plugin makes to each record; None drops it."""

    def made(change: Callable[[n.Article, Any], Any]) -> Callable[..., Any]:
        def extract(article: n.Article, context: n.Context) -> Iterator[Any]:
            for record in base.extract(article, context):
                changed = change(article, record)
                if changed is not None:
                    yield changed

        extract.__name__ = change.__name__
        broken(law, base)(extract)
        return change

    return made


def moved(span: n.Span, start: int, end: int) -> n.Span:
    """A span with other offsets, whose text is as long as they say."""
    return n.Span(start, end, span.text[: end - start].ljust(end - start))


def with_content(quote: n.Quote, *content: n.Span) -> n.Quote:
    return attrs.evolve(quote, content=content)


# --- Extractors: spans ---


@altered("spans_slice_back")
def off_by_one(article: n.Article, quote: n.Quote) -> n.Quote:
    return with_content(quote, *(moved(span, span.start + 1, span.end + 1) for span in quote.content))


def _counted(article: n.Article, quote: n.Quote, count: Callable[[str], int]) -> n.Quote:
    starts = [count(article.text[: span.start]) for span in quote.content]
    pairs = zip(starts, quote.content, strict=True)
    return with_content(quote, *(moved(span, start, start + len(span.text)) for start, span in pairs))


@altered("spans_slice_back")
def byte_offsets(article: n.Article, quote: n.Quote) -> n.Quote:
    return _counted(article, quote, lambda text: len(text.encode()))


@altered("spans_slice_back", ok.NAMES)
def utf16_offsets(article: n.Article, actor: n.Actor) -> n.Actor:
    def start(mention: n.Mention) -> int:
        return len(article.text[: mention.start].encode("utf-16-le")) // 2

    mentions = tuple(n.Mention(start(m), start(m) + len(m.text), m.text) for m in actor.mentions)
    return attrs.evolve(actor, mentions=mentions)


@altered("spans_slice_back")
def edits_the_text(article: n.Article, quote: n.Quote) -> n.Quote:
    """Works on a cleaned copy of the text and takes its offsets for those of the text."""
    clean = " ".join(article.text.split())
    start = max(clean.find(quote.content[0].text.split(" ")[-1]), 0)
    return with_content(quote, moved(quote.content[0], start, start + len(quote.content[0].text)))


@broken("spans_slice_back", ok.NAMES)
def spans_of_folded_text(article: n.Article, context: n.Context) -> Iterator[n.Actor]:
    """casefold() and lower() make some characters longer."""
    text = article.text.casefold()
    for match in re.finditer("ann roe|mill|zoë|a|said", text):
        yield n.Actor(name="x", kind="group", mentions=(n.Mention(match.start(), match.end(), match[0]),))


# --- Extractors: what is yielded ---


@broken("declared_kind", ok.QUOTES)
def wrong_kind(article: n.Article, context: n.Context) -> Iterator[Record]:
    yield from ok.find_names(article, context)
    yield from ok.find_quotes(article, context)


@broken("declared_kind", ok.QUOTES)
def gives_none(article: n.Article, context: n.Context) -> list[n.Quote] | None:
    return list(ok.find_quotes(article, context)) or None


@broken("finds_something", ok.NAMES)
def looks_for_what_is_never_there(article: n.Article, context: n.Context) -> list[n.Actor]:
    """Forgot that the text has capitals."""
    return [actor for actor in ok.find_names(article, context) if re.fullmatch("ann roe", actor.name)]


@altered("ids_known")
def unknown_actor(article: n.Article, quote: n.Quote) -> n.Quote:
    assert quote.speaker
    return attrs.evolve(quote, speaker=n.Reference(("actor-99",), quote.speaker.mention))


@altered("ids_known", ok.NAMES)
def duplicate_ids(article: n.Article, actor: n.Actor) -> n.Actor:
    return attrs.evolve(actor, id="actor")


@altered("fits_the_pipeline")
def by_somebody_else(article: n.Article, quote: n.Quote) -> n.Quote:
    return attrs.evolve(quote, by="english-quotes")


@broken("never_raises", ok.QUOTES)
def raises_on_empty(article: n.Article, context: n.Context) -> list[n.Quote]:
    assert article.text.splitlines()[0] is not None
    return list(ok.find_quotes(article, context))


@broken("never_raises", ok.QUOTES)
def raises_on_astral(article: n.Article, context: n.Context) -> list[n.Quote]:
    if any(ord(character) > 0xFFFF for character in article.text):
        raise ValueError("characters beyond the BMP are not supported")
    return list(ok.find_quotes(article, context))


@broken("never_raises", ok.QUOTES)
def raises_on_an_odd_mark(article: n.Article, context: n.Context) -> Iterator[n.Quote]:
    for opening in re.finditer("“", article.text):
        article.text.index("”", opening.start())
    yield from ok.find_quotes(article, context)


# --- Extractors: order and state ---

_count = itertools.count()
_seen: set[str] = set()
_last: list[n.Span] = []


@altered("deterministic")
def numbered_ids(article: n.Article, quote: n.Quote) -> n.Quote:
    return attrs.evolve(quote, id=f"quote-{next(_count)}")


@broken("deterministic", ok.NAMES)
def random_order(article: n.Article, context: n.Context) -> list[n.Actor]:
    found = list(ok.find_names(article, context))
    random.shuffle(found)
    return found


@broken("same_everywhere", ok.NAMES)
def order_of_a_set(article: n.Article, context: n.Context) -> Iterator[n.Actor]:
    found = {actor.name: actor for actor in ok.find_names(article, context)}
    for name in set(found):
        yield found[name]


@altered("no_leaks")
def reports_a_quote_once(article: n.Article, quote: n.Quote) -> n.Quote | None:
    """Meant to drop what is said twice; the set outlives the article."""
    if quote.text in _seen:
        return None
    _seen.add(quote.text)
    return quote


@altered("no_leaks")
def speaker_of_the_article_before(article: n.Article, quote: n.Quote) -> n.Quote:
    before = _last[-1] if _last else None
    if quote.speaker and quote.speaker.mention:
        _last[:] = [quote.speaker.mention]
    return quote if before is None else attrs.evolve(quote, rule=f"after {before.text}")


@altered("input_unchanged")
def edits_the_article(article: n.Article, quote: n.Quote) -> n.Quote:
    object.__setattr__(article, "title", quote.text)
    return quote


# --- Extractors: what is found ---


@broken("quote_style", ok.QUOTES)
def curly_only(article: n.Article, context: n.Context) -> Iterable[n.Quote]:
    return ok.find_quotes(article, context, ok.CURLY)


@altered("planted_paragraphs")
def loses_the_last_paragraph(article: n.Article, quote: n.Quote) -> n.Quote:
    return with_content(quote, *(quote.content[:-1] or quote.content)) if quote.cue else quote


@altered("planted_direct")
def one_piece_of_two(article: n.Article, quote: n.Quote) -> n.Quote:
    return with_content(quote, quote.content[0])


@altered("planted_direct")
def keeps_the_marks(article: n.Article, quote: n.Quote) -> n.Quote:
    spans = (n.Span(s.start - 1, s.end, article.text[s.start - 1 : s.end]) for s in quote.content)
    return with_content(quote, *spans)


@altered("planted_indirect")
def direct_only(article: n.Article, quote: n.Quote) -> n.Quote | None:
    return quote if quote.kind == "direct" else None


@broken("nothing_invented", ok.QUOTES)
def every_name_speaks(article: n.Article, context: n.Context) -> Iterator[n.Quote]:
    """Takes what follows a name for what was said, where nothing better is found in the line."""
    found = list(ok.find_quotes(article, context))
    yield from found
    for match in re.finditer(rf"({ok.NAME}) ([^\n]+)", article.text):
        if not any(quote.content[0].start < match.end() and match.start() < quote.content[-1].end for quote in found):
            yield n.Quote(kind="indirect", content=(ok.span(article.text, *match.span(2)),))


@broken("planted_direct", ok.QUOTES)
def swallows_exceptions(article: n.Article, context: n.Context) -> list[n.Quote]:
    try:
        found = list(ok.find_quotes(article, context))
        return [quote for quote in found if quote.speaker and quote.speaker.mention.text.encode("ascii")]
    except Exception:  # noqa: BLE001 - the bug itself
        return []


@broken("planted_speaker", ok.QUOTES)
def wrong_speaker_after_two(article: n.Article, context: n.Context) -> Iterator[n.Quote]:
    first = None
    for number, quote in enumerate(ok.find_quotes(article, context)):
        first = first or quote.speaker
        yield attrs.evolve(quote, speaker=first) if number >= 2 else quote


@broken("planted_speaker", ok.QUOTES)
def first_name_in_the_text(article: n.Article, context: n.Context) -> Iterator[n.Quote]:
    name = re.search(ok.NAME, article.text)
    for quote in ok.find_quotes(article, context):
        who = ok.reference(article, article.text, *name.span()) if name else quote.speaker
        yield attrs.evolve(quote, speaker=who)


@broken("bystander", ok.QUOTES)
def nearest_name(article: n.Article, context: n.Context) -> Iterator[n.Quote]:
    """The name nearest to the beginning of the paragraph."""
    for quote in ok.find_quotes(article, context):
        start = article.text.rfind("\n", 0, quote.content[0].start) + 1
        name = re.compile(ok.NAME).search(article.text, start)
        who = ok.reference(article, article.text, *name.span()) if name else quote.speaker
        yield attrs.evolve(quote, speaker=who)


@altered("prepend")
def first_paragraph_only(article: n.Article, quote: n.Quote) -> n.Quote | None:
    return quote if "\n" not in article.text[: quote.content[0].start].strip() else None


@broken("append", ok.NAMES)
def ends_with_a_name(article: n.Article, context: n.Context) -> list[n.Actor]:
    """Reads the text back to front as far as there are names."""
    last = article.text.splitlines()[-1:] or [""]
    return list(ok.find_names(article, context)) if re.search(ok.NAME, last[0]) else []


@broken("concatenate", ok.QUOTES)
def three_at_most(article: n.Article, context: n.Context) -> list[n.Quote]:
    return list(itertools.islice(ok.find_quotes(article, context), 3))


@altered("rename")
def names_in_ascii(article: n.Article, quote: n.Quote) -> n.Quote | None:
    return quote if quote.speaker and quote.speaker.mention.text.isascii() else None


@broken("spacing", ok.QUOTES)
def paragraphs_by_one_newline(article: n.Article, context: n.Context) -> list[n.Quote]:
    """Gives up at the first blank line."""
    head = re.split(r"\n\s*\n|\r", article.text)[0]
    return [quote for quote in ok.find_quotes(article, context) if quote.content[-1].end <= len(head)]


@altered("planted_proposal", ok.PROPOSALS)
def wrong_act(article: n.Article, proposal: n.Proposal) -> n.Proposal:
    return attrs.evolve(proposal, act="demand" if proposal.act == "request" else proposal.act)


@altered("planted_proposer", ok.PROPOSALS)
def addressee_for_proposer(article: n.Article, proposal: n.Proposal) -> n.Proposal:
    return attrs.evolve(proposal, proposer=proposal.addressees[0] if proposal.addressees else proposal.proposer)


@altered("planted_deadline", ok.PROPOSALS)
def year_for_month(article: n.Article, proposal: n.Proposal) -> n.Proposal:
    due = proposal.deadline
    return attrs.evolve(proposal, deadline=due and attrs.evolve(due, date=due.date[:4]))


@altered("planted_names", ok.NAMES)
def first_mention_only(article: n.Article, actor: n.Actor) -> n.Actor:
    return attrs.evolve(actor, mentions=actor.mentions[:1])


@broken("linear_time", ok.QUOTES)
def quadratic_pattern(article: n.Article, context: n.Context) -> Iterator[n.Quote]:
    for _ in re.finditer(r"“[^”]+” said", article.text):
        pass
    yield from ok.find_quotes(article, context)


@broken("linear_time", ok.NAMES)
def exponential_pattern(article: n.Article, context: n.Context) -> Iterator[n.Actor]:
    for line in article.text.split("\n"):
        re.fullmatch(r"(?:[A-Z]+)+\.", line[:60])
    yield from ok.find_names(article, context)


# --- Parsers ---


@broken("any_bytes_do", ok.LINES, "parse")
def raises_key_error(source: n.Source, options: object) -> Iterator[n.Article]:
    for article in ok.parse_lines(source, options):
        fields = dict(line.split(":", 1) for line in article.text.splitlines() if ":" in line)
        yield attrs.evolve(article, title=fields["Title"] if fields else None)


@broken("any_bytes_do", ok.LINES, "parse")
def strict_utf8(source: n.Source, options: object) -> Iterator[n.Article]:
    yield n.Article(text=source.read().decode("utf-8"))


@broken("any_bytes_do", ok.LINES, "parse")
def keeps_surrogates(source: n.Source, options: object) -> Iterator[n.Article | str]:
    for article in ok.parse_lines(source, options):
        yield article if article.text else "nothing"


@broken("recognise_answers", ok.LINES, "recognise")
def recognise_expects_a_byte(head: bytes) -> bool:
    return head[0] != 0


@broken("nothing_lost", ok.LINES, "parse")
def loses_short_lines(source: n.Source, options: object) -> Iterator[n.Article]:
    for article in ok.parse_lines(source, options):
        lines = (line for line in article.text.splitlines() if len(line) > 20)
        yield attrs.evolve(article, text="\n".join(lines), id="")


@broken("nothing_lost", ok.LINES, "parse")
def byline_without_a_field(source: n.Source, options: object) -> Iterator[n.Article]:
    for article in ok.parse_lines(source, options):
        yield attrs.evolve(article, text=re.sub("(?m)^By .*\n?", "", article.text), id="")


@broken("deterministic", ok.LINES, "parse")
def parser_counts(source: n.Source, options: object) -> Iterator[n.Article]:
    for article in ok.parse_lines(source, options):
        yield attrs.evolve(article, id=str(next(_count)))


@broken("keeps_to_itself", ok.LINES, "parse")
def leaves_a_file(source: n.Source, options: object) -> Iterator[n.Article]:
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(source.read())
    yield from ok.parse_lines(source, options)
    if not source.name:
        Path(file.name).unlink()


@broken("linear_time", ok.LINES, "parse")
def quadratic_cleaning(source: n.Source, options: object) -> Iterator[n.Article]:
    for article in ok.parse_lines(source, options):
        re.search(r"\[caption.*?\[/caption\]", article.text)
        for _ in re.finditer(r"\[caption[^§]*?§", article.text):
            pass
        yield article


# --- Exporters ---


class Lines(ok.JsonWriter):
    """The reference writer, with a line that can be changed."""

    def line(self, article: n.Article) -> bytes:
        return encode(article)

    def write(self, article: n.Article) -> None:
        self.stream.write(self.line(article) + b"\n")


def writer(law: str, base: Exporter = ok.JSON) -> Callable[[type], type]:
    """Make a class the writer of an exporter that is otherwise as the reference."""

    def made(kind: type) -> type:
        name = re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()
        record = attrs.evolve(base, name=name, open=kind)
        BROKEN[name] = record, law
        return kind

    return made


@writer("never_raises")
class NeedsATitle(Lines):
    def line(self, article: n.Article) -> bytes:
        assert article.title is None or article.title.strip()
        return encode(article)


@writer("deterministic")
class CountsAcrossFiles(Lines):
    def line(self, article: n.Article) -> bytes:
        return encode(attrs.evolve(article, section=str(next(_count))))


@writer("round_trip")
class ForgetsExtra(Lines):
    def line(self, article: n.Article) -> bytes:
        return encode(attrs.evolve(article, extra={}))


@writer("round_trip")
class DropsEmptyKeywords(Lines):
    def line(self, article: n.Article) -> bytes:
        return encode(attrs.evolve(article, keywords=tuple(filter(None, article.keywords))))


@writer("standard_reader")
class IndentedLines(Lines):
    def line(self, article: n.Article) -> bytes:
        return dumps(article, indent=2).encode()


@writer("standard_reader", ok.TABLE)
class UnescapedCommas(ok.TableWriter):
    def row(self, cells: Iterable[str]) -> None:
        self.stream.write((",".join(cells) + "\r\n").encode())


@writer("rows_and_cells", ok.TABLE)
class DropsRowsWithNewlines(ok.TableWriter):
    def row(self, cells: Iterable[str]) -> None:
        row = list(cells)
        if not any("\n" in cell for cell in row):
            super().row(row)


@writer("rows_and_cells", ok.TABLE)
class FlattensNewlines(ok.TableWriter):
    def row(self, cells: Iterable[str]) -> None:
        super().row(cell.replace("\n", " ") for cell in cells)


@writer("letters_survive", ok.PAGES)
class AsciiOnly(ok.PageWriter):
    def write(self, article: n.Article) -> None:
        self.stream.write(f"<p>{article.text}</p>\n".encode("ascii", "ignore"))


@writer("letters_survive", ok.PAGES)
class JoinsLines(ok.PageWriter):
    def write(self, article: n.Article) -> None:
        self.stream.write(f"<p>{article.text.replace(chr(10), '')}</p>\n".encode())


class Listed(ok.JsonWriter):
    """A list, as JSON."""

    def __enter__(self) -> Self:
        super().__enter__()
        self.count = 0
        return self

    def write(self, article: n.Article) -> None:
        self.stream.write((b"," if self.count else b"[") + encode(article))
        self.count += 1

    def __exit__(self, *error: object) -> bool | None:
        self.stream.write(b"]")
        return super().__exit__(*error)


LIST = attrs.evolve(ok.JSON, suffixes=(".json",), loses=("nothing that matters here",))
writer("nothing_is_valid", LIST)(type("InvalidOfNothing", (Listed,), {}))


@writer("nothing_is_valid", ok.TABLE)
class HeadWithTheFirstRow(ok.TableWriter):
    def __enter__(self) -> Self:
        ok.JsonWriter.__enter__(self)
        self.begun = False
        return self

    def write(self, article: n.Article) -> None:
        if not self.begun:
            self.row(ok.COLUMNS)
        self.begun = True
        super().write(article)


@writer("memory_is_flat")
class KeepsEverything(Lines):
    def __enter__(self) -> Self:
        super().__enter__()
        self.lines: list[bytes] = []
        return self

    def write(self, article: n.Article) -> None:
        self.lines.append(self.line(article) + b"\n")

    def __exit__(self, *error: object) -> bool | None:
        self.stream.write(b"".join(self.lines))
        return super().__exit__(*error)


@writer("closes")
class ClosesTheStream(Lines):
    def __exit__(self, *error: object) -> bool | None:
        stream = self.stream
        done = super().__exit__(*error)
        stream.close()
        return done


_open: list[Any] = []


class NeverCloses:
    """Opens the file itself, and leaves the closing to nobody."""

    def __init__(self, target: n.Target, options: object = None) -> None:
        self.target = target

    def __enter__(self) -> Self:
        self.stream = self.target.stream or Path(self.target.path).open("wb", buffering=0)
        _open[:] = [*_open[-3:], self.stream]
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is not None and self.target.path:
            os.unlink(self.target.path)  # noqa: PTH108

    def write(self, article: n.Article) -> None:
        self.stream.write(encode(article) + b"\n")


writer("closes")(NeverCloses)


class HalfWritten:
    """Writes under the final name."""

    def __init__(self, target: n.Target, options: object = None) -> None:
        self.target = target

    def __enter__(self) -> Self:
        self.stream = self.target.stream or Path(self.target.path).open("wb")
        return self

    def __exit__(self, *error: object) -> None:
        if self.target.stream is None:
            self.stream.close()

    def write(self, article: n.Article) -> None:
        self.stream.write(encode(article) + b"\n")


writer("failure_leaves_nothing")(HalfWritten)


@writer("failure_leaves_nothing")
class SwallowsErrors(Lines):
    def __exit__(self, *error: object) -> bool | None:
        super().__exit__(None, None, None)
        return True
