"""Several outlets on one meeting: one meeting in the store, whatever comes first, and what each of them says is kept."""

import re
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.store import Store
from kg.pipeline import Graph
from kg.pipeline.ingesting import Ingestion

from .given_readings import Given, changed, dump, telling, write

RIGHT = telling("a", "Токаев", "Эрдоган", "Бектенов", day="2025-10-07")
WRONG = telling("b", "Токаев", "Эрдоган", "Бектенов", day="2025-10-08")
SHORT = telling("c", "Токаев", "Эрдоган", day="2025-10-07")
PLAN = telling("d", "Токаев", "Эрдоган", day="2025-10-07", published="2025-10-04", status="planned")
CALL = telling("e", "Токаев", "Эрдоган", kind="telephone-call", city=None)
OTHER = telling("f", "Бектенов", "Арипов", city="Ташкент")


def test_three_outlets_one_wrong_on_the_date_and_one_leaving_somebody_out(gazetteer, tmp_path):
    write(tmp_path / "s", gazetteer, RIGHT, WRONG, SHORT, names=True)
    graph = Graph(tmp_path / "s", language="en")
    (row,) = graph.meetings().to_dicts()
    assert (row["date"], row["articles"], row["marks"]) == ("2025-10-07", 3, "disputed")
    occasion = graph.meeting(row["meeting"])
    support = {one["name"]: one["support"] for one in occasion.participants.to_dicts()}
    assert support == {"Kassym-Jomart Tokayev": 3, "Recep Tayyip Erdoğan": 3, "Olzhas Bektenov": 2}
    sides = {(one["field"], one["value"], one["outlet_label"]) for one in occasion.conflicts.to_dicts()}
    assert sides == {("date", "2025-10-07", "a"), ("date", "2025-10-08", "b"), ("date", "2025-10-07", "c")}
    assert all(one["quote"] for one in occasion.conflicts.to_dicts())


def meetings(path) -> list[tuple[str, ...]]:
    """Return the meetings of a store: all that is said of each, but for its name."""
    told: dict[str, list[str]] = {}
    for line in dump(path).decode().splitlines():
        found = re.search(r"<https://w3id.org/dmkg/graph/meeting/([^>]*)> \.$", line)
        if found:
            told.setdefault(found[1], []).append(line.replace(found[1], "…"))
    return sorted(tuple(sorted(lines)) for lines in told.values())


def test_any_order_gives_the_same_meetings(gazetteer, tmp_path):
    readings = [RIGHT, WRONG, PLAN, CALL, OTHER]
    orders = [order for number, order in enumerate(permutations(readings)) if number % 17 == 0]
    found = []
    for number, order in enumerate(orders):
        write(tmp_path / str(number), gazetteer, *order)
        found.append(meetings(tmp_path / str(number)))
    assert all(one == found[0] for one in found)
    assert len(found[0]) == 3


@settings(deadline=None, max_examples=12)
@given(
    sizes=st.lists(
        st.tuples(st.sampled_from(["Токаев", "Бектенов"]), st.sampled_from(["Эрдоган", "Арипов"]), st.integers(5, 8)),
        min_size=3,
        max_size=5,
    ),
    order=st.randoms(use_true_random=False),
)
def test_one_by_one_in_any_order_is_the_same_as_anew(gazetteer, tmp_path_factory, sizes, order):
    readings = [
        telling(f"n{number}", one, other, published=f"2025-10-0{day}", day=f"2025-10-0{day}" if day % 2 else None)
        for number, (one, other, day) in enumerate(sizes)
    ]
    path = tmp_path_factory.mktemp("order")
    write(path / "one", gazetteer, *readings)
    order.shuffle(readings)
    write(path / "two", gazetteer, *readings)
    assert meetings(path / "one") == meetings(path / "two")


