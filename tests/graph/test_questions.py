"""Questions as files: their first lines, their parameters, their parts; what they answer is in test_answers.py."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import UsageError
from kg.graph import questions
from kg.graph.questions import bind, question, run
from kg.graph.store import Store
from kg.graph.vocabulary import BASE, DM, RDF, SCHEMA, SKOS, code

EVERY = [one.name for one in questions.questions()]
PERSON = f"{BASE}person/olzhas-bektenov"
DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")

TOUCHSTONE = "meeting/2025-09-18/bishkek/heads-of-government-meeting"


@pytest.mark.parametrize("name", EVERY)
def test_a_question_has_a_title_in_russian_and_english_and_helps_with_its_parameters(name):
    asked = question(name)
    assert asked.title.keys() in ({"en", "ru"}, set())  # without a title it is for the program alone
    assert all(param.help["en"] and param.help["ru"] for param in asked.params)
    assert asked.columns


@pytest.mark.parametrize("name", EVERY)
def test_a_question_is_sparql_as_it_stands(name):
    assert isinstance(ox.Store().query(question(name).text), ox.QuerySolutions)


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("heads-of-goverment", {}, "there is no question 'heads-of-goverment'; did you mean 'heads-of-government'?"),
        ("heads-of-government", {}, "the question 'heads-of-government' needs 'meeting': the meetings asked about"),
        ("between", {"a": "state/kz"}, "the question 'between' needs 'b': the other side"),
        ("between", {"a": ["state/kz", "state/kg"], "b": "state/uz"}, "the question 'between' takes one 'a', not 2"),
        ("between", {"a": "place/kg/bishkek", "b": "state/kg"}, "a: 'place/kg/bishkek' is no agent"),
        ("absent", {"who": "x"}, "the question 'absent' has no parameter 'who'; it has meeting, person, lang"),
        ("meetings", {"from": "18.09.2025"}, "from: '18.09.2025' is no date"),
        ("meetings", {"kind": "tea-party"}, "kind: 'tea-party' is no code of the scheme 'kind'"),
        ("meetings", {"limit": -1}, "limit: -1 is no integer"),
        ("meetings", {"lang": "русский"}, "lang: 'русский' is no language"),
        ("meetings", {"all": "yes"}, "all: 'yes' is no flag"),
    ],
)
def test_what_cannot_be_asked_is_said(world, name, values, message):
    with pytest.raises(UsageError) as refused:
        run(world, name, **values)
    assert str(refused.value).startswith(message)


@pytest.mark.parametrize("evil", ["x> } } INSERT DATA {<a> <b> <c>", 'x" }', "x\n} #", "х y", "<x>"])
def test_no_text_of_a_caller_gets_into_the_query(world, evil):
    try:
        asked = bind(question("offices-of-person"), {"person": evil})
    except UsageError:
        return
    assert evil not in asked
    assert list(run(world, "offices-of-person", person=evil)) == []


@pytest.mark.parametrize("given", ["olzhas-bektenov", "person/olzhas-bektenov", PERSON, NamedNode(PERSON)])
def test_somebody_is_named_by_id_or_address(world, given):
    assert [row["post_label"] for row in run(world, "offices-of-person", person=given).to_dicts()] == ["Премьер-министр Казахстана"]


def test_a_month_means_its_first_or_its_last_day(world):
    asked = question("meetings")
    assert '"2025-09-01"' in bind(asked, {"from": "2025-09"})
    assert '"2025-09-30"' in bind(asked, {"to": "2025-09"})


# --- the touchstone -------------------------------------------------------------------------------------------------------------------


def test_the_touchstone_names_who_stood_there_and_flags_the_vice_president(world):
    rows = run(world, "heads-of-government", meeting=TOUCHSTONE).to_dicts()
    assert {row["person"].removeprefix(f"{BASE}person/"): row["standing"] for row in rows} == {
        "ali-asadov": False,
        "olzhas-bektenov": False,
        "adylbek-kasymaliev": False,
        "abdulla-aripov": False,
        "cevdet-yilmaz": True,
    }
    assert len(rows) == 5


# --- labels ---------------------------------------------------------------------------------------------------------------------------


def _named(writer: Store, *labels: Literal) -> list[object]:
    graph, me = NamedNode(f"{BASE}graph/reference"), NamedNode(f"{BASE}person/x")
    seat = NamedNode("x:seat")
    said = [(me, RDF.type, DM.Person), (seat, DM.holder, me), (seat, DM.post, NamedNode("x:post"))]
    writer.replace(graph, [Quad(*triple, graph) for triple in (*said, *((me, SKOS.prefLabel, label) for label in labels))])
    return [row["name"] for row in run(writer, "offices-of-person", person="x", lang="en").to_dicts()]


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        ([("Имя", "ru"), ("Name", "en")], "Name"),
        ([("Имя", "ru")], "Имя"),
        ([("Имя", "ru"), ("Ad", "az"), ("Esim", "kk")], "Ad"),
        ([("Name", "en"), ("Another", "en"), ("Zed", "en")], "Another"),
        ([("Б", "ru"), ("А", "ru"), ("В", "ru")], "А"),
        ([("Имя", "und")], "Имя"),
        ([], None),
    ],
)
def test_one_label_is_shown_in_the_language_asked_for_or_else_in_another(tmp_path, labels, shown):
    with Store.writer(tmp_path / "store") as writer:
        assert _named(writer, *(Literal(text, language=language) for text, language in labels)) == [shown]


def test_somebody_whom_many_articles_name_is_one_row(tmp_path, world):
    """People whom only articles name are called so in each of them, and an outlet in all of its own."""
    with Store.writer(tmp_path / "store") as writer:
        writer.commit(*(writer.replacement(graph, world.quads(graph=graph)) for graph in world.graphs() if "/names" not in graph.value))
        for number in range(5):
            graph, article = NamedNode(f"{BASE}graph/article/n/{number}"), NamedNode(f"{BASE}article/n/{number}")
            name, outlet = NamedNode(f"{BASE}person/dana-amenova"), NamedNode(f"{BASE}outlet/kazpravda-kz")
            said = [
                (name, SCHEMA.name, Literal(f"Дана {number}", language="ru")),
                (outlet, SCHEMA.name, Literal("Kazpravda.kz", language="ru")),
            ]
            writer.replace(graph, [Quad(article, RDF.type, DM.Article, graph), *(Quad(*triple, graph) for triple in said)])
        meeting = TOUCHSTONE.removeprefix("meeting/")
        rows = run(writer, "mentioned-not-attending", meeting=meeting).to_dicts()
        assert [row["name"] for row in rows] == ["Дана 0", "Касым-Жомарт Токаев"]
        assert len(run(writer, "meeting-sources", meeting=meeting)) == 2


# --- what counts ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "counted", "marks"),
    [
        (("0.8", "present", "held"), True, ""),
        (("0.9", "remote", "held"), True, "remote"),
        (("0.79", "present", "held"), False, "uncertain"),
        (("0.9", "expected", "planned"), False, "planned expected"),
        (("0.9", "absent", "held"), False, "absent"),
        (("0.9", "denied", "held"), False, "denied"),
        (("0.9", "present", "cancelled"), False, "cancelled"),
        (("0.5", "expected", "postponed"), False, "postponed expected uncertain"),
    ],
)
def test_an_answer_counts_who_surely_was_at_what_was_held_and_marks_the_rest(tmp_path, one, counted, marks):
    with Store.writer(tmp_path / "store") as writer:
        writer.replace(NamedNode(f"{BASE}graph/meeting/m"), list(_participation(*one)))
        for name, values in (("meetings-of-person", {"person": "x"}), ("meeting-participants", {"meeting": "m"}), ("participations", {})):
            assert len(run(writer, name, **values)) == counted, name
            assert [row["marks"] for row in run(writer, name, all=True, **values).to_dicts()] == [marks], name


def _participation(confidence: str, attendance: str, status: str) -> Iterator[Quad]:
    graph, meeting, me = (NamedNode(f"{BASE}{name}") for name in ("graph/meeting/m", "meeting/m", "meeting/m#x"))
    said = [
        (meeting, RDF.type, DM.Meeting),
        (meeting, DM.status, code("status", status)),
        (meeting, DM.confidence, Literal("1", datatype=DECIMAL)),
        (meeting, DM.kind, code("kind", "summit")),
        (me, DM.inMeeting, meeting),
        (me, DM.participant, NamedNode(f"{BASE}person/x")),
        (me, DM.attendance, code("attendance", attendance)),
        (me, DM.function, code("function", "member")),
        (me, DM.confidence, Literal(confidence, datatype=DECIMAL)),
    ]
    return (Quad(*triple, graph) for triple in said)


def test_a_ruling_makes_up_for_doubt(tmp_path):
    ruling = Quad(NamedNode("x:ruling"), DM.decides, NamedNode(f"{BASE}meeting/m#x"), NamedNode(f"{BASE}graph/rulings"))
    with Store.writer(tmp_path / "store") as writer:
        writer.replace(NamedNode(f"{BASE}graph/meeting/m"), list(_participation("0.5", "present", "held")))
        assert len(run(writer, "meetings-of-person", person="x")) == 0
        writer.replace(ruling.graph_name, [ruling])
        assert [row["marks"] for row in run(writer, "meetings-of-person", person="x").to_dicts()] == [""]
