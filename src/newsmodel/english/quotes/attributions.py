"""Attributions: a cue, whose it is, and where what it attributes can stand."""

from collections.abc import Sequence
from itertools import islice
from typing import Literal

import attrs

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.verbs import Cue, cue_verbs
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

Act = Literal["state", "deny", "ask", "decline"]

CUE = pattern("cue", r"[sg]")
ACCORDING = pattern("according_words", r"\b(?:[Aa]ccording to|[Ii]n the words of|[Ii]n the (?:view|opinion) of)\b")
NEGATIVE = frozenset(
    (
        "not never n't didn't doesn't don't hasn't haven't hadn't won't wouldn't isn't wasn't weren't can't "
        "couldn't nor neither cannot"
    ).split()
)
REFUSALS = frozenset(("declined declines decline declining refused refuses refuse refusing failed").split())
INSIDE = frozenset("KWZ")
"""Tags that open a clause whose subject is not that of the sentence."""
WINDOW = 48
"""How many tags before a cue its subject can begin."""
MOST_VERBS = 8
"""How many verbs back the subject of another clause is looked for."""
MEMORY = 8
"""How many attributions back a shared subject is looked for."""


@attrs.frozen
class Attribution:
    """One cue with its surroundings, in places of a frame.

    Attributes:
        rule: which pattern saw it.
        cue: the verb with its helpers, or the cue phrase.
        verb: what the cue verb is, or None for a phrase.
        subject: who says it, or None where the cue leaves it to the sentence before.
        start: where the attribution begins: its subject or its cue, whichever is first.
        end: where it ends: after its cue, or after the subject of an inverted one.
        inverted: "said Ann".
        implied: the subject is that of another clause: ", adding that".
        act: what the cue does with its content.
        relative: it stands in a clause with "who".
    """

    rule: str
    cue: Range
    verb: Cue | None
    subject: Range | None
    start: int
    end: int
    inverted: bool = False
    implied: bool = False
    act: Act = "state"
    relative: bool = False


def attributions(frame: Frame, sentence: Range, cues: Sequence[int], sources: Sequence[Range]) -> list[Attribution]:
    """The attributions of one sentence, in order.

    Args:
        frame: the folded frame.
        sentence: places of the sentence.
        cues: places of its cue verbs.
        sources: places of its cue phrases ("according to").
    """
    found: list[Attribution] = []
    for place in cues:
        if found and place < found[-1].cue.end:
            continue
        attribution = _of_verb(frame, sentence, place, found)
        if attribution is not None:
            found.append(attribution)
    for phrase in sources:
        source = phrases.NOUN_PHRASE_AT.match(frame.tags, phrase.end, sentence.end)
        if source and source.end() > source.start():
            subject = Range(*source.span())
            found.append(Attribution("phrase_according", phrase, None, subject, phrase.start, subject.end))
    return sorted(found, key=lambda a: a.start)


def cue_places(frame: Frame) -> list[int]:
    """The places of all cue verbs of an article."""
    return [match.start() for match in CUE.finditer(frame.tags)]


def cue_phrases(frame: Frame) -> list[Range]:
    """The places of all cue phrases of an article that stand outside quotation marks."""
    found = []
    for match in ACCORDING.finditer(frame.text):
        start, end = frame.place(match.start()), frame.place(match.end())
        if start < len(frame.first) and frame.start(start) == match.start():
            found.append(Range(start, end))
    return found


