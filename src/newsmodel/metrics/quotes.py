"""Quotes against gold: spans by the words they share, and speakers by mention and by name.

A unit is one span of a quote's content. Units are paired one to one, most overlap first, where at least half of their
words (of the two together) are in both. Views say what is compared:

- all: every span, as it is;
- direct: gold of kind direct, cut to what stands in quotation marks; findings are cut in the same way, so that it does
  not matter whether marks or "he said" are in them, and those in other gold are left aside;
- quoted: the same, with the quoted parts of all gold;
- indirect: spans of gold of kind indirect; findings in other gold are left aside.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import attrs

from newsmodel.metrics import gold as golden
from newsmodel.metrics.counts import NO_PAIRS, NO_SHARE, Counts, PrecisionRecall, Share
from newsmodel.metrics.marks import regions
from newsmodel.metrics.names import PRONOUNS, all_words, head
from newsmodel.metrics.pairing import Pairing, best_first
from newsmodel.metrics.references import is_somebody, same_reference, touches
from newsmodel.metrics.words import Words, core, words_of
from newsmodel.model import Article, Quote

View = Literal["direct", "quoted", "all", "indirect"]
VIEWS: tuple[View, ...] = ("direct", "quoted", "all", "indirect")
HALF = 0.5


@attrs.frozen
class QuoteUnit:
    """One span of a quote, or the part of it in one quoted region; `words` are numbers of the text's words."""

    words: frozenset[int]
    start: int
    end: int
    quote: Quote


@attrs.frozen
class SpeakerVerdict:
    """How the speaker that was found fits gold's.

    Attributes:
        mention: the mentions share a word.
        name: the mentions or the actors' names have one head word, which is no pronoun.
        missing: none was found.
    """

    mention: bool
    name: bool
    missing: bool

    @property
    def right(self) -> bool:
        """By mention or by name."""
        return self.mention or self.name


@attrs.frozen
class QuoteVerdict:
    """How a finding fits gold, field by field as in `QuoteScores`; None where gold says nothing of the field."""

    exact: bool
    strict: bool
    end_to_end: bool
    speaker: SpeakerVerdict | None
    pronoun: bool | None
    cue: bool | None
    act: bool
    kind: bool


@attrs.frozen
class QuoteScores(Counts):
    """Figures of one view.

    Attributes:
        spans: units found, by at least half of their words.
        exact: the same, with exactly the words of gold.
        strict: the same, with gold's offsets but for marks and stops at the edges.
        end_to_end: units found whose speaker is right; where gold has none, none is right.
        speaker: right by mention or name, of units found whose gold has one.
        speaker_by_mention, speaker_by_name: the same, by one of the two.
        speaker_missing: none found, of the same.
        pronouns: led to the right name, of pronouns that gold resolves.
        cue: touches gold's, of units found whose gold has one.
        act, kind: as gold has it, of units found.
        addressee: right, of addressees found and of those in gold, on units found.
        ignored: findings left aside.
    """

    spans: PrecisionRecall = NO_PAIRS
    exact: PrecisionRecall = NO_PAIRS
    strict: PrecisionRecall = NO_PAIRS
    end_to_end: PrecisionRecall = NO_PAIRS
    speaker: Share = NO_SHARE
    speaker_by_mention: Share = NO_SHARE
    speaker_by_name: Share = NO_SHARE
    speaker_missing: Share = NO_SHARE
    pronouns: Share = NO_SHARE
    cue: Share = NO_SHARE
    act: Share = NO_SHARE
    kind: Share = NO_SHARE
    addressee: PrecisionRecall = NO_PAIRS
    ignored: float = 0


def pair_quotes(gold: Article, found: Article, view: View = "all") -> Pairing[QuoteUnit]:
    """The units of two articles with one text, paired."""
    words = words_of(gold.text)
    cut = regions(gold.text) if view in ("direct", "quoted") else None
    kind = view if view in ("direct", "indirect") else None
    wanted = _units(words, [q for q in gold.quotes if kind in (None, q.kind)], cut)
    others = _units(words, [q for q in gold.quotes if kind not in (None, q.kind)], cut)
    aside = [unit.words for unit in others]
    aside += [words.inside(start, end) for start, end in golden.spans(gold.extra, "optional_quotes")]
    units = _units(words, found.quotes, cut)
    taken = best_first(_ranked(wanted, units))
    used = set(taken.values())
    left: dict[bool, list[QuoteUnit]] = {True: [], False: []}
    for number, unit in enumerate(units):
        if number not in used:
            left[any(len(unit.words & other) >= HALF * len(unit.words) for other in aside)].append(unit)
    return Pairing(
        pairs=tuple((wanted[i], units[j]) for i, j in sorted(taken.items())),
        missed=tuple(unit for number, unit in enumerate(wanted) if number not in taken),
        spurious=tuple(left[False]),
        ignored=tuple(left[True]),
    )


def _ranked(wanted: Sequence[QuoteUnit], units: Sequence[QuoteUnit]) -> list[tuple[float, int, int]]:
    """Pairs that share half of their words, best first, then in text order."""
    holders: dict[int, list[int]] = {}
    for number, unit in enumerate(units):
        for word in unit.words:
            holders.setdefault(word, []).append(number)
    ranked = []
    for i, gold in enumerate(wanted):
        near = {number for word in gold.words for number in holders.get(word, ())}
        for j in near:
            share = len(gold.words & units[j].words) / len(gold.words | units[j].words)
            if share >= HALF:
                ranked.append((-share, i, j))
    return sorted(ranked)


