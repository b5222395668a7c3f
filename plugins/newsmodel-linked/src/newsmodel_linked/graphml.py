"""A network as GraphML, the same bytes whatever the order of the articles."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from newsmodel.text import pattern
from newsmodel_linked.network import Network, Who

_NODE_KEYS = (
    ("label", "string"),
    ("kind", "string"),
    ("country", "string"),
    ("articles", "int"),
    ("quotes", "int"),
    ("proposals", "int"),
)
_EDGE_KEYS = (("relation", "string"), ("weight", "int"))

NOT_XML = pattern("not-xml", r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]", plain=True)
"""Characters that no XML 1.0 document can hold, not even escaped."""


def lines(network: Network) -> Iterator[str]:
    """The document, line by line: nodes in the order of names, ties in the order of their ends."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for target, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, kind in keys:
            yield f'  <key id="{name}" for="{target}" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph id="actors" edgedefault="directed">'
    numbers = {who: number for number, who in enumerate(sorted(network.taking_part()))}
    for who, number in numbers.items():
        yield f'    <node id="n{number}">{_data(_node(network, who))}</node>'
    for number, (tie, weight) in enumerate(sorted(network.ties.items())):
        ends = f'source="n{numbers[tie.source]}" target="n{numbers[tie.target]}"'
        yield f'    <edge id="e{number}" {ends}>{_data({"relation": tie.relation, "weight": weight})}</edge>'
    yield "  </graph>"
    yield "</graphml>"


def _node(network: Network, who: Who) -> dict[str, str | int]:
    counts = {
        "articles": network.articles[who],
        "quotes": network.quotes[who],
        "proposals": network.proposals[who],
    }
    country = network.countries.get(who)
    return {"label": who.name, "kind": who.kind, **({"country": country} if country else {}), **counts}


def _data(values: dict[str, str | int]) -> str:
    return "".join(f'<data key="{key}">{_text(str(value))}</data>' for key, value in values.items())


def _text(value: str) -> str:
    # A carriage return is read as a line feed unless it is escaped.
    return escape(NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value), {"\r": "&#13;"})