def _of_verb(frame: Frame, sentence: Range, place: int, before: list[Attribution]) -> Attribution | None:
    verb = cue_verbs().get(frame.word(place))
    if verb is None or not _particle_follows(frame, place, verb):
        return None
    end = place + 1 + (verb.particle is not None)
    tags = frame.tags
    first = phrases.helpers_before(tags, sentence.start, place)
    helpers = first < place
    if first > sentence.start and tags[first - 1] == "t":
        return _of_infinitive(frame, sentence, place, first - 1, end, verb, before)
    if verb.form == "base" and not helpers and tags[place - 1 : place] != "P" and not _plural_before(frame, place):
        return None
    words = {frame.word(i).replace("’", "'").lower() for i in range(first, place)}
    passive = _is_passive(frame, verb, first, place)
    if passive:
        return None
    act = _act(verb, negative=bool(words & NEGATIVE))
    gerund = verb.form == "gerund" and not (helpers and "b" in tags[first:place])
    cue = Range(first if act == "decline" else place, end)
    if gerund:
        subject = _implied_subject(frame, sentence, first, before)
        return Attribution("gerund", cue, verb, subject, first, end, implied=True, act=act)
    left = subject_before(frame, sentence, first)
    if left is None and (inverted := _inverted(frame, sentence, first, end)):
        return Attribution("inverted", cue, verb, inverted, first, inverted.end, inverted=True, act=act)
    if left is None:
        if first > sentence.start and tags[first - 1] in "cBa," and _clause_before(tags, sentence, first):
            subject = _implied_subject(frame, sentence, first, before)
            return subject and Attribution("coordinated", cue, verb, subject, first, end, implied=True, act=act)
        return None
    rule, subject = left
    return Attribution(rule, cue, verb, subject, subject.start, end, act=act, relative=rule == "relative")


def subject_before(frame: Frame, sentence: Range, place: int) -> tuple[str, Range] | None:
    """The subject that ends at a place, and which pattern saw it."""
    tags = frame.tags
    if place <= sentence.start:
        return None
    start = max(sentence.start, place - WINDOW)
    last = tags[place - 1]
    if last == ",":
        match = phrases.APPOSED_BEFORE.search(tags, start, place)
        if match and _begins_clause(tags, sentence, match.start()):
            return "apposed", Range(match.start(), match.end("head"))
        return None
    if last == "W":
        match = phrases.RELATIVE_BEFORE.search(tags, start, place)
        return ("relative", _cut(frame, sentence, Range(match.start(), match.end("head")))) if match else None
    match = phrases.SUBJECT_BEFORE.search(tags, phrases.phrase_floor(tags, start, place), place)
    if not match:
        return None
    rule = "pronoun_subject" if match[0] == "P" else "subject"
    return rule, _cut(frame, sentence, Range(*match.span()))


def _cut(frame: Frame, sentence: Range, subject: Range) -> Range:
    """A phrase after a verb or preposition owns only what follows its last "and": "met Ann and Bob said"."""
    tags = frame.tags
    conjunction = tags.rfind("c", subject.start, subject.end)
    if conjunction >= 0 and subject.start > sentence.start and tags[subject.start - 1] in "vestihbmd":
        return Range(conjunction + 1, subject.end)
    return subject


def _begins_clause(tags: str, sentence: Range, place: int) -> bool:
    return place <= sentence.start or tags[place - 1] in "\n,Q;:-cBkZaq." or tags[place - 1] == "i"


def _clause_before(tags: str, sentence: Range, place: int) -> bool:
    """A finite verb before, whose subject a coordinated verb can share."""
    return phrases.FINITE.search(tags, sentence.start, place - 1) is not None


def _inverted(frame: Frame, sentence: Range, first: int, end: int) -> Range | None:
    """ "…," said Ann; only after a quotation or a clause with a comma, and never before an object of its own."""
    tags = frame.tags
    back = first - 1
    while back >= sentence.start and tags[back] in ",-":
        back -= 1
    if back < sentence.start or tags[first - 1] not in "Q,-":
        return None
    match = phrases.NOUN_PHRASE_AT.match(tags, end, sentence.end)
    if not match or match[0] == "O" or match.end() == match.start():
        return None
    return Range(*match.span())


