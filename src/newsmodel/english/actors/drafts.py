"""An actor while it is being put together."""

import functools
from collections.abc import Callable

import attrs

from newsmodel.english.actors.name import Name
from newsmodel.english.grammar.frames import Frame
from newsmodel.model import Mention, Role
from newsmodel.model.actor import ActorKind
from newsmodel.model.copies import builder
from newsmodel.model.spans import MentionKind


@attrs.define(eq=False, init=False)
class Draft:
    """What is known so far of an actor.

    Attributes:
        names: where it is named.
        mentions: all places, by their tokens: the first and the one after the last; those of names once all are found.
        relations: what it is called beside its offices: "father", "boy".
    """

    name: str
    kind: ActorKind
    rule: str
    code: str | None
    gender: str
    roles: tuple[Role, ...]
    names: list[Name]
    mentions: dict[tuple[int, int], Mention]
    relations: tuple[str, ...]

    def __init__(self, name: str, kind: ActorKind, rule: str, code: str | None = None, gender: str = "u") -> None:
        self.name = name
        self.kind = kind
        self.rule = rule
        self.code = code
        self.gender = gender
        self.roles = ()
        self.names = []
        self.mentions = {}
        self.relations = ()

    def add_name(self, name: Name) -> None:
        """One more place where it is named."""
        self.names.append(name)
        if self.gender == "u":
            self.gender = name.gender
        if self.code is None:
            self.code = name.code

    def mention(self, frame: Frame, first: int, last: int, kind: MentionKind) -> None:
        """One more place where it is meant, unless it is there."""
        place = first, last
        if place not in self.mentions:
            tokens = frame.tokens
            start, end = tokens.starts[first], tokens.ends[last - 1]
            self.mentions[place] = new_mention()(start, end, frame.text[start:end], kind)

    def add_role(self, role: Role) -> None:
        """One more role, unless it is there; one with a body says more than one without."""
        for number, other in enumerate(self.roles):
            if other.title.lower() == role.title.lower():
                if other.of is None and role.of is not None and other.former == role.former:
                    self.roles = *self.roles[:number], role, *self.roles[number + 1 :]
                if other.of is None or role.of is None or other.of == role.of:
                    return
        self.roles += (role,)


@functools.cache
def new_mention() -> Callable[[int, int, str, MentionKind], Mention]:
    """Makes a mention without checks: it is cut from the text, and the pipeline checks it when its actor arrives."""
    return builder(Mention, "start", "end", "text", "kind")
