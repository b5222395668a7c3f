"""Each pattern of the format alone: what it takes, what it nearly takes, and that hostile text costs no more."""

import time

import pytest

import newsmodel.parsers.text.article  # noqa: F401 - its modules hold the patterns
from newsmodel.text.patterns import all_patterns

PATTERNS = {item.name: item for item in all_patterns("newsmodel.parsers.text")}

TAKES = {
    "text-author-name": (
        ["Nora Ashby", "Ursula von der Leyen", "Jean-Luc d’Arc"],
        ["Nora", "nora ashby", "A B C D E F"],
    ),
    "text-author-separator": ([" and ", ", and ", ", ", "; "], ["and", " or "]),
    "text-byline": (["By Nora Ashby", "Written by X Y"], ["Bye Nora", "by Nora", "By "]),
    "text-byline-bare": (["Nora Ashby in Leeds"], ["Nora Ashby", "Nora Ashby in bed"]),
    "text-byline-rest": ([" in L", " for T"], [" in l", "in L"]),
    "text-caption-attribute": (['caption="x"', "caption=”x”"], ["caption=x", 'nocaption="x']),
    "text-caption-named": (["Image caption, x"], ["Image caption: x", "Image caption,"]),
    "text-caption-shortcode": (["[caption id=1]x[/caption]", "[caption]x"], ["[captions]x", "x[/caption]"]),
    "text-caption-tag": (["<img src='x'>", "</p>"], ["< 5", "<5>"]),
    "text-copyright": (["© 2025 X", "Copyright 2025 X", "(c) 2025"], ["Copyright law", "(c) the law"]),
    "text-credit-bracketed": (["(Photo: X)", "(AP Photo/X)"], ["(AP)", "(Photo X"]),
    "text-credit-fused": (["PATwenty", "Getty ImagesThe", "PAA man"], ["PANAMA", "April", "Getty The"]),
    "text-credit-labelled": (["Credit: X"], ["Credit X", "The credit: X"]),
    "text-credit-trailing": (["Getty Images", "Alamy/AFP"], ["Getty Imagery", "Reuters"]),
    "text-date-then-time": (["5 March 2025, 10:00"], ["5 March", "5 March 2025 10"]),
    "text-dateline": (["KYIV (Reuters) - ", "LONDON — "], ["KYIV ", "kyiv — "]),
    "text-dateline-agency": (["(CNN) — "], ["(CNN) ", "(X) — "]),
    "text-dateline-sentence": (["T", "“"], ["t", "-"]),
    "text-first-appeared": (
        ["The post X appeared first on Y."],
        ["The post X appeared on Y", "A post appeared first on Y"],
    ),
    "text-furniture-capitals": (["READ MORE", "RELATED:", "RELATED NE"], ["Read more", "RELATED families"]),
    "text-furniture-line": (["Advertisement", "* Share this *"], ["Advertisements are", "“Share”"]),
    "text-furniture-start": (["Click here", "» Follow us on"], ["He clicked here", "“Click here"]),
    "text-header": (["Title: x", "X-A: y"], ["Title x", "1: x"]),
    "text-header-link": (["https://example.org"], ["example.org", "https://"]),
    "text-header-parts": ([" | ", "•", " - "], ["-", ","]),
    "text-invisible": (["\u200b", "\x00", "\x1b[31m"], ["a", " ", "\n"]),
    "text-language-tag": (["en", "en-GB"], ["e", "english language"]),
    "text-list-separator": ([", ", ";"], [" ", "."]),
    "text-mojibake-lead": (["â", "\x93"], ["a", "“"]),
    "text-mojibake-sign": (["â€", "Ã©", "\x93"], ["â", "é "]),
    "text-newline": (["\r\n", "\n", "\u2028"], [" ", "\x85"]),
    "text-numeric-zone": (["+01:00", "UTC-3"], ["01:00", "EST"]),
    "text-other-c1": (["\x93"], ["\x85", "a"]),
    "text-placeholder": (["[#item_title]", "{{x}}", "%%x%%", "${x}"], ["[item]", "{x}", "5%%"]),
    "text-reporting-credit": (["(Reporting by X Y; Editing by Z)"], ["Reporting of X", "He was reporting by X"]),
    "text-shortcode-line": (["[gallery ids=1]", "[embed]https://x.y[/embed]"], ["[sic]", "[galleryx]"]),
    "text-spaces": ([" ", "\xa0\t"], ["a", "\u200b"]),
    "text-surrogate": (["\ud83d"], ["😀", "a"]),
    "text-time-label": (["Published:", "updated at"], ["Publishers", "date"]),
    "text-time-then-date": (["10:15 on March 6, 2025"], ["10:15", "on March 6, 2025"]),
    "text-url-line": (
        ["Source: https://example.org", "https://example.org/a"],
        ["Source: example.org", "see https://x.org b"],
    ),
}  # fmt: skip

LOOK_AHEAD = {"text-credit-fused", "text-byline-rest"}
"""Patterns that look at what follows and do not take it."""

HOSTILE = (
    "a", "A", " ", "Aa ", "A.B. ", "By Aa and ", "(", "[caption ", "[", "Photo: ", "(Photo: ", "Credit: ", "1:", "Aa-",
    "5 March ", "Published: ", "The post ", "{{", "<a", "“", "\u200b", 'caption="', "READ MORE ", "https://", "5/5/",
    "Aa, ", "| ", "[gallery ", "[gallery]", "â€", "Jane Doe in ", "KYIV, ", "(Reporting by ", "; ", "AP ", "\x1b[1;",
    "2025-03-05T",
)  # fmt: skip


def test_each_pattern_has_its_examples():
    assert set(PATTERNS) == set(TAKES)


@pytest.mark.parametrize("name", sorted(TAKES))
def test_a_pattern_takes_and_leaves(name):
    takes, leaves = TAKES[name]
    assert all(PATTERNS[name].fullmatch(text) for text in takes if name not in LOOK_AHEAD)
    assert all(PATTERNS[name].match(text) for text in takes)
    assert not any(PATTERNS[name].fullmatch(text) for text in leaves)


def spent(item, text):
    started = time.process_time()
    item.match(text)
    item.fullmatch(text)
    for _ in item.finditer(text):
        pass
    return time.process_time() - started


@pytest.mark.parametrize("name", sorted(TAKES))
def test_hostile_text_costs_no_more_than_its_length(name):
    """A bounded repeat may cost its bound for each character; a quadratic pattern would cost hundreds of times that."""
    for bit in HOSTILE:
        text = (bit * 20_000)[:20_000] + "!"
        assert spent(PATTERNS[name], text) < 2, bit
