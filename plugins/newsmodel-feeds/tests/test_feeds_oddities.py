"""What feeds in the wild do to their readers, one oddity a test; all of the news in them is invented."""

import json
from typing import Any

import pytest
from newsmodel_feeds import FEED, JSON_FEED, FeedOptions

import newsmodel
from newsmodel import Article, Caption, Failure, Source, SourceError

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:dcterms="http://purl.org/dc/terms/"'
)
TEXT = "<p>The ferry is late.</p><p>“It will come,” said Ann Lee.</p>"
PLAIN = "The ferry is late.\n“It will come,” said Ann Lee."


def rss(*items: str, channel: str = "<title>Harbour Post</title><link>https://post.example/</link>") -> str:
    listed = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}><channel>{channel}{listed}</channel></rss>'


def atom(*entries: str, head: str = "<title>Harbour Post</title>") -> str:
    listed = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/">{head}{listed}</feed>'


def read(feed: str | bytes, **options: Any) -> list[Any]:
    data = feed.encode() if isinstance(feed, str) else feed
    return list(FEED.parse(Source.from_bytes(data, name="feed.xml"), FeedOptions(**options)))


def one(feed: str | bytes) -> Article:
    (article,) = read(feed)
    assert isinstance(article, Article)
    return article


def codes(article: Article) -> list[str]:
    return [notice.code for notice in article.notices]


def test_full_text_is_taken_before_the_summary_which_is_kept_where_it_says_more() -> None:
    body = f"<content:encoded><![CDATA[{TEXT}]]></content:encoded>"
    article = one(rss(f"<description>Ferry late again &amp; again</description>{body}"))
    assert (article.text, article.extra) == (PLAIN, {"feeds.summary": "Ferry late again & again"})
    excerpt = one(rss(f"<description>The ferry is late. [&#8230;]</description>{body}"))
    assert (excerpt.text, excerpt.extra) == (PLAIN, {})
    assert "summary-only" not in codes(article) + codes(excerpt)


def test_a_summary_is_taken_where_there_is_nothing_else_and_says_so() -> None:
    article = one(rss("<description>The ferry is late.</description>"))
    assert article.text == "The ferry is late."
    assert codes(article) == ["summary-only"]


@pytest.mark.parametrize(
    ("end", "text", "mark"),
    [
        (" [&amp;#8230;]", "The ferry is late.", "[…]"),
        (" [...]", "The ferry is late.", "[...]"),
        (" Read more", "The ferry is late.", "Read more"),
        ("&lt;p&gt;Continue reading Ferry late →&lt;/p&gt;", "The ferry is late.", "Continue reading Ferry late →"),
        (" She read more", "The ferry is late. She read more", None),
    ],
)
def test_where_a_text_is_cut_the_mark_is_taken_out_and_noted(end: str, text: str, mark: str | None) -> None:
    article = one(rss(f"<description>The ferry is late.{end}</description>"))
    assert article.text == text
    assert [notice.text for notice in article.notices if notice.code == "body-truncated"] == ([mark] if mark else [])


