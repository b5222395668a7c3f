"""What Markdown looks like in the wild, one oddity a test; all of the news in it is invented."""

import time
from pathlib import Path

import pytest
from newsmodel_markdown import MARKDOWN

import newsmodel
from newsmodel import Article, Caption, Source

BODY = "The ferry is late.\n\n“It will come,” said Ann Lee.\n"
TEXT = "The ferry is late.\n“It will come,” said Ann Lee."


def one(text: str) -> Article:
    (article,) = MARKDOWN.parse(Source.from_text(text, name="story.md"), None)
    assert isinstance(article, Article)
    return article


def codes(article: Article) -> list[str]:
    return [notice.code for notice in article.notices]


YAML = """---
title: 'Ferry: late'
author: Ann Lee
date: 2025-01-14 18:05:00 +0100
tags: [sea, ferries]
---
"""
TOML = """+++
title = "Ferry: late"
authors = ["Ann Lee"]
date = 2025-01-14T18:05:00+01:00
tags = ["sea", "ferries"]
+++
"""
FOLDED = """\ufeff---
Title: >
  Ferry:
  late
Byline: By Ann Lee, Editor
pubDate: Tue, 14 Jan 2025 18:05 +0100
keywords:
- sea
- ferries
...
"""
MAPPED = """---
headline: 'Ferry: late'
authors:
  - name: Ann Lee
    email: ann@post.example
published: !!str 2025-01-14T18:05:00+01:00
categories: [sea]
tags: ferries
---
"""


@pytest.mark.parametrize("front", [YAML, YAML.replace("\n", "\r\n"), TOML, FOLDED, MAPPED])
def test_front_matter_of_every_kind(front: str) -> None:
    article = one(front + BODY)
    assert (article.title, article.authors) == ("Ferry: late", ("Ann Lee",))
    assert (article.published, sorted(article.keywords)) == ("2025-01-14T18:05:00+01:00", ["ferries", "sea"])
    assert article.text == TEXT


def test_a_date_alone_stays_one_and_an_answer_no_stays_a_word() -> None:
    article = one(f"---\ndate: 2025-01-14\nlang: no\nsection: off\n---\n{BODY}")
    assert (article.published, article.language, article.section) == ("2025-01-14", "no", "off")


def test_what_no_field_of_an_article_holds_is_kept() -> None:
    article = one(f"---\nlayout: post\nurl: /late/\nweight: 3\nmenu: {{main: x}}\n---\n{BODY}")
    assert article.url is None
    assert article.extra == {"markdown.front_matter": {"layout": "post", "url": "/late/", "weight": "3"}}


@pytest.mark.parametrize(
    "front", ["---\ntitle: [a\n---\n", "+++\ntitle = \n+++\n", "---\na: *b\n---\n", "---\n\tx: y\n---\n"]
)
def test_broken_front_matter_is_noted_and_the_text_is_read(front: str) -> None:
    article = one(front + BODY)
    assert (article.text, codes(article)) == (TEXT, ["front-matter-unread"])


@pytest.mark.parametrize("text", [f"---\n{BODY}", f"---\n\n{BODY}\n---\n", f"---\ntitle: x\n{BODY}"])
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert TEXT in one(text).text


