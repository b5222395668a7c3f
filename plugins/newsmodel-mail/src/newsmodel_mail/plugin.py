"""The formats `mail` and `mbox` for newsmodel's hooks; what reading needs is loaded when a mail is read."""

from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

import newsmodel
from newsmodel import Parser, Source
from newsmodel.records import Parsed
from newsmodel.text import pattern

HEADER = pattern(
    "mail-header-line", r"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60}+):[ \t]?+(?P<value>[^\n]*+)(?:\n[ \t][^\n]*+)*+(?:\n|$)"
)
BETWEEN = pattern(
    "mailbox-line",
    r"From [^\s]++ ++(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[ ,][^\n]{0,60}?\d\d:\d\d[^\n]{0,30}\d{4}",
)
"""What stands before each mail of a mailbox: whose it is and when it came; years come before zones or after them."""

SURE = frozenset(
    {"mime-version", "received", "return-path", "message-id", "delivered-to", "dkim-signature", "x-mozilla-status"}
)
USUAL = frozenset({"from", "date", "subject", "to"})
MOST_HEADERS = 60


@attrs.frozen
class MailOptions:
    """How a mail is read; `--set mail.prefer=text`.

    Attributes:
        prefer: which of its two versions is read where a mail has both.
    """

    prefer: Literal["html", "text"] = "html"


def parse_mail(source: Source, options: MailOptions | None = None) -> Iterator[Parsed]:
    """The article that a mail is, and those that are attached to it."""
    from newsmodel_mail.mail import parse

    return parse(source, options or MailOptions())


def recognise_mail(head: bytes) -> bool:
    """Headers of a mail: one that mail servers write and one more, or from whom, to whom, when and of what."""
    text = head.decode("latin-1").replace("\r\n", "\n").removeprefix("\n")
    names: set[str] = set()
    place = 0
    for _ in range(MOST_HEADERS):
        match = HEADER.match(text, place)
        if match is None:
            break
        name = match["name"].lower()
        names |= {name} if name != "from" or "@" in match["value"] else set()
        place = match.end()
    return bool(names & SURE and len(names & (SURE | USUAL)) > 1) or names >= USUAL


MAIL = Parser(
    name="mail",
    parse=parse_mail,
    recognise=recognise_mail,
    suffixes=(".eml", ".mht", ".mhtml"),
    media_types=("message/rfc822",),
    options=MailOptions,
    summary="e-mail: newsletters, forwarded articles, attached messages; saved pages (.mht)",
)


def parse_mailbox(source: Source, options: object = None) -> Iterator[Parsed]:
    """The mails of a mailbox, each to be read in turn."""
    from newsmodel_mail.mailbox import parse

    return parse(source)


def recognise_mailbox(head: bytes) -> bool:
    """The line before a mail, and behind it a header."""
    before, _, after = head.decode("latin-1").replace("\r\n", "\n").partition("\n")
    return BETWEEN.match(before) is not None and (not after or HEADER.match(after) is not None)


MAILBOX = Parser(
    name="mbox",
    parse=parse_mailbox,
    recognise=recognise_mailbox,
    suffixes=(".mbox", ".mbx"),
    media_types=("application/mbox",),
    summary="a mailbox of many mails, as Thunderbird, Apple Mail and Google Takeout keep them",
    container=True,
)


@newsmodel.hookimpl
def newsmodel_parsers() -> Iterable[Parser]:
    """Called once, when plugins are discovered."""
    return [MAIL, MAILBOX]
