"""What was known on a day, and what the days after it changed: the dispatches on one meeting, as they came in."""

import json


def asked(kg, *words):
    return json.loads(kg(*words, "--json").out)


PREMIERS = ("meetings", "--kind", "heads-of-government-meeting", "--from", "2025-09", "--to", "2025-09", "--all")


def test_before_the_day_it_was_only_planned(kg):
    (then,) = asked(kg, *PREMIERS, "--as-of", "2025-09-16")
    (now,) = asked(kg, *PREMIERS)
    assert (then["marks"], len(then["articles"])) == ("planned", 1)
    assert (now["marks"], then["articles"][0] in now["articles"]) == ("", True)
    assert then["meeting"] == now["meeting"]


def test_as_of_a_day_after_all_is_all(kg):
    assert asked(kg, *PREMIERS, "--as-of", "2099-01-01") == asked(kg, *PREMIERS)


def test_one_meeting_as_it_stood(kg):
    (then,) = asked(kg, "meeting", "meeting/2025-09-18/bishkek/heads-of-government-meeting", "--as-of", "2025-09-16")
    assert len(then["sources"]) == 1


def test_the_morning_brief(kg):
    rows = asked(kg, "diff", "2025-09-16", "2025-09-18")
    (premiers,) = asked(kg, *PREMIERS)
    changed = {row["field"]: (row["before"], row["after"]) for row in rows if row["meeting"] == premiers["meeting"]}
    assert changed["marks"] == ("planned", "")
    assert {row["sign"] for row in rows} == {"+", "~"}
    assert asked(kg, "diff", "2025-09-16", "2025-09-16") == []


def test_nothing_new_since(kg):
    assert kg("diff", "2099-01-01").code == 1
