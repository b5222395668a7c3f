"""Which named person a description means: "the PM", "the Ukrainian President", "the WTO chief"."""

import functools
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from newsmodel.english.actors.descriptions import Description
from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.heads import role_words
from newsmodel.english.grammar.frames import Frame

SAME = {
    "pm": "prime minister", "premier": "prime minister", "spokesperson": "spokesman", "spokeswoman": "spokesman",
    "congressman": "representative", "congresswoman": "representative",
}  # fmt: skip
ABBREVIATED = {
    "gov.": "governor", "sen.": "senator", "rep.": "representative", "lt.": "lieutenant", "gen.": "general",
    "col.": "colonel", "capt.": "captain", "sgt.": "sergeant", "maj.": "major", "prof.": "professor",
    "insp.": "inspector", "supt.": "superintendent", "pres.": "president", "det.": "detective", "adm.": "admiral",
}  # fmt: skip
"""Titles as American news shortens them: "Gov. Ann Lee" is "the governor"."""
LEADERS = frozenset(("president", "prime minister", "chancellor", "king", "emir"))
"""Offices at the head of a state, by their plain titles."""
SAME_CLAUSE = 8
"""Tags within which a subject and its object stand."""
BOUNDARIES = frozenset(",;:.()-q\nkKWZcB")
"""Tags between which clauses end."""
VERBS = frozenset("svbhmdgG")
"""Tags of verbs, but those that are participles as well."""
FINITE = tuple("bhmdvs")
"""Tags of verbs behind a description that is their subject: "Lee said the mayor had"."""
BEHIND_SUBJECT = frozenset("svbhmdgGaxen")
"""Tags behind the subject of a verb: not of "Lee’s aide", nor of "Lee and"."""
RECENT = 60
"""How many persons back a description is looked for."""
RIVALS = frozenset(("speaker",))
"""Offices, beside those of `role_words`, of which there may be one as well that nobody is known to hold."""
CHIEFS = frozenset(("chief", "boss", "head", "leader"))
"""Words for whoever is at the top of a body."""


class Offices:
    """The persons of an article by the offices they hold."""

    def __init__(self, frame: Frame, drafts: Sequence[Draft], descriptions: Sequence[Description]) -> None:
        self._frame = frame
        self._drafts, self._descriptions = drafts, descriptions
        self._people = [draft for draft in drafts if draft.kind == "person"]
        self._starts = [draft.names[0].start for draft in self._people]

    @functools.cached_property
    def _full(self) -> Mapping[str, str]:
        """The full names of bodies by all that they are called; most articles have nothing to compare."""
        return {name.text: draft.name for draft in self._drafts if draft.kind != "person" for name in draft.names}

    @functools.cached_property
    def _named(self) -> Mapping[int, Draft]:
        """The persons by the tokens after their names and roles, before descriptions elsewhere are linked to them."""
        return {last: draft for draft in self._people for _, last in draft.mentions}

    def holder(self, described: Description, start: int) -> Draft | None:
        """The one person named before whom a definite description means."""
        told = described.definite or described.code or described.of or described.title[:1].isupper()
        if described.indefinite or described.former or not told:
            return None
        until = bisect_left(self._starts, start)
        people = self._people[max(0, until - RECENT) : until]
        gender = described.head.gender
        if gender != "u":
            people = [draft for draft in people if draft.gender in ("u", gender)]
        title = plain(described.title)
        people = self._others_than_doers(people, described)
        fit = self._fitting(people, title, described)
        if not fit and described.head.noun.lower() in CHIEFS and described.of:
            fit = [d for d in people if any(r.of and self._is(r.of, described.of) and not r.former for r in d.roles)]
        if len(fit) > 1:
            exact = [draft for draft in fit if any(plain(role.title) == title for role in draft.roles)]
            fit = exact or fit
        if len(fit) == 1:
            return fit[0]
        found = None if fit else _only_one_left(people, described)
        return None if found is None or self._has_rival(described) else found

    def _others_than_doers(self, people: list[Draft], described: Description) -> list[Draft]:
        """The persons without those named before a verb whose object is described: "Lee met the mayor"."""
        first = described.first
        clause = self._frame.tags[max(0, first - SAME_CLAUSE) : first]
        floor = first
        while clause and clause[-1] not in BOUNDARIES:
            clause, floor = clause[:-1], floor - 1
        between = self._frame.tags[floor:first]
        if VERBS.isdisjoint(between) or self._frame.tags[described.last : described.last + 1] in FINITE:
            return people  # nobody does anything, or what is described does
        last_verb = first - 1 - min(map(between[::-1].find, VERBS & set(between)))
        doers = [
            self._named[last]
            for last in range(floor + 1, last_verb + 1)
            if last in self._named and self._frame.tags[last] in BEHIND_SUBJECT
        ]
        return [draft for draft in people if draft not in doers] if doers else people

    def _has_rival(self, described: Description) -> bool:
        """Whether the article speaks of another office as well that nobody is known to hold."""
        title, offices = plain(described.title), role_words("office") | RIVALS
        for other in self._descriptions:
            if other.used or other.former or not other.definite or other.head.noun.lower() not in offices:
                continue
            if plain(other.title) != title and not any(holds(draft, other) for draft in self._people):
                return True
        return False

    def _fitting(self, people: Iterable[Draft], title: str, described: Description) -> list[Draft]:
        """The persons who have a role by its title, without contradiction."""
        fit = []
        for draft in people:
            for role in draft.roles:
                if not role.former and _same(plain(role.title), title, described):
                    if self._agrees(draft, described):
                        fit.append(draft)
                    break
        return fit

    def _is(self, one: str, other: str) -> bool:
        """Whether two names mean one body: "WTO" and "World Trade Organization"."""
        one, other = self._full.get(one, one).lower(), self._full.get(other, other).lower()
        return one in other or other in one

    def _agrees(self, draft: Draft, described: Description) -> bool:
        """Whether country and body do not contradict."""
        if described.code is not None:
            unknown = draft.code is None and not any(role.of for role in draft.roles)
            return unknown or draft.code == described.code
        if described.of is not None:
            return any(
                (role.of is None and not described.possessor) or (role.of and self._is(role.of, described.of))
                for role in draft.roles
            )
        return described.possessor == ""


def plain(title: str) -> str:
    """The title as it is compared."""
    low = title.lower()
    if "." in low:
        low = " ".join([ABBREVIATED.get(word, word) for word in low.split()])
    return SAME.get(low, low)


def holds(draft: Draft, described: Description) -> bool:
    """Whether a person has the role that a description names, in full or by its last word."""
    title = plain(described.title)
    return any(not role.former and _same(plain(role.title), title, described) for role in draft.roles)


def _same(title: str, head: str, described: Description) -> bool:
    if title == head:
        return True
    if head == "leader":
        return described.code is not None and title in LEADERS
    if head not in title:
        return False
    return title.endswith(" " + head) or (described.definite and title.split(" of ")[0].endswith(" " + head))


def _only_one_left(people: Iterable[Draft], described: Description) -> Draft | None:
    """An office that nobody is known to hold means the one person before who has none and whom nothing rules out."""
    if described.head.noun.lower() not in role_words("single") or (described.of and described.code is None):
        return None
    free = [
        draft
        for draft in people
        if not draft.roles
        and (described.code is None or draft.code in (None, described.code))
        and len(draft.name.split()) > 1
    ]
    return free[0] if len(free) == 1 else None