def test_template_fields_that_were_not_filled() -> None:
    article = one("---\ntitle: '{{ title }}'\nauthor: '{{ author }}'\ndate: '{{ date }}'\n---\n" + BODY)
    assert (article.title, article.authors, article.published) == (None, (), None)
    assert codes(article) == ["placeholder-unfilled"] * 3


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("# Ferry *late*\n\n", "Ferry late"),
        ("# Ferry late #\n\n", "Ferry late"),
        ("Ferry late\n==========\n\n", "Ferry late"),
        ("\n\n#\tFerry late\n", "Ferry late"),
        ("---\ntitle: Ferry late\n---\n# FERRY LATE\n\n", "Ferry late"),
        ("", None),
    ],
)
def test_the_headline(head: str, title: str | None) -> None:
    article = one(head + BODY)
    assert (article.title, article.text) == (title, TEXT)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The [ferry](https://x.example) is **late**.", "The ferry is late."),
        ("The [ferry][1] is _late_.\n\n[1]: https://x.example 'x'", "The ferry is late."),
        ("The ferry\nis late.", "The ferry is late."),
        ("Late.\\\nIt comes.", "Late.\nIt comes."),
        ("- The ferry\n- is late", "The ferry\nis late"),
        ("1. One\n2. Two", "One\nTwo"),
        ("> The ferry\n> is late.", "The ferry is late."),
        ("## Crosshead\nLate.", "Crosshead\nLate."),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b\n1 2"),
        ("Late.[^1]\n\n[^1]: So they say.", "Late."),
        ("The [[Calder|harbour]] and [[gate]].", "The harbour and gate."),
        ("5 \\* 3 &amp; more &nbsp;text", "5 * 3 & more text"),
        ("<div>Late.</div>\n\n<script>x()</script>", "Late."),
        ("Late. <!-- draft -->", "Late."),
        ("    indented code", "indented code"),
        ("~~early~~ late", "early late"),
        ("{: .lead}\nLate.", "Late."),
        ("Late {{< ref x >}}today.", "Late today."),
        ("She said \"no\" -- and “yes”.", "She said \"no\" -- and “yes”."),
        ("READ MORE: Other news\n\nLate.", "Late."),
    ],
)  # fmt: skip
def test_marks_are_no_text(source: str, text: str) -> None:
    assert one(source).text == text


@pytest.mark.parametrize(
    "picture",
    [
        "![gate](gate.jpg)\n*The gate. Photo: PA*",
        "![gate](gate.jpg)\n\n_The gate. Photo: PA_",
        '![gate](gate.jpg "The gate. Photo: PA")',
        '{{< figure src="gate.jpg" caption="The gate." attr="PA" >}}',
        "<figure><img src='gate.jpg'><figcaption>The gate. <cite>PA</cite></figcaption></figure>",
        "[![gate](gate.jpg)](https://x.example)\n*The gate. Photo: PA*",
    ],
)
def test_captions_with_credits_are_no_text(picture: str) -> None:
    article = one(f"The ferry is late.\n\n{picture}\n\n“It will come,” said Ann Lee.\n")
    assert (article.text, article.captions) == (TEXT, (Caption("The gate.", "PA"),))


@pytest.mark.parametrize(
    "front", ["image_caption: The gate\nimage_credit: PA", "image:\n  src: a.jpg\n  caption: The gate\n  credit: PA"]
)
def test_the_picture_of_the_front_matter(front: str) -> None:
    assert one(f"---\n{front}\n---\n{BODY}").captions == (Caption("The gate", "PA"),)


def test_a_line_in_italics_without_a_picture_is_text() -> None:
    assert one("Late.\n\n*It will come.*\n").text == "Late.\nIt will come."


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["[", "![", "> ", "*a ", "- ", "`", "<a ", "---\na: [["])
def test_hostile_text_is_read_in_bounded_time(unit: str) -> None:
    start = time.process_time()
    one(unit * 10_000)
    assert time.process_time() - start < 10


@pytest.mark.slow
def test_aliases_expand_to_nothing() -> None:
    bomb = "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12))
    start = time.process_time()
    one(f"---\na: &a [lol]\n{bomb}tags: *m\n---\n{BODY}")
    assert time.process_time() - start < 5


def test_it_is_known_by_front_matter_or_by_name(tmp_path: Path) -> None:
    for name, text in (("a.md", BODY), ("story", f"---\ntitle: Late\n---\n{BODY}")):
        (tmp_path / name).write_text(text, "utf-8")
        (article,) = newsmodel.read(tmp_path / name)
        assert article.source is not None
        assert (article.source.format, article.text) == ("markdown", TEXT)