def _units(words: Words, quotes: Iterable[Quote], cut: Sequence[tuple[int, int]] | None) -> list[QuoteUnit]:
    """Spans as units, none empty; of two with the same words the first, or the first with a speaker's mention."""
    found: dict[frozenset[int], QuoteUnit] = {}
    for quote in quotes:
        for span in quote.content:
            pieces = [(span.start, span.end)]
            if cut is not None:
                pieces = [(max(a, span.start), min(b, span.end)) for a, b in cut if a < span.end and span.start < b]
            for start, end in pieces:
                unit = QuoteUnit(words.inside(start, end), start, end, quote)
                known = found.get(unit.words)
                if unit.words and (known is None or (not _mentions(known.quote) and _mentions(quote))):
                    found[unit.words] = unit
    return list(found.values())


def _mentions(quote: Quote) -> bool:
    return quote.speaker is not None and quote.speaker.mention is not None


def score_quotes(gold: Article, found: Article, view: View = "all") -> QuoteScores:
    """The figures of one article in one view.

    Raises:
        ModelError: `gold.*` in `extra` that is not as documented.
    """
    return score_pairing(gold, found, pair_quotes(gold, found, view))


def score_pairing(gold: Article, found: Article, pairing: Pairing[QuoteUnit]) -> QuoteScores:
    """The figures of units that are paired already."""
    words = words_of(gold.text)
    pairs = pairing.pairs
    verdicts = [judge(words, gold, g, found, f) for g, f in pairs]
    speakers = [verdict.speaker for verdict in verdicts if verdict.speaker is not None]

    def over_all(facts: Iterable[bool]) -> PrecisionRecall:
        return PrecisionRecall.of(sum(facts), pairing.found, pairing.gold)

    return QuoteScores(
        spans=PrecisionRecall.of(len(pairs), pairing.found, pairing.gold),
        exact=over_all(verdict.exact for verdict in verdicts),
        strict=over_all(verdict.strict for verdict in verdicts),
        end_to_end=over_all(verdict.end_to_end for verdict in verdicts),
        speaker=Share.among(speaker.right for speaker in speakers),
        speaker_by_mention=Share.among(speaker.mention for speaker in speakers),
        speaker_by_name=Share.among(speaker.name for speaker in speakers),
        speaker_missing=Share.among(speaker.missing for speaker in speakers),
        pronouns=Share.among(verdict.pronoun for verdict in verdicts),
        cue=Share.among(verdict.cue for verdict in verdicts),
        act=Share.among(verdict.act for verdict in verdicts),
        kind=Share.among(verdict.kind for verdict in verdicts),
        addressee=PrecisionRecall.of(
            sum(same_reference(gold, g.quote.addressee, found, f.quote.addressee) for g, f in pairs),
            sum(is_somebody(f.quote.addressee) for _, f in pairs),
            sum(is_somebody(g.quote.addressee) for g, _ in pairs),
        ),
        ignored=len(pairing.ignored),
    )


def judge(words: Words, gold: Article, g: QuoteUnit, found: Article, f: QuoteUnit) -> QuoteVerdict:
    """How a finding fits the unit of gold that it was paired with; `words` are those of the text."""
    speaker = speaker_verdict(words, gold, g.quote, found, f.quote)
    return QuoteVerdict(
        exact=g.words == f.words,
        strict=core(gold.text, g.start, g.end) == core(gold.text, f.start, f.end),
        speaker=speaker,
        end_to_end=speaker.right if speaker is not None else not is_somebody(f.quote.speaker),
        pronoun=pronoun_resolved(gold, g.quote, found, f.quote),
        cue=touches(*(golden.quote_spans(q, "cue") for q in (g.quote, f.quote))) if g.quote.cue is not None else None,
        act=g.quote.act == f.quote.act,
        kind=g.quote.kind == f.quote.kind,
    )


def speaker_verdict(words: Words, gold: Article, g: Quote, found: Article, f: Quote) -> SpeakerVerdict | None:
    """How the speaker fits; None where gold names none."""
    if not is_somebody(g.speaker):
        return None
    if f.speaker is None or not is_somebody(f.speaker):
        return SpeakerVerdict(mention=False, name=False, missing=True)
    wanted = [words.touched(*span) for span in golden.quote_spans(g, "speaker")]
    said = f.speaker.mention
    touched = words.touched(said.start, said.end) if said else frozenset()
    common = (_heads(gold, g) & _heads(found, f)) - PRONOUNS
    return SpeakerVerdict(mention=any(touched & spot for spot in wanted), name=bool(common), missing=False)


def _heads(article: Article, quote: Quote) -> frozenset[str]:
    """Head words of the speaker's mention and of its first actor's name."""
    mention = quote.speaker.mention.text if quote.speaker and quote.speaker.mention else None
    return frozenset((head(mention), head(_name(article, quote)))) - {""}


def _name(article: Article, quote: Quote) -> str | None:
    """The name of the first actor who speaks."""
    return article.actor(quote.speaker.actors[0]).name if quote.speaker and quote.speaker.actors else None


def pronoun_resolved(gold: Article, g: Quote, found: Article, f: Quote) -> bool | None:
    """Whether a pronoun was led to the name that gold gives; None where the speaker is none or gold gives none."""
    name = _name(gold, g)
    mention = g.speaker.mention if g.speaker else None
    if mention is None or mention.text.lower() not in PRONOUNS or name is None or name.lower() in PRONOUNS:
        return None
    said = f.speaker.mention.text if f.speaker and f.speaker.mention else ""
    given = _name(found, f) or ("" if said.lower() in PRONOUNS else said)
    return bool(given) and (head(given) == head(name) or head(given) in all_words(name))
