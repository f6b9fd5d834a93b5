"""Who stands with whom in a picture: people gathered by the state or organisation they stand for, in the order of protocol."""

import json
from dataclasses import dataclass
from typing import Any

from kg.views.captions import level_of, side_name
from kg.views.networks import Network
from kg.views.words import LANGUAGES, Words, style

__all__ = ["Group", "grouped", "parties"]


@dataclass(frozen=True, slots=True)
class Group:
    """People of one side who are shown together under its name."""

    kind: str  # host | state | organisation | mention
    title: dict[str, str]
    people: tuple[str, ...]
    side: str = ""  # the id of the state or organisation they stand for


def grouped(network: Network, words: Words) -> list[Group]:
    """Return the groups of all people; hosts, organisations and people only mentioned are apart from the delegations of states."""
    ranks = {node: _rank(network, node) for node, about in network.nodes(data=True) if about["category"] == "person"}
    members: dict[tuple[str, str], list[str]] = {}
    for person in sorted(ranks, key=ranks.__getitem__):
        members.setdefault(_key(network, person), []).append(person)
    ordered = sorted(members, key=lambda key: ranks[members[key][0]])
    return [
        Group(kind, _title(kind, network.nodes[members[kind, side][0]], words), tuple(members[kind, side]), side) for kind, side in ordered
    ]


def parties(network: Network) -> tuple[list[Group], list[Group]]:
    """Return the people of the two parties of a picture, each under its own name."""
    one, other = network.graph["centre"], network.graph["other"]
    people = [node for node, about in network.nodes(data=True) if about["category"] == "person"]
    theirs = {node for node in people if other in {node, network.nodes[node].get("represents")} and node != one}
    ours = [node for node in people if node not in theirs]
    return _party(network, one, ours), _party(network, other, sorted(theirs))


def _party(network: Network, party: str, people: list[str]) -> list[Group]:
    about = network.nodes[people[0]] if people else {}
    named = json.loads(network.graph.get("sides", "{}")).get(party, [party, party])
    if party in network:
        named = [side_name(about, language) or network.nodes[party][f"label_{language}"] for language in LANGUAGES]
    kind = "organisation" if "/org/" in f"/{party}" else "state"
    ranked = sorted(people, key=lambda person: _rank(network, person))
    side = party if not party.startswith("person/") else str(about.get("represents", ""))
    return [Group(kind, dict(zip(LANGUAGES, named, strict=True)), tuple(ranked), side)]


def _rank(network: Network, person: str) -> tuple[int, float, str, str]:
    """Return the place in the order of protocol: level, place in the printed list, name."""
    levels = list(style()["levels"])
    positions = [float(about.get("position") or 999) for *_, about in network.edges(person, data=True)]
    return levels.index(level_of(network, person)), min(positions, default=999.0), network.nodes[person]["label_en"], person


def _key(network: Network, person: str) -> tuple[str, str]:
    about, edges = network.nodes[person], [edge for *_, edge in network.edges(person, data=True)]
    side = about.get("represents", "")
    if all(edge["relation"] == "mention" for edge in edges):
        return "mention", ""
    if any(edge.get("function") in style()["functions"]["apart"] for edge in edges):
        return "host", side
    return about.get("represents_kind") or "state", side


def _title(kind: str, about: dict[str, Any], words: Words) -> dict[str, str]:
    if kind == "mention":
        return {language: words.word("mention_card", language) for language in LANGUAGES}
    sides = {language: side_name(about, language) or words.word("side_unknown", language) for language in LANGUAGES}
    if kind == "host":
        return {language: words.word("host_card", language, side=sides[language]) for language in LANGUAGES}
    return sides
