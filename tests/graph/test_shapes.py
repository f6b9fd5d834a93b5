"""The shapes say of every property what the ontology says of it."""

import pytest
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib import SH as SHACL
from rdflib.collection import Collection

from kg import resources
from kg.graph.vocabulary import CLASSES, DM, PROPERTIES, SCHEMES

NS = Namespace(DM.namespace)
SCHEMA = Namespace("https://schema.org/")
ABSTRACT = {"Agent", "IntergovernmentalOrganisation", "Outlet", "StateBody"}  # the shape of a superclass is theirs


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(resources.ontology() / "shapes.ttl")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    graph = Graph()
    for name in ("ontology.ttl", "properties.ttl"):
        graph.parse(resources.ontology() / name)
    return graph


def test_every_class_has_a_shape(shapes):
    shaped = {str(class_).removeprefix(DM.namespace) for class_ in shapes.objects(None, SHACL.targetClass)}
    assert shaped == set(CLASSES) - ABSTRACT


@pytest.mark.parametrize("name", PROPERTIES)
def test_every_property_leads_to_what_the_ontology_says(shapes, ontology, name):
    constraints = [shape for shape in shapes.subjects(SHACL.path, NS[name]) if (shape, RDF.type, SHACL.PropertyShape) in shapes]
    assert constraints, f"no shape for {name}"
    range_ = ontology.value(NS[name], RDFS.range)
    if range_ is not None:
        assert {shapes.value(shape, SHACL.datatype) for shape in constraints} == {range_}
    else:
        assert _classes(shapes, constraints) <= {*ontology.objects(NS[name], SCHEMA.rangeIncludes)}


def _classes(shapes: Graph, constraints: list) -> set[URIRef]:
    found = {shapes.value(shape, SHACL["class"]) for shape in constraints}
    for shape in constraints:
        choices = shapes.value(shape, SHACL["or"])
        if choices is not None:
            found |= {shapes.value(choice, SHACL["class"]) for choice in Collection(shapes, choices)}
    return found - {None}


def test_the_codes_of_every_scheme_have_one_shape(shapes):
    concept = URIRef("https://w3id.org/dmkg/shape/Concept")
    assert {str(class_).removeprefix(DM.namespace) for class_ in shapes.objects(concept, SHACL.targetClass)} == set(SCHEMES.values())
