"""Actors without a name, and descriptions that mean an actor named elsewhere: "officials", "the PM"."""

from newsmodel.english.actors.descriptions import Description
from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.heads import role_words
from newsmodel.english.actors.roles import take
from newsmodel.english.grammar.frames import Frame
from newsmodel.model import Role
from newsmodel.model.actor import ActorKind

SAME = {"pm": "prime minister", "premier": "prime minister", "spokesperson": "spokesman", "spokeswoman": "spokesman"}


def link_nominals(frame: Frame, drafts: list[Draft], descriptions: list[Description]) -> list[Draft]:
    """Mentions for the descriptions that no name has taken; returns the actors that are new."""
    people = [draft for draft in drafts if draft.kind == "person"]
    bodies = [draft for draft in drafts if draft.kind in ("organisation", "group")]
    new: dict[str, Draft] = {}
    for described in descriptions:
        if described.used:
            continue
        start = frame.tokens.starts[described.first]
        if described.head.person:
            draft = _person(people, described, start)
            if draft is not None:
                known = any(_same(role, _plain(described.title), described) for role in draft.roles)
                take(frame, draft, described, nominal=True, role=not known)
                continue
            if _is_loose(described):
                continue
        elif described.definite and not described.head.plural and described.core - described.first <= 2:
            draft = _body(bodies, described, start)
            if draft is not None:
                draft.mentions.setdefault((start, frame.tokens.ends[described.last - 1]), "nominal")
                continue
        if _acts(frame, described):
            _anonymous(frame, described, new)
    return list(new.values())


def _acts(frame: Frame, described: Description) -> bool:
    """Whether it stands where somebody acts, speaks or is addressed: before a verb or after one, or after "by"."""
    after = frame.tags[described.last : described.last + 2]
    if after[:1] in ACTS or (after[:1] == "a" and after[1:] in ACTS) or (after[:1] == "n" and after[1:] in "DHOZ"):
        return True
    first = described.first
    return frame.tags[first - 1 : first] in OBJECT or (first > 0 and frame.tokens.words[first - 1] in BESIDE)


BESIDE = frozenset(("by", "with", "to", "from", "among", "between"))
ACTS = frozenset("sbhmdvexW")
OBJECT = frozenset("sve")


def _is_loose(described: Description) -> bool:
    """A bare singular, as in "head up": no actor, unless it has a capital or is somebody's."""
    bare = not (described.definite or described.indefinite or described.possessor or described.code)
    return bare and (described.core - described.first == 1 or described.head.noun in role_words("loose"))


FIRMS = frozenset(("company", "firm", "business", "manufacturer", "retailer", "producer", "operator", "owner"))


def _body(bodies: list[Draft], described: Description, start: int) -> Draft | None:
    """The organisation that "the ministry" means: the last one before whose name has that word for its head."""
    noun = described.head.noun.lower()
    found: Draft | None = None
    for draft in bodies:
        if min(draft.mentions)[0] < start and any(noun == word.lower() for word in draft.name.split()):
            found = draft
    if found is None and noun in FIRMS:
        firms = [draft for draft in bodies if draft.rule in FIRM_RULES and min(draft.mentions)[0] < start]
        found = firms[0] if len(firms) == 1 else None
    return found


FIRM_RULES = frozenset(("company", "unknown", "words"))
"""Patterns that see names of no public body."""


def _person(people: list[Draft], described: Description, start: int) -> Draft | None:
    """The one named person whom a definite description means."""
    if (
        described.indefinite
        or described.former
        or not (described.definite or described.code or described.of or described.title[0].isupper())
    ):
        return None
    head = _plain(described.title)
    fit = [
        draft
        for draft in people
        if draft.names[0].start < start
        and any(_same(role, head, described) for role in draft.roles) and _agrees(draft, described)
    ]
    if described.head.gender != "u":
        fit = [draft for draft in fit if draft.gender in ("u", described.head.gender)]
    if len(fit) > 1:
        exact = [draft for draft in fit if any(_plain(role.title) == head for role in draft.roles)]
        fit = exact or fit
    if len(fit) > 1:
        before = [draft for draft in fit if draft.names[0].start < start]
        fit = before if len(before) == 1 else []
    if fit:
        return fit[0]
    return _only_one_left(people, described, start)


def _only_one_left(people: list[Draft], described: Description, start: int) -> Draft | None:
    """An office that nobody is known to hold means the one person named before who has none and whom nothing rules out."""
    if described.head.noun.lower() not in role_words("single") or (described.of and described.code is None):
        return None
    free = [
        draft
        for draft in people
        if not draft.roles
        and len(draft.name.split()) > 1
        and draft.names[0].start < start
        and (described.code is None or draft.code in (None, described.code))
        and (described.head.gender == "u" or draft.gender in ("u", described.head.gender))
    ]
    return free[0] if len(free) == 1 else None


def _plain(title: str) -> str:
    low = title.lower()
    return SAME.get(low, low)


def _same(role: Role, head: str, described: Description) -> bool:
    """Whether a role is the one that a description names, in full or by its last word."""
    if role.former:
        return False
    title = _plain(role.title)
    if title == head:
        return True
    if head == "leader":
        return described.code is not None and title in ("president", "prime minister", "chancellor", "king", "emir")
    return title.endswith(" " + head) or (described.definite and title.split(" of ")[0].endswith(head))


def _agrees(draft: Draft, described: Description) -> bool:
    if (
        described.code is not None
        and draft.code != described.code
        and not (draft.code is None and not any(r.of for r in draft.roles))
    ):
        return False
    if described.of is None or described.possessor:
        return (
            described.possessor == ""
            or described.code is not None
            or any(
                r.of is not None and (r.of in described.possessor or described.possessor in r.of) for r in draft.roles
            )
        )
    return any(
        r.of is None or r.of.lower() in described.of.lower() or described.of.lower() in r.of.lower()
        for r in draft.roles
    )


def _anonymous(frame: Frame, described: Description, new: dict[str, Draft]) -> None:
    """An actor that the article does not name; the same words again mean the same."""
    tokens = frame.tokens
    start, end = tokens.starts[described.first], tokens.ends[described.last - 1]
    first = described.first
    while first < described.core - 1 and tokens.words[first].lower() in _DETERMINERS:
        first += 1
    name = frame.text[tokens.starts[first] : tokens.ends[described.core - 1]]
    key = name.lower()
    draft = new.get(key)
    if draft is None or described.indefinite:
        kind: ActorKind = "group" if described.head.plural else "person" if described.head.person else "organisation"
        draft = Draft(
            name, kind, "description", plural=described.head.plural, gender=described.head.gender, code=described.code
        )
        if key in new:
            key = f"{key} {start}"
        new[key] = draft
    draft.mentions[start, end] = "nominal"


_DETERMINERS = frozenset(["the", "a", "an", "this", "these", "those", "some", "all", "his", "her", "their", "its", "our", "my", "your", "whose"])
