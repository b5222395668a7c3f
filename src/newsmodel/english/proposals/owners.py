"""Whose the proposal is that a noun or an adjective carries, and whether it was ever made."""

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import can_speak, nearest_subject, subject_before
from newsmodel.english.proposals.clauses import (
    BEING,
    contracted_subject,
    is_deed,
    is_negated,
    somebody,
    verb_group_start,
)
from newsmodel.english.proposals.cues import ProposalNoun, deeds, support_verbs
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

OWNER = pattern("owner", r"(?P<owner>[DH]{0,2}[nNe]{1,6})'[nNe#Ga]{0,5}$", plain=True)
"""The possessor of a noun: "Europe's £800billion" before "plan"."""
OWN_NAME = pattern("own_name", r"(?P<owner>D?N{1,4})[neGa]{0,2}$", plain=True)
"""A name right before the noun: "the White House" before "plan"."""
PHRASE_OF = pattern("phrase_of", r"(?P<verb>[vesGghn]|i(?=D))(?P<particle>i)?D?[nNe#Ga'-]{0,5}$", plain=True)
"""The verb whose object the noun is, with its particle: "issued", before "a stern final" and the noun; "drawing up"."""
PARTICLES = frozenset(("up", "out", "forward", "forth", "off"))
"""Particles of such verbs: "drawing up", "put forward"."""
STANDING = frozenset("stand stands stood remain remains remained".split())
"""Verbs that are "be" before an adjective: "stands ready to"."""
LEAD = frozenset("lead leads leading spearhead spearheading launch launching mount mounting".split())
"""Verbs that make somebody's "efforts" a plan of theirs."""
PAST = frozenset(("was", "were"))
"""Readiness of the past is history, but in indirect speech."""


def who_is(frame: Frame, sentence: Range, place: int) -> Range | None:
    """Who "is to" do something; not "my aim is to", "all that she can do is to"."""
    first = verb_group_start(frame, sentence.start, place)
    left = subject_before(frame, sentence, first)
    if left is None or left[0] == "relative" or frame.tags[first:place].strip("ax") or frame.word(place + 2) in BLAMED:
        return None
    start = left[1].start
    if not is_deed(frame, place + 2, "state", "outcome") or frame.tags[start - 2 : start - 1] == "t":
        return None  # "is to lose its funding"; "the only way to help Peru is to send money"
    owned = frame.tags[start] == "H" or "'" in frame.tags[slice(*left[1])] or frame.tags[start - 1 : start] == "f"
    return None if owned or not somebody(frame, left[1]) else left[1]


BLAMED = ("blame", "come", "follow", "thank", "receive", "undergo", "die", "turn")
"""What "is to" says of things."""
FACING = frozenset(("face", "faces", "faced", "facing"))
"""What those do who are asked: "MPs face calls to"."""
PRESSING = frozenset(("under", "face", "faces", "faced", "facing", "feel", "felt"))
"""What stands between somebody and the pressure on them."""


def pressed(frame: Frame, sentence: Range, place: int) -> Range | None:
    """Whom pressure is on: "the mayor is under pressure", "faces growing pressure"."""
    floor = max(sentence.start, place - 8)
    pressing = [back for back in range(floor, place) if frame.word(back) in PRESSING]
    if not pressing or is_negated(frame, pressing[-1] - 1, place):
        return None
    first = verb_group_start(frame, sentence.start, pressing[-1])
    left = subject_before(frame, sentence, first)
    if left is None and frame.tags[first - 1] == "W":
        return None  # "Lee met Roe, who is under pressure"
    subject = left[1] if left is not None else nearest_subject(frame, sentence, pressing[-1] + 1)
    return subject if subject is not None and can_speak(frame, subject) else None