def test_an_article_that_is_taken_out_leaves_no_trace(gazetteer, tmp_path):
    readings = [RIGHT, WRONG, PLAN, CALL]
    for gone in readings:
        rest = [one for one in readings if one is not gone]
        path = tmp_path / gone.article.id
        write(path / "all", gazetteer, *readings)
        with Store.writer(path / "all") as writer:
            Ingestion(writer, Given(gazetteer, readings)).remove(gone.article.id)
        write(path / "rest", gazetteer, *rest)
        assert meetings(path / "all") == meetings(path / "rest")


def test_an_article_that_drew_two_together_lets_them_go_when_it_changes(gazetteer, tmp_path):
    """The day between is what ties the first report to the last."""
    first = telling("a", "Токаев", "Эрдоган", published="2025-10-06", city=None)
    between = telling("b", "Токаев", "Эрдоган", published="2025-10-07", city=None)
    last = telling("c", "Токаев", "Эрдоган", published="2025-10-08", city=None)
    write(tmp_path / "s", gazetteer, first, between, last)
    elsewhere = telling("b", "Бектенов", "Арипов", published="2025-10-07", city="Ташкент")
    write(tmp_path / "s", gazetteer, elsewhere)
    write(tmp_path / "fresh", gazetteer, first, elsewhere, last)
    assert meetings(tmp_path / "s") == meetings(tmp_path / "fresh")


def test_a_meeting_keeps_its_name_when_a_report_of_it_is_read_better(gazetteer, tmp_path):
    write(tmp_path / "s", gazetteer, changed(SHORT, date=None, date_basis=None, date_proposed="2025-10-08"))
    (before,) = Graph(tmp_path / "s").meetings().to_dicts()
    write(tmp_path / "s", gazetteer, SHORT)
    (after,) = Graph(tmp_path / "s").meetings().to_dicts()
    assert (before["date"], after["date"]) == ("2025-10-08", "2025-10-07")
    assert before["meeting"] == after["meeting"]


def test_a_bilateral_on_the_sidelines_stays_apart_and_is_part_of_the_summit(gazetteer, tmp_path):
    summit = telling("a", "Токаев", "Эрдоган", "Арипов", kind="summit", under="OTS")
    (whole,) = summit.reports
    beside = replace(telling("a", "Токаев", "Эрдоган").reports[0], id="r2", part_of="r1", grounds=whole.grounds)
    parts = tuple(replace(one, id=f"r2p{number}", grounds=whole.grounds) for number, one in enumerate(beside.participants, 1))
    both = replace(summit, reports=(whole, replace(beside, participants=parts)))
    write(tmp_path / "s", gazetteer, both, telling("b", "Эрдоган", "Токаев"))
    graph = Graph(tmp_path / "s")
    rows = {str(row["meeting"]).rpartition("/")[2]: row for row in graph.meetings().to_dicts()}
    assert {name: row["articles"] for name, row in rows.items()} == {"summit": 1, "bilateral-talks-kz-tr": 2}
    part_of = graph.sparql("SELECT ?small ?large WHERE { ?small a dm:Meeting ; dm:partOf ?large }")
    ((small, large),) = [tuple(row) for row in part_of]
    assert (small, large) == (rows["bilateral-talks-kz-tr"]["meeting"], rows["summit"]["meeting"])


def test_why_two_reports_are_one_meeting_is_in_the_graph(gazetteer, tmp_path):
    write(tmp_path / "s", gazetteer, RIGHT, SHORT)
    rows = Graph(tmp_path / "s").sparql("SELECT ?score ?features WHERE { ?report dm:aboutScore ?score ; dm:aboutFeatures ?features }")
    assert [str(features).split("=")[0] for _, features in rows] == ["people", "people"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_reprints_are_one_source_whoever_comes_first(gazetteer, tmp_path, order):
    pair = (telling("a", "Токаев", "Эрдоган", source="Акорда"), telling("b", "Токаев", "Эрдоган", source="Акорда"))
    write(tmp_path / "s", gazetteer, *(pair[number] for number in order))
    (meeting,) = Graph(tmp_path / "s").meetings().to_dicts()
    assert {row["support"] for row in Graph(tmp_path / "s").meeting(meeting["meeting"]).participants.to_dicts()} == {1}
