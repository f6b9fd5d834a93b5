"""What is written beside a person or in the box of a meeting, in both languages, before lines are broken."""

import json
from typing import Any

from kg.views.networks import Network
from kg.views.words import LANGUAGES, Words, style

__all__ = ["Caption", "caption", "fact_of", "level_of", "side_name"]

Caption = dict[str, list[tuple[str, str]]]  # language → (kind of line, text)


def caption(network: Network, node: str, words: Words) -> Caption:
    """Return the lines that stand for a node: of a meeting what, when, where; of a person name, post and what is special."""
    about = network.nodes[node]
    make = {"meeting": _meeting, "person": _person}.get(about["category"], _side)
    return {language: make(network, node, words, language) for language in LANGUAGES}


def fact_of(edge: dict[str, Any]) -> str:
    """Return which kind of fact an edge is: named, implied, remote, expected, absent, denied, quoted, mention, together."""
    if edge["relation"] == "mention":
        return "quoted" if edge.get("role") == "quoted" else "mention"
    if edge["relation"] == "together":
        return "together"
    attendance = edge.get("attendance", "present")
    return str(edge.get("basis") or "named") if attendance == "present" else str(attendance)


def level_of(network: Network, node: str) -> str:
    """Return the best level, in the order of protocol, at which a person stood in the meetings shown."""
    order = list(style()["levels"])
    levels = [level for *_, about in network.edges(node, data=True) if (level := about.get("level", "")) in order]
    return min(levels, key=order.index, default="unknown")


def side_name(about: dict[str, Any], language: str) -> str:
    """Return the state or organisation somebody stands for."""
    return str(about.get(f"represents_{language}") or about.get("represents_en") or about.get("represents", ""))


def _meeting(network: Network, node: str, words: Words, language: str) -> list[tuple[str, str]]:
    about = network.nodes[node]
    kind = words.code("kind", about["kind"], language) if about.get("kind") else about[f"label_{language}"]
    place = about.get(f"place_{language}") or about.get("place_ru", "")
    lines = [("kind", _capital(kind)), ("where", " · ".join(part for part in (words.date(about.get("date", ""), language), place) if part))]
    under = about.get(f"under_{language}") or about.get("under_en") or about.get("under", "")
    status = about.get("status", "held")
    extra = [("side", under)] if under else []
    return [*lines, *extra, *([] if status == "held" else [("flag", words.code("status", status, language))])]


def _person(network: Network, node: str, words: Words, language: str) -> list[tuple[str, str]]:
    about, edges = network.nodes[node], _edges(network, node)
    post = next((text for edge in reversed(edges) if (text := _post(edge, about, language))), "") or _held(about, language)
    lines = [("name", about[f"label_{language}"]), ("post", post)]
    flags = [flag for edge in edges for flag in _flags(edge, words, language)]
    return [*(line for line in lines if line[1]), *(("flag", flag) for flag in dict.fromkeys(flags))]


def _side(network: Network, node: str, words: Words, language: str) -> list[tuple[str, str]]:
    del words
    return [("caption", network.nodes[node][f"label_{language}"])]


def _edges(network: Network, node: str) -> list[dict[str, Any]]:
    """Return what a person does here, oldest meeting first."""
    edges = sorted(network.edges(node, keys=True), key=lambda edge: (network.nodes[edge[1]].get("date", ""), edge[2]))
    return [network.edges[edge] for edge in edges]


def _post(edge: dict[str, Any], about: dict[str, Any], language: str) -> str:
    if edge.get(f"post_{language}"):
        return str(edge[f"post_{language}"])
    if language != "ru" and _held(about, language):  # titles are printed in Russian
        return _held(about, language)
    return ", ".join(part for part in (edge.get("title", ""), side_name(about, language)) if part)


def _held(about: dict[str, Any], language: str) -> str:
    """Return the latest post somebody is known to have held."""
    held = [office[f"post_{language}"] for office in json.loads(about.get("offices", "[]")) if office.get(f"post_{language}")]
    return str(held[-1]) if held else ""


def _flags(edge: dict[str, Any], words: Words, language: str) -> list[str]:
    flags = []
    if edge.get("standing_at"):
        flags.append(words.word("standing", language, level=words.code("level", edge["standing_at"], language)))
    if edge.get("function", "") not in {"", *style()["functions"]["plain"]}:
        flags.append(words.code("function", edge["function"], language))
    if fact_of(edge) not in {"named", "implied"}:
        flags.append(words.word(f"fact_{fact_of(edge)}", language))
    return flags


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
