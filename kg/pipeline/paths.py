"""How two people are linked: the shortest chain of people who met, and the meetings that make its links."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.graph.questions import run
from kg.graph.rows import Rows
from kg.graph.store import Store
from kg.graph.vocabulary import BASE

_LONGEST = 6  # links of a chain; a longer one says nothing


@dataclass(frozen=True, slots=True)
class Step:
    """Two people of a chain, and the meetings at which they met."""

    person: str
    other: str
    meetings: Rows


def shortest(store: Store, start: str, goal: str, language: str) -> tuple[Step, ...] | None:
    """Return the steps from one person to another; None where no chain leads there.

    Args:
        store: where to look.
        start: the id of the one ("person/…").
        goal: the id of the other.
        language: that of the labels.
    """
    before: dict[str, str] = {start: start}
    edge = [start]
    for _ in range(_LONGEST):
        edge = _beyond(store, edge, before)
        if goal in before or not edge:
            break
    if goal not in before:
        return None
    chain = list(reversed(list(_back(goal, before))))
    return tuple(Step(one, other, run(store, "between", a=one, b=other, lang=language)) for one, other in pairwise(chain))


def _beyond(store: Store, edge: Iterable[str], before: dict[str, str]) -> list[str]:
    """Note who was met by those at the edge and by nobody before; return them."""
    rows = run(store, "person-counterparts", person=list(edge))
    met = sorted({(str(other).removeprefix(BASE), str(person).removeprefix(BASE)) for person, _, other, *_ in rows})
    new = [(other, person) for other, person in met if other not in before]
    for other, person in new:
        before.setdefault(other, person)
    return list(dict.fromkeys(other for other, _ in new))


def _back(goal: str, before: Mapping[str, str]) -> Iterable[str]:
    yield goal
    while before[goal] != goal:
        goal = before[goal]
        yield goal
