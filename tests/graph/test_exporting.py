import csv
import io
import subprocess
import sys

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import Dataset, Graph

from kg.errors import UsageError
from kg.graph import iris
from kg.graph.exporting import FORMS, export
from kg.graph.store import Store
from kg.graph.vocabulary import DM, RDF

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning:rdflib")  # rdflib warns of itself

FORMATS = {"trig": "trig", "nq": "nquads", "jsonld": "json-ld"}
A_TEXT = "Премьеры ЕАЭС заседают в Чолпон-Ате 15 августа. Киргизию представляет премьер-министр Адылбек Касымалиев, Куба"


def exported(store, form, **options) -> bytes:
    out = io.BytesIO()
    export(store, form, out, **options)
    return out.getvalue()


def statements(data: bytes, form: str) -> set:
    dataset = Dataset()
    dataset.parse(data=data.decode(), format=FORMATS[form])
    return {(*quad[:3], quad[3]) for quad in dataset.quads()}


@pytest.mark.parametrize("form", ["trig", "jsonld"])
def test_the_forms_with_named_graphs_load_back_as_the_same_statements(world, form):
    assert statements(exported(world, form), form) == statements(exported(world, "nq"), "nq")


def test_turtle_loads_back_as_the_statements_of_all_graphs_together(world):
    graph = Graph()
    graph.parse(data=exported(world, "ttl").decode(), format="turtle")
    assert set(graph) == {quad[:3] for quad in statements(exported(world, "nq"), "nq")}


def test_sorted_n_quads_with_the_texts_are_the_canonical_form_of_the_store(world):
    assert exported(world, "nq", with_text=True) == world.dump_canonical()


@pytest.mark.parametrize("form", ["trig", "nq", "ttl", "jsonld"])
def test_whole_texts_stay_behind_unless_asked_for(world, form):
    assert A_TEXT not in exported(world, form).decode()
    assert A_TEXT in exported(world, form, with_text=True).decode()


@pytest.mark.parametrize("form", ["trig", "nq", "ttl", "jsonld", "csv"])
def test_quotes_go_out(world, form):
    assert "Президенты Садыр Жапаров и Касым-Жомарт Токаев провели сегодня переговоры в Бишкеке." in exported(world, form).decode()


@pytest.mark.parametrize("form", ["trig", "nq", "ttl", "jsonld"])
def test_the_words_of_statements_go_out(world, form):
    assert "Токаев говорил о росте авторитета организации" in exported(world, form).decode()


@pytest.mark.parametrize("form", FORMS)
def test_another_run_gives_the_same_bytes(world, world_folder, form):
    program = (
        "import sys; from kg.graph.exporting import export; from kg.graph.store import Store\n"
        "with Store.reader(sys.argv[1]) as store: export(store, sys.argv[2], sys.stdout.buffer)"
    )
    again = subprocess.run(
        [sys.executable, "-c", program, world_folder, form], capture_output=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert again.stdout == exported(world, form)


def test_an_empty_store_gives_an_empty_file_of_every_form(tmp_path):
    with Store.writer(tmp_path / "store") as writer:
        assert exported(writer, "nq") == b""
        assert statements(exported(writer, "trig"), "trig") == set()
        assert statements(exported(writer, "jsonld"), "jsonld") == set()
        assert exported(writer, "csv").count(b"\n") == 1


def test_an_unknown_form_is_refused_with_the_known_ones(world):
    with pytest.raises(UsageError, match="no form 'xml' to export in; there are csv, jsonld, nq, trig, ttl"):
        export(world, "xml", io.BytesIO())


# --- the table ------------------------------------------------------------------------------------------------------------------------


def table(store) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(store, "csv").decode("utf-8"), newline="")))


def test_the_table_has_one_row_a_participation(world):
    rows = table(world)
    assert len(rows) == len(list(world.quads(predicate=RDF.type, value=DM.Participation)))
    assert len({(row["meeting"], row["person"]) for row in rows}) == len(rows)


def test_a_row_says_who_took_part_in_what_capacity_and_which_sentence_says_so(world):
    row = next(row for row in table(world) if row["name"] == "Джевдет Йылмаз")
    assert row == {
        "meeting": "https://w3id.org/dmkg/meeting/2025-09-18/bishkek/heads-of-government-meeting",
        "meeting_label": "Встреча глав правительств, Бишкек, 18 сентября 2025",
        "date": "2025-09-18",
        "kind": "heads-of-government-meeting",
        "status": "held",
        "place": "Бишкек",
        "person": "https://w3id.org/dmkg/person/cevdet-yilmaz",
        "name": "Джевдет Йылмаз",
        "title": "вице-президент",
        "capacity": "Вице-президент Турции",
        "represents": "TR",
        "attendance": "present",
        "function": "member",
        "level": "deputy-head-of-state",
        "standing_at": "head-of-government",
        "confidence": "0.95",
        "support": "2",
        "quote": "Затем в Бишкеке он участвовал во встрече глав правительств ОТГ, где были Адылбек Касымалиев (Председатель Кабинета "
        "министров — руководитель Администрации Президента) и Джевдет Йылмаз.",
        "article": "https://w3id.org/dmkg/article/kazpravda-kz/2025-09-18/a0000002",
        "url": "",
        "marks": "",
    }


def test_what_does_not_count_is_in_the_table_with_its_mark(world):
    row = next(row for row in table(world) if row["name"] == "Никол Пашинян")
    assert (row["attendance"], row["marks"]) == ("absent", "absent")


@pytest.mark.parametrize("title", ['=HYPERLINK("http://x")', "+7", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_shown_as_text(tmp_path, world, title):
    with Store.writer(tmp_path / "store") as writer:
        graph = iris.meeting_graph("m")
        me, meeting = iris.meeting("m", "x"), iris.meeting("m")
        said = [
            (me, DM.inMeeting, meeting),
            (me, DM.participant, iris.person("x")),
            (me, DM.attendance, NamedNode("https://w3id.org/dmkg/code/attendance/present")),
            (me, DM.confidence, Literal("0.9", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))),
            (me, DM.statedTitle, Literal(title, language="ru")),
            (meeting, DM.status, NamedNode("https://w3id.org/dmkg/code/status/held")),
        ]
        writer.replace(graph, [Quad(*triple, graph) for triple in said])
        assert [row["title"] for row in table(writer)] == [f"'{title}"]
