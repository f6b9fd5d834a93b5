"""The picture of a meeting on a wide page: the meetings in the middle, cards left and right, the host above, organisations below."""

from collections.abc import Iterable, Sequence

from kg.views.cards import Placed, card_of, meeting_boxes, pile, stack_height
from kg.views.groups import grouped, parties
from kg.views.networks import Network
from kg.views.plan import SYMBOL, Plan, Spot
from kg.views.words import Words

__all__ = ["around", "ends", "facing"]

_MARGIN, _CARD, _BOX = 12.0, 256.0, 248.0
_REACH, _BULGE = 72.0, 28.0  # between cards and boxes; how much further out the cards in the middle stand
_BETWEEN, _APART = 34.0, 44.0  # two meetings; a meeting and the card above or below it
_CENTRE = _MARGIN + _BULGE + _CARD + _REACH + _BOX / 2
_LANES = 3  # side by side past what is in the way
_SIDES = {"host": "top", "organisation": "bottom"}


def around(network: Network, words: Words) -> Plan:
    """Lay out meetings and the people around them."""
    groups = grouped(network, words)
    top, bottom = (
        [card_of(network, words, group, side, _CARD) for group in groups if _SIDES.get(group.kind) == side] for side in ("top", "bottom")
    )
    rest = [group for group in groups if group.kind not in _SIDES]
    left, right = _halves(
        [(card_of(network, words, group, "left", _CARD), card_of(network, words, group, "right", _CARD)) for group in rest]
    )
    return _plan(network, words, (left, right), (top, bottom))


def facing(network: Network, words: Words) -> Plan:
    """Lay out the meetings of two parties, one on the left, the other on the right."""
    left, right = (
        [card_of(network, words, group, side, _CARD) for group in party]
        for side, party in zip(("left", "right"), parties(network), strict=True)
    )
    return _plan(network, words, (left, right), ([], []))


def _plan(network: Network, words: Words, sides: tuple[list[Placed], list[Placed]], inside: tuple[list[Placed], list[Placed]]) -> Plan:
    (left, right), (top, bottom) = sides, inside
    boxes = meeting_boxes(network, words, _BOX)
    inner = _inner_height(top, list(boxes.values()), bottom)
    height = max(_height(left), _height(right), inner, 120.0)
    placed = [*_column(left, height, -1), *_column(right, height, 1)]
    middle, spots = _middle(top, boxes, bottom, _MARGIN + (height - inner) / 2)
    placed += middle
    people = {node: spot for card in placed for node, spot in card.spots.items()}
    looking = {node: card.side for card in placed for node in card.spots}
    curves = _curves(network, {**people, **spots}, looking)
    return Plan(2 * _CENTRE, height + 2 * _MARGIN, {**spots, **people}, curves, tuple(card.card for card in placed))


def _height(cards: Sequence[Placed]) -> float:
    return stack_height([card.height for card in cards])


def _inner_height(top: Sequence[Placed], boxes: Sequence[Spot], bottom: Sequence[Placed]) -> float:
    meetings = stack_height([spot.box.height for spot in boxes], _BETWEEN)
    return _height(top) + (_APART if top else 0.0) + meetings + (_APART if bottom else 0.0) + _height(bottom)


def _halves(cards: Sequence[tuple[Placed, Placed]]) -> tuple[list[Placed], list[Placed]]:
    """Share the cards, kept in order, so that both columns are about as high."""
    total, filled, left = sum(card.height for card, _ in cards), 0.0, []
    for card, _ in cards:
        if filled + card.height / 2 > total / 2:
            break
        left.append(card)
        filled += card.height
    return left, [card for _, card in cards[len(left) :]]


def _column(cards: Sequence[Placed], height: float, direction: int) -> list[Placed]:
    """Put a column beside the middle, its cards on a shallow bow."""
    inner = _CENTRE + direction * (_BOX / 2 + _REACH)
    placed = pile(cards, inner - (_CARD if direction < 0 else 0.0), _MARGIN + (height - _height(cards)) / 2)
    return [card.moved(direction * _bow(card, height), 0.0) for card in placed]


def _bow(card: Placed, height: float) -> float:
    off = (card.card.box.y + card.height / 2 - _MARGIN - height / 2) / (height / 2)
    return _BULGE * (1 - off * off)


