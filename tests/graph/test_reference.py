"""The gazetteer, the ontology and the schemes in a store: written once, and again when they change."""

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

from kg.graph import iris
from kg.graph.reference import expected_levels, kind_labels, protocol_ranks, reference_quads, refresh
from kg.graph.store import Store
from kg.graph.vocabulary import DM, RDF, SKOS, codes


def test_tables_and_ontology_are_written_once(tmp_path, gazetteer):
    with Store.writer(tmp_path / "store") as writer:
        assert refresh(writer, gazetteer)
        assert {iris.ONTOLOGY, iris.SCHEMES, iris.REFERENCE} == set(writer.graphs())
        before = writer.dump_canonical()
        assert not refresh(writer, gazetteer)
        assert writer.dump_canonical() == before


def test_tables_that_changed_are_written_again(tmp_path, gazetteer):
    smaller = replace(gazetteer, persons={key: one for key, one in gazetteer.persons.items() if key == "olzhas-bektenov"}, occupancies=())
    with Store.writer(tmp_path / "store") as writer:
        refresh(writer, gazetteer)
        assert refresh(writer, smaller)
        people = {quad.subject for quad in writer.quads(predicate=RDF.type, value=DM.Person)}
        assert people == {iris.person("olzhas-bektenov")}


@pytest.mark.parametrize("class_", [DM.Person, DM.State, DM.Post, DM.Place, DM.IntergovernmentalOrganisation])
def test_whatever_the_gazetteer_knows_is_called_something_in_russian_and_english_once(gazetteer, class_):
    labels: dict[NamedNode, list[str]] = {}
    quads = list(reference_quads(gazetteer))
    for quad in quads:
        if quad.predicate == SKOS.prefLabel:
            labels.setdefault(quad.subject, []).append(quad.object.language)
    things = [quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == class_]
    assert len(things) > 20
    assert [thing for thing in things if labels[thing].count("ru") != 1 or labels[thing].count("en") != 1] == []


def test_levels_are_ranked_and_kinds_labelled_and_expect_levels_that_there_are():
    assert set(protocol_ranks()) == codes("level")
    assert protocol_ranks()["head-of-state"] < protocol_ranks()["head-of-government"] < protocol_ranks()["minister"]
    assert {"ru", "en"} == {name.language for name in kind_labels()["summit"]}
    assert set(expected_levels()) <= codes("kind")
    assert set(expected_levels().values()) <= codes("level")
