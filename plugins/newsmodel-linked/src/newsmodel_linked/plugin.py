"""The formats `schema-org`, `web-annotation`, `ninjs` and `graphml` for newsmodel's hooks."""

from collections.abc import Iterable

import attrs

import newsmodel
from newsmodel import Exporter, Target, Writer
from newsmodel.exporters.json import StreamWriter
from newsmodel_linked.addresses import BASE, Addresses
from newsmodel_linked.ninjs import Composing
from newsmodel_linked.schema_org import CONTEXT, graph
from newsmodel_linked.web_annotation import About, Annotating
from newsmodel_linked.writers import CollectionWriter, NetworkWriter, line, safe


@attrs.frozen
class SchemaOrgOptions:
    """`--set schema-org.lines=true`.

    Attributes:
        base: what the addresses of articles begin with.
        lines: a document a line instead of one document with all articles.
    """

    base: str = BASE
    lines: bool = False


@attrs.frozen
class AnnotationOptions:
    """`--set web-annotation.about=page`.

    Attributes:
        base: what the addresses of articles begin with.
        about: "text", the article's text with offsets in it, or "page", the page at its address by its words alone.
        collection: one AnnotationCollection with a page of all annotations, instead of an annotation a line.
    """

    base: str = BASE
    about: About = "text"
    collection: bool = False


@attrs.frozen
class NinjsOptions:
    """`--set ninjs.extended=true`.

    Attributes:
        base: what the addresses of articles begin with.
        extended: also all of newsmodel's records, under the key `newsmodel`; then no longer strict ninjs.
    """

    base: str = BASE
    extended: bool = False


def open_schema_org(target: Target, options: SchemaOrgOptions | None = None) -> Writer:
    """JSON-LD: one document with a node a line, or a document a line."""
    chosen = options or SchemaOrgOptions()
    addresses = Addresses(chosen.base)
    if chosen.lines:
        return StreamWriter(
            target, lambda article: line({"@context": CONTEXT, "@graph": list(graph(article, addresses))})
        )
    head = safe({"@context": CONTEXT})[:-1] + b',"@graph":[\n'
    return StreamWriter(
        target,
        lambda article: b",\n".join(map(safe, graph(article, addresses))),
        before=head,
        between=b",\n",
        after=b"\n]}\n",
    )


def open_annotations(target: Target, options: AnnotationOptions | None = None) -> Writer:
    """JSON Lines of annotations, or one collection."""
    chosen = options or AnnotationOptions()
    annotating = Annotating(Addresses(chosen.base), chosen.about)
    if chosen.collection:
        return CollectionWriter(target, annotating)
    return StreamWriter(target, lambda article: b"".join(map(line, annotating.annotations(article))))


def open_ninjs(target: Target, options: NinjsOptions | None = None) -> Writer:
    """A news object a line."""
    chosen = options or NinjsOptions()
    composing = Composing(Addresses(chosen.base), chosen.extended)
    return StreamWriter(target, lambda article: line(composing.news_object(article)))


def open_graphml(target: Target, options: object = None) -> Writer:
    """The network of all articles, written at the end."""
    return NetworkWriter(target)


SCHEMA_ORG = Exporter(
    name="schema-org",
    open=open_schema_org,
    suffixes=(".jsonld",),
    options=SchemaOrgOptions,
    loses=(
        "character offsets, cues and rules",
        "modality, conditions and quantities but in the sentence; deadlines but of plans",
        "countries of people",
        "speakers and proposers who are no known actor but in words",
        "notices, source and extra",
    ),
    summary="schema.org JSON-LD: NewsArticle, who is in it, Quotations and Actions",
)
WEB_ANNOTATION = Exporter(
    name="web-annotation",
    open=open_annotations,
    suffixes=(".annotations.jsonl",),
    options=AnnotationOptions,
    loses=(
        "the article's fields and its text but around annotations",
        "values of quantities, dates of deadlines",
        "rules and extra",
    ),
    summary="W3C Web Annotations, one a line: every span with its position, its words and who is meant",
)
NINJS = Exporter(
    name="ninjs",
    open=open_ninjs,
    suffixes=(".ninjs.jsonl", ".ninjs.json"),
    options=NinjsOptions,
    loses=(
        "nothing when extended; else offsets, mentions, cues, rules, roles, countries, values, notices, source, extra",
        "the unnamed who neither speak nor want anything",
    ),
    summary="IPTC ninjs 3.1, a news object a line, quotes and proposals as associated components",
)
GRAPHML = Exporter(
    name="graphml",
    open=open_graphml,
    suffixes=(".graphml",),
    loses=(
        "all but who speaks and wants, who quotes, addresses, mentions, asks, supports and opposes whom, and how often",
    ),
    summary="GraphML: the network of all actors over all articles",
)


@newsmodel.hookimpl
def newsmodel_exporters() -> Iterable[Exporter]:
    """Called once, when plugins are discovered."""
    return [SCHEMA_ORG, WEB_ANNOTATION, NINJS, GRAPHML]
