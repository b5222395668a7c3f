"""The laws of parsers."""

from newsmodel_mail import MAIL

from newsmodel.testing import conformance_test

LETTER = """From: Harbour Brief <brief@post.example>
To: reader@home.example
Subject: =?utf-8?q?The_gate_=E2=80=93_open?=
Date: Tue, 14 Jan 2025 18:05:00 +0100
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

The gate stays open.
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>The gate stays open.</p><p>=E2=80=9CGood,=E2=80=9D said Mayor Ann Lee.</p>
--b--
"""

test_mail = conformance_test(MAIL, samples=[LETTER], max_examples=20)
