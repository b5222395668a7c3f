"""The page as a parser sees it: valid, its links lead somewhere, and nothing of an article becomes markup."""

import base64
import hashlib
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from newsmodel_report.plugin import EXPORTER
from tinyhtml5.parser import HTMLParser

import newsmodel
from newsmodel import Article
from newsmodel.testing import strategies
from newsmodel.testing.output import exported

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SEEDS = Path(__file__).parents[3] / "seeds"
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'</style></title><!--<svg onload=alert(1)>]]>{{7*7}}"


def page_of(*articles: Article) -> str:
    (data,) = exported(EXPORTER, articles).files.values()
    return data.decode()


def parsed(page: str) -> Element:
    """The root of a page that a parser by the standard has nothing to say against."""
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(page)
    assert parser.errors == []
    return root


def seeds() -> list[Article]:
    return [newsmodel.extract(next(newsmodel.read(path))) for path in sorted(SEEDS.glob("*/input.txt"))]


@pytest.fixture(scope="module")
def seed_page() -> str:
    return page_of(*seeds())


def words(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())


def hold(page: str) -> Element:
    """A valid page whose ids are its own and whose links lead to one of them."""
    root = parsed(page)
    ids = [node.get("id") for node in root.iter() if node.get("id") is not None]
    assert len(ids) == len(set(ids))
    links = [node.get("href") for node in root.iter("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    for attribute in ("aria-labelledby", "aria-describedby"):
        named = [node.get(attribute, "") for node in root.iter()]
        assert {id for names in named for id in names.split()} <= set(ids)
    return root


def section(root: Element, id: str) -> Element | None:
    return root.find(f".//section[@id='{id}']")


def test_the_seeds_make_a_valid_page_with_every_record_in_it(seed_page):
    root = hold(seed_page)
    articles = seeds()
    for kind in ("quotes", "proposals"):
        rows = section(root, kind).findall(".//tr[@id]")
        assert len(rows) == sum(len(getattr(article, kind)) for article in articles)
    assert len(list(root.iter("article"))) == len(articles)


def test_a_spoiled_page_is_not_valid():
    page = page_of(newsmodel.extract(Article(text="“Go,” said Ann Lee.")))
    parsed(page)
    with pytest.raises(AssertionError, match="table"):
        parsed(page.replace('<tbody class="article">', "<tbody><p>", 1))


@given(strategies.articles())
@settings(PATIENT, max_examples=15)
def test_any_article_makes_a_valid_page(article):
    hold(page_of(article))


def test_no_articles_make_a_valid_page():
    assert "There are no articles" in words(hold(page_of()))


def test_the_policy_lets_nothing_in_but_the_page_s_own_style_and_script(seed_page):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', seed_page)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none';")
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", seed_page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def hostile(article: Article) -> Article:
    """The same article with hostile words in every field that is free."""

    def worse(record):
        names = {"name", "rule", "by", "title", "of"} & {field.name for field in attrs.fields(type(record))}
        return attrs.evolve(record, **dict.fromkeys(names, HOSTILE))

    actors = tuple(attrs.evolve(worse(one), roles=tuple(map(worse, one.roles))) for one in article.actors)
    fields = dict.fromkeys(("title", "subtitle", "publisher", "section", "language"), HOSTILE)
    return attrs.evolve(
        article,
        **fields,
        url="javascript:alert(1)",
        authors=(HOSTILE,),
        captions=(newsmodel.Caption(HOSTILE, HOSTILE),),
        notices=(newsmodel.Notice("a", HOSTILE, HOSTILE),),
        source=newsmodel.Origin(HOSTILE, HOSTILE),
        dateline=newsmodel.Dateline(HOSTILE, HOSTILE),
        actors=actors,
        quotes=tuple(map(worse, article.quotes)),
        proposals=tuple(map(worse, article.proposals)),
    )


def test_nothing_of_an_article_becomes_markup():
    text = f"“{HOSTILE}” said Ann Lee of Elm. She told Bob Ray that {HOSTILE} must go by 2030.\n" * 2
    page = page_of(hostile(newsmodel.extract(Article(text=text, published="2029-01-01"))))
    root = hold(page)
    assert len(list(root.iter("script"))) == 1
    assert not list(root.iter("img"))
    for node in root.iter():
        assert not [name for name in node.attrib if name.startswith("on") or name in ("style", "src")]
        assert "script:" not in node.get("href", "")
    assert "javascript:alert(1)" in words(root)


def test_many_articles_make_several_files_and_none_is_lost(tmp_path):
    articles = [
        newsmodel.extract(Article(text=f"“Go,” said Ann Lee. “{n},” said Bob Ray.", published="2025-01-01"))
        for n in range(7)
    ]
    newsmodel.write(articles, tmp_path / "week.report.html", per_file=3)
    files = sorted(tmp_path.iterdir())
    assert [path.name for path in files] == ["week-2.report.html", "week-3.report.html", "week.report.html"]
    second, third, first = (hold(path.read_text("utf-8")) for path in files)
    assert [len(list(one.iter("article"))) for one in (first, second, third)] == [3, 3, 1]
    linked = [node.get("href") for node in first.findall(".//ol[@class='files']//a")]
    assert linked == ["week.report.html", "week-2.report.html", "week-3.report.html"]
    assert section(second, "speakers") is None
    assert words(section(first, "speakers").find(".//tbody/tr")).startswith("Ann Lee")
    assert section(second, "quotes").find(".//tr[@id='q7']") is not None


def test_a_failure_at_the_end_leaves_none_of_several_files(tmp_path, monkeypatch):
    monkeypatch.setattr("newsmodel_report.writing.draw", lambda *_: 1 / 0)
    with pytest.raises(newsmodel.StageError):
        newsmodel.write([Article(text=str(n)) for n in range(5)], tmp_path / "a.report.html", per_file=2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["/home/ann/secret/story.txt", "C:\\Users\\ann\\secret\\story.txt"])
def test_where_a_file_lay_is_not_told(name):
    page = page_of(Article(text="Go.", source=newsmodel.Origin(name)))
    assert "story.txt" in page
    assert "secret" not in page


def test_the_title_is_that_of_the_one_article_or_as_told():
    one = Article(text="Go.", title="A <b>title</b>")
    assert "<title>A &lt;b&gt;title&lt;/b&gt;</title>" in page_of(one)
    assert "<title>Who said what, who wants what</title>" in page_of(one, Article(text="Other."))
