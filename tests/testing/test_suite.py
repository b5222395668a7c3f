"""How the suite is called, what it says, and what it leaves alone."""

import ast
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsmodel_example import HANDLES
from testing import reference

import newsmodel as n
from newsmodel.testing import Check, ConformanceError, Plain, Proposed, Said, Story, conformance, conformance_test
from newsmodel.testing import strategies as s
from newsmodel.testing.laws import LAWS
from newsmodel.testing.story import DOUBLED

ROOT = Path(n.__file__).parent


def named(name: str, checks: list[Check]) -> Check:
    return next(check for check in checks if check.name == name)


def off_by_one(article: n.Article, context: n.Context) -> Any:
    for actor in HANDLES.extract(article, context):
        moved = tuple(n.Mention(m.start + 1, m.end + 1, m.text) for m in actor.mentions)
        yield attrs.evolve(actor, mentions=moved)


def test_the_message_names_plugin_law_shortest_text_and_expectation() -> None:
    broken = attrs.evolve(HANDLES, extract=off_by_one)
    story = Story(blocks=(Plain(template="{name} wrote.", name="@elm"),))
    check = named("spans_slice_back", conformance(broken, stories=st.just(story), derandomize=True))
    with pytest.raises(ConformanceError) as caught:
        check()
    error = caught.value
    assert (error.plugin, error.law) == ("example-handles", "spans_slice_back")
    message = str(error)
    assert "example-handles breaks the law spans_slice_back: every span slices back" in message
    assert "text:     '@el'" in message
    assert "expected: Actor.mentions[0], 1 to 4: 'el', which stands there" in message
    assert "found:    '@el'" in message


def in_bytes(article: n.Article, context: n.Context) -> Any:
    for actor in HANDLES.extract(article, context):
        starts = [len(article.text[: m.start].encode()) for m in actor.mentions]
        pairs = zip(starts, actor.mentions, strict=True)
        yield attrs.evolve(actor, mentions=tuple(n.Mention(at, at + len(m.text), m.text) for at, m in pairs))


_KEPT: list[n.Actor] = []


def keeps(article: n.Article, context: n.Context) -> Any:
    known = {actor.name for actor in _KEPT}
    found = [actor for actor in HANDLES.extract(article, context) if actor.name not in known]
    _KEPT.extend(found)
    return found


def expects_text(article: n.Article, context: n.Context) -> Any:
    assert article.text[0] != "#"
    return HANDLES.extract(article, context)


@pytest.mark.parametrize(
    ("extract", "law", "example", "longest", "expected", "found"),
    [
        (off_by_one, "spans_slice_back", "@el", 3, "Actor.mentions[0], 1 to 4: 'el', which stands there", "'@el'"),
        (in_bytes, "spans_slice_back", "@", 4, "Actor.mentions[0]", "'@"),
        (keeps, "no_leaks", "@elm_port", 300, "mention (@elm_port, person, name)", "nothing of the kind"),
        (expects_text, "never_raises", "", 0, "records, if need be none", "IndexError: string index out of range"),
    ],
)
def test_the_example_broken_by_hand_fails_usefully(
    extract: Any, law: str, example: str, longest: int, expected: str, found: str
) -> None:
    with pytest.raises(ConformanceError) as caught:
        named(law, conformance(attrs.evolve(HANDLES, extract=extract), max_examples=50))()
    headline, *lines = str(caught.value).splitlines()
    assert headline.startswith(f"example-handles breaks the law {law}: ")
    told = {line.partition(":")[0].strip(): line.partition(":")[2] for line in lines}
    shown = told.get("text") or told["example"]
    assert example in shown
    assert len(shown.strip()) <= longest + 2
    assert expected in told["expected"]
    assert found in told["found"]


def test_an_extractor_brings_texts_in_which_it_finds_something() -> None:
    def extract(article: n.Article, context: n.Context) -> Any:
        for match in re.finditer("H2O", article.text):
            yield n.Actor(name="water", kind="group", mentions=(n.Mention(*match.span(), match[0]),))

    formulas = attrs.evolve(HANDLES, extract=extract)
    with pytest.raises(ConformanceError, match="samples="):
        named("finds_something", conformance(formulas, max_examples=50))()
    named("finds_something", conformance(formulas, samples=["H2O is wet"]))()


