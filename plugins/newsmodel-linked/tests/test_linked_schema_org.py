"""schema.org JSON-LD, checked against the vocabulary itself: its published shapes accept wrong documents."""

import copy
import io
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsmodel
from newsmodel import Actor, Article, Mention, Proposal, Quote, Reference, Span, Stance
from newsmodel.testing.strategies import articles

ROOT = Path(__file__).parents[3]
STANDARDS = Path(os.environ.get("NEWSMODEL_STANDARDS") or ROOT.parent / "shared" / "standards")
VOCABULARY = STANDARDS / "schema.org" / "schemaorg-current-https.jsonld"
needs_vocabulary = pytest.mark.skipif(not VOCABULARY.exists(), reason="schema.org's vocabulary is not there")

Node = dict[str, Any]
LITERALS: Mapping[str, Callable[[Any], bool]] = {
    "Text": lambda value: isinstance(value, str),
    "URL": lambda value: isinstance(value, str) and bool(re.match(r"https?://\S+$", value)),
    "Date": lambda value: isinstance(value, str) and bool(re.fullmatch(r"\d{4}(-\d\d){0,2}", value)),
    "DateTime": lambda value: isinstance(value, str) and bool(re.match(r"\d{4}-\d\d-\d\dT", value)),
    "Integer": lambda value: type(value) is int,
}


class Vocabulary:
    """The types and properties of schema.org, and what is wrong with a document that uses them."""

    def __init__(self, path: Path) -> None:
        terms = {term["@id"].removeprefix("schema:"): term for term in json.loads(path.read_text("utf-8"))["@graph"]}
        self.terms = terms
        self.parents = {name: self._names(term, "rdfs:subClassOf") for name, term in terms.items()}
        self.domains = {name: self._names(term, "schema:domainIncludes") for name, term in terms.items()}
        self.ranges = {name: self._names(term, "schema:rangeIncludes") for name, term in terms.items()}

    @staticmethod
    def _names(term: Node, key: str) -> set[str]:
        value = term.get(key, [])
        return {item["@id"].removeprefix("schema:") for item in (value if isinstance(value, list) else [value])}

    def kinds(self, types: list[str]) -> set[str]:
        """The types, and all that they are kinds of."""
        found, ahead = set[str](), list(types)
        while ahead:
            if (name := ahead.pop()) not in found:
                found.add(name)
                ahead += self.parents.get(name, ())
        return found

    def faults(self, document: Node) -> list[str]:
        """All that is wrong with a document, in words; empty where it is right."""
        if document.get("@context") != "https://schema.org":
            return ["no context of schema.org"]
        nodes = [node for top in document["@graph"] for node in self._nodes(top)]
        defined = [node["@id"] for node in nodes if "@id" in node and len(node) > 1]
        twice = [f"{name} is there twice" for name in set(defined) if defined.count(name) > 1]
        known = {node["@id"]: node for node in nodes if "@id" in node and len(node) > 1}
        return [*twice, *(fault for node in nodes if node.keys() != {"@id"} for fault in self._wrong(node, known))]

    def _nodes(self, value: Any) -> Iterator[Node]:
        if isinstance(value, dict):
            yield value
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from self._nodes(inner)

    def _wrong(self, node: Node, known: Mapping[str, Node]) -> Iterator[str]:
        types = _listed(node.get("@type", []))
        if not types:
            yield f"no type: {node}"
        if "@id" in node and not re.match(r"[a-z]+:\S+$", node["@id"]):
            yield f"{node['@id']} is not absolute"
        for name in types:
            if "rdfs:Class" not in _listed(self.terms.get(name, {}).get("@type", [])):
                yield f"{name} is no type"
        kinds = self.kinds(types)
        for name, value in node.items():
            if name.startswith("@"):
                continue
            if self.terms.get(name, {}).get("@type") != "rdf:Property":
                yield f"{name} is no property"
            elif not kinds & self.domains[name]:
                yield f"{name} is no property of {types}"
            else:
                yield from (f"{name}: {fault}" for item in _listed(value) for fault in self._misfit(name, item, known))

    def _misfit(self, name: str, value: Any, known: Mapping[str, Node]) -> Iterator[str]:
        wanted = self.ranges[name]
        if not isinstance(value, dict):
            if not any(LITERALS[kind](value) for kind in wanted & LITERALS.keys()):
                yield f"{value!r:.40} is not one of {sorted(wanted)}"
            return
        types = _listed(value.get("@type", []))
        if value.keys() == {"@id"}:
            member = self.terms.get(value["@id"].removeprefix("https://schema.org/"), {})
            there = known.get(value["@id"]) or {"@type": member.get("@type", "").removeprefix("schema:")}
            types = _listed(there.get("@type", "Thing"))
            if types == [""]:
                yield f"{value['@id']} is nowhere"
                return
        if not self.kinds(types) & wanted:
            yield f"a {types} is not one of {sorted(wanted)}"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(VOCABULARY)