def owner(frame: Frame, sentence: Range, place: int, noun: ProposalNoun, rule: str) -> Range | None:
    """The possessor of the noun; a name before it; the subject of the verb whose object it is."""
    floor = max(sentence.start, place - 14)
    governor = PHRASE_OF.search(frame.tags, floor, place)
    if "led" in noun.complements:
        led = governor is not None and frame.word(governor.start()) in LEAD
        return nearest_subject(frame, sentence, place) if led else None
    match = OWNER.search(frame.tags, floor, place)
    if match:
        return Range(*match.span("owner"))
    for back in range(place - 1, max(sentence.start - 1, place - 6), -1):
        if frame.tags[back] == "H":
            own = frame.word(back + 1) == "own" or (governor and frame.word(governor.start()) in support_verbs())
            subject = nearest_subject(frame, sentence, place) if own and frame.word(back) in {"its", "their"} else None
            return subject or Range(back, back + 1)
        if frame.tags[back] not in "nNeG#a":
            break
    name = OWN_NAME.search(frame.tags, floor, place)
    if name and rule != "noun_of":
        return Range(*name.span("owner"))
    if governor is None or rule == "noun_of":
        return None
    governing = frame.word(governor.start())
    if governing not in support_verbs() and governing not in {"has", "on", "with"}:
        return None
    if governor["particle"] and frame.word(governor.start("particle")) not in PARTICLES:
        return None
    if "made" in noun.complements and frame.tags[governor.start() - 1] == "t":
        return None
    subject = nearest_subject(frame, sentence, place)
    return subject if subject is not None and somebody(frame, subject) else None


def is_unmade(frame: Frame, sentence: Range, place: int) -> bool:
    """Whether the verb that the noun is the object of is denied: "did not unveil plans to"."""
    governor = PHRASE_OF.search(frame.tags, max(sentence.start, place - 14), place)
    if governor is None or frame.word(governor.start()) not in support_verbs():
        return False
    return is_negated(frame, verb_group_start(frame, sentence.start, governor.start()), governor.start())


OBJECT_TAGS = frozenset("DHnNe#Ga'-i")
"""Tags between a verb and its object."""
DROPPED = frozenset(
    (
        "abandon abandons abandoned abandoning drop drops dropped dropping scrap scraps scrapped scrapping shelve "
        "shelves shelved shelving withdraw withdraws withdrew withdrawn withdrawing ditch ditched axed called"
    ).split()
)
"""Verbs by which what was planned, offered or threatened will not be: "shelved plans to", "called off a strike to"."""


def is_dropped(frame: Frame, sentence: Range, place: int) -> bool:
    """Whether the verb that the noun is the object of takes it back."""
    for back in range(place - 1, max(sentence.start, place - 6), -1):
        word = frame.word(back)
        if word in DROPPED:
            is_back = word != "called" or frame.word(back + 1) == "off"
            first = verb_group_start(frame, sentence.start, back)
            denied = is_negated(frame, first, back) or "never" in frame.tokens.words[first:back]
            return is_back and not denied  # "has not withdrawn its threat to"
        if frame.tags[back] not in OBJECT_TAGS:
            break
    return False


def predicated_of(frame: Frame, sentence: Range, place: int) -> Range | None:
    """ "X is ready to": the subject of the "be" before the adjective."""
    tags = frame.tags
    standing = frame.word(place - 1) in STANDING
    first = verb_group_start(frame, sentence.start, place - standing)
    if tags[first - 1 : first] == "C" and frame.word(first - 1).endswith(BEING):
        return Range(first - 1, first)
    if contracted := contracted_subject(frame, sentence.start, first):
        return contracted
    if "b" not in tags[first:place] and not standing:
        return None
    left = subject_before(frame, sentence, first)
    subject = left[1] if left else None
    if subject is None or not somebody(frame, subject):
        return None
    past = not PAST.isdisjoint(frame.tokens.words[first:place]) and not _offers(frame, place)
    return None if past and tags[subject.start - 1 : subject.start] not in {"s", "Z"} else subject


def _offers(frame: Frame, place: int) -> bool:
    """Whether readiness of the past was an offer, as that of a deliberate public act: "was willing to withdraw"."""
    return frame.word(place) == "willing" and frame.word_at(place + 2) in deeds()
