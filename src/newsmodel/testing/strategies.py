"""Hypothesis strategies for those who test plugins: values of the model, texts of every sort, stories with their truth.

Every strategy holds accents and characters beyond 16 bits, so that offsets in bytes or UTF-16 units are seen.
"""

from collections.abc import Callable

from hypothesis import strategies as st

from newsmodel.model import Actor, Article, Proposal, Quote, Span
from newsmodel.testing import values
from newsmodel.testing.english import KINDS, Kind, english_stories
from newsmodel.testing.story import Story

__all__ = ["actors", "articles", "dirt", "proposals", "quotes", "spans", "stories", "texts"]

_MARKS = "“”‘’\"'„«»`.,!?…:;()[]- —"
_STRANGE = "\u0301\u200b\u200d\ufeff\xa0\u202e\u2028\x00\x0b\x85ßİ漢אב🌍𝔘👩‍🚀\U0010ffff"
_PIECES = (
    "said", "Ann Roe", "According to", "“", "”", '"', "''", " he said", "must", "plans to", "Mr.", "PM", "\n", "\n\n",
    "\r\n", ", ", ". ", ": “", "[", "]", "that", "Zoë", "🌍", "1,000", "by 2030", "'s", " @elm ",
    "#mill", " https://example.org/a ",
)  # fmt: skip
_SURROGATES = "\ud800\udfff\udc80"


def articles() -> st.SearchStrategy[Article]:
    """Articles with every field filled at will, all spans true, ids known."""
    return values.ARTICLES


def spans(text: str | None = None) -> st.SearchStrategy[Span]:
    """Spans of a text, empty ones too; of any text where none is given."""
    if text is None:
        return st.builds(lambda text, place: values.Maker(text)(place), values.texts, values.span)
    return values.span.map(values.Maker(text))


def actors() -> st.SearchStrategy[Actor]:
    """Actors with spans of one text each."""
    return values.records_of(Actor, values.actor_recipes)


def quotes() -> st.SearchStrategy[Quote]:
    """Quotes with spans of one text each; their references name no ids."""
    return values.records_of(Quote, values.quote_recipes)


def proposals() -> st.SearchStrategy[Proposal]:
    """Proposals with spans of one text each; their references name no ids."""
    return values.records_of(Proposal, values.proposal_recipes)


def texts(*, surrogates: bool = False, max_size: int = 60) -> st.SearchStrategy[str]:
    """Any text: quotation marks, words that extractors look for, combining marks, right-to-left, astral characters.

    Args:
        surrogates: whether lone surrogates are among them; an `Article` refuses those, parsers replace them.
        max_size: characters or pieces.
    """
    alphabet: st.SearchStrategy[str] = st.sampled_from("ab AB\n") | st.sampled_from(_MARKS) | st.sampled_from(_STRANGE)
    alphabet |= st.characters(codec="utf-8")
    if surrogates:
        alphabet |= st.sampled_from(_SURROGATES)
    pieces = st.lists(st.sampled_from(_PIECES) | st.text(alphabet, max_size=4), max_size=max_size // 2).map("".join)
    return st.text(alphabet, max_size=max_size) | pieces


def dirt() -> st.SearchStrategy[str]:
    """A line as scrapers leave it: captions, bylines, times, links, page furniture, and plain sentences between."""
    return _DIRT


def stories(*, kinds: tuple[Kind, ...] = KINDS, max_blocks: int = 5, styled: bool = True) -> st.SearchStrategy[Story]:
    """English stories: text together with who says what in it, in which order and style, and who wants what by when.

    Args:
        kinds: what happens in them: "direct", "indirect", "long" (quotations over paragraphs), "proposal".
        max_blocks: quotations and proposals in one story, at most.
        styled: whether the quotation marks vary; else they are curly.
    """
    return english_stories(kinds, max_blocks, styled)


def apart(drawn: st.SearchStrategy[Story]) -> st.SearchStrategy[tuple[Story, Story]]:
    """Pairs of stories in which no word of a name is shared."""
    return st.tuples(drawn, drawn).filter(lambda pair: not (_words_of(pair[0]) & _words_of(pair[1])))


def _words_of(story: Story) -> frozenset[str]:
    bystander = story.bystander.name if story.bystander else None
    return frozenset(" ".join([*story.names, bystander or ""]).split())


WORD = st.text("abcdefghij", min_size=3, max_size=8)
PHRASE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
SENTENCE = st.lists(WORD, min_size=3, max_size=25).map(lambda words: " ".join(words).capitalize() + ".")
NAME = st.tuples(WORD, WORD).map(lambda words: " ".join(word.capitalize() for word in words))


def _line(template: str, *fields: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    made: Callable[..., str] = template.format
    return st.builds(made, *fields)


_DIRT: st.SearchStrategy[str] = st.one_of(
    SENTENCE,
    PHRASE,
    PHRASE.map(str.capitalize),
    _line("{}{}[/caption]", st.sampled_from(["", "PA", "Getty", "AFP/Getty Images"]), SENTENCE),
    _line('[caption id="{}" caption="{}"]<img src="{}"/> {}[/caption]', WORD, SENTENCE, WORD, PHRASE),
    _line("[caption id={}]{}[/caption]{}", WORD, PHRASE, PHRASE),
    _line("{} (Photo: {} / AFP)", SENTENCE, NAME),
    _line("{} Credit: {}", SENTENCE, NAME),
    _line("Image caption, {}", SENTENCE),
    _line("By {}", NAME),
    _line("By {} and {}, {} correspondent", NAME, NAME, WORD),
    _line("By {} in {} | {}", NAME, NAME, PHRASE),
    _line("{} in {}", NAME, NAME),
    _line("READ MORE: {}", PHRASE),
    _line("Follow us on {}", PHRASE),
    _line("The post {} appeared first on {}.", PHRASE, NAME),
    _line("Published: {}", PHRASE),
    _line("Published: [#item_{}] {}", WORD, PHRASE),
    _line("{} {{{{{}}}}} {}", SENTENCE, WORD, SENTENCE),
    _line("Source: https://example.org/{}", WORD),
    _line("https://example.org/{}", WORD),
    _line("{}: {}", st.sampled_from(["Title", "Author", "Date", "Section", "Keywords", "Language"]), PHRASE),
    _line("{} (Reuters) - {}", WORD.map(str.upper), SENTENCE),
    _line("{}, March 5 ({}) -- {}", WORD.map(str.upper), WORD, SENTENCE),
    _line("(Reporting by {} in {}; Editing by {})", NAME, NAME, NAME),
    st.just(""),
)
LABELS = frozenset("by published source image caption photo credit title author date section keywords language".split())
"""Words by which such lines say what they are; a parser may take them for granted."""