def written(batch: Any, **options: Any) -> bytes:
    stream = io.BytesIO()
    newsmodel.write(batch, stream, "schema-org", **options)
    return stream.getvalue()


def graph_of(article: Article) -> list[Node]:
    return json.loads(written(article))["@graph"]


@pytest.fixture(scope="module")
def seeds() -> list[Article]:
    paths = sorted((ROOT / "seeds").glob("*/input.txt"))
    return [newsmodel.extract(next(newsmodel.read(path))) for path in paths]


@needs_vocabulary
def test_the_vocabulary_accepts_the_seeds(vocabulary, seeds):
    document = json.loads(written(seeds))
    assert vocabulary.faults(document) == []
    found = {kind for node in document["@graph"] for kind in _listed(node["@type"])}
    assert {"NewsArticle", "Person", "Organization", "Country", "Quotation", "AskAction", "PlanAction"} <= found


@needs_vocabulary
@given(batch=st.lists(articles(), max_size=2, unique_by=lambda article: article.id))
@settings(max_examples=20, deadline=None)
def test_the_vocabulary_accepts_any_articles(batch):
    assert Vocabulary(VOCABULARY).faults(json.loads(written(batch))) == []


TEXT = (
    "Ann Lee of Elm said “Go on”. France denied that it had lied. She demanded that the port, if sold, close in 2031."
)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words), words)


ANN = Actor(id="ann", name="Ann Lee", kind="person", mentions=(Mention(0, 7, "Ann Lee"),))
FRANCE = Actor(id="actor-fr", name="France", kind="country", country="FR")
ELM = Actor(id="elm", name="Elm", kind="place", country="GB")
SAID = Quote(id="q", kind="direct", content=(span("Go on"),), speaker=Reference(("ann",)))
DENIED = Quote(id="d", act="deny", kind="indirect", content=(span("it had lied"),), speaker=Reference(("actor-fr",)))
WANTED = Proposal(
    id="p",
    act="demand",
    action=span("close in 2031"),
    proposer=Reference(("ann",)),
    addressees=(Reference((), span("the port")),),
    stances=(Stance(Reference(("actor-fr",)), "oppose", span("denied")),),
    quote="q",
)
STORY = Article(
    id="s",
    text=TEXT,
    title="Ports",
    published="2030-06-01",
    authors=("Bo Elm", "The Paper"),
    publisher="The Paper",
    actors=(ANN, FRANCE, ELM),
    quotes=(SAID, DENIED),
    proposals=(WANTED,),
)


@needs_vocabulary
@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda d: d.pop("@context"), "no context"),
        (lambda d: d["@graph"][0].update({"@type": "NewsStory"}), "NewsStory is no type"),
        (lambda d: d["@graph"][0].update({"@type": "headline"}), "headline is no type"),
        (lambda d: d["@graph"][0].pop("@type"), "no type"),
        (lambda d: d["@graph"][0].update({"body": "x"}), "body is no property"),
        (lambda d: d["@graph"][0].update({"Person": "x"}), "Person is no property"),
        (lambda d: d["@graph"][1].update({"headline": "x"}), r"headline is no property of \['Person'\]"),
        (lambda d: d["@graph"][0].update({"author": "Bo Elm"}), "author: 'Bo Elm' is not one of"),
        (lambda d: d["@graph"][0].update({"datePublished": "June"}), "datePublished: 'June' is not one of"),
        (lambda d: d["@graph"][0].update({"headline": 3}), "headline: 3 is not one of"),
        (lambda d: d["@graph"][2].update({"@type": "Country"}), r"agent: a \['Country'\] is not one of"),
        (lambda d: d["@graph"][4].update({"spokenByCharacter": {"@id": "urn:x"}}), "spokenByCharacter: urn:x is now"),
        (lambda d: d["@graph"][4].update({"spokenByCharacter": {"@id": "urn:newsmodel:s"}}), "spokenByCharacter: a "),
        (lambda d: d["@graph"].pop(1), "urn:newsmodel:s#actor:ann is nowhere"),
        (lambda d: d["@graph"].append(d["@graph"][1]), "is there twice"),
        (lambda d: d["@graph"][1].update({"@id": "ann"}), "ann is not absolute"),
    ],
)
def test_the_checker_sees_what_is_spoiled(vocabulary, change, fault):
    document = json.loads(written(STORY))
    assert vocabulary.faults(document) == []
    spoiled = copy.deepcopy(document)
    change(spoiled)
    assert any(re.search(fault, found) for found in vocabulary.faults(spoiled)), vocabulary.faults(spoiled)


