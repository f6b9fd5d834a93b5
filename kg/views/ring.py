"""The picture of states: on an oval, evenly spaced from top to bottom, so that names on both sides never touch."""

from math import sqrt

from kg.views.captions import caption
from kg.views.networks import Network
from kg.views.plan import Plan, Spot, beside, wrapped
from kg.views.words import Words

__all__ = ["ring"]

_MARGIN, _STEP = 14.0, 46.0
_WIDE, _NARROW = (920.0, 190.0), (400.0, 108.0)  # of the picture, of a name


def ring(network: Network, words: Words, *, narrow: bool = False) -> Plan:
    """Lay out the sides, those who meet much next to each other, with edges bent towards the middle."""
    width, name = _NARROW if narrow else _WIDE
    order = _order(network)
    rows = max(1, (len(order) + 1) // 2)
    height = max(rows * _STEP, 120.0 if narrow else 360.0)
    radius = width / 2 - _MARGIN - name - 30
    spots: dict[str, Spot] = {}
    for number, node in enumerate(order):
        right, row = number < rows, number if number < rows else len(order) - 1 - number
        share = (2 * (row + 0.5) / (rows if right else max(1, len(order) - rows))) - 1
        x = width / 2 + (1 if right else -1) * max(0.25, sqrt(1 - share * share)) * radius
        y = _MARGIN + height / 2 * (1 + share)
        spots[node] = beside(x, y, wrapped(caption(network, node, words), name), "start" if right else "end")
    centre = (width / 2, _MARGIN + height / 2)
    curves = {key: _curve(spots[one], spots[other], centre) for one, other, key in sorted(network.edges(keys=True), key=lambda edge: edge[2])}
    return Plan(width, height + 2 * _MARGIN, spots, curves)


def _order(network: Network) -> list[str]:
    """Return the sides in a chain: first who meets most, then always whom the last one meets most of those left."""
    left = sorted(network.nodes, key=lambda node: (-network.degree(node), node))
    order = left[:1]
    while len(order) < len(left):
        last = order[-1]
        order.append(min((node for node in left if node not in order), key=lambda node: (-network.number_of_edges(last, node), node)))
    return order


def _curve(one: Spot, other: Spot, centre: tuple[float, float]) -> str:
    middle = [((one.x + other.x) / 2 + centre[0]) / 2, ((one.y + other.y) / 2 + centre[1]) / 2]
    return f"M{one.x:.1f} {one.y:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {other.x:.1f} {other.y:.1f}"
