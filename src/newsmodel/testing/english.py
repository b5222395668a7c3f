"""Invented English stories: names, places and events that nobody will find in the news."""

from collections.abc import Collection
from typing import Literal

from hypothesis import strategies as st

from newsmodel.testing.story import STYLES, Block, Plain, Proposed, Said, Story

Kind = Literal["direct", "indirect", "long", "proposal"]
KINDS: tuple[Kind, ...] = ("direct", "indirect", "long", "proposal")

NAMES = (
    "Ann Roe", "Tom Elm", "Eve Oak", "Ida Ashby", "Max Birch", "Zoë Ångström", "Lena Šimek", "Omar Haddad",
    "Ruth Calder", "Hugo Farrow", "Nora Quist", "Paul Tarn", "Irma Vogel", "Ravi Menon", "Clara Duff", "Sven Lund",
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
    "About 300 people live in the valley; it has one shop (a bakery) and no station.",
)  # fmt: skip
PRESENCES = ("{name} was in the hall.", "{name} sat at the window.", "The mother of {name} is a baker.")

_names = st.sampled_from(NAMES)
_asides = st.sampled_from(ASIDES).map(lambda text: Plain(template=text))


@st.composite
def _said(draw: st.DrawFn, speaker: str, form: Kind) -> Said:
    templates = {"direct": DIRECT, "indirect": INDIRECT}.get(form, LONG)
    order = draw(st.sampled_from(list(templates)))
    template = templates[order]
    cue = "According to" if order == "according" else draw(st.sampled_from(CUES))
    if form == "indirect":
        return Said(
            template=template, speaker=speaker, cue=cue, content=(draw(st.sampled_from(CLAUSES)),), form="indirect"
        )
    first = draw(st.sampled_from(SENTENCES))
    if order == "broken":
        return Said(template=template, speaker=speaker, cue=cue, content=(first, draw(st.sampled_from(REMAINDERS))))
    more = template.count("\n")
    others = [text for text in SENTENCES if text != first]
    content = (first, *draw(st.permutations(others))[:more]) if more else (first,)
    return Said(template=template, speaker=speaker, cue=cue, content=content)


@st.composite
def _proposed(draw: st.DrawFn, proposer: str, addressee: str) -> Proposed:
    act = draw(st.sampled_from(list(WISHES)))
    template, cues = WISHES[act]
    due, date = draw(st.sampled_from(DEADLINES))
    action = draw(st.sampled_from(ACTIONS))
    return Proposed(
        template=template,
        proposer=proposer,
        addressee=addressee if "{addressee}" in template else None,
        cue=draw(st.sampled_from(cues)),
        action=f"{action} {due}" if due else action,
        act=act,  # type: ignore[arg-type]
        deadline=due,
        date=date,
    )


@st.composite
def english_stories(
    draw: st.DrawFn, kinds: Collection[Kind] = KINDS, max_blocks: int = 4, styled: bool = True
) -> Story:
    """English stories of one to `max_blocks` quotations or proposals of the given kinds, with paragraphs between."""
    names = draw(st.lists(_names, min_size=3, max_size=3, unique=True))
    blocks: list[Block] = []
    for number in range(draw(st.integers(1, max_blocks))):
        who, other = (names[1], names[0]) if draw(st.booleans()) else (names[0], names[1])
        kind = draw(st.sampled_from(tuple(kinds)))
        block: Block
        block = draw(_proposed(who, other)) if kind == "proposal" else draw(_said(who, kind))
        if draw(st.integers(0, 3)) == 3:
            blocks.append(draw(_asides))
            if number == 0 and draw(st.booleans()):
                block = _on_the_same_line(block)
        blocks.append(block)
    return Story(
        blocks=tuple(blocks),
        aside=draw(_asides),
        bystander=Plain(template=draw(st.sampled_from(PRESENCES)), name=names[2]),
        marks=draw(st.sampled_from(STYLES)) if styled else STYLES[0],
    )


def _on_the_same_line(block: Block) -> Block:
    """The block right after the sentence before it, where it is one paragraph itself."""
    import attrs

    return block if "\n" in block.template else attrs.evolve(block, joined=True)
