"""What is taken out loads where it is meant to: rdflib, networkx, a spreadsheet."""

import csv

import networkx
import pytest
import rdflib


@pytest.mark.parametrize(("form", "name"), [("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld"), ("ttl", "turtle")])
def test_rdf_loads_into_rdflib(kg, tmp_path, form, name):
    path = tmp_path / f"graph.{form}"
    said = kg("export", "-o", path)
    assert said.code == 0, said.err
    loaded = rdflib.Dataset()
    loaded.parse(data=path.read_text(encoding="utf-8"), format=name)
    meetings = set(loaded.quads((None, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/dmkg/ns#Meeting"), None)))
    assert len(meetings) > 15
    texts = list(loaded.quads((None, rdflib.URIRef("https://w3id.org/dmkg/ns#quote"), None, None)))
    assert texts


@pytest.mark.parametrize(("form", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_a_network_loads_into_networkx(kg, tmp_path, form, read):
    path = tmp_path / f"graph.{form}"
    assert kg("export", "-o", path).code == 0
    assert read(path).number_of_edges() > 50


def test_a_table_loads_into_a_spreadsheet(kg, tmp_path):
    path = tmp_path / "graph.csv"
    assert kg("export", "-o", path, "--bom").code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert "Олжас Бектенов" in {row["name"] for row in rows} | {"Olzhas Bektenov"}
    assert all(None not in row for row in rows)


def test_whole_texts_stay_unless_they_are_asked_for(kg):
    phrase = "Участники обсудили торговлю, инвестиции, транспорт, энергетику и цифровизацию."
    assert "ns#text> " not in "".join(
        line for line in kg("export", "--format", "nq").out.splitlines() if phrase in line and "Казахстан на ней" in line
    )
    assert any("Казахстан на ней" in line and phrase in line for line in kg("export", "--format", "nq", "--with-text").out.splitlines())


def test_the_graph_is_sound(kg):
    said = kg("check", "--json")
    assert (said.code, said.out.strip()) == (0, "[]"), said.out
