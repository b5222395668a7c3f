"""Cue phrases that name a source without a verb of its own: "according to", "in the words of", "as reported by"."""

from collections.abc import Iterable, Iterator, Mapping

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.attributions import Attribution
from newsmodel.text import Range
from newsmodel.text.occurrences import occurrences
from newsmodel.text.patterns import Match, pattern

SOURCE_PHRASE = pattern(
    "source_phrase",
    r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion) of|[Aa]s (?:first )?(?:reported|noted) by)\b",
)
ITS_WORDS = (
    "ccording to ",
    "n the words of ",
    "n the view of ",
    "n the opinion of ",
    "s reported by ",
    "s first reported by ",
)
"""What a text must hold for the pattern to be tried: finding words is many times faster."""
SOURCE = pattern("source", r"[^,.;:\n]{1,12}", plain=True)
"""What follows "according to" where it is no plain noun phrase: "according to polling by"."""


def cue_phrases(frame: Frame) -> dict[int, int]:
    """Where each cue phrase of an article that stands outside quotation marks begins and ends, as places."""
    found = {}
    for match in _phrases(frame.text):
        start, end = frame.place(match.start()), frame.place(match.end())
        if start < len(frame.first) and frame.start(start) == match.start():
            found[start] = end
    return found


def _phrases(text: str) -> list[Match]:
    matches = (SOURCE_PHRASE.match(text, max(0, place - 1)) for place in occurrences(text, *ITS_WORDS))
    return [match for match in matches if match]


def source_attributions(
    frame: Frame, sentence: Range, places: Iterable[int], sources: Mapping[int, int]
) -> Iterator[Attribution]:
    """The attributions of a sentence whose cue is a phrase, given places of it and all cue phrases of the article."""
    for place in places:
        end = sources.get(place)
        if end is None:
            continue
        tags = frame.tags
        source = phrases.NOUN_PHRASE_AT.match(tags, end, sentence.end) or SOURCE.match(tags, end, sentence.end)
        if source and source.end() > end:
            subject = Range(end, source.end())
            yield Attribution("phrase_according", (place, end), None, subject, place, subject.end)
