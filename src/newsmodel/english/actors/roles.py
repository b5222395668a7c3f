"""Whose role a description gives: it stands before the name, beside it between commas, or after "is"."""

from collections.abc import Iterable

from newsmodel.english.actors.descriptions import NO_TITLE, Description
from newsmodel.english.actors.drafts import Draft
from newsmodel.english.actors.names import Name
from newsmodel.english.grammar.frames import Frame
from newsmodel.model import Role

BEING = frozenset(["is", "was", "became", "remains"])


def give_roles(frame: Frame, tags: str, drafts: Iterable[Draft], descriptions: list[Description]) -> None:
    """Join descriptions to the persons whose names they stand beside."""
    starts: dict[int, Description] = {d.first: d for d in descriptions}
    ends = {d.last: d for d in descriptions} | {d.core: d for d in descriptions}
    for draft in drafts:
        if draft.kind != "person":
            continue
        for name in draft.names:
            for described, nominal in _beside(frame, tags, name, starts, ends):
                if described.head.plural or (described.used and not nominal):
                    continue
                take(frame, draft, described, nominal=nominal)


def _beside(
    frame: Frame, tags: str, name: Name, starts: dict[int, Description], ends: dict[int, Description]
) -> Iterable[tuple[Description, bool]]:
    """The descriptions beside a name, and whether they are mentions of their own."""
    before = name.first
    while before and tags[before - 1] == "_":
        before -= 1
    while (
        before
        and name.address
        and frame.tokens.starts[name.first] - frame.tokens.starts[before - 1] <= len(name.address) + 2
    ):
        before -= 1
    if before in ends:
        yield ends[before], False
    elif (
        (
            tags[before - 1 : before] == ","
            and (d := ends.get(before - 1))
            and (d.definite or d.indefinite or d.possessor or d.of)
        )
        and tags[name.last : name.last + 1] in tuple(",.;)sbvhdm-\nx")
        and not _in_list(tags, d)
    ):
        yield d, True
    after = name.last
    if tags[after : after + 3] == ",#,":
        after += 2
    mark = tags[after : after + 1]
    if mark == ",":
        described = starts.get(after + 1) or (starts.get(after + 2) if tags[after + 1 : after + 2] == "a" else None)
        if (
            described is not None
            and not described.head.plural
            and described.head.person
            and (
                (
                    tags[described.last : described.last + 1] in tuple(",.;)W-\ni_eG:")
                    or tags[described.last : described.last + 1] == ""
                )
                or described.definite
                or described.indefinite
            )
        ):
            yield described, True
    elif mark == "W" or (mark == "," and tags[after + 1 : after + 2] == "W"):
        at = after + 1 + (mark == ",")
        if frame.tokens.words[at : at + 1] and frame.tokens.words[at] in BEING and (d := starts.get(at + 1)):
            yield d, True
    elif (
        mark == "b"
        and frame.tokens.words[after] in BEING
        and (d := starts.get(after + 1))
        and (d.definite or d.indefinite)
    ) or (mark == "(" and (d := starts.get(after + 1))):
        yield d, True


def _in_list(tags: str, described: Description) -> bool:
    return tags[described.first - 1 : described.first] == ","


def take(frame: Frame, draft: Draft, described: Description, *, nominal: bool) -> None:
    """The description is of this person: its role, country, gender and, if it is one, its mention."""
    described.used = True
    if described.head.noun not in NO_TITLE and described.title:
        former = described.former or (described.possessor == "" and False)
        draft.add_role(Role(described.title, described.of, former))
    if draft.code is None:
        draft.code = described.code
    if draft.gender == "u":
        draft.gender = described.head.gender
    if nominal:
        start, end = frame.tokens.starts[described.first], frame.tokens.ends[described.last - 1]
        draft.mentions.setdefault((start, end), "nominal")
