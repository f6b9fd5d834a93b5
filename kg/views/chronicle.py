"""The picture of a time: meetings under each other from the oldest to the newest, further apart where more time lies between."""

import json
from collections.abc import Sequence
from datetime import date
from math import sqrt

from kg.edtf import earliest
from kg.views.captions import Caption, caption, fact_of, side_name
from kg.views.networks import Network
from kg.views.plan import Box, Plan, Rule, Spot, height_of, wrapped
from kg.views.words import LANGUAGES, Words

__all__ = ["chronicle"]

_MARGIN, _AXIS, _YEAR = 12.0, 84.0, 34.0  # the axis stands so far from the left; room for a year
_NEAR, _FAR = 10.0, 64.0  # between two meetings, by the days between them
_WIDE, _NARROW = 760.0, 400.0
_NARROW_AXIS = 20.0
_MOST = 8  # so many people are named in a box


def chronicle(network: Network, words: Words, *, narrow: bool = False) -> Plan:
    """Lay out the meetings of a person, a state or a series in the order of time."""
    width, axis = (_NARROW, _NARROW_AXIS) if narrow else (_WIDE, _AXIS)
    left = axis + 22
    meetings = sorted(
        (node for node, about in network.nodes(data=True) if about["category"] == "meeting"), key=lambda node: (_date(network, node), node)
    )
    spots: dict[str, Spot] = {}
    rules: list[Rule] = []
    top, before = _MARGIN, ""
    for node in meetings:
        day = _date(network, node)
        if day[:4] != before[:4] or not rules:
            top += (_NEAR if rules else 0) + _YEAR
            rules.append(_year(words, day, axis, top - 12, narrow=narrow))
        elif before:
            top += _gap(before, day)
        spots[node] = _box(network, node, words, Box(left, top, width - left - _MARGIN, 0.0))
        rules.append(Rule(f"M{axis:.1f} {spots[node].y:.1f}H{left:.1f}", 0.0, 0.0, "start", {language: [] for language in LANGUAGES}))
        top, before = top + spots[node].box.height, day
    rules.append(Rule(f"M{axis:.1f} {_MARGIN + _YEAR:.1f}V{top:.1f}", 0.0, 0.0, "start", {language: [] for language in LANGUAGES}))
    return Plan(width, top + _MARGIN, spots, {}, rules=tuple(rules))


def _date(network: Network, node: str) -> str:
    return str(network.nodes[node].get("date", "")) or "9999"


def _year(words: Words, day: str, axis: float, y: float, *, narrow: bool) -> Rule:
    named = {language: [("year", day[:4] if day != "9999" else words.date("", language))] for language in LANGUAGES}
    return Rule("", axis if narrow else axis - 12, y, "start" if narrow else "end", named)


def _gap(before: str, day: str) -> float:
    one, other = _first_day(before), _first_day(day)
    days = 30 if one is None or other is None else (other - one).days
    return min(_FAR, _NEAR + sqrt(max(0, days)) * 3)


def _first_day(edtf: str) -> date | None:
    try:
        return earliest(edtf)
    except ValueError:  # not as we write dates: shown as it is, and no distance told
        return None


def _box(network: Network, node: str, words: Words, at: Box) -> Spot:
    lines = wrapped(_caption(network, node, words), at.width - 24)
    box = Box(at.x, at.y, at.width, height_of(lines) + 18)
    top = box.y + 9
    return Spot(box.x + box.width / 2, box.y + box.height / 2, box.x + 12, top + 13, "start", lines, box)


def _caption(network: Network, node: str, words: Words) -> Caption:
    """Return what a meeting is, when and where, and who else stood there."""
    plain = caption(network, node, words)
    return {language: [*plain[language], *_others(network, node, words, language)] for language in LANGUAGES}


def _others(network: Network, node: str, words: Words, language: str) -> Sequence[tuple[str, str]]:
    centre = network.graph.get("centre", "")
    own = [edge for person in network.neighbors(node) if person == centre for edge in network[node][person].values()]
    flags = [("flag", words.word(f"fact_{fact_of(edge)}", language)) for edge in own if fact_of(edge) not in {"named", "implied"}]
    if str(centre).startswith("person/") or network.nodes[node]["category"] != "meeting":
        names = [network.nodes[person][f"label_{language}"] for person in sorted(network.neighbors(node)) if person != centre]
    else:
        names = _sides(network, node, str(centre), language)
    shown = names[:_MOST] + ([f"+{len(names) - _MOST}"] if len(names) > _MOST else [])
    return [*flags, *([("post", words.word("with", language, names=", ".join(shown)))] if shown else [])]


def _sides(network: Network, node: str, centre: str, language: str) -> list[str]:
    named = json.loads(network.graph.get("sides", "{}"))
    known = {side: named.get(side, [side, side])[LANGUAGES.index(language)] for side in json.loads(network.nodes[node].get("states", "[]"))}
    for person in network.neighbors(node):
        for edge in network[node][person].values():
            if edge["relation"] == "participation" and edge.get("represents"):
                known[edge["represents"]] = side_name(edge, language)
    return sorted(name for side, name in known.items() if side != centre)
