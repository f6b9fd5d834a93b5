"""A curator has the last word: rulings come into force, survive a better reading, and leave no trace once they are taken back."""

from dataclasses import replace

import pytest

from kg.errors import DataError
from kg.graph.store import Store
from kg.pipeline import Graph
from kg.pipeline.curating import Curation, take_out
from kg.pipeline.ingesting import Ingestion
from kg.pipeline.rulebook import Rulebook
from kg.sources.rulings import Ruling, append_ruling, load_rulings, take_back

from .given_readings import Given, dump, telling, write

ONE = telling("a", "Токаев", "Эрдоган", "Бектенов", day="2025-10-07")
TWO = telling("b", "Токаев", "Эрдоган", day="2025-10-07")
THREE = telling("c", "Эрдоган", "Токаев", day="2025-10-07")


class Desk:
    """A store of given readings with rulings beside it."""

    def __init__(self, path, gazetteer, *readings):
        self.path, self.gazetteer, self.readings = path, gazetteer, list(readings)
        write(path, gazetteer, *readings)

    def rule(self, verdict, target, value="", *, field="", quote="", why="", key="1"):
        rows = load_rulings(self.path / "rulings")
        path = self.path / "rulings" / "t.tsv"
        ruling = Ruling(key, verdict, target, field, value, quote, "кто-то", "2025-10-09", why, path, len(rows) + 2)
        append_ruling(ruling.path, ruling)
        self.apply()

    def take_back(self, *ids):
        take_back(load_rulings(self.path / "rulings"), ids)
        self.apply()

    def apply(self):
        with Store.writer(self.path) as writer:
            given = Given(self.gazetteer, self.readings)
            Curation(Ingestion(writer, given, Rulebook.beside(self.path))).apply()

    def read_anew(self, *readings):
        self.readings = list(readings)
        with Store.writer(self.path) as writer:
            ingestion = Ingestion(writer, Given(self.gazetteer, readings), Rulebook.beside(self.path))
            return ingestion.run([reading.article for reading in readings])

    @property
    def meetings(self):
        return Graph(self.path, language="en").meetings(all=True).to_dicts()

    def people(self):
        (meeting,) = self.meetings
        rows = Graph(self.path, language="en").meeting(meeting["meeting"], show_all=True).participants.to_dicts()
        return {row["person"].rpartition("/")[2]: row for row in rows}


@pytest.fixture
def desk(tmp_path, gazetteer):
    def make(*readings):
        return Desk(tmp_path / "store", gazetteer, *readings)

    return make


def test_who_is_rejected_takes_part_no_longer_and_is_back_when_the_ruling_is(desk):
    made = desk(ONE, TWO)
    before = dump(made.path)
    made.rule("reject", "article/a#r1p3", why="он только цитируется")
    assert "olzhas-bektenov" not in made.people()
    query = "SELECT ?verdict ?proposal ?why WHERE { ?r dm:verdict ?verdict ; dm:ruledProposal ?proposal ; dm:reason ?why }"
    said = Graph(made.path).sparql(query)
    assert [tuple(row) for row in said] == [("reject", "Олжас Бектенов; present; member", "он только цитируется")]
    made.take_back("1")
    assert dump(made.path) == before


@pytest.mark.parametrize(
    ("verdict", "target", "field", "value"),
    [
        ("reject", "article/a#r1", "", ""),
        ("accept", "article/a#r1", "", ""),
        ("correct", "article/a#r1", "date", "2025-10-05"),
        ("correct", "article/a#r1", "place", "uz/tashkent"),
        ("correct", "article/b#r1", "kind", "telephone-call"),
        ("correct", "article/a#r1p2", "attendance", "absent"),
        ("correct", "article/a#r1p3", "person", "abdulla-aripov"),
        ("add", "article/b#r1", "participant", "abdulla-aripov; UZ; present; guest"),
        ("add", "article/b", "meeting", "audience; held; 2025-10-06; kz/astana; KZ UZ"),
        ("same", "article/a#r1", "", "article/b#r1"),
        ("apart", "article/a#r1", "", "article/b#r1"),
        ("alias", "person/olzhas-bektenov", "en", "the Kazakh premier"),
    ],
)
def test_any_ruling_taken_back_restores_what_was(desk, verdict, target, field, value):
    made = desk(ONE, TWO, THREE)
    before = dump(made.path)
    made.rule(verdict, target, value, field=field, quote=TWO.article.text[:20] if verdict == "add" else "")
    assert dump(made.path) != before
    made.take_back("1")
    assert dump(made.path) == before


def test_a_corrected_date_outweighs_every_other(desk):
    made = desk(ONE, TWO, THREE)
    made.rule("correct", "article/a#r1", "2025-10-06", field="date")
    dates = {row["date"] for row in made.meetings}
    assert "2025-10-06" in dates
    basis = Graph(made.path).sparql("SELECT ?basis WHERE { ?m a dm:Meeting ; dm:edtf '2025-10-06' ; dm:dateBasis ?basis }")
    assert [row[0].rpartition("/")[2] for row in basis] == ["ruled"]


