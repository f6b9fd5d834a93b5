"""Which part of what was found a picture is of: a meeting, a person's surroundings, two parties, states, a time, an organisation, all."""

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from types import MappingProxyType
from typing import Any

import networkx as nx

from kg.errors import NotFoundError, UsageError
from kg.views.facts import Findings
from kg.views.gathering import Network, gather

__all__ = ["VIEWS", "Network", "counted", "network_of"]

VIEWS = ("meeting", "person", "pair", "states", "timeline", "organisation", "whole")
_TOGETHER = ("label_ru", "label_en", "kind", "status", "date", "place_ru", "place_en", "under", "under_ru", "under_en")


def network_of(findings: Findings, view: str, *, centre: str | None = None, other: str | None = None, depth: int = 1) -> Network:
    """Return the network of a view.

    Args:
        findings: the rows of the drawing questions.
        view: one of `VIEWS`.
        centre: the id of whom or what it is about: the person, one party, the organisation; of a timeline a person, state or organisation.
        other: the id of the other party of two.
        depth: of a person: 1, their meetings and whoever took part there; 2, those people's meetings too; 3, once more.

    Raises:
        UsageError: there is no such view, or it lacks its centre.
        NotFoundError: the person or the parties take part in none of the meetings found.
    """
    if view not in VIEWS:
        raise UsageError(f"there is no view '{view}'; there are {', '.join(VIEWS)}")
    network = gather(findings, view)
    network.graph.update({name: value for name, value in (("centre", centre), ("other", other)) if value})
    network.graph["depth"] = depth
    return _CUTS[view](network) if view in _CUTS else network


def counted(network: Network) -> Network:
    """Return the network without what an answer leaves out, and without people who then stand alone; `left_out` counts the edges gone."""
    kept: Network = network.copy()
    gone = [edge for edge in network.edges(keys=True) if not network.edges[edge]["counted"]]
    kept.remove_edges_from(gone)
    alone = [node for node, about in kept.nodes(data=True) if kept.degree(node) == 0 and about["category"] != "meeting"]
    lost = [node for node in _emptied(network, kept) if kept.graph["view"] != "meeting"]
    kept.remove_nodes_from([*(node for node in alone if node != kept.graph.get("centre")), *lost])
    if kept.graph["view"] == "person" and kept.graph["centre"] in kept:
        kept = _reached(kept)
    kept.graph["left_out"] = len(gone)
    return kept


def _emptied(before: Network, after: Network) -> list[str]:
    """Return the meetings that lost everybody, and those that were not held."""
    meetings = [node for node, about in after.nodes(data=True) if about["category"] == "meeting"]
    unheld = {node for node in meetings if after.nodes[node].get("status", "held") != "held"}
    return [node for node in meetings if node in unheld or before.degree(node) > 0 == after.degree(node)]


def _surroundings(network: Network) -> Network:
    person = _centre(network)
    if person not in network:
        raise NotFoundError(f"{person} takes part in no meeting here")
    return _reached(network)


def _reached(network: Network) -> Network:
    near = nx.single_source_shortest_path_length(network, network.graph["centre"], cutoff=2 * network.graph["depth"])
    reached: Network = network.subgraph(near).copy()
    return reached


def _pair(network: Network) -> Network:
    """Keep the meetings in which both parties stood, and the people of the two."""
    parties = [_centre(network), str(network.graph.get("other") or "")]
    shared = [meeting for meeting in _meetings(network) if all(_stood(network, meeting, party) for party in parties)]
    if not shared:
        raise NotFoundError(f"{parties[0]} and {parties[1]} stand in no meeting together here")
    people = {
        person
        for meeting in shared
        for person in network.neighbors(meeting)
        if any(_is_of(network, meeting, person, one) for one in parties)
    }
    kept: Network = network.subgraph([*shared, *people]).copy()
    foreign = [edge for edge in kept.edges(keys=True) if not any(_edge_of(kept, edge, party) for party in parties)]
    kept.remove_edges_from(foreign)
    return kept


def _stood(network: Network, meeting: str, party: str) -> bool:
    named = any(_is_of(network, meeting, person, party) for person in network.neighbors(meeting))
    return named or party in json.loads(network.nodes[meeting].get("states", "[]"))


def _is_of(network: Network, meeting: str, person: str, party: str) -> bool:
    edges: Iterable[Mapping[str, Any]] = network[meeting][person].values()
    return party in {person, *(edge.get("represents", "") for edge in edges if edge["relation"] == "participation")}


def _edge_of(network: Network, edge: tuple[str, str, str], party: str) -> bool:
    about = network.edges[edge]
    return about["relation"] == "participation" and party in {*edge[:2], about.get("represents", "")}


def _states(people: Network) -> Network:
    """Return the states and organisations, one edge between two for every meeting in which both stood."""
    network: Network = nx.MultiGraph(**people.graph)
    names = json.loads(people.graph["sides"])
    for meeting in _meetings(people):
        sides = _sides_of(people, meeting)
        for side in sides:
            russian, english = names.get(side, [side, side])
            network.add_node(side, category="state" if side.startswith("state/") else "organisation", label_ru=russian, label_en=english)
        _join(network, people, meeting, sides)
    return network


def _sides_of(people: Network, meeting: str) -> dict[str, int]:
    """Return who stood in a meeting by somebody named or as a state, and whether that counts."""
    about = people.nodes[meeting]
    held = int(about.get("status", "held") == "held")
    sides = dict.fromkeys(json.loads(about.get("states", "[]")), held)
    for *_, edge in people.edges(meeting, data=True):
        side = str(edge.get("represents", ""))
        if edge["relation"] == "participation" and side:
            sides[side] = max(sides.get(side, 0), int(edge["counted"]))
    return sides


def _join(network: Network, people: Network, meeting: str, sides: Mapping[str, int]) -> None:
    about = people.nodes[meeting]
    shown = {column: about[column] for column in _TOGETHER if column in about}
    for (one, counts), (other, also) in combinations(sorted(sides.items()), 2):
        told = _json(_first_sentences(people, meeting, (one, other)))
        fact = {"relation": "together", "meeting": meeting, "counted": min(counts, also), "evidence": told}
        network.add_edge(one, other, key=f"{meeting} {one} {other}", **fact, **shown)


def _first_sentences(people: Network, meeting: str, sides: tuple[str, str]) -> list[Any]:
    """Return for each of two sides a sentence that says somebody of it took part."""
    found = []
    for side in sides:
        edges = [
            edge for *_, edge in people.edges(meeting, data=True) if edge.get("represents") == side and edge["relation"] == "participation"
        ]
        said = [saying for edge in edges for saying in json.loads(edge["evidence"])[:1]]
        found += [saying for saying in said[:1] if saying not in found]
    return found


def _meetings(network: Network) -> list[str]:
    return [node for node, about in network.nodes(data=True) if about["category"] == "meeting"]


def _centre(network: Network) -> str:
    centre = network.graph.get("centre")
    if not centre:
        raise UsageError(f"a picture of the view '{network.graph['view']}' needs to know whom it is of")
    return str(centre)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


_CUTS: Mapping[str, Callable[[Network], Network]] = MappingProxyType({"person": _surroundings, "pair": _pair, "states": _states})
