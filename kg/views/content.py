"""What a page knows besides where things stand: nodes, edges, sentences and articles once each, names of codes and dates."""

import json
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from kg.views.captions import fact_of, level_of
from kg.views.networks import Network
from kg.views.words import LANGUAGES, Words

__all__ = ["Contents", "names_of_codes", "names_of_dates", "packed"]

_CODED = {"kind": "kind", "status": "status", "attendance": "attendance", "function": "function", "level": "level"}
_CODED |= {"standing_at": "level", "role": "mention-role", "basis": "basis", "date_basis": "date-basis"}
_MEETING = ("kind", "status", "date", "date_basis", "under", "part_of")
_FACT = ("level", "standing_at", "function", "role", "confidence", "support")
_LISTS = ("groups", "topics", "states")


class Contents:
    """Nodes and edges in a fixed order; what they share (sentences, articles, posts, titles) is kept once and told by its number."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.ids = sorted(network.nodes)
        self.edges = sorted(network.edges(keys=True), key=lambda edge: edge[2])
        self._numbers = {node: number for number, node in enumerate(self.ids)}
        self._known: dict[str, dict[str, str]] = json.loads(network.graph.get("articles", "{}"))
        self._shared: dict[str, dict[Hashable, int]] = {}

    def nodes(self) -> list[dict[str, Any]]:
        """Return what the page shows of every node."""
        return [self._node(node, self.network.nodes[node]) for node in self.ids]

    def facts(self) -> list[dict[str, Any]]:
        """Return what the page shows of every edge; `from` and `to` are numbers of nodes."""
        return [self._fact(*edge) for edge in self.edges]

    def shared(self) -> dict[str, list[Any]]:
        """Return what nodes and edges share, each list in the order of its numbers; ask for them first."""
        lists = {name: list(self._shared.get(name, {})) for name in ("quotes", "posts", "titles")}
        articles = [{"id": one, **self._known.get(str(one), {})} for one in self._shared.get("articles", {})]
        return {**lists, "articles": articles, "meetings": [json.loads(str(one)) for one in self._shared.get("meetings", {})]}

    def sides(self) -> dict[str, list[str]]:
        """Return what the states and organisations of this page are called."""
        named: dict[str, list[str]] = json.loads(self.network.graph.get("sides", "{}"))
        abouts = [*(about for _, about in self.network.nodes(data=True)), *(about for *_, about in self.network.edges(data=True))]
        used = {about.get(column) for about in abouts for column in ("represents", "under")} | {*self.ids}
        used |= {state for about in abouts for state in json.loads(about.get("states", "[]"))}
        return {side: name for side, name in sorted(named.items()) if side in used}

    def _node(self, node: str, about: Mapping[str, Any]) -> dict[str, Any]:
        entry = {"id": node, "category": about["category"], "names": [about["label_ru"], about["label_en"]]}
        make = {"meeting": self._meeting, "person": self._person}.get(about["category"])
        return {**entry, **(make(node, about) if make else {"group": about["category"]})}

    def _meeting(self, node: str, about: Mapping[str, Any]) -> dict[str, Any]:
        del node
        lists = {name: json.loads(about[name]) for name in _LISTS if name in about}
        grounds = {field: self._sayings(told) for field, told in json.loads(about.get("grounds", "{}")).items()}
        conflicts = [{"field": one["field"], "told": self._versions(one["told"])} for one in json.loads(about.get("conflicts", "[]"))]
        entry = {**_present(about, _MEETING), **lists, **_both(about, "place"), "group": "meeting"}
        return {**entry, **({"grounds": grounds} if grounds else {}), **({"conflicts": conflicts} if conflicts else {})}

    def _person(self, node: str, about: Mapping[str, Any]) -> dict[str, Any]:
        stands = sorted({edge["standing_at"] for *_, edge in self.network.edges(node, data=True) if edge.get("standing_at")})
        entry: dict[str, Any] = {"group": level_of(self.network, node), **_present(about, ("represents",))}
        if stands:
            entry["standing_at"] = stands[0]
        spellings = [name for name in json.loads(about.get("spellings", "[]")) if name not in {about["label_ru"], about["label_en"]}]
        offices = [self._office(held) for held in json.loads(about.get("offices", "[]"))]
        return {**entry, **({"spellings": spellings} if spellings else {}), **({"offices": offices} if offices else {})}

    def _office(self, held: Mapping[str, str]) -> list[Any]:
        return [
            self._number("posts", _names(held, "post")),
            held.get("since", ""),
            held.get("until", ""),
            *([1] if held.get("acting") else []),
        ]

    def _fact(self, one: str, other: str, key: str) -> dict[str, Any]:
        about = self.network.edges[one, other, key]
        entry = {"from": self._numbers[one], "to": self._numbers[other], "fact": fact_of(about), **_present(about, _FACT)}
        meeting, person = sorted((one, other), key=lambda node: self.network.nodes[node]["category"])
        if key != f"{meeting}#{person.partition('/')[2]}":
            entry["id"] = key
        if about.get("post_ru") or about.get("post_en"):
            entry["post"] = self._number("posts", _names(about, "post"))
        if about.get("title"):
            entry["title"] = self._number("titles", about["title"])
        if about["relation"] == "together":
            entry["meeting"] = self._number("meetings", _written(self._together(about)))
        if about.get("represents") and about["represents"] != self.network.nodes[person].get("represents"):
            entry["represents"] = about["represents"]
        if about.get("disputed"):
            entry["disputed"] = self._versions(json.loads(about["disputed"]))
        return {**entry, **({} if about["counted"] else {"uncounted": 1}), "sayings": self._sayings(json.loads(about["evidence"]))}

    def _together(self, about: Mapping[str, Any]) -> dict[str, Any]:
        entry = {"id": about["meeting"], "names": [about["label_ru"], about["label_en"]]}
        return {**entry, **_present(about, _MEETING), **_both(about, "place")}

    def _sayings(self, told: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
        """Return sayings as [number of the quote, number of the article, start and end of the name]."""
        return [[self._number("quotes", one["quote"]), self._number("articles", one["article"]), *one.get("name", [])] for one in told]

    def _versions(self, told: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return [{"value": one["value"], "saying": self._sayings([{"quote": "", **one}])[0]} for one in told]

    def _number(self, kind: str, value: Hashable) -> int:
        known = self._shared.setdefault(kind, {})
        return known.setdefault(value, len(known))


def packed(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Return records as one list of columns and rows without the names, which a page of thousands saves on.

    >>> packed([{"a": 1}, {"b": 2}])
    {'columns': ['a', 'b'], 'rows': [[1], [None, 2]]}
    """
    columns = list(dict.fromkeys(column for record in records for column in record))
    rows = [[record.get(column) for column in columns] for record in records]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    return {"columns": columns, "rows": rows}


