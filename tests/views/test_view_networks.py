"""What a picture is made of: who is in it, what is left out of it, and what its edges rest on."""

import json
from typing import Any

import networkx as nx
import pytest

from kg.errors import DataError, NotFoundError, UsageError
from kg.graph.rows import Rows
from kg.views import draw

from .conftest import Named

HEADS = {"olzhas-bektenov", "adylbek-kasymaliev", "ali-asadov", "abdulla-aripov"}


def people(network: draw.Network) -> dict[str, dict[str, Any]]:
    return {node: about for node, about in network.nodes(data=True) if about["category"] == "person"}


def test_the_heads_of_government_the_stand_in_and_the_secretariat_are_at_the_meeting(network_named: Named, summit: str) -> None:
    network = draw.counted(network_named("meeting"))
    edges = {person: next(iter(network[summit][person].values())) for person in network.neighbors(summit)}
    heads = {person for person, edge in edges.items() if edge["level"] == "head-of-government"}
    assert heads == {f"person/{name}" for name in HEADS}
    assert {person for person, edge in edges.items() if edge.get("standing_at")} == {"person/cevdet-yilmaz"}
    assert edges["person/kubanychbek-omuraliev"]["function"] == "secretariat"


def test_the_quoted_president_is_there_only_when_asked_for(network_named: Named, summit: str) -> None:
    network = network_named("meeting")
    quoted = "person/kassym-jomart-tokayev"
    assert quoted in network
    assert network.edges[summit, quoted, f"{summit}#quoted/kassym-jomart-tokayev"]["relation"] == "mention"
    kept = draw.counted(network)
    assert quoted not in kept
    assert kept.graph["left_out"] > 0


def test_every_counted_edge_rests_on_a_sentence_that_stands_in_a_known_article(network_named: Named) -> None:
    network = draw.counted(network_named("whole"))
    articles = json.loads(network.graph["articles"])
    for *_, about in network.edges(data=True):
        told = json.loads(about["evidence"])
        assert told
        assert all(saying["article"] in articles for saying in told)
        assert all(0 <= saying["name"][0] < saying["name"][1] <= len(saying["quote"]) for saying in told if "name" in saying)


def test_the_name_stands_where_the_mark_says(network_named: Named, summit: str) -> None:
    network = network_named("meeting")
    edge = network.edges[summit, "person/olzhas-bektenov", f"{summit}#olzhas-bektenov"]
    marked = [saying["quote"][slice(*saying["name"])] for saying in json.loads(edge["evidence"]) if "name" in saying]
    assert marked
    assert all(name.startswith("Бектен") for name in marked)


def test_surroundings_grow_with_depth_and_reach_no_further(network_named: Named) -> None:
    near, far = draw.counted(network_named("person")), draw.counted(network_named("person-deep"))
    assert set(near) < set(far)
    steps = nx.single_source_shortest_path_length(near, "person/olzhas-bektenov")
    assert set(steps) == set(near)
    assert max(steps.values()) == 2


def test_two_parties_meet_in_every_meeting_shown(network_named: Named) -> None:
    network = network_named("two-people")
    assert set(people(network)) == {"person/kassym-jomart-tokayev", "person/sadyr-japarov"}
    meetings = [node for node, about in network.nodes(data=True) if about["category"] == "meeting"]
    assert len(meetings) > 1
    assert all(network.degree(meeting) == 2 for meeting in meetings)


def test_of_two_states_only_their_own_people_are_shown(network_named: Named) -> None:
    sides = {about["represents"] for about in people(network_named("two-states")).values()}
    assert sides == {"state/kz", "state/kg"}


def test_parallel_meetings_of_two_states_stay_apart(network_named: Named) -> None:
    network = draw.counted(network_named("states"))
    together = network["state/kg"]["state/kz"]
    assert len(together) > 2
    assert len({about["meeting"] for about in together.values()}) == len(together)
    assert all(about["status"] == "held" for about in together.values())


def test_a_meeting_planned_is_left_out_unless_asked_for(network_named: Named) -> None:
    network = network_named("whole")
    planned = {node for node, about in network.nodes(data=True) if about.get("status") == "planned"}
    assert planned
    assert not planned & set(draw.counted(network))


def test_people_are_found_by_their_names_and_known_by_the_posts_they_held(network_named: Named) -> None:
    about = network_named("meeting").nodes["person/cevdet-yilmaz"]
    assert {"Джевдет Йылмаз", "Cevdet Yılmaz"} <= set(json.loads(about["spellings"]))
    assert any("Vice" in office["post_en"] for office in json.loads(about["offices"]))


def test_reports_that_disagree_stand_side_by_side() -> None:
    network = draw.network_of(disputed(), "meeting")
    (meeting,) = (about for _, about in network.nodes(data=True) if about["category"] == "meeting")
    (conflict,) = json.loads(meeting["conflicts"])
    assert conflict["field"] == "date"
    assert [version["value"][1] for version in conflict["told"]] == ["2024-05-01", "2024-05-02"]
    (edge,) = (about for *_, about in network.edges(data=True))
    assert len(json.loads(edge["disputed"])) == 2


def test_nobody_and_nothing_in_common_is_said_so(network_named: Named) -> None:
    found = disputed()
    with pytest.raises(NotFoundError):
        draw.network_of(found, "person", centre="person/nobody")
    with pytest.raises(NotFoundError):
        draw.network_of(found, "pair", centre="person/a", other="person/nobody")
    with pytest.raises(UsageError):
        draw.network_of(found, "person")
    with pytest.raises(UsageError):
        draw.network_of(found, "spiral")


def test_a_question_that_lacks_a_column_is_named() -> None:
    with pytest.raises(DataError, match=r"draw-meetings\.rq: column 'meeting_ru' is missing"):
        draw.network_of(draw.Findings(meetings=Rows(("meeting_id",), (("m",),)), participations=Rows((), ())), "whole")


def disputed() -> draw.Findings:
    """Return a meeting of which two reports disagree on the day, and on whether somebody was there."""
    version = ("meeting_id", "field", "person_id", "value", "value_ru", "value_en", "quote", "article_id")
    return draw.Findings(
        meetings=table("meetings", meeting="meeting/m", meeting_en="Talks", kind="bilateral-talks", status="held"),
        participations=table(
            "participations", participation="meeting/m#a", meeting="meeting/m", person="person/a", attendance="present", counted=True
        ),
        conflicts=Rows(
            version,
            (
                ("meeting/m", "date", None, "2024-05-01", None, None, "On 1 May they met.", "article/1"),
                ("meeting/m", "date", None, "2024-05-02", None, None, "On 2 May they met.", "article/2"),
                ("meeting/m", "attendance", "person/a", "present", "присутствует", "present", "A came.", "article/1"),
                ("meeting/m", "attendance", "person/a", "absent", "отсутствует", "absent", "A stayed away.", "article/2"),
            ),
        ),
    )


def table(name: str, **values: object) -> Rows:
    from kg.views.facts import COLUMNS

    return Rows(COLUMNS[name], (tuple(values.get(column) for column in COLUMNS[name]),))
