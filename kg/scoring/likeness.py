"""Whether two names, titles or cities are the same, written in different cases, orders and spellings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.sources.likeness import Alike

_SHORTEST = 3  # letters that the stem of an inflected word has at least
_LONGEST_CHANGE = 2  # letters of the shared beginning that may already belong to the ending
_WORDS = re.compile(r"[\s.]+")
_TITLE_WORDS = re.compile(r"[\w-]{2,}")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """Compares names, titles and cities of one language."""

    alike: Alike

    def fold(self, text: str | None) -> str:
        """Return a text in lower case, without the signs and letters that are written one way or another."""
        folded = (text or "").lower()
        for one, other in self.alike.letters:
            folded = folded.replace(one, other)
        return folded.translate(dict.fromkeys(map(ord, self.alike.signs))).strip()

    def same_person(self, one: str, other: str) -> bool:
        """Say whether two names share the surname, in any order of names, and no given name or initial speaks against it."""
        first, second = self._words(one), self._words(other)
        return any(
            self._same_word(first[i], second[j]) and self._rest_fits(first, i, second, j)
            for i in _surnames(first)
            for j in _surnames(second)
        )

    def same_title(self, one: str | None, other: str | None) -> bool:
        """Say whether two titles share half of their words both ways, and none is a deputy's, former or acting one alone."""
        first, second = self.fold(one), self.fold(other)
        if any((mark in first) != (mark in second) for mark in self.alike.marks):
            return False
        return _overlap(set(_TITLE_WORDS.findall(first)), set(_TITLE_WORDS.findall(second)), self) >= _HALF

    def same_city(self, one: str, other: str) -> bool:
        """Say whether two names are of one city."""
        first, second = self.fold(one), self.fold(other)
        return self._same_word(first, second) or any({first, second} <= names for names in self.alike.cities)

    def same_noun(self, one: str, other: str) -> bool:
        """Say whether two words are forms of one noun or adjective."""
        return _same(one, other, self.alike.endings)

    def _same_word(self, one: str, other: str) -> bool:
        return _same(one, other, self.alike.name_endings)

    def _words(self, name: str) -> list[str]:
        return [word for word in _WORDS.split(self.fold(name)) if word]

    def _rest_fits(self, first: list[str], i: int, second: list[str], j: int) -> bool:
        """Say whether the given names agree; where one side has none, the surname must stand last on both."""
        given, other = first[:i] + first[i + 1 :], second[:j] + second[j + 1 :]
        if not given or not other:
            return i == len(first) - 1 and j == len(second) - 1
        return any(self._given_fits(x, y) for x in given for y in other)

    def _given_fits(self, one: str, other: str) -> bool:
        return one[0] == other[0] if min(len(one), len(other)) == 1 else self._same_word(one, other)


def _surnames(words: Sequence[str]) -> list[int]:
    """Return where the surname of a name may stand: first or last, and never as an initial."""
    return [at for at in sorted({0, len(words) - 1}) if 0 <= at < len(words) and len(words[at]) > 1]


def _same(one: str, other: str, endings: frozenset[str]) -> bool:
    """Say whether two words share a stem that an ending follows in both.

    >>> _same("бектенов", "бектеновым", frozenset({"", "ым"})), _same("баку", "бишкек", frozenset({""}))
    (True, False)
    """
    if one == other:
        return True
    shorter = min(len(one), len(other))
    shared = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    cuts = range(max(_SHORTEST, shared - _LONGEST_CHANGE), min(shared, shorter) + 1)
    return any(one[cut:] in endings and other[cut:] in endings for cut in cuts)


def _overlap(one: set[str], other: set[str], likeness: Likeness) -> float:
    """Return the harmonic mean of the shares of words that each side has of the other."""
    if not one or not other:
        return 0.0
    recall = sum(any(likeness.same_noun(x, y) for y in other) for x in one) / len(one)
    precision = sum(any(likeness.same_noun(x, y) for x in one) for y in other) / len(other)
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0
