"""Tables of phrases, matched by lemma so that any inflected form is found: states, organisations, places, titles, triggers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.reading.kept import Met
from kg.reading.morphology import keys_of, plain
from kg.reading.tokens import Token, tokenise

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found: what it stands for, from which token to which, and the words of the table."""

    value: T
    start: int
    end: int  # index after the last token
    words: tuple[str, ...]
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Row(Generic[T]):
    number: int
    words: tuple[str, ...]
    keys: tuple[frozenset[str], ...]
    exact: bool
    value: T


class PhraseTable(Generic[T]):
    """Phrases with what they stand for; the longest match wins."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        """Index phrases by their first word; a phrase in capitals («РК», «США») matches as printed only."""
        self._by_first: dict[str, list[_Row[T]]] = defaultdict(list)
        for number, (phrase, value) in enumerate(rows):
            self._add(number, phrase, value)
        self._begun: Met[frozenset[str], tuple[_Row[T], ...]] = Met(self._beginning)  # by lemmas

    def _add(self, number: int, phrase: str, value: T) -> None:
        words = tuple(token.text for token in tokenise(phrase))
        exact = len(words) == 1 and words[0].isupper() and words[0].isalpha()
        keys = tuple(frozenset({plain(word)}) if exact else keys_of(plain(word)) for word in words)
        row = _Row(number, words, keys, exact, value)
        for key in keys[0]:
            self._by_first[key].append(row)

    def match(self, tokens: Sequence[Token], at: int, *, skip: Callable[[Token], bool] | None = None) -> Match[T] | None:
        """Return the longest phrase that begins at a token; tokens for which skip is true may stand inside."""
        rows = self._begun[tokens[at].lemmas]
        return _longest(rows, tokens, at, skip) if rows else None

    def begins(self, lemmas: frozenset[str]) -> bool:
        """Say whether a phrase may begin with a word of these lemmas."""
        return bool(self._begun[lemmas])

    def _beginning(self, lemmas: frozenset[str]) -> tuple[_Row[T], ...]:
        """Return the phrases that begin with a word of these lemmas, the longest first."""
        if self._by_first.keys().isdisjoint(lemmas):
            return ()
        rows = dict.fromkeys(row for key in lemmas for row in self._by_first.get(key, ()))
        return tuple(sorted(rows, key=lambda row: (-len(row.keys), row.number)))

    def find(self, tokens: Sequence[Token], *, skip: Callable[[Token], bool] | None = None) -> list[Match[T]]:
        """Return every phrase of a sentence, left to right, none overlapping another."""
        found: list[Match[T]] = []
        end, begun = 0, self._begun
        for at, token in enumerate(tokens):
            rows = begun[token.lemmas]
            if rows and at >= end and (match := _longest(rows, tokens, at, skip)) is not None:
                found.append(match)
                end = match.end
        return found


def _longest(rows: Sequence[_Row[T]], tokens: Sequence[Token], at: int, skip: Callable[[Token], bool] | None) -> Match[T] | None:
    fitting = (found for row in rows if (found := _fits(row, tokens, at, skip)) is not None)
    return _as_printed(fitting, tokens) if skip is None else max(fitting, key=lambda found: found.end, default=None)


def _as_printed(fitting: Iterator[Match[T]], tokens: Sequence[Token]) -> Match[T] | None:
    """Return the first; of several as long as it the one that ends as printed: «Дворце нации» is no «Дворец Наций»."""
    first = next(fitting, None)
    if first is None or _ends_so(first, tokens):
        return first
    return next((other for other in fitting if other.end == first.end and _ends_so(other, tokens)), first)


def _ends_so(found: Match[T], tokens: Sequence[Token]) -> bool:
    return len(found.words) == 1 or plain(found.words[-1]) == plain(tokens[found.end - 1].text)


def _fits(row: _Row[T], tokens: Sequence[Token], at: int, skip: Callable[[Token], bool] | None) -> Match[T] | None:
    found = _straight(row, tokens, at) if skip is None or len(row.keys) == 1 else _over(row, tokens, at, skip)
    return found if found is not None and _capitals_fit(row, tokens[at]) else None


def _straight(row: _Row[T], tokens: Sequence[Token], at: int) -> Match[T] | None:
    """Match word for word; the first one is known to fit."""
    end = at + len(row.keys)
    if end > len(tokens):
        return None
    for place in range(1, len(row.keys)):
        if row.keys[place].isdisjoint(tokens[at + place].lemmas):
            return None
    return Match(row.value, at, end, row.words)


def _over(row: _Row[T], tokens: Sequence[Token], at: int, skip: Callable[[Token], bool]) -> Match[T] | None:
    """Match over words that may stand inside."""
    index, skipped = at, []
    for position, key in enumerate(row.keys):
        while position and index < len(tokens) and key.isdisjoint(tokens[index].lemmas) and skip(tokens[index]):
            skipped.append(index)
            index += 1
        if index >= len(tokens) or key.isdisjoint(tokens[index].lemmas):
            return None
        index += 1
    return Match(row.value, at, index, row.words, tuple(skipped))


def _capitals_fit(row: _Row[T], token: Token) -> bool:
    """«кроме того» is not Того; an abbreviation is as printed."""
    if row.exact and not _same_capitals(token.text, row.words[0]):
        return False
    return not row.words[0][0].isupper() or token.text[0].isupper() or _adjective(row, token)


def _adjective(row: _Row[T], token: Token) -> bool:
    """«нормандская четвёрка», «большая восьмёрка» are printed in small letters too."""
    return len(row.words) == 2 and row.words[1][0].islower() and token.pos == "ADJF"


def _same_capitals(text: str, abbreviation: str) -> bool:
    """Take «РК» and «МИДа», never «рк» or «Миде»."""
    return text[: len(abbreviation)] == abbreviation