def test_a_story_node_by_node():
    article, ann, france, elm, said, denied, wanted, opposed = graph_of(STORY)
    assert (article["@type"], article["headline"], article["articleBody"]) == ("NewsArticle", "Ports", TEXT)
    assert article["author"] == [{"@type": "Person", "name": "Bo Elm"}, {"@type": "Organization", "name": "The Paper"}]
    assert article["hasPart"] == {"@id": "urn:newsmodel:s#quote:q"}
    assert (ann["@id"], ann["@type"]) == ("urn:newsmodel:s#actor:ann", "Person")
    assert (france["@type"], france["identifier"]) == (["Country", "Organization"], "FR")
    assert (elm["@type"], elm["containedInPlace"]["identifier"]) == ("Place", "GB")
    assert (said["@type"], said["text"], said["spokenByCharacter"]) == ("Quotation", "Go on", {"@id": ann["@id"]})
    assert (denied["@type"], denied["object"]) == ("DisagreeAction", {"@type": "Claim", "text": "it had lied"})
    assert (wanted["@type"], wanted["additionalType"]) == ("AskAction", "demand")
    assert wanted["recipient"] == {"@type": "Audience", "name": "the port"}
    assert wanted["object"]["name"] == "close in 2031"
    assert wanted["subjectOf"] == [{"@id": article["@id"]}, {"@id": said["@id"]}]
    assert (opposed["@type"], opposed["object"]) == ("DisagreeAction", {"@id": wanted["object"]["@id"]})


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("state", "Quotation"),
        ("ask", ["Quotation", "Question"]),
        ("deny", "DisagreeAction"),
        ("decline", "RejectAction"),
    ],
)
def test_only_what_is_said_is_a_quotation(act, kind):
    quote = Quote(act=act, kind="indirect", content=(Span(0, 2, "Go"),))
    article, node = graph_of(Article(text="Go", quotes=(quote,)))
    assert node["@type"] == kind
    assert ("hasPart" in article) is ("Quotation" in str(kind))


@pytest.mark.parametrize("act", newsmodel.model.PROPOSAL_ACTS)
def test_what_shall_not_be_done_is_rejected(act):
    proposal = Proposal(act=act, polarity="negative", action=Span(0, 2, "Go"))
    _, node = graph_of(Article(text="Go", proposals=(proposal,)))
    assert (node["@type"], node["additionalType"], node["object"]["name"]) == ("RejectAction", act, "Go")


def test_nothing_in_an_article_ends_the_script_it_is_put_in():
    data = written(Article(text="</script><script>alert(1)</script><!--", title="<b>"))
    assert b"<" not in data
    assert json.loads(data)["@graph"][0]["headline"] == "<b>"


def test_two_versions_of_a_page_are_two_articles():
    versions = [Article(text=text, url="https://example.org/a") for text in ("One.", "Two.")]
    first, second = json.loads(written(versions))["@graph"]
    assert first["@id"] != second["@id"]
    assert first["url"] == second["url"] == "https://example.org/a"


def test_lines_are_documents_and_the_base_is_an_option():
    data = written([STORY, Article(text="Go")], lines=True, base="https://example.org/news/")
    documents = [json.loads(line) for line in data.splitlines()]
    assert [len(document["@graph"]) for document in documents] == [8, 1]
    assert documents[0]["@graph"][0]["@id"] == "https://example.org/news/s"


@pytest.mark.parametrize("base", ["news/", "", "http://a b", 3])
def test_a_base_that_is_no_address_is_refused(base):
    with pytest.raises(newsmodel.NewsmodelError, match="base"):
        written([], base=base)