def _middle(top: Sequence[Placed], boxes: dict[str, Spot], bottom: Sequence[Placed], y: float) -> tuple[list[Placed], dict[str, Spot]]:
    placed = pile(top, _CENTRE - _CARD / 2, y)
    y += _height(top) + (_APART if top else 0.0)
    spots: dict[str, Spot] = {}
    for node, spot in boxes.items():
        spots[node] = spot.moved(_CENTRE - _BOX / 2, y)
        y += spot.box.height + _BETWEEN
    return [*placed, *pile(bottom, _CENTRE - _CARD / 2, y - _BETWEEN + (_APART if bottom else 0.0))], spots


# --- edges ------------------------------------------------------------------------------------------------------------------------------


def ends(network: Network) -> Iterable[tuple[str, str, str]]:
    """Return every edge as (key, meeting, person), in a fixed order."""
    for one, other, key in sorted(network.edges(keys=True), key=lambda edge: edge[2]):
        yield (key, one, other) if network.nodes[one]["category"] == "meeting" else (key, other, one)


def _curves(network: Network, spots: dict[str, Spot], sides: dict[str, str]) -> dict[str, str]:
    """Draw each edge from the person's symbol to a port of its own on the near side of the meeting's box."""
    ports: dict[tuple[str, str], list[tuple[float, str, str]]] = {}
    for key, meeting, person in ends(network):
        ports.setdefault((meeting, sides[person]), []).append((spots[person].y, key, person))
    curves: dict[str, str] = {}
    for (meeting, side), edges in ports.items():
        if side in {"left", "right"}:
            for number, (_, key, person) in enumerate(sorted(edges), start=1):
                curves[key] = _sideways(spots[person], spots[meeting], side, number / (len(edges) + 1))
    return curves | _upright(network, spots, sides)


def _sideways(person: Spot, meeting: Spot, side: str, share: float) -> str:
    box, direction = meeting.box, 1 if side == "left" else -1
    start, end, y = person.x + direction * SYMBOL, box.x + (0 if side == "left" else box.width), box.y + box.height * share
    half = (start + end) / 2
    return f"M{start:.1f} {person.y:.1f}C{half:.1f} {person.y:.1f} {half:.1f} {y:.1f} {end:.1f} {y:.1f}"


def _upright(network: Network, spots: dict[str, Spot], sides: dict[str, str]) -> dict[str, str]:
    """Draw the edges of the cards above and below: straight where nothing is in the way, else in a lane past what is."""
    curves: dict[str, str] = {}
    lanes = {"top": 0, "bottom": 0}
    for key, meeting, person in sorted(ends(network), key=lambda edge: (spots[edge[2]].y, spots[edge[1]].y, edge[0])):
        side = sides[person]
        if side not in lanes:
            continue
        if _free(spots[person], spots[meeting], spots):
            curves[key] = _straight(spots[person], spots[meeting])
        else:
            curves[key] = _past(spots[person], spots[meeting], lanes[side])
            lanes[side] = min(_LANES, lanes[side] + 1)
    return curves


def _free(person: Spot, meeting: Spot, spots: dict[str, Spot]) -> bool:
    top, bottom = sorted((person.y, meeting.y))
    return not any(spot.box.x < person.x < spot.box.x + spot.box.width and top < spot.y < bottom for spot in spots.values())


def _straight(person: Spot, meeting: Spot) -> str:
    below = person.y < meeting.y
    start, end = (person.y + SYMBOL, meeting.box.y) if below else (person.y - SYMBOL, meeting.box.y + meeting.box.height)
    return f"M{person.x:.1f} {start:.1f}V{end:.1f}"


def _past(person: Spot, meeting: Spot, lane: int) -> str:
    x, y = person.x - SYMBOL - 3.0 - 3.0 * lane, meeting.y + (lane - 1) * 7.0
    turn = 3.0 if person.y < meeting.y else -3.0
    down, inwards = f"q-3 0-3 {turn:.0f}V{y - turn:.1f}", f"q0 {turn:.0f} 3 {turn:.0f}H{meeting.box.x:.1f}"
    return f"M{person.x - SYMBOL:.1f} {person.y:.1f}H{x + 3:.1f}{down}{inwards}"
