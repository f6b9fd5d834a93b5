"""The picture of everything: each state's people in a round bed of their own, meetings between the beds of those who met.

Everything is computed in one go, without forces and without chance: beds stand on an oval in an order that puts next to each other who meet
much, people fill a bed like the seeds of a sunflower, and a meeting goes to the free place nearest to the middle of its people.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import ceil, cos, pi, sin, sqrt

from kg.views.around import ends
from kg.views.captions import level_of, side_name
from kg.views.measure import width
from kg.views.networks import Network
from kg.views.plan import SYMBOL, TEXT_FROM_SYMBOL, Box, Plan, Rule, Spot
from kg.views.words import LANGUAGES, Words, style

__all__ = ["cloud"]

_STEP, _LINE = 30.0, 24.0  # between two neighbours; between two with their names beside them
_NAMES = 76.0  # half as wide as a name beside its symbol
_MARGIN = 90.0
_GOLDEN = pi * (3 - sqrt(5))
_SPEAKING = 400  # people in a picture in which names are written beside the symbols
_Point = tuple[float, float]


def cloud(network: Network, words: Words) -> Plan:
    """Lay out the whole network."""
    beds = _beds(network)
    order = _order(beds, network)
    speaking = len(network) <= _SPEAKING
    radii = {
        side: (max(_LINE * (len(beds[side]) / 2 + 1.4), _NAMES) if speaking else _STEP * (0.8 + 0.56 * sqrt(len(beds[side]))))
        for side in order
    }
    centres, (across, down) = _oval(order, radii, sum(about["category"] == "meeting" for _, about in network.nodes(data=True)))
    people = {
        person: _listed(centres[side], number, len(beds[side])) if speaking else _seed(centres[side], number)
        for side in order
        for number, person in enumerate(beds[side])
    }
    points = {**people, **_meetings(network, people, (across, down))}
    size = (2 * (across + _MARGIN), 2 * (down + _MARGIN))
    placed = {node: (x + size[0] / 2, y + size[1] / 2) for node, (x, y) in points.items()}
    rules = [
        _name(
            network,
            words,
            side,
            beds,
            (centres[side][0] + size[0] / 2, centres[side][1] + size[1] / 2 - _above(len(beds[side]), radii[side], speaking=speaking)),
        )
        for side in order
    ]
    spots = _spots(network, placed)
    return Plan(*size, spots, _lines(network, placed), rules=tuple(rules))


def _beds(network: Network) -> dict[str, list[str]]:
    """Return the people of each side, those at most meetings and of the highest level in the middle."""
    levels = list(style()["levels"])
    beds: dict[str, list[str]] = {}
    for node, about in network.nodes(data=True):
        if about["category"] == "person":
            beds.setdefault(about.get("represents", ""), []).append(node)
    for people in beds.values():
        people.sort(key=lambda node: (levels.index(level_of(network, node)), -network.degree(node), node))
    return beds


def _order(beds: Mapping[str, Sequence[str]], network: Network) -> list[str]:
    """Return the sides in a chain, each next to the one it meets most of those left."""
    side_of = {person: side for side, people in beds.items() for person in people}
    together: Counter[tuple[str, str]] = Counter()
    for node, about in network.nodes(data=True):
        if about["category"] == "meeting":
            sides = sorted({side_of[person] for person in network.neighbors(node) if person in side_of})
            together.update(combinations(sides, 2))
    left = sorted(beds, key=lambda side: (-len(beds[side]), side))
    order = left[:1]
    left = left[1:]
    while left:
        last = order[-1]
        best = min(left, key=lambda side: (-together[min(side, last), max(side, last)], -len(beds[side]), side))
        order.append(best)
        left.remove(best)
    return order


def _oval(order: Sequence[str], radii: Mapping[str, float], meetings: int) -> tuple[dict[str, _Point], _Point]:
    """Put the beds on an oval that is long enough for them and has room for the meetings inside."""
    around = sum(2 * radii[side] + _STEP for side in order)
    inner = _STEP * 0.75 * sqrt(max(1, meetings))
    down = max(around / (2 * pi) / 1.15, inner + max(radii.values(), default=0.0))
    across = 1.35 * down
    turn = 0.0
    centres = {}
    for side in order:
        share = (2 * radii[side] + _STEP) / around
        angle = 2 * pi * (turn + share / 2) - pi / 2
        centres[side] = (across * cos(angle), down * sin(angle))
        turn += share
    largest = max(radii.values(), default=0.0)
    return centres, (across + largest, down + largest)


def _above(people: int, radius: float, *, speaking: bool) -> float:
    """Return how high above the middle of a bed its name stands."""
    return _LINE * (people / 2 + 0.2) if speaking else radius


def _listed(centre: _Point, number: int, of: int) -> _Point:
    return centre[0] - _NAMES / 2, centre[1] + (number - (of - 1) / 2) * _LINE


def _seed(centre: _Point, number: int) -> _Point:
    reach = _STEP * 0.56 * sqrt(number)
    return centre[0] + reach * cos(number * _GOLDEN), centre[1] + reach * sin(number * _GOLDEN)


def _meetings(network: Network, people: Mapping[str, _Point], half: _Point) -> dict[str, _Point]:
    taken = {_cell(point) for point in people.values()}
    placed: dict[str, _Point] = {}
    meetings = [node for node, about in network.nodes(data=True) if about["category"] == "meeting"]
    for node in sorted(meetings, key=lambda node: (-network.degree(node), node)):
        near = [people[person] for person in network.neighbors(node) if person in people]
        middle = (sum(x for x, _ in near) / max(1, len(near)) * 0.72, sum(y for _, y in near) / max(1, len(near)) * 0.72)
        cell = next(cell for cell in _outwards(_cell(middle)) if cell not in taken and abs(cell[0] * _STEP) < half[0] + _STEP)
        taken.add(cell)
        placed[node] = (cell[0] * _STEP, cell[1] * _STEP)
    return placed


def _cell(point: _Point) -> tuple[int, int]:
    return round(point[0] / _STEP), round(point[1] / _STEP)


def _outwards(middle: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the cells around one in rings, nearest first."""
    yield middle
    ring = 0
    while True:
        ring += 1
        side = [(dx, dy) for dx in range(-ring, ring + 1) for dy in range(-ring, ring + 1) if max(abs(dx), abs(dy)) == ring]
        for dx, dy in sorted(side, key=lambda cell: (cell[0] ** 2 + cell[1] ** 2, cell)):
            yield middle[0] + dx, middle[1] + dy


