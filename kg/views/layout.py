"""Where everything stands: one plan for a wide page and one for a telephone, computed here, so that the page moves nothing by itself.

No random number is drawn: the same network always gives the same plan.
"""

from collections.abc import Callable, Mapping
from itertools import chain
from types import MappingProxyType

from kg.views.around import around, facing
from kg.views.chronicle import chronicle
from kg.views.cloud import cloud
from kg.views.grid import grid
from kg.views.layers import layers
from kg.views.networks import Network
from kg.views.plan import Box, Plan
from kg.views.ring import arcs, ring
from kg.views.stacked import stacked
from kg.views.tree import tree
from kg.views.words import Words, words_of

__all__ = ["overlaps", "place"]

_Pair = tuple[Plan, Plan]  # for a wide page, for a telephone


def place(network: Network, words: Words | None = None) -> dict[str, dict[str, Plan]]:
    """Return the pictures of a network, the first to be shown first, each as its plans `wide` and `narrow`."""
    words = words_of(network.graph) if words is None else words
    pictures = _PICTURES[network.graph["view"]](network, words)
    return {name: dict(zip(("wide", "narrow"), plans, strict=True)) for name, plans in pictures.items()}


def overlaps(plan: Plan) -> list[tuple[str, str]]:
    """Return the pairs of nodes or marks whose symbols or labels cover each other; a good plan has none."""
    boxes: list[tuple[str, Box]] = sorted(
        chain(((key, spot.box) for key, spot in plan.spots.items()), ((key, mark.spot.box) for key, mark in plan.marks.items()))
    )
    return [(one, other) for number, (one, box) in enumerate(boxes) for other, next_ in boxes[number + 1 :] if box.overlaps(next_)]


def _meeting(network: Network, words: Words) -> dict[str, _Pair]:
    return {"picture": (around(network, words), stacked(network, words))}


def _person(network: Network, words: Words) -> dict[str, _Pair]:
    return {"picture": (layers(network, words), tree(network, words))}


def _pair(network: Network, words: Words) -> dict[str, _Pair]:
    return {"picture": (facing(network, words), stacked(network, words))}


def _states(network: Network, words: Words) -> dict[str, _Pair]:
    return {
        name: (ring(network, words, folded=folded), arcs(network, words, folded=folded))
        for name, folded in (("folded", True), ("apart", False))
    }


def _timeline(network: Network, words: Words) -> dict[str, _Pair]:
    return {"picture": (chronicle(network, words), chronicle(network, words, narrow=True))}


def _organisation(network: Network, words: Words) -> dict[str, _Pair]:
    return {"picture": (grid(network, words), chronicle(network, words, narrow=True))}


def _whole(network: Network, words: Words) -> dict[str, _Pair]:
    plan = cloud(network, words)
    return {"picture": (plan, plan)}


_PICTURES: Mapping[str, Callable[[Network, Words], dict[str, _Pair]]] = MappingProxyType(
    {
        "meeting": _meeting,
        "person": _person,
        "pair": _pair,
        "states": _states,
        "timeline": _timeline,
        "organisation": _organisation,
        "whole": _whole,
    }
)
