"""What the parts of a scraped page become: telling examples, one a row."""

import hashlib

import pytest

from newsmodel.model import Caption, Dateline, Notice
from newsmodel.parsers.text import TEXT, TextOptions
from newsmodel.records import Source

BODY = "The council met on Monday to talk about the bridge, which has been closed since a barge hit it in the spring."
MORE = "It will meet again next week, officials said."


def read(text, **options):
    return list(TEXT.parse(Source.from_text(text), TextOptions(**options)))


def one(*lines, **options):
    (article,) = read("\n".join(lines), **options)
    return article


def codes(article):
    return [notice.code for notice in article.notices]


def about(article, code):
    return [notice.text for notice in article.notices if notice.code == code]


def test_a_scraped_text_with_debris_of_all_kinds():
    lines = [
        "FORTY villages are to get new bridges, the PM’s office said — as the river rises.",
        BODY,
        "PAForty villages wait for a bridge, as the river rises[/caption]",
        "GettyMayor Ashby thanked the villagers, including Nora van der Berg, for their patience[/caption]",
        "He said: “We cannot wait until spring.",
        "“The real question is who pays.”",
        "Published: [#item_custom_pubDate]",
    ]
    article = one(*lines)
    assert article.text == "\n".join(lines[:2] + lines[4:6])
    assert article.captions == (
        Caption("Forty villages wait for a bridge, as the river rises", "PA"),
        Caption("Mayor Ashby thanked the villagers, including Nora van der Berg, for their patience", "Getty"),
    )
    assert article.published is article.title is article.dateline is article.source is None
    assert article.notices == (
        Notice("placeholder-unfilled", "The page's template did not fill [#item_custom_pubDate].", lines[-1]),
    )


def test_a_page_with_headline_standfirst_byline_and_times():
    article = one(
        "Villages to get new bridges",
        "",
        "Forty of them have waited since spring",
        "By Nora Ashby and Tom O'Neil, Political Editor",
        "Published: 5 March 2025, 14:02 GMT | Updated at 10:15 on March 6, 2025",
        "",
        f"LEEDS (Reuters) - {BODY}",
    )
    assert article.title == "Villages to get new bridges"
    assert article.subtitle == "Forty of them have waited since spring"
    assert article.authors == ("Nora Ashby", "Tom O'Neil")
    assert (article.published, article.modified) == ("2025-03-05T14:02:00+00:00", "2025-03-06T10:15:00")
    assert article.dateline == Dateline("LEEDS", "Reuters")
    assert article.text == BODY
    assert codes(article) == ["byline-trimmed", "dateline-removed"]


def test_headers_like_those_of_mail():
    article = one(
        "Title: Villages to get new bridges",
        "Author: Nora Ashby",
        "Date: 2025-03-05",
        "Section: Local",
        "Keywords: bridges; rivers, money",
        "Language: ENGLISH",
        "Publication: The Leeds Paper",
        "Source: The wire",
        "X-Number: 7",
        "URL: https://example.org/bridges",
        "",
        "Villages to get new bridges",
        BODY,
    )
    assert (article.title, article.authors, article.published) == (
        "Villages to get new bridges", ("Nora Ashby",), "2025-03-05",
    )  # fmt: skip
    assert (article.section, article.keywords, article.language) == ("Local", ("bridges", "rivers", "money"), "en")
    assert (article.publisher, article.url) == ("The Leeds Paper", "https://example.org/bridges")
    assert article.text == BODY
    assert about(article, "header-unread") == ["Source: The wire", "X-Number: 7"]


@pytest.mark.parametrize(
    "line",
    ["Language: of love", "Author: whoever it was", "Title:", "Date: soon", "Date: 03/04/2025",
     "Author: Nora Ashby, Editor"],
)  # fmt: skip
def test_headers_that_say_too_little_or_too_much_are_noted(line):
    article = one(line, "Section: Local", "", BODY)
    assert article.text == BODY
    assert line in [notice.text for notice in article.notices]


