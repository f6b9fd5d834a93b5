"""The picture of a person: in columns from left to right the person, their meetings, the people met there, and those people's meetings."""

from dataclasses import dataclass
from itertools import accumulate, pairwise

import networkx as nx

from kg.views.around import ends
from kg.views.captions import caption
from kg.views.networks import Network
from kg.views.plan import SYMBOL, Box, Plan, Spot, beside, boxed, height_of, wrapped
from kg.views.words import Words

__all__ = ["columns_of", "layers"]

_MARGIN, _BETWEEN = 12.0, 12.0


@dataclass(frozen=True, slots=True)
class _Widths:
    person: float
    meeting: float
    reach: float


_WIDTHS = _Widths(212.0, 232.0, 76.0)


def layers(network: Network, words: Words) -> Plan:
    """Lay out what surrounds the centre of the network, one column for each step away from it."""
    columns = columns_of(network)
    widths = _WIDTHS
    spots = [[(node, _spot(network, words, node, widths)) for node in column] for column in columns]
    heights = [sum(spot.box.height for _, spot in column) + _BETWEEN * (len(column) - 1) for column in spots]
    height = max(heights, default=100.0)
    lefts = list(accumulate([_MARGIN, *(_width(network, column[0], widths) + widths.reach for column in columns)]))
    placed: dict[str, Spot] = {}
    for column, left, own in zip(spots, lefts, heights, strict=False):
        top = _MARGIN + (height - own) / 2
        for node, spot in column:
            placed[node] = spot.moved(left, top)
            top += spot.box.height + _BETWEEN
    distance = {node: number for number, column in enumerate(columns) for node in column}
    curves = {key: _curve(placed[meeting], placed[person], distance[meeting] < distance[person]) for key, meeting, person in ends(network)}
    return Plan(lefts[-1] - widths.reach + _MARGIN, height + 2 * _MARGIN, placed, curves)


def columns_of(network: Network) -> list[list[str]]:
    """Return the nodes by their distance from the centre, meetings by date, people near those they met first."""
    centre = network.graph["centre"]
    distance = nx.single_source_shortest_path_length(network, centre)
    columns = [[node for node in sorted(distance) if distance[node] == step] for step in range(max(distance.values()) + 1)]
    for before, column in pairwise(columns):
        places = {node: number for number, node in enumerate(before)}
        column.sort(key=lambda node: (*_when(network, node, places), network.nodes[node]["label_en"], node))
    return columns


def _when(network: Network, node: str, places: dict[str, int]) -> tuple[str, float]:
    near = [places[other] for other in network.neighbors(node) if other in places]
    return network.nodes[node].get("date", ""), sum(near) / max(1, len(near))


def _width(network: Network, node: str, widths: _Widths) -> float:
    return widths.meeting if network.nodes[node]["category"] == "meeting" else widths.person


def _spot(network: Network, words: Words, node: str, widths: _Widths) -> Spot:
    """Return a node at the origin: a meeting as a box; a person with the symbol first, the centre with the symbol last."""
    whole, lines = _width(network, node, widths), caption(network, node, words)
    if network.nodes[node]["category"] == "meeting":
        broken = wrapped(lines, whole - 12)
        return boxed(Box(0.0, 0.0, whole, height_of(broken) + 14), broken)
    last = node == network.graph["centre"]
    broken = wrapped(lines, whole - 32)
    return beside(whole - SYMBOL if last else SYMBOL, SYMBOL, broken, "end" if last else "start")


def _curve(meeting: Spot, person: Spot, meeting_first: bool) -> str:  # noqa: FBT001 - which of the two columns is on the left
    box = meeting.box
    start = (box.x + box.width, meeting.y) if meeting_first else (max(person.x + SYMBOL, person.box.x + person.box.width + 4), person.y)
    end = (person.x - SYMBOL, person.y) if meeting_first else (box.x, meeting.y)
    half = (start[0] + end[0]) / 2
    return f"M{start[0]:.1f} {start[1]:.1f}C{half:.1f} {start[1]:.1f} {half:.1f} {end[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
