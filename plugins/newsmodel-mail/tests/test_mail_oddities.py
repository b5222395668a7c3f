"""What mails look like in the wild, one oddity a test; all of the news in them is invented."""

import base64
import quopri
import time
from pathlib import Path
from typing import Any

import pytest
from newsmodel_mail import MAIL, MailOptions

import newsmodel
from newsmodel import Article, Caption, Dateline, Failure, Source, SourceError

HTML = "<p>The ferry is late.</p><p>“It will come,” said Ann Lee.</p>"
CODED = "Content-Transfer-Encoding"
TEXT = "The ferry is late.\n“It will come,” said Ann Lee."


def mail(body: str, *headers: str, kind: str = "text/plain; charset=utf-8") -> bytes:
    usual = ["From: Harbour Brief <brief@post.example>", "Message-ID: <1@post.example>", f"Content-Type: {kind}"]
    named = {header.partition(":")[0] for header in headers}
    kept = [header for header in usual if header.partition(":")[0] not in named]
    return "\n".join([*kept, *headers, "", body]).encode()


def multipart(*parts: str, kind: str = "mixed") -> bytes:
    inner = "".join(f"--b\n{part}\n" for part in parts)
    return mail(f"{inner}--b--\n", kind=f'multipart/{kind}; boundary="b"')


def part(body: str, kind: str, *headers: str) -> str:
    return "\n".join([f"Content-Type: {kind}", *headers, "", body])


def read(data: bytes, **options: Any) -> list[Any]:
    return list(MAIL.parse(Source.from_bytes(data, name="a.eml"), MailOptions(**options)))


def one(data: bytes, **options: Any) -> Article:
    (article,) = read(data, **options)
    assert isinstance(article, Article)
    return article


def codes(article: Article) -> list[str]:
    return [notice.code for notice in article.notices]


PLAIN_PART = part("The ferry is late.", "text/plain; charset=utf-8")
HTML_PART = part(HTML, "text/html; charset=utf-8")


def test_of_two_versions_the_marked_up_one_is_read_unless_it_says_next_to_nothing() -> None:
    both = multipart(PLAIN_PART, HTML_PART, kind="alternative")
    assert one(both).text == TEXT
    assert one(both, prefer="text").text == "The ferry is late."
    pictures = multipart(PLAIN_PART, part("<img src='a.png'>", "text/html"), kind="alternative")
    assert one(pictures).text == "The ferry is late."


def test_versions_within_related_within_mixed_parts() -> None:
    related = (
        f'Content-Type: multipart/related; boundary="r"\n\n--r\n{HTML_PART}\n--r\nContent-Type: image/png\n\nx\n--r--'
    )
    inner = f'Content-Type: multipart/alternative; boundary="a"\n\n--a\n{PLAIN_PART}\n--a\n{related}\n--a--'
    assert one(multipart(inner, part("More to come.", "text/plain"))).text == f"{TEXT}\nMore to come."


@pytest.mark.parametrize(
    ("body", "headers", "kind"),
    [
        (quopri.encodestring(HTML.encode()).decode(), [f"{CODED}: quoted-printable"], "text/html; charset=utf-8"),
        (base64.encodebytes(HTML.encode()).decode(), [f"{CODED}: BASE64"], "text/html; charset=utf-8"),
        (HTML, [], "text/html; charset=iso-8859-1"),
        (HTML, [], "text/html; charset=x-unknown"),
        (HTML, [], "text/html"),
        (base64.b64encode(HTML.encode("utf-16-le")).decode(), [f"{CODED}: base64"], "text/html; charset=utf-16le"),
        (quopri.encodestring(HTML.encode("cp1252")).decode(), [f"{CODED}: quoted-printable"], "text/html; charset=l1"),
    ],
)  # fmt: skip
def test_encodings_right_wrong_and_missing(body: str, headers: list[str], kind: str) -> None:
    assert one(mail(body, *headers, kind=kind)).text == TEXT


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Ferry late", "Ferry late"),
        ("=?utf-8?q?Ferry_=E2=80=93_late?=", "Ferry – late"),
        ("=?UTF-8?B?RmVycnkg4oCTIA==?=\n =?UTF-8?B?bGF0ZQ==?=", "Ferry – late"),
        ("=?windows-1252?q?=93Late=94?=", "“Late”"),
        ("=?x-none?q?Late?=", "Late"),
        ("=?utf-8?b?!!!?=", None),
        ("Fwd: RE: AW: Ferry late", "Ferry late"),
        ("Ferry\n late", "Ferry late"),
        ("Ferry – late", "Ferry – late"),
        ("%%subject%%", None),
    ],
)
def test_subjects(subject: str, title: str | None) -> None:
    article = one(mail("Late.", f"Subject: {subject}"))
    assert article.title == title or (title is None and subject.endswith("!!!?="))


