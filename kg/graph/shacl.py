"""The constraints of SHACL core, checked by pyshacl piece by piece. Importing this is slow: it loads rdflib and pyshacl."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox
import pyshacl
from pyoxigraph import NamedNode, Quad
from rdflib import SH as SHACL
from rdflib import XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg import resources
from kg.graph import iris
from kg.graph.checking import Violation, declaring_graph, severity_of
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES, RDF, RDFS

__all__ = ["core_violations"]

_AT_ONCE = 10_000  # things in one piece: some 100,000 statements
_SHOWN = 60  # characters of a value
_NUMBERS = (XSD.decimal, XSD.integer)

# What is wrong, by the constraint that says so; {path} is what the property is called.
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "ClassConstraintComponent": "{path}: {value} is no {class}",
        "DatatypeConstraintComponent": "{path}: {value} is no {datatype}",
        "InConstraintComponent": "{path}: {value} is not one of {in}",
        "LessThanConstraintComponent": "{path}: {value} does not come before {lessThan}",
        "LessThanOrEqualsConstraintComponent": "{path}: {value} comes after {lessThanOrEquals}",
        "MaxCountConstraintComponent": "{path}: at most {maxCount} is allowed",
        "MaxInclusiveConstraintComponent": "{path}: {value} is more than {maxInclusive}",
        "MinCountConstraintComponent": "{path}: at least {minCount} is needed",
        "MinInclusiveConstraintComponent": "{path}: {value} is less than {minInclusive}",
        "MinLengthConstraintComponent": "{path}: it is empty",
        "NodeKindConstraintComponent": "{path}: {value} is no IRI",
        "OrConstraintComponent": "{path}: {value} is of no class it may be of",
        "PatternConstraintComponent": "{path}: {value} has not the form it must have",
        "UniqueLangConstraintComponent": "{path}: there are two in one language",
    }
)


def core_violations(store: Store) -> Iterator[Violation]:
    """Yield what the constraints of SHACL core find wrong in a store.

    Every constraint looks at the statements of one thing, at those that lead to it, and at the classes of what it leads to; so a piece that
    holds these for some things says of them what the whole graph says.
    """
    shapes = Graph().parse(resources.ontology() / "shapes.ttl")
    shapes.remove((None, SHACL.sparql, None))
    pieces = _Pieces(store, tuple(NamedNode(str(link)) for link in shapes.objects(None, SHACL.inversePath)))
    names = _Names(shapes, _labels(store))
    for things in pieces.things():
        _, report, _ = pyshacl.validate(pieces.piece(things), shacl_graph=shapes, inplace=True, advanced=False, inference="none")
        for result in report.objects(None, SHACL.result):
            node = report.value(result, SHACL.focusNode)
            if isinstance(node, URIRef) and str(node) in things:
                yield names.violation(store, report, result, NamedNode(str(node)))


# --- pieces of the graph --------------------------------------------------------------------------------------------------------------


class _Pieces:
    """The graph, some thousand things at a time."""

    def __init__(self, store: Store, backwards: tuple[NamedNode, ...]) -> None:
        self._store = store
        self._backwards = backwards
        self._classes: dict[NamedNode, list[str]] = {}
        self._hierarchy = [_line(quad) for quad in store.quads(predicate=RDFS.subClassOf)]

    def things(self) -> Iterator[set[str]]:
        """Yield all that anything is said of, in pieces."""
        subjects = iter(sorted({quad.subject.value for quad in self._store.quads() if isinstance(quad.subject, NamedNode)}))
        while piece := set(islice(subjects, _AT_ONCE)):
            yield piece

    def piece(self, things: set[str]) -> Graph:
        """Return what is said of some things, and the classes of what that leads to."""
        said: dict[str, None] = dict.fromkeys(self._hierarchy)
        for thing in sorted(things):
            for quad in self._of(NamedNode(thing)):
                said[_line(quad)] = None
                if isinstance(quad.object, NamedNode) and quad.object.value not in things:
                    said.update(dict.fromkeys(self._classes_of(quad.object)))
        return Graph().parse(data="".join(said), format="nt")

    def _of(self, thing: NamedNode) -> Iterator[Quad]:
        yield from self._store.quads(thing)
        for link in self._backwards:
            yield from self._store.quads(predicate=link, value=thing)

    def _classes_of(self, thing: NamedNode) -> list[str]:
        if thing not in self._classes:
            self._classes[thing] = [_line(quad) for quad in self._store.quads(thing, RDF.type)]
        return self._classes[thing]


def _line(quad: Quad) -> str:
    return f"{quad.triple} .\n"


# --- what is wrong, in words ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Names:
    """What the shapes ask, and what classes and properties are called."""

    shapes: Graph
    labels: Mapping[str, str]

    def violation(self, store: Store, report: Graph, result: Node, node: NamedNode) -> Violation:
        path, severity = report.value(result, SHACL.resultPath), report.value(result, SHACL.resultSeverity)
        return Violation(
            severity=severity_of(None if severity is None else NamedNode(str(severity))),
            graph=declaring_graph(store, node),
            node=node.value,
            path=str(path) if isinstance(path, URIRef) else "",
            message=self._message(report, result),
        )

    def _message(self, report: Graph, result: Node) -> str:
        shape = report.value(result, SHACL.sourceShape)
        said = self.shapes.value(shape, SHACL.message)
        if said is not None:
            return str(said)
        component = str(report.value(result, SHACL.sourceConstraintComponent)).rpartition("#")[2]
        words = _WORDS.get(component, "{path}: " + component)
        asked = {str(key).rpartition("#")[2]: self._shown(value) for key, value in self.shapes.predicate_objects(shape)}
        path, value = report.value(result, SHACL.resultPath), report.value(result, SHACL.value)
        if path is None:
            words = words.removeprefix("{path}: ")
        return words.format_map(asked | {"path": self._shown(path), "value": self._shown(value)})

    def _shown(self, node: Any) -> str:
        if isinstance(node, URIRef):
            return self.labels.get(str(node)) or _short(str(node))
        if isinstance(node, Literal):
            text = str(node)
            if node.datatype in _NUMBERS:
                return text
            return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
        items = [str(item) for item in self.shapes.items(node)] if node is not None else []
        return ", ".join(items) if items else "it"


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _labels(store: Store) -> dict[str, str]:
    """Return what the classes and properties of the ontology are called in English."""
    labels = [(quad.subject, quad.object) for quad in store.quads(predicate=RDFS.label, graph=iris.ONTOLOGY)]
    return {str(thing).strip("<>"): said.value for thing, said in labels if isinstance(said, ox.Literal) and said.language == "en"}
