"""What was said, by whom, to whom."""

from types import NoneType
from typing import Literal

import attrs

from newsmodel.model import checks
from newsmodel.model.extra import EMPTY, FrozenDict, Json, freeze
from newsmodel.model.spans import Reference, Span

QuoteAct = Literal["state", "deny", "ask", "decline"]
QuoteKind = Literal["direct", "mixed", "indirect"]
QUOTE_ACTS: tuple[QuoteAct, ...] = ("state", "deny", "ask", "decline")
QUOTE_KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect")


_SPANS = frozenset([Span])
_OPTIONAL_SPAN, _OPTIONAL_REFERENCE = frozenset([Span, NoneType]), frozenset([Reference, NoneType])


@attrs.frozen(kw_only=True, field_transformer=checks.held_back)
class Quote:
    """Words or thoughts that the text attributes to somebody.

    Attributes:
        id: filled by the pipeline when empty; unique in the article.
        by: name of the extractor; filled by the pipeline.
        rule: name of the pattern that fired.
        act: state, deny, ask or decline: what was denied, asked or left unsaid is never shown as said.
        kind: by the marks alone: direct (every word of the content inside marks), mixed (some), indirect (none).
        content: the spans of what was said, in order, without outer marks and without "he said".
        cue: "said", "according to", or None.
        speaker: who said it, or None where the text does not tell.
        addressee: who was told, or None.
        extra: JSON values of plugins.
    """

    id: str = attrs.field(default="", validator=checks.text)
    by: str | None = attrs.field(default=None, validator=checks.optional_text)
    rule: str | None = attrs.field(default=None, validator=checks.optional_text)
    act: QuoteAct = attrs.field(default="state", validator=checks.one_of(*QUOTE_ACTS))
    kind: QuoteKind = attrs.field(validator=checks.one_of(*QUOTE_KINDS))
    content: tuple[Span, ...] = attrs.field(validator=(checks.tuple_of(Span), checks.not_empty))
    cue: Span | None = attrs.field(default=None, validator=checks.instance(Span, optional=True))
    speaker: Reference | None = attrs.field(default=None, validator=checks.instance(Reference, optional=True))
    addressee: Reference | None = attrs.field(default=None, validator=checks.instance(Reference, optional=True))
    extra: dict[str, Json] = attrs.field(default=EMPTY)

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.id) is str
            and self.id.isascii()
            and (self.by is None or (type(self.by) is str and self.by.isascii()))
            and (self.rule is None or (type(self.rule) is str and self.rule.isascii()))
            and self.act in QUOTE_ACTS
            and self.kind in QUOTE_KINDS
            and type(self.content) is tuple
            and self.content
            and _SPANS.issuperset(map(type, self.content))
            and type(self.cue) in _OPTIONAL_SPAN
            and type(self.speaker) in _OPTIONAL_REFERENCE
            and type(self.addressee) in _OPTIONAL_REFERENCE
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

    @property
    def text(self) -> str:
        """The words of the content, its spans joined by a space."""
        return " ".join(span.text for span in self.content)
