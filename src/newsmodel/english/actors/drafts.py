"""An actor while it is being put together."""

import attrs

from newsmodel.english.actors.names import Name
from newsmodel.model import Role
from newsmodel.model.actor import ActorKind
from newsmodel.model.spans import MentionKind
from newsmodel.text import Tokens


@attrs.define(eq=False, init=False)
class Draft:
    """What is known so far of an actor.

    Attributes:
        names: where it is named.
        mentions: all places, by start and end: the kind, and the tokens from the first up to the last.
        relations: what it is called beside its offices: "father", "boy".
    """

    name: str
    kind: ActorKind
    rule: str
    code: str | None
    gender: str
    roles: list[Role]
    names: list[Name]
    mentions: dict[tuple[int, int], tuple[MentionKind, int, int]]
    relations: tuple[str, ...]

    def __init__(self, name: str, kind: ActorKind, rule: str, code: str | None = None, gender: str = "u") -> None:
        self.name = name
        self.kind = kind
        self.rule = rule
        self.code = code
        self.gender = gender
        self.roles = []
        self.names = []
        self.mentions = {}
        self.relations = ()

    def add_name(self, name: Name) -> None:
        """One more place where it is named."""
        self.names.append(name)
        self.mentions[name.start, name.end] = "name", name.first, name.last
        if self.gender == "u":
            self.gender = name.gender
        if self.code is None:
            self.code = name.code

    def mention(self, tokens: Tokens, first: int, last: int, kind: MentionKind) -> None:
        """One more place where it is meant, unless it is there."""
        self.mentions.setdefault((tokens.starts[first], tokens.ends[last - 1]), (kind, first, last))

    def add_role(self, role: Role) -> None:
        """One more role, unless it is there; one with a body says more than one without."""
        for number, other in enumerate(self.roles):
            if other.title.lower() == role.title.lower():
                if other.of is None and role.of is not None and other.former == role.former:
                    self.roles[number] = role
                if other.of is None or role.of is None or other.of == role.of:
                    return
        self.roles.append(role)
