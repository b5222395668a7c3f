"""Files of many mails one after the other (RFC 4155), as mail programs keep and export them."""

from collections.abc import Iterator
from typing import BinaryIO

from newsmodel import Failure, Source, SourceError
from newsmodel.records import Parsed
from newsmodel_mail.plugin import BETWEEN

LARGEST = 2**26
"""Bytes. A mail that is longer is told and passed over: mail servers take none of that size."""

LINE = 2**20
"""Bytes of a line that are read at once; encoded attachments may come without line ends."""

FROM = b"From "


def parse(source: Source) -> Iterator[Parsed]:
    """Each mail as a source of its own, read one by one.

    Raises:
        SourceError: the file does not begin as such files do.
    """
    with source.open() as stream:
        first = stream.readline(LINE)
        if not BETWEEN.match(first.decode("latin-1")):
            message = "no mailbox: its first line is not like 'From ann@press.example Mon Jan  6 10:00:00 2025'"
            raise SourceError(message, source=source.name, part=source.part)
        for number, mail in enumerate(_mails(stream), 1):
            part = f"message {number}"
            if mail is None:
                yield Failure(message=f"a mail of more than {LARGEST:,} bytes; it is not read", part=part)
            else:
                yield Source.from_bytes(
                    mail,
                    name=source.name,
                    part=part,
                    media_type="message/rfc822",
                    fetched=source.fetched,
                    found=True,
                    extra=source.extra,
                )


def _mails(stream: BinaryIO) -> Iterator[bytes | None]:
    """The mails after the first separating line; None for one that is too long."""
    lines: list[bytes] = []
    size = 0
    begins, after_blank = True, False
    while line := stream.readline(LINE):
        if begins and after_blank and BETWEEN.match(line.decode("latin-1")):
            yield _mail(lines, size)
            lines, size = [], 0
        else:
            size += len(line)
            if size <= LARGEST:
                lines.append(_unquoted(line) if begins else line)
            else:
                lines.clear()
        after_blank = begins and not line.strip()
        begins = line.endswith(b"\n")
    yield _mail(lines, size)


def _mail(lines: list[bytes], size: int) -> bytes | None:
    return b"".join(lines) if size <= LARGEST else None


def _unquoted(line: bytes) -> bytes:
    """A line of a mail that began with "From ", before which programs put a mark that it separates nothing."""
    return line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(FROM) else line
