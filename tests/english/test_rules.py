"""Every rule has an entry, its example fires it, and what is measured of it is used as documented."""

import re
from pathlib import Path

import attrs
import pytest

import newsmodel
from newsmodel import Actor, Article, Proposal, Quote, Reference, Span
from newsmodel.english import quotes as quotes_room
from newsmodel.english.rules import LEAST, Rule, precisions, rules
from newsmodel.english.rules.firm import firm
from newsmodel.model.proposal import MODALITIES

ENGLISH = Path(next(iter(quotes_room.__path__))).parent
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*/input.txt"))
KNOWN = {(rule.extractor, rule.name) for rule in rules()}
JOINED = {"continuation"}
"""What goes on in the next sentence is always part of the quotation that it goes on from, and bears its rule."""
NO_PROPOSALS = {"may"}
"""A modal that carries no proposal."""


def fired(text: str) -> set[tuple[str | None, str | None]]:
    article = newsmodel.extract(Article(text=text, language="en"), registry=newsmodel.build_registry(plugins=False))
    return {(record.by, record.rule) for record in (*article.actors, *article.quotes, *article.proposals)}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.extractor}-{rule.name}")
def test_the_example_fires_the_rule(rule: Rule) -> None:
    assert (rule.extractor, rule.name) in fired(rule.example)
    assert rule.looks_for
    assert 0 <= rule.right <= rule.found


def test_no_rule_is_listed_twice() -> None:
    assert len(KNOWN) == len(rules())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.parent.name)
def test_rules_that_fire_on_the_seeds_are_listed(seed: Path) -> None:
    (article,) = newsmodel.read(seed)
    assert fired(article.text) <= KNOWN


def test_rules_in_the_code_are_listed() -> None:
    """Names as the code writes them: of attributions, drafts, shapes of names, modals and what verbs and nouns take."""
    source = {path: path.read_text("utf-8") for path in ENGLISH.rglob("*.py")}
    text = "\n".join(source.values())
    said = set(re.findall(r'\b_?draft\(\s*"(\w+)"', text)) | set(re.findall(r'Draft\(\s*"(\w+)"', text))
    said |= set(re.findall(r'\brule="(\w+)"', text)) | set(re.findall(r'_nonempty\("(\w+)"', text))
    said |= {f"verb_{kind}" for kind in re.findall(r'(?:Complement|_if_any)\((?:frame, )?"(\w+)"', text)}
    said |= {f"modal_{modality}" for modality in MODALITIES if modality not in NO_PROPOSALS}
    said |= {f"{name}_clause" for name in re.findall(r'Attribution\(\s*"(\w+)"', text)}
    said |= set(re.findall(r'^    rf?"\|?\(\?P<(\w+)>', source[ENGLISH / "actors/runs.py"], re.MULTILINE))
    said -= {"thing"}  # a run that names nobody
    assert len(said) > 40
    assert said - {name for _, name in KNOWN} == JOINED


def quote(rule: str, id: str, start: int) -> Quote:
    place = Span(start, start + 1, "x")
    speaker = Reference(("a",))
    return Quote(id=id, by="english-quotes", rule=rule, kind="indirect", content=(place,), speaker=speaker)


def test_what_weaker_rules_find_can_be_left_out() -> None:
    strong = max(precisions(), key=lambda key: precisions()[key] if key[0] == "english-quotes" else -1)
    weak = min(precisions(), key=lambda key: precisions()[key] if key[0] == "english-quotes" else 2)
    least = (precisions()[strong] + precisions()[weak]) / 2
    unnamed = Actor(id="b", name="Bo", kind="person", by="english-actors", rule="acronym")
    article = Article(
        text="xxxx",
        actors=(Actor(id="a", name="Ann", kind="person", by="english-actors", rule="acronym"), unnamed),
        quotes=(quote(str(strong[1]), "1", 0), quote(str(weak[1]), "2", 1), quote("of a plugin", "3", 2)),
        proposals=(Proposal(id="4", act="plan", action=Span(1, 2, "x"), quote="2"),),
    )
    left = firm(article, least)
    assert [found.id for found in left.quotes] == ["1", "3"]
    assert [found.quote for found in left.proposals] == [None]
    assert [actor.id for actor in left.actors] == ["a"]
    assert firm(article, 0) == article
    assert firm(left, least) == left


def test_a_rule_that_is_seldom_seen_has_no_precision() -> None:
    rule = rules()[0]
    assert attrs.evolve(rule, found=LEAST - 1, right=1).precision is None
    assert attrs.evolve(rule, found=LEAST, right=1).precision == 1 / LEAST
