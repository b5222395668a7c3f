"""The parts of a mail: what is its text, what is attached, what is left unread."""

from collections.abc import Iterator
from email.message import Message

import attrs

from newsmodel import Failure, Notice, Source
from newsmodel.parsers.text.decode import decode
from newsmodel_mail.headers import decoded

READ_SUFFIXES = (
    ".eml",
    ".htm",
    ".html",
    ".xhtml",
    ".md",
    ".markdown",
    ".txt",
    ".xml",
    ".rss",
    ".json",
    ".ninjs",
    ".nitf",
)
READ_TYPES = ("text/html", "application/xhtml+xml", "text/markdown", "text/plain", "application/xml", "text/xml")
PASSED_OVER = (
    "text/calendar", "text/x-amp-html", "text/watch-html", "text/rfc822-headers", "message/delivery-status",
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
)  # fmt: skip
"""What belongs to the mail and not to its text."""


@attrs.frozen(kw_only=True)
class Text:
    """A piece of the body in its two versions, either of which may be missing, and the language of the HTML."""

    html: str | None = None
    plain: str | None = None
    flowed: bool = False
    joined: bool = False


@attrs.frozen(kw_only=True)
class Parts:
    """All that a mail holds, in order.

    Attributes:
        texts: of the body.
        messages: mails inside it, each with what it is called.
        files: attachments that may be articles, to be read in turn.
        notices: attachments that are not read, encodings that were guessed.
        failures: parts that cannot be decoded.
    """

    texts: tuple[Text, ...] = ()
    messages: tuple[tuple[str, Message], ...] = ()
    files: tuple[Source, ...] = ()
    notices: tuple[Notice, ...] = ()
    failures: tuple[Failure, ...] = ()

    def __add__(self, other: "Parts") -> "Parts":
        """Both, in order."""
        return Parts(
            texts=self.texts + other.texts,
            messages=self.messages + other.messages,
            files=self.files + other.files,
            notices=self.notices + other.notices,
            failures=self.failures + other.failures,
        )


def parts_of(message: Message, number: str = "1") -> Parts:
    """What a message holds.

    Args:
        message: with all its parts.
        number: by which the part is called where it has no name: "2.1".
    """
    kind = message.get_content_type()
    name = decoded(message.get_filename() or "") or None
    attached = message.get_content_disposition() == "attachment" or (name is not None and not kind.startswith("image/"))
    children = message.get_payload() if message.is_multipart() else None
    if kind == "message/rfc822" and isinstance(children, list):
        return Parts(
            messages=tuple((name or f"message {number}", child) for child in children if isinstance(child, Message))
        )
    if isinstance(children, list):
        inner = [parts_of(child, f"{number}.{place}") for place, child in enumerate(children, 1)]
        return _alternative(inner) if kind == "multipart/alternative" else sum(inner, Parts())
    if attached:
        return _attachment(message, kind, name or f"part {number}")
    if kind in ("text/html", "text/plain"):
        return _text(message, kind)
    if kind.startswith(("image/", "multipart/")) or kind in PASSED_OVER:
        return Parts()
    return _attachment(message, kind, name or f"part {number}")


def _alternative(inner: list[Parts]) -> Parts:
    """The versions of one text as one; a version may have several pieces, of which all belong together."""
    html = [text.html for part in inner for text in part.texts if text.html]
    plain = [text for part in inner for text in part.texts if text.plain and not text.html]
    both = Text(
        html="\n".join(html) or None,
        plain="\n\n".join(text.plain or "" for text in plain) or None,
        flowed=any(text.flowed for text in plain),
        joined=any(text.joined for text in plain),
    )
    rest = sum((attrs.evolve(part, texts=()) for part in inner), Parts())
    return attrs.evolve(rest, texts=(both,) if both.html or both.plain else ())


def _text(message: Message, kind: str) -> Parts:
    found = decode(_bytes(message), Source.from_bytes(b"", name="<mail>", charset=_charset(message)))
    if kind == "text/html":
        return Parts(texts=(Text(html=found.text),), notices=found.notices)
    flowed = str(message.get_param("format", "")).lower() == "flowed"
    joined = str(message.get_param("delsp", "")).lower() == "yes"
    return Parts(texts=(Text(plain=found.text, flowed=flowed, joined=joined),), notices=found.notices)


def _attachment(message: Message, kind: str, name: str) -> Parts:
    """A file that may be an article, or a notice that it was not read."""
    if kind in PASSED_OVER or kind.startswith("image/"):
        return Parts()
    if kind in READ_TYPES or name.lower().endswith(READ_SUFFIXES):
        known = None if kind in ("application/octet-stream", "application/xml", "text/xml", "text/plain") else kind
        data = _bytes(message)
        source = Source.from_bytes(data, part=name, media_type=known, charset=_charset(message))
        return Parts(files=(source,))
    return Parts(notices=(Notice("attachment-unread", "An attachment was not read.", f"{name} ({kind})"),))


def _bytes(message: Message) -> bytes:
    payload = message.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(message: Message) -> str | None:
    charset = message.get_param("charset")
    return str(charset)[:60].strip() or None if isinstance(charset, str) else None


def broken(message: Message) -> Iterator[Notice]:
    """What the mail breaks off, as its parser tells it."""
    for part in message.walk():
        for defect in part.defects:
            if type(defect).__name__ in (
                "CloseBoundaryNotFoundDefect",
                "StartBoundaryNotFoundDefect",
                "NoBoundaryInMultipartDefect",
            ):
                yield Notice("body-truncated", "The mail is broken or cut short; it was read as far as it goes.")
                return
