"""Transcripts: lines that begin with who speaks and a colon."""

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.attribution import Act
from newsmodel.english.quotes.drafts import Draft
from newsmodel.text import Range, paragraphs
from newsmodel.text.occurrences import occurrences
from newsmodel.text.patterns import Match, pattern

LABEL = pattern(
    "transcript_label",
    r"[\"“]?(?P<label>\p{Lu}[\p{L}.’'-]{0,20}+(?: \p{Lu}[\p{L}.’'-]{0,20}+){0,3}+):\s++(?=[^\s“\"‘])",
)
LONGEST_LABEL = 100
"""Characters within which the colon of a label stands."""
ENOUGH = 3
"""Labelled lines from which on an article is a transcript."""
OPENING = frozenset('“"‘')
CLOSING = '"”'
QUESTION_AND_ANSWER = frozenset(("Q", "A"))


def transcript(frame: Frame) -> list[Draft]:
    """The turns of a transcript: each line after its label. Labels in capitals tell one inside an article, too."""
    text = frame.text
    if len(_label_ends(text)) < ENOUGH:
        return []
    lines = [(paragraph, _label(text, paragraph)) for paragraph in paragraphs(text)]
    labels = [match["label"] for _, match in lines if match]
    if len(labels) * 2 < len(lines):
        labels = [label for label in labels if label.isupper() and len(label) > 1]
    if len(labels) < ENOUGH or len(set(labels)) * 2 > len(labels) + 1:
        return []
    known = set(labels)
    return [
        turn
        for paragraph, match in lines
        if match is not None and match["label"] in known and (turn := _turn(frame, paragraph, match)) is not None
    ]


def _label(text: str, line: Range) -> Match | None:
    """The label that a line begins with; most lines have no colon near."""
    start, end = line
    return LABEL.match(text, start, end) if ":" in text[start : start + LONGEST_LABEL] else None


def _label_ends(text: str) -> list[int]:
    """The colons that can end a label: before a space and what is no quotation mark. Few articles have three."""
    colons = occurrences(text, ":")
    return [
        place
        for place in colons
        if text[place + 1 : place + 2].isspace() and text[place + 2 : place + 3] not in OPENING
    ]


def _turn(frame: Frame, paragraph: Range, label: Match) -> Draft | None:
    """What stands after a label, without the marks that close it."""
    begin, end = label.end(), paragraph.end
    while end > begin and frame.text[end - 1] in CLOSING:
        end -= 1
    if end == begin:
        return None
    number = frame.sentence_of(frame.place(label.start()))
    act: Act = "ask" if frame.text[end - 1] == "?" else "state"
    mention = None if label["label"] in QUESTION_AND_ANSWER else label.span("label")
    return Draft("transcript", ((begin, end),), act, None, None, None, number, direct=False, mention=mention)
