"""Attributions in the passive: "it was reported that", "the jury was told that", "is accused of theft by Bo"."""

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.subjects import can_speak, subject_at, subject_places
from newsmodel.english.grammar.verbs import Cue
from newsmodel.english.quotes.attribution import Act, Attribution
from newsmodel.english.quotes.spans import Places
from newsmodel.text import Range
from newsmodel.text.patterns import pattern

REPORTING = frozenset(("say", "report", "think"))
"""Classes of cue verbs that tell what nobody named said: "it was reported that"."""
TELLING = frozenset("tell inform warn advise notify remind ask".split())
"""Verbs whose subject in the passive hears what is said: "the jury was told that"."""
CHARGE_BY = pattern(
    "charge_by", r"f[^i,.;\n]{1,12}i(?P<source>[DHnN#][DHnNeG#_-]{0,8}+(?>(?:c[DHN][nN_]{0,3}+)?))", plain=True
)
"""A charge, and who is named after it, two at most."""


def passive(frame: Frame, sentence: Range, verb: Cue, cue: Places, helpers: str) -> Attribution | None:
    """ "It was reported that", "the jury was told that", by nobody who is named; "was called a fool by Ann".

    Not "it should be noted that".
    """
    first, end = cue
    place = _past_quoted(frame, end)
    charge = frame.tags.find("fG", place, sentence.end) if verb.kind == "accuse" else -1
    limit = charge if charge >= 0 else sentence.end
    agent = subject_at(frame, place + 1, limit) if frame.word_at(place) == "by" else None
    act: Act = "ask" if verb.kind == "ask" else "state"
    if agent is not None and frame.tags[agent.end : agent.end + 1] != "'":
        return Attribution("passive", cue, verb, agent, first, agent.end if place == end else end, act)
    if "m" in helpers:
        return None
    if verb.kind == "accuse" and frame.word_at(end) == "of":
        return Attribution("passive", cue, verb, _accuser(frame, end, sentence.end), first, end)
    if verb.lemma in TELLING:
        left = subject_places(frame, sentence, first)
        return left and Attribution("impersonal", cue, verb, None, left[1][0], end, act)
    is_empty = (verb.kind in REPORTING or verb.lemma == "understand") and frame.word_at(first - 1).lower() == "it"
    return Attribution("impersonal", cue, verb, None, first - 1, end) if is_empty else None


def _past_quoted(frame: Frame, place: int) -> int:
    """The place after quoted words that stand at it: "called “a fool” by Ann", "described as “a fool” by Ann"."""
    start = place + 1 if frame.word_at(place) == "as" else place
    return start + 1 if frame.tags[start : start + 1] == "Q" else place


def _accuser(frame: Frame, place: int, limit: int) -> Places | None:
    """Who is named after the charge: "accused of theft by a neighbour"."""
    charge = CHARGE_BY.match(frame.tags, place, limit)
    if charge is None or frame.word(charge.start("source") - 1) != "by":
        return None
    source = subject_at(frame, *charge.span("source"))
    return source if source is not None and can_speak(frame, Range(*source)) else None
