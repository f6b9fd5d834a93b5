"""Where things stand: nothing covers anything, nothing leaves the picture, and it is the same every time."""

import pytest

from kg.views import draw
from kg.views.layout import overlaps, place
from kg.views.plan import Plan

from . import conftest
from .conftest import Named


@pytest.mark.parametrize("name", sorted(conftest.VIEWS))
@pytest.mark.parametrize("everything", [False, True])
def test_no_label_covers_another_and_all_stay_inside(network_named: Named, name: str, everything: bool) -> None:
    network = network_named(name) if everything else draw.counted(network_named(name))
    for pictures in place(network).values():
        for width, plan in pictures.items():
            assert overlaps(plan) == []
            assert boxes_outside(plan) == [], width
            assert width == "wide" or plan.width <= 420 or name in {"whole", "person-deep", "person"}


@pytest.mark.parametrize("name", sorted(conftest.VIEWS))
def test_the_same_network_is_laid_out_the_same(ask: conftest.Ask, network_named: Named, name: str) -> None:
    assert place(network_named(name)) == place(conftest.world_network(ask, name))


def test_a_line_for_every_meeting_of_two_states_or_one_for_all(network_named: Named) -> None:
    network = draw.counted(network_named("states"))
    pictures = place(network)
    pairs = {frozenset(pair) for pair in network.edges()}
    assert len(pictures["apart"]["wide"].curves) == network.number_of_edges()
    assert len(pictures["folded"]["wide"].curves) == len(pairs)
    assert len(set(pictures["apart"]["wide"].curves.values())) == network.number_of_edges(), "parallel lines lie on each other"


def test_meetings_of_a_timeline_stand_in_the_order_of_time(network_named: Named) -> None:
    network = draw.counted(network_named("timeline-of-state"))
    spots = place(network)["picture"]["wide"].spots
    dates = [network.nodes[node]["date"] for node in sorted(spots, key=lambda node: spots[node].y)]
    assert dates == sorted(dates)


def boxes_outside(plan: Plan) -> list[str]:
    boxes = [*((key, spot.box) for key, spot in plan.spots.items()), *((key, mark.spot.box) for key, mark in plan.marks.items())]
    return [key for key, box in boxes if box.x < 0 or box.y < 0 or box.x + box.width > plan.width or box.y + box.height > plan.height]
