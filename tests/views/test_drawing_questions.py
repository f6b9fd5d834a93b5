"""Which meetings the drawing questions choose, and what they say of them."""

import pytest

from kg.graph.questions import question
from kg.views import draw
from kg.views.facts import COLUMNS

from .conftest import BISHKEK, Ask

BEKTENOV, TOKAYEV, JAPAROV = "person/olzhas-bektenov", "person/kassym-jomart-tokayev", "person/sadyr-japarov"


def chosen(ask: Ask, **selection: object) -> set[str]:
    return {str(row[0]).partition("/meeting/")[2] for row in ask(draw.SELECTION, **selection)}


def test_everything_is_chosen_unless_something_is_said(ask: Ask) -> None:
    assert chosen(ask) == {str(row[0]).partition("meeting/")[2] for row in ask("draw-meetings")}


def test_meetings_are_chosen_by_who_was_there_step_by_step(ask: Ask) -> None:
    steps = [chosen(ask, person=["olzhas-bektenov"], depth=depth) for depth in (1, 2, 3)]
    assert set(BISHKEK) <= steps[0]
    assert steps[0] < steps[1] <= steps[2] <= chosen(ask)


def test_conditions_add_up(ask: Ask) -> None:
    shared = chosen(ask, a=TOKAYEV, b=JAPAROV)
    assert shared
    assert shared == chosen(ask, person=["kassym-jomart-tokayev"]) & chosen(ask, person=["sadyr-japarov"])
    assert chosen(ask, a="state/kz", b="org/ots") <= chosen(ask, organisation=["OTS"])
    late = chosen(ask, **{"from": "2025-09", "to": "2025-09"})
    assert late
    assert all(meeting.startswith("2025-09") for meeting in late)
    assert chosen(ask, state=["kg"], **{"from": "2025-09", "to": "2025-09"}) == late & chosen(ask, state=["kg"])


def test_a_kind_takes_its_narrower_kinds_along(ask: Ask) -> None:
    kinds = {str(row[0]).partition("/")[2]: row[3] for row in ask("draw-meetings")}
    assert chosen(ask, kind=["council-session"]) == {meeting for meeting, kind in kinds.items() if kind == "council-session"}
    narrower = {str(row[0]).partition("/")[2] for row in ask("draw-meetings") if row[4] == "intergovernmental-council"}
    assert narrower
    assert chosen(ask, kind=["intergovernmental-council"]) == narrower


@pytest.mark.parametrize("table", sorted(draw.QUESTIONS))
def test_every_question_has_the_columns_a_picture_needs(table: str) -> None:
    asked = question(draw.QUESTIONS[table])
    assert set(COLUMNS[table]) <= {column.removesuffix("_id") for column in asked.columns}
    assert set(asked.title) == {"en", "ru"}


def test_an_article_is_told_once_with_its_headline_and_link(ask: Ask) -> None:
    rows = ask("draw-articles", meeting=BISHKEK).to_dicts()
    assert len({row["article_id"] for row in rows}) == len(rows)
    assert all(row["headline"] for row in rows)
    assert any(str(row["url"]).startswith("https://") for row in rows)


def test_who_is_quoted_is_a_mention_and_the_author_is_not_there(ask: Ask) -> None:
    roles = {row["person_id"]: row["role"] for row in ask("draw-mentions", meeting=BISHKEK).to_dicts()}
    assert roles[TOKAYEV] == "quoted"
    assert "author" not in roles.values()


def test_what_reports_disagree_on_comes_with_both_sentences(ask: Ask) -> None:
    rows = [row for row in ask("draw-conflicts").to_dicts() if row["field"] == "attendance"]
    assert {row["value"] for row in rows} >= {"present"}
    assert len({row["value"] for row in rows}) > 1
    assert all(row["quote"] for row in rows)
