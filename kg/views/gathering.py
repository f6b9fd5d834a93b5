"""Rows become one network of people and meetings, with everything a picture of it can say.

Nodes and edges carry strings and numbers only, so that every network can be written to a file and read back; lists are JSON. An edge is one
participation, or one mention of somebody who took part in nothing; what it rests on is its attribute `evidence`.
"""

import json
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.views.facts import Findings, Record, grouped_by, records, sayings

if TYPE_CHECKING:
    Network = nx.MultiGraph[str]
else:
    Network = nx.MultiGraph

__all__ = ["Network", "gather"]

_ON_MEETING = ("kind", "status", "date", "date_basis", "place_ru", "place_en", "under", "under_ru", "under_en", "part_of")
_ON_EDGE = ("title", "post_ru", "post_en", "level", "standing_at", "attendance", "function", "basis", "position", "support", "role")
_SIDE = ("represents", "represents_kind", "represents_ru", "represents_en")
_POSTS = ("post_ru", "post_en")


def gather(findings: Findings, view: str) -> Network:
    """Return every meeting and every person of the findings as one network."""
    network: Network = nx.MultiGraph(view=view, codes=_codes(findings), articles=_articles(findings), sides=_sides(findings))
    for meeting in records(findings, "meetings"):
        network.add_node(meeting["meeting"], category="meeting", **_labels(meeting, "meeting"), **_present(meeting, _ON_MEETING))
        if meeting["subkind"]:
            network.nodes[meeting["meeting"]]["kind"] = meeting["subkind"]
    _add_particulars(network, findings)
    _add_participations(network, findings)
    _add_mentions(network, findings)
    _add_grounds(network, findings)
    _add_conflicts(network, findings)
    _add_people(network, findings)
    return network


def _add_participations(network: Network, findings: Findings) -> None:
    sentences = grouped_by(records(findings, "sentences"), "participation")
    for (key,), posts in grouped_by(records(findings, "participations"), "participation").items():
        fact = posts[0]
        joined = {column: " · ".join(dict.fromkeys(post[column] for post in posts if post[column])) for column in _POSTS}
        about: dict[str, Any] = _present({**fact, **joined, "role": ""}, (*_ON_EDGE, *_SIDE))
        about |= {"confidence": float(fact["confidence"])} if fact["confidence"] else {}
        _add_person(network, fact)
        told = _json(sayings(sentences.get((key,), [])))
        counts = int(fact["counted"] in {"1", "true"})
        network.add_edge(fact["meeting"], fact["person"], key=key, relation="participation", counted=counts, evidence=told, **about)


def _add_mentions(network: Network, findings: Findings) -> None:
    for (meeting, person, role), rows in grouped_by(records(findings, "mentions"), "meeting", "person", "role").items():
        if meeting in network and not network.has_edge(meeting, person):
            _add_person(network, rows[0])
            about = {"role": role, **_present(rows[0], ("title", *_SIDE))}
            key = f"{meeting}#{role}/{person.partition('/')[2]}"
            network.add_edge(meeting, person, key=key, relation="mention", counted=0, evidence=_json(sayings(rows)), **about)


def _add_person(network: Network, fact: Record) -> None:
    if fact["meeting"] not in network:
        network.add_node(fact["meeting"], category="meeting", label_ru=fact["meeting"], label_en=fact["meeting"])
    known = network.nodes[fact["person"]] if fact["person"] in network else {}
    about = {column: value for column in _SIDE if (value := known.get(column) or fact[column])}
    network.add_node(fact["person"], category="person", label_ru=fact["person"], label_en=fact["person"], **about)


def _add_people(network: Network, findings: Findings) -> None:
    """Give people their names, those they are found by, and the posts they held."""
    for (person,), rows in grouped_by(records(findings, "names"), "person").items():
        if person in network:
            called = {row["language"]: row["name"] for row in rows if row["main"]}
            best = called.get("ru") or called.get("en") or min(called.values(), default=person)
            labels = {"label_ru": called.get("ru", best), "label_en": called.get("en", best)}
            network.add_node(person, **labels, spellings=_json(list(dict.fromkeys(row["name"] for row in rows))))
    for (person,), rows in grouped_by(records(findings, "offices"), "person").items():
        if person in network:
            held = [_present(row, (*_POSTS, "since", "until", "acting")) for row in rows]
            network.add_node(person, offices=_json(sorted(held, key=lambda office: office.get("since", ""))))


def _add_particulars(network: Network, findings: Findings) -> None:
    for (meeting, particular), rows in grouped_by(records(findings, "particulars"), "meeting", "particular").items():
        if meeting in network:
            network.add_node(meeting, **{f"{particular}s": _json([row["value"] for row in rows])})


def _add_grounds(network: Network, findings: Findings) -> None:
    told: dict[str, dict[str, Any]] = {}
    for (meeting, field), rows in grouped_by(records(findings, "grounds"), "meeting", "field").items():
        told.setdefault(meeting, {})[field] = sayings(rows)
    for meeting, fields in told.items():
        if meeting in network:
            network.add_node(meeting, grounds=_json(fields))


def _add_conflicts(network: Network, findings: Findings) -> None:
    """Give what reports disagree on to the meeting, or to the edge of the person it is about."""
    for (meeting, field, person), rows in grouped_by(records(findings, "conflicts"), "meeting", "field", "person").items():
        told = [_version(row, said) for row in rows for said in sayings([row]) or [{}]]
        if person and network.has_edge(meeting, person):
            for key in network[meeting][person]:
                network.edges[meeting, person, key]["disputed"] = _json(told)
        elif not person and meeting in network:
            known = json.loads(network.nodes[meeting].get("conflicts", "[]"))
            network.add_node(meeting, conflicts=_json([*known, {"field": field, "told": told}]))


def _version(row: Record, said: dict[str, Any]) -> dict[str, Any]:
    value = row["value"]
    return {"value": [row["value_ru"] or value, row["value_en"] or value], "article": row["article"], **said}


def _labels(fact: Record, what: str) -> dict[str, str]:
    """Return the labels in both languages; who lacks one is shown under the other, and who lacks both under the id."""
    russian, english = fact[f"{what}_ru"], fact[f"{what}_en"]
    return {"label_ru": russian or english or fact[what], "label_en": english or russian or fact[what]}


def _present(fact: Record, columns: tuple[str, ...]) -> dict[str, str]:
    return {column: fact[column] for column in columns if fact.get(column)}


def _articles(findings: Findings) -> str:
    known = records(findings, "articles")
    return _json({one["article"]: _present(one, ("headline", "publisher", "published", "url")) for one in known})


def _codes(findings: Findings) -> str:
    known = records(findings, "codes")
    return _json({f"{code['scheme']}/{code['code']}": [code["ru"] or code["en"], code["en"] or code["ru"]] for code in known})


def _sides(findings: Findings) -> str:
    """Return what states and organisations are called, by their id."""
    named: dict[str, list[str]] = {}
    for table, prefix in (("particulars", "value"), ("participations", "represents"), ("mentions", "represents"), ("meetings", "under")):
        for row in records(findings, table):
            if row[prefix] and row.get("particular", "state") == "state":
                russian, english = row[f"{prefix}_ru"], row[f"{prefix}_en"]
                named[row[prefix]] = [russian or english or row[prefix], english or russian or row[prefix]]
    return _json(named)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
