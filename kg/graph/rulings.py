"""What curators ruled, as the statements of a graph of its own: each decision, on what, why, and what had been read before."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import iris
from kg.graph.sheet import Sheet, day, plain, words
from kg.graph.store import Store
from kg.graph.vocabulary import DM, PROV, SCHEMA, SKOS
from kg.sources.rulings import Ruling


def ruling_quads(rulings: Iterable[Ruling], proposals: Mapping[str, str]) -> list[Quad]:
    """Return the statements of the graph of rulings, always in the same order.

    Args:
        rulings: the decisions in force.
        proposals: what the rules had read of the matter, by the ruling's id.
    """
    sheet = Sheet(iris.RULINGS)
    for ruling in rulings:
        me, say = sheet.declare(_node(ruling.id), DM.Ruling), sheet.say
        say(me, DM.verdict, plain(ruling.verdict))
        say(me, DM.decides, _target(ruling.target))
        if ruling.verdict in {"same", "apart"}:
            say(me, DM.decides, _target(ruling.value))
        say(me, DM.ruledField, plain(ruling.field or None))
        say(me, DM.ruledValue, plain(ruling.value or None))
        say(me, DM.ruledProposal, plain(proposals.get(ruling.id)))
        say(me, DM.quote, plain(ruling.quote or None))
        say(me, DM.reason, plain(ruling.reason or None))
        say(me, SCHEMA.author, plain(ruling.curator))
        say(me, PROV.endedAtTime, day(ruling.decided))
        say(me, SCHEMA.version, plain(ruling.fingerprint))
        if ruling.verdict == "alias":
            say(_target(ruling.target), SKOS.altLabel, words(ruling.value, ruling.field or None))
    return sheet.quads


def stored_rulings(store: Store) -> dict[str, str]:
    """Return the fingerprints of the rulings in force in a store, by their ids."""
    quads = store.quads(predicate=SCHEMA.version, graph=iris.RULINGS)
    return {_key(quad): quad.object.value for quad in quads if isinstance(quad.object, Literal)}


def stored_proposals(store: Store) -> dict[str, str]:
    """Return what the rules had read of each matter ruled on, by the ruling's id."""
    quads = store.quads(predicate=DM.ruledProposal, graph=iris.RULINGS)
    return {_key(quad): quad.object.value for quad in quads if isinstance(quad.object, Literal)}


def meeting_aliases(store: Store) -> list[tuple[str, str]]:
    """Return what curators call meetings: the alias and the meeting's id."""
    quads = store.quads(predicate=SKOS.altLabel, graph=iris.RULINGS)
    named = (
        (quad.object.value, iris.id_of(quad.subject))
        for quad in quads
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    )
    return sorted((alias, thing.removeprefix("meeting/")) for alias, thing in named if thing.startswith("meeting/"))


def matters_of(store: Store, ruling: str) -> list[str]:
    """Return the ids of what a ruling in force decides."""
    quads = store.quads(_node(ruling), DM.decides, graph=iris.RULINGS)
    return sorted(iris.id_of(quad.object) for quad in quads if isinstance(quad.object, NamedNode))


def articles_naming(store: Store, person: str) -> set[str]:
    """Return the ids of the articles that name somebody, by the last part of his id."""
    graphs = {quad.graph_name for quad in store.quads(value=iris.person(person))}
    return {iris.article_of_graph(one) for one in graphs if isinstance(one, NamedNode) and one.value.startswith(iris.ARTICLE_GRAPHS)}


def _node(ruling: str) -> NamedNode:
    return iris.ruling(ruling)


def _key(quad: Quad) -> str:
    return iris.key_of(quad.subject, "ruling") if isinstance(quad.subject, NamedNode) else ""


def _target(target: str) -> NamedNode:
    """Return the IRI of an id as people write it."""
    return iris.of_id(target)