@pytest.mark.parametrize(
    "lines",
    [
        [BODY, MORE],
        [MORE, BODY],
        ["By Tuesday the talks had come to nothing, and nobody knew why the ministers had met at all.", MORE],
        ["Author: the man who wrote it down was never known to those who read him", MORE],
        ["Related questions came up as well, and were put aside.", MORE],
        ["Author: the man who wrote it down.", MORE],
        ["April was cold, and PANAMA was far.", MORE],
        ["The story of the ship first appeared in 1850, and nobody believed it.", MORE],
        ["Sign up to the scheme has been slow, ministers said.", MORE],
        ["Copyright law was not made for machines, she said.", MORE],
        ["“Click here,” the message said, and he did.", MORE],
        ["NATO — which was founded in 1949 — said it would help.", MORE],
        ["ASHBY — The man of many words — said so.", MORE],
        ["MOSCOW (2025) — The river has risen.", MORE],
        ["BREAKING — The river has risen.", MORE],
        ["RELATED families have moved away, as the river rises.", MORE],
        ["Mr Ashby (Labour) — The only one who came — left early.", MORE],
        ["Published figures show that 5 March 2025 was the wettest day.", MORE],
        ["Updated plans were published on 5 March 2025.", MORE],
        ["Reporting by the paper has shown that the bridge was never safe.", MORE],
        [MORE, "She posted a photo: it showed the bridge."],
        [MORE, "He sued Getty Images in March over a picture of the bridge."],
        [MORE, "The bridge is closed. (Reuters)"],
        [MORE, "5 March 2025", BODY],
        [MORE, "[sic] was all he wrote."],
        [
            "One\ttab\u2003and\xa0one wide space".replace("\t", " ").replace("\u2003", " ").replace("\xa0", " ") + ".",
            MORE,
        ],
    ],
)
def test_body_is_left_as_it_stands(lines):
    article = one(*lines)
    assert article.text == "\n".join(lines)
    assert article == one(*"\n\n".join(lines).split("\n"))
    assert not article.notices
    assert article.title is None


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: A bridge too many", "Read more: a bridge too many", "READ MORE ON BRIDGES",
        "Sign up to our newsletter",
        "Follow us on X and Facebook", "Click here for more", "All rights reserved", "© 2025 The Leeds Paper Ltd",
        "Copyright 2025 The Leeds Paper. All rights reserved.", "The post Bridges appeared first on The Leeds Paper.",
        "Advertisement", "ADVERTISEMENT", "Related: a bridge too many", "RELATED: A BRIDGE", "» Share this article",
        "This story has been updated with new figures.", "Share this", "Reuters", "https://example.org/other",
        "(Reporting by Nora Ashby; Editing by Tom Roe)", "Additional reporting by Tom Roe", "By Staff Reporter",
        "The post " + "bridges " * 35 + "appeared first on The Leeds Paper.",
    ],
)  # fmt: skip
def test_page_furniture_is_put_aside_with_a_notice(line):
    article = one(BODY, line, MORE)
    assert article.text == f"{BODY}\n{MORE}"
    assert about(article, "boilerplate-removed") == [line.strip()]


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        ("PATwenty men stand there[/caption]", "Twenty men stand there", "PA"),
        ("PAA man stands there[/caption]", "A man stands there", "PA"),
        ("AFP/Getty ImagesThe bridge[/caption]", "The bridge", "AFP/Getty Images"),
        ("Press AssociationThe bridge[/caption]", "The bridge", "Press Association"),
        ("April on the bridge[/caption]", "April on the bridge", None),
        ("PANAMA in spring[/caption]", "PANAMA in spring", None),
        ("Getty President Ashby[/caption]", "Getty President Ashby", None),
        ("The bridge [sic] in spring[/caption]", "The bridge [sic] in spring", None),
        ('[caption id="a1" width="600"]<img src="x.jpg" /> GettyThe bridge[/caption]', "The bridge", "Getty"),
        ('[caption caption="The bridge"]<img src="x.jpg" />[/caption]', "The bridge", None),
        ("[caption caption=”The bridge” id=”a”][/caption]", "The bridge", None),
        ('[caption id="a1"]The bridge', "The bridge", None),
        ("The bridge in spring. (Photo: Nora Ashby / AFP)", "The bridge in spring.", "Nora Ashby / AFP"),
        ("The bridge in spring (Photo by Nora Ashby/AFP via Getty Images)", "The bridge in spring",
         "Nora Ashby/AFP via Getty Images"),
        ("The bridge in spring. (AP Photo/Nora Ashby)", "The bridge in spring.", "AP Photo/Nora Ashby"),
        ("The bridge in spring. Picture: Nora Ashby / PA", "The bridge in spring.", "Nora Ashby / PA"),
        ("The bridge in springCredit: Getty", "The bridge in spring", "Getty"),
        ("The bridge in spring. Getty Images", "The bridge in spring.", "Getty Images"),
        ("Image caption, The bridge in spring", "The bridge in spring", None),
        ("Image source, Getty Images", "", "Getty Images"),
        ("Credit: Nora Ashby", "", "Nora Ashby"),
        ("Getty Images", "", "Getty Images"),
    ],
)  # fmt: skip
def test_captions_are_kept_out_of_the_body(line, text, credit):
    article = one(BODY, line, MORE)
    assert article.captions == (Caption(text, credit),)
    assert article.text == f"{BODY}\n{MORE}"


