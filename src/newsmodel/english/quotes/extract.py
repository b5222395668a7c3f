"""The quotes extractor: attributions to drafts, drafts to quotes with their speakers."""

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

import attrs

from newsmodel.english.grammar.frames import Frame, read
from newsmodel.english.quotes.attributions import attributions
from newsmodel.english.quotes.drafts import Draft, drafts_of
from newsmodel.english.quotes.nominal import nominal_attributions, nominal_cues
from newsmodel.english.quotes.sources import cue_phrases
from newsmodel.english.quotes.spans import Places
from newsmodel.english.quotes.speakers import Speakers
from newsmodel.english.quotes.transcripts import transcript
from newsmodel.english.quotes.uncued import uncued
from newsmodel.model import Article, Quote, Reference, Span
from newsmodel.model.quote import QuoteKind
from newsmodel.records import Context
from newsmodel.text import Quotation, Range
from newsmodel.text.occurrences import occurrences
from newsmodel.text.patterns import pattern

WORD = pattern("quoted_word", r"\w", plain=True)
SIGNS = "sgQ"
"""Tags of cue verbs and quoted regions: without one, and without a cue phrase or noun, a sentence quotes nobody."""
BY_START = attrgetter("start")


def extract_quotes(article: Article, context: Context) -> Iterable[Quote]:
    """Who said what, in text order."""
    analysis = context.share(read).folded
    continuing = {region.inner_start for region in analysis.regions.values() if region.continues}
    return _quotes(analysis, join(find(analysis), continuing), Speakers(article.actors))


def find(analysis: Frame) -> list[Draft]:
    """The drafts of an article, sentence by sentence."""
    drafts = transcript(analysis)
    used = _regions_of(analysis, drafts)
    before: Draft | None = None
    phrases, nominals = cue_phrases(analysis), nominal_cues(analysis)
    for number, places in _by_sentence(analysis.sentences, _signs(analysis.tags, phrases, nominals)):
        sentence = analysis.sentences[number]
        seen = attributions(analysis, sentence, places, phrases)
        if nominals:
            seen += nominal_attributions(analysis, sentence, places, nominals)
        if len(seen) > 1:
            seen.sort(key=BY_START)
        found = drafts_of(analysis, sentence, number, seen, used)
        found += uncued(analysis, number, places, used, found[-1] if found else before)
        if len(found) > 1:
            found.sort(key=_first_character)
        if found:
            before = found[-1]
            drafts += found
    return drafts


def _signs(tags: str, *others: Collection[int]) -> list[int]:
    """The places of all that can make a quote, in order; `others` are those that the tags alone do not tell."""
    signs = occurrences(tags, *SIGNS)
    return sorted({*signs, *chain(*others)}) if any(others) else signs


def _by_sentence(sentences: Sequence[Range], places: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
    """The number of each sentence that holds any of the places, and which; the places are in order."""
    number, end = -1, 0
    mine: list[int] = []
    for place in places:
        if place >= end:
            if mine:
                yield number, mine
                mine = []
            while place >= end:
                number += 1
                end = sentences[number].end
        mine.append(place)
    if mine:
        yield number, mine


def _first_character(draft: Draft) -> int:
    return draft.content[0][0]


def _regions_of(analysis: Frame, turns: list[Draft]) -> set[int]:
    """The places of quoted regions that turns of a transcript take up."""
    used: set[int] = set()
    if not turns:
        return used
    starts = [turn.content[0][0] for turn in turns]
    ends = [turn.content[0][1] for turn in turns]
    for place, region in analysis.regions.items():
        nearest = bisect_left(starts, region.end) - 1
        if nearest >= 0 and ends[nearest] > region.start and region.start < starts[nearest]:
            used.add(place)
    return used


OPEN = frozenset(("uncued", "next_paragraph", "next_paragraph_after_clause"))
"""Quotations without a cue of their own, which one in the next paragraph may still give them."""


def join(drafts: Iterable[Draft], continuing: Container[int]) -> list[Draft]:
    """Put together what is one quotation: broken by its cue, or running over paragraphs.

    Args:
        drafts: in text order.
        continuing: offsets of content that goes on from the paragraph before; a cue may come only there.
    """
    joined: list[Draft] = []
    contents: dict[int, list[Places]] = {}
    last = -1
    for draft in drafts:
        previous = joined[-1] if joined else None
        goes_on = draft.rule == "continued_paragraph" or (draft.rule == "continuation" and draft.sentence == last + 1)
        last = draft.sentence
        if previous and draft.carries and goes_on and previous.direct:
            leading = previous
        elif previous and draft.direct and draft.content[0][0] in continuing and previous.rule in OPEN:
            leading = draft
        else:
            joined.append(draft)
            continue
        contents.setdefault(len(joined) - 1, list(joined[-1].content)).extend(draft.content)
        joined[-1] = leading
    for number, content in contents.items():
        joined[number] = attrs.evolve(joined[number], content=tuple(content))
    return joined


def _quotes(analysis: Frame, drafts: list[Draft], speakers: Speakers) -> list[Quote]:
    text = analysis.text
    regions = list(analysis.regions.values())
    last: Reference | None = None
    main: Draft | None = None
    seen: set[tuple[Places, ...]] = set()
    quotes: list[Quote] = []
    for draft in drafts:
        content = draft.content
        if content in seen or not _all_speak(text, content):
            continue
        seen.add(content)
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
        quote = Quote(
            rule=draft.rule,
            act=draft.act,
            kind="direct" if draft.direct else kind_of(text, regions, content),
            content=tuple([_span(text, piece) for piece in content]),
            cue=_span(text, draft.cue) if draft.cue else None,
            speaker=speaker,
            addressee=speakers.reference_at(text, *draft.addressee) if draft.addressee else None,
        )
        quotes.append(quote)
    return quotes


def _all_speak(text: str, content: tuple[Places, ...]) -> bool:
    """Whether there are words in every piece; nearly all begin with one."""
    return not [at for at, end in content if not text[at].isalnum() and not WORD.search(text, at, end)]


def kind_of(text: str, regions: Sequence[Quotation], content: Iterable[Places]) -> QuoteKind:
    """By the marks alone: every word inside marks is direct, some is mixed, none is indirect.

    Args:
        text: the article's text.
        regions: its quoted regions, in order.
        content: offsets of what was said.
    """
    quoted = outside = False
    for start, end in content:
        at = start
        for index in range(max(0, bisect_left(regions, (start,)) - 1), len(regions)):
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


def _span(text: str, piece: Places) -> Span:
    start, end = piece
    return Span(start, end, text[start:end])
