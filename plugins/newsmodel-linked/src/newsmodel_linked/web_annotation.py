"""Every span of an article as an annotation of the W3C's model, with who said it and to whom in its bodies.

Offsets are Unicode code points of `Article.text`, as the Recommendation wants them (sections 4.2.4 and 4.2.5: code
points, not code units). Libraries that count UTF-16 units are helped by the quoted words, which go along with their
surroundings.
"""

from collections.abc import Iterator
from typing import Any, Literal

import attrs

from newsmodel import Actor, Article, Proposal, Quote, Span
from newsmodel.exporters.tables import role_text
from newsmodel.model.walk import Record, references, spans
from newsmodel_linked.addresses import Addresses, meant, web_address

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after the words of a selector."""

About = Literal["text", "page"]
_SAID = {"state": "said by", "deny": "denied by", "ask": "asked by", "decline": "left unsaid by"}


@attrs.frozen
class Annotating:
    """How an article's spans become annotations.

    Attributes:
        addresses: of articles and records.
        about: "text": the article's text, whose address is that of the article; "page": the page at its `url`, where
            there is one. Offsets count the text alone, so a page is given the words without them.
    """

    addresses: Addresses = attrs.field(factory=Addresses)
    about: About = "text"

    def annotations(self, article: Article) -> Iterator[dict[str, Any]]:
        """An annotation for each span of each record, in the order of records and of their fields."""
        actors = self.addresses.actors(article)
        page = web_address(article.url)
        for records in (article.actors, article.quotes, article.proposals):
            for address, record in self.addresses.records(article, records):
                meanings = {f"{path}.mention": who for path, who in references(record)}
                for path, span in spans(record):
                    named = meant(actors, meanings.get(path)) if path in meanings else []
                    yield self._annotation(article, page, address, record, path, span, named)

    def _annotation(
        self, article: Article, page: str | None, address: str, record: Record, path: str, span: Span, named: list[str]
    ) -> dict[str, Any]:
        identity = [address] if isinstance(record, Actor) else named
        bodies = [_linked(who, "identifying") for who in identity]
        if not isinstance(record, Actor):
            bodies.append(_linked(address, "linking"))
        bodies += [_text(tag, "tagging") for tag in tags(record, path)]
        bodies.append(_text(description(article, record), "describing"))
        return {
            "@context": CONTEXT,
            "id": f"{address}/{_name(path)}",
            "type": "Annotation",
            "motivation": "identifying" if identity else "describing",
            **({"creator": {"type": "Software", "name": record.by}} if record.by else {}),
            "generator": {"type": "Software", "name": "newsmodel"},
            "body": bodies,
            "target": self._target(article, page, span),
        }

    def _target(self, article: Article, page: str | None, span: Span) -> dict[str, Any]:
        quoted = {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": article.text[max(0, span.start - AROUND) : span.start],
            "suffix": article.text[span.end : span.end + AROUND],
        }
        if self.about == "page" and page is not None:
            return {"source": page, "selector": quoted}
        placed = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        source: dict[str, Any] = {
            "id": self.addresses.article(article),
            "type": "Text",
            "format": "text/plain",
            **({"language": article.language} if article.language else {}),
        }
        return {"source": source, "selector": [placed, quoted], **({"scope": page} if page else {})}


def tags(record: Record, path: str) -> list[str]:
    """Words to filter by: the record's kind, the part that the span plays, and the record's own classes."""
    part = path.partition(".")[0].partition("[")[0]
    if isinstance(record, Actor):
        return ["actor", record.kind]
    if isinstance(record, Quote):
        return ["quote", part, record.act, record.kind]
    return ["proposal", part, record.act, record.polarity]


def description(article: Article, record: Record) -> str:
    """A record in a line for people: who said it, who wants it from whom."""
    if isinstance(record, Actor):
        details = [record.kind, *map(role_text, record.roles), *([record.country] if record.country else [])]
        return f"{record.name} ({'; '.join(details)})"
    if isinstance(record, Quote):
        listener = f" to {heard}" if (heard := article.name(record.addressee)) else ""
        return f"{_SAID[record.act]} {article.name(record.speaker) or 'somebody unnamed'}{listener}: {record.text}"
    return _wanted(article, record)


def _wanted(article: Article, proposal: Proposal) -> str:
    doers = ", ".join(filter(None, map(article.name, proposal.addressees)))
    details = [
        f"to {doers}" if doers else "",
        "not to be done" if proposal.polarity == "negative" else "",
        proposal.modality or "",
        *(span.text for span in proposal.conditions),
        proposal.deadline.text if proposal.deadline else "",
    ]
    told = "; ".join(filter(None, details))
    proposer = article.name(proposal.proposer) or "somebody unnamed"
    return f"{proposal.act} by {proposer}: {proposal.text}{f' ({told})' if told else ''}"


def _linked(address: str, purpose: str) -> dict[str, Any]:
    return {"type": "SpecificResource", "source": address, "purpose": purpose}


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _name(path: str) -> str:
    """A span's path as the end of an address: "stances-0.cue"."""
    return path.replace("[", "-").replace("]", "")