def test_markup_around_a_caption_is_noted():
    article = one(
        BODY, '[caption id="a1"]<img src="x" />The bridge[/caption]', "[caption id=2][/caption]", "[/caption]"
    )
    assert about(article, "shortcode-removed") == [
        '[caption id="a1"]', '<img src="x" />', "[caption id=2][/caption]", "[/caption]",
    ]  # fmt: skip


def test_text_around_a_whole_shortcode_is_body_and_a_shortcode_may_run_over_lines():
    article = one(BODY, "It was late.[caption id=1]", "The bridge", "in spring[/caption]It was dark.", MORE)
    assert article.text == f"{BODY}\nIt was late.\nIt was dark.\n{MORE}"
    assert article.captions == (Caption("The bridge in spring"),)


def test_a_shortcode_that_never_ends_takes_its_own_line_only():
    lines = ["[caption id=1]The bridge", *[f"Line {n} goes on." for n in range(8)]]
    assert one(*lines).text == "\n".join(lines[1:])


@pytest.mark.parametrize(
    "lines",
    [
        ["Image source, Nora Ashby", "Image caption, The bridge"],
        ["Image caption, The bridge", "Image source, Nora Ashby"],
        ["The bridge[/caption]", "Credit: Nora Ashby"],
    ],
)
def test_a_credit_beside_a_caption_is_that_caption_s(lines):
    assert one(BODY, *lines, MORE).captions == (Caption("The bridge", "Nora Ashby"),)


def test_shortcodes_without_text_are_put_aside():
    article = one(BODY, '[gallery ids="1,2"]', "[embed]https://example.org/v[/embed]", MORE)
    assert article.text == f"{BODY}\n{MORE}"
    assert len(about(article, "shortcode-removed")) == 2


@pytest.mark.parametrize(
    "line", ["Published: [#item_custom_pubDate]", "Updated {{date}}",
             "%%pubdate%% by %%author%%", "[#feed_title] | ${x.y}", "<%= date %>"]
)  # fmt: skip
def test_unfilled_fields_are_not_believed(line):
    article = one(BODY, line)
    assert (article.text, article.published) == (BODY, None)
    assert about(article, "placeholder-unfilled") == [line]


def test_an_unfilled_field_within_a_sentence_stays_and_is_noted():
    article = one(f"{BODY} It was on {{{{date}}}} that it began, he said.")
    assert "{{date}}" in article.text
    assert about(article, "placeholder-unfilled") == ["{{date}}"]


@pytest.mark.parametrize(
    ("line", "published", "modified", "code"),
    [
        ("Published: 5 March 2025, 14:02 GMT", "2025-03-05T14:02:00+00:00", None, None),
        ("Updated at 10:15 on March 6, 2025", None, "2025-03-06T10:15:00", None),
        ("Published 2025-03-05T10:00:00+01:00", "2025-03-05T10:00:00+01:00", None, None),
        ("First published on Wed 5 Mar 2025", "2025-03-05", None, None),
        ("Last updated: 25/04/2025", None, "2025-04-25", None),
        ("Published: 03/04/2025", None, None, "date-ambiguous"),
        ("Published: yesterday", None, None, "date-unread"),
        ("Published:", None, None, "date-unread"),
        ("Published: 5 March 2025 14:02 IST", "2025-03-05T14:02:00", None, "zone-ambiguous"),
    ],
)
def test_times_with_a_label(line, published, modified, code):
    article = one(BODY, line)
    assert (article.published, article.modified, article.text) == (published, modified, BODY)
    assert codes(article) == ([code] if code else [])
    assert about(article, code) == ([line] if code else [])


