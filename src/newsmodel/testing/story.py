"""Stories: text that is written together with the truth in it, so that a test knows who says what.

A story is made of blocks, each a template with fields. It can be written again with other marks, other names or other
spacing, and the truth moves along. Nothing here knows a language: a plugin for German brings German templates.
"""

import functools
import string
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import attrs

from newsmodel.model import Article, Span
from newsmodel.model.proposal import ProposalAct
from newsmodel.model.quote import QuoteAct


@attrs.frozen
class Marks:
    """A style of quotation marks.

    Attributes:
        name: "curly".
        open, close: the marks.
    """

    name: str
    open: str
    close: str


CURLY = Marks("curly", "“", "”")
STRAIGHT = Marks("straight", '"', '"')
DOUBLED = Marks("doubled", "''", "''")
SINGLE = Marks("single", "‘", "’")
STYLES = (CURLY, STRAIGHT, DOUBLED, SINGLE)
"""The styles of English print and of what is scraped from it; the first is what stories are written in."""


@attrs.frozen(kw_only=True)
class Plain:
    """A paragraph in which nobody says or wants anything; `{name}` stands for somebody who is there.

    Attributes:
        template: the text, with fields in braces; a line end stands for a new paragraph.
        name: who is there, or None.
        joined: it goes on in the paragraph of the block before.
    """

    template: str
    name: str | None = None
    joined: bool = False

    @property
    def fields(self) -> Mapping[str, str]:
        """The template's fields."""
        return {} if self.name is None else {"name": self.name}


@attrs.frozen(kw_only=True)
class Said:
    """Somebody says something.

    Attributes:
        template: with the fields `{speaker}`, `{cue}` and `{0}`, `{1}`, ... for the pieces of the content. After a
            colon stands what goes with a piece: `{0:,}` is in marks with a comma before the closing one, `{0:.+}` is
            not closed because the quotation goes on in the next paragraph, `{0:-}` has no marks.
        speaker: who says it, by the full name.
        cue: "said".
        content: what is said, in pieces.
        form: "direct" or "indirect".
        act: state, deny, ask or decline.
        joined: it goes on in the paragraph of the block before.
    """

    template: str
    speaker: str
    cue: str
    content: tuple[str, ...]
    form: Literal["direct", "indirect"] = "direct"
    act: QuoteAct = "state"
    joined: bool = False

    @property
    def fields(self) -> Mapping[str, str]:
        """The template's fields."""
        pieces = {str(number): piece for number, piece in enumerate(self.content)}
        return {"speaker": self.speaker, "cue": self.cue, **pieces}


@attrs.frozen(kw_only=True)
class Proposed:
    """Somebody wants something done.

    Attributes:
        template: with the fields `{proposer}`, `{cue}`, `{action}` and, where there is one, `{addressee}`.
        proposer, addressee: by full names.
        cue: "urged".
        action: what is to be done, with its deadline.
        act: demand, request, propose, plan, pledge, offer, agree, threaten or reject.
        deadline: the words at the end of the action that say by when ("by 2030"), or None.
        date: what they mean ("2030"), or None where that depends.
        joined: it goes on in the paragraph of the block before.
    """

    template: str
    proposer: str
    cue: str
    action: str
    act: ProposalAct
    addressee: str | None = None
    deadline: str | None = None
    date: str | None = None
    joined: bool = False

    @property
    def fields(self) -> Mapping[str, str]:
        """The template's fields."""
        found = {"proposer": self.proposer, "cue": self.cue, "action": self.action}
        return found if self.addressee is None else {**found, "addressee": self.addressee}


Block = Plain | Said | Proposed


@attrs.frozen
class PlantedQuote:
    """What a `Said` has become in the text."""

    block: Said
    content: tuple[Span, ...]
    cue: Span
    speaker: Span

    @property
    def long(self) -> bool:
        """It runs over several paragraphs."""
        return "\n" in self.block.template


@attrs.frozen
class PlantedProposal:
    """What a `Proposed` has become in the text."""

    block: Proposed
    action: Span
    cue: Span
    proposer: Span
    deadline: Span | None


