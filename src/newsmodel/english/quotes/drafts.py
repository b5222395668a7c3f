"""What each attribution attributes: the content left or right of its cue, and where it ends."""

import attrs

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.quotes.attribution import Act, Attribution
from newsmodel.english.quotes.extent import right_content
from newsmodel.english.quotes.left import (
    before_cue,
    goes_on,
    is_content,
    left_content,
    rest_after,
    rest_after_inverted,
    resumed,
)
from newsmodel.english.quotes.passives import TELLING
from newsmodel.english.quotes.right import PASSIVES, SAYING, Right, after_cue
from newsmodel.english.quotes.spans import LONGEST, Places, clause, clause_end, inside
from newsmodel.text import Range
from newsmodel.text.patterns import pattern


@attrs.define(eq=False)
class Draft:
    """A quote before its speaker is resolved; once made, nothing changes it. Offsets are characters.

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
    content: tuple[Places, ...]
    act: Act
    cue: Places | None
    subject: Places | None
    addressee: Places | None
    sentence: int
    direct: bool
    carries: bool = False
    mention: Places | None = None


DEEPEST = 5
"""How many quotes of one sentence can stand around an attribution: "Ann said Bob said Eve said ..."."""
ADDRESSING = SAYING | {"call", "accuse", "urge"}
"""Classes of cue verbs that begin another statement where they share the subject: "said it was shut and urged them"."""
CONTRASTING = frozenset(("while", "whereas", "though", "although"))
"""Conjunctions before what somebody else says: "Ann said it was late, while Bob said it was not"."""
NAMED = frozenset(("subject", "apposed"))
"""Rules whose subject is no pronoun: "and others said" is said by the article, "and he said" may be by the speaker."""
OPENING = pattern("opening_of_content", r"k?(?:k[^,]++|i[^,bhmdvseQ]++)", plain=True)
"""What stands before the main clause of what is said: "that despite the rain, …", "that when it rained, …"."""
NEAR = 8
"""Tags within which "that" follows a cue and who was told."""
AHEAD = 12
"""How many attributions ahead the end of a clause is looked for."""


def drafts_of(frame: Frame, sentence: Range, number: int, found: list[Attribution], used: set[int]) -> list[Draft]:
    """The quotes that the attributions of a sentence license; `used` collects the regions they take."""
    if len(found) == 1:
        draft = _draft(frame, number, found[0], sentence.start, sentence.end, used)
        return [] if draft is None else [draft]
    drafts: list[Draft] = []
    floor = sentence.start
    around: list[Places] = []
    for index, attribution in enumerate(found):
        start = frame.start(attribution.start)
        if around:
            around = [content for content in around if content[1] > start]
            if len(around) >= DEEPEST or (around and _repeats(attribution)):
                continue
        limit = _next_of_level(frame, found, index) or sentence.end
        inner = frame.place(around[-1][0]) if around else floor
        if around and not OPENING.fullmatch(frame.tags, inner, attribution.start - 1):
            inner = floor
        draft = _draft(frame, number, attribution, inner, limit, used)
        if draft is None:
            continue
        drafts.append(draft)
        around.append(draft.content[-1])
        if draft.content[0][0] < start:
            floor = attribution.end
        elif attribution.rule == "asked":  # what follows answers
            floor = frame.place(draft.content[-1][1])
        elif attribution.rule == "phrase_according":
            floor = frame.place(draft.content[0][0])
    return drafts


def _repeats(attribution: Attribution) -> bool:
    """ "he thinks" inside what somebody said: the thought is part of the statement, most often the speaker's own."""
    return attribution.rule == "pronoun_subject" and attribution.verb is not None and attribution.verb.kind == "think"


def _next_of_level(frame: Frame, found: list[Attribution], index: int) -> int | None:
    """Where the next attribution of the same level begins: the content of this one cannot reach past it."""
    this = found[index]
    if index + 1 == len(found) or _leads(frame, this):
        return None
    tags, end = frame.tags, this.end
    after_comma = tags[this.start - 1] == ","
    for later in found[index + 1 : index + 1 + AHEAD]:
        start = later.start
        if start < end or (start == end + 1 and after_comma):
            continue
        if later.rule == "coordinated" and later.verb and later.verb.kind in ADDRESSING:
            return start
        before = tags[start - 1]
        if before == "," and _opens_content(tags, end, start - 1):
            continue
        if before in ",-;:" or (before in "cB" and tags[start - 2] in ",-"):
            return start
        if tags[start - 2 : start] == ",k" and frame.word(start - 1) in CONTRASTING:
            return start - 1
        if before == "c" and later.rule in NAMED and _is_said(this) and _is_said(later):
            return start
    return None


