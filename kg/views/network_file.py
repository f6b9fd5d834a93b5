"""A network as a file for other graph programs: GraphML or GEXF, which networkx and Gephi read back."""

import re
from collections.abc import Callable, Iterable
from typing import Any

import networkx as nx

from kg.errors import UsageError
from kg.views.layout import place
from kg.views.networks import Network
from kg.views.plan import Spot
from kg.views.words import LANGUAGES

__all__ = ["FORMATS", "write"]

FORMATS = ("graphml", "gexf")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold
_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def write(network: Network, format: str, *, language: str = "ru") -> str:  # noqa: A002 - the word of the command line
    """Return the network as XML text; labels of nodes in the language, all attributes kept as strings and numbers.

    Raises:
        UsageError: the format is neither graphml nor gexf, or there are no labels in the language.
    """
    if format not in FORMATS:
        raise UsageError(f"a network is written as {' or '.join(FORMATS)}, not as '{format}'")
    if language not in LANGUAGES:
        raise UsageError(f"labels are there in {' and '.join(LANGUAGES)}, not in '{language}'")
    generate: Callable[..., Iterable[str]] = nx.generate_graphml if format == "graphml" else nx.generate_gexf
    return _TODAY.sub("", "\n".join(generate(_writable(network, language, format))), count=1) + "\n"


def _writable(network: Network, language: str, form: str) -> Network:
    """Return a copy in a fixed order that XML can hold, every node where the picture has it."""
    written: Network = nx.MultiGraph(**_clean(network.graph))
    spots = next(iter(place(network).values()))["wide"].spots
    for node in sorted(network.nodes):
        about = network.nodes[node]
        where = _position(spots[node], form) if node in spots else {}
        written.add_node(_xml(node), label=_xml(about[f"label_{language}"]), **_clean(about), **where)
    for one, other, key in sorted(network.edges(keys=True), key=lambda edge: edge[2]):
        written.add_edge(_xml(one), _xml(other), key=_xml(key), **_clean(network.edges[one, other, key]))
    return written


def _position(spot: Spot, form: str) -> dict[str, Any]:
    """Return where a node stands as the format says it; both count upwards, the picture downwards."""
    x, y = round(spot.x, 1), round(-spot.y, 1)
    return {"viz": {"position": {"x": x, "y": y, "z": 0.0}}} if form == "gexf" else {"x": x, "y": y}


def _clean(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: _xml(value) if isinstance(value, str) else value for name, value in sorted(attributes.items())}


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
