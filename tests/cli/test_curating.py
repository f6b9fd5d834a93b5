"""The curator's commands, from the user's side, on a copy of the store of all dispatches."""

import io
import json
import shutil

import pytest

from kg.cli.root import run
from kg.graph.store import Store

PREMIERS = ("meetings", "--kind", "heads-of-government-meeting", "--from", "2025-09", "--to", "2025-09")


@pytest.fixture
def copy(seeded, tmp_path, kg, monkeypatch):
    """Return the path of a store of one's own."""
    store = tmp_path / "store"
    shutil.copytree(seeded, store, ignore=shutil.ignore_patterns("lock"))
    monkeypatch.setenv("KG_STORE", str(store))
    monkeypatch.setenv("KG_CURATOR", "anna")
    return store


def dump(store) -> bytes:
    with Store.reader(store) as opened:
        return opened.dump_canonical()


def asked(kg, *words):
    said = kg(*words, "--json")
    assert said.code == 0, said.err
    return json.loads(said.out)


def attending(kg, name):
    return {row["name"] for row in asked(kg, "ask", "heads-of-government", "--meeting", "Bishkek summit")} & {name}


def test_rejecting_and_taking_back(kg, copy):
    before = dump(copy)
    assert attending(kg, "Ali Asadov")
    (meeting,) = asked(kg, *PREMIERS)
    said = kg("rule", "reject", f"{meeting['id']}#ali-asadov", "--why", "a trial")
    assert said.code == 0, said.err
    assert not attending(kg, "Ali Asadov")
    listed = asked(kg, "rulings")
    assert {one["verdict"] for one in listed} == {"reject"}
    assert {one["curator"] for one in listed} == {"anna"}
    assert all(one["quote"] for one in listed)
    assert "a trial" in (copy / "rulings" / "rulings.tsv").read_text(encoding="utf-8")
    undone = kg("rule", "undo", *(one["ruling"] for one in listed))
    assert undone.code == 0, undone.err
    assert attending(kg, "Ali Asadov")
    assert dump(copy) == before


def test_un_merging_one_report_from_its_meeting(kg, copy):
    before = dump(copy)
    (meeting,) = asked(kg, *PREMIERS)
    article = meeting["articles"][-1]
    assert kg("rule", "apart", meeting["id"], f"article/{article}").code == 0
    split = asked(kg, *PREMIERS, "--all")
    assert sorted(len(row["articles"]) for row in split) == [1, len(meeting["articles"]) - 1]
    assert kg("rule", "undo", *(one["ruling"] for one in asked(kg, "rulings"))).code == 0
    assert dump(copy) == before


def test_reading_again_by_the_same_rules_changes_nothing(kg, copy):
    before = dump(copy)
    assert asked(kg, "reread", "--dry-run") == []
    assert asked(kg, "reread") == []
    assert dump(copy) == before


def test_deleting_an_article(kg, copy):
    (meeting,) = asked(kg, *PREMIERS)
    article = meeting["articles"][-1]
    assert kg("delete", article).code == 0
    (left,) = asked(kg, *PREMIERS)
    assert left["articles"] == meeting["articles"][:-1]
    again = kg("delete", article)
    assert (again.code, "is not stored here" in again.err) == (1, True)


def test_a_slip_in_a_rulings_file_is_named(kg, copy):
    (copy / "rulings").mkdir()
    (copy / "rulings" / "anna.tsv").write_text("ruling\tverdict\n", encoding="utf-8")
    said = kg("rulings")
    assert said.code == 4
    assert "anna.tsv:1: the header must be" in said.err


def test_ruling_on_what_is_not_there(kg, copy):
    said = kg("rule", "reject", "article/nowhere#r1")
    assert said.code == 1
    assert not (copy / "rulings").exists()


def test_a_value_that_means_nothing_is_refused_and_nothing_is_written(kg, copy):
    (meeting,) = asked(kg, *PREMIERS)
    before = dump(copy)
    said = kg("rule", "correct", f"article/{meeting['articles'][0]}#r1", "Атлантида", "--field", "place")
    assert (said.code, "knows no 'Атлантида'" in said.err) == (4, True)
    assert kg("rulings").code == 1
    assert dump(copy) == before


def test_nobody_is_named_in_two_ways_or_the_pair_is_listed_with_its_reason(kg, copy):
    said = kg("people", "--duplicates", "--json")
    rows = json.loads(said.out)
    assert said.code == (0 if rows else 1)
    assert all(row["how"] for row in rows)


def test_going_through_the_queue(kg, copy, monkeypatch, capfd):
    before = dump(copy)
    monkeypatch.setattr("sys.stdin", io.StringIO("a\nu\nr\ns\nu\nu\nq\n"))
    assert run(["review"]) == 0
    said = capfd.readouterr().out
    assert said.count("«") >= 3
    assert dump(copy) == before
    monkeypatch.setattr("sys.stdin", io.StringIO("a\nq\n"))
    assert run(["review"]) == 0
    first = capfd.readouterr().out.split()[0]
    assert [one["target"] for one in asked(kg, "rulings")] == [first]
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    assert run(["review"]) == 0
    assert capfd.readouterr().out.split()[0] != first


def test_a_meeting_by_the_name_a_curator_gave_it(kg, copy):
    (meeting,) = asked(kg, *PREMIERS)
    assert kg("meeting", "встреча у озера").code != 0
    assert kg("rule", "alias", meeting["id"], "Встреча", "у", "озера").code == 0
    (found,) = asked(kg, "meeting", "встреча у озера")
    assert found["meeting"] == meeting["id"]
    assert kg("rule", "alias", "person/ali-asadov", "Главный гость").code == 0
    assert asked(kg, "person", "Главный гость")[0]["person"] == "person/ali-asadov"


def test_what_was_skipped_comes_last_and_the_proposal_is_told(kg, copy, monkeypatch, capfd):
    monkeypatch.setattr("sys.stdin", io.StringIO("s\nq\n"))
    assert run(["--lang", "en", "review"]) == 0
    first, second = [line.split()[0] for line in capfd.readouterr().out.splitlines() if line.startswith("article/")]
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    assert run(["--lang", "en", "review"]) == 0
    said = capfd.readouterr().out
    assert said.split()[0] == second != first
    assert " · " in said.splitlines()[1]