def test_an_entry_without_a_body_is_an_article_with_a_title() -> None:
    article = one(rss("<title>Ferry late</title><link>/f</link>"))
    assert (article.title, article.text, article.url) == ("Ferry late", "", "https://post.example/f")
    assert codes(article) == ["empty"]


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("<![CDATA[Fish & chips]]>", "Fish & chips"),
        ("<![CDATA[Fish &#8211; <b>chips</b>]]>", "Fish – chips"),
        ("Fish & chips", "Fish & chips"),
        ("Caf&eacute;s&nbsp;open", "Cafés open"),
        ("Prices < 5 & rising", "Prices < 5 & rising"),
        ("&lt;i&gt;Titanic&lt;/i&gt; found", "Titanic found"),
        ("  Ferry\n   late ", "Ferry late"),
        ("[#item_title]", None),
        ("{{ post.title }}", None),
        ("%%title%%", None),
        ("The â€œferryâ€\u009d", "The “ferry”"),
    ],
)
def test_titles(title: str, read_as: str | None) -> None:
    assert one(rss(f"<title>{title}</title><description>{TEXT.replace('<', '&lt;')}</description>")).title == read_as


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Tue, 14 Jan 2025 18:05:00 +0100", "2025-01-14T18:05:00+01:00"),
        ("Tue, 14 Jan 25 18:05 EST", "2025-01-14T18:05:00-05:00"),
        ("14 Jan 2025 18:05:00 GMT", "2025-01-14T18:05:00+00:00"),
        ("2025-01-14T18:05:00.123Z", "2025-01-14T18:05:00.123000+00:00"),
        ("2025-01-14 18:05:00 -0330", "2025-01-14T18:05:00-03:30"),
        ("20250114T180500Z", "2025-01-14T18:05:00+00:00"),
        ("2025-01-14", "2025-01-14"),
        ("Tue Jan 14 18:05:00 2025", "2025-01-14T18:05:00"),
        ("Tue Jan 14 18:05:00 CET 2025", "2025-01-14T18:05:00+01:00"),
        ("1736877900", "2025-01-14T18:05:00+00:00"),
        ("14. Januar 2025 18:05", "2025-01-14T18:05:00"),
        ("2025년 1월 14일 오후 6:05", "2025-01-14T18:05:00"),
        ("January 14, 2025 6:05 pm", "2025-01-14T18:05:00"),
        ("01/02/2025", None),
        ("Mon, 30 Nov -0001 00:00:00 +0000", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("[#item_custom_pubDate]", None),
        ("yesterday", None),
    ],
)
def test_dates_keep_their_zone_and_are_never_guessed(date: str, published: str | None) -> None:
    article = one(rss(f"<title>Late</title><pubDate>{date}</pubDate><description>a b c</description>"))
    assert article.published == published
    assert (published is None) == any(c.startswith(("date-", "placeholder-")) for c in codes(article))


def test_what_atom_calls_updated_is_no_publication() -> None:
    article = one(atom("<updated>2025-01-14T18:05:00+01:00</updated><summary>Late.</summary>"))
    assert (article.published, article.modified) == (None, "2025-01-14T18:05:00+01:00")


@pytest.mark.parametrize(
    ("creator", "authors"),
    [
        ("<dc:creator>By Ann Lee and Tom Roe, Political Editor</dc:creator>", ("Ann Lee", "Tom Roe")),
        ("<dc:creator>Ann Lee</dc:creator><dc:creator>Tom Roe</dc:creator>", ("Ann Lee", "Tom Roe")),
        ("<author>desk@post.example (Ann Lee)</author>", ("Ann Lee",)),
        ("<author>Ann Lee &lt;ann@post.example&gt;</author>", ("Ann Lee",)),
        ("<author>ann@post.example</author>", ()),
        ("<author>noreply@post.example (Unknown)</author>", ()),
        ("<dc:creator>admin</dc:creator>", ()),
        ("<dc:creator>Harbour Post</dc:creator>", ()),
        ("<dc:creator>Ann Lee | Harbour Post</dc:creator>", ("Ann Lee",)),
        ("<atom:author><atom:name>Ann Lee</atom:name><atom:email>a@b.c</atom:email></atom:author>", ("Ann Lee",)),
        ("<dc:creator>李明</dc:creator>", ("李明",)),
    ],
)
def test_authors_are_names_alone(creator: str, authors: tuple[str, ...]) -> None:
    assert one(rss(f"{creator}<description>Late.</description>")).authors == authors


def test_pictures_beside_the_text_give_captions_with_credits_once_for_all_sizes() -> None:
    sizes = "".join(
        f'<media:content url="gate-{width}.jpg" medium="image" width="{width}">'
        "<media:description>The gate</media:description>"
        f'<media:credit scheme="urn:ebu">Photograph: Tom Roe/PA</media:credit></media:content>'
        for width in (140, 460)
    )
    film = '<media:content url="a.mp4" type="video/mp4"><media:description>A film</media:description></media:content>'
    article = one(rss(f"<description>Late.</description>{sizes}{film}"))
    assert article.captions == (Caption("The gate", "Tom Roe/PA"),)