@pytest.mark.parametrize(
    ("sender", "authors", "publisher"),
    [
        ("Harbour Brief <a@b.example>", (), "Harbour Brief"),
        ("Ann Lee at The Harbour Post <a@b.example>", ("Ann Lee",), "The Harbour Post"),
        ("Ann Lee | Harbour Post <a@b.example>", ("Ann Lee",), "Harbour Post"),
        ('"Ann Lee, Harbour Post" <a@b.example>', ("Ann Lee",), "Harbour Post"),
        ('"Ann Lee, Political Editor" <a@b.example>', ("Ann Lee",), None),
        ("Ann Lee <a@b.example>", ("Ann Lee",), None),
        ("=?utf-8?q?Hafenpost_=E2=80=93_Brief?= <a@b.example>", (), "Hafenpost – Brief"),
        ("a@b.example", (), None),
    ],
)
def test_who_wrote_and_who_publishes(sender: str, authors: tuple[str, ...], publisher: str | None) -> None:
    article = one(mail("Late.", f"From: {sender}", "List-Unsubscribe: <mailto:x@b.example>"))
    assert (article.authors, article.publisher) == (authors, publisher)


def test_the_list_names_the_publisher_where_the_sender_does_not() -> None:
    article = one(mail("Late.", "From: Ann Lee <a@b.example>", 'List-Id: "Harbour Post" <post.b.example>'))
    assert (article.authors, article.publisher) == (("Ann Lee",), "Harbour Post")


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Tue, 14 Jan 2025 18:05:00 +0100", "2025-01-14T18:05:00+01:00"),
        ("Tue, 14 Jan 2025 18:05:00 +0000 (UTC)", "2025-01-14T18:05:00+00:00"),
        ("14 Jan 25 18:05 PST", "2025-01-14T18:05:00-08:00"),
        ("tomorrow", None),
    ],
)
def test_dates_keep_their_zone(date: str, published: str | None) -> None:
    assert one(mail("Late.", f"Date: {date}")).published == published


FORWARDED = """Have a look.

---------- Forwarded message ---------
From: Harbour Brief <brief@post.example>
Date: Tue, Jan 14, 2025 at 6:05 PM
Subject: Ferry late
To: Bob <bob@home.example>


The ferry is late.

“It will come,” said Ann Lee.
"""
OUTLOOK = """From: Harbour Brief <brief@post.example>
Sent: Tuesday, January 14, 2025 6:05 PM
To: Bob <bob@home.example>
Subject: Ferry late

The ferry is late.

“It will come,” said Ann Lee."""
GERMAN = """-------- Weitergeleitete Nachricht --------
Betreff: Ferry late
Datum: Tue, 14 Jan 2025 18:05:00 +0100
Von: Harbour Brief <brief@post.example>
An: bob@home.example

The ferry is late.

“It will come,” said Ann Lee."""
GMAIL = (
    '<div dir="ltr">Look<br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>'
    "From: <strong>Harbour Brief</strong> <span>&lt;<a>brief@post.example</a>&gt;</span><br>"
    "Date: Tue, Jan 14, 2025 at 6:05 PM<br>"
    f"Subject: Ferry late<br>To: &lt;<a>bob@home.example</a>&gt;<br></div><br><br>{HTML}</div></div>"
)
QUOTED = "\n".join(f"> {line}".rstrip() for line in OUTLOOK.splitlines())


@pytest.mark.parametrize(
    ("body", "kind", "published"),
    [
        (FORWARDED, "text/plain; charset=utf-8", "2025-01-14T18:05:00"),
        (OUTLOOK, "text/plain; charset=utf-8", "2025-01-14T18:05:00"),
        (GERMAN, "text/plain; charset=utf-8", "2025-01-14T18:05:00+01:00"),
        (GMAIL, "text/html; charset=utf-8", "2025-01-14T18:05:00"),
        (f"Begin forwarded message:\n\n{QUOTED}", "text/plain; charset=utf-8", "2025-01-14T18:05:00"),
    ],
)
def test_what_is_passed_on_is_the_article(body: str, kind: str, published: str) -> None:
    article = one(mail(body, "From: Bob <bob@home.example>", "Subject: Fwd: Ferry late", kind=kind))
    assert article.text == TEXT
    assert (article.title, article.publisher, article.published) == ("Ferry late", "Harbour Brief", published)
    assert article.authors == ()


def test_an_answer_is_read_without_what_it_quotes() -> None:
    article = one(
        mail("The ferry is late.\n\nOn Tue, 14 Jan 2025, Bob wrote:\n> Where is it?\n> Bob\n\n-- \nAnn Lee, desk")
    )
    assert article.text == "The ferry is late."
    assert codes(article) == ["quoted-removed"]


def test_lines_that_flow_and_lines_that_are_wrapped() -> None:
    flowed = mail("The ferry \nis late.\n\nIt will \ncome.\n", kind="text/plain; format=flowed")
    assert one(flowed).text == "The ferry is late.\nIt will come."
    joined = mail("The fer \nry.\n", kind="text/plain; format=flowed; delsp=yes")
    assert one(joined).text == "The ferry."


