"""The headers of a mail: decoded, unfolded, and what they say of who wrote and who publishes."""

from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

import attrs
from newsmodel_markup.people import is_person

from newsmodel import Source
from newsmodel.parsers.text.authors import PARTS, split_names
from newsmodel.parsers.text.decode import codec, decode
from newsmodel.parsers.text.vocabulary import ROLES
from newsmodel.text import pattern

LONGEST = 2000
"""Longer headers are no subjects and no names; of them no encoded words are looked for."""

PREFIXES = pattern(
    "mail-subject-prefix", r"(?:(?:re|fwd?|fw|wg|aw|tr|rv|i|doorst|antw|sv|vs)\s?(?:\[\d{1,3}\])?\s?:\s*+){1,8}+", "i"
)
LIST_ID = pattern("mail-list-id", r"[\"']?(?P<name>[^<>\"]{2,120}?)[\"']?\s*+<[^<>]{1,300}+>")
PREPOSITION = pattern("mail-from-preposition", r"(?:from|at|of|for|via|@|in)\s", "i")
FOLD = pattern("mail-fold", r"\r?\n[ \t]++|[\r\n]++")


@attrs.frozen
class Sender:
    """Who wrote a mail and who publishes it; either may be unknown."""

    authors: tuple[str, ...] = ()
    publisher: str | None = None


def header(message: Message, name: str) -> str:
    """The first header of a name, decoded and on one line; "" where there is none."""
    return next(_headers(message, name), "")


def _headers(message: Message, name: str) -> Iterator[str]:
    for key, value in message.raw_items():
        if key.lower() == name:
            yield decoded(str(value))


def decoded(raw: str) -> str:
    """A header's value with its encoded words as characters; bytes that no standard allows are told as in texts."""
    text = FOLD.sub(" ", raw)
    if not text.isascii():
        text = decode(text.encode("utf-8", "surrogateescape"), Source.from_bytes(b"")).text
    if "=?" not in text or len(text) > LONGEST:
        return text.strip()
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return text.strip()
    return "".join(_piece(data, charset) for data, charset in pieces).strip()


def _piece(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    if charset is None:
        return data.decode("latin-1")
    return decode(data, Source.from_bytes(b"", charset=codec(charset) and charset)).text


def subject(text: str) -> str:
    """A subject without "Re:", "Fwd:" and their like."""
    match = PREFIXES.match(text)
    return text[match.end() :] if match else text


def address(raw: str) -> tuple[str, str]:
    """The shown name and the address of a `From` header."""
    name, mail = parseaddr(FOLD.sub(" ", raw)[:LONGEST])
    return decoded(name).strip(" \"'"), mail


def sender(message: Message) -> Sender:
    """Who wrote a mail and who publishes it.

    The name in `From` is a person's where it says so ("Jane Doe at The Post", "Jane Doe, editor") or opens with a known
    given name; otherwise it is the publisher's, as "Harbour Brief" has the shape of a name too.
    """
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == "from"), "")
    listed = LIST_ID.fullmatch(header(message, "list-id"))
    return sender_of(address(raw)[0], listed["name"].strip() if listed else None)


def sender_of(shown: str, listed: str | None = None) -> Sender:
    """The same from the name that is shown.

    Args:
        shown: "Jane Doe at The Post", "The Daily Brief".
        listed: the name of the list that the mail went to.
    """
    first, *others = PARTS.split(shown)
    names, rest = split_names(first)
    outlet = ", ".join(filter(None, [rest, *others]))
    preposition = PREPOSITION.match(outlet)
    outlet = outlet[preposition.end() :] if preposition else outlet
    if {word.lower() for word in outlet.split()} & set(ROLES):
        outlet = ""
    if names and (rest or is_person(first)):
        return Sender(names, outlet or listed)
    return Sender((), shown or listed)
