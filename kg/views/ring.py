"""The picture of states: on an oval, evenly spaced from top to bottom, so that names on both sides never touch."""

from collections.abc import Iterator
from math import sqrt

from kg.views.captions import caption
from kg.views.networks import Network
from kg.views.plan import SYMBOL, TEXT_FROM_SYMBOL, Plan, Spot, beside, wrapped
from kg.views.words import Words

__all__ = ["arcs", "ring"]

_MARGIN, _STEP = 14.0, 46.0
_BENT = 0.65  # how far a curve bends towards the middle
_STRAND, _SHEAF = 14.0, 150.0  # between two parallel edges; between the first and the last of many
_WIDE, _NAME = 920.0, 190.0  # the picture, a name
_NARROW, _COLUMN = 400.0, 170.0  # the narrow picture, its column of names


def ring(network: Network, words: Words, *, folded: bool = True) -> Plan:
    """Lay out the sides on an oval, those who meet much next to each other, with edges bent towards the middle.

    Folded, one curve stands for all meetings of a pair: that of the first; else each meeting has its own, side by side.
    """
    order = _order(network)
    rows = max(1, (len(order) + 1) // 2)
    height = max(rows * _STEP, 360.0)
    radius = _WIDE / 2 - _MARGIN - _NAME - 30
    spots: dict[str, Spot] = {}
    for number, node in enumerate(order):
        right, row = number < rows, number if number < rows else len(order) - 1 - number
        share = (2 * (row + 0.5) / (rows if right else max(1, len(order) - rows))) - 1
        x = _WIDE / 2 + (1 if right else -1) * max(0.25, sqrt(1 - share * share)) * radius
        y = _MARGIN + height / 2 * (1 + share)
        spots[node] = beside(x, y, wrapped(caption(network, node, words), _NAME), "start" if right else "end")
    centre = (_WIDE / 2, _MARGIN + height / 2)
    curves = {key: _curve(spots[one], spots[other], centre, aside) for one, other, key, aside in _strands(network, folded=folded)}
    return Plan(_WIDE, height + 2 * _MARGIN, spots, curves)


def arcs(network: Network, words: Words, *, folded: bool = True) -> Plan:
    """Lay out the sides under each other for a narrow page, their meetings as arcs beside them."""
    spots: dict[str, Spot] = {}
    top = _MARGIN
    for node in _order(network):
        lines = wrapped(caption(network, node, words), _COLUMN - 2 * TEXT_FROM_SYMBOL)
        spots[node] = beside(_COLUMN, top + SYMBOL, lines, "end")
        top += max(_STEP * 0.7, spots[node].box.height + 6)
    reach, height = (_NARROW - _COLUMN - _MARGIN) * 2, top + _MARGIN
    curves = {key: _arc(spots[one], spots[other], reach / height, aside) for one, other, key, aside in _strands(network, folded=folded)}
    return Plan(_NARROW, height, spots, curves)


def _strands(network: Network, *, folded: bool) -> Iterator[tuple[str, str, str, float]]:
    """Yield every edge that is drawn, with how far it stands from the middle of its parallels."""
    for one, other in sorted({(min(pair), max(pair)) for pair in network.edges()}):
        keys = sorted(network[one][other])[: 1 if folded else None]
        for number, key in enumerate(keys):
            yield one, other, key, (number - (len(keys) - 1) / 2) * min(_STRAND, _SHEAF / len(keys))


def _order(network: Network) -> list[str]:
    """Return the sides in a chain: first who meets most, then always whom the last one meets most of those left."""
    left = sorted(network.nodes, key=lambda node: (-network.degree(node), node))
    order = left[:1]
    while len(order) < len(left):
        last = order[-1]
        order.append(min((node for node in left if node not in order), key=lambda node: (-network.number_of_edges(last, node), node)))
    return order


def _curve(one: Spot, other: Spot, centre: tuple[float, float], aside: float) -> str:
    dx, dy = other.x - one.x, other.y - one.y
    length = sqrt(dx * dx + dy * dy) or 1.0
    middle = [
        _BENT * centre[0] + (1 - _BENT) * (one.x + other.x) / 2 - aside * dy / length,
        _BENT * centre[1] + (1 - _BENT) * (one.y + other.y) / 2 + aside * dx / length,
    ]
    return f"M{one.x:.1f} {one.y:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {other.x:.1f} {other.y:.1f}"


def _arc(one: Spot, other: Spot, steep: float, aside: float) -> str:
    bulge = abs(one.y - other.y) * steep + aside
    x = one.x + SYMBOL
    return f"M{x:.1f} {one.y:.1f}Q{x + bulge:.1f} {(one.y + other.y) / 2:.1f} {x:.1f} {other.y:.1f}"
