"""Texts and articles that are known: with something of everything, of plain words, and of what is often got wrong."""

from newsmodel.model import Actor, Article, Mention, Proposal, Quote, Reference, Span

FULL = (
    "🌍é “We go on,” said Ann Roe. @elm_port paid £5m on 12 March 2031, see https://example.org/a.",
    "Tom Elm, Eve Oak and Max Birch must sell the #mill, @oak told ann@example.org; @elm_port: “5% is enough.”",
)
"""Short texts with something of everything that an extractor may look for in news; they share a handle."""

_TEXT = "Ann Roe met Tom Elm and Ann Roe saw Tom Elm twice and Tom Elm left"


def _span(start: int, end: int) -> Span:
    return Span(start, end, _TEXT[start:end])


def _mentions(name: str) -> tuple[Mention, ...]:
    starts = [place for place in range(len(_TEXT)) if _TEXT.startswith(name, place)]
    return tuple(Mention(start, start + len(name), name) for start in starts)


PLAIN = Article(
    id="article",
    text=_TEXT,
    title="A title",
    publisher="The Paper",
    actors=(
        Actor(id="ann", name="Miss Ann Roe", kind="person", mentions=_mentions("Ann Roe")),
        Actor(id="tom", name="Mr Tom Elm", kind="person", mentions=_mentions("Tom Elm")),
    ),
    quotes=tuple(
        Quote(id=f"q{n}", kind="indirect", content=(_span(8 * n, 8 * n + 7),), speaker=Reference(("ann",)))
        for n in range(3)
    ),
    proposals=tuple(Proposal(id=f"p{n}", act="plan", action=_span(4 * n, 4 * n + 6)) for n in range(4)),
)
"""1 article, 2 actors, 3 quotes, 4 proposals, 5 mentions."""


def _of(words: str) -> Article:
    """An article with these words for its text, its title and a quotation in it."""
    quote = Quote(id="q", kind="direct", content=(Span(0, len(words), words),))
    return Article(text=words, title=words, quotes=(quote,))


TELLING = (
    Article(text=""),
    Article(text="Go", title=""),
    *map(_of, ("a, b", 'a "b"', "a\nb", "a\r\nb", "=1+1", "'=1", "é 漢 🌍")),
    Article(text="Go", authors=("",), keywords=("", "a; b"), extra={"my.key": [1.5, {"é": None}]}),
)
"""Articles that careless exporters get wrong, each with little else in it."""
