"""Whose role a description gives: it stands before the name, beside it between commas, or after "is"."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from newsmodel.english.actors.descriptions import Description
from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.heads import role_words
from newsmodel.english.actors.name import Name
from newsmodel.english.actors.words import POSTNOMINALS
from newsmodel.english.grammar.frames import Frame
from newsmodel.model import Role
from newsmodel.text import Tokens

RECENT = 60
"""How many names of bodies back a possessor is looked for."""
Places = Mapping[int, Description]
"""Descriptions by a token."""
BEING = frozenset(["is", "was", "became", "remains"])


def give_roles(frame: Frame, tags: str, drafts: Sequence[Draft], descriptions: list[Description]) -> None:
    """Join descriptions to the persons whose names they stand beside."""
    people = [d for d in descriptions if d.head.person]
    _owners(frame, drafts, people)
    starts: Places = {d.first: d for d in people}
    ends: Places = {d.last: d for d in people} | {d.core: d for d in people}
    bodies: dict[int, Name] | None = None
    words = frame.tokens.words
    padded = tags + PADDING
    for draft in drafts:
        if draft.kind != "person":
            continue
        for name in draft.names:
            before, after = name.first, name.last
            tag_before, tag_after = padded[before - 1], padded[after]
            if tag_after == "N" and words[after] in POSTNOMINALS:
                if words[after] in SEATS:
                    draft.add_role(Role(words[after]))
                after += 1
                tag_after = padded[after]
            described = ends.get(before)
            if name.address or tag_before == "_":
                before = _before(frame.tokens, padded, name)
                tag_before = padded[before - 1]
                described = ends.get(before) or described
            if described is not None and not described.used and not described.head.plural:
                if described.of is None and padded[name.last] == "f":
                    bodies = _bodies(drafts) if bodies is None else bodies
                    _of_after(padded, described, name, bodies)
                take(frame, draft, described, nominal=False)
                before = described.first
                tag_before = padded[before - 1]
            if tag_before == "," and tag_after in ENDS_NAME:
                _take_apposed(frame, padded, draft, before - 1, ends)
            if tag_after in OPENS_DESCRIPTION:
                for described in _following(words, padded, after, starts):
                    take(frame, draft, described, nominal=True)


def _take_apposed(frame: Frame, tags: str, draft: Draft, comma: int, ends: Places) -> None:
    """What stands before a comma and a name: "The leader, Ann Lee,", "the founder and chief executive, Ann Lee,"."""
    described = ends.get(comma)
    if described is None or described.head.plural or described.used:
        return
    other = ends.get(described.first - 1) if tags[described.first - 1] == "c" else None
    if other is not None and not other.head.plural and not other.used and _is_whole(tags, other):
        described.of = described.of or other.of
        take(frame, draft, other, nominal=True)
        take(frame, draft, described, nominal=False)
    elif _is_whole(tags, described):
        take(frame, draft, described, nominal=True)


def _bodies(drafts: Iterable[Draft]) -> dict[int, Name]:
    """The names of all but persons, by the token where they begin."""
    return {name.first: name for draft in drafts if draft.kind != "person" for name in draft.names}


def _of_after(tags: str, described: Description, name: Name, bodies: Mapping[int, Name]) -> None:
    """What an office is of where that follows the name: "President Ann Lee of Norway"."""
    body = bodies.get(name.last + 1 + (tags[name.last + 1] == "D"))
    if body is not None:
        described.of, described.code = body.text, described.code or (body.code if body.kind == "country" else None)


def _owners(frame: Frame, drafts: Sequence[Draft], people: list[Description]) -> None:
    """Whose chairman "its chairman", "whose chairman" and "the trust’s chairman" is: the last body that fits."""
    people = [d for d in people if d.possessor and d.of is None and d.possessor not in PRONOUNS]
    if not people:
        return
    bodies = [
        (name.start, draft) for draft in drafts if draft.kind in ("organisation", "country") for name in draft.names
    ]
    bodies.sort(key=START)
    for described in people:
        start = frame.tokens.starts[described.first]
        sentence = frame.sentence_of(described.first)
        told = described.possessor in ("its", "their", "whose")
        last = bisect_left(bodies, start, key=START)
        for begin, draft in reversed(bodies[max(0, last - RECENT) : last]):
            if told:
                if sentence - frame.sentence_of(frame.tokens.at(begin)) <= 1:
                    described.of = draft.name
                break
            if described.possessor in draft.name.lower().split():
                described.of = draft.name
                break


START = itemgetter(0)
PADDING = "   "
"""After the tags, so that what follows the last name can be asked for."""
SEATS = frozenset(["MP", "MSP", "MEP"])
"""Offices that stand after a name."""
PRONOUNS = frozenset(("his", "her", "my", "our", "your"))
ENDS_NAME = frozenset(",.;)sbvhdm-\nx")
OPENS_DESCRIPTION = frozenset(",(Wb")
ENDS_APPOSITION = frozenset(",.;)(W-\ni_eG:")


def _before(tokens: Tokens, tags: str, name: Name) -> int:
    """The place before a name and its form of address."""
    before = name.first
    while before and tags[before - 1] == "_":
        before -= 1
    if name.address:
        first = tokens.starts[name.first] - len(name.address) - 2
        while before and tokens.starts[before - 1] >= first:
            before -= 1
    return before


def _is_whole(tags: str, described: Description) -> bool:
    """Whether it is said of the name after it: "The leader, Ann Lee,", but not "teachers, a nurse, Ann Lee"."""
    if described.possessor in ("whose", "its", "his", "her", "their"):
        return True
    told = (
        described.definite
        or described.indefinite
        or described.possessor
        or described.of
        or tags[described.first] == "#"
    )
    return bool(told) and tags[described.first - 1 : described.first] != ","


def _following(words: Sequence[str], tags: str, after: int, starts: Places) -> list[Description]:
    """The descriptions after a name: one, or two that "and" joins."""
    described = _after(words, tags, after, starts)
    if described is None:
        return []
    found = [described]
    other = starts.get(described.last + 1) if tags[described.last] == "c" and words[described.last] == "and" else None
    if other is not None and not other.head.plural and tags[other.last] in ENDS_APPOSITION:
        described.of = described.of or other.of
        found.append(other)
    return found if not described.head.plural else found[1:]


def _after(words: Sequence[str], tags: str, after: int, starts: Places) -> Description | None:
    """The description after a name: between commas, in brackets, after "is" or "who is"."""
    mark = tags[after]
    if mark == "," and tags[after + 1] == "#" and tags[after + 2] == ",":
        after += 2
    if mark == "," and tags[after + 1] == "W":
        after, mark = after + 1, "W"
    if mark == "W":
        after, mark = after + 1, tags[after + 1]
    if mark == "b":
        described = starts.get(after + 1) if words[after] in BEING else None
        return described if described and (described.definite or described.indefinite or described.of) else None
    if mark == "(":
        return starts.get(after + 1)
    if mark != ",":
        return None
    described = starts.get(after + 1) or (starts.get(after + 2) if tags[after + 1] == "a" else None)
    if described is None or described.head.plural:
        return None
    if described.last + 1 in starts and words[described.last] == "and":
        return described
    closed = described.last >= len(words) or tags[described.last] in ENDS_APPOSITION
    return described if closed or described.definite or described.indefinite else None


def take(frame: Frame, draft: Draft, described: Description, *, nominal: bool, role: bool = True) -> None:
    """The description is of this person: its role, country, gender and, if it is one, its mention."""
    described.used = True
    if described.head.noun.lower() in role_words("plain"):
        if described.head.noun not in draft.relations:
            draft.relations += (described.head.noun,)
    elif role and described.title:
        draft.add_role(Role(described.title, described.of, described.former))
    if draft.code is None:
        draft.code = described.code
    if draft.gender == "u":
        draft.gender = described.head.gender
    if nominal:
        draft.mention(frame, described.first, described.last, "nominal")
