import copy
import subprocess
import sys

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg import resources
from kg.errors import StatementError
from kg.graph import vocabulary
from kg.graph.vocabulary import BASE, CLASSES, DM, PREFIXES, PROPERTIES, SCHEMES, SKOS, code, codes


def test_a_term_is_a_node_of_our_namespace():
    assert DM.attendance == NamedNode("https://w3id.org/dmkg/ns#attendance")


@pytest.mark.parametrize("name", ["format", "title", "index", "count"])
def test_words_that_are_methods_of_strings_are_no_terms_by_accident(name):
    with pytest.raises(AttributeError, match=f"has no term '{name}'"):
        getattr(DM, name)


def test_a_misspelt_term_is_refused_with_the_right_one():
    with pytest.raises(AttributeError, match="did you mean 'participant'"):
        _ = DM.particpant


def test_a_vocabulary_can_be_copied():
    assert copy.copy(SKOS).prefLabel == SKOS.prefLabel


def test_vocabulary_and_ontology_say_the_same():
    defined = {
        quad.subject.value.removeprefix(DM.namespace)
        for name in ("ontology.ttl", "properties.ttl")
        for quad in parse(path=resources.ontology() / name, format=RdfFormat.TURTLE)
        if quad.predicate == vocabulary.RDF.type and quad.subject.value.startswith(DM.namespace)
    }
    assert defined == set(CLASSES) | set(PROPERTIES)
    assert len(CLASSES) + len(PROPERTIES) == len(defined)


def _said(*names: str) -> dict[str, set[tuple[str, str]]]:
    """Return the labels, comments and definitions of each term in some files of the ontology, with their languages."""
    said: dict[str, set[tuple[str, str]]] = {}
    for path in sorted(path for name in names for path in resources.ontology().glob(name)):
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            about = said.setdefault(quad.subject.value, set())
            if isinstance(quad.object, Literal) and quad.object.language:
                about.add((quad.predicate.value.rpartition("#")[2], quad.object.language))
    return said


def test_every_class_and_property_has_a_label_and_a_comment_in_russian_and_english():
    wanted = {("label", "ru"), ("label", "en"), ("comment", "ru"), ("comment", "en")}
    ours = {term: said for term, said in _said("ontology.ttl", "properties.ttl").items() if term.startswith(DM.namespace)}
    assert {term: wanted - said for term, said in ours.items() if not wanted <= said} == {}


def test_every_code_has_a_label_in_russian_and_english():
    wanted = {("prefLabel", "ru"), ("prefLabel", "en")}
    codes_ = {term: said for term, said in _said("schemes/*.ttl").items() if term.startswith(BASE + "code/")}
    assert {term: wanted - said for term, said in codes_.items() if not wanted <= said} == {}


def test_what_is_mapped_is_a_term_of_ours():
    known = {*_said("ontology.ttl", "properties.ttl", "schemes/*.ttl")}
    mapped = {quad.subject.value for quad in parse(path=resources.ontology() / "mappings.ttl", format=RdfFormat.TURTLE)}
    theirs = {term for term in mapped if term.startswith((BASE + "code/plover", BASE + "code/cameo"))}
    assert mapped - theirs <= known
    assert len(theirs) > 10


def test_what_others_terms_are_mapped_to_are_codes_of_ours():
    known = {*_said("schemes/*.ttl")}
    for quad in parse(path=resources.ontology() / "mappings.ttl", format=RdfFormat.TURTLE):
        if quad.subject.value.startswith((BASE + "code/plover", BASE + "code/cameo")) and quad.predicate.value.endswith("Match"):
            assert quad.object.value in known


def test_names_are_sorted_and_stand_once():
    assert list(CLASSES) == sorted(set(CLASSES))
    assert list(PROPERTIES) == sorted(set(PROPERTIES))


def test_a_code_is_a_concept_of_its_scheme():
    assert code("kind", "2+2") == NamedNode("https://w3id.org/dmkg/code/kind/2+2")


def test_an_unknown_code_is_a_broken_statement():
    with pytest.raises(StatementError, match="'remoted' is no code of the scheme 'attendance'; did you mean 'remote'"):
        code("attendance", "remoted")


def test_an_unknown_scheme_is_a_broken_statement():
    with pytest.raises(StatementError, match="there is no scheme 'kinds'; did you mean 'kind'"):
        code("kinds", "summit")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_has_codes(scheme):
    assert len(codes(scheme)) > 1


def test_every_quad_of_ours_lies_in_a_graph_of_ours_and_has_no_blank_node():
    for quad in (*vocabulary.ontology_quads(), *vocabulary.scheme_quads()):
        assert quad.graph_name.value in {BASE + "graph/ontology", BASE + "graph/schemes"}
        assert isinstance(quad.subject, NamedNode)
        assert "BlankNode" not in type(quad.object).__name__


def test_prefixes_are_declarable_and_lead_to_our_nouns():
    assert PREFIXES["level"] == f"{BASE}code/level/"
    assert PREFIXES["skos"] == SKOS.namespace
    assert all(name.replace("-", "").isalpha() and namespace[-1] in "/#" for name, namespace in PREFIXES.items())


def test_the_vocabulary_is_imported_without_rdflib():
    program = "import sys, kg.graph.vocabulary as v; v.code('status', 'held'); print('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "False"
