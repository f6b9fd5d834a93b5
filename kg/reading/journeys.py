"""Where somebody goes: the states he visits one after another."""

from kg.reading.figures import Figure
from kg.reading.frames import Frame
from kg.reading.places import PlaceSpan
from kg.reading.view import View

_CASES = {"accs", "loct"}


def legs(frame: Frame) -> list[PlaceSpan]:
    """«посетит Китай, Вьетнам и Монголию», «побывает на Кубе и в Бразилии»: a stop in each state; none where there is but one."""
    chain = max((_stops(frame.view, place) for place in frame.places), key=len, default=[])
    return chain if len(chain) > 1 else []


def visited(view: View, ends: set[int]) -> list[PlaceSpan]:
    """«посетить Англию с официальным визитом»: the state right behind one of the words that end there."""
    return [as_place(state) for state in view.states if state.start in ends and "accs" in state.cases]


def goes_to(view: View, at: int) -> bool:
    """Say whether a state or city stands at a token as what is visited: «посетит Польшу», «посетит Варшаву»."""
    city = any(span.start == at and span.prep is None for span in view.places)
    return city or any(state.start == at and "accs" in state.cases for state in view.states)


def _stops(view: View, first: PlaceSpan) -> list[PlaceSpan]:
    """Return a place and those told in one breath with it, the first one of each state."""
    found = {first.state: first}
    following = _next(view, first.end)
    while following is not None:
        found.setdefault(following.state, following)
        following = _next(view, following.end)
    return list(found.values())


def _next(view: View, at: int) -> PlaceSpan | None:
    """Return the place behind a comma or «и», over a preposition of its own."""
    links = {",", *view.known.words["and"], *view.known.words["whereas"]}
    start = at
    while start < len(view.tokens) and view.tokens[start].lower in links:
        start += 1
    if start == at or start == len(view.tokens):
        return None
    if view.tokens[start].lower in view.known.words["place_preps"]:
        start += 1
    place = next((span for span in view.places if span.start == start), None)
    state = next((state for state in view.states if state.start == start and state.cases & _CASES), None)
    return place or (as_place(state) if state is not None else None)


def as_place(state: Figure) -> PlaceSpan:
    """Return a state named as an actor as where something is: «саммит примет Азербайджан»."""
    return PlaceSpan(state.start, state.end, None, state.of, None, None)
