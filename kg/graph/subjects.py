"""The statements of one named graph by what they are about, ready to be read back."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import iris
from kg.graph.vocabulary import RDF

Value = NamedNode | Literal


class Subjects:
    """What is said of each subject, property by property."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._said: dict[Value, dict[NamedNode, list[Value]]] = defaultdict(lambda: defaultdict(list))
        self._classes: dict[Value, list[NamedNode]] = defaultdict(list)
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Value):
                self._said[quad.subject][quad.predicate].append(quad.object)
                if quad.predicate == RDF.type:
                    self._classes[quad.object].append(quad.subject)

    def of_class(self, class_: NamedNode) -> list[NamedNode]:
        """Return the subjects of a class, sorted."""
        return sorted(self._classes.get(class_, ()), key=_natural)

    def pointing(self, property_: NamedNode, target: NamedNode, class_: NamedNode) -> list[NamedNode]:
        """Return the subjects of a class that stand in a relation to a target, sorted."""
        return [one for one in self.of_class(class_) if target in self._values(one, property_)]

    def nodes(self, subject: NamedNode | None, property_: NamedNode) -> list[NamedNode]:
        """Return the nodes that a property leads to."""
        return [one for one in self._values(subject, property_) if isinstance(one, NamedNode)]

    def node(self, subject: NamedNode | None, property_: NamedNode) -> NamedNode | None:
        """Return the node that a single-valued property leads to."""
        return next(iter(self.nodes(subject, property_)), None)

    def code(self, subject: NamedNode | None, property_: NamedNode) -> str | None:
        """Return the code that a property leads to."""
        found = self.node(subject, property_)
        return None if found is None else iris.code_of(found)

    def text(self, subject: NamedNode | None, property_: NamedNode) -> str | None:
        """Return the text of a property, in whatever language."""
        return next((one.value for one in self._values(subject, property_) if isinstance(one, Literal)), None)

    def day(self, subject: NamedNode | None, property_: NamedNode) -> date | None:
        """Return the day of a property."""
        found = self.text(subject, property_)
        return None if found is None else date.fromisoformat(found)

    def number(self, subject: NamedNode | None, property_: NamedNode) -> float | None:
        """Return the number of a property."""
        found = self.text(subject, property_)
        return None if found is None else float(found)

    def _values(self, subject: NamedNode | None, property_: NamedNode) -> list[Value]:
        said = None if subject is None else self._said.get(subject)
        return [] if said is None else said.get(property_, [])


def _natural(node: NamedNode) -> tuple[int, str]:
    return len(node.value), node.value  # r2 before r10
