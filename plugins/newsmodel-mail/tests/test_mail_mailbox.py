"""Mailboxes: each mail for itself, whatever stands in the one before."""

import io
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsmodel_mail import MAILBOX
from newsmodel_mail import mailbox as reader

import newsmodel
from newsmodel import Article, Failure, Source, SourceError
from newsmodel.testing import conformance_test

MAIL = """From: Harbour Brief <brief@post.example>
To: reader@home.example
Subject: Gate {number}
Date: Tue, 14 Jan 2025 18:05:00 +0100

{text}
"""
LINES = {
    "as in the standard": "From ann@press.example Mon Jan  6 10:00:00 2025",
    "Thunderbird": "From - Mon Jan 06 10:00:00 2025",
    "Google Takeout": "From 1801234@xxx Mon Jan 06 10:00:00 +0000 2025",
    "a daemon": "From MAILER-DAEMON Fri Jul  8 12:08:34 2011",
}


def written(*texts: str, line: str = LINES["as in the standard"], end: str = "\n") -> bytes:
    mails = (f"{line}\n{MAIL.format(number=number, text=text)}\n" for number, text in enumerate(texts, 1))
    return "".join(mails).replace("\n", end).encode()


def articles(data: bytes) -> list[Article]:
    return [article for article in newsmodel.read(io.BytesIO(data)) if isinstance(article, Article)]


test_mailbox = conformance_test(MAILBOX, samples=[written("The gate stays open.", "It shuts.")], max_examples=20)


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_mail_is_an_article(line: str, end: str) -> None:
    found = articles(written("The gate stays open.", "The gate is shut.", line=line, end=end))
    assert [article.title for article in found] == ["Gate 1", "Gate 2"]
    assert [article.text for article in found] == ["The gate stays open.", "The gate is shut."]
    assert [article.source.part for article in found if article.source] == ["message 1", "message 2"]


LETTERS = st.lists(st.lists(st.sampled_from(["Words.", "", "From the harbour:", ">From it", "From: x"])), min_size=1)


@given(mails=LETTERS)
def test_what_the_standard_library_writes_is_read(
    mails: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("box") / "in.mbox"
    box = mailbox.mbox(path)
    for lines in mails:
        message = EmailMessage()
        message["Subject"] = "Gate"
        message.set_content("\n".join(lines) + "\n")
        box.add(message)
    box.close()
    found = list(reader.parse(Source.from_path(path)))
    there = mailbox.mbox(path, create=False)
    assert [item.read().split() for item in found if isinstance(item, Source)] == [
        message.as_bytes().replace(b"\n>From", b"\nFrom").split() for message in there
    ]
    there.close()


def test_a_line_that_began_with_from_is_as_it_was_written() -> None:
    data = written("It came\n\nFrom the harbour.\n\n>From the harbour.\n>>From it.")
    (source,) = reader.parse(Source.from_bytes(data))
    assert b"\nFrom the harbour.\n\nFrom the harbour.\n>From it.\n" in source.read()  # type: ignore[union-attr]


def test_a_mail_that_is_too_long_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 1_000)
    first, second, third = reader.parse(Source.from_bytes(written("Short.", "Long. " * 500, "Short.")))
    assert isinstance(first, Source)
    assert isinstance(third, Source)
    assert isinstance(second, Failure)
    assert second.part == "message 2"


def test_a_file_of_that_name_that_is_none_is_told() -> None:
    with pytest.raises(SourceError, match="no mailbox: its first line"):
        list(reader.parse(Source.from_bytes(b"Dear Ann,\n")))


def test_a_mailbox_converts(tmp_path: Path) -> None:
    path = tmp_path / "Inbox"
    path.write_bytes(written("“The gate stays open,” said Mayor Ann Lee.", "“It shuts,” said Bob Ray."))
    found = [newsmodel.extract(article) for article in newsmodel.read(path)]
    assert [article.name(quote.speaker) for article in found for quote in article.quotes] == ["Ann Lee", "Bob Ray"]