BROKEN_BY_HAND = """
    import attrs
    from newsmodel_example import HANDLES
    from newsmodel.testing import conformance_test

    def extract(article, context):
        for actor in HANDLES.extract(article, context):
            yield attrs.evolve(actor, kind="person", name=actor.name + "!", mentions=actor.mentions[1:])
            raise KeyError("@")

    BROKEN = attrs.evolve(HANDLES, name="by-hand", extract=extract)
    EXPECTED = {"planted_names": "finds @handles", "prepend": "not so"}
    test_broken = conformance_test(BROKEN, xfail=EXPECTED, max_examples=15, derandomize=True)
    """


def test_under_pytest_a_broken_plugin_fails_and_a_wrong_mark_too(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(textwrap.dedent(BROKEN_BY_HAND), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", "--tb=short", "test_it.py"]
    command += ["-k", "planted_names or prepend or deterministic"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "XFAIL test_it.py::test_broken[planted_names] - finds @handles" in done.stdout
    assert "FAILED test_it.py::test_broken[prepend]" in done.stdout
    assert "[XPASS(strict)] not so" in done.stdout
    assert "PASSED test_it.py::test_broken[deterministic]" in done.stdout


def test_a_plugin_that_fails_sometimes_is_said_to() -> None:
    calls = iter(range(1, 10_000))

    def extract(article: n.Article, context: n.Context) -> Any:
        if next(calls) == 5:
            raise OSError("disk full")
        return []

    record = attrs.evolve(HANDLES, extract=extract)
    with pytest.raises(ConformanceError, match="disk full") as caught:
        named("never_raises", conformance(record, max_examples=50))()
    assert "not do the same every time" in caught.value.__notes__[-1]


def test_unknown_laws_are_refused() -> None:
    with pytest.raises(n.UsageError, match="did you mean quote_style"):
        conformance(reference.QUOTES, xfail={"quote_styles": "by design"})
    with pytest.raises(n.UsageError, match="unknown law"):
        conformance_test(reference.NAMES, xfail={"planted_speaker": "no law of actors"})


def test_relations_without_stories_are_skipped_and_say_why() -> None:
    german = attrs.evolve(reference.QUOTES, languages=("de",))
    for record, stories, why in (
        (german, "english", "made for de, and the stories here are English; pass stories="),
        (reference.QUOTES, None, "stories=None was given"),
    ):
        checks = conformance(record, stories=stories)
        assert {check.skipped for check in checks if check.relation} == {why}
        named("planted_direct", checks)()
        assert named("never_raises", checks).skipped is None


def test_another_language_brings_its_stories() -> None:
    said = Said(template="{0:,} {cue} {speaker}.", speaker="Anna Weber", cue="sagte", content=("Wir gehen",))
    german = attrs.evolve(reference.QUOTES, languages=("de",))
    stories = st.just(Story(blocks=(said,), language="de"))
    with pytest.raises(ConformanceError, match="a quote of 'Wir gehen'"):
        named("planted_direct", conformance(german, stories=stories))()
    named("bystander", conformance(german, stories=stories))()
    named("concatenate", conformance(german, stories=stories))()


def test_options_are_those_of_the_record() -> None:
    kinds: list[str] = []

    def extract(article: n.Article, context: n.Context) -> Any:
        kinds.append(context.options.kind)
        return HANDLES.extract(article, context)

    record = attrs.evolve(HANDLES, extract=extract)
    named("never_raises", conformance(record, options={"kind": "group"}, max_examples=3))()
    assert set(kinds) == {"group"}
    with pytest.raises(n.UsageError, match="kinds"):
        conformance(HANDLES, options={"kinds": "group"})


def test_expected_failures_are_the_same_every_time() -> None:
    texts: list[list[str]] = [[], []]
    for seen in texts:

        def extract(article: n.Article, context: n.Context, seen: list[str] = seen) -> Any:
            seen.append(article.text)
            return []

        record = attrs.evolve(reference.NAMES, extract=extract)
        named("append", conformance(record, xfail={"append": "by design"}))()
    assert texts[0] == texts[1]


def test_laws_can_be_tried_on_an_example_of_ones_own() -> None:
    with pytest.raises(ConformanceError, match="spans_slice_back"):
        LAWS["extractor"]["spans_slice_back"](attrs.evolve(HANDLES, extract=off_by_one), "@elm wrote")
    assert [check.name for check in conformance(HANDLES)] == [
        name for name in LAWS["extractor"] if name in {check.name for check in conformance(HANDLES)}
    ]


@pytest.mark.parametrize("suffix", [".json", ".jsonld"])
def test_json_is_known_by_its_endings(suffix: str) -> None:
    """A JSON value a line is no JSON document, and an escaped line end joins no words."""
    lines = attrs.evolve(reference.JSON, suffixes=(suffix,))
    with pytest.raises(ConformanceError, match="Extra data"):
        LAWS["exporter"]["standard_reader"](lines, [n.Article(text="Go"), n.Article(text="Stop")])
    LAWS["exporter"]["letters_survive"](lines, [n.Article(text="Go")])


def test_the_truth_of_a_story_stands_in_its_text() -> None:
    said = Said(template="{speaker} {cue}: {0:.+}\n{1:.}", speaker="Ann Roe", cue="said", content=("One", "Two"))
    wish = Proposed(
        template="{proposer} {cue} to {action}.",
        proposer="Ann Roe",
        cue="plans",
        action="go by 2031",
        act="plan",
        deadline="by 2031",
        date="2031",
    )
    story = Story(blocks=(said, wish), marks=DOUBLED, gap="\r\n")
    assert story.text == "Ann Roe said: ''One.\r\n''Two.''\r\nAnn Roe plans to go by 2031."
    assert [span.text for span in story.quotes[0].content] == ["One", "Two"]
    assert story.proposals[0].deadline == n.Span(52, 59, "by 2031")
    assert story.renamed("Ann Roe", "Tom Elm").names == ("Tom Elm",)


@given(s.stories())
def test_spans_of_stories_slice_back(story: Story) -> None:
    for quote in story.quotes:
        for span in (*quote.content, quote.cue, quote.speaker):
            assert story.text[span.start : span.end] == span.text
    for proposal in story.proposals:
        for span in (proposal.action, proposal.cue, proposal.proposer, *filter(None, [proposal.deadline])):
            assert story.text[span.start : span.end] == span.text


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=20)
@given(s.actors(), s.quotes(), s.proposals(), s.spans(), s.texts(surrogates=True), s.dirt())
def test_strategies_give_what_they_say(
    actor: n.Actor, quote: n.Quote, proposal: n.Proposal, span: n.Span, text: str, line: str
) -> None:
    assert isinstance(actor, n.Actor)
    assert isinstance(quote, n.Quote)
    assert isinstance(proposal, n.Proposal)
    assert isinstance(span, n.Span)
    assert isinstance(text + line, str)


def test_nothing_else_imports_hypothesis_or_pytest() -> None:
    for path in ROOT.rglob("*.py"):
        if "testing" in path.relative_to(ROOT).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.partition(".")[0] for name in names} & {"hypothesis", "pytest"}, path


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_importing_registers_nothing_and_does_not_need_pytest() -> None:
    code = (
        "import hypothesis, sys; before = repr(hypothesis.settings()); import newsmodel.testing;"
        "print(repr(hypothesis.settings()) == before, 'pytest' in sys.modules)"
    )
    assert run(code).split() == ["True", "False"]


def test_without_hypothesis_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['hypothesis'] = None\ntry: import newsmodel.testing\nexcept ImportError as e: print(e)"
    )
    assert "pip install 'newsmodel[testing]'" in run(code)


def test_every_law_is_on_the_page_for_plugin_authors() -> None:
    page = (ROOT.parents[1] / "docs" / "testing.md").read_text("utf-8")
    names = {name for laws in LAWS.values() for name in laws}
    assert {name for name in names if f"| {name} |" not in page} == set()


def test_hypothesis_profile_caps_the_examples_and_a_number_given_does_not() -> None:
    most = min(50, settings().max_examples)
    assert {check._max_examples for check in conformance(HANDLES)} == {most}
    assert {check._max_examples for check in conformance(HANDLES, max_examples=70)} == {70}
    expected = named("planted_names", conformance(HANDLES, xfail={"planted_names": "finds @handles"}))
    assert expected._max_examples == 500
