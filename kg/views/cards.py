"""Cards: the people of one side under its name, each with a symbol on the edge that looks towards the meetings; and the meetings' boxes."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.views.captions import Caption, caption
from kg.views.flags import flags_of
from kg.views.groups import Group
from kg.views.measure import wrap
from kg.views.networks import Network
from kg.views.plan import SYMBOL, TEXT_FROM_SYMBOL, Box, Card, Spot, beside, boxed, height_of, wrapped
from kg.views.words import LANGUAGES, Words, style

__all__ = ["GAP", "Placed", "card_of", "meeting_boxes", "pile", "stack_height"]

GAP = 14.0  # between two cards
_HEAD, _PAD, _ROW, _FLAG = 26.0, 10.0, 8.0, 24.0  # room for the card's name; inside its edge; between two people; for a flag


@dataclass(frozen=True, slots=True)
class Placed:
    """A card with the spots of its people, on one side of the meetings."""

    card: Card
    spots: dict[str, Spot]
    side: str  # left | right | top | bottom

    @property
    def height(self) -> float:
        """Return the height of the card."""
        return self.card.box.height

    def moved(self, dx: float, dy: float) -> "Placed":
        """Return card and people elsewhere."""
        return Placed(self.card.moved(dx, dy), {node: spot.moved(dx, dy) for node, spot in self.spots.items()}, self.side)


def card_of(network: Network, words: Words, group: Group, side: str, width: float) -> Placed:
    """Return a group's card at the origin; left of the meetings the symbols stand on its right edge, else on its left."""
    anchor, inward = ("end", -1) if side == "left" else ("start", 1)
    symbol = _PAD + SYMBOL if inward > 0 else width - _PAD - SYMBOL
    title = _title(group, width - 2 * _PAD - (SYMBOL + TEXT_FROM_SYMBOL if side in {"top", "bottom"} else 0) - _FLAG)
    spots: dict[str, Spot] = {}
    row = _HEAD + SYMBOL + height_of(title) - style()["font"]["step"]
    for person in group.people:
        lines = wrapped(caption(network, person, words), width - 2 * _PAD - SYMBOL - TEXT_FROM_SYMBOL)
        spots[person] = beside(symbol, row, lines, anchor)
        row += max(2 * SYMBOL, height_of(lines)) + _ROW
    text_x = symbol + (inward * TEXT_FROM_SYMBOL if side in {"top", "bottom"} else -inward * SYMBOL)
    flag_x = text_x if inward > 0 else text_x - _FLAG + 6
    named = text_x + inward * (_FLAG if flags_of([group.side]) else 0)
    return Placed(Card(Box(0.0, 0.0, width, row - SYMBOL + 2), group.kind, named, 18.0, anchor, title, group.side, flag_x), spots, side)


def _title(group: Group, room: float) -> Caption:
    """Return the name of a card in at most two lines."""
    broken = {language: wrap(group.title[language], "caption", room) for language in LANGUAGES}
    return {
        language: [("caption", line) for line in [*lines[:1], *(f"{line} …" if len(lines) > 2 else line for line in lines[1:2])]]
        for language, lines in broken.items()
    }


def meeting_boxes(network: Network, words: Words, width: float) -> dict[str, Spot]:
    """Return the meetings at the origin in the order of their dates, hosts' first, each as a box with its lines."""
    meetings = [node for node, about in network.nodes(data=True) if about["category"] == "meeting"]
    meetings.sort(key=lambda node: (network.nodes[node].get("date", "") or "9999", not _hosted(network, node), node))
    boxes = {}
    for node in meetings:
        lines = wrapped(caption(network, node, words), width - 24)
        boxes[node] = boxed(Box(0.0, 0.0, width, height_of(lines) + 20), lines)
    return boxes


def _hosted(network: Network, meeting: str) -> bool:
    return any(about.get("function") == "host" for *_, about in network.edges(meeting, data=True))


def stack_height(heights: Sequence[float], gap: float = GAP) -> float:
    """Return how high things are on top of each other.

    >>> stack_height([10, 20], gap=5), stack_height([])
    (35.0, 0.0)
    """
    return float(sum(heights) + gap * max(0, len(heights) - 1))


def pile(cards: Sequence[Placed], x: float, y: float) -> list[Placed]:
    """Put cards under each other from (x, y) down."""
    placed = []
    for card in cards:
        placed.append(card.moved(x, y))
        y += card.height + GAP
    return placed
