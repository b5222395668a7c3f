"""Articles made up at random from a number: quick to make, and full of records that overlap."""

import random

from hypothesis import strategies as st

from newsmodel import Actor, Article, Mention, Proposal, Quote, Reference, Span
from newsmodel.model import ACTOR_KINDS, PROPOSAL_ACTS, QUOTE_ACTS, QUOTE_KINDS

WORDS = "the quay will shut said Ann Lee “we must go” , . he Bo Ek’s \n in May 'no' \" … 🌍 plan".split(" ")


def invented(seed: int, salt: int = 0) -> Article:
    """An article; the text hangs on the seed alone, the records on the salt too."""
    text = " ".join(random.Random(seed).choices(WORDS, k=random.Random(seed).randrange(60)))
    draw = random.Random(seed * 31 + salt)

    def places(most: int) -> list[tuple[int, int, str]]:
        found = []
        for _ in range(draw.randrange(most + 1)):
            start = draw.randrange(len(text) + 1)
            end = min(len(text), start + draw.randrange(24))
            found.append((start, end, text[start:end]))
        return found

    actors = tuple(
        Actor(
            id=f"a{number}",
            name=draw.choice(("Ann Lee", "Bo Ek", "Lee")),
            kind=draw.choice(ACTOR_KINDS),
            rule=draw.choice("ab"),
            mentions=tuple(Mention(*place, draw.choice(("name", "nominal", "pronoun"))) for place in places(3)),
        )
        for number in range(draw.randrange(4))
    )

    def somebody() -> Reference | None:
        ids = tuple(draw.sample([actor.id for actor in actors], draw.randrange(len(actors) + 1)))
        return draw.choice((None, Reference(ids, next((Span(*place) for place in places(1)), None))))

    quotes = tuple(
        Quote(
            id=f"q{number}",
            kind=draw.choice(QUOTE_KINDS),
            act=draw.choice(QUOTE_ACTS),
            rule=draw.choice("abc"),
            content=(Span(*place), *(Span(*more) for more in places(1))),
            speaker=somebody(),
            addressee=somebody(),
        )
        for number, place in enumerate(places(5))
    )
    proposals = tuple(
        Proposal(id=f"p{number}", act=draw.choice(PROPOSAL_ACTS), action=Span(*place), proposer=somebody())
        for number, place in enumerate(places(4))
    )
    return Article(id=f"{seed}", text=text, actors=actors, quotes=quotes, proposals=proposals)


ARTICLES = st.integers(0, 2**32).map(invented)
PAIRS = st.tuples(st.integers(0, 2**32), st.integers(1, 9)).map(
    lambda drawn: (invented(drawn[0]), invented(drawn[0], drawn[1]))
)
"""Two readings of one text."""
