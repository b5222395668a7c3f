"""Invented English stories: names, places and events that nobody will find in the news."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsmodel.testing.story import STYLES, Block, Marks, Plain, Proposed, Said, Story

Kind = Literal["direct", "indirect", "long", "proposal"]
KINDS: tuple[Kind, ...] = ("direct", "indirect", "long", "proposal")

NAMES = (
    "Ann Roe", "Tom Elm", "Eve Oak", "Ida Ashby", "Max Birch", "Zoë Ångström", "Lena Šimek", "Omar Haddad",
    "Ruth Calder", "Hugo Farrow", "Nora Quist", "Paul Tarn", "Irma Vögel", "Ravi Menon", "Chloé Duff", "Søren Lund",
)  # fmt: skip
"""No two share a word; accents are among them, for offsets in bytes."""

CUES = ("said", "insisted", "announced", "admitted", "warned")
SENTENCES = (
    "The bridge is safe", "We are ready for it", "The old café is open again", "Nobody saw the boat leave",
    "The harbour stays closed in winter", "It has 40 rooms and one window",
)  # fmt: skip
"""Of four words and more: fewer in marks may well be a title or scare quotes, which is for each plugin to judge."""
REMAINDERS = ("and it is open to all", "but the road is not", "because the winter was mild")
CLAUSES = (
    "the bridge was safe", "the old café was open again", "the harbour was closed in winter",
    "two boats had left at dawn", "the tower had 40 steps and one window",
)  # fmt: skip
ACTIONS = ("open the old mill", "close the northern bridge", "repair the roof of the tower", "sell the café")
DEADLINES = ((None, None), ("by 2031", "2031"), ("by June 2032", "2032-06"))

DIRECT = {
    "QVS": "{0:,} {cue} {speaker}.",
    "QSV": "{0:,} {speaker} {cue}.",
    "SVQ": "{speaker} {cue}, {0:.}",
    "colon": "{speaker} {cue}: {0:.}",
    "broken": "{0:,} {cue} {speaker}, {1:.}",
}
"""Orders of quotation (Q), speaker (S) and verb (V)."""
INDIRECT = {
    "that": "{speaker} {cue} that {0:-}.",
    "bare": "{speaker} {cue} {0:-}.",
    "according": "{cue} {speaker}, {0:-}.",
}
LONG = {
    "colon": "{speaker} {cue}: {0:.+}\n{1:.}",
    "last": "{0:.+}\n{1:,} {cue} {speaker}.",
    "three": "{speaker} {cue}: {0:.+}\n{1:.+}\n{2:.}",
}
"""Quotations over several paragraphs, opened anew in each and closed in the last, as print does it."""
WISHES = {
    "request": ("{proposer} {cue} {addressee} to {action}.", ("urged", "called on")),
    "plan": ("{proposer} {cue} to {action}.", ("plans",)),
    "pledge": ("{proposer} {cue} to {action}.", ("promised", "vowed")),
    "propose": ("{proposer} {cue} to {action}.", ("proposed",)),
    "offer": ("{proposer} {cue} to {action}.", ("offered",)),
    "threaten": ("{proposer} {cue} to {action}.", ("threatened",)),
}
ASIDES = (
    "The weather was mild.", "The fair 🎪 was over by noon.", "The road along the river is narrow and steep.",
    "The programme is at https://example.org/mill and from @elm_mill.",
    "About 300 people live in the valley; it has one shop (a bakery) and no station.",
)  # fmt: skip
PRESENCES = ("{name} was in the hall.", "{name} sat at the window.", "The mother of {name} is a baker.")


NOBODY = st.just("")
ASIDE = st.one_of(*(st.just(Plain(template=text)) for text in ASIDES))


def _said(template: str, *content: Sequence[str], cues: Sequence[str] = CUES, **fields: str) -> SearchStrategy[Said]:
    """A quotation in this order, each piece of its content one of some."""
    pieces = st.tuples(*map(st.sampled_from, content))
    if content.count(SENTENCES) > 1:
        pieces = pieces.filter(lambda chosen: len(set(chosen)) == len(chosen))
    given = {name: st.just(value) for name, value in fields.items()}
    return st.builds(
        Said, template=st.just(template), speaker=NOBODY, cue=st.sampled_from(cues), content=pieces, **given
    )


def _proposal(act: str, template: str, cue: str, action: str, words: str | None, date: str | None) -> Proposed:
    return Proposed(
        template=template,
        proposer="",
        cue=cue,
        action=f"{action} {words}" if words else action,
        act=act,  # type: ignore[arg-type]
        deadline=words,
        date=date,
    )


def _proposed(act: str, template: str, cues: Sequence[str]) -> SearchStrategy[Proposed]:
    """A proposal of this act, with a deadline or without."""

    def made(cue: str, action: str, due: tuple[str | None, str | None]) -> Proposed:
        return _proposal(act, template, cue, action, *due)

    return st.builds(made, *map(st.sampled_from, (cues, ACTIONS, DEADLINES)))


BLOCKS: Mapping[Kind, SearchStrategy[Said | Proposed]] = {
    "direct": st.one_of(
        *(_said(text, SENTENCES, *([REMAINDERS] if order == "broken" else [])) for order, text in DIRECT.items())
    ),
    "indirect": st.one_of(
        *(
            _said(text, CLAUSES, cues=("According to",) if order == "according" else CUES, form="indirect")
            for order, text in INDIRECT.items()
        )
    ),
    "long": st.one_of(*(_said(text, *[SENTENCES] * (1 + text.count("\n"))) for text in LONG.values())),
    "proposal": st.one_of(*(_proposed(act, *wish) for act, wish in WISHES.items())),
}
"""What happens in stories, by its kind, without names."""


def english_stories(kinds: Collection[Kind] = KINDS, max_blocks: int = 5, styled: bool = True) -> SearchStrategy[Story]:
    """English stories of one to `max_blocks` quotations or proposals of the given kinds, and paragraphs without any.

    What a block does is drawn before it is known who does it: so a block can be taken out of a story by itself, and a
    story that fails is soon the shortest that does.
    """
    block = st.one_of(*(BLOCKS[kind] for kind in kinds), ASIDE)
    return st.builds(
        _told,
        st.lists(st.sampled_from(NAMES), min_size=3, max_size=3, unique=True),
        st.lists(st.tuples(block, st.booleans()), min_size=1, max_size=max_blocks),
        st.booleans(),
        ASIDE,
        st.sampled_from(PRESENCES),
        st.sampled_from(STYLES if styled else STYLES[:1]),
    )


def _told(
    names: Sequence[str], scenes: Sequence[tuple[Block, bool]], joined: bool, aside: Plain, presence: str, marks: Marks
) -> Story:
    """The story: each block done by the first or the second person; if joined, the second goes on after an aside."""
    first, second, other = names
    blocks = [_cast(block, *((second, first) if turned else (first, second))) for block, turned in scenes]
    if joined and isinstance(blocks[0], Plain) and "\n" not in blocks[1 % len(blocks)].template:
        blocks[1:2] = [attrs.evolve(block, joined=True) for block in blocks[1:2]]
    bystander = Plain(template=presence, name=other)
    return Story(blocks=tuple(blocks), aside=aside, bystander=bystander, marks=marks)


def _cast(block: Block, who: str, other: str) -> Block:
    """The block, done by somebody."""
    if isinstance(block, Said):
        return attrs.evolve(block, speaker=who)
    if isinstance(block, Proposed):
        return attrs.evolve(block, proposer=who, addressee=other if "{addressee}" in block.template else None)
    return block


def _each() -> Iterator[Block]:
    """A block of every template, with the first of all that can stand in it; proposals with every deadline."""
    for order, template in DIRECT.items():
        more = REMAINDERS[:1] if order == "broken" else ()
        yield Said(template=template, speaker="", cue=CUES[0], content=(SENTENCES[0], *more))
    for order, template in INDIRECT.items():
        for cue in ("According to",) if order == "according" else CUES:
            yield Said(template=template, speaker="", cue=cue, content=CLAUSES[:1], form="indirect")
    for template in LONG.values():
        yield Said(template=template, speaker="", cue=CUES[0], content=SENTENCES[: 1 + template.count("\n")])
    for act, (template, cues) in WISHES.items():
        for words, date in DEADLINES:
            yield _proposal(act, template, cues[0], ACTIONS[0], words, date)


EACH = tuple(
    _told((*people, NAMES[2]), scenes, False, Plain(template=ASIDES[0]), PRESENCES[0], STYLES[0])
    for people, before in ((NAMES[:2], []), (("Zoë Ångström", "Lena Šimek"), [(next(_each()), False)]))
    for scenes in ([*before, (block, bool(before))] for block in _each())
)
"""Short stories of every template, alone and after what somebody else said; relations are tried on them first."""
