"""The quotes extractor: attributions to drafts, drafts to quotes with their speakers."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence

from newsmodel.english.grammar.frames import Frame, read
from newsmodel.english.quotes.attributions import attributions, cue_places
from newsmodel.english.quotes.drafts import Draft, drafts_of
from newsmodel.english.quotes.nominal import nominal_attributions, nominal_cues
from newsmodel.english.quotes.sources import cue_phrases
from newsmodel.english.quotes.speakers import Speakers
from newsmodel.english.quotes.transcripts import transcript
from newsmodel.english.quotes.uncued import uncued
from newsmodel.model import Article, Quote, Reference, Span
from newsmodel.model.quote import QuoteKind
from newsmodel.records import Context
from newsmodel.text import Quotation, Range
from newsmodel.text.patterns import pattern

WORD = pattern("quoted_word", r"\w", plain=True)


def extract_quotes(article: Article, context: Context) -> Iterable[Quote]:
    """Who said what, in text order."""
    analysis = context.share(read).folded
    speakers = Speakers(article.actors)
    continuing = {region.inner_start for region in analysis.regions.values() if region.continues}
    drafts = join(find(analysis), continuing)
    return list(_quotes(analysis, drafts, speakers))


def find(analysis: Frame) -> Iterator[Draft]:
    """The drafts of an article, sentence by sentence."""
    turns = list(transcript(analysis))
    yield from turns
    used = _regions_of(analysis, turns)
    before: Draft | None = None
    cues, sources, regions = cue_places(analysis), cue_phrases(analysis), list(analysis.regions)
    nominals = nominal_cues(analysis)
    for number, sentence in enumerate(analysis.sentences):
        mine = _inside(cues, sentence)
        phrases = sources[bisect_left(sources, (sentence.start,)) : bisect_left(sources, (sentence.end,))]
        quoted = _inside(regions, sentence)
        nominal = _inside(nominals, sentence)
        if not (mine or phrases or quoted or nominal):
            continue
        seen = attributions(analysis, sentence, mine, phrases)
        if nominal:
            seen = sorted((*seen, *nominal_attributions(analysis, sentence, nominal)), key=lambda a: a.start)
        found = drafts_of(analysis, number, seen, used)
        found += uncued(analysis, number, quoted, used, found[-1] if found else before)
        found.sort(key=lambda draft: draft.content[0].start)
        yield from found
        if found:
            before = found[-1]


def _regions_of(analysis: Frame, turns: list[Draft]) -> set[int]:
    """The places of quoted regions that turns of a transcript take up."""
    starts = [turn.content[0].start for turn in turns]
    ends = [turn.content[0].end for turn in turns]
    used = set()
    for place, region in analysis.regions.items():
        nearest = bisect_left(starts, region.end) - 1
        if nearest >= 0 and ends[nearest] > region.start and region.start < starts[nearest]:
            used.add(place)
    return used


def _inside(places: list[int], sentence: Range) -> list[int]:
    return places[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]


OPEN = frozenset(("uncued", "next_paragraph", "next_paragraph_after_clause"))
"""Quotations without a cue of their own, which one in the next paragraph may still give them."""


def join(drafts: Iterable[Draft], continuing: Container[int]) -> list[Draft]:
    """Put together what is one quotation: broken by its cue, or running over paragraphs.

    Args:
        drafts: in text order.
        continuing: offsets of content that goes on from the paragraph before; a cue may come only there.
    """
    joined: list[Draft] = []
    contents: list[list[Range]] = []
    last = -1
    for draft in drafts:
        goes_on = draft.rule == "continued_paragraph" or (draft.rule == "continuation" and draft.sentence == last + 1)
        if draft.carries and goes_on and joined and joined[-1].direct:
            contents[-1] += draft.content
        elif joined and draft.direct and draft.content[0].start in continuing and joined[-1].rule in OPEN:
            joined[-1] = draft
            contents[-1] += draft.content
        else:
            joined.append(draft)
            contents.append(list(draft.content))
        last = draft.sentence
    return [
        draft if len(content) == len(draft.content) else draft._replace(content=tuple(content))
        for draft, content in zip(joined, contents, strict=True)
    ]


def _quotes(analysis: Frame, drafts: list[Draft], speakers: Speakers) -> Iterator[Quote]:
    text = analysis.text
    regions = list(analysis.regions.values())
    last: Reference | None = None
    main: Draft | None = None
    seen: set[tuple[Range, ...]] = set()
    for draft in drafts:
        if draft.content in seen or not all(WORD.search(text, *piece) for piece in draft.content):
            continue
        seen.add(draft.content)
        if draft.subject is not None:
            speaker: Reference | None = speakers.reference(analysis, draft.subject)
        elif draft.mention is not None:
            speaker = speakers.reference_at(text, *draft.mention)
        elif draft.carries and last is not None:
            speaker = Reference(last.actors) if last.actors else last
        else:
            speaker = None
        if speaker is not None and (main is None or draft.sentence != main.sentence or draft.direct > main.direct):
            main, last = draft, speaker
        yield Quote(
            rule=draft.rule,
            act=draft.act,  # type: ignore[arg-type]
            kind=kind_of(text, regions, draft.content),
            content=tuple(_span(text, piece) for piece in draft.content),
            cue=_span(text, draft.cue) if draft.cue else None,
            speaker=speaker,
            addressee=speakers.reference_at(text, *draft.addressee) if draft.addressee else None,
        )


def kind_of(text: str, regions: Sequence[Quotation], content: Iterable[Range]) -> QuoteKind:
    """By the marks alone: every word inside marks is direct, some is mixed, none is indirect.

    Args:
        text: the article's text.
        regions: its quoted regions, in order.
        content: offsets of what was said.
    """
    quoted = outside = False
    for start, end in content:
        at = start
        for index in range(max(0, bisect_right(regions, (start,)) - 1), len(regions)):
            region = regions[index]
            if region.start >= end:
                break
            first, last = max(start, region.inner_start), min(end, region.inner_end)
            if first < last:
                outside = outside or (at < first and WORD.search(text, at, first) is not None)
                quoted = quoted or WORD.search(text, first, last) is not None
                at = last
        outside = outside or (at < end and WORD.search(text, at, end) is not None)
    return ("mixed" if outside else "direct") if quoted else "indirect"


def _span(text: str, piece: Range) -> Span:
    return Span(piece.start, piece.end, text[piece.start : piece.end])
