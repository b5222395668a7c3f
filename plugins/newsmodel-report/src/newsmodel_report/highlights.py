"""An article's text with its records marked where they stand, however they nest and cross.

HTML elements cannot cross, so a mark that crosses another is closed and opened again: its pieces share a record.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs
from markupsafe import Markup, escape

from newsmodel.model import Article, Quote, Span
from newsmodel.text import paragraphs
from newsmodel_report.cleaning import printable

UNSAID = {"deny": "denies", "ask": "asks", "decline": "does not say"}
"""What the number of a quote says where nothing was stated."""


OPENING = Markup("<{}{}>")
ANCHORED = Markup('<{} id="{}" tabindex="-1"{}>')
CLOSING = Markup("</{}>")
EMPTY = Markup('<span id="{}" tabindex="-1"></span>')
RECORD = Markup(' class="{}" data-r="{}"')
ACTOR = Markup(' class="actor {}" data-a="a{}-{}"')
NOTE = Markup('<a class="note {0}" href="#{0}{1}" data-r="{0}{1}" aria-label="{2}">{3}</a>')
"""What is put in is escaped."""


@attrs.frozen
class Mark:
    """Characters `start` to `end` of the text, shown between two tags.

    Attributes:
        start, end: half-open, in code points.
        tag: the element's name.
        opening: its attributes.
        anchor: the id of its first piece, or None.
    """

    start: int
    end: int
    tag: str
    opening: Markup
    anchor: str | None = None


@attrs.frozen
class Numbers:
    """The numbers that an article and its first quote and proposal have in the report."""

    article: int
    quote: int
    proposal: int


Notes = Mapping[int, Sequence[Markup]]


def marked_paragraphs(article: Article, numbers: Numbers) -> Iterator[Markup]:
    """The content of each paragraph: escaped, with marks, and a numbered link after each quote and proposal."""
    marks = sorted(_marks(article, numbers), key=lambda mark: (mark.start, -mark.end))
    shown = paragraphs(article.text) or ((0, 0),)
    starts = [start for start, _ in shown]
    inside: list[list[Mark]] = [[] for _ in shown]
    notes: list[dict[int, list[Markup]]] = [defaultdict(list) for _ in shown]
    for mark in marks:
        first, last = _place(starts, mark.start), _place(starts, max(mark.start, mark.end - 1))
        for place in range(first, last + 1):
            inside[place].append(mark)
    for end, note in _notes(article, numbers):
        place = _place(starts, max(0, end - 1))
        notes[place][min(max(end, shown[place][0]), shown[place][1])].append(note)
    anchored: set[str] = set()
    for (start, end), here, ends in zip(shown, inside, notes, strict=True):
        yield Markup("").join(_content(article.text, start, end, here, ends, anchored))


def _place(starts: Sequence[int], position: int) -> int:
    """The paragraph that a position is in, or that the white space at it follows."""
    return max(0, bisect_right(starts, position) - 1)


def _content(
    text: str, start: int, end: int, marks: Sequence[Mark], notes: Notes, anchored: set[str]
) -> Iterator[Markup]:
    """One paragraph, cut wherever a mark begins or ends; marks that only touch it leave their anchor."""
    opens: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opens[min(max(mark.start, start), end)].append(mark)
    cuts = sorted({start, end, *opens, *notes, *(min(mark.end, end) for mark in marks if mark.end > start)})
    stack: list[Mark] = []
    for cut, following in zip(cuts, [*cuts[1:], end], strict=True):
        again: list[Mark] = []
        while any(mark.end <= cut or cut == end for mark in stack):
            mark = stack.pop()
            yield CLOSING.format(mark.tag)
            if mark.end > cut and cut < end:
                again.append(mark)
        empty = [mark for mark in opens[cut] if mark.end <= cut or cut == end]
        for mark in empty:
            yield from _anchor(mark, anchored)
        yield from notes.get(cut, ())
        for mark in [*reversed(again), *(mark for mark in opens[cut] if mark not in empty)]:
            stack.append(mark)
            yield _open(mark, anchored)
        if following > cut:
            yield escape(printable(text[cut:following]))


def _open(mark: Mark, anchored: set[str]) -> Markup:
    """The opening tag; the first one of a record has the id that links lead to."""
    if mark.anchor is None or mark.anchor in anchored:
        return OPENING.format(mark.tag, mark.opening)
    anchored.add(mark.anchor)
    return ANCHORED.format(mark.tag, mark.anchor, mark.opening)


def _anchor(mark: Mark, anchored: set[str]) -> Iterator[Markup]:
    """For a mark without visible characters: a place that a link can lead to."""
    if mark.anchor is not None and mark.anchor not in anchored:
        anchored.add(mark.anchor)
        yield EMPTY.format(mark.anchor)


def _marks(article: Article, numbers: Numbers) -> Iterator[Mark]:
    """All that is shown in the text; where two marks cover the same characters, the first here is the outer one."""
    for number, quote in enumerate(article.quotes, numbers.quote):
        opening = RECORD.format(f"quote {quote.kind}", f"q{number}")
        for span in quote.content:
            yield Mark(span.start, span.end, "mark", opening, f"in-q{number}")
    for number, proposal in enumerate(article.proposals, numbers.proposal):
        opening = RECORD.format("proposal", f"p{number}")
        yield Mark(proposal.action.start, proposal.action.end, "mark", opening, f"in-p{number}")
    for kind, number, cue in _cues(article, numbers):
        yield Mark(cue.start, cue.end, "span", RECORD.format("cue", f"{kind}{number}"))
    for number, actor in enumerate(article.actors, 1):
        opening = ACTOR.format(actor.kind, numbers.article, number)
        for mention in actor.mentions:
            if mention.end > mention.start:
                yield Mark(mention.start, mention.end, "span", opening)


def _cues(article: Article, numbers: Numbers) -> Iterator[tuple[str, int, Span]]:
    for number, quote in enumerate(article.quotes, numbers.quote):
        if quote.cue is not None and quote.cue.text:
            yield "q", number, quote.cue
    for number, proposal in enumerate(article.proposals, numbers.proposal):
        if proposal.cue is not None and proposal.cue.text:
            yield "p", number, proposal.cue


def _notes(article: Article, numbers: Numbers) -> Iterator[tuple[int, Markup]]:
    """Where each quote and proposal ends, and the link to its row."""
    for number, quote in enumerate(article.quotes, numbers.quote):
        yield quote.content[-1].end, _quote_note(quote, number, article.name(quote.speaker))
    for number, proposal in enumerate(article.proposals, numbers.proposal):
        label = f"Proposal {number}: {article.name(proposal.proposer) or 'not told who'}, {proposal.act}"
        yield proposal.action.end, _note("p", number, proposal.act, label)


def _quote_note(quote: Quote, number: int, speaker: str | None) -> Markup:
    unsaid = UNSAID.get(quote.act, "")
    label = f"Quote {number}: {speaker or 'not told who'}, {quote.kind}{unsaid and ', ' + unsaid}"
    return _note("q", number, unsaid, label)


def _note(kind: str, number: int, act: str, label: str) -> Markup:
    """A link to the row, with what a screen reader says for it."""
    return NOTE.format(kind, number, printable(label), f"{number}\N{NO-BREAK SPACE}{act}" if act else number)
