"""Actors without a name, and descriptions that mean an actor named elsewhere: "officials", "the PM"."""

import functools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter

from newsmodel.english.actors.descriptions import Description
from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.heads import heads, role_words
from newsmodel.english.actors.offices import Offices, holds
from newsmodel.english.actors.roles import take
from newsmodel.english.grammar.frames import Frame
from newsmodel.english.lexicon import organisation_words
from newsmodel.model.actor import ActorKind


def link_nominals(frame: Frame, drafts: list[Draft], descriptions: list[Description]) -> list[Draft]:
    """Mentions for the descriptions that no name has taken; returns the actors that are new."""
    tokens = frame.tokens
    starts = tokens.starts
    offices = Offices(frame, drafts, descriptions)
    relatives = Relatives(drafts)
    bodies = Bodies(drafts)
    padded = frame.tags + "  "
    new: dict[str, Draft] = {}
    for described in descriptions:
        if described.used:
            continue
        head = described.head
        if head.person:
            start = starts[described.first]
            draft = offices.holder(described, start) or relatives.meant(described, start)
            if draft is not None:
                take(frame, draft, described, nominal=True, role=not holds(draft, described))
                continue
            if _is_loose(described):
                continue
        elif not head.plural:
            draft = bodies.called(frame, described) or bodies.meant(described, starts[described.first])
            if draft is not None:
                draft.mention(frame, described.first, described.last, "nominal")
                continue
            if head.noun in role_words("loose") and _is_loose(described):
                continue
        if _acts(tokens.words, padded, described):
            _anonymous(frame, described, new, bodies)
    return list(new.values())


class Relatives:
    """The persons of an article by what they are called beside their offices."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._called: dict[str, list[Draft]] = {}
        for draft in drafts:
            for noun in draft.relations:
                self._called.setdefault(noun, []).append(draft)

    def meant(self, described: Description, start: int) -> Draft | None:
        """The one person so called: "his father, Omar Aziz," and later "the father"."""
        if described.indefinite or not (described.definite or described.possessor):
            return None
        found = self._called.get(described.head.noun, [])
        return found[0] if len(found) == 1 and found[0].names[0].start < start else None


def _acts(words: Sequence[str], tags: str, described: Description) -> bool:
    """Whether it stands where somebody acts, speaks or is addressed: before a verb or after one, or after "by"."""
    first, last = described.first, described.last
    tag = tags[last]
    if tag in ACTS or (tag == "a" and tags[last + 1] in ACTS) or (tag == "n" and tags[last + 1] in "DHOZ "):
        return True
    if first == 0:
        return True
    before, word = tags[first - 1], words[first - 1]
    if before in OPENS_OR_ACTS or word in BESIDE:
        return True
    if described.possessor and not described.head.person and described.possessor[0].isupper():
        return True
    return before == "i" and first > 1 and tags[first - 2] == "s" and word in ("on", "for")


BESIDE = frozenset(("by", "with", "to", "from", "among", "between"))
ACTS = frozenset("sbhmdvexW")
OPENS_OR_ACTS = frozenset(".\nq:sve")


def _is_loose(described: Description) -> bool:
    """A bare singular, as in "head up": no actor, unless it has a capital or is somebody's."""
    bare = not (described.definite or described.indefinite or described.possessor or described.code)
    return bare and (described.core - described.first == 1 or described.head.noun in role_words("loose"))


FIRMS = frozenset(("company", "firm", "business", "manufacturer", "retailer", "producer", "operator", "owner"))


class Bodies:
    """The organisations of an article by the words of their names; many articles never ask for one."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._by_name: dict[str, Draft] = {}
        self._by_noun: dict[str, list[tuple[int, Draft]]] = {}
        self._firms: list[tuple[int, Draft]] = []
        self._unread = [(draft.names[0].start, draft) for draft in drafts if draft.kind in ("organisation", "group")]

    def add(self, draft: Draft, start: int) -> None:
        """One more, first mentioned here."""
        self._unread.append((start, draft))

    def _read(self) -> None:
        """Sort in what has come since it was last asked for."""
        for body in self._unread:
            draft = body[1]
            for name in draft.names:
                self._by_name[name.text] = draft
            for noun in body_nouns().intersection(draft.name.lower().split()):
                self._by_noun.setdefault(noun, []).append(body)
            if draft.rule in FIRM_RULES or draft.name.rsplit(" ", 1)[-1] in organisation_words().suffixes:
                self._firms.append(body)
        self._unread.clear()

    def called(self, frame: Frame, described: Description) -> Draft | None:
        """The body that a name and its own noun mean together: "the Elm party", but not "Elm's party"."""
        owner = described.possessor
        if owner != described.of or described.head.noun.lower() not in role_words("same"):
            return None
        self._read()
        return self._by_name.get(owner) if frame.tags[described.core - 2] == "N" else None

    def meant(self, described: Description, start: int) -> Draft | None:
        """What "the ministry" means: the last one before with that word in its name; "the firm": the only firm."""
        if not described.definite or described.core - described.first > 2:
            return None
        self._read()
        noun = described.head.noun.lower()
        found = self._by_noun.get(noun, [])
        place = bisect_left(found, start, key=START)
        if place:
            return found[place - 1][1]
        before = bisect_left(self._firms, start, key=START) if noun in FIRMS else 0
        return self._firms[0][1] if before == 1 else None


@functools.cache
def body_nouns() -> frozenset[str]:
    """The nouns of descriptions of one body; no other word of a name is asked for."""
    return frozenset(head.noun.lower() for head in heads().nouns.values() if not head.person and not head.plural)


START = itemgetter(0)
FIRM_RULES = frozenset(("company", "unknown", "words"))
"""Patterns that see names of no public body."""


def _anonymous(frame: Frame, described: Description, new: dict[str, Draft], bodies: Bodies) -> None:
    """An actor that the article does not name; the same words again mean the same."""
    words, starts, ends = frame.tokens.words, frame.tokens.starts, frame.tokens.ends
    head, first = described.head, described.first
    while first < described.core - 1 and words[first].lower() in _DETERMINERS:
        first += 1
    name = frame.text[starts[first] : ends[described.core - 1]]
    key = name.lower()
    draft = new.get(key)
    if draft is None or described.indefinite:
        if draft is not None:
            key = f"{key} {starts[described.first]}"
        kind: ActorKind = "group" if head.plural else "person" if head.person else "organisation"
        draft = Draft(name, kind, "description", described.code, head.gender)
        new[key] = draft
        if kind == "organisation":
            bodies.add(draft, starts[described.first])
    draft.mention(frame, described.first, described.last, "nominal")


_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "some",
        "all",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "your",
        "whose",
    ]
)