def test_a_picture_described_by_the_summary_itself_has_no_caption() -> None:
    media = '<media:thumbnail url="a.jpg"/><media:description>Late.</media:description>'
    assert one(rss(f"<description>Late.</description>{media}")).captions == ()


def test_a_film_is_described_in_its_group() -> None:
    group = (
        '<media:group xmlns:media="http://search.yahoo.com/mrss/">'
        '<media:content url="v" type="application/x-shockwave-flash"/>'
        "<media:description>The ferry came in at last.</media:description></media:group>"
    )
    assert one(atom(f"<title>Ferry</title>{group}")).text == "The ferry came in at last."


@pytest.mark.parametrize(
    "link",
    [
        "<link>/a</link>",
        "<link> https://post.example/a\n</link>",
        '<guid isPermaLink="true">https://post.example/a</guid>',
        "<guid>https://post.example/a</guid>",
        '<atom:link rel="alternate" href="https://post.example/a"/>',
        "<link>https://count.example/x</link><feedburner:origLink>https://post.example/a</feedburner:origLink>",
        '<guid isPermaLink="false">post-1</guid><link>https://post.example/a</link>',
    ],
)
def test_the_address_of_an_entry(link: str) -> None:
    assert one(rss(f"{link}<description>Late.</description>")).url == "https://post.example/a"


@pytest.mark.parametrize("guid", ["tag:post.example,2025:1", "post-1", ""])
def test_what_is_no_web_address_is_none(guid: str) -> None:
    article = one(rss(f"<guid>{guid}</guid><description>Late.</description>", channel="<title>P</title>"))
    assert article.url is None
    assert article.source is not None
    assert article.source.part == (guid or "entry 1")


def test_atom_text_that_is_plain_html_xhtml_or_elsewhere() -> None:
    plain, html, xhtml, remote = read(
        atom(
            "<content>Prices &lt;b&gt; rose.</content>",
            f"<content type='html'>{TEXT.replace('<', '&lt;')}</content>",
            f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{TEXT}</div></content>",
            "<title>Late</title><content src='https://post.example/full.html' type='text/html'/>",
        )
    )
    assert (plain.text, html.text, xhtml.text) == ("Prices <b> rose.", PLAIN, PLAIN)
    assert codes(remote) == ["content-elsewhere", "empty"]


def test_atom_without_its_namespace_and_atom_03() -> None:
    bare = "<feed><title>Harbour Post</title><entry><title>Late</title><summary>The ferry.</summary></entry></feed>"
    old = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Harbour Post</title><entry>'
        "<issued>2025-01-14T18:05:00Z</issued>"
        '<content type="text/html" mode="escaped">&lt;p&gt;The ferry.&lt;/p&gt;</content></entry></feed>'
    )
    for article in (one(bare), one(old)):
        assert (article.publisher, article.text) == ("Harbour Post", "The ferry.")
    assert one(old).published == "2025-01-14T18:05:00+00:00"


def test_rdf_whose_items_stand_outside_the_channel() -> None:
    for namespace in ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"):
        feed = (
            f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{namespace}" {NAMESPACES}>'
            "<channel rdf:about='https://post.example/'><title>Harbour Post</title><dc:language>en-GB</dc:language>"
            "<items><rdf:Seq><rdf:li rdf:resource='x'/></rdf:Seq></items></channel>"
            "<item rdf:about='https://post.example/a'><title>Late</title><description>The ferry.</description>"
            "<dc:date>2025-01-14T18:05+01:00</dc:date></item></rdf:RDF>"
        )
        article = one(feed)
        assert (article.publisher, article.language, article.text) == ("Harbour Post", "en-GB", "The ferry.")
        assert (article.url, article.published) == ("https://post.example/a", "2025-01-14T18:05:00+01:00")


def test_rss_091_with_the_doctype_of_its_day_reads_no_other_file() -> None:
    feed = rss("<title>Caf&eacute;</title><description>Late.</description>").replace(
        "?><rss",
        '?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://nowhere.example/rss.dtd"><rss',
    )
    assert one(feed).title == "Café"


def test_an_aggregators_entry_is_published_by_its_source() -> None:
    article = one(rss('<title>Ferry late - The Mail</title><source url="https://mail.example">The Mail</source>'))
    assert (article.title, article.publisher) == ("Ferry late", "The Mail")


