"""What a page knows besides where things stand: nodes and edges as its script reads them, sentences and articles once each, names of codes and dates."""

import json
import unicodedata
from collections.abc import Iterable
from typing import Any

from anyascii import anyascii

from kg.views.captions import fact_of, level_of
from kg.views.networks import Network
from kg.views.words import LANGUAGES, Words, style

__all__ = ["Sentences", "edges", "names_of_codes", "names_of_dates", "nodes"]

_CODED = {"kind": "kind", "status": "status", "attendance": "attendance", "function": "function", "level": "level"}
_CODED |= {"standing_at": "level", "role": "mention-role", "basis": "basis", "date_basis": "date-basis"}
_MEETING = ("kind", "status", "date", "date_basis", "place_ru", "place_en", "under", "under_ru", "under_en")
_FACT = ("title", "post_ru", "post_en", "level", "standing_at", "attendance", "function", "basis", "role", "confidence")
_SIDE = ("represents", "represents_ru", "represents_en")


class Sentences:
    """The sentences a page quotes, each kept once, and the articles they stand in."""

    def __init__(self, network: Network) -> None:
        self._known: dict[str, dict[str, str]] = json.loads(network.graph.get("articles", "{}"))
        self._articles: dict[str, int] = {}
        self._quotes: dict[str, int] = {}

    def number(self, saying: dict[str, Any]) -> list[Any]:
        """Return a saying as [number of the quote, number of the article, start and end of the name]."""
        source = self.article(saying["article"])
        return [self._quotes.setdefault(saying["quote"], len(self._quotes)), source, *saying.get("name", [])]

    def article(self, article: str) -> int:
        """Return the number of an article."""
        return self._articles.setdefault(article, len(self._articles))

    def written(self) -> dict[str, list[Any]]:
        """Return both lists in the order of their numbers."""
        return {"quotes": list(self._quotes), "articles": [{"id": one, **self._known.get(one, {})} for one in self._articles]}


def nodes(network: Network) -> list[tuple[str, dict[str, Any]]]:
    """Return every node with what the page shows of it, in a fixed order; `shape` and `group` say how it is drawn."""
    return [(node, _node(network, node)) for node in sorted(network.nodes)]


def _node(network: Network, node: str) -> dict[str, Any]:
    about = network.nodes[node]
    entry: dict[str, Any] = {"category": about["category"], "names": [about["label_ru"], about["label_en"]], "search": _folded(network, node)}
    match about["category"]:
        case "meeting":
            lists = {name: json.loads(about[name]) for name in ("groups", "topics", "conflicts") if name in about}
            return {**entry, **_present(about, _MEETING), **lists, "shape": "box", "group": "meeting"}
        case "person":
            level = level_of(network, node)
            stands = sorted({edge["standing_at"] for *_, edge in network.edges(node, data=True) if edge.get("standing_at")})
            own = {**entry, **_present(about, _SIDE), "shape": style()["levels"][level]["shape"], "group": level}
            return {**own, "standing_at": stands[0]} if stands else own
        case side:
            return {**entry, "shape": style()["sides"][side]["shape"], "group": side}


def edges(network: Network, sentences: Sentences) -> list[tuple[str, str, dict[str, Any]]]:
    """Return every edge with what the page shows of it; meetings of the same two states become one edge that lists them."""
    ordered = sorted(network.edges(keys=True), key=lambda edge: edge[2])
    if network.graph["view"] == "states":
        return _folded_edges(network, ordered)
    return [(one, other, _edge(network.edges[one, other, key], key, sentences)) for one, other, key in ordered]


def _edge(about: dict[str, Any], key: str, sentences: Sentences) -> dict[str, Any]:
    sayings = [sentences.number(saying) for saying in json.loads(about["evidence"])]
    return {"id": key, "fact": fact_of(about), **_present(about, _FACT), "counted": about["counted"], "sayings": sayings}


def _folded_edges(network: Network, ordered: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, dict[str, Any]]]:
    folded: dict[frozenset[str], tuple[str, str, dict[str, Any]]] = {}
    for one, other, key in ordered:
        _, _, entry = folded.setdefault(frozenset((one, other)), (one, other, {"id": key, "fact": "together", "meetings": []}))
        about = network.edges[one, other, key]
        entry["meetings"].append({"names": [about["label_ru"], about["label_en"]], **_present(about, _MEETING)})
    for *_, entry in folded.values():
        entry["meetings"].sort(key=lambda meeting: (meeting.get("date", ""), meeting["names"]))
    return list(folded.values())


def _present(about: dict[str, Any], columns: Iterable[str]) -> dict[str, Any]:
    return {column: about[column] for column in columns if about.get(column) not in {None, ""}}


def _folded(network: Network, node: str) -> str:
    """Return all a node is called, without accents and case, in its own letters and in Latin ones."""
    about = network.nodes[node]
    names = [about[f"label_{language}"] for language in LANGUAGES]
    names += [about.get(f"{what}_{language}", "") for what in ("represents", "place") for language in LANGUAGES]
    names += [edge.get(f"post_{language}", "") for *_, edge in network.edges(node, data=True) for language in LANGUAGES]
    words = [word for name in names if name for text in (name, anyascii(name)) for word in _plain(text).split()]
    return " ".join(dict.fromkeys(words)) if about["category"] != "meeting" else " ".join(dict.fromkeys(words[:60]))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def names_of_codes(network: Network, words: Words) -> dict[str, list[str]]:
    """Return what the codes on this page are called, as [Russian, English]."""
    used = {("level", level) for level in (level_of(network, node) for node in network.nodes)}
    for about in _abouts(network):
        used |= {(scheme, about[column]) for column, scheme in _CODED.items() if about.get(column)}
        used |= {("topic", topic) for topic in json.loads(about.get("topics", "[]"))}
    return {f"{scheme}/{code}": [words.code(scheme, code, language) for language in LANGUAGES] for scheme, code in sorted(used)}


def names_of_dates(network: Network, words: Words) -> dict[str, list[str]]:
    """Return how the dates on this page are written, as [Russian, English]."""
    dates = {about["date"] for about in _abouts(network) if about.get("date")}
    dates |= {article["published"] for article in json.loads(network.graph.get("articles", "{}")).values() if article.get("published")}
    return {date: [words.date(date, language) for language in LANGUAGES] for date in sorted(dates)}


def _abouts(network: Network) -> list[dict[str, Any]]:
    return [*(about for _, about in network.nodes(data=True)), *(about for *_, about in network.edges(data=True))]