def _opens_content(tags: str, place: int, comma: int) -> bool:
    """Whether all between a cue and a comma is "that", and what stands before the main clause of what is said."""
    that = tags.find("Z", place, min(comma, place + NEAR))
    return that >= 0 and OPENING.fullmatch(tags, that + 1, comma) is not None


def _is_said(attribution: Attribution) -> bool:
    return attribution.verb is not None and attribution.verb.kind == "say"


def _leads(frame: Frame, attribution: Attribution) -> bool:
    """Whether what it attributes begins with it and goes on past others: "According to Ann, …", "As Ann said, …"."""
    return attribution.rule == "phrase_according" or frame.word_at(attribution.start - 1) == "As"


def _draft(frame: Frame, number: int, attribution: Attribution, floor: int, limit: int, used: set[int]) -> Draft | None:
    """What an attribution attributes between two places, if anything."""
    if limit - attribution.end > LONGEST:
        limit = attribution.end + LONGEST
    verb = attribution.verb
    kind = verb.kind if verb else "say"
    if attribution.rule == "infinitive" and attribution.act == "decline" and kind == "utter":
        return _unsaid(frame, number, attribution, limit, used)
    left = before_cue(frame, attribution, floor, kind)
    right = after_cue(frame, attribution, limit, kind)
    if left and is_content(frame, attribution, left, kind, right[0] if right else None):
        pieces, direct = _around(frame, attribution, left, right, limit, used)
    elif right:
        taken = right_content(frame, attribution, right, limit, kind, used)
        if taken is None:
            return None
        pieces, direct = (taken[0],), taken[1]
    elif verb and kind in SAYING and (rest := rest_after(frame, attribution, limit)):
        pieces, direct = (clause(frame, *rest, used),), False
    else:
        return None
    for start, end in pieces:
        if start >= end:
            return None
    first, last = attribution.cue
    return Draft(
        attribution.rule + ("_direct" if direct else "_clause"),
        pieces,
        attribution.act,
        frame.characters(first, last),
        attribution.subject,
        (right[2] if right else None) or _listener(frame, attribution),
        number,
        direct,
        carries=attribution.rule == "gerund" and attribution.subject is None,
    )


ASKING = frozenset(("tell", "ask"))
"""Classes of cue verbs whose object is who is told."""
TOLD_AFTER = pattern(
    "told_after", r"(?:O|[DH]?[neG#]{0,3}[nN][N_-]{0,4}(?:fD?[nN]{1,3})?)(?=[iay.,;\n-]|$)", plain=True
)
"""Who is told, behind the cue of a quotation: "“We won,” she told reporters on Monday"."""


def _listener(frame: Frame, attribution: Attribution) -> Places | None:
    """Who was told behind a cue, or before it: "told reporters", "the jury was told that", "the court heard that"."""
    verb = attribution.verb
    if verb is not None and verb.kind in ASKING and attribution.rule not in PASSIVES and not attribution.inverted:
        told = TOLD_AFTER.match(frame.tags, attribution.cue[1])
        return None if told is None else frame.characters(*told.span())
    is_told = verb is None or verb.lemma in TELLING
    if attribution.rule not in PASSIVES or not is_told or attribution.start >= attribution.cue[0]:
        return None
    return frame.characters(attribution.start, attribution.cue[0])


def _unsaid(frame: Frame, number: int, attribution: Attribution, limit: int, used: set[int]) -> Draft:
    """ "Lee declined to comment on the plan": the content is all that was declined."""
    first, last = attribution.cue
    to = last - 2
    comma = frame.tags.find(",", last, limit)
    content = clause(frame, to, clause_end(frame, last, limit if comma < 0 else comma), used)
    cue = frame.characters(first, to)
    return Draft("infinitive_clause", (content,), "decline", cue, attribution.subject, None, number, direct=False)


def _around(
    frame: Frame, attribution: Attribution, left: Places, right: Right | None, limit: int, used: set[int]
) -> tuple[tuple[Places, ...], bool]:
    """What is said left of the cue, and what of it may go on to the right."""
    piece, direct = left_content(frame, left, used)
    quoted = right[1] if right and right[0] == "quote" else None
    if direct:
        more = resumed(frame, attribution, limit) if quoted is None or attribution.inverted else quoted
        return (piece,) if more is None else (piece, inside(frame, more, used)), True
    if quoted is not None and goes_on(frame, quoted):
        return (piece, inside(frame, quoted, used)), False
    rest = (
        rest_after_inverted(frame, attribution, left, limit)
        if attribution.inverted
        else rest_after(frame, attribution, limit)
    )
    if rest is None:
        return (piece,), False
    return (piece, clause(frame, *rest, used)), False