def test_a_feeds_own_language_and_an_entrys() -> None:
    feed = rss("<description>a</description>", "<dc:language>de_AT</dc:language><description>b</description>",
               channel="<title>P</title><language>English</language>")  # fmt: skip
    assert [article.language for article in read(feed)] == ["en", "de-AT"]


def test_html_that_was_escaped_twice() -> None:
    article = one(rss(f"<description>{TEXT.replace('<', '&amp;lt;').replace('>', '&amp;gt;')}</description>"))
    assert article.text == PLAIN
    assert "html-double-escaped" in codes(article)


def test_html_that_stands_in_the_description_unescaped_and_unclosed() -> None:
    feed = rss("<title>A</title><description>The ferry<br>is <b>late</b>.</description>", "<title>B</title>")
    first, second = read(feed)
    assert (first.text, second.title) == ("The ferry is late.", "B")


def test_tags_that_are_never_closed_lose_no_entry() -> None:
    items = [f"<title>T{n}</title><description><p>The ferry {n}.</description>" for n in range(300)]
    articles = read(rss(*items))
    assert [a.title for a in articles if isinstance(a, Article)] == [f"T{n}" for n in range(300)]
    assert "xml-recovered" in codes(articles[0])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (rss("<description>Café “late”</description>").encode("cp1252"), "encoding-guessed"),
        (rss("<description>Café “late”</description>").encode("utf-16"), None),
        (b"\xef\xbb\xbf\n\n" + rss("<description>Café “late”</description>").encode(), None),
        (
            rss("<description>Café “late”</description>").replace("?>", ' encoding="iso-8859-1"?>').encode(),
            "charset-wrong",
        ),
        (
            rss("<description>Café “late”</description>").replace("?>", ' encoding="ISO-8859-1"?>').encode("cp1252"),
            None,
        ),
        (rss("<description>Café “late”</description>").replace("?>", ' encoding="x-none"?>').encode(), "charset-wrong"),
        (b"Warning: mysql in line 3\n" + rss("<description>Café “late”</description>").encode(), None),
        (rss("<description>Café\x0b “late”\x00</description>").encode(), None),
    ],
)
def test_encodings_declared_wrongly_or_not_at_all_and_rubbish_around_the_xml(data: bytes, code: str | None) -> None:
    article = one(data)
    assert article.text == "Café “late”"
    assert [c for c in codes(article) if c in ("encoding-guessed", "charset-wrong")] == ([code] if code else [])


def test_prefixes_that_are_not_declared() -> None:
    feed = rss(f"<content:encoded><![CDATA[{TEXT}]]></content:encoded><dc:creator>Ann Lee</dc:creator>")
    article = one(feed.replace(NAMESPACES, ""))
    assert (article.text, article.authors) == (PLAIN, ("Ann Lee",))


def test_a_feed_cut_short_gives_the_entries_up_to_there_and_a_failure() -> None:
    whole = rss("<title>A</title>", "<title>B</title>", "<title>C</title>")
    first, failure = read(whole[: whole.index("B</title>") + 1])
    assert (first.title, failure.part) == ("A", "entry 2")
    assert isinstance(failure, Failure)
    assert "cut short" in failure.message


def test_entries_of_one_guid_are_all_read() -> None:
    articles = read(
        rss("<guid>a</guid><description>One.</description>", "<guid>a</guid><description>Two.</description>")
    )
    assert [article.text for article in articles] == ["One.", "Two."]


def test_an_empty_feed_is_told() -> None:
    (failure,) = read(rss())
    assert failure == Failure(message="the feed has no entries")


@pytest.mark.parametrize("data", [b"<html><body>Not found</body></html>", b"<urlset/>"])
def test_what_is_no_feed_is_refused_by_its_first_element(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"this is no feed: its first element is <(html|urlset)>"):
        read(data)


