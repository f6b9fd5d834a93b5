"""The picture of a person on a telephone: under each other the person, their meetings, and below each meeting whom they met there first."""

from itertools import pairwise

from kg.views.around import ends
from kg.views.captions import caption
from kg.views.layers import columns_of
from kg.views.networks import Network
from kg.views.plan import SYMBOL, TEXT_FROM_SYMBOL, Box, Plan, Spot, beside, boxed, height_of, wrapped
from kg.views.words import Words

__all__ = ["tree"]

_WIDTH, _MARGIN, _INDENT, _GUTTER = 400.0, 10.0, 22.0, 26.0
_BETWEEN = 12.0


def tree(network: Network, words: Words) -> Plan:
    """Lay out the surroundings of a person as an indented list; who was met again is joined by a line along the right edge."""
    parents = _parents(network)
    spots: dict[str, Spot] = {}
    top = _MARGIN
    for node, depth in _walk(network.graph["centre"], parents):
        spots[node] = _spot(network, words, node, depth).moved(0.0, top)
        top += spots[node].box.height + _BETWEEN
    own = {frozenset((node, parent)) for node, parent in parents.items()}
    curves = {
        key: _curve(spots[meeting], spots[person], straight=frozenset((meeting, person)) in own) for key, meeting, person in ends(network)
    }
    return Plan(_WIDTH, top + _MARGIN, spots, curves)


def _parents(network: Network) -> dict[str, str]:
    """Return for every node the one nearer to the centre under which it stands: the first of those it touches."""
    parents: dict[str, str] = {}
    for before, column in pairwise(columns_of(network)):
        for node in column:
            parents[node] = next(other for other in before if network.has_edge(other, node))
    return parents


def _walk(centre: str, parents: dict[str, str]) -> list[tuple[str, int]]:
    children: dict[str, list[str]] = {}
    for node, parent in parents.items():
        children.setdefault(parent, []).append(node)
    walked, left = [], [(centre, 0)]
    while left:
        node, depth = left.pop()
        walked.append((node, depth))
        left += [(child, depth + 1) for child in reversed(children.get(node, []))]
    return walked


def _spot(network: Network, words: Words, node: str, depth: int) -> Spot:
    left = _MARGIN + min(depth, 5) * _INDENT
    room = _WIDTH - _GUTTER - left
    if network.nodes[node]["category"] == "meeting":
        lines = wrapped(caption(network, node, words), room - 16)
        return boxed(Box(left, 0.0, room, height_of(lines) + 14), lines)
    return beside(left + SYMBOL, SYMBOL, wrapped(caption(network, node, words), room - SYMBOL - TEXT_FROM_SYMBOL), "start")


def _curve(one: Spot, other: Spot, *, straight: bool) -> str:
    upper, lower = sorted((one, other), key=lambda spot: spot.box.y)
    if straight:
        x = upper.box.x + SYMBOL
        start = upper.box.y + (2 * SYMBOL if upper.anchor == "start" else upper.box.height)
        return f"M{x:.1f} {start:.1f}V{lower.y - 8:.1f}q0 8 8 8H{lower.box.x:.1f}"
    right, out = _WIDTH - _GUTTER, min(_GUTTER * 1.25, 8 + abs(lower.y - upper.y) / 24)
    ends_at = [right if spot.anchor == "middle" else min(right, spot.box.x + spot.box.width + 4) for spot in (upper, lower)]
    bend = f"{right + out:.1f} {upper.y:.1f} {right + out:.1f} {lower.y:.1f} {right:.1f} {lower.y:.1f}"
    return f"M{ends_at[0]:.1f} {upper.y:.1f}H{right:.1f}C{bend}H{ends_at[1]:.1f}"
