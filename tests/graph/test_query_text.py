from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.graph.query_text import read_query


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "select * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { {}SERVICE<http://example.org/>{} }",
        "SELECT ?s { ?s <x:p> '''it's #''' SERVICE <http://e.org/> {} }",
        "PREFIX e: <http://e.org/> SELECT ?s { ?s e:a\\#b ?x . SERVICE e: {} }",
        "PREFIX e: <http://e.org/> SELECT ?s { ?s e:a\\'b ?x . SERVICE e: {} } # '",
        'SELECT ?s { FILTER("a" < "b") SERVICE <http://e.org/> {} FILTER("b" > "a") }',
        "SELECT ?s { FILTER(?a <?b) SERVICE ?x { } FILTER(?b> ?c) }",
        "SELECT ?s { # a comment\rSERVICE <http://e.org/> {} }",
    ],
)
def test_a_query_asks_no_other_server(query):
    with pytest.raises(UsageError, match="SERVICE would ask another server"):
        read_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a dm:Meeting }",
        "SELECT ?x { ?x dm:quote 'SERVICE <http://e.org/> {}' }",
        'SELECT ?x { ?x dm:quote """a "SERVICE" b""" }',
        "SELECT ?x { ?x dm:quote 'it\\'s a SERVICE ' }",
        "SELECT ?x { ?x a <http://e.org/SERVICE/> }",
        "SELECT ?x { ?x a dm:Meeting } # SERVICE <http://e.org/>",
        "PREFIX service: <http://e.org/> SELECT ?x { ?x service:service ?y }",
    ],
)
def test_the_word_alone_is_no_service(query):
    assert read_query(query).text == query


@pytest.mark.parametrize(
    "update",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX e: <http://e.org/#> INSERT DATA { e:a e:b e:c }",
        "# SELECT\nLOAD <http://e.org/>",
        "drop all",
        "WITH <http://e.org/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "BASE <http://e.org/select> CLEAR GRAPH <g>",
    ],
)
def test_a_query_changes_nothing(update):
    with pytest.raises(UsageError, match="would change the graph, which a query only reads"):
        read_query(update)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?a dm:partOf+ ?b }",
        "SELECT * { ?a (dm:partOf|^dm:partOf)* ?b }",
        "ASK { GRAPH ?g { ?a dm:partOf* ?b } }",
        "SELECT * { ?m a dm:Meeting . FILTER EXISTS { ?a dm:partOf+/dm:partOf+ ?b } }",
        "CONSTRUCT { ?a dm:met ?b } WHERE { ?a ^dm:met+ ?b }",
        "SELECT * { ?a !(dm:met)* ?b }",
    ],
)
def test_a_path_leads_from_or_to_something_known(query):
    with pytest.raises(UsageError, match="would never end; say more of one of them"):
        read_query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?a dm:partOf+ <https://w3id.org/dmkg/meeting/x> }",
        "SELECT * { ?a a dm:Meeting ; dm:partOf+ ?b }",
        "SELECT * { VALUES ?a { person:x } ?a dm:met* ?b }",
        "SELECT * { BIND(person:x AS ?a) ?a dm:met* ?b }",
        "SELECT * { ?a dm:met/dm:met* ?b }",
        "SELECT (COUNT(*) AS ?n) { ?a dm:support ?s . FILTER((?s + 1) * 2 > 3) }",
        "SELECT * { ?a dm:partOf+ ?b ",  # what is no SPARQL is for others to say
    ],
)
def test_other_paths_sums_and_products_may_be_asked(query):
    assert not read_query(query).names_graphs


def test_graphs_named_with_from_are_noticed():
    assert read_query("SELECT * FROM <http://e.org/g> { ?s ?p ?o }").names_graphs
    assert read_query("SELECT * FROM NAMED <http://e.org/g> { GRAPH ?g { ?s ?p ?o } }").names_graphs
    assert not read_query("SELECT ?from { ?from a dm:Meeting } # FROM <http://e.org/g>").names_graphs


@given(st.text())
def test_any_text_is_taken_or_refused(text):
    with suppress(UsageError):
        assert read_query(text).text == text


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", ("s", "p", "o")),
        ("select distinct * { ?z a ?b . ?b rdfs:label ?z }", ("z", "b")),
        ("SELECT ?x (COUNT(*) AS ?n) WHERE { ?x a ?y } GROUP BY ?x", ()),
        ("ASK { ?s ?p ?o }", ()),
    ],
)
def test_everything_comes_in_the_order_in_which_it_is_named(text, order):
    assert read_query(text).order == order
