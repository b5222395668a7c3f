"""Names of authors out of the fields where feeds, mails and news items put them."""

from collections.abc import Iterable

from newsmodel import Notice
from newsmodel.english.lexicon import given_names
from newsmodel.parsers.text.authors import PARTS, is_name, split_names
from newsmodel.parsers.text.clean import clean_line
from newsmodel.parsers.text.furniture import PLACEHOLDER
from newsmodel.parsers.text.vocabulary import STAFF
from newsmodel.text import pattern

MAIL_THEN_NAME = pattern("people-mail-then-name", r"\S{1,100}@\S{1,100}\s?\((?P<name>[^()]{0,150}+)\)")
NAME_THEN_MAIL = pattern(
    "people-name-then-mail", r"[\"']?(?P<name>[^<>@\"]{1,150}+)[\"']?\s?[<(]\s?(?:mailto:)?[^<>()\s]{3,200}+\s?[>)]"
)
ADDRESS = pattern("people-address", r"(?:mailto:)?\S{1,100}@\S{1,200}|https?://\S{1,500}+|@\w{1,60}+")
BY = pattern("people-by", r"(?:by|written by|words by|story by|reported by|author):?\s", "i")
LIST = pattern("people-list", r"\s?[;|、]\s?|\s?,?\s(?:and|&|et|und|y|e)\s(?=\p{Lu}[\p{L}'’.-]{1,30}\s\p{Lu})")

NOBODY = frozenset(STAFF) | frozenset(
    "unknown anonymous administrator author guest wordpress webmaster root user null none undefined n/a noreply "
    "no-reply (author unknown) (unknown) contributor super-user".split()
) | {"author unknown", "super user", "web editor", "guest author", "guest contributor"}  # fmt: skip
"""What stands where nobody was named."""

LONGEST_NAME = 100


def names_of(values: Iterable[str], publisher: str | None = None) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """The names alone, each once, and what was left of the fields.

    A value that is not of the shape of a name ("Ōtsuki", "TASS staff") is kept as the source gives it, as it says that
    this is the author; addresses, the publisher itself and words for nobody are not.

    Args:
        values: as the source gives them: "jane@example.org (Jane Doe)", "By Jane Doe and John Roe, Political Editor".
        publisher: of the article.
    """
    names: list[str] = []
    notices: list[Notice] = []
    for value in values:
        found, notice = _names(clean_line(value).text, publisher)
        names.extend(found)
        notices.extend([notice] if notice else [])
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(notices))


def _names(value: str, publisher: str | None) -> tuple[tuple[str, ...], Notice | None]:
    text = _without_address(value)
    by = BY.match(text)
    text = text[by.end() :] if by else text
    if PLACEHOLDER.search(text):
        return (), Notice("placeholder-unfilled", "The template did not fill the name of the author.", value)
    text = text.strip(" ,;")
    if not text or text.lower() in NOBODY or ADDRESS.fullmatch(text):
        return (), Notice("author-unnamed", "The author's field names nobody.", value) if value else None
    if publisher and text.casefold() in publisher.casefold():
        return (), Notice("author-is-publisher", "The author's field names the publisher.", value)
    first, *others = PARTS.split(text)
    found, rest = split_names(first)
    if found:
        found, rest = _with_listed(found, rest)
        trimmed = Notice("byline-trimmed", "Of the byline, the names alone were kept.", value)
        return found, trimmed if rest or others else None
    if len(text) > LONGEST_NAME:
        return (), Notice("author-unnamed", "The author's field is no name.", value)
    return tuple(name for name in LIST.split(text) if name and name.lower() not in NOBODY), None


def is_person(name: str) -> bool:
    """Whether a name opens with a given name that is nothing else, as that of a newspaper hardly does."""
    words = name.split()
    known = given_names().get(words[0]) if words else None
    return known is not None and not known.ambiguous


def _with_listed(names: tuple[str, ...], rest: str) -> tuple[tuple[str, ...], str]:
    """The names with those that follow between commas alone, where others would be employers: "Ann Lee, Tom Roe"."""
    pieces = rest.split(", ") if rest else []
    people = next((n for n, piece in enumerate(pieces) if not (is_name(piece) and is_person(piece))), len(pieces))
    return names + tuple(pieces[:people]), ", ".join(pieces[people:])


def _without_address(text: str) -> str:
    """The name beside an address of mail; the text itself where there is none."""
    for style in (MAIL_THEN_NAME, NAME_THEN_MAIL):
        match = style.fullmatch(text)
        if match:
            return match["name"].strip(" \"'")
    return text
