"""A mail as an article: its text without what mail programs and newsletters put around it."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

import attrs
from newsmodel_markup import Fragment, assemble, of_html, of_text, read_head

from newsmodel import Article, Failure, Notice, Source, SourceError
from newsmodel.records import Parsed
from newsmodel_mail.forwarded import forwarded, without_quoted
from newsmodel_mail.headers import Sender, address, header, sender, sender_of, subject
from newsmodel_mail.letter import online_address, without_furniture
from newsmodel_mail.parts import Parts, Text, broken, parts_of
from newsmodel_mail.plugin import MailOptions

MOST_FORWARDED = 5
MOST_MESSAGES = 8
"""Mails within mails within mails that are opened."""


@attrs.frozen(kw_only=True)
class Letter:
    """The mail whose text is read: that itself, or one passed on in its text."""

    title: str
    date: str
    sender: Sender
    body: Fragment
    notices: tuple[Notice, ...] = ()


def parse(source: Source, options: MailOptions) -> Iterator[Parsed]:
    """The article that a mail is, those of the mails inside it, and its attachments, to be read in turn.

    Raises:
        SourceError: no mail, or one of a thousand parts in each other.
    """
    try:
        message = message_from_bytes(source.read())
        if not message.keys():
            raise SourceError("this is no mail: it has no headers", source=source.name, part=source.part)
        yield from _message(message, source, None, options, 0)
    except RecursionError as error:
        raise SourceError("the parts of the mail are nested too deep", source=source.name, part=source.part) from error


def _message(message: Message, source: Source, part: str | None, options: MailOptions, depth: int) -> Iterator[Parsed]:
    saved = header(message, "snapshot-content-location") or header(message, "content-location")
    parts = parts_of(message)
    if saved and any(text.html for text in parts.texts):
        html = next(text.html for text in parts.texts if text.html)
        yield Source.from_text(html, part=part or "page.html", media_type="text/html", url=saved)
        return
    texts = any((text.html or text.plain or "").strip() for text in parts.texts)
    if texts or not (parts.messages or parts.files):
        letter = _letter(message, parts, options)
        if letter.body.paragraphs or not (parts.messages or parts.files):
            yield _article(letter, message, parts, source, part)
    yield from parts.failures
    for name, inner in parts.messages:
        label = f"{part}/{name}" if part else name
        if depth >= MOST_MESSAGES:
            yield Failure(message=f"mails nested more than {MOST_MESSAGES} deep", part=label)
        else:
            yield from _message(inner, source, label, options, depth + 1)
    for file in parts.files:
        yield attrs.evolve(file, part=f"{part}/{file.part}" if part else file.part)


def _letter(message: Message, parts: Parts, options: MailOptions) -> Letter:
    """The mail's own text, or that of the mail which is passed on in it."""
    body = _body(parts, options)
    letter = Letter(
        title=subject(header(message, "subject")), date=header(message, "date"), sender=sender(message), body=body
    )
    for _ in range(MOST_FORWARDED):
        inner = forwarded(letter.body.text.split("\n"))
        if inner is None:
            break
        note = "\n".join(inner.above)
        told = (Notice("forwarding-note", "What was written above the mail that is passed on.", note),) if note else ()
        shown, _ = address(inner.headers["from"])
        letter = Letter(
            title=subject(inner.headers.get("subject", "")) or letter.title,
            date=inner.headers.get("date", ""),
            sender=sender_of(shown or inner.headers["from"].partition("<")[0].strip()),
            body=attrs.evolve(body, paragraphs=("\n".join(inner.lines).strip("\n"),)),
            notices=letter.notices + told,
        )
    paragraphs, notices = without_furniture(letter.body.text)
    kept = attrs.evolve(letter.body, paragraphs=paragraphs)
    return attrs.evolve(letter, body=kept, notices=letter.notices + notices)


def _article(letter: Letter, message: Message, parts: Parts, source: Source, part: str | None) -> Article:
    head = read_head(
        title=letter.title,
        published=letter.date,
        authors=letter.sender.authors,
        publisher=letter.sender.publisher,
        keywords=header(message, "keywords").split(","),
        language=header(message, "content-language").partition(",")[0],
        url=header(message, "archived-at").strip("<> ") or online_address(parts.texts),
    )
    outer = "/".join(filter(None, [source.part, part])) or None
    return assemble(head, letter.body, notices=(*parts.notices, *broken(message), *letter.notices), part=outer)


def _body(parts: Parts, options: MailOptions) -> Fragment:
    """All texts of the mail, each in the version that is preferred, or in the other where that says next to nothing."""
    found = [_version(text, options) for text in parts.texts]
    return Fragment(
        paragraphs=tuple(paragraph for fragment in found for paragraph in fragment.paragraphs),
        captions=tuple(caption for fragment in found for caption in fragment.captions),
        notices=tuple(notice for fragment in found for notice in fragment.notices),
    )


def _version(text: Text, options: MailOptions) -> Fragment:
    html = of_html(text.html) if text.html else Fragment()
    plain = _plain(text) if text.plain else Fragment()
    if options.prefer == "text":
        return plain if plain.paragraphs else html
    return html if 3 * len(html.text) >= len(plain.text) else plain


def _plain(text: Text) -> Fragment:
    """Plain text without what is quoted in it; lines that flow are joined."""
    plain = (text.plain or "").replace("\r\n", "\n").replace("\r", "\n")
    lines = _flowing(plain.split("\n"), joined=text.joined) if text.flowed else plain.split("\n")
    if forwarded(lines) is not None:
        return of_text("\n".join(lines))
    kept, notices = without_quoted(lines)
    return attrs.evolve(of_text("\n".join(kept)), notices=notices)


def _flowing(lines: list[str], *, joined: bool) -> list[str]:
    """Lines of `format=flowed`: one that ends in a space goes on in the next (RFC 3676)."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        text = line.removeprefix(" ") if line.startswith((" ", "  ")) else line
        flows = text.endswith(" ") and text != "-- "
        paragraphs[-1].append(text[:-1] if flows and joined else text)
        if not flows:
            paragraphs.append([])
    return ["".join(pieces) for pieces in paragraphs if pieces]
