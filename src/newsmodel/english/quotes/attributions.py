"""Attributions: a cue, whose it is, and where what it attributes can stand."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from newsmodel.english.grammar import phrases
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import INSIDE, nearest_subject, subject_before
from newsmodel.english.grammar.verbs import Cue, cue_verbs
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

Act = Literal["state", "deny", "ask", "decline"]

CUE = pattern("cue", r"[sg]")
SOURCE = pattern("source", r"[^,.;:\n]{1,12}", plain=True)
"""What follows "according to" where it is no plain noun phrase: "according to polling by"."""
NEGATIVE = frozenset(
    (
        "not never n't didn't doesn't don't hasn't haven't hadn't won't wouldn't isn't wasn't weren't can't "
        "couldn't nor neither cannot"
    ).split()
)
REFUSALS = frozenset(("declined declines decline declining refused refuses refuse refusing failed").split())
PLURALS = frozenset("who police people men women many most some several others few all both".split())
OPENING = ("Z", "Q", ":", ",")
"""What follows a verb that could be a noun where it is none."""
MANY = pattern("many", r"[DH]?#[^N]{0,6}$", plain=True)
"""A number of things: "the six early"."""
QUANTIFIERS = frozenset("these those many several few both all other most some".split())
BARE = pattern("bare_noun", r"[neG#a_*-]++", plain=True)
"""Common words alone, without determiner or name."""
TRANSITIVE = frozenset(("call", "accuse", "urge", "report"))
"""Classes of cue verbs that what follows is the object of, not who speaks."""
INVERTING = frozenset(("say",))
"""Classes of cue verbs that follow what they attribute where no marks show it: "the road is shut, said Ann"."""
ALONE = frozenset("some many most few several both all half others those these".split())
"""Determiners that stand for people by themselves: "many say"."""
MEMORY = 8
"""How many attributions back a shared subject is looked for."""


class Attribution(NamedTuple):
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
        nominal: its cue is a noun or an adjective, so that its content is a clause with "that".
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
    nominal: bool = False


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
        source = phrases.NOUN_PHRASE_AT.match(frame.tags, phrase.end, sentence.end) or SOURCE.match(
            frame.tags, phrase.end, sentence.end
        )
        if source and source.end() > source.start():
            subject = Range(*source.span())
            found.append(Attribution("phrase_according", phrase, None, subject, phrase.start, subject.end))
    return sorted(found, key=lambda a: a.start)


def cue_places(frame: Frame) -> list[int]:
    """The places of all cue verbs of an article."""
    return [match.start() for match in CUE.finditer(frame.tags)]


def _of_verb(frame: Frame, sentence: Range, place: int, before: list[Attribution]) -> Attribution | None:
    word = frame.word(place)
    verbs = cue_verbs().get(word) or cue_verbs().get(word.lower(), ())
    verb = next((verb for verb in verbs if _particle_follows(frame, place, verb)), None)
    if verb is None:
        return None
    end = place + 1 + (verb.particle is not None)
    tags = frame.tags
    first = phrases.helpers_before(tags, sentence.start, place)
    helpers = first < place
    ahead = tags[first - 1] if first > sentence.start else ""
    if _is_noun(frame, first, place, verb):
        return None
    if ahead == "t":
        return _of_infinitive(frame, sentence, place, first - 1, end, verb, before)
    words = {frame.word(i).replace("’", "'").lower() for i in range(first, place)}
    if _is_passive(frame, verb, first, place):
        return None
    act = _act(verb, negative=bool(words & NEGATIVE))
    gerund = verb.form == "gerund" and not (helpers and "b" in tags[first:place])
    cue = Range(first if act == "decline" else place, end)
    if gerund:
        return _of_gerund(frame, sentence, first, verb, cue, act, before)
    left = subject_before(frame, sentence, first)
    if left is None and verb.kind == "ask" and tags[sentence.start : first].strip("\nq") == "":
        return Attribution("asked", cue, verb, None, first, end, act="ask")
    if left is not None and not _agrees(frame, sentence, left[1], verb, end, helpers=helpers):
        return None
    if left is None and (inverted := _inverted(frame, sentence, first, end, verb.kind, before)):
        return Attribution("inverted", cue, verb, inverted, first, inverted.end, inverted=True, act=act)
    if left is None:
        if first > sentence.start and tags[first - 1] in "cBa," and _clause_before(tags, sentence, first):
            subject = _implied_subject(frame, sentence, first, before)
            return subject and Attribution("coordinated", cue, verb, subject, first, end, implied=True, act=act)
        return None
    rule, subject = left
    return Attribution(rule, cue, verb, subject, subject.start, end, act=act, relative=rule == "relative")


def _of_gerund(
    frame: Frame, sentence: Range, first: int, verb: Cue, cue: Range, act: Act, before: list[Attribution]
) -> Attribution:
    """ ", adding that", "with Ann saying that", "he's saying that"."""
    own = subject_before(frame, sentence, first)
    if own and frame.word_at(own[1].start - 1).lower() == "with":
        return Attribution("gerund_with", cue, verb, own[1], own[1].start, cue.end, act=act)
    if frame.tags[first - 1 : first] == "C":
        return Attribution("pronoun_subject", cue, verb, Range(first - 1, first), first - 1, cue.end, act=act)
    subject = _implied_subject(frame, sentence, first, before)
    return Attribution("gerund", cue, verb, subject, first, cue.end, implied=True, act=act)


def _is_noun(frame: Frame, first: int, place: int, verb: Cue) -> bool:
    """What stands before shows that it is no verb: "the claim", "of state", "told saying", "well said"."""
    ahead = frame.tags[first - 1 : first]
    if ahead == "D":
        return frame.word(first - 1).lower() not in ALONE
    if verb.form == "gerund":
        return ahead == "H" or (ahead == "s" and first == place)
    return ahead in ("H", "i", "f") or frame.word_at(place - 1) == "well"


def _agrees(frame: Frame, sentence: Range, subject: Range, verb: Cue, end: int, *, helpers: bool) -> bool:
    """Whether a present form has a subject that fits: "officials say", "the mayor says"; else it is a noun."""
    if verb.form == "base" and not helpers and not _is_plural(frame, subject):
        return False
    if verb.form == "third" and _is_bare(frame, sentence, subject):
        return False
    explicit = frame.tags[end : end + 1] in OPENING
    return explicit or not verb.noun or frame.tags[subject.end - 1] not in "neG#_"


def _clause_before(tags: str, sentence: Range, place: int) -> bool:
    """A finite verb before, whose subject a coordinated verb can share."""
    return phrases.FINITE.search(tags, sentence.start, place - 1) is not None


def _inverted(
    frame: Frame, sentence: Range, first: int, end: int, cue_kind: str, before: list[Attribution]
) -> Range | None:
    """ "…," said Ann; only after a quotation or a clause with a comma, and never before an object of its own."""
    tags = frame.tags
    back = first - 1
    while back >= sentence.start and tags[back] in ",-":
        back -= 1
    if back < sentence.start or tags[first - 1] not in "Q,-":
        return None
    if tags[back] == "Q" and cue_kind in TRANSITIVE:
        return None
    if tags[back] != "Q" and (cue_kind not in INVERTING or (before and tags[first - 1] != ",")):
        return None
    match = phrases.NOUN_PHRASE_AT.match(tags, end, sentence.end)
    if not match or match[0] == "O" or match.end() == match.start():
        return None
    if tags[match.end() : match.end() + 1] in tuple("mhbdvsZ"):
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


def _is_plural(frame: Frame, subject: Range) -> bool:
    """ "officials say", "six in 10 say", "Ann and Bo say": a bare form needs a plural subject, else it is a noun."""
    tags = frame.tags[subject.start : subject.end]
    if tags in ("P", "W") or "#" in tags or "c" in tags or frame.word(subject.end - 1).isupper():
        return True
    words = (frame.word(place).lower() for place in range(*subject))
    return any((len(w) > 2 and w.endswith("s") and not w.endswith("ss")) or w in PLURALS for w in words)


def _is_bare(frame: Frame, sentence: Range, subject: Range) -> bool:
    """ "swing states", "six reports": a plural noun; a verb's one noun has a determiner except in headlines."""
    if MANY.match(frame.tags, *subject) or frame.word(subject.start).lower() in QUANTIFIERS:
        return True
    return subject.start > sentence.start and BARE.fullmatch(frame.tags, *subject) is not None


def _is_passive(frame: Frame, verb: Cue, first: int, place: int) -> bool:
    """ "was told", "is expected": the subject is not who says it."""
    return verb.form in ("past", "participle") and any(
        frame.tags[i] == "b" or frame.word(i) in {"been", "being"} for i in range(first, place)
    )


def _act(verb: Cue, *, negative: bool) -> Act:
    if verb.kind == "deny" or verb.lemma == "rule out":
        return "decline" if negative else "deny"
    if negative:
        return "deny" if verb.kind == "think" else "decline"
    return "ask" if verb.kind == "ask" else "state"