def _spots(network: Network, points: Mapping[str, _Point]) -> dict[str, Spot]:
    """Give a name to those who have room for it, the most met first; on a large picture to nobody, there the page writes them."""
    spots = {node: _spot(x, y, {language: [] for language in LANGUAGES}) for node, (x, y) in points.items()}
    if len(network) > _SPEAKING:
        return spots
    taken = [spot.box for spot in spots.values()]
    for node in sorted(spots, key=lambda node: (-network.degree(node), node)):
        about = network.nodes[node]
        if about["category"] == "person":
            named = _spot(*points[node], {language: [("person", about[f"label_{language}"])] for language in LANGUAGES})
            rest = Box(named.box.x + 2 * SYMBOL, named.box.y, named.box.width - 2 * SYMBOL, named.box.height)
            if not any(rest.overlaps(box) for box in taken):
                spots[node] = named
                taken.append(named.box)
    return spots


def _spot(x: float, y: float, lines: dict[str, list[tuple[str, str]]]) -> Spot:
    widest = max((width(text, kind) for language in LANGUAGES for kind, text in lines[language]), default=0.0)
    reach = TEXT_FROM_SYMBOL + ceil(widest) if widest else SYMBOL
    return Spot(x, y, x + TEXT_FROM_SYMBOL - 4, y + 4, "start", lines, Box(x - SYMBOL, y - SYMBOL, SYMBOL + reach, 2 * SYMBOL))


def _name(network: Network, words: Words, side: str, beds: Mapping[str, Sequence[str]], at: _Point) -> Rule:
    about = network.nodes[beds[side][0]]
    named = {language: [("caption", side_name(about, language) or words.word("side_unknown", language))] for language in LANGUAGES}
    return Rule("", at[0], at[1] - 12, "middle", named)


def _lines(network: Network, points: Mapping[str, _Point]) -> dict[str, str]:
    return {key: "M{:.0f} {:.0f}L{:.0f} {:.0f}".format(*points[meeting], *points[person]) for key, meeting, person in ends(network)}
