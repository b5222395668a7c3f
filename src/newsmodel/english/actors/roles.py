"""Whose role a description gives: it stands before the name, beside it between commas, or after "is"."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from newsmodel.english.actors.descriptions import Description
from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.heads import role_words
from newsmodel.english.actors.names import Name
from newsmodel.english.actors.words import POSTNOMINALS
from newsmodel.english.grammar.frames import Frame
from newsmodel.model import Role

RECENT = 60
"""How many names of bodies back a possessor is looked for."""
BEING = frozenset(["is", "was", "became", "remains"])


def give_roles(frame: Frame, tags: str, drafts: Sequence[Draft], descriptions: list[Description]) -> None:
    """Join descriptions to the persons whose names they stand beside."""
    people = [d for d in descriptions if d.head.person]
    _owners(frame, drafts, people)
    starts: dict[int, Description] = {d.first: d for d in people}
    ends = {d.last: d for d in people} | {d.core: d for d in people}
    bodies = {name.first: name for draft in drafts if draft.kind != "person" for name in draft.names}
    for draft in drafts:
        if draft.kind != "person":
            continue
        for name in draft.names:
            if frame.tokens.words[name.last : name.last + 1] in SEATS:
                draft.add_role(Role(frame.tokens.words[name.last]))
            for described, nominal in _beside(frame, tags, name, starts, ends):
                if described.head.plural or (described.used and not nominal):
                    continue
                if not nominal:
                    _of_after(tags, described, name, bodies)
                take(frame, draft, described, nominal=nominal)


def _of_after(tags: str, described: Description, name: Name, bodies: Mapping[int, Name]) -> None:
    """What an office is of where that follows the name: "President Ann Lee of Norway"."""
    if described.of is None and tags[name.last : name.last + 1] == "f":
        body = bodies.get(name.last + 1 + (tags[name.last + 1 : name.last + 2] == "D"))
        if body is not None:
            described.of, described.code = body.text, described.code or (body.code if body.kind == "country" else None)


def _owners(frame: Frame, drafts: Sequence[Draft], people: list[Description]) -> None:
    """Whose chairman "its chairman", "whose chairman" and "the trust’s chairman" is: the last body that fits."""
    bodies = sorted(
        ((n.start, d) for d in drafts if d.kind in ("organisation", "country") for n in d.names),
        key=lambda pair: pair[0],
    )
    for described in people:
        if described.of is not None or not described.possessor:
            continue
        start = frame.tokens.starts[described.first]
        sentence = frame.sentence_of(described.first)
        told = described.possessor in ("its", "their", "whose")
        if not told and described.possessor in PRONOUNS:
            continue
        last = bisect_left(bodies, start, key=lambda pair: pair[0])
        for begin, draft in reversed(bodies[max(0, last - RECENT) : last]):
            if told:
                if sentence - frame.sentence_of(frame.tokens.at(begin)) <= 1:
                    described.of = draft.name
                break
            if any(word.lower() == described.possessor for word in draft.name.split()):
                described.of = draft.name
                break


SEATS = frozenset([("MP",), ("MSP",), ("MEP",)])
"""Offices that stand after a name."""
PRONOUNS = frozenset(("his", "her", "my", "our", "your"))
Places = Mapping[int, Description]
ENDS_NAME = frozenset(",.;)sbvhdm-\nx")
ENDS_APPOSITION = frozenset(",.;)(W-\ni_eG:")


def _beside(frame: Frame, tags: str, name: Name, starts: Places, ends: Places) -> Iterator[tuple[Description, bool]]:
    """The descriptions beside a name, and whether they are mentions of their own."""
    words = frame.tokens.words
    after = name.last + (words[name.last : name.last + 1] != () and words[name.last] in POSTNOMINALS)
    before = _before(frame, tags, name)
    title = ends.get(before) or ends.get(name.first)
    if title is not None:
        yield title, False
    elif before and tags[before - 1] == "," and tags[after : after + 1] in ENDS_NAME:
        apposed = ends.get(before - 1)
        if apposed is not None and _is_whole(tags, apposed):
            yield apposed, True
    described = _after(words, tags, after, starts)
    if described is None:
        return
    other = starts.get(described.last + 1) if words[described.last : described.last + 1] == ("and",) else None
    if other is None or other.head.plural or tags[other.last : other.last + 1] not in ENDS_APPOSITION:
        yield described, True
        return
    described.of = described.of or other.of
    yield from ((described, True), (other, True))


def _before(frame: Frame, tags: str, name: Name) -> int:
    """The place before a name and its form of address."""
    before = name.first
    while before and tags[before - 1] == "_":
        before -= 1
    if name.address:
        first = frame.tokens.starts[name.first] - len(name.address) - 2
        while before and frame.tokens.starts[before - 1] >= first:
            before -= 1
    return before


def _is_whole(tags: str, described: Description) -> bool:
    """Whether it is said of the name after it: "The leader, Ann Lee,", but not "teachers, a nurse, Ann Lee"."""
    if described.possessor == "whose":
        return True
    told = described.definite or described.indefinite or described.possessor or described.of
    return bool(told) and tags[described.first - 1 : described.first] != ","


def _after(words: Sequence[str], tags: str, after: int, starts: Places) -> Description | None:
    """The description after a name: between commas, in brackets, after "is" or "who is"."""
    if tags[after : after + 3] == ",#,":
        after += 2
    mark = tags[after : after + 1]
    if mark == "," and tags[after + 1 : after + 2] == "W":
        after, mark = after + 1, "W"
    if mark == "W":
        after, mark = after + 1, tags[after + 1 : after + 2]
    if mark == "b":
        described = starts.get(after + 1) if words[after] in BEING else None
        return described if described and (described.definite or described.indefinite or described.of) else None
    if mark == "(":
        return starts.get(after + 1)
    if mark != ",":
        return None
    described = starts.get(after + 1) or (starts.get(after + 2) if tags[after + 1 : after + 2] == "a" else None)
    if described is None or described.head.plural:
        return None
    closed = tags[described.last : described.last + 1]
    if words[described.last : described.last + 1] == ("and",) and described.last + 1 in starts:
        return described
    whole = closed in ENDS_APPOSITION or not closed or described.definite or described.indefinite
    return described if whole else None


def take(frame: Frame, draft: Draft, described: Description, *, nominal: bool, role: bool = True) -> None:
    """The description is of this person: its role, country, gender and, if it is one, its mention."""
    described.used = True
    if described.head.noun.lower() in role_words("plain"):
        if described.head.noun not in draft.relations:
            draft.relations.append(described.head.noun)
    elif role and described.title:
        draft.add_role(Role(described.title, described.of, described.former))
    if draft.code is None:
        draft.code = described.code
    if draft.gender == "u":
        draft.gender = described.head.gender
    if nominal:
        draft.mention(frame.tokens, described.first, described.last, "nominal")
