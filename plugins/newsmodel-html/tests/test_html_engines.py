"""The fast engine, the options, and what the package promises of itself."""

import subprocess
import sys

import pytest
from newsmodel_html import HtmlOptions
from newsmodel_html.page import read_page
from newsmodel_html.plugin import recognise

import newsmodel
from newsmodel import Source, SourceError, UsageError
from newsmodel.text.patterns import all_patterns

LINES = [
    "The harbour gate must stay open until May, the board said on Monday after a meeting of four hours.",
    "“We will not close it,” said Ann Roe, who has worked at the gate for more than twenty years.",
    "The port’s owners, who had asked for money, said they would read the decision before they answered it.",
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Gate stays open</title>
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2025-03-05T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><main><article><h1>Gate stays open</h1>
<figure><img src="a.jpg"><figcaption>The gate. Photograph: Tom Elm/Reuters</figcaption></figure>
{"".join(f"<p>{line}</p>" for line in LINES)}<p>Sign up to our newsletter</p></article></main></body></html>"""


def test_the_fast_engine_gives_the_same_of_a_plain_page():
    (fast,) = read_page(Source.from_text(PAGE), HtmlOptions(engine="fast"))
    assert fast.text.split("\n") == LINES
    assert (fast.title, fast.authors, fast.published) == ("Gate stays open", ("Ann Lee",), "2025-03-05T10:00:00+00:00")
    assert [(caption.text, caption.credit) for caption in fast.captions] == [("The gate.", "Tom Elm/Reuters")]
    assert fast.extra["html.origins"]["text"] == "resiliparse"


def test_without_resiliparse_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "resiliparse.extract.html2text", None)
    with pytest.raises(UsageError, match=r"newsmodel-html\[fast\]"):
        newsmodel.parse(PAGE, format="html", engine="fast")


@pytest.mark.parametrize("wrong", [{"engine": "quick"}, {"live": "no"}, {"encoding": "x-mill"}, {"tags": 0}])
def test_an_option_that_does_not_fit_is_refused(wrong):
    with pytest.raises(UsageError):
        newsmodel.parse(PAGE, format="html", **wrong)


def test_an_encoding_that_is_set_is_used():
    data = PAGE.replace("<head>", '<head><meta charset="utf-8">').encode("utf-16-le")
    assert newsmodel.parse(data, format="html", encoding="utf-16-le").text.split("\n") == LINES


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"<!DOCTYPE html>", True),
        (b"\n  <html>", True),
        (b"\xef\xbb\xbf<!-- saved --><HTML>", True),
        ("<html>".encode("utf-16"), True),
        (b"<p>Feeds have this", True),
        (b'<?xml version="1.0"?><!DOCTYPE html>', True),
        (b'<?xml version="1.0"?><rss version="2.0"><channel><title>', False),
        (b"<nitf><head>", False),
        (b"The gate stays open.", False),
        (b"{}", False),
        (b"", False),
    ],
)
def test_pages_are_told_from_what_only_looks_like_them(head, known):
    assert recognise(head) is known


def test_patterns_are_named_once_and_compile():
    patterns = all_patterns("newsmodel_html")
    own = [pattern for pattern in patterns if pattern.name.startswith("html-")]
    assert len(own) > 20
    assert len({pattern.name for pattern in own}) == len(own)
    assert all(pattern.regex for pattern in own)


def test_importing_the_package_loads_no_library():
    code = "import sys, newsmodel_html; print(*{'lxml', 'trafilatura', 'htmldate', 'resiliparse'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_fast_engine_refuses_what_no_page_needs():
    for data in ("<html><body>" + "<div>" * 10_000, "<html><body>" + "<b>" * 300_000):
        with pytest.raises(SourceError, match="more than"):
            newsmodel.parse(data, format="html", engine="fast")
