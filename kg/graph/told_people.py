"""Whom the articles of a store name as taking part: under which names, for whom, how often."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.graph import iris
from kg.graph.store import Store
from kg.graph.vocabulary import DM


@dataclass(slots=True)
class Naming:
    """One person's names, sides and number of parts."""

    names: Counter[str] = field(default_factory=Counter)
    sides: Counter[str] = field(default_factory=Counter)
    parts: int = 0


def people_told(store: Store) -> dict[str, Naming]:
    """Return how the articles name everybody who takes part, by the last part of his id."""
    found: dict[str, Naming] = defaultdict(Naming)
    for quad in store.quads(predicate=DM.participant):
        graph, who, part = quad.graph_name, quad.object, quad.subject
        if isinstance(graph, NamedNode) and graph.value.startswith(iris.ARTICLE_GRAPHS) and isinstance(who, NamedNode):
            one = found[iris.key_of(who, "person")]
            one.parts += 1
            if isinstance(part, NamedNode):
                one.names.update(name.object.value for name in store.quads(part, DM.printedName) if isinstance(name.object, Literal))
                one.sides.update(
                    iris.id_of(side.object) for side in store.quads(part, DM.representing) if isinstance(side.object, NamedNode)
                )
    return dict(found)
