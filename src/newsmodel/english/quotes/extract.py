"""The quotes extractor: attributions to drafts, drafts to quotes with their speakers."""

from collections.abc import Iterable, Iterator

import attrs

from newsmodel.english.grammar.frames import Frame, read
from newsmodel.english.quotes.attributions import attributions
from newsmodel.english.quotes.drafts import Draft, drafts_of
from newsmodel.english.quotes.speakers import Speakers
from newsmodel.english.quotes.transcripts import transcript
from newsmodel.english.quotes.uncued import uncued
from newsmodel.model import Article, Quote, Reference, Span
from newsmodel.model.quote import QuoteKind
from newsmodel.records import Context
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

WORD = pattern("quoted_word", r"\w++(?:['’]\w++)*+", plain=True)


def extract_quotes(article: Article, context: Context) -> Iterable[Quote]:
    """Who said what, in text order."""
    analysis = context.share(read).folded
    speakers = Speakers(article.actors)
    drafts = join(list(find(analysis)))
    return list(_quotes(analysis, drafts, speakers))


def find(analysis: Frame) -> Iterator[Draft]:
    """The drafts of an article, sentence by sentence."""
    turns = list(transcript(analysis))
    if turns:
        yield from turns
        return
    used: set[int] = set()
    before: Draft | None = None
    for number, sentence in enumerate(analysis.sentences):
        found = drafts_of(analysis, number, attributions(analysis, sentence), used)
        found += uncued(analysis, number, used, found[-1] if found else before)
        found.sort(key=lambda draft: draft.content[0].start)
        yield from found
        if found:
            before = found[-1]


def join(drafts: list[Draft]) -> list[Draft]:
    """Put together what is one quotation: broken by its cue, or running over paragraphs."""
    joined: list[Draft] = []
    for draft in drafts:
        if draft.carries and joined and draft.rule in ("continuation", "continued_paragraph"):
            last = joined[-1]
            if last.direct and (draft.rule == "continued_paragraph" or draft.sentence == last.sentence + 1):
                content = (*last.content, *draft.content)
                joined[-1] = attrs.evolve(last, content=content, sentence=draft.sentence)
                continue
        joined.append(draft)
    return joined


def _quotes(analysis: Frame, drafts: list[Draft], speakers: Speakers) -> Iterator[Quote]:
    text = analysis.text
    last: Reference | None = None
    seen: set[tuple[Range, ...]] = set()
    for draft in drafts:
        if draft.content in seen or not all(WORD.search(text, *piece) for piece in draft.content):
            continue
        seen.add(draft.content)
        if draft.subject is not None:
            speaker: Reference | None = speakers.reference(analysis, draft.subject)
        elif draft.carries and last is not None:
            speaker = Reference(last.actors) if last.actors else last
        else:
            speaker = None
        if speaker is not None:
            last = speaker
        yield Quote(
            rule=draft.rule,
            act=draft.act,  # type: ignore[arg-type]
            kind=kind_of(analysis, draft.content),
            content=tuple(_span(text, piece) for piece in draft.content),
            cue=_span(text, draft.cue) if draft.cue else None,
            speaker=speaker,
            addressee=speakers.reference_at(text, *draft.addressee) if draft.addressee else None,
        )


def kind_of(analysis: Frame, content: Iterable[Range]) -> QuoteKind:
    """By the marks alone: every word inside marks is direct, some is mixed, none is indirect."""
    quoted = total = 0
    for start, end in content:
        inside = [r for r in analysis.regions.values() if r.start < end and start < r.end]
        for match in WORD.finditer(analysis.text, start, end):
            total += 1
            quoted += any(r.inner_start <= match.start() and match.end() <= r.inner_end for r in inside)
    if not quoted:
        return "indirect"
    return "direct" if quoted == total else "mixed"


def _span(text: str, piece: Range) -> Span:
    return Span(piece.start, piece.end, text[piece.start : piece.end])