@pytest.mark.parametrize(
    ("line", "authors", "trimmed"),
    [
        ("By Nora Ashby", ("Nora Ashby",), False),
        ("By NORA ASHBY and Tom Roe, Political Editor", ("NORA ASHBY", "Tom Roe"), True),
        ("By Nora Ashby, Tom Roe and Ursula von der Berg", ("Nora Ashby", "Tom Roe", "Ursula von der Berg"), False),
        ("By Nora Ashby in Leeds and Tom Roe in New York", ("Nora Ashby", "Tom Roe"), True),
        ("By Nora Ashby, Political Editor, and Tom Roe", ("Nora Ashby", "Tom Roe"), True),
        ("By Nora Ashby, New York", ("Nora Ashby",), True),
        ("By Nora Ashby and agencies", ("Nora Ashby",), True),
        ("Written by Nora O’Neil-Ashby", ("Nora O’Neil-Ashby",), False),
        ("By Reuters", ("Reuters",), False),
        ("By Nora Ashby | Local", ("Nora Ashby",), True),
    ],
)
def test_bylines(line, authors, trimmed):
    article = one(line, BODY)
    assert (article.authors, article.text) == (authors, BODY)
    assert about(article, "byline-trimmed") == ([line] if trimmed else [])
    assert one(BODY, line).authors == authors


@pytest.mark.parametrize(
    "line", ["By Tuesday Evening", "By design and by chance", "By Nora", "By " + "Nora Ashby and " * 20]
)
def test_what_is_no_byline(line):
    assert one(BODY, line, MORE).authors == ()


def test_a_byline_has_its_time_beside_it():
    article = one("By Nora Ashby | 5 March 2025", "", BODY)
    assert (article.authors, article.published, article.notices) == (("Nora Ashby",), "2025-03-05", ())


@pytest.mark.parametrize(
    ("line", "authors"),
    [("Nora Ashby in Leeds", ("Nora Ashby",)), ("Nora Ashby and Tom Roe in Leeds", ("Nora Ashby", "Tom Roe")),
     ("Nora Ashby, political editor", ("Nora Ashby",))],
)  # fmt: skip
def test_a_byline_without_by_needs_a_headline_above(line, authors):
    article = one("Villages to get new bridges", line, "", BODY)
    assert (article.title, article.authors) == ("Villages to get new bridges", authors)
    assert one(BODY, line, MORE).authors == ()


def test_reporters_are_authors_where_there_is_no_byline():
    credit = "(Reporting by Nora Ashby in Leeds and Tom Roe; Editing by Al Poe)"
    assert one(BODY, credit).authors == ("Nora Ashby", "Tom Roe")
    assert one("By Sue Poe", BODY, credit).authors == ("Sue Poe",)


@pytest.mark.parametrize(
    ("head", "place", "agency"),
    [
        ("KYIV (Reuters) - ", "KYIV", "Reuters"),
        ("LONDON — ", "LONDON", None),
        ("SEOUL, March 5 (Yonhap) -- ", "SEOUL", "Yonhap"),
        ("WASHINGTON (AP) —", "WASHINGTON", "AP"),
        ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE, Haiti", "AP"),
        ("Kyiv, Ukraine (CNN) — ", "Kyiv, Ukraine", "CNN"),
        ("ST. PETERSBURG, Aug 1 (Reuters) - ", "ST. PETERSBURG", "Reuters"),
        ("NEW DELHI (PTI): ", "NEW DELHI", "PTI"),
        ("(CNN) — ", None, "CNN"),
    ],
)
def test_datelines(head, place, agency):
    article = one(head + BODY, MORE)
    assert (article.dateline, article.text) == (Dateline(place, agency), f"{BODY}\n{MORE}")
    assert about(article, "dateline-removed") == [head.strip()]


@pytest.mark.parametrize("label", ["Source: ", "URL: ", "Originally published at ", "URL:"])
def test_a_link_with_a_label_is_the_article_s(label):
    article = one(BODY, f"{label}https://example.org/a")
    assert (article.url, article.text, article.notices) == ("https://example.org/a", BODY, ())


