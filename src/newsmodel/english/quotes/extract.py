"""The quotes extractor: attributions to drafts, drafts to quotes with their speakers."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence
from operator import attrgetter

from newsmodel.english.grammar.frames import Frame, read
from newsmodel.english.quotes.attributions import attributions, cue_verbs_of
from newsmodel.english.quotes.drafts import Draft, drafts_of
from newsmodel.english.quotes.headlines import headline
from newsmodel.english.quotes.nominal import nominal_attributions, nominal_cues
from newsmodel.english.quotes.posts import posts
from newsmodel.english.quotes.sources import cue_phrases, source_attributions
from newsmodel.english.quotes.spans import Places
from newsmodel.english.quotes.speakers import Speakers
from newsmodel.english.quotes.transcripts import transcript
from newsmodel.english.quotes.uncued import uncued
from newsmodel.model import Actor, Article, Quote, Reference, Span
from newsmodel.model.copies import builder
from newsmodel.model.quote import QuoteKind
from newsmodel.records import Context
from newsmodel.text.patterns import pattern

WORD = pattern("quoted_word", r"\w", plain=True)
BY_START = attrgetter("start")
BY_INNER_START = attrgetter("inner_start")


def extract_quotes(article: Article, context: Context) -> Iterable[Quote]:
    """Who said what, in text order."""
    analysis = context.share(read).folded
    continuing = {region.inner_start for region in analysis.regions.values() if region.continues}
    return _quotes(analysis, join(find(analysis, article.actors), continuing), Speakers(article.actors))


def find(analysis: Frame, actors: Sequence[Actor]) -> list[Draft]:
    """The drafts of an article, sentence by sentence."""
    drafts = [*transcript(analysis), *posts(analysis)]
    used = _regions_of(analysis, drafts)
    heading = headline(analysis, actors, used)
    if heading is not None:
        drafts.insert(0, heading)
    before: Draft | None = None
    phrases, nominals = cue_phrases(analysis), nominal_cues(analysis)
    rarer = nominals.union(phrases)
    verbs = cue_verbs_of(analysis)  # in order; most articles have few other cues
    beyond = len(analysis.tags)  # after the last cue and the last region, so that there is always a next one
    cues = [*(sorted(rarer.union(verbs)) if rarer else verbs), beyond]
    regions = [*analysis.regions, beyond]
    cue = region = 0
    for number, sentence in enumerate(analysis.sentences):
        end = sentence[1]
        found: list[Draft] = []
        if cues[cue] < end:
            first = cue
            while cues[cue] < end:
                cue += 1
            here = cues[first:cue]
            seen = attributions(analysis, sentence, here, verbs)
            if rarer and not rarer.isdisjoint(here):
                seen += source_attributions(analysis, sentence, here, phrases)
                nouns = list(nominal_attributions(analysis, sentence, here, nominals))
                governing = {noun.cue[0] for noun in nouns}  # "denied claims that" is one cue
                seen = [attribution for attribution in seen if attribution.cue[0] not in governing] + nouns
            if len(seen) > 1:
                seen.sort(key=BY_START)
            if seen:
                found = drafts_of(analysis, sentence, number, seen, used)
        if regions[region] < end:
            first = region
            while regions[region] < end:
                region += 1
            here = regions[first:region]
            if not used.issuperset(here):
                found += uncued(analysis, number, here, used, found[-1] if found else before)
        if found:
            if len(found) > 1:
                found.sort(key=_order)
            before = found[-1]
            drafts += found
    return drafts


def _order(draft: Draft) -> tuple[bool, int]:
    """In the order of the text, questions first: what follows goes on with "“…,” she said when asked if"."""
    return draft.rule != "asked_clause", draft.content[0][0]


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


Joined = tuple[Draft, list[Places]]
"""A draft with all that was said."""


def join(drafts: Iterable[Draft], continuing: Container[int]) -> list[Joined]:
    """Put together what is one quotation: broken by its cue, or running over paragraphs.

    Args:
        drafts: in text order.
        continuing: offsets of content that goes on from the paragraph before; a cue may come only there.
    """
    joined: list[Joined] = []
    last = -1
    for draft in drafts:
        before, last = last, draft.sentence
        if draft.direct and joined:
            previous, content = joined[-1]
            goes_on = previous.direct and _goes_on(draft, before)
            if goes_on or (previous.rule in OPEN and draft.content[0][0] in continuing):
                content += draft.content
                joined[-1] = (previous if goes_on else draft, content)
                continue
        joined.append((draft, [*draft.content]))
    return joined


def _goes_on(draft: Draft, before: int) -> bool:
    """Whether a quotation is the rest of the one before, whose sentence is given."""
    return draft.rule == "continued_paragraph" or (draft.rule == "continuation" and draft.sentence == before + 1)


def _quotes(analysis: Frame, drafts: list[Joined], speakers: Speakers) -> list[Quote]:
    text = analysis.text
    quoted = [*analysis.regions.values()]
    if analysis.titles:
        quoted = sorted([*quoted, *analysis.titles], key=BY_INNER_START)
    marks = [mark for region in quoted for mark in (region.inner_start, region.inner_end)]
    last: Reference | None = None
    main: Draft | None = None
    seen: set[tuple[Places, ...]] = set()
    quotes: list[Quote] = []
    made = builder(Quote, "rule", "act", "kind", "content", "cue", "speaker", "addressee")
    span = builder(Span, "start", "end", "text")
    for draft, pieces in drafts:
        content = tuple(pieces)
        if content in seen or not _all_speak(text, content):
            continue
        seen.add(content)
        if draft.subject is not None and draft.carries:
            speaker: Reference | None = speakers.person(analysis, draft.subject)
        elif draft.subject is not None:
            speaker = speakers.reference(analysis, draft.subject, may_relate=draft.rule.startswith("relative"))
        elif draft.mention is not None:
            speaker = speakers.reference_at(text, *draft.mention)
        elif draft.carries and last is not None:
            speaker = Reference(last.actors) if last.actors else last
        else:
            speaker = None
        if speaker is not None and (main is None or draft.sentence != main.sentence or draft.direct > main.direct):
            main, last = draft, speaker
        quote = made(
            rule=draft.rule,
            act=draft.act,
            kind="direct" if draft.direct else kind_of(marks, content, text),
            content=tuple([span(start, end, text[start:end]) for start, end in content]),
            cue=draft.cue and span(draft.cue[0], draft.cue[1], text[draft.cue[0] : draft.cue[1]]),
            speaker=speaker,
            addressee=speakers.reference_at(text, *draft.addressee) if draft.addressee else None,
        )
        quotes.append(quote)
    return quotes


def _all_speak(text: str, content: tuple[Places, ...]) -> bool:
    """Whether there are words in every piece; nearly all begin with one."""
    for start, end in content:  # noqa: SIM110 - takes half the time of a generator
        if not (text[start].isalnum() or WORD.search(text, start, end)):
            return False
    return True


def kind_of(marks: Sequence[int], content: Iterable[Places], text: str) -> QuoteKind:
    """By the marks alone: every word inside marks is direct, some is mixed, none is indirect.

    Args:
        marks: where quoted regions begin and end, in turn, their marks left out; in order.
        content: offsets of what was said; there are words in every piece.
        text: the article's text.
    """
    words = [False, False]  # outside and inside marks: the parity of how many stand before
    for start, end in content:
        number = bisect_right(marks, start)
        at = start
        while number < len(marks) and marks[number] < end:
            if WORD.search(text, at, marks[number]):
                words[number % 2] = True
            at = marks[number]
            number += 1
        if at == start or WORD.search(text, at, end):
            words[number % 2] = True
    outside, inside = words
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"
