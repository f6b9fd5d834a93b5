"""The library, as ten lines of somebody's program use it."""

import subprocess
import sys

import kg


def test_importing_it_loads_nothing_else():
    code = "import sys, kg; sys.exit(bool({'pyoxigraph', 'click', 'rdflib', 'kg.model'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_reading_one_text():
    reading = kg.read(
        "Президент Казахстана Касым-Жомарт Токаев 7 октября встретился в Астане с президентом Турции Реджепом Эрдоганом.",
        published="2025-10-08",
    )
    (report,) = reading.reports
    assert (report.kind, report.status, report.date, report.place.name) == ("bilateral-talks", "held", "2025-10-07", "Астана")
    assert [one.person for one in report.participants] == ["kassym-jomart-tokayev", "recep-tayyip-erdogan"]
    for one in report.participants:
        (evidence,) = one.grounds.evidence
        assert reading.article.text[evidence.span.start : evidence.span.end] == evidence.quote


def test_asking_a_stored_graph(graph):
    rows = graph.ask("heads-of-government", meeting="Bishkek summit")
    assert "Olzhas Bektenov" in {row["name"] for row in rows.to_dicts()}
    assert len(graph.person("bektenow").meetings) > 1
    assert graph.meetings(state="Киргизия", since="2025-09-18", until="2025-09-18")
    assert graph.sparql("ASK { ?meeting a dm:Meeting }") is True


def test_the_network_is_networkx(graph):
    import networkx

    network = graph.network(view="meeting", meeting="Bishkek summit")
    assert isinstance(network, networkx.MultiGraph)
    assert "person/olzhas-bektenov" in {str(node).removeprefix("https://w3id.org/dmkg/") for node in network}


def test_the_dataset_is_rdflib(graph):
    import rdflib

    dataset = graph.dataset
    assert isinstance(dataset, rdflib.Dataset)
    label = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    names = set(dataset.objects(rdflib.URIRef("https://w3id.org/dmkg/person/olzhas-bektenov"), label))
    assert rdflib.Literal("Olzhas Bektenov", lang="en") in names
    dataset.close()