def test_who_was_overlooked_is_added_with_the_sentence_that_says_so(desk):
    made = desk(TWO)
    made.rule("add", "article/b#r1", "abdulla-aripov; UZ; present; guest", field="participant", quote="говорит издание b")
    assert made.people()["abdulla-aripov"]["function"].endswith("/guest")
    query = "SELECT ?p WHERE { ?p a dm:ReportedParticipation ; dm:participant person:abdulla-aripov }"
    ((part,),) = Graph(made.path).sparql(query)
    assert {row["quote"] for row in Graph(made.path).explain(str(part)).to_dicts()} == {"говорит издание b"}


def test_un_merging_and_merging_again(desk):
    """Apart by ruling, then together again: nothing is lost, and the same graph is there."""
    made = desk(ONE, TWO, THREE)
    before = dump(made.path)
    assert len(made.meetings) == 1
    made.rule("apart", "article/a#r1", "article/b#r1", key="1")
    assert len(made.meetings) == 2
    made.rule("apart", "article/a#r1", "article/c#r1", key="2")
    assert sorted(row["articles"] for row in made.meetings) == [1, 2]
    made.take_back("1", "2")
    assert dump(made.path) == before


def test_merging_what_the_rules_kept_apart(desk):
    call = telling("d", "Токаев", "Эрдоган", kind="telephone-call", city=None, day="2025-10-07")
    made = desk(ONE, call)
    before = dump(made.path)
    made.rule("same", "article/a#r1", "article/d#r1")
    assert [row["articles"] for row in made.meetings] == [2]
    made.take_back("1")
    assert dump(made.path) == before


def test_a_ruling_survives_a_new_reading_that_numbers_otherwise(desk):
    made = desk(ONE, TWO)
    made.rule("reject", "article/a#r1p3", "Олжас Бектенов", quote="Бектенов встретились")
    (first,) = ONE.reports
    renumbered = tuple(replace(one, id=f"r2p{number}") for number, one in enumerate(first.participants, 1))
    summary = made.read_anew(replace(ONE, reports=(replace(first, id="r2", participants=renumbered),)), TWO)
    assert summary.unreadable == []
    assert "olzhas-bektenov" not in made.people()


def test_a_ruling_whose_target_is_gone_names_its_row(desk):
    made = desk(ONE)
    with pytest.raises(DataError, match=r"t\.tsv:2: nobody takes part as r1p7 in the article a any more"):
        made.rule("reject", "article/a#r1p7")
    assert len(made.people()) == 3


def test_a_ruling_whose_quote_is_gone_names_its_row_and_leaves_the_article_as_it_was(desk):
    made = desk(ONE)
    made.rule("reject", "article/a#r1p3", quote="Бектенов встретились")
    changed = telling("a", "Токаев", "Эрдоган", day="2025-10-07")
    summary = made.read_anew(changed)
    (wrong,) = summary.unreadable
    assert "t.tsv:2: the article a no longer says «Бектенов встретились»" in wrong.message
    assert len(made.people()) == 2


def test_a_ruling_waits_for_its_article(desk):
    made = desk(TWO)
    made.rule("reject", "article/a#r1p3")
    summary = made.read_anew(TWO, ONE)
    assert summary.unreadable == []
    assert "olzhas-bektenov" not in made.people()


def test_two_names_of_one_person(desk):
    made = desk(telling("a", "Токаев", "Эрдоган", "Ж. Неизвестный"), telling("b", "Токаев", "Эрдоган", "Жан Неизвестов"))
    before = dump(made.path)
    assert len(made.people()) == 4
    made.rule("same", "person/zh-neizvestnyy", "person/zhan-neizvestov")
    assert len(made.people()) == 3
    made.take_back("1")
    assert dump(made.path) == before


def test_joined_and_kept_apart_is_refused(desk):
    made = desk(ONE, TWO, THREE)
    made.rule("same", "article/a#r1", "article/b#r1", key="1")
    made.rule("same", "article/b#r1", "article/c#r1", key="2")
    with pytest.raises(DataError, match="other rulings join the two"):
        made.rule("apart", "article/a#r1", "article/c#r1", key="3")


def test_an_article_taken_out_and_its_ruling(desk, gazetteer):
    made = desk(ONE, TWO)
    made.rule("reject", "article/a#r1p3")
    with Store.writer(made.path) as writer:
        take_out(Ingestion(writer, Given(gazetteer, made.readings), Rulebook.beside(made.path)), ["a"])
    assert [row["articles"] for row in made.meetings] == [1]
    assert not list(Graph(made.path).sparql("SELECT ?r WHERE { ?r a dm:Ruling }"))
