"""What each attribution attributes: the content left or right of its cue, and where it ends."""

from typing import NamedTuple

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.attributions import Attribution
from newsmodel.english.quotes.left import (
    before_cue,
    goes_on,
    is_circumstance,
    is_content,
    left_content,
    rest_after,
    resumed,
)
from newsmodel.english.quotes.right import SAYING, after_cue, right_content
from newsmodel.english.quotes.spans import LONGEST, clause, inside, take_regions
from newsmodel.text import Range


class Draft(NamedTuple):
    """A quote before its speaker is resolved. Offsets are characters; `subject` and `cue` are places in the frame.

    Attributes:
        rule: the pattern that fired.
        content: what was said, in order.
        act: state, deny, ask or decline.
        cue: the cue's characters, or None.
        subject: the mention of the speaker, in places, or None where it is carried over or unknown.
        addressee: characters of the one who was told, or None.
        sentence: number of the sentence that holds the cue.
        direct: the content is quoted regions and nothing else.
        carries: the speaker is that of the quote before.
        mention: the mention of the speaker in characters, where it lies inside a quoted region.
    """

    rule: str
    content: tuple[Range, ...]
    act: str
    cue: Range | None
    subject: Range | None
    addressee: Range | None
    sentence: int
    direct: bool
    carries: bool = False
    mention: Range | None = None


DEEPEST = 5
"""How many quotes of one sentence can stand around an attribution: "Ann said Bob said Eve said ..."."""
AHEAD = 12
"""How many attributions ahead the end of a clause is looked for."""


def drafts_of(frame: Frame, number: int, found: list[Attribution], used: set[int]) -> list[Draft]:
    """The quotes that the attributions of a sentence license; `used` collects the regions they take."""
    sentence = frame.sentences[number]
    drafts: list[Draft] = []
    floor = sentence.start
    around: list[int] = []
    for index, attribution in enumerate(found):
        start = frame.start(attribution.start)
        around = [end for end in around if end > start]
        if len(around) >= DEEPEST or (around and _repeats(attribution)):
            continue
        limit = _limit(frame, sentence, found, index)
        draft = _draft(frame, number, attribution, floor, limit, used)
        if draft is None:
            continue
        drafts.append(draft)
        around.append(draft.content[-1].end)
        if draft.content[0].start < start:
            floor = attribution.end
    return drafts


def _repeats(attribution: Attribution) -> bool:
    """ "he thinks" inside what somebody said: the thought is part of the statement, most often the speaker's own."""
    return attribution.rule == "pronoun_subject" and attribution.verb is not None and attribution.verb.kind == "think"


def _limit(frame: Frame, sentence: Range, found: list[Attribution], index: int) -> int:
    """Where the next attribution of the same level begins: the content of this one cannot reach past it."""
    leads = found[index].rule == "phrase_according" or frame.word_at(found[index].start - 1) == "As"
    for later in () if leads else found[index + 1 : index + 1 + AHEAD]:
        before = frame.tags[later.start - 1] if later.start else ""
        if later.start < found[index].end or (
            later.start == found[index].end + 1 and frame.tags[found[index].start - 1] == ","
        ):
            continue
        if later.rule == "coordinated" and later.verb and later.verb.kind in SAYING:
            return later.start
        if before in ",-;:" or (before in "cB" and frame.tags[later.start - 2] in ",-"):
            return later.start
    return min(sentence.end, found[index].end + LONGEST)


def _draft(frame: Frame, number: int, attribution: Attribution, floor: int, limit: int, used: set[int]) -> Draft | None:
    verb = attribution.verb
    left = before_cue(frame, attribution, floor)
    right = after_cue(frame, attribution, limit)
    kind = verb.kind if verb else "say"
    pieces: list[Range] = []
    direct = True
    if left and is_content(frame, attribution, left, kind, right.kind if right else None):
        piece, direct = left_content(frame, left, used)
        pieces.append(piece)
        if right and right.kind == "quote" and direct and not attribution.inverted:
            pieces.append(inside(frame, right.start, used))
        elif direct and (later := resumed(frame, attribution, limit)) is not None:
            pieces.append(inside(frame, later, used))
        elif not direct and right and right.kind == "quote" and goes_on(frame, right.start):
            pieces.append(inside(frame, right.start, used))
        elif not direct and (rest := rest_after(frame, attribution, limit)) is not None:
            take_regions(frame, *rest, used)
            pieces = [*([] if is_circumstance(frame, left) else pieces), clause(frame, *rest)]
    elif right is None and verb and verb.kind in SAYING and (rest := rest_after(frame, attribution, limit)) is not None:
        take_regions(frame, *rest, used)
        pieces.append(clause(frame, *rest))
        direct = False
    elif right is not None:
        taken = right_content(frame, attribution, right, limit, kind, used)
        if taken is None:
            return None
        piece, direct = taken
        pieces.append(piece)
    else:
        return None
    if any(piece.start >= piece.end for piece in pieces):
        return None
    return Draft(
        rule=f"{attribution.rule}_{'direct' if direct else 'clause'}",
        content=tuple(pieces),
        act=attribution.act,
        cue=Range(frame.start(attribution.cue.start), frame.end(attribution.cue.end - 1)),
        subject=attribution.subject,
        addressee=right.addressee if right else None,
        sentence=number,
        direct=direct,
    )
