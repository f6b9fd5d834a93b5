"""Questions that only several reports together answer: how a meeting came about, who was missing, who sends a deputy."""

import json

PREMIERS = "meeting/2025-09-18/bishkek/heads-of-government-meeting"


def asked(kg, *words):
    said = kg("ask", *words, "--json")
    assert said.code == 0, said.err
    return json.loads(said.out)


def test_a_meeting_was_first_announced_and_then_held(kg):
    rows = asked(kg, "life-line", "--meeting", PREMIERS)
    statuses = [row["status_label"] for row in rows]
    assert (statuses[0], statuses[-1]) == ("planned", "held")
    assert [row["published"] for row in rows] == sorted(row["published"] for row in rows)
    assert all(row["quote"] for row in rows)


def test_who_of_the_usual_circle_was_not_named(kg):
    summits = json.loads(kg("meetings", "--under", "OTS", "--kind", "summit", "--json").out)
    rows = asked(kg, "usual-circle", "--meeting", summits[0]["id"], "--times", "1")
    there = {row["name"]: row["attendance_label"] for row in rows}
    assert there["Ilham Aliyev"] == "present"
    assert any(label is None for label in there.values())


def test_who_sends_somebody_below_the_level(kg):
    rows = {row["state_label"]: row for row in asked(kg, "sends-deputy", "--organisation", "OTS")}
    assert rows["Türkiye"]["deputies"] >= 1
    assert all(row["deputies"] <= row["meetings"] for row in rows.values())
    assert "Azerbaijan" not in rows


def test_why_two_reports_are_one_meeting(kg):
    rows = json.loads(kg("explain", PREMIERS, "--json").out)
    assert any("people=many" in (row["features"] or "") for row in rows)
    assert "one meeting with other reports" in kg("explain", PREMIERS, "--table").out
