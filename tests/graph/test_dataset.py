import pytest
from rdflib import Dataset, Literal, URIRef

from kg.errors import NotFoundError, UsageError
from kg.graph.dataset import dataset
from kg.graph.store import Store
from kg.graph.vocabulary import DM

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning:rdflib")  # rdflib warns of itself

LINKS = URIRef("https://w3id.org/dmkg/graph/links")


@pytest.fixture
def opened(world_folder):
    made = dataset(world_folder)
    yield made
    made.close()


def test_it_is_a_dataset_of_every_statement_in_its_named_graph(opened, world):
    assert isinstance(opened, Dataset)
    assert len(list(opened.graphs())) == len(list(world.graphs())) + 1  # rdflib's own default graph beside ours
    assert len(list(opened.graph(LINKS))) == len(list(world.quads(graph=next(g for g in world.graphs() if g.value == str(LINKS)))))


def test_it_answers_sparql_over_all_graphs_with_our_prefixes(opened):
    rows = opened.query("SELECT ?label { person:olzhas-bektenov skos:prefLabel ?label } ORDER BY ?label")
    assert [str(row.label) for row in rows] == ["Olzhas Bektenov", "Олжас Бектенов"]


def test_it_matches_patterns(opened):
    found = set(opened.graph(LINKS).objects(None, URIRef(DM.about.value)))
    assert URIRef("https://w3id.org/dmkg/meeting/2025-09-18/bishkek/heads-of-government-meeting") in found


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.add((URIRef("x:a"), URIRef("x:b"), Literal(1))),
        lambda it: it.remove((None, None, None)),
        lambda it: it.update("DELETE WHERE { ?s ?p ?o }"),
        lambda it: it.parse(data="<x:a> <x:b> 1 .", format="turtle"),
        lambda it: it.remove_graph(LINKS),
    ],
)
def test_it_cannot_be_changed(opened, change):
    with pytest.raises(UsageError, match="cannot be changed"):
        change(opened)


def test_it_stays_as_it_is_while_somebody_writes(tmp_path, world):
    folder = tmp_path / "store"
    quads = list(world.quads(graph=next(g for g in world.graphs() if g.value == str(LINKS))))
    with Store.writer(folder) as writer:
        writer.replace(quads[0].graph_name, quads)
    shown = dataset(folder)
    with Store.writer(folder) as writer:
        writer.replace(quads[0].graph_name, [])
    assert len(shown) == len(quads)
    shown.close()
    empty = dataset(folder)
    assert len(empty) == 0
    empty.close()


def test_where_nothing_is_stored_it_says_how_to_begin(tmp_path):
    with pytest.raises(NotFoundError, match="begin with: kg ingest"):
        dataset(tmp_path / "none")
