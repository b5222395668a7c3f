"""Those who act or speak in an article."""

from typing import Literal

import attrs

from newsmodel.model import checks
from newsmodel.model.extra import EMPTY, FrozenDict, Json, freeze
from newsmodel.model.spans import Mention

ActorKind = Literal["person", "organisation", "country", "place", "group"]
ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "organisation", "country", "place", "group")


@attrs.frozen
class Role:
    """An office or function.

    Attributes:
        title: "President".
        of: "EU Commission", or None.
        former: where the text says that it is over.
    """

    title: str = attrs.field(validator=checks.some_text)
    of: str | None = attrs.field(default=None, validator=checks.optional_text)
    former: bool = attrs.field(default=False, validator=checks.instance(bool))


_ROLES, _MENTIONS = frozenset([Role]), frozenset([Mention])


@attrs.frozen(kw_only=True, field_transformer=checks.held_back)
class Actor:
    """A person, organisation, country, place or group, with every place where the text means it.

    Attributes:
        id: filled by the pipeline when empty; unique in the article.
        by: name of the extractor; filled by the pipeline.
        rule: name of the pattern that fired, so that the record can be explained.
        name: the fullest name the text gives, without titles.
        kind: person, organisation, country, place or group.
        roles: offices and functions the text gives.
        country: ISO 3166-1 alpha-2, or None where the text does not support one.
        mentions: in text order; mentions of different actors may nest.
        extra: JSON values of plugins.
    """

    id: str = attrs.field(default="", validator=checks.text)
    by: str | None = attrs.field(default=None, validator=checks.optional_text)
    rule: str | None = attrs.field(default=None, validator=checks.optional_text)
    name: str = attrs.field(validator=checks.some_text)
    kind: ActorKind = attrs.field(validator=checks.one_of(*ACTOR_KINDS))
    roles: tuple[Role, ...] = attrs.field(default=(), validator=checks.tuple_of(Role))
    country: str | None = attrs.field(default=None, validator=checks.optional_of(checks.country_code))
    mentions: tuple[Mention, ...] = attrs.field(default=(), validator=checks.tuple_of(Mention))
    extra: dict[str, Json] = attrs.field(default=EMPTY)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.id) is str
            and self.id.isascii()
            and (self.by is None or (type(self.by) is str and self.by.isascii()))
            and (self.rule is None or (type(self.rule) is str and self.rule.isascii()))
            and type(self.name) is str
            and self.name.isascii()
            and self.name
            and self.kind in ACTOR_KINDS
            and type(self.roles) is tuple
            and _ROLES.issuperset(map(type, self.roles))
            and (self.country is None or checks.is_country_code(self.country))
            and type(self.mentions) is tuple
            and _MENTIONS.issuperset(map(type, self.mentions))
        ):
            checks.every_field(self)
        if type(self.extra) is not FrozenDict:
            object.__setattr__(self, "extra", freeze(self.extra))

    def __repr__(self) -> str:
        from newsmodel.model.display import brief

        return brief(self)

    def _repr_html_(self) -> str:
        """For notebooks."""
        from newsmodel.model.display import record_html

        return record_html(self)
