"""Whether two reports name the same person, also where one writes less of the name, or neither is known. Pure."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from kg.identity.alignment import SIMILAR, align
from kg.identity.spelling import words
from kg.identity.traces import Somebody

EXACTLY, PERHAPS = 2, 1


@lru_cache(maxsize=65536)
def sameness(one: Somebody, other: Somebody) -> int:
    """Return 2 where two reports name the same person, 1 where one of them writes too little to be sure, 0 where they do not.

    Two known people are the same by their ids alone. Somebody unknown is the same by the name, unless the two stood for different sides.

    >>> sameness(Somebody(None, "Арарат Мирзоян", "AM"), Somebody(None, "А. Мирзоян", "AM"))
    2
    >>> sameness(Somebody("sadyr-japarov", "Садыр Жапаров", "KG"), Somebody("akylbek-japarov", "Акылбек Жапаров", "KG"))
    0
    """
    if one.person is not None and other.person is not None:
        return EXACTLY if one.person == other.person else 0
    if one.of is not None and other.of is not None and one.of != other.of:
        return 0
    if one.name == other.name:
        return EXACTLY
    return max(_by_name(one.name, other.name), _by_name(other.name, one.name))


def shared(some: Sequence[Somebody], others: Sequence[Somebody]) -> list[tuple[str | None, str | None]]:
    """Return for whom those stood whom two lists of people have in common; nobody is counted twice."""
    rest, free = list(some), list(others)
    found = []
    for wanted in (EXACTLY, PERHAPS) if rest and free else ():
        for one in tuple(rest):
            same = next((other for other in free if sameness(one, other) == wanted), None)
            if same is not None:
                rest.remove(one)
                free.remove(same)
                found.append((one.of, same.of))
    return found


def merged(people: Iterable[Somebody]) -> dict[Somebody, Somebody]:
    """Return of everybody whom he is: those known and the fullest names first, and nobody is guessed between two."""
    found: dict[Somebody, Somebody] = {}
    for one in sorted(set(people), key=_fullness):
        chiefs = list(dict.fromkeys(found.values()))
        best = max((sameness(one, chief) for chief in chiefs), default=0)
        same = [chief for chief in chiefs if best and sameness(one, chief) == best]
        found[one] = same[0] if len(same) == 1 else one
    return found


def _by_name(short: str, full: str) -> int:
    """Lay one name beside the other: initials and endings may differ, a surname alone is not sure."""
    typed = words(short)
    found = align(typed, full, by_surname=True) if typed else None
    if found is None or found.tier >= SIMILAR:
        return 0
    return PERHAPS if len(typed) < len(words(full)) and len(typed) == 1 else EXACTLY


def _fullness(one: Somebody) -> tuple[bool, int, int, str, str]:
    parts = words(one.name)
    return one.person is None, -len([word for word in parts if not word.initial]), -len(one.name), one.name, one.of or ""
