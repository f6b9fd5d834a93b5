"""Whether everything stored is as the shapes of the ontology say: the whole graph against `ontology/shapes.ttl`."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, parse

from kg import resources
from kg.graph.store import Store
from kg.graph.subjects import Subjects
from kg.graph.vocabulary import PREFIXES, RDF, SH

__all__ = ["Violation", "check"]

_SEVERITIES = MappingProxyType({SH.Warning: "warning", SH.Info: "warning"})


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something stored that is not as it must be, or, as a warning, probably should not be."""

    severity: str  # error | warning
    graph: str  # IRI of the named graph that declares the node
    node: str
    path: str  # the property it is about; empty where it is about the node as a whole
    message: str


def check(store: Store) -> tuple[Violation, ...]:
    """Return all that is wrong with a store, errors first; nothing when it is as it must be.

    The constraints of SHACL core run in pyshacl, on pieces of the graph that hold all they look at; those that are written in SPARQL run in
    Oxigraph, on the whole graph at once. Together they say what a SHACL processor says of all graphs in one, in a fraction of the time.

    Raises:
        SurroundingsError: the store cannot be read.
    """
    from kg.graph.shacl import core_violations  # noqa: PLC0415 - rdflib and pyshacl are slow to import

    return tuple(sorted({*core_violations(store), *_query_violations(store)}))


def severity_of(shacl: NamedNode | None) -> str:
    """Return the severity that one of SHACL stands for; a violation is an error."""
    return "error" if shacl is None else _SEVERITIES.get(shacl, "error")


def declaring_graph(store: Store, node: NamedNode) -> str:
    """Return the named graph that says what a node is, or else anything of it."""
    found = [quad.graph_name.value for quad in store.quads(node, RDF.type) if isinstance(quad.graph_name, NamedNode)]
    found = found or [quad.graph_name.value for quad in store.quads(node) if isinstance(quad.graph_name, NamedNode)]
    return min(found, default="")


def _query_violations(store: Store) -> Iterator[Violation]:
    """Yield what the constraints written in SPARQL find; `$this` is of the class that the shape is for."""
    shapes = Subjects(parse(path=resources.ontology() / "shapes.ttl", format=RdfFormat.TURTLE))
    for shape in shapes.of_class(SH.NodeShape):
        class_, severity = shapes.node(shape, SH.targetClass), severity_of(shapes.node(shape, SH.severity))
        for constraint in shapes.nodes(shape, SH.sparql):
            found = store.query(shapes.text(constraint, SH.select) or "", prefixes=PREFIXES)
            assert isinstance(found, QuerySolutions)  # noqa: S101 - sh:select is a SELECT
            for node in {solution["this"] for solution in found}:
                if isinstance(node, NamedNode) and any(store.quads(node, RDF.type, class_)):
                    yield Violation(severity, declaring_graph(store, node), node.value, "", shapes.text(constraint, SH.message) or "")