def _implied_subject(frame: Frame, sentence: Range, place: int, before: list[Attribution]) -> Range | None:
    """The subject of the clause that a participle or a coordinated verb belongs to.

    That of the last attribution which is not itself inside a clause with "what" or "who"; where there is none, that of
    the nearest verb before.
    """
    tags = frame.tags
    for attribution in reversed(before[-MEMORY:]):
        if (
            attribution.subject
            and not attribution.relative
            and tags[attribution.start - 1 : attribution.start] not in INSIDE
        ):
            return attribution.subject
    return nearest_subject(frame, sentence, place)


def nearest_subject(frame: Frame, sentence: Range, place: int) -> Range | None:
    """The subject of the nearest finite verb before a place, else the first noun phrase of the sentence."""
    tags = frame.tags
    verbs = (verb for verb in range(place - 1, max(sentence.start, place - WINDOW), -1) if tags[verb] in "bhmdvse")
    for verb in islice(verbs, MOST_VERBS):
        left = subject_before(frame, sentence, phrases.helpers_before(tags, sentence.start, verb))
        if left is not None and left[0] != "relative" and tags[left[1].start - 1 : left[1].start] not in INSIDE:
            return left[1]
    return sentence_subject(frame, sentence, place)


def sentence_subject(frame: Frame, sentence: Range, limit: int) -> Range | None:
    """The first noun phrase of the sentence that has a finite verb after it, before `limit`."""
    tags = frame.tags
    opening = phrases.CLAUSE_START.match(tags, _text_start(tags, sentence), limit)
    start = opening.end() if opening else sentence.start
    match = phrases.NOUN_PHRASE_AT.match(tags, start, limit)
    if match and match[0] != "O" and match.end() > match.start():
        return _without_verb(frame, Range(*match.span()))
    return None


def _without_verb(frame: Frame, subject: Range) -> Range:
    """A phrase that swallowed its verb ("Ann unveiled plans") is cut before the word in -ed."""
    tags = frame.tags
    for place in range(subject.start + 1, subject.end):
        if tags[place] in "ves" and tags[place - 1] in "nN":
            return Range(subject.start, place)
    return subject


def _text_start(tags: str, sentence: Range) -> int:
    start = sentence.start
    end = min(sentence.end, start + WINDOW)
    while start < end and tags[start] in "\nq":
        start += 1
    return start


def _of_infinitive(
    frame: Frame, sentence: Range, place: int, to: int, end: int, verb: Cue, before: list[Attribution]
) -> Attribution | None:
    """ "declined to say", "went on to say"; any other infinitive says nothing yet."""
    governor = frame.word(to - 1) if to > sentence.start else ""
    went_on = governor == "on" and frame.word(to - 2).startswith(("go", "went"))
    if governor.lower() not in REFUSALS and not went_on:
        return None
    first = to - (2 if went_on else 1)
    left = subject_before(frame, sentence, first)
    subject = left[1] if left else _implied_subject(frame, sentence, first, before)
    act: Act = "state" if went_on else "decline"
    begin = subject.start if left and subject else first
    return Attribution("infinitive", Range(first, end), verb, subject, begin, end, implied=not left, act=act)


def _particle_follows(frame: Frame, place: int, verb: Cue) -> bool:
    return verb.particle is None or (place + 1 < len(frame.tags) and frame.word(place + 1) == verb.particle)


def _plural_before(frame: Frame, place: int) -> bool:
    """ "officials say": a bare form needs a plural subject, else it is a noun."""
    word = frame.word(place - 1) if place else ""
    return (len(word) > 2 and word.endswith("s") and not word.endswith("ss")) or word in {"who", "police", "people"}


def _is_passive(frame: Frame, verb: Cue, first: int, place: int) -> bool:
    """ "was told", "is expected": the subject is not who says it."""
    return verb.form in ("past", "participle") and any(
        frame.tags[i] == "b" or frame.word(i) in {"been", "being"} for i in range(first, place)
    )


def _act(verb: Cue, *, negative: bool) -> Act:
    if verb.kind == "deny":
        return "state" if negative else "deny"
    if negative:
        return "deny" if verb.kind == "think" else "decline"
    return "ask" if verb.kind == "ask" else "state"