def test_what_a_letter_says_about_itself_is_no_text() -> None:
    furniture = (
        "<p style='display:none'>Late again</p>"
        "<a href='https://post.example/l?a=1&amp;b=2'>View this email in your browser</a>"
        f"{HTML}<p>You are receiving this email because you asked.</p><p>Bob, <a>unsubscribe</a> here</p>"
        "<p>Was this email forwarded to you? Sign up.</p>"
    )
    article = one(mail(furniture, kind="text/html; charset=utf-8"))
    assert (article.text, article.url) == (TEXT, "https://post.example/l?a=1&b=2")
    assert set(codes(article)) == {"boilerplate-removed", "hidden-removed"}


def test_the_body_is_cleaned_as_any_other_text_is() -> None:
    body = (
        "<h1>Ferry late</h1><p>By Ann Lee</p><p>CALDER (Reuters) - The ferry is late.</p>"
        "<figure><img><figcaption>The gate<span class='credit'>Photo: PA</span></figcaption></figure>"
        "<table><tr><td>“It will come,” said Ann Lee.</td></tr></table>"
    )
    article = one(mail(body, "Subject: Ferry late", kind="text/html; charset=utf-8"))
    assert (article.text, article.dateline) == (TEXT, Dateline("CALDER", "Reuters"))
    assert (article.authors, article.captions) == (("Ann Lee",), (Caption("The gate", "PA"),))


def test_attached_mails_are_articles_and_a_digest_is_all_of_them() -> None:
    inner = mail("One.", "Subject: First").decode()
    other = mail("Two.", "Subject: Second").decode()
    digest = multipart(
        f"Content-Type: message/rfc822\n\n{inner}", f"Content-Type: message/rfc822\n\n{other}", kind="digest"
    )
    assert [(article.title, article.text) for article in read(digest)] == [("First", "One."), ("Second", "Two.")]
    attached = part(inner, "message/rfc822", 'Content-Disposition: attachment; filename="first.eml"')
    outer, found = read(multipart(PLAIN_PART, attached))
    assert (outer.text, found.text, found.source.part) == ("The ferry is late.", "One.", "first.eml")


def test_attachments_are_read_in_turn_or_reported() -> None:
    page = part("<p>A</p>", "text/html; charset=utf-8", 'Content-Disposition: attachment; filename="page.html"')
    paper = part(
        "%PDF", "application/pdf", 'Content-Disposition: attachment; filename="=?utf-8?q?r=C3=A9sum=C3=A9=2Epdf?="'
    )
    article, source = read(multipart(PLAIN_PART, page, paper, part("x", "image/png"), part("x", "text/calendar")))
    assert [notice.text for notice in article.notices] == ["résumé.pdf (application/pdf)"]
    assert isinstance(source, Source)
    assert (source.part, source.media_type, source.read()) == ("page.html", "text/html", b"<p>A</p>")


def test_an_attached_feed_is_read_by_its_own_parser(tmp_path: Path) -> None:
    feed = "<rss><channel><item><title>A</title></item></channel></rss>"
    file = tmp_path / "a.eml"
    file.write_bytes(multipart(PLAIN_PART, part(feed, "application/octet-stream; name=feed.rss")))
    assert [article.source.part for article in newsmodel.read(file)] in ([None, "feed.rss/entry 1"], [None])


def test_a_saved_page_is_handed_on_with_its_address() -> None:
    (source,) = read(mail(HTML, "Snapshot-Content-Location: https://post.example/a", kind="text/html; charset=utf-8"))
    assert (source.media_type, source.url) == ("text/html", "https://post.example/a")


@pytest.mark.parametrize("end", ["", "--b\n", "--b\nContent-Type: text/html\n"])
def test_a_mail_cut_short_is_read_as_far_as_it_goes(end: str) -> None:
    data = mail(f"--b\n{PLAIN_PART}\n{end}", kind='multipart/mixed; boundary="b"')
    article = one(data)
    assert article.text == "The ferry is late."
    assert "body-truncated" in codes(article)


def test_an_empty_mail_is_an_article_with_a_subject() -> None:
    article = one(mail("", "Subject: Late"))
    assert (article.title, article.text, codes(article)) == ("Late", "", ["empty"])


@pytest.mark.slow
def test_mails_nested_too_deep() -> None:
    deep = "Content-Type: message/rfc822\n\n" * 50 + mail("One.").decode()
    found = read(deep.encode())
    assert isinstance(found[-1], Failure)
    boundaries = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2000))
    start = time.process_time()
    with pytest.raises(SourceError, match="nested too deep"):
        read(boundaries.encode())
    assert time.process_time() - start < 10


@pytest.mark.parametrize("data", [b"", b"\n\nno headers"])
def test_what_is_no_mail_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="no mail"):
        read(data)


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (mail("a"), True),
        (b"Received: from a\r\n\tby b\r\nSubject: x\r\n\r\n", True),
        (b"From: a@b.example\nTo: c@d.example\nSubject: x\nDate: y\n\n", True),
        (b"Title: Ferry late\nDate: 14 January 2025\nFrom: our desk\n\nThe ferry", False),
        (b"Subject: Ferry\nDate: x\nTo: y\nFrom: the editors\n", False),
        (b"<html>", False),
        (b"", False),
    ],
)
def test_a_mail_is_known_by_its_headers(head: bytes, known: bool) -> None:
    assert MAIL.recognise is not None
    assert MAIL.recognise(head) is known
