"""What ninjs, NewsML-G2 and NITF look like in the wild, one oddity a test; all of the news in them is invented."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest
from newsmodel_iptc import NEWSML, NINJS, NITF

import newsmodel
from newsmodel import Article, Caption, Dateline, Failure, Source, SourceError

HTML = "<p>The ferry is late.</p><p>“It will come,” said Ann Lee.</p>"
TEXT = "The ferry is late.\n“It will come,” said Ann Lee."
NITF_BODY = f"<nitf><body.content>{HTML}</body.content></nitf>"
STANDARDS = Path(os.environ.get("NEWSMODEL_STANDARDS", Path(__file__).parents[4] / "shared" / "standards"))


def ninjs(*items: Any) -> list[Any]:
    data = "\n".join(json.dumps({"uri": "urn:x:1", "type": "text", **item}) for item in items)
    return list(NINJS.parse(Source.from_text(data, name="story.json"), None))


def one(**item: Any) -> Article:
    (article,) = ninjs(item)
    assert isinstance(article, Article)
    return article


def codes(article: Article) -> list[str]:
    return [notice.code for notice in article.notices]


@pytest.mark.parametrize(
    "body",
    [
        {"body_xhtml": HTML},
        {"body_text": TEXT},
        {"body_text": "Shorter.", "body_xhtml": HTML},
        {"body_richtext": HTML, "body_charcount": "60"},
        {"bodies": [{"role": "main", "contentType": "text/plain", "value": TEXT}]},
        {"bodies": [{"contentType": "text/plain", "value": "x" * 200}, {"contentType": "text/html", "value": HTML}]},
        {"bodies": [{"role": "summary", "value": "Ferries, " * 40}, {"role": "main", "value": HTML}]},
        {"bodies": [{"contentType": "application/xhtml+xml", "value": f"<html><body>{HTML}</body></html>"}]},
        {
            "bodies": [
                {
                    "contentType": "application/nitf+xml",
                    "value": f"<nitf><p/><body.content>{HTML}</body.content></nitf>",
                }
            ]
        },
    ],
)
def test_the_body_in_every_form_it_has_had(body: Any) -> None:
    assert one(**body).text == TEXT


@pytest.mark.parametrize(
    ("given", "title", "subtitle"),
    [
        ({"headline": "Late"}, "Late", None),
        ({"headlines": [{"value": "Late"}]}, "Late", None),
        ({"headlines": [{"role": "sub", "value": "Again"}, {"role": "main", "value": "Late"}]}, "Late", "Again"),
        ({"headlines": [{"role": "seo", "contentType": "text/html", "value": "<b>Late</b>"}]}, "Late", None),
        ({"title": "Late", "headlines": []}, "Late", None),
        ({"headline": "{{headline}}"}, None, None),
    ],
)
def test_headlines(given: Any, title: str | None, subtitle: str | None) -> None:
    article = one(**given)
    assert (article.title, article.subtitle) == (title, subtitle)


@pytest.mark.parametrize(
    ("given", "published", "modified"),
    [
        ({"versionCreated": "2025-01-14T18:05:00+01:00"}, "2025-01-14T18:05:00+01:00", None),
        ({"versioncreated": "2025-01-14T18:05:00Z", "version": "1"}, "2025-01-14T18:05:00+00:00", None),
        ({"versioncreated": "2025-01-14T18:05:00Z", "version": "3"}, None, "2025-01-14T18:05:00+00:00"),
        (
            {"firstcreated": "2025-01-14T18:05:00Z", "versioncreated": "2025-01-15T18:05:00Z"},
            "2025-01-14T18:05:00+00:00",
            "2025-01-15T18:05:00+00:00",
        ),
        ({"firstCreated": "soon"}, None, None),
    ],
)
def test_a_later_version_is_no_first_publication(given: Any, published: str | None, modified: str | None) -> None:
    article = one(**given)
    assert (article.published, article.modified) == (published, modified)


@pytest.mark.parametrize(
    "associations",
    [
        {"main": {"type": "picture", "uri": "p", "description_text": "The gate", "byline": "Tom Roe"}},
        [{"name": "main", "type": "picture", "uri": "p", "descriptions": [{"value": "The gate"}], "by": "Tom Roe"}],
        [{"type": "graphic", "descriptions": [{"role": "caption", "value": "The gate"}], "creditline": "Tom Roe"}],
        [{"type": "picture", "descriptions": [{"contentType": "html", "value": "<p>The gate</p>"}], "by": "Tom Roe"},
         {"type": "component", "descriptions": [{"value": "No picture"}]}, None, 3],
    ],
)  # fmt: skip
def test_associated_pictures_are_captions_with_credits(associations: Any) -> None:
    assert one(associations=associations).captions == (Caption("The gate", "Tom Roe"),)


def test_a_picture_alone_is_an_article_with_its_caption() -> None:
    article = one(type="picture", by="Tom Roe", headlines=[{"value": "Gate"}], descriptions=[{"value": "The gate"}])
    assert (article.title, article.text, article.captions) == ("Gate", "", (Caption("The gate", "Tom Roe"),))


def test_associated_texts_are_articles_of_their_own() -> None:
    main, other = ninjs({"body_text": TEXT, "associations": [{"uri": "urn:x:2", "type": "text", "body_text": "More."}]})
    assert (main.text, other.text, other.source.part) == (TEXT, "More.", "urn:x:2")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"pubstatus": "usable"}, []),
        ({"pubStatus": "canceled"}, ["canceled"]),
        ({"pubstatus": "withheld"}, ["withheld"]),
        ({"embargoedUntil": "2030-01-01T00:00:00Z"}, ["embargoed"]),
        ({"edNote": "Adds quote"}, ["editors-note"]),
    ],
)
def test_what_a_publisher_says_about_the_use_of_an_item(given: Any, expected: list[str]) -> None:
    assert codes(one(body_text=TEXT, **given)) == expected


def test_who_published_where_and_about_what() -> None:
    article = one(
        body_text=TEXT, language="en-GB", located="Moscow, Monday (Reuters)", by="By Ann Lee, Staff Writer",
        infosource=[{"name": "Harbour Post"}], subject=[{"name": "ferries"}, {"name": "Sport", "rel": "section"}],
        renditions={"web": {"mimetype": "text/html", "href": "https://post.example/a"}},
    )  # fmt: skip
    assert (article.publisher, article.section, article.keywords) == ("Harbour Post", "Sport", ("ferries",))
    assert (article.authors, article.dateline) == (("Ann Lee",), Dateline("Moscow", "Reuters"))
    assert (article.url, article.language) == ("https://post.example/a", "en-GB")


def test_a_list_objects_a_line_and_what_is_none() -> None:
    first, second = ninjs({"body_text": "One."}, {"body_text": "Two.", "uri": "urn:x:2"})
    assert (first.text, second.text) == ("One.", "Two.")
    listed = json.dumps([{"uri": "a", "body_text": "One."}, {"body_text": "no uri"}, 3])
    good, *bad = NINJS.parse(Source.from_text(listed), None)
    assert isinstance(good, Article)
    assert [type(item) for item in bad] == [Failure, Failure]
    good, failure = NINJS.parse(Source.from_text('{"uri": "a", "body_text": "One."}\n{"uri": "b", '), None)
    assert isinstance(failure, Failure)
    assert failure.part == "line 2"


def test_the_records_that_newsmodel_put_there_come_back() -> None:
    article = newsmodel.extract(Article(text="“The gate must stay open,” said Ann Lee.", title="Gate"))
    (back,) = ninjs({"body_text": "x", "newsmodel": json.loads(newsmodel.dumps(article))})
    assert back == article


@pytest.mark.parametrize("data", ["", "{", "[[[", '{"uri": ' + "[" * 10_000])
def test_broken_json_is_refused(data: str) -> None:
    with pytest.raises(SourceError, match="broken JSON"):
        list(NINJS.parse(Source.from_text(data), None))


@pytest.mark.parametrize(
    ("data", "known"),
    [
        ('{"uri": "a", "versionCreated": "x"}', True),
        ('\ufeff [{"body_xhtml": "<p>{[\\"}</p>", "uri": "a"', True),
        ('{"standard": {"name": "ninjs", "version": "3.1"}, "uri": "a"}', True),
        ('{"associations": [{"uri": "a", "bodies": []}]}', False),
        ('{"schema": "newsmodel/1", "uri": "a", "bodies": 3}', False),
        ('{"uri": "a", "name": "b"}', False),
        ('{"text": "uri", "versionCreated": 3}', False),
        ("[1, 2]", False),
    ],
)
def test_ninjs_is_known_by_its_top_keys(data: str, known: bool) -> None:
    assert NINJS.recognise is not None
    assert NINJS.recognise(data.encode()) is known


def test_a_ninjs_file_is_not_taken_for_our_own_json(tmp_path: Path) -> None:
    for name in ("story.ninjs.json", "story.json"):
        file = tmp_path / name
        file.write_text(json.dumps({"type": "text", "body_text": TEXT, "uri": "urn:x:1"}), "utf-8")
        (article,) = newsmodel.read(file)
        assert article.source is not None
        assert (article.source.format, article.text) == ("ninjs", TEXT)


G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:xml="http://www.w3.org/XML/1998/namespace"'
XHTML = f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{HTML}</body></html></inlineXML>'


def item(
    content: str = XHTML, meta: str = "", about: str = "", guid: str = "urn:x:1", kind: str = "text", **more: str
) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in {"version": "1", **more}.items())
    return (
        f'<newsItem {G2} guid="{guid}"{attributes}><itemMeta><itemClass qcode="ninat:{kind}"/>{meta}</itemMeta>'
        f"<contentMeta>{about}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return f"<newsMessage {G2}><header/><itemSet>{''.join(items)}</itemSet></newsMessage>"


def newsml(document: str | bytes) -> list[Any]:
    data = document.encode() if isinstance(document, str) else document
    return list(NEWSML.parse(Source.from_bytes(data, name="item.xml"), None))


PICTURE = item(
    '<remoteContent href="a.jpg" contenttype="image/jpeg"/>',
    about="<creator><name>Tom Roe</name></creator><creditline>PA</creditline>"
    '<description role="drol:summary">no</description>'
    '<description role="drol:caption">The gate (Photo: PA)</description>',
    guid="urn:x:pic",
    kind="picture",
)
NITF_STORY = f"""<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>t</title>
<docdata><doc-id id-string="d"/>
<date.issue norm="20250114T180500+0100"/><key-list><keyword key="ferries"/></key-list></docdata>
<pubdata name="Harbour Post" position.section="News"/></head><body><body.head>
<hedline><hl1>Late</hl1><hl2>Again</hl2></hedline>
<byline>By <person>Ann Lee</person>, <byttl>Editor</byttl></byline><dateline><location>Calder</location></dateline>
<abstract><p>Ferries.</p></abstract></body.head><body.content>{HTML}<media media-type="image">
<media-reference mime-type="image/jpeg" source-credit="PA"/><media-caption>The gate</media-caption></media>
</body.content><body.end><tagline>Edited by Tom Roe</tagline></body.end></body></nitf>"""


@pytest.mark.parametrize(
    "content",
    [
        XHTML,
        f'<inlineXML contenttype="application/nitf+xml">{NITF_STORY}</inlineXML>',
        f'<inlineData contenttype="text/plain">{TEXT}</inlineData>',
        f'<inlineData contenttype="text/html">{HTML.replace("<", "&lt;")}</inlineData>',
        f'<inlineData contenttype="text/html"><![CDATA[{HTML}]]></inlineData>',
        f'<inlineData encoding="encd:b64">{base64.b64encode(TEXT.encode()).decode()}</inlineData>',
        f'<inlineData contenttype="text/plain">Short.</inlineData>{XHTML}',
        f'<remoteContent href="a.html" contenttype="text/html"/>{XHTML}',
    ],
)
def test_the_text_of_an_item_in_every_form(content: str) -> None:
    (article,) = newsml(item(content))
    assert article.text == TEXT


def test_what_the_metadata_of_an_item_say() -> None:
    meta = (
        "<provider><name>Harbour Post</name></provider><versionCreated>2025-01-15T18:05:00Z</versionCreated>"
        "<firstCreated>2025-01-14T18:05:00+01:00</firstCreated><pubStatus qcode='stat:canceled'/>"
        "<edNote>Not for use</edNote>"
    )
    about = (
        '<language tag="en-GB"/><headline role="hlrol:sub">Again</headline><headline> Late\n again</headline>'
        "<by>By Ann Lee</by>"
        "<creator><name>Desk</name></creator><dateline>MOSCOW, Monday (Reuters)</dateline><keyword>sea</keyword>"
        '<subject type="cpnat:abstract"><name>ferries</name><broader><name>x</name></broader></subject>'
        '<subject type="cpnat:geoArea"><name>Calder</name></subject>'
    )
    (article,) = newsml(item(meta=meta, about=about, version="4"))
    assert (article.title, article.subtitle, article.authors) == ("Late again", "Again", ("Ann Lee",))
    assert (article.published, article.modified) == ("2025-01-14T18:05:00+01:00", "2025-01-15T18:05:00+00:00")
    assert (article.publisher, article.language, article.keywords) == ("Harbour Post", "en-GB", ("sea", "ferries"))
    assert article.dateline == Dateline("MOSCOW", "Reuters")
    assert codes(article) == ["canceled", "editors-note"]


def test_text_that_is_elsewhere_is_not_fetched_and_told() -> None:
    (article,) = newsml(item('<remoteContent href="https://post.example/a.html" contenttype="text/html"/>'))
    assert codes(article) == ["content-elsewhere", "empty"]


@pytest.mark.parametrize(
    "document",
    [
        message(item(), PICTURE),
        message(PICTURE, item(meta='<link rel="irel:seeAlso" residref="urn:x:pic"/>'), item(guid="urn:x:2")),
        message(
            item(guid="urn:x:2"),
            item(),
            PICTURE,
            '<packageItem guid="p"><groupSet><group><itemRef residref="urn:x:1"/>'
            '<itemRef residref="urn:x:pic"/></group></groupSet></packageItem>',
        ),
    ],
)
def test_pictures_go_to_the_text_they_belong_to(document: str) -> None:
    articles = {article.source.part: article for article in newsml(document)}
    assert articles["urn:x:1"].captions == (Caption("The gate", "PA"),)
    assert all(not article.captions for part, article in articles.items() if part != "urn:x:1")
    assert "urn:x:pic" not in articles


def test_a_picture_of_no_text_is_an_article_without_text() -> None:
    (article,) = newsml(PICTURE)
    assert (article.text, len(article.captions)) == ("", 1)


def test_a_package_of_items_elsewhere_is_told() -> None:
    (failure,) = newsml(
        f'<packageItem {G2} guid="p"><groupSet><group><itemRef residref="urn:x:9"/></group></groupSet></packageItem>'
    )
    assert isinstance(failure, Failure)
    assert "urn:x:9" in failure.message


def test_nitf_alone() -> None:
    (article,) = NITF.parse(Source.from_text(NITF_STORY), None)
    assert isinstance(article, Article)
    assert (article.title, article.subtitle, article.authors) == ("Late", "Again", ("Ann Lee",))
    assert (article.published, article.publisher, article.section) == (
        "2025-01-14T18:05:00+01:00",
        "Harbour Post",
        "News",
    )
    assert (article.keywords, article.dateline) == (("ferries",), Dateline("Calder"))
    assert (article.text, article.captions) == (TEXT, (Caption("The gate", "PA"),))
    assert article.extra == {"iptc.abstract": "Ferries."}
    assert codes(article) == ["boilerplate-removed"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>Up <frac><frac-num>1</frac-num><frac-sep/><frac-den>2</frac-den></frac> a point</p>", "Up 1/2 a point"),
        ("<p>Dvořák<pronounce guide='DVOR-zhahk'>DVOR-zhahk</pronounce> won</p>", "Dvořák won"),
        ("<p>She said <q>no</q>.</p>", "She said “no”."),
        ("<p>She said “<q>no</q>”.</p>", "She said “no”."),
        ("<hl2>Crosshead</hl2><block><p>One.</p><bq><block><p>Two.</p></block></bq></block>", "Crosshead\nOne.\nTwo."),
        ("<ul><li>One</li><li>Two</li></ul><note><p>Ed: check</p></note>", "One\nTwo"),
        ("<p><person><name.given>Ann</name.given> <name.family>Lee</name.family></person> won</p>", "Ann Lee won"),
    ],
)
def test_the_inline_elements_of_nitf(content: str, text: str) -> None:
    (article,) = NITF.parse(Source.from_text(f"<nitf><body><body.content>{content}</body.content></body></nitf>"), None)
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize("parser", [NEWSML, NITF])
@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE nitf [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><{root}><p>&b;</p></{root}>',
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><{root}><p>&x;</p></{root}>',
        '<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://nowhere.example/x.dtd"> %x;]><{root}/>',
        "<{root}>" + "<p>" * 10_000,
        "<{root}><p>cut",
        "<other/>",
        "no XML at all",
    ],
)
def test_what_is_hostile_or_broken_is_refused(parser: Any, document: str) -> None:
    root = "newsItem" if parser is NEWSML else "nitf"
    with pytest.raises(SourceError):
        list(parser.parse(Source.from_text(document.replace("{root}", root)), None))


def test_a_doctype_that_declares_nothing_is_no_harm_and_prefixes_do_not_matter() -> None:
    story = NITF_STORY.replace("<nitf", '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf', 1)
    assert NITF.recognise is not None
    assert NITF.recognise(story.encode())
    (article,) = NITF.parse(Source.from_text(story), None)
    prefixed = item().replace("<newsItem xmlns=", "<nar:newsItem xmlns:nar=").replace("</newsItem", "</nar:newsItem")
    for name in ("itemMeta", "itemClass", "contentMeta", "contentSet", "inlineXML"):
        prefixed = prefixed.replace(f"<{name}", f"<nar:{name}").replace(f"</{name}", f"</nar:{name}")
    (other,) = newsml(prefixed)
    assert isinstance(article, Article)
    assert article.text == other.text == TEXT


@pytest.mark.parametrize("folder", ["ninjs/examples", "newsml-g2/examples"])
def test_the_examples_of_the_standards_are_read(folder: str) -> None:
    files = sorted((STANDARDS / folder).glob("*.*"))
    if not files:
        pytest.skip(f"the standards' examples are not at {STANDARDS}")
    whole = [file for file in files if b'"uri"' in (data := file.read_bytes()) or b"<newsItem" in data]
    for file in whole:
        for article in newsmodel.read(file):
            assert article.title or article.text or article.language


@pytest.mark.parametrize("extended", [False, True])
def test_what_newsmodel_linked_writes_comes_back(extended: bool, tmp_path: Path) -> None:
    pytest.importorskip("newsmodel_linked", reason="newsmodel-linked, which writes ninjs, is not installed")
    article = newsmodel.extract(
        Article(
            text="“The gate must stay open,” said Ann Lee.\nIt was late.", title="Gate", subtitle="Again",
            url="https://post.example/a", publisher="Harbour Post", section="Sea", keywords=("ferries",),
            authors=("Ann Lee", "Tom Roe"), published="2025-01-14T18:05:00+01:00", language="en-GB",
            dateline=Dateline("CALDER", "Reuters"), captions=(Caption("The gate", "PA"),),
        )
    )  # fmt: skip
    newsmodel.write([article], tmp_path / "a.ninjs.json", format="ninjs", extended=extended)
    (back,) = newsmodel.read(tmp_path / "a.ninjs.json", format="ninjs")
    fields = "text title subtitle url publisher section keywords authors published language dateline captions".split()
    assert [getattr(back, name) for name in fields] == [getattr(article, name) for name in fields]
    assert (back.quotes == article.quotes) is extended