def test_another_value_for_a_field_is_noted():
    article = one(BODY, "Source: https://example.org/a", "Source: https://example.org/b", "By Nora Ashby", "By Tom Roe")
    assert (article.url, article.authors) == ("https://example.org/a", ("Nora Ashby",))
    assert about(article, "metadata-repeated") == ["https://example.org/b", "Tom Roe"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["Villages to get new bridges", ""], "Villages to get new bridges"),
        (["Villages to get new bridges", "By Nora Ashby"], "Villages to get new bridges"),
        (["Who pays for the bridges?", ""], "Who pays for the bridges?"),
        (["https://example.org/a", "", "Villages to get new bridges", ""], "Villages to get new bridges"),
        (["Villages to get new bridges"], None),
        (["Villages get new bridges.", ""], None),
        (["Local", ""], None),
        (["* Villages get bridges", ""], None),
        (["Villages " * 30, ""], None),
    ],
)
def test_a_headline_is_one_only_where_the_layout_shows_it(head, title):
    assert one(*head, BODY, MORE).title == title


def test_a_headline_needs_text_below():
    assert one("Villages to get new bridges").title is None


WRAPPED = [
    "The council met on Monday to talk about the bridge, which has been",
    "closed since a barge hit it in the spring. It will meet again when the",
    "river has gone down and the money has been found, officials said.",
]


def test_hard_wrapped_lines_are_joined():
    paragraph = " ".join(WRAPPED)
    assert one(*WRAPPED).text == paragraph
    assert one(*WRAPPED, "", "Nobody knew who was", "to pay.", "", *WRAPPED).text == (
        f"{paragraph}\nNobody knew who was to pay.\n{paragraph}"
    )
    assert one(*WRAPPED[:2], "", BODY).text == f"{' '.join(WRAPPED[:2])}\n{BODY}"


def test_a_byline_or_caption_is_not_joined_with_wrapped_lines():
    article = one(
        "By Nora Ashby", *WRAPPED, "", *WRAPPED, "The bridge in the spring, when nobody could go over it. Getty Images"
    )
    assert article.text == "\n".join([" ".join(WRAPPED)] * 2)
    assert (article.authors, article.captions[0].credit) == (("Nora Ashby",), "Getty Images")


def test_lines_that_are_not_full_are_paragraphs():
    lines = ["One bridge is closed to all traffic until the end of spring", "Two bridges", "Three bridges are open"]
    assert one(*lines, "", *lines).text == "\n".join(lines * 2)


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "Advertisement"])
def test_an_input_without_body_gives_an_empty_article(text):
    article = one(text)
    assert article.text == ""
    assert codes(article)[-1] == "empty"


def test_split_keeps_the_origin_of_each_article():
    text = "Article 1\nOne.\n\nArticle 2\nTwo.\n"
    articles = read(text, split=r"^Article \d+$")
    assert [(article.text, article.source.part) for article in articles] == [("One.", "1"), ("Two.", "2")]
    assert articles[0].source.name == "<memory>"
    assert articles[0].source.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert [about(article, "separator-removed") for article in articles] == [["Article 1"], ["Article 2"]]


def test_split_at_a_match_of_no_width_and_in_a_member_of_an_archive():
    source = Source.from_text("Nr 1: One.\r\nNr 2: Two.", part="a.txt")
    articles = list(TEXT.parse(source, TextOptions(split="(?=^Nr )")))
    assert [(article.text, article.source.part) for article in articles] == [
        ("Nr 1: One.", "a.txt#1"),
        ("Nr 2: Two.", "a.txt#2"),
    ]


def test_split_of_nothing_and_what_stands_at_the_end():
    assert [codes(article) for article in read("---\n", split="^---$")] == [["separator-removed", "empty"]]
    assert [codes(article) for article in read("One.\n---\n", split="^---$")] == [["separator-removed"]]


def test_the_declared_language_is_the_caller_s_first():
    assert one(BODY, language="en-GB").language == "en-GB"
    article = one("Language: fr", "", BODY, language="en")
    assert (article.language, about(article, "metadata-repeated")) == ("en", ["fr"])


def test_parse_has_options_of_its_own():
    (article,) = TEXT.parse(Source.from_text(BODY), None)
    assert article.text == BODY
    assert (TEXT.recognise, TEXT.suffixes, TEXT.media_types) == (None, (".txt", ".text"), ("text/plain",))


def test_long_lines_are_body_and_are_not_searched():
    line = "By Nora Ashby (Photo: x / AFP) " * 40
    assert one(line, BODY).text == f"{line.strip()}\n{BODY}"
