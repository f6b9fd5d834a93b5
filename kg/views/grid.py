"""The picture of an organisation: a row for each meeting, a column for each side, in the square the people who stood there."""

from collections.abc import Mapping

from kg.views.around import ends
from kg.views.captions import caption, fact_of, side_name
from kg.views.networks import Network
from kg.views.plan import SYMBOL, Box, Mark, Plan, Rule, Spot, beside, boxed, height_of, wrapped
from kg.views.words import LANGUAGES, Words

__all__ = ["grid"]

_MARGIN, _ROW, _COLUMN, _HEAD = 12.0, 264.0, 150.0, 44.0
_PAD, _APART = 9.0, 4.0
_Square = tuple[str, str]  # meeting, side


def grid(network: Network, words: Words) -> Plan:
    """Lay out meetings against the states and organisations represented there."""
    meetings = sorted(
        (node for node, about in network.nodes(data=True) if about["category"] == "meeting"),
        key=lambda node: (network.nodes[node].get("date", "9999"), node),
    )
    squares = _squares(network)
    sides = _columns(squares)
    marks: dict[str, Mark] = {}
    spots: dict[str, Spot] = {}
    width = _MARGIN + _ROW + _COLUMN * len(sides) + _MARGIN
    rules, top = [_head(network, words, side, number) for number, side in enumerate(sides)], _MARGIN + _HEAD
    for meeting in meetings:
        rules.append(_line(f"M{_MARGIN:.1f} {top:.1f}H{width - _MARGIN:.1f}"))
        here = {side: _marks(network, words, squares.get((meeting, side), [])) for side in sides}
        lines = wrapped(caption(network, meeting, words), _ROW - 40)
        height = max(height_of(lines) + 16, *(_height(found) for found in here.values()), 0.0)
        spots[meeting] = boxed(Box(_MARGIN, top + _PAD, _ROW - 16, height), lines)
        for number, side in enumerate(sides):
            marks |= _placed(here[side], _MARGIN + _ROW + _COLUMN * number, top + _PAD)
        top += height + 2 * _PAD
    rules += [_line(f"M{_MARGIN + _ROW + _COLUMN * number - 8:.1f} {_MARGIN:.1f}V{top:.1f}") for number in range(len(sides))]
    return Plan(width, top + _MARGIN, spots, {}, marks=marks, rules=tuple(rules))


def _squares(network: Network) -> dict[_Square, list[tuple[str, str]]]:
    """Return edge and person of every square."""
    squares: dict[_Square, list[tuple[str, str]]] = {}
    for key, meeting, person in ends(network):
        side = network.edges[meeting, person, key].get("represents") or network.nodes[person].get("represents") or ""
        squares.setdefault((meeting, side), []).append((key, person))
    return squares


def _columns(squares: Mapping[_Square, list[tuple[str, str]]]) -> list[str]:
    """Return the sides, those most often there first, those nobody knows last."""
    often: dict[str, int] = {}
    for _, side in squares:
        often[side] = often.get(side, 0) + 1
    return sorted(often, key=lambda side: (side == "", not side.startswith("state/"), -often[side], side))


def _head(network: Network, words: Words, side: str, number: int) -> Rule:
    about = next((about for about in _abouts(network) if about.get("represents") == side), {})
    named = {language: [("caption", side_name(about, language) or words.word("side_unknown", language))] for language in LANGUAGES}
    lines = {language: lines[:2] for language, lines in wrapped(named, _COLUMN - 20).items()}
    return Rule("", _MARGIN + _ROW + _COLUMN * number, _MARGIN + 14, "start", lines)


def _abouts(network: Network) -> list[dict[str, str]]:
    return [*(about for *_, about in network.edges(data=True)), *(about for _, about in network.nodes(data=True))]


def _line(path: str) -> Rule:
    return Rule(path, 0.0, 0.0, "start", {language: [] for language in LANGUAGES})


def _marks(network: Network, words: Words, square: list[tuple[str, str]]) -> list[tuple[str, Spot, str]]:
    found = []
    for key, person in square:
        (meeting,) = (node for node in network.neighbors(person) if network.has_edge(node, person, key))
        edge = network.edges[meeting, person, key]
        lines = {
            language: [("person", network.nodes[person][f"label_{language}"]), *_flags(edge, words, language)] for language in LANGUAGES
        }
        found.append((key, beside(SYMBOL, SYMBOL, wrapped(lines, _COLUMN - 48), "start"), edge.get("level", "unknown")))
    return found


def _flags(edge: dict[str, str], words: Words, language: str) -> list[tuple[str, str]]:
    flags = (
        [("flag", words.word("standing", language, level=words.code("level", edge["standing_at"], language)))]
        if edge.get("standing_at")
        else []
    )
    return flags + ([("flag", words.word(f"fact_{fact_of(edge)}", language))] if fact_of(edge) not in {"named", "implied"} else [])


def _height(found: list[tuple[str, Spot, str]]) -> float:
    return sum(spot.box.height + _APART for _, spot, _ in found)


def _placed(found: list[tuple[str, Spot, str]], x: float, y: float) -> dict[str, Mark]:
    marks = {}
    for key, spot, level in found:
        marks[key] = Mark(spot.moved(x, y), level)
        y += spot.box.height + _APART
    return marks
