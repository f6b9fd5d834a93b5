"""Looking up people, meetings and pairs, as somebody at a desk would type it."""

import json

import pytest

HEADS = {"Olzhas Bektenov", "Adylbek Kasymaliev", "Ali Asadov", "Abdulla Aripov", "Cevdet Yılmaz"}


def test_the_heads_of_government_at_the_bishkek_summit(kg):
    said = kg("ask", "heads-of-government", "--meeting", "Bishkek summit", "--json")
    rows = json.loads(said.out)
    assert said.code == 0
    assert {row["name"] for row in rows} == HEADS
    assert [row["name"] for row in rows if row["standing"]] == ["Cevdet Yılmaz"]
    assert len(rows) == len(HEADS)


@pytest.mark.parametrize(
    "words", ["саммит в Бишкеке", "summit in Bishkek", "Бишкек саммит 2025-09-18", "саммит ОТГ в Бишкеке", "Bişkek zirvesi"]
)
def test_a_summit_is_found_in_many_words(kg, words):
    said = kg("ask", "heads-of-government", "--meeting", words, "--json")
    assert {row["name"] for row in json.loads(said.out)} == HEADS


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        ("bektenow", "transliteration"),
        ("Бектенову", "inflected"),
        ("О. Бектенов", "initials"),
        ("BEKTENOV", "exact"),
        ("person/olzhas-bektenov", None),
    ],
)
def test_a_person_is_found_in_any_spelling_and_it_is_said_how(kg, typed, how):
    said = kg("person", typed, "--json")
    (found,) = json.loads(said.out)
    assert found["person"] == "person/olzhas-bektenov"
    assert {"offices", "meetings", "counterparts"} <= set(found)
    assert any(meeting["meeting_label"].startswith("meeting of heads of government") for meeting in found["meetings"])
    if how is None:
        assert said.err == ""
    else:
        assert f"{typed} → Olzhas Bektenov ({how})" in said.err


def test_two_of_one_surname_are_listed_never_guessed(kg):
    said = kg("person", "Жапаров", "--json")
    assert said.code == 3
    candidates = json.loads(said.out)
    assert {"person/sadyr-japarov", "person/akylbek-japarov"} <= {one["candidate"] for one in candidates}
    assert "sadyr-japarov" in said.err


def test_a_president_who_is_only_quoted_has_no_such_meeting(kg):
    meetings = json.loads(kg("person", "Токаев", "--from", "2025-09-18", "--to", "2025-09-18", "--json").out or "[]")
    assert meetings == []


def test_meetings_with_somebody_between_two_dates(kg):
    said = kg("person", "Бектенов", "--with", "Киргизия", "--from", "2025-08-15", "--to", "2025-08", "--json")
    (found,) = json.loads(said.out)
    assert [meeting["date"] for meeting in found["meetings"]] == ["2025-08-15"]


def test_the_ledger_of_two_states(kg):
    said = kg("between", "Казахстан", "Азербайджан", "--json")
    rows = json.loads(said.out)
    assert said.code == 0
    assert all(row["meeting"].startswith("https://w3id.org/dmkg/meeting/") for row in rows)
    assert "2025-09-18" in {row["date"] for row in rows}
    assert len({row["meeting"] for row in rows}) == len(rows)
    assert "last 2025-09-18" in said.err


def test_how_two_people_are_linked(kg):
    said = kg("path", "Бектенов", "Джевдет Йылмаз", "--json")
    rows = json.loads(said.out)
    assert {row["step"] for row in rows} == {1}
    said = kg("path", "Мишустин", "Джевдет Йылмаз", "--json")
    assert {row["step"] for row in json.loads(said.out)} == {1, 2}


def test_people_who_are_not_linked(kg):
    said = kg("path", "Бектенов", "Назарбаев", "--json")
    assert (said.code, said.out.strip()) == (1, "[]")
    assert "no chain of meetings" in said.err


def test_one_meeting_in_full(kg):
    said = kg("meeting", "Bishkek summit", "--json")
    whole = json.loads(said.out)
    heads = next(one for one in whole if one["meeting"].endswith("/bishkek/heads-of-government-meeting"))
    assert {row["name"] for row in heads["participants"]} == HEADS | {"Kubanychbek Omuraliev"}
    assert all(row["quote"] for row in heads["participants"])
    assert len(heads["sources"]) >= 2


def test_only_those_of_a_level(kg):
    said = kg("meeting", "Bishkek summit", "--level", "head-of-government", "--json")
    names = {row["name"] for one in json.loads(said.out) for row in one["participants"]}
    assert names == HEADS


def test_several_occasions_are_listed_with_the_newest_first(kg):
    said = kg("meeting", "summit", "--json")
    assert said.code == 3
    days = [one["candidate"].split("/")[1] for one in json.loads(said.out)]
    assert days == sorted(days, reverse=True)


def test_meetings_by_state_kind_level_and_date(kg):
    said = kg("meetings", "--state", "KG", "--level", "head-of-government", "--from", "2025-09", "--to", "2025-10", "--json")
    rows = json.loads(said.out)
    assert [row["date"] for row in rows] == ["2025-09-18"]
    assert rows[0]["marks"] == ""


def test_a_planned_meeting_is_shown_only_when_asked_for(kg):
    usual = {row["meeting"] for row in json.loads(kg("meetings", "--json").out)}
    everything = json.loads(kg("meetings", "--all", "--json").out)
    assert usual < {row["meeting"] for row in everything}
    assert all("planned" in row["marks"] or "uncertain" in row["marks"] for row in everything if row["meeting"] not in usual)


def test_the_sentence_behind_a_part_in_a_meeting(kg):
    told = json.loads(kg("meeting", "2025-09-18", "Bishkek", "summit", "--json").out)
    asadov = next(row for one in told for row in one["participants"] if row["name"] == "Ali Asadov")
    rows = json.loads(kg("explain", asadov["participation"], "--json").out)
    assert all("Асадов" in row["quote"] or "Азербайджан" in row["quote"] for row in rows)
    assert all(row["rule"] and 0 < row["confidence"] <= 1 for row in rows)


def test_a_citation_to_paste(kg):
    said = kg("explain", "Али Асадов", "--cite")
    assert "dmkg-seeds · 2025-09-18 · Премьеры тюркских государств впервые встретились в Бишкеке: «" in said.out
    marked = kg("explain", "Али Асадов", "--markdown")
    assert marked.out.startswith("> ")


def test_kinds_and_levels_may_be_called_by_their_names(kg):
    by_code = json.loads(kg("meetings", "--kind", "heads-of-government-meeting", "--json").out)
    assert json.loads(kg("meetings", "--kind", "Встреча глав правительств", "--json").out) == by_code
    assert json.loads(kg("meetings", "--level", "head of government", "--json").out)


@pytest.mark.parametrize("command", ["between", "path"])
def test_somebody_and_himself_are_no_pair(kg, command):
    said = kg(command, "Бектенов", "Бектенову")
    assert (said.code, said.out) == (2, "")
    assert "both names mean Olzhas Bektenov" in said.err
