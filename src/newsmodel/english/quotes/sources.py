"""Cue phrases that name a source without a verb of its own: "according to", "in the words of", "as reported by"."""

from newsmodel.english.grammar.frames import Frame
from newsmodel.text import Range
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


def cue_phrases(frame: Frame) -> list[Range]:
    """The places of all cue phrases of an article that stand outside quotation marks."""
    found = []
    for match in _phrases(frame.text):
        start, end = frame.place(match.start()), frame.place(match.end())
        if start < len(frame.first) and frame.start(start) == match.start():
            found.append(Range(start, end))
    return found


def _phrases(text: str) -> list[Match]:
    starts: list[int] = []
    for words in ITS_WORDS:
        place = text.find(words)
        while place >= 0:
            starts.append(max(0, place - 1))
            place = text.find(words, place + 1)
    matches = (SOURCE_PHRASE.match(text, start) for start in sorted(starts))
    return [match for match in matches if match]
