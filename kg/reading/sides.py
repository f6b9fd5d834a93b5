"""For whom those stand whose state the text leaves to the reader: the side beside them, or the only side that has nobody."""

from collections.abc import Iterable
from dataclasses import replace

from kg.reading.completing import side_marks
from kg.reading.drafts import Draft, Role
from kg.reading.tokens import Sentence

_TWO = 2


def lend_sides(drafts: Iterable[Draft], states: Iterable[str]) -> None:
    """Let those of a meeting of two states who are told without one stand for the state that the words around them leave.

    Args:
        drafts: the meetings that an article tells of.
        states: every code of a state.
    """
    known = set(states)
    for draft in drafts:
        sides = draft.sides & known
        strangers = [role for role in draft.roles.values() if role.individual.represents is None and role.individual.titles]
        if len(sides) == _TWO and strangers:
            _lend(draft, strangers, sides)


def _lend(draft: Draft, strangers: list[Role], sides: set[str]) -> None:
    for role in strangers:
        before = {side for sentence, agent in role.sightings if (side := _marked_behind(draft, sentence, agent.figure.start))}
        own = sides - before
        if before and before < sides:
            role.individual = replace(role.individual, represents=own.pop())
    still = [role for role in strangers if role.individual.represents is None]
    told = {role.individual.represents for role in draft.roles.values()} - {None}
    if len(still) == 1 and len(told & sides) == 1:
        still[0].individual = replace(still[0].individual, represents=(sides - told).pop())


def _marked_behind(draft: Draft, sentence: Sentence, at: int) -> str | None:
    """«министр А и посол Б, с узбекской стороны – министр В»: whose side is told only behind somebody is not his."""
    marks = side_marks(sentence.tokens, draft.frames[0].view.known)
    behind = [side for place, side in marks if place > at]
    return behind[0] if behind and all(place > at for place, _ in marks) else None
