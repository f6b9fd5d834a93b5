"""No score falls below what was reached: on the project's own gold always, on annotated sets where KG_EVAL_DATA names them."""

import pytest

from tests.scoring.raise_floors import floors, measures, raised

HERE = measures()


@pytest.mark.parametrize("name", sorted(floors()))
def test_no_score_falls(name):
    if name not in HERE:
        pytest.skip("KG_EVAL_DATA names no folder with annotated sets")
    reached = HERE[name]()
    fallen = {figure: (reached.get(figure), floor) for figure, floor in floors()[name].items() if reached.get(figure, 0.0) < floor}
    assert not fallen, "lower than the floor, as (now, floor); `kg eval --errors` on the set shows why"


def test_the_projects_own_gold_has_a_floor_for_every_figure():
    assert {"meetings", "participations", "side-and-status", "title", "person-pairs"} <= set(floors()["seeds"])


def test_raising_never_lowers():
    before = {"seeds": {"meetings": 0.9, "date": 0.5}, "elsewhere": {"meetings": 0.7}}
    now = {"seeds": {"meetings": 0.8, "date": 0.6, "city": 0.4}}
    assert raised(before, now) == {"seeds": {"meetings": 0.9, "date": 0.6, "city": 0.4}, "elsewhere": {"meetings": 0.7}}