@attrs.frozen(kw_only=True)
class Story:
    """A text and the truth in it.

    Attributes:
        blocks: in order.
        aside: a paragraph that can be put before or after a story, or None where the language brings none.
        bystander: a sentence with a name in it that says and wants nothing, or None.
        marks: the style it is written in.
        styles: all styles of the language; the first is the usual one.
        gap: what stands between paragraphs.
        language: as BCP 47.
    """

    blocks: tuple[Block, ...]
    aside: Plain | None = None
    bystander: Plain | None = None
    marks: Marks = CURLY
    styles: tuple[Marks, ...] = STYLES
    gap: str = "\n"
    language: str = "en"

    @property
    def text(self) -> str:
        """The text as it is written."""
        return self._written.text

    @property
    def quotes(self) -> tuple[PlantedQuote, ...]:
        """Who says what, with the places."""
        return self._written.quotes

    @property
    def proposals(self) -> tuple[PlantedProposal, ...]:
        """Who wants what, with the places."""
        return self._written.proposals

    @functools.cached_property
    def names(self) -> tuple[str, ...]:
        """Everybody who is named, in order."""
        parts = (block.fields.get(key) for block in self.blocks for key in ("speaker", "proposer", "addressee", "name"))
        return tuple(dict.fromkeys(filter(None, parts)))

    @property
    def article(self) -> Article:
        """An article of this text, with nothing found in it."""
        return Article(text=self.text, language=self.language)

    def __add__(self, other: "Story") -> "Story":
        """This story and then another, as one."""
        return attrs.evolve(self, blocks=(*self.blocks, *other.blocks))

    def renamed(self, old: str, new: str) -> "Story":
        """The story with another name for somebody, wherever it stands in a field."""
        return attrs.evolve(self, blocks=tuple(_renamed(block, old, new) for block in self.blocks))

    def __repr__(self) -> str:
        return f"Story({self.text!r})"

    @functools.cached_property
    def _written(self) -> "_Written":
        writer = _Writer(self.marks, self.gap)
        for number, block in enumerate(self.blocks):
            if number:
                writer.add(" " if block.joined else self.gap)
            writer.block(block)
        return _Written("".join(writer.parts), tuple(writer.quotes), tuple(writer.proposals))


@attrs.frozen
class _Written:
    text: str
    quotes: tuple[PlantedQuote, ...]
    proposals: tuple[PlantedProposal, ...]


class _Writer:
    """Writes blocks, and keeps where each field has come to stand."""

    def __init__(self, marks: Marks, gap: str) -> None:
        self.marks, self.gap = marks, gap
        self.parts: list[str] = []
        self.at = 0
        self.quotes: list[PlantedQuote] = []
        self.proposals: list[PlantedProposal] = []

    def add(self, text: str) -> Span:
        span = Span(self.at, self.at + len(text), text)
        self.parts.append(text)
        self.at = span.end
        return span

    def block(self, block: Block) -> None:
        places: dict[str, Span] = {}
        for literal, field, manner in _pieces(block.template):
            self.add(literal.replace("\n", self.gap))
            if field is not None:
                value = block.fields[field]
                places[field] = self.piece(value, manner) if field.isdigit() else self.add(value)
        if isinstance(block, Said):
            content = tuple(places[str(number)] for number in range(len(block.content)))
            self.quotes.append(PlantedQuote(block, content, places["cue"], places["speaker"]))
        elif isinstance(block, Proposed):
            action = places["action"]
            due = block.deadline
            deadline = Span(action.end - len(due), action.end, due) if due else None
            self.proposals.append(PlantedProposal(block, action, places["cue"], places["proposer"], deadline))

    def piece(self, text: str, manner: str) -> Span:
        """A piece of content, with or without marks; its place without them."""
        if manner == "-":
            return self.add(text)
        self.add(self.marks.open)
        span = self.add(text)
        self.add(manner.removesuffix("+"))
        if not manner.endswith("+"):
            self.add(self.marks.close)
        return span


@functools.lru_cache(maxsize=256)
def _pieces(template: str) -> tuple[tuple[str, str | None, str], ...]:
    return tuple(_parsed(template))


def _parsed(template: str) -> Iterator[tuple[str, str | None, str]]:
    for literal, field, manner, _ in string.Formatter().parse(template):
        yield literal, field, manner or ""


def _renamed(block: Block, old: str, new: str) -> Block:
    """The block with each field that is the name, or has it in it, changed."""
    changes: dict[str, Any] = {}
    for field in attrs.fields(type(block)):
        value = getattr(block, field.name)
        if field.name == "template":
            continue
        if isinstance(value, str) and old in value:
            changes[field.name] = value.replace(old, new)
        elif isinstance(value, tuple):
            changes[field.name] = tuple(piece.replace(old, new) for piece in value)
    return attrs.evolve(block, **changes)