def names_of_codes(network: Network, words: Words) -> dict[str, list[str]]:
    """Return what the codes on this page are called, as [Russian, English]."""
    used = {("level", level_of(network, node)) for node in network.nodes}
    for about in _abouts(network):
        used |= {(scheme, about[column]) for column, scheme in _CODED.items() if about.get(column)}
        used |= {("topic", topic) for topic in json.loads(about.get("topics", "[]"))}
    return {f"{scheme}/{code}": [words.code(scheme, code, language) for language in LANGUAGES] for scheme, code in sorted(used)}


def names_of_dates(network: Network, words: Words) -> dict[str, list[str]]:
    """Return how the dates on this page are written, as [Russian, English]."""
    dates = {about["date"] for about in _abouts(network) if about.get("date")}
    dates |= {article["published"] for article in json.loads(network.graph.get("articles", "{}")).values() if article.get("published")}
    held = [office for about in _abouts(network) for office in json.loads(about.get("offices", "[]"))]
    dates |= {day for office in held for day in (office.get("since"), office.get("until")) if day}
    return {date: [words.date(date, language) for language in LANGUAGES] for date in sorted(dates)}


def _abouts(network: Network) -> list[dict[str, Any]]:
    return [*(about for _, about in network.nodes(data=True)), *(about for *_, about in network.edges(data=True))]


def _present(about: Mapping[str, Any], columns: Iterable[str]) -> dict[str, Any]:
    return {column: about[column] for column in columns if about.get(column) not in {None, ""}}


def _both(about: Mapping[str, Any], what: str) -> dict[str, list[str]]:
    names = _names(about, what)
    return {what: list(names)} if any(names) else {}


def _names(about: Mapping[str, Any], what: str) -> tuple[str, str]:
    russian, english = about.get(f"{what}_ru", ""), about.get(f"{what}_en", "")
    return russian or english, english or russian


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
