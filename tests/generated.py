"""Articles with every field filled at will, all spans true."""

# ruff: noqa: E501

from hypothesis import strategies as st

from newsmodel.model import (
    ACTOR_KINDS,
    MODALITIES,
    PROPOSAL_ACTS,
    QUOTE_ACTS,
    QUOTE_KINDS,
    Actor,
    Article,
    Caption,
    Dateline,
    Deadline,
    Mention,
    Notice,
    Origin,
    Proposal,
    Quantity,
    Quote,
    Reference,
    Role,
    Span,
    Stamp,
    Stance,
)  # fmt: skip

words = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ["=1+1", "'=x", "''", "@a; b", "a\r\nb", "\r", "＝"]
)
filled = words.filter(bool)
optional = st.none() | words
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 2**53) | words, lambda v: st.lists(v, max_size=2)
)
extras = st.dictionaries(st.sampled_from(["a.b", "x.y"]), json_values, max_size=1)
times = st.sampled_from([None, "2030-06-01", "2030-06-01T12:00:00+01:00"])


@st.composite
def spans(draw, text, kind=Span, **fields):
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 30)))
    return kind(start, end, text[start:end], **{name: draw(value) for name, value in fields.items()})


@st.composite
def articles(draw):
    text = draw(st.lists(words, max_size=8).map("\n".join))
    span = spans(text)
    number = st.integers(0, 3)
    actors = tuple(
        Actor(
            id=f"a{i}", by=draw(optional), rule=draw(optional), name=draw(filled), kind=draw(st.sampled_from(ACTOR_KINDS)),
            roles=tuple(draw(st.lists(st.builds(Role, filled, optional, st.booleans()), max_size=2))),
            country=draw(st.sampled_from([None, "GB"])),
            mentions=tuple(draw(st.lists(spans(text, Mention), max_size=3))), extra=draw(extras),
        )
        for i in range(draw(number))
    )  # fmt: skip
    ids = st.lists(st.sampled_from([a.id for a in actors]), max_size=2).map(tuple) if actors else st.just(())
    reference = st.builds(Reference, ids, st.none() | span)
    quotes = tuple(
        Quote(
            id=f"={i}", by=draw(optional), rule=draw(optional), act=draw(st.sampled_from(QUOTE_ACTS)),
            kind=draw(st.sampled_from(QUOTE_KINDS)), content=tuple(draw(st.lists(span, min_size=1, max_size=2))),
            cue=draw(st.none() | span), speaker=draw(st.none() | reference), addressee=draw(st.none() | reference),
            extra=draw(extras),
        )
        for i in range(draw(number))
    )  # fmt: skip
    quantity = spans(text, Quantity, value=st.floats(allow_nan=False, allow_infinity=False), unit=optional)
    proposals = tuple(
        Proposal(
            id=f"p{i}", rule=draw(optional), act=draw(st.sampled_from(PROPOSAL_ACTS)), action=draw(span),
            cue=draw(st.none() | span), modality=draw(st.sampled_from([None, *MODALITIES])),
            proposer=draw(st.none() | reference), addressees=tuple(draw(st.lists(reference, max_size=2))),
            conditions=tuple(draw(st.lists(span, max_size=2))),
            deadline=draw(st.none() | spans(text, Deadline, date=st.sampled_from([None, "2030-06"]))),
            quantities=tuple(draw(st.lists(quantity, max_size=2))),
            stances=tuple(draw(st.lists(st.builds(Stance, reference, st.just("support"), span), max_size=2))),
            quote=draw(st.sampled_from([None, *(q.id for q in quotes)])),
        )
        for i in range(draw(number))
    )  # fmt: skip
    return Article(
        text=text, title=draw(optional), subtitle=draw(optional), url=draw(optional), publisher=draw(optional),
        section=draw(optional), authors=tuple(draw(st.lists(words, max_size=2))), published=draw(times),
        language=draw(st.sampled_from([None, "en", "de-AT"])),
        keywords=tuple(draw(st.lists(words, max_size=2))), modified=draw(times),
        dateline=draw(st.none() | st.builds(Dateline, optional, optional)),
        captions=tuple(draw(st.lists(st.builds(Caption, words, optional), max_size=1))),
        notices=tuple(draw(st.lists(st.builds(Notice, filled, words, optional), max_size=1))),
        source=draw(st.none() | st.builds(Origin, optional, optional, optional, optional)),
        extractors=tuple(draw(st.lists(st.builds(Stamp, filled, words), max_size=1))),
        actors=actors, quotes=quotes, proposals=proposals, extra=draw(extras),
    )  # fmt: skip
