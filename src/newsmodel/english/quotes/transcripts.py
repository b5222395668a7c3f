"""Transcripts: lines that begin with who speaks and a colon."""

from collections.abc import Iterator

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.drafts import Draft
from newsmodel.text import Range, paragraphs
from newsmodel.text.patterns import pattern

LABEL = pattern(
    "transcript_label", r"(?P<label>\p{Lu}[\p{L}.’'-]{0,20}+(?: \p{Lu}[\p{L}.’'-]{0,20}+){0,3}+):\s++(?=[^\s“\"‘])"
)
ENOUGH = 3
"""Labelled lines from which on an article is a transcript."""
QUESTION_AND_ANSWER = frozenset(("Q", "A"))


def transcript(frame: Frame) -> Iterator[Draft]:
    """The turns of a transcript: each line after its label, with the lines that follow without one."""
    lines = [(paragraph, LABEL.match(frame.text, *paragraph)) for paragraph in paragraphs(frame.text)]
    labels = [match["label"].strip() for _, match in lines if match]
    if len(labels) < ENOUGH or len(labels) * 2 < len(lines) or len(set(labels)) * 2 > len(labels) + 1:
        return
    for paragraph, match in lines:
        if match is None:
            continue
        label = match["label"].strip()
        content = Range(match.end(), paragraph.end)
        place = frame.place(match.start("label"))
        end = frame.place(match.end("label"))
        subject = None if label in QUESTION_AND_ANSWER or place >= end else Range(place, end)
        act = "ask" if frame.text[content.end - 1] == "?" else "state"
        yield Draft("transcript", (content,), act, None, subject, None, frame.sentence_of(place), direct=False)
