"""Where names and lines of the picture stand: on a circle, those who have to do with each other close together."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from newsmodel_report.relations import RELATIONS
from newsmodel_report.tallies import Relation

LETTER = 7.4
"""Width of a letter at the picture's size of type, on average and with room to spare."""
LONGEST = 22
"""Letters of a name that are shown."""
FLAT = 12
"""Up to so many names stand upright; more are turned as the spokes of a wheel."""


@attrs.frozen
class Node:
    """A name on the circle: its dot, and the label outside of it.

    Attributes:
        name: in full; `label` is what fits.
        x, y: of the dot, whose radius is `size`.
        label_x, label_y: where the label begins or ends, by `anchor`.
        turn: of the label, in degrees.
    """

    name: str
    label: str
    x: float
    y: float
    size: float
    label_x: float
    label_y: float
    turn: float
    anchor: str


@attrs.frozen
class Line:
    """One kind of relation from one node to another.

    Attributes:
        relation: that it shows.
        source, target: places among the nodes.
        path: of SVG.
        width: grows with how often.
    """

    relation: Relation
    source: int
    target: int
    path: str
    width: float


@attrs.frozen
class Picture:
    """All of it, in a box of `width` to `height` whose middle is the origin."""

    nodes: Sequence[Node]
    lines: Sequence[Line]
    width: float
    height: float
    people: int


def draw(relations: Sequence[Relation], most: int) -> Picture:
    """The names of the most frequent relations, and all relations between them.

    Args:
        relations: the most frequent first.
        most: names in the picture.
    """
    weight: Counter[str] = Counter()
    for relation in relations:
        weight[relation.source] += relation.count
        weight[relation.target] += relation.count
    chosen = _chosen(relations, most)
    shown = [relation for relation in relations if relation.source in chosen and relation.target in chosen]
    order = _around(sorted(chosen, key=lambda name: (-weight[name], name)), shown)
    radius = max(80.0, len(order) * 24 / math.tau)
    nodes = [_node(name, place, len(order), radius, weight[name]) for place, name in enumerate(order)]
    places = {name: place for place, name in enumerate(order)}
    # What is drawn last is on top: what weighs more covers what is only said about somebody.
    lines = [_line(relation, places, nodes, radius) for relation in sorted(shown, key=_depth)]
    side = max((len(node.label) for node in nodes), default=0) * LETTER + radius + 24
    height = side if len(nodes) > FLAT else radius + 34
    return Picture(nodes, lines, round(2 * side), round(2 * height), len(weight))


def _chosen(relations: Iterable[Relation], most: int) -> set[str]:
    """The names of the first relations, as many as there is room for; so each has somebody to do with."""
    chosen: set[str] = set()
    for relation in relations:
        new = {relation.source, relation.target} - chosen
        if len(chosen) + len(new) <= most:
            chosen |= new
    return chosen


def _around(names: Sequence[str], relations: Sequence[Relation]) -> list[str]:
    """Names in an order in which those who have to do with each other tend to be neighbours."""
    near: dict[str, Counter[str]] = {name: Counter() for name in names}
    for relation in relations:
        near[relation.source][relation.target] += relation.count
        near[relation.target][relation.source] += relation.count
    order: list[str] = []
    left = dict.fromkeys(names)
    while left:
        pull: Counter[str] = Counter()
        for distance, name in enumerate(reversed(order[-3:]), 1):
            for other, count in near[name].items():
                if other in left:
                    pull[other] += 12 * count // distance
        following = max(left, key=lambda name: pull[name])
        order.append(following)
        del left[following]
    return order


def _node(name: str, place: int, count: int, radius: float, weight: int) -> Node:
    """The first stands at the top, the others follow as the hands of a clock; two stand side by side."""
    angle = math.tau * place / count - (math.pi if count == 2 else math.pi / 2)
    x, y = math.cos(angle), math.sin(angle)
    label = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
    left = x < -0.01
    turn = 0.0
    out = radius + 14
    if count > FLAT:
        turn = math.degrees(angle) - (180 if left else 0)
        anchor = "end" if left else "start"
    else:
        anchor = "middle" if abs(x) <= 0.01 else "end" if left else "start"
        out += 6 * abs(y)
    size = min(4 + math.sqrt(weight), 11)
    return Node(
        name, label, _fixed(x * radius), _fixed(y * radius), _fixed(size), _fixed(x * out), _fixed(y * out),
        _fixed(turn), anchor,
    )  # fmt: skip


def _depth(relation: Relation) -> int:
    return -list(RELATIONS).index(relation.kind)


def _line(relation: Relation, places: dict[str, int], nodes: Sequence[Node], radius: float) -> Line:
    """A curve bent to the middle, the more the longer it is; to its own side by kind, so that several stay apart."""
    source, target = places[relation.source], places[relation.target]
    start, end = nodes[source], nodes[target]
    kind = list(RELATIONS).index(relation.kind)
    span = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    middle = 0.5 * (1 - 0.3 * span / radius) * min(1.0, 0.72 + span / (4 * radius))
    aside = min(1.0, span / radius) * (4 + 7 * kind)
    bend_x = middle * (start.x + end.x) - (end.y - start.y) / span * aside
    bend_y = middle * (start.y + end.y) + (end.x - start.x) / span * aside
    from_x, from_y = _towards(start.x, start.y, bend_x, bend_y, start.size + 1)
    to_x, to_y = _towards(end.x, end.y, bend_x, bend_y, end.size + 5)
    path = f"M{from_x} {from_y}Q{_fixed(bend_x)} {_fixed(bend_y)} {to_x} {to_y}"
    return Line(relation, source, target, path, _fixed(1.2 + 0.5 * min(relation.count, 6)))


def _towards(x: float, y: float, to_x: float, to_y: float, by: float) -> tuple[float, float]:
    """A point moved towards another."""
    distance = math.hypot(to_x - x, to_y - y) or 1.0
    return _fixed(x + (to_x - x) / distance * by), _fixed(y + (to_y - y) / distance * by)


def _fixed(value: float) -> float:
    """One decimal, and no negative zero: the same text on every machine."""
    return round(value, 1) + 0.0
