import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import UsageError
from kg.graph.asking import Statements, sparql
from kg.graph.rows import Rows
from kg.graph.store import Store

BEKTENOV = "SELECT ?label { person:olzhas-bektenov skos:prefLabel ?label } ORDER BY ?label"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

here_and_apart = pytest.mark.parametrize("timeout", [None, 60], ids=["here", "apart"])


@here_and_apart
def test_select_gives_rows_with_every_prefix_of_ours_undeclared(world, timeout):
    assert sparql(world, BEKTENOV, timeout=timeout) == Rows(("label",), (("Olzhas Bektenov",), ("Олжас Бектенов",)))


@here_and_apart
def test_ask_gives_a_truth_value(world, timeout):
    assert sparql(world, "ASK { ?meeting dm:status status:planned }", timeout=timeout) is True
    assert sparql(world, "ASK { ?meeting dm:status status:nothing }", timeout=timeout) is False


@here_and_apart
@pytest.mark.parametrize("query", ["DESCRIBE state:kg", "CONSTRUCT WHERE { state:kg ?p ?o }"])
def test_describe_and_construct_give_statements_as_text(world, timeout, query):
    answer = sparql(world, query, timeout=timeout)
    assert isinstance(answer, Statements)
    assert answer.turtle.startswith("@prefix dm: ")
    graphs = [Graph().parse(data=answer.turtle, format="turtle"), Graph().parse(data=answer.ntriples, format="nt")]
    assert set(graphs[0]) == set(graphs[1])
    assert len(answer) == len(graphs[0]) == 5


@here_and_apart
def test_values_come_back_plain(world, timeout):
    query = "SELECT ?x { VALUES ?x { 'a\\n\\t\"b' 'я'@ru 1 1.5 true '2025-09-18'^^xsd:date state:kg } }"
    rows = sparql(world, query, timeout=timeout)
    assert [row[0] for row in rows] == ['a\n\t"b', "я", 1, 1.5, True, date(2025, 9, 18), "https://w3id.org/dmkg/state/kg"]
    assert sparql(world, "SELECT ?x ?y { VALUES (?x ?y) { (UNDEF 1) } }", timeout=timeout).rows == ((None, 1),)
    assert sparql(world, "SELECT * {}", timeout=timeout) == Rows((), ((),))


@here_and_apart
def test_all_graphs_are_asked_together_unless_some_are_named(world, timeout):
    everywhere = sparql(world, "SELECT DISTINCT ?p { ?s ?p ?o }", timeout=timeout)
    links = sparql(world, "SELECT DISTINCT ?p FROM <https://w3id.org/dmkg/graph/links> { ?s ?p ?o } ORDER BY ?p", timeout=timeout)
    assert len(everywhere) > 80
    assert [row[0].rpartition("#")[2] for row in links] == ["about", "aboutScore"]


@here_and_apart
def test_a_cut_answer_says_that_there_is_more(world, timeout):
    two = sparql(world, "SELECT ?m { ?m a dm:Meeting } ORDER BY ?m", timeout=timeout, limit=2)
    assert (len(two), two.complete) == (2, False)
    states = sparql(world, "SELECT ?s { VALUES ?s { state:kg state:kz } }", timeout=timeout, limit=2)
    assert (len(states), states.complete) == (2, True)
    some = sparql(world, "CONSTRUCT { ?a dm:met ?b } WHERE { ?a dm:met ?b }", timeout=timeout, limit=3)
    assert (len(some), some.complete) == (3, False)
    assert sparql(world, "ASK { ?s ?p ?o }", timeout=timeout, limit=0) is True


@here_and_apart
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x { ?x a dm:Meeting", "line 1, near column 28: 'SELECT ?x { ?x a dm:Meeting'"),
        ("SELECT ?x\nWHERE { ?x a dm:Meeting }\nORDR BY ?x", "line 3, near column 7: 'ORDR BY ?x'"),
        ("SELECT ?x { ?x foo:bar ?y }", "nothing says what the prefix 'foo:' stands for"),
        ("", "line 1, near column 1: ''"),
    ],
)
def test_what_is_no_sparql_is_told_with_its_place(world, timeout, query, message):
    with pytest.raises(UsageError, match="the query is no SPARQL") as told:
        sparql(world, query, timeout=timeout)
    assert str(told.value).endswith(message)


@here_and_apart
def test_a_prefix_declared_in_the_query_wins(world, timeout):
    assert sparql(world, "PREFIX dm: <x:> SELECT (dm:a AS ?a) {}", timeout=timeout).rows == (("x:a",),)


def test_a_query_without_end_is_stopped_in_time(world):
    begun = time.monotonic()
    with pytest.raises(UsageError, match=r"the query was stopped after 0\.5 seconds; narrow it"):
        sparql(world, ENDLESS, timeout=0.5)
    assert time.monotonic() - begun < 5


def test_a_cut_answer_does_not_wait_for_the_rest(world):
    begun = time.monotonic()
    assert len(sparql(world, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=60, limit=10)) == 10
    assert time.monotonic() - begun < 10


def test_a_query_that_needs_too_much_memory_is_stopped(world, monkeypatch):
    monkeypatch.setattr("kg.graph.asking._MEMORY", 1 << 29)
    with pytest.raises(UsageError, match="it needs more than 0 GB of memory"):
        sparql(world, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i", timeout=120)


def test_nothing_is_left_running_when_the_asker_is_killed(world_folder, tmp_path):
    program = (
        "import sys; from kg.graph.asking import sparql; from kg.graph.store import Store\n"
        "print('begun', flush=True); sparql(Store.reader(sys.argv[1]), sys.argv[2], timeout=0.3)"
    )
    asker = subprocess.Popen([sys.executable, "-c", program, world_folder, ENDLESS], stdout=subprocess.PIPE)
    with asker, asker.stdout:
        asker.stdout.readline()
        while not (children := _children(asker.pid)):
            time.sleep(0.02)
        asker.kill()
    patience = time.monotonic() + 20  # its time on the processor is bounded too
    while any(_runs(child) for child in children):
        assert time.monotonic() < patience
        time.sleep(0.1)


def _children(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in {"Z", "X"}
    except FileNotFoundError:
        return False


def test_a_store_open_for_writing_answers_in_this_process(tmp_path, world):
    with Store.writer(tmp_path / "store") as writer:
        assert sparql(writer, "SELECT ?s { ?s ?p ?o }", timeout=5) == Rows(("s",), ())


def test_it_works_from_any_folder(world, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("raise SystemExit('not this one')", encoding="utf-8")
    assert len(sparql(world, BEKTENOV, timeout=60)) == 2
    assert os.getcwd() == str(tmp_path)  # noqa: PTH109
