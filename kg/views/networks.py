"""Facts become networks: people and meetings, or states, joined by who took part in what.

Nodes and edges carry strings and numbers only, so that every network can be written to a file and read back. What an edge rests on is its
attribute `evidence`, a JSON list of sentences.
"""

import json
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import NotFoundError
from kg.views.facts import Findings, Record, gathered, records

if TYPE_CHECKING:
    Network = nx.MultiGraph[str]
else:
    Network = nx.MultiGraph

__all__ = ["Network", "counted", "meeting_network", "person_network", "state_network", "whole_network"]

_ON_EDGE = ("title", "post_ru", "post_en", "level", "standing_at", "attendance", "function", "basis", "position")
_ON_PERSON = ("represents", "represents_kind", "represents_ru", "represents_en")


def meeting_network(findings: Findings) -> Network:
    """Return one meeting, or the meetings of one occasion, with everybody who took part or is quoted."""
    return _network(findings, "meeting")


def whole_network(findings: Findings) -> Network:
    """Return every meeting and every person of the findings."""
    return _network(findings, "whole")


def person_network(findings: Findings, person: str, *, depth: int = 1) -> Network:
    """Return the surroundings of one person: at depth 1 their meetings and whoever took part there, at 2 those people's meetings too, and so on.

    Raises:
        NotFoundError: the person takes part in none of the meetings found.
    """
    whole = _network(findings, "person")
    if person not in whole:
        raise NotFoundError(f"{person} takes part in no meeting here")
    near = nx.single_source_shortest_path_length(whole, person, cutoff=2 * depth)
    network: Network = whole.subgraph(near).copy()
    network.graph["centre"] = person
    return network


def state_network(findings: Findings) -> Network:
    """Return the states and organisations, one edge between two for every meeting in which both stood."""
    people = _network(findings, "states")
    network: Network = nx.MultiGraph(**people.graph)
    for meeting, about in people.nodes(data=True):
        if about["category"] == "meeting":
            _join_sides(network, people, meeting)
    return network


def counted(network: Network) -> Network:
    """Return the network without what an answer leaves out, and without people who then stand alone; `left_out` counts the edges gone."""
    kept: Network = network.copy()
    gone = [edge for edge in network.edges(keys=True) if not network.edges[edge]["counted"]]
    kept.remove_edges_from(gone)
    alone = [node for node, about in kept.nodes(data=True) if kept.degree(node) == 0 and about["category"] != "meeting"]
    lost = [node for node in _emptied(network, kept) if kept.graph["view"] != "meeting"]
    kept.remove_nodes_from([*(node for node in alone if node != kept.graph.get("centre")), *lost])
    kept.graph["left_out"] = len(gone)
    return kept


def _emptied(before: Network, after: Network) -> list[str]:
    return [
        node for node, about in after.nodes(data=True) if about["category"] == "meeting" and before.degree(node) > 0 == after.degree(node)
    ]


def _network(findings: Findings, view: str) -> Network:
    network: Network = nx.MultiGraph(view=view, codes=_codes(findings))
    for meeting in records(findings, "meetings"):
        network.add_node(meeting["meeting"], category="meeting", **_labels(meeting, "meeting"), **_without(meeting, "meeting"))
    for particular in records(findings, "particulars"):
        if particular["meeting"] in network:
            _add_particular(network, particular)
    for fact, sayings in gathered(records(findings, "participations"), lambda record: record["participation"]):
        _add_person(network, fact)
        network.add_edge(fact["meeting"], fact["person"], key=fact["participation"], relation="participation", **_participation(fact), **_said(sayings))
    for fact, sayings in gathered(records(findings, "mentions"), lambda record: f"{record['meeting']} {record['person']} {record['role']}"):
        if not network.has_edge(fact["meeting"], fact["person"]):
            _add_mention(network, fact, sayings)
    return network


def _add_mention(network: Network, fact: Record, sayings: list[object]) -> None:
    _add_person(network, fact)
    key = f"{fact['meeting']} {fact['person']} {fact['role']}"
    about = {"title": fact["title"], "role": fact["role"], "counted": 0}
    network.add_edge(fact["meeting"], fact["person"], key=key, relation="mention", **about, **_said(sayings))


def _add_particular(network: Network, particular: Record) -> None:
    node = network.nodes[particular["meeting"]]
    name = f"{particular['particular']}s"
    values = [*json.loads(node.get(name, "[]")), particular["value"]]
    node[name] = json.dumps(list(dict.fromkeys(values)), ensure_ascii=False)


def _add_person(network: Network, fact: Record) -> None:
    if fact["meeting"] not in network:
        network.add_node(fact["meeting"], category="meeting", label_ru=fact["meeting"], label_en=fact["meeting"])
    known = network.nodes[fact["person"]] if fact["person"] in network else {}
    about = {column: known.get(column) or fact[column] for column in _ON_PERSON}
    network.add_node(fact["person"], category="person", **_labels(fact, "person"), **about)


def _participation(fact: Record) -> dict[str, str | float]:
    about: dict[str, str | float] = {column: fact[column] for column in _ON_EDGE if fact[column]}
    about["counted"] = 1 if fact["counted"] in {"1", "true"} else 0
    if fact["confidence"]:
        about["confidence"] = float(fact["confidence"])
    return {**about, **{column: fact[column] for column in _ON_PERSON if fact[column]}}


def _said(sayings: list[object]) -> dict[str, str]:
    return {"evidence": json.dumps(sayings, ensure_ascii=False, sort_keys=True)}


def _labels(fact: Record, what: str) -> dict[str, str]:
    """Return the labels in both languages; who lacks one is shown under the other, and who lacks both under the id."""
    russian, english = fact[f"{what}_ru"], fact[f"{what}_en"]
    return {"label_ru": russian or english or fact[what], "label_en": english or russian or fact[what]}


def _without(meeting: Record, prefix: str) -> dict[str, str]:
    return {column: value for column, value in meeting.items() if value and not column.startswith(prefix)}


def _codes(findings: Findings) -> str:
    table = {f"{code['scheme']}/{code['code']}": [code["ru"] or code["en"], code["en"] or code["ru"]] for code in records(findings, "codes")}
    return json.dumps(table, ensure_ascii=False, sort_keys=True)


def _join_sides(network: Network, people: Network, meeting: str) -> None:
    """Join all sides of one meeting, once each pair; the pair counts when somebody of both counts."""
    sides: dict[str, int] = {}
    for _, _, about in people.edges(meeting, data=True):
        side = str(about.get("represents", ""))
        if about["relation"] == "participation" and side:
            _add_side(network, side, about)
            sides[side] = max(sides.get(side, 0), int(about["counted"]))
    _join(network, people, meeting, combinations(sorted(sides.items()), 2))


def _join(network: Network, people: Network, meeting: str, pairs: Iterable[tuple[tuple[str, int], tuple[str, int]]]) -> None:
    about = people.nodes[meeting]
    shown = {column: about[column] for column in ("label_ru", "label_en", "kind", "status", "date", "place_ru", "place_en") if column in about}
    for (one, counts), (other, also) in pairs:
        network.add_edge(one, other, key=f"{meeting} {one} {other}", relation="together", meeting=meeting, counted=min(counts, also), **shown)


def _add_side(network: Network, side: str, about: Record) -> None:
    labels = {"represents": side, "represents_ru": about.get("represents_ru", ""), "represents_en": about.get("represents_en", "")}
    network.add_node(side, category=about.get("represents_kind") or "state", **_labels(labels, "represents"))
