"""What is written over a picture, in both languages."""

import json
from typing import Any

from kg.views.networks import Network
from kg.views.words import LANGUAGES, Words, words_of

__all__ = ["headings_of"]


def headings_of(network: Network) -> list[str]:
    """Return what a network is of, in Russian and in English."""
    words = words_of(network.graph)
    return [_heading(network, words, language) for language in LANGUAGES]


def _heading(network: Network, words: Words, language: str) -> str:
    view = network.graph["view"]
    named = [_named(network, network.graph[name], language) for name in ("centre", "other") if network.graph.get(name)]
    if view == "meeting":
        return _meetings(network, words, language) or words.word("view_meeting", language)
    if view in {"pair", "person"} and named:
        return " – ".join(named)
    return " · ".join([*named, words.word(f"view_{view}", language)])


def _named(network: Network, thing: str, language: str) -> str:
    if thing in network:
        return str(network.nodes[thing][f"label_{language}"])
    sides: dict[str, list[str]] = json.loads(network.graph.get("sides", "{}"))
    return sides.get(thing, [thing, thing])[LANGUAGES.index(language)]


def _meetings(network: Network, words: Words, language: str) -> str:
    abouts: list[dict[str, Any]] = [network.nodes[node] for node in sorted(network.nodes)]
    meetings = [about for about in abouts if about["category"] == "meeting"]
    if len(meetings) == 1:
        return _one(meetings[0], words, language)
    return _shared(meetings, words, language)


def _one(meeting: dict[str, Any], words: Words, language: str) -> str:
    if "kind" not in meeting:
        return str(meeting[f"label_{language}"])
    kind = words.code("kind", meeting["kind"], language)
    parts = [f"{kind[:1].upper()}{kind[1:]}", _shared([{**meeting, f"under_{language}": ""}], words, language)]
    return " · ".join(part for part in parts if part)


def _shared(meetings: list[dict[str, Any]], words: Words, language: str) -> str:
    """Return what meetings of one occasion share: place, organisation, date."""
    shared = [{meeting.get(column, "") for meeting in meetings} - {""} for column in (f"place_{language}", f"under_{language}", "date")]
    parts = [next(iter(values)) if len(values) == 1 else "" for values in shared]
    if parts[2]:
        parts[2] = words.date(parts[2], language)
    return " · ".join(part for part in parts if part)
