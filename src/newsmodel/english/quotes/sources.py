"""Cue phrases that name a source without a verb of its own: "according to", "in the words of", "as reported by"."""

from collections.abc import Iterable, Iterator, Mapping

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.attribution import Attribution
from newsmodel.text import Range
from newsmodel.text.occurrences import occurrences
from newsmodel.text.patterns import pattern

SOURCE_PHRASE = pattern(
    "source_phrase",
    r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion) of|[Aa]s (?:first )?reported by)(?= )",
)
ITS_TAGS = ("Gt", "Nt", "iDnf", "ksi", "kasi")
"""What the words of a cue phrase are tagged as: the tags are a fifth of the text."""
FIRST_WORDS = frozenset(("according", "According", "in", "In", "as", "As"))
SOURCE = pattern("source", r"[^,.;:\n]{1,12}", plain=True)
"""What follows "according to" where it is no plain noun phrase: "according to polling by"."""


def cue_phrases(frame: Frame) -> dict[int, int]:
    """Where each cue phrase of an article that stands outside quotation marks begins and ends, as places."""
    found = {}
    for place in occurrences(frame.tags, *ITS_TAGS):
        if frame.word(place) in FIRST_WORDS and (match := SOURCE_PHRASE.match(frame.text, frame.start(place))):
            found[place] = frame.place(match.end())
    return found


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
            after = source.end()
            yield Attribution("phrase_according", (place, end), None, (end, after), place, after)
