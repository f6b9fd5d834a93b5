"""The picture of a meeting on a telephone: cards in two columns, the host first, the meetings between them, edges in the gutter."""

from collections.abc import Sequence

from kg.views.around import ends
from kg.views.cards import GAP, Placed, card_of, meeting_boxes
from kg.views.groups import Group, grouped
from kg.views.networks import Network
from kg.views.plan import SYMBOL, Plan, Spot
from kg.views.words import Words

__all__ = ["stacked"]

_WIDTH, _MARGIN, _GUTTER = 400.0, 8.0, 14.0
_CARD, _BOX = (_WIDTH - 2 * _MARGIN - _GUTTER) / 2, _WIDTH - 2 * _MARGIN
_BETWEEN, _APART = 20.0, 22.0  # two meetings; meetings and cards
_LANE = 5.0  # between the edges of two meetings in the gutter, where they have room
_ORDER = ("host", "state", "organisation", "mention")


def stacked(network: Network, words: Words) -> Plan:
    """Lay out meetings and people in two columns no wider than a telephone."""
    groups = sorted(grouped(network, words), key=lambda group: _ORDER.index(group.kind) if group.kind in _ORDER else 1)
    cut = len(groups) if len(groups) <= 3 else (len(groups) + 3) // 4 * 2
    above, y = _pairs(network, words, groups[:cut], _MARGIN)
    boxes = meeting_boxes(network, words, _BOX)
    spots, top = {}, y + _APART - GAP
    for node, spot in boxes.items():
        spots[node] = spot.moved(_MARGIN, top)
        top += spot.box.height + _BETWEEN
    below, end = _pairs(network, words, groups[cut:], top - _BETWEEN + _APART)
    people = {node: spot for card in (*above, *below) for node, spot in card.spots.items()}
    curves = _curves(network, {**people, **spots})
    return Plan(_WIDTH, end, {**spots, **people}, curves, tuple(card.card for card in (*above, *below)))


def _pairs(network: Network, words: Words, groups: Sequence[Group], y: float) -> tuple[list[Placed], float]:
    """Fill two columns, always the shorter one next; return the cards and where they end."""
    tops = [y, y]
    placed = []
    for group in groups:
        column = 0 if tops[0] <= tops[1] else 1
        card = card_of(network, words, group, ("left", "right")[column], _CARD)
        placed.append(card.moved(_MARGIN + column * (_CARD + _GUTTER), tops[column]))
        tops[column] += card.height + GAP
    return placed, max(tops)


def _curves(network: Network, spots: dict[str, Spot]) -> dict[str, str]:
    meetings = [node for node in spots if network.nodes[node]["category"] == "meeting"]
    step = min(_LANE, (_GUTTER - 4) / max(1, len(meetings) - 1))
    lanes = {node: _WIDTH / 2 + step * (number - (len(meetings) - 1) / 2) for number, node in enumerate(meetings)}
    return {key: _curve(spots[person], spots[meeting], lanes[meeting]) for key, meeting, person in ends(network)}


def _curve(person: Spot, meeting: Spot, lane: float) -> str:
    """Go sideways into the gutter, turn, and go down or up to the meeting."""
    inward = 1 if person.x < lane else -1
    down = 1 if person.y < meeting.y else -1
    edge = meeting.box.y if down > 0 else meeting.box.y + meeting.box.height
    start, turn = person.x + inward * SYMBOL, min(5.0, abs(lane - person.x - inward * SYMBOL))
    return f"M{start:.1f} {person.y:.1f}H{lane - inward * turn:.1f}q{inward * turn:.1f} 0 {inward * turn:.1f} {down * turn:.1f}V{edge:.1f}"
