"""Pairs of people whom articles name apart and who may be one, with what speaks for it. Pure; a curator decides."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from kg.identity.alignment import align
from kg.identity.sameness import EXACTLY, sameness
from kg.identity.spelling import words
from kg.identity.traces import Somebody

_SHORTEST = 3  # letters
_MOST = 200  # people of one surname: more are no longer compared


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody as the articles have him: what he is called, for whom he stood, and how often he took part."""

    key: str
    known: bool  # to the gazetteer
    names: tuple[str, ...]
    sides: frozenset[str]
    parts: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two who may be one."""

    one: Told
    other: Told
    how: str  # exact, inflected, initials, transliteration …
    sure: bool  # more than a surname says so
    side: str | None  # for whom both stood


def duplicates(people: Iterable[Told], apart: Collection[frozenset[str]]) -> list[Duplicate]:
    """Return who may be one, the surest and the most often told of first.

    Args:
        people: everybody the articles name as taking part.
        apart: the pairs that a curator ruled to be two, by `person/…`.
    """
    found = [
        duplicate
        for one, other in _candidates(people)
        if frozenset((f"person/{one.key}", f"person/{other.key}")) not in apart and (duplicate := _compared(one, other)) is not None
    ]
    return sorted(
        found, key=lambda pair: (not pair.sure, pair.side is None, -(pair.one.parts + pair.other.parts), pair.one.key, pair.other.key)
    )


def _candidates(people: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield pairs that share a word, as an untrained ear hears it, at least one of them unknown."""
    blocks: dict[str, list[Told]] = defaultdict(list)
    for one in sorted(people, key=lambda one: (not one.known, -one.parts, one.key)):
        for sound in sorted({sound for name in one.names for sound in _sounds(name)}):
            blocks[sound].append(one)
    seen = set()
    for block in blocks.values():
        for one, other in combinations(block[:_MOST], 2):
            if not (one.known and other.known) and (one.key, other.key) not in seen:
                seen.add((one.key, other.key))
                yield one, other


def _sounds(name: str) -> Iterator[str]:
    """Yield how each long word of a name sounds to an untrained ear, also in the nominative it may stand for."""
    for typed in words(name):
        if len(typed.text) > _SHORTEST:
            yield from (sound for form in (typed.text, *typed.nominatives) for word in words(form) for sound in word.rough)


def _compared(one: Told, other: Told) -> Duplicate | None:
    if one.sides and other.sides and not one.sides & other.sides:
        return None
    pairs = product((Somebody(None, name, None) for name in one.names), (Somebody(None, name, None) for name in other.names))
    best = max((sameness(mine, theirs) for mine, theirs in pairs), default=0)
    if not best:
        return None
    side = min(one.sides & other.sides, default=None)
    return Duplicate(one, other, _how(one.names, other.names), best == EXACTLY, side)


def _how(some: Sequence[str], others: Sequence[str]) -> str:
    pairs = [pair for mine in some for theirs in others for pair in ((mine, theirs), (theirs, mine))]
    found = (align(words(typed), name, by_surname=True) for typed, name in pairs)
    return min((one for one in found if one is not None), key=lambda one: one.rank).how
