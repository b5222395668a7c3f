"""Transcripts: lines that begin with who speaks and a colon."""

from collections.abc import Iterator

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.drafts import Draft
from newsmodel.text import Range, paragraphs
from newsmodel.text.patterns import pattern

LABEL = pattern(
    "transcript_label",
    r"[\"“]?(?P<label>\p{Lu}[\p{L}.’'-]{0,20}+(?: \p{Lu}[\p{L}.’'-]{0,20}+){0,3}+):\s++(?=[^\s“\"‘])",
)
ENOUGH = 3
"""Labelled lines from which on an article is a transcript."""
CLOSING = '"”'
QUESTION_AND_ANSWER = frozenset(("Q", "A"))


def transcript(frame: Frame) -> Iterator[Draft]:
    """The turns of a transcript: each line after its label. Labels in capitals tell one inside an article, too."""
    if frame.text.count(":") < ENOUGH:
        return
    lines = [(paragraph, LABEL.match(frame.text, *paragraph)) for paragraph in paragraphs(frame.text)]
    labels = [match["label"] for _, match in lines if match]
    if len(labels) * 2 < len(lines):
        labels = [label for label in labels if label.isupper() and len(label) > 1]
    if len(labels) < ENOUGH or len(set(labels)) * 2 > len(labels) + 1:
        return
    known = set(labels)
    for paragraph, match in lines:
        if match is None or match["label"] not in known:
            continue
        end = paragraph.end
        while end > match.end() and frame.text[end - 1] in CLOSING:
            end -= 1
        if end == match.end():
            continue
        mention = None if match["label"] in QUESTION_AND_ANSWER else Range(*match.span("label"))
        act = "ask" if frame.text[end - 1] == "?" else "state"
        number = frame.sentence_of(frame.place(match.start()))
        content = (Range(match.end(), end),)
        yield Draft("transcript", content, act, None, None, None, number, direct=False, mention=mention)
