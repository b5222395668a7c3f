# ruff: noqa: E501 - markup reads best as pages have it, on one line
"""Pages as they are found: one invented page for each thing that goes wrong on real ones."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmodel_html import HtmlOptions
from newsmodel_html.page import read_page

import newsmodel
from newsmodel import Article, Source, SourceError

FIRST = "The harbour gate must stay open until May, the board said on Monday after a meeting of four hours."
SECOND = "“We will not close it,” said Ann Roe, who has worked at the gate for more than twenty years."
THIRD = "The port’s owners, who had asked for money, said they would read the decision before they answered it."
BODY = [FIRST, SECOND, THIRD]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)


def page(inside=PARAGRAPHS, head="<title>Gate stays open</title>", title="<h1>Gate stays open</h1>", html="<html>"):
    return f"<!DOCTYPE html>{html}<head>{head}</head><body><article>{title}{inside}</article></body></html>"


def ld(**values):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "Gate stays open", **values})}</script>'


def read(data, **known):
    source = Source.from_bytes(data.encode() if isinstance(data, str) else data, **known)
    (article,) = read_page(source, HtmlOptions())
    assert isinstance(article, Article)
    return article


def codes(article):
    return {notice.code for notice in article.notices}


MARKUP = {
    "unclosed paragraphs": page("".join(f"<p>{line}" for line in BODY)),
    "tags that cross": page(f"<p><b>{FIRST}</p></b><i><p>{SECOND}</i></p><p>{THIRD}"),
    "body cut off in a tag": page()[: page().index("</article>")] + "<p cla",
    "no head": f"<body><article>{PARAGRAPHS}</article>",
    "capitals": page().replace("<p>", "<P>").replace("article>", "ARTICLE>"),
    "namespaces": page(PARAGRAPHS.replace("<p>", '<p><o:p xmlns:o="urn:x"></o:p>'), html='<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">'),
    "XML declaration": '<?xml version="1.0" encoding="UTF-8"?>' + page(),
    "CDATA": page(PARAGRAPHS.replace(FIRST, f"<![CDATA[{FIRST}]]>")),
    "entities": page(PARAGRAPHS.replace("“", "&ldquo;").replace("”", "&#8221;").replace("’", "&#x2019;")),
    "no-break spaces": page(PARAGRAPHS.replace("Ann Roe", "Ann&nbsp;Roe").replace("open until", "open\u2003until")),
    "soft hyphens and invisible letters": page(PARAGRAPHS.replace("harbour", "har&shy;bour").replace("Monday", "Mon\u200bday")),
    "line breaks in the source": page(PARAGRAPHS.replace(" ", "\r\n   ")),
    "inline markup": page(PARAGRAPHS.replace("Ann Roe", '<a href="/x"><em>Ann</em> <strong>Roe</strong></a>')),
    "quotation elements": page(PARAGRAPHS.replace("“We will not close it,”", "<q>We will not close it,</q>")),
    "line breaks for paragraphs": page(f"<p>{FIRST}<br><br>{SECOND}<br />\n<br />{THIRD}</p>"),
    "comments": page(PARAGRAPHS.replace("the board", "<!-- the owners --> the board")),
    "unclosed comment at the end": page().replace("</body>", "<!-- ads </body>"),
    "scripts in the text": page(PARAGRAPHS.replace("</p><p>", "</p><script>document.write('<p>Buy</p>')</script><p>")),
    "AMP": page(PARAGRAPHS.replace("</p><p>", '</p><amp-ad width="1"></amp-ad><p>', 1), html="<html ⚡ lang='en'>"),
    "cookie wall": page().replace("<article>", '<div id="onetrust-banner" class="cookie-banner"><p>We use cookies. Accept all?</p></div><article>'),
    "newsletter box": page(PARAGRAPHS.replace("</p><p>", '</p><div class="newsletter-signup"><p>Sign up to our newsletter</p></div><p>', 1)),
    "related box": page(PARAGRAPHS.replace("</p><p>", '</p><aside class="related"><h3>Related</h3><a href="/a">A dam breaks</a></aside><p>', 1)),
    "body in pieces": page(f'<div class="story-body c"><p>{FIRST}</p></div><div class="ad"><iframe src="/ad"></iframe></div><div class="story-body c"><p>{SECOND}</p><p>{THIRD}</p></div>'),
    "headline again in the body": page(f"<h2>Gate stays open</h2>{PARAGRAPHS}"),
    "read more, several languages": page(PARAGRAPHS + "<p>READ MORE: <a href='/a'>A dam breaks</a></p><p>Lire aussi : Un barrage</p>"),
    "signs of the page": page(PARAGRAPHS + "<p>Follow us on Twitter</p><p>Write to Ann Lee at ann@mill.example</p><p>Thanks for signing up!</p>"),
    "tables of layout": f"<html><body><table><tr><td><a href=/>Home</a></td><td>{PARAGRAPHS}</td></tr></table></body></html>",
    "fragment": PARAGRAPHS,
    "fragment with a feed's tail": PARAGRAPHS + "<p>The post Gate stays open appeared first on Mill Times.</p>",
}  # fmt: skip


@pytest.mark.parametrize("name", MARKUP)
def test_the_body_is_three_paragraphs(name):
    assert read(MARKUP[name]).text.split("\n") == BODY


ENCODED = {
    "UTF-8, undeclared": (page().encode(), None),
    "UTF-8 with a byte order mark": (page().encode("utf-8-sig"), None),
    "UTF-16": (page().encode("utf-16"), None),
    "Windows-1252, undeclared": (page().encode("cp1252"), None),
    "Windows-1252, declared as Latin-1": (page(head='<meta charset="iso-8859-1">').encode("cp1252"), None),
    "Windows-1252, declared as UTF-8": (page(head='<meta charset="utf-8">').encode("cp1252"), None),
    "UTF-8, declared as Latin-1": (page(head='<meta charset="iso-8859-1">').encode(), None),
    "declared by the server": (page().encode("cp1252"), "windows-1252"),
    "declared in the old way": (page(head='<meta http-equiv=Content-Type content="text/html; charset=windows-1252">').encode("cp1252"), None),
    "declared as nothing known": (page(head='<meta charset="x-mill">').encode(), None),
}  # fmt: skip


@pytest.mark.parametrize("name", ENCODED)
def test_whatever_the_encoding(name):
    data, charset = ENCODED[name]
    assert read(data, charset=charset).text.split("\n") == BODY


RUSSIAN = "Ворота порта останутся открытыми до мая, сообщил в понедельник совет после долгого заседания."


@pytest.mark.parametrize("html", ["<html>", '<html lang="ru">'])
def test_other_scripts_are_told_by_language_or_by_their_bytes(html):
    article = read(page("".join(f"<p>{RUSSIAN}</p>" for _ in range(3)), html=html).encode("cp1251"))
    assert RUSSIAN in article.text
    assert "encoding-guessed" in codes(article)


def test_what_the_page_declares_comes_first_and_is_told():
    head = (
        '<title>Gate | Mill Times</title><meta property="og:site_name" content="Mill Times"><meta name="author" content="Web Desk">'
        + ld(
            author=[{"@type": "Person", "name": "By Ann Lee and Tom Elm, Political Editor"}, {"@type": "Organization", "name": "Mill Times"}],
            datePublished="2025-03-05T10:00:00+0100", dateModified="2025-03-06", articleSection=["Port", "News"],
            keywords="gate, port", inLanguage="en-gb", publisher={"name": "The Mill Times"},
        )
    )  # fmt: skip
    article = read(page(head=head, html='<html lang="fr">'), url="https://mill.example/a?b=1")
    assert article.title == "Gate stays open"
    assert article.authors == ("Ann Lee", "Tom Elm")
    assert (article.published, article.modified) == ("2025-03-05T10:00:00+01:00", "2025-03-06")
    assert (article.section, article.keywords, article.language) == ("Port", ("gate", "port"), "en-GB")
    assert (article.publisher, article.url) == ("The Mill Times", "https://mill.example/a?b=1")
    origins = article.extra["html.origins"]
    assert (origins["title"], origins["authors"], origins["url"]) == ("json-ld:headline", "json-ld:author", "source")
    assert "author-dropped" in codes(article)


GRAPH = {"@context": "https://schema.org", "@graph": [
    {"@type": "WebSite", "@id": "#s", "name": "Mill Times"},
    {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
    {"@type": ["Article", "NewsArticle"], "headline": "Gate stays open", "author": {"@id": "#ann"}, "datePublished": "2025-03-05"},
]}  # fmt: skip
SCRIPTS = {
    "graph with references": json.dumps(GRAPH),
    "list": json.dumps([{"@type": "Organization"}, *GRAPH["@graph"]]),
    "trailing commas": '{"@type":"NewsArticle","headline":"Gate stays open","author":["Ann Lee",],"datePublished":"2025-03-05",}',
    "raw line breaks": '{"@type":"NewsArticle","headline":"Gate\nstays open","author":"Ann Lee","datePublished":"2025-03-05"}',
    "in a comment": "<!-- " + json.dumps(GRAPH) + " -->",
    "in CDATA": "//<![CDATA[\n" + json.dumps(GRAPH) + "\n//]]>",
    "ended like a statement": json.dumps(GRAPH) + ";",
    "two in one": '{"@type":"WebSite"}' + json.dumps(GRAPH),
    "entities": json.dumps({**GRAPH["@graph"][2], "author": "Ann Lee", "headline": "Gate &amp;amp; port"}),
    "URL types": json.dumps({**GRAPH["@graph"][2], "@type": "http://schema.org/NewsArticle", "author": {"@type": "Person", "name": ["Ann Lee"]}}),
}  # fmt: skip


@pytest.mark.parametrize("name", SCRIPTS)
def test_json_ld_as_pages_write_it(name):
    article = read(page(head=f'<script type="application/ld+json">{SCRIPTS[name]}</script>'))
    assert (article.authors, article.published) == (("Ann Lee",), "2025-03-05")
    assert article.title in ("Gate stays open", "Gate & port")


def test_broken_json_ld_is_told_and_the_rest_is_read():
    article = read(
        page(head='<script type="application/ld+json">{"@type": "News</script><meta name="author" content="Ann Lee">')
    )
    assert article.authors == ("Ann Lee",)
    assert "json-ld-broken" in codes(article)


def test_of_several_articles_the_one_that_the_page_is_about():
    others = "".join(ld(headline=f"Dam {n}", author="Tom Elm", url=f"https://mill.example/{n}") for n in range(3))
    own = ld(author="Ann Lee", url="https://mill.example/gate")
    article = read(page(head=others + own + '<link rel="canonical" href="https://mill.example/gate">'))
    assert (article.title, article.authors) == ("Gate stays open", ("Ann Lee",))
    assert read(page(head=others)).authors == ()


def test_a_date_of_the_future_is_not_believed():
    article = read(page(head=ld(datePublished="2031-01-01")), fetched="2025-03-05T10:00:00Z")
    assert article.published is None
    assert "date-unbelieved" in codes(article)


def test_unknown_is_null():
    article = read("<html><body><article>" + PARAGRAPHS + "</article></body></html>")
    assert (article.title, article.published, article.publisher, article.language) == (None,) * 4
    assert article.authors == article.keywords == article.captions == ()


CAPTIONS = {
    "figcaption with a label": '<figure><img src=a><figcaption>The gate. Photograph: Tom Elm/Reuters</figcaption></figure>',
    "credit in an element": '<figure><img src=a><figcaption>The gate. <span class="credit">Credit: Tom Elm/Reuters</span></figcaption></figure>',
    "credit beside the caption": '<figure><img src=a><figcaption>The gate.</figcaption><div class="photo-credit">Tom Elm/Reuters</div></figure>',
    "copyright sign": '<figure><img src=a><figcaption>The gate. © Tom Elm/Reuters</figcaption></figure>',
    "brackets": '<figure><img src=a><figcaption>The gate. (Tom Elm/Reuters)</figcaption></figure>',
    "WordPress": '<div class="wp-caption"><img src=a><p class="wp-caption-text">The gate. (Photo: Tom Elm/Reuters)</p></div>',
    "attributes": '<img src=a data-caption="The gate." data-credit="Tom Elm/Reuters">',
    "labels for those who do not see": '<figure><img src=a><figcaption>Image caption, The gate. <small>Image source, Tom Elm/Reuters</small></figcaption></figure>',
}  # fmt: skip


@pytest.mark.parametrize("name", CAPTIONS)
def test_a_caption_and_its_credit(name):
    article = read(page(PARAGRAPHS.replace("</p><p>", f"</p>{CAPTIONS[name]}<p>", 1)))
    assert [(caption.text, caption.credit) for caption in article.captions] == [("The gate.", "Tom Elm/Reuters")]
    assert article.text.split("\n") == BODY


def test_captions_of_other_stories_are_not_the_articles():
    aside = '<aside><figure><img src=b><figcaption>A dam.</figcaption></figure></aside><article><a href="/d"><figure><img src=b><figcaption>A mill.</figcaption></figure><h3>Dam</h3></a></article>'
    article = read(page().replace("</body>", f"{aside}</body>"))
    assert article.captions == ()
    assert article.text.split("\n") == BODY


def test_the_standfirst_is_the_subtitle_and_not_body():
    shown = '<p class="article__standfirst">The board gives in after a week of protest</p>'
    article = read(page(shown + PARAGRAPHS))
    assert article.subtitle == "The board gives in after a week of protest"
    assert article.text.split("\n") == BODY
    hidden = '<meta name="description" content="The board gives in after a week of protest">'
    assert read(page(head=hidden)).subtitle is None


WALLS = {
    "said in JSON-LD": page(head=ld(isAccessibleForFree="False")),
    "said of a part": page(
        head=ld(hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".x"})
    ),
    "said in metadata": page(head='<meta property="article:content_tier" content="metered">'),
    "shown": page(PARAGRAPHS + '<div class="paywall"><p>Subscribe to read the rest</p></div>'),
    "shown in words": page(PARAGRAPHS + "<p>To continue reading, please subscribe or sign in.</p>"),
}


@pytest.mark.parametrize("name", WALLS)
def test_a_paywall_is_told(name):
    assert "paywall" in codes(read(WALLS[name]))
    assert "paywall" not in codes(read(page(head=ld(isAccessibleForFree=True))))


def test_a_body_cut_short_is_told():
    assert "body-truncated" in codes(read(page(head=ld(wordCount=900))))
    assert "body-truncated" in codes(
        read(page(PARAGRAPHS + "<p>The owners, who had asked for money for the last two years, then …</p>"))
    )
    assert "body-truncated" not in codes(read(page(head=ld(wordCount=55))))


def test_a_body_that_only_the_json_ld_has():
    body = "\n\n".join(BODY * 2)
    article = read(page("<p>The gate.</p>", head=ld(articleBody=body)))
    assert article.text.split("\n")[:3] == BODY
    assert article.extra["html.origins"]["text"] == "json-ld:articleBody"


@pytest.mark.parametrize(
    "data", ["", " \n", "<html></html>", "<!DOCTYPE html>", "<html><body><script>1</script></body></html>", "<p></p>"]
)
def test_an_empty_page_is_told(data):
    article = read(data)
    assert (article.text, "empty" in codes(article)) == ("", True)


def update(hour):
    return {
        "headline": f"Entry {hour}",
        "datePublished": f"2025-03-05T{hour}:00:00Z",
        "articleBody": f"<p>The gate was seen at {hour}, said Ann Roe.</p>",
    }


MARKED = "".join(
    f'<div class="block" id="b{hour}"><time datetime="2025-03-05T{hour}:00:00Z">{hour}.00</time><h2>Entry {hour}</h2><p>The gate was seen at {hour}, said Ann Roe.</p></div>'
    for hour in (13, 12, 11)
)
BLOGS = {
    "declared": page(
        "", head=ld(**{"@type": "LiveBlogPosting", "liveBlogUpdate": [update(hour) for hour in (13, 12, 11)]})
    ),
    "shown": page(f"<div>{MARKED}</div>", head="<title>Gate: live updates</title>"),
}


@pytest.mark.parametrize("name", BLOGS)
def test_a_live_blog_is_dated_entries_in_order(name):
    article = read(BLOGS[name])
    told = article.extra["html.entries"]
    assert [entry["published"] for entry in told] == [f"2025-03-05T{hour}:00:00+00:00" for hour in (11, 12, 13)]
    lines = [article.text[entry["start"] : entry["end"]] for entry in told]
    assert lines == [f"Entry {hour}\nThe gate was seen at {hour}, said Ann Roe." for hour in (11, 12, 13)]
    apart = list(read_page(Source.from_text(BLOGS[name]), HtmlOptions(live="entries")))
    assert [entry.published for entry in apart] == [entry["published"] for entry in told]
    assert len({entry.source.part for entry in apart}) == 3
    assert {entry.text for entry in apart} == {f"The gate was seen at {hour}, said Ann Roe." for hour in (11, 12, 13)}


HOSTILE = {
    "deep": "<html><body>" + "<div>" * 10_000,
    "endless attributes": "<html><body><p " + " ".join(f'a{n}="<"' for n in range(50_000)) + ">x",
    "tags without end": "<html><body>" + "<b>" * 17_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_page_needs_is_refused(name):
    with pytest.raises(SourceError, match="more than"):
        read(HOSTILE[name])


BOUNDED = {
    "unclosed comments": page(PARAGRAPHS) + "<!-- <p>x</p>" * 20_000,
    "entity flood": page(PARAGRAPHS + f"<p>{'&amp;' * 200_000}</p>"),
    "entities of a doctype": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + page(),
    "nested JSON": page(head='<script type="application/ld+json">' + "[" * 200_000 + "</script>"),
}


@pytest.mark.parametrize("name", BOUNDED)
def test_what_is_odd_but_harmless_is_read(name):
    assert FIRST in read(BOUNDED[name]).text


@settings(max_examples=15, deadline=None)
@given(
    lines=st.lists(st.sampled_from(BODY), min_size=1, max_size=3, unique=True),
    when=st.dates(dt.date(1995, 1, 1), dt.date(2024, 1, 1)),
)
def test_lines_and_days_come_back_as_they_are(lines, when):
    article = read(page("".join(f"<p>{line}</p>" for line in lines), head=ld(datePublished=when.isoformat())))
    assert article.text.split("\n") == lines
    assert article.published == when.isoformat()


def test_the_format_is_recognised_and_found_by_its_name():
    assert newsmodel.parse(page()).source.format == "html"
    assert newsmodel.parse(PARAGRAPHS).source.format == "html"


def test_what_is_put_aside_is_told():
    lines = [
        "READ MORE: <a href='/a'>A dam breaks</a>",
        "Sign up to our newsletter",
        "<a href='/b'>Five mills to see</a>",
    ]
    article = read(page(PARAGRAPHS.replace("</p><p>", "</p>" + "".join(f"<p>{line}</p>" for line in lines) + "<p>", 1)))
    assert article.text.split("\n") == BODY
    told = {notice.text for notice in article.notices if notice.code in ("related-removed", "boilerplate-removed")}
    assert told >= {"READ MORE: A dam breaks", "Sign up to our newsletter"}
