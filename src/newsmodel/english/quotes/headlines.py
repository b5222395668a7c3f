"""Headlines that report words: "Lee: we will reopen the quay", "Lee Says Quay Will Reopen"."""

from collections.abc import Sequence

from newsmodel.english.grammar.frames import Frame
from newsmodel.english.grammar.tags import tag_table
from newsmodel.english.grammar.verbs import cue_verbs
from newsmodel.english.quotes.attribution import Act
from newsmodel.english.quotes.drafts import Draft
from newsmodel.english.quotes.spans import Places, clause
from newsmodel.model import Actor
from newsmodel.text.patterns import pattern

LONGEST = 200
"""How many characters a headline can have."""
LABEL = pattern("headline_label", r"(?:.{1,4}-)?(?P<name>[Nn'_D]{1,6})(?:[fti].{1,8})?", plain=True)
"""What stands before its colon or verb: "Lee", "Lee's team", "Exclusive - Ann Lee", "Mayor Lee to miners"."""
SOURCES = frozenset("poll survey study report newspaper".split())
"""Words that name nobody as the last of a label, but what was published."""
SPEAKERS = frozenset(("person", "organisation", "group", "country"))
"""Kinds of actors that speak."""
MENTIONS = 3
"""How many of the first mentions of an actor can stand in a headline."""
SMALL = pattern("headline_small_word", r"[nevsgG]", plain=True)
"""A word in small letters, which a headline with a capital on every word does not have."""
SAYING = frozenset(("say", "state", "deny"))
"""Classes of cue verbs that stand in such a headline for what is said after them."""
FINITE = frozenset("bhdmvsePCQ")
"""Tags of which a clause, or words in marks, has one; what has none is a topic: "Lee: a life at sea"."""
EXPLAINING = frozenset("KW")
"""Tags that open what is told of somebody: "Lee: what we know"."""


def headline(frame: Frame, actors: Sequence[Actor], used: set[int]) -> Draft | None:
    """The quote that the first line makes, if it is a headline with more text after it; `used` collects its regions.

    A headline that is a label and a quotation is left to the rules for quotations.
    """
    end = frame.text.find("\n", 0, LONGEST)
    stop = frame.place(end) if end >= 0 else len(frame.tags)
    if not frame.tags[stop:].strip("\n"):
        return None
    colon = frame.tags.find(":", 0, stop)
    if colon >= 0:
        is_quotation = frame.tags[colon + 1 : stop].rstrip("._") == "Q"
        return None if is_quotation else _draft("headline_label", frame, actors, (colon, stop), None, used)
    if SMALL.search(frame.tags, 0, stop) is None:
        for verb in range(1, stop):
            if frame.tags[verb] == "N" and (act := _act(frame.word(verb))):
                return _draft("headline_verb", frame, actors, (verb, stop), act, used)
    return None


def _act(word: str) -> Act | None:
    """What somebody does with what they say, if a capitalised word is a verb for it: "Says", "Denies"."""
    for cue in cue_verbs().get(word.lower(), ()):
        if cue.kind in SAYING and cue.form == "third" and not cue.noun:
            return "deny" if cue.kind == "deny" else "state"
    return None


def _draft(
    rule: str, frame: Frame, actors: Sequence[Actor], said: Places, act: Act | None, used: set[int]
) -> Draft | None:
    """The draft of a headline, given the places of its colon or verb and of its end, if somebody says a clause."""
    sign, stop = said
    part = frame.tags.find(";", sign, stop)
    stop = part if part >= 0 else stop
    mention = _source(frame, actors, sign)
    if mention is None or not _is_clause(frame, sign + 1, stop):
        return None
    content = clause(frame, sign + 1, stop, used)
    cue = frame.characters(sign, sign + 1) if act else None
    return Draft(rule, (content,), act or "state", cue, None, None, 0, direct=False, mention=mention)


def _source(frame: Frame, actors: Sequence[Actor], end: int) -> Places | None:
    """The characters of who speaks before a place: somebody named there or so elsewhere, or "Poll"."""
    label = LABEL.fullmatch(frame.tags, 0, end)
    if label is None:
        return None
    first, after = label.span("name")
    start, stop = frame.characters(first, after)
    words = frame.text[start:stop]
    is_known = frame.word(after - 1).lower() in SOURCES or any(
        (start <= mention.start and mention.end <= stop) or mention.text == words
        for actor in actors
        if actor.kind in SPEAKERS
        for mention in actor.mentions[:MENTIONS]
    )
    return (start, stop) if is_known else None


def _is_clause(frame: Frame, start: int, end: int) -> bool:
    """Whether a verb stands between two places, or a pronoun, or words in marks; capitals are read as small letters."""
    table = tag_table()
    words = [frame.word(place) for place in range(start, end)]
    tags = [
        table[word.lower()] if tag == "N" and word != "I" else tag
        for tag, word in zip(frame.tags[start:end], words, strict=True)
    ]
    return tags[:1] != [] and tags[0] not in EXPLAINING and ("I" in words or not FINITE.isdisjoint(tags))
