"""Where everything stands: one plan for a wide page and one for a telephone, computed here, so that the page moves nothing by itself.

No random number is drawn: the same network always gives the same plan.
"""

import networkx as nx

from kg.views.around import around
from kg.views.layers import layers
from kg.views.networks import Network
from kg.views.plan import Plan
from kg.views.ring import ring
from kg.views.stacked import stacked
from kg.views.words import Words, words_of

__all__ = ["overlaps", "place"]


def place(network: Network, words: Words | None = None) -> dict[str, Plan]:
    """Return the plans `wide` and `narrow` for a network of any view."""
    words = words_of(network.graph) if words is None else words
    match network.graph["view"]:
        case "person":
            return {"wide": layers(network, words), "narrow": layers(network, words, narrow=True)}
        case "states":
            return {"wide": ring(_folded(network), words), "narrow": ring(_folded(network), words, narrow=True)}
        case _:
            return {"wide": around(network, words), "narrow": stacked(network, words)}


def overlaps(plan: Plan) -> list[tuple[str, str]]:
    """Return the pairs of nodes whose symbols or labels cover each other; a good plan has none."""
    spots = sorted(plan.spots.items())
    return [(one, other) for number, (one, spot) in enumerate(spots) for other, next_ in spots[number + 1 :] if spot.box.overlaps(next_.box)]


def _folded(network: Network) -> Network:
    """Keep one edge of each pair: its curve stands for all."""
    folded: Network = nx.MultiGraph(**network.graph)
    folded.add_nodes_from(network.nodes(data=True))
    for one, other, key in sorted(network.edges(keys=True), key=lambda edge: edge[2]):
        if not folded.has_edge(one, other):
            folded.add_edge(one, other, key=key)
    return folded