EXPORT = f"""<?xml version="1.0"?><rss version="2.0" {NAMESPACES} xmlns:wp="http://wordpress.org/export/1.2/"
xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel><title>Harbour Post</title>
<wp:author><wp:author_login>alee</wp:author_login><wp:author_display_name>Ann Lee</wp:author_display_name></wp:author>
<item><title>Late</title><pubDate>Tue, 14 Jan 2025 18:05:00 +0000</pubDate><dc:creator>alee</dc:creator>
<content:encoded><![CDATA[The ferry is late.

[caption id="a" align="left"]<img src="a.jpg"> The ferry (Photo: PA)[/caption]

“It will come,” said Ann Lee.]]></content:encoded><excerpt:encoded></excerpt:encoded>
<wp:post_modified_gmt>2025-01-15 08:00:00</wp:post_modified_gmt><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type><category domain="category">Uncategorized</category>
<category domain="post_tag">ferries</category></item>
<item><title>Draft</title><pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><content:encoded>Not yet.</content:encoded>
<wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>a.jpg</title><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item></channel></rss>"""


def test_a_wordpress_export() -> None:
    article = one(EXPORT)
    assert (article.text, article.authors, article.keywords) == (PLAIN, ("Ann Lee",), ("ferries",))
    assert (article.published, article.modified) == ("2025-01-14T18:05:00+00:00", "2025-01-15T08:00:00+00:00")
    assert article.captions == (Caption("The ferry", "PA"),)


def test_drafts_are_read_when_asked_for() -> None:
    assert [article.title for article in read(EXPORT, drafts=True)] == ["Late", "Draft"]


def json_feed(*items: Any, **channel: Any) -> bytes:
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", **channel, "items": items}
    ).encode()


def read_json(data: bytes) -> list[Any]:
    return list(JSON_FEED.parse(Source.from_bytes(data), None))


def test_json_feed() -> None:
    item = {
        "id": 7, "url": "/a", "title": "Late <b>", "content_html": TEXT, "summary": "Ferries", "tags": ["sea", 3],
        "date_published": "2025-01-14T18:05:00+01:00", "authors": [{"name": "Ann Lee"}, None, {"url": "x"}],
    }  # fmt: skip
    (article,) = read_json(json_feed(item, home_page_url="https://post.example", language="en-US"))
    assert (article.text, article.title, article.url) == (PLAIN, "Late <b>", "https://post.example/a")
    assert (article.authors, article.keywords, article.source.part) == (("Ann Lee",), ("sea",), "7")
    assert (article.published, article.language) == ("2025-01-14T18:05:00+01:00", "en-US")


def test_json_feed_of_wrong_types_cut_short_or_none_at_all() -> None:
    good, bad = read_json(json_feed({"content_text": "The ferry.", "title": 3, "tags": None, "author": "Ann Lee"}, "x"))
    assert (good.text, good.title, good.authors) == ("The ferry.", None, ("Ann Lee",))
    assert bad == Failure(message="the item is no object", part="entry 2")
    whole = json_feed({"content_text": "One."}, {"content_text": "Two."})
    first, failure = read_json(whole[:-12])
    assert (first.text, first.publisher, failure.part) == ("One.", "Harbour Post", "entry 2")
    with pytest.raises(SourceError, match="no JSON Feed"):
        read_json(b'{"version": "https://jsonfeed.org/version/1"}')


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (rss("<title>A</title>").encode(), "feed"),
        (rss("<title>A</title>").encode("utf-16"), "feed"),
        (b"<!-- x -->" + atom("<title>A</title>").encode(), "feed"),
        (json_feed({"content_text": "One."}), "jsonfeed"),
    ],
)
def test_a_feed_is_known_by_its_content(data: bytes, format: str, tmp_path: Any) -> None:
    file = tmp_path / "download.bin"
    file.write_bytes(data)
    (article,) = newsmodel.read(file)
    assert article.source.format == format


@pytest.mark.parametrize(
    "data", [b"<html><head><title>rss feed</title></head>", b"<svg xmlns='x'/>", b"feed", b"{}", b""]
)
def test_what_is_known_for_no_feed(data: bytes) -> None:
    assert FEED.recognise is not None
    assert JSON_FEED.recognise is not None
    assert not FEED.recognise(data)
    assert not JSON_FEED.recognise(data)
