"""The names of known persons, as an index by which any form of a name is found."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Name, Person
from kg.reading.kept import Met
from kg.reading.morphology import plain
from kg.reading.tokens import Token

_STEM = 3  # letters of the shortest stem
_SHORT = 2  # letters of the shortest words of names


class NameForms:
    """How names bend in a language: two forms of one name share a stem and differ by an ending."""

    def __init__(self, endings: tuple[str, ...]) -> None:
        """Keep the endings; the stems of each word seen are kept too."""
        self._endings = frozenset(endings)
        self._lengths = sorted({len(ending) for ending in endings})
        self._stems = Met(self._cut)

    def stems(self, word: str) -> frozenset[str]:
        """Return what is left of a name's word, in plain letters, without each ending it may have.

        >>> sorted(NameForms(("", "у")).stems("Токаеву"))
        ['токаев', 'токаеву']
        """
        return self._stems[word]

    def _cut(self, word: str) -> frozenset[str]:
        word = plain(word)
        ends = (len(word) - length for length in self._lengths)
        return frozenset((word, *(word[:end] for end in ends if end >= _STEM and word[end:] in self._endings)))

    def same(self, a: str, b: str) -> bool:
        """Say whether two words of names may be one word in two cases."""
        return not self.stems(a).isdisjoint(self.stems(b)) or self._same_short(plain(a), plain(b))

    def _same_short(self, a: str, b: str) -> bool:
        """«Ын» and «Ыном»: two letters are too few for a stem, but whole they are a word of a name."""
        short, bent = (a, b) if len(a) < len(b) else (b, a)
        return len(short) == _SHORT and bent.startswith(short) and bent[_SHORT:] in self._endings


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of the gazetteer found in the text: whose it may be, and up to which token it goes."""

    persons: tuple[str, ...]
    end: int


class NameIndex:
    """The names of known persons, found in any case, by full name or by the surname alone."""

    def __init__(self, persons: Iterable[Person], language: str, name_forms: NameForms) -> None:
        """Index every name of two words or more by the stems of its first two, and every last word as a surname."""
        self.forms = name_forms
        self._by_words: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = defaultdict(lambda: defaultdict(list))
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, tuple[tuple[str, ...], ...]] = {}
        for person in persons:
            self._add(person, language)

    def _add(self, person: Person, language: str) -> None:
        names = tuple(tuple(name.text.split()) for name in person.names if _reads(name, language))
        self._names[person.id] = names
        for words in names:
            if len(words) > 1:
                for first in self.forms.stems(words[0]):
                    for second in self.forms.stems(words[1]):
                        self._by_words[first][second].append((words, person.id))
            for word in {words[-1], *_eastern_surname(words)}:
                for stem in self.forms.stems(word):
                    self._by_surname[stem].add(person.id)

    def names(self, person: str) -> tuple[tuple[str, ...], ...]:
        """Return the names of a person, each as its words."""
        return self._names.get(person, ())

    def match(self, tokens: Sequence[Token], at: int) -> NameMatch | None:
        """Return the longest full name that begins at a token."""
        found: dict[int, set[str]] = defaultdict(set)
        for words, person in self._begun(tokens, at):
            end = at + len(words)
            if end <= len(tokens) and all(self.forms.same(t.lower, w) for t, w in zip(tokens[at + 2 : end], words[2:], strict=True)):
                found[end].add(person)
        if not found:
            return None
        longest = max(found)
        return NameMatch(tuple(sorted(found[longest])), longest)

    def _begun(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the names whose first two words stand at a token, each once or more."""
        if at + 1 >= len(tokens):
            return
        for first in self.forms.stems(tokens[at].lower):
            seconds = self._by_words.get(first)
            for second in self.forms.stems(tokens[at + 1].lower) if seconds else ():
                yield from seconds.get(second, ()) if seconds else ()

    def with_surname(self, word: str) -> frozenset[str]:
        """Return the persons who may have that surname."""
        return frozenset(person for stem in self.forms.stems(word) for person in self._by_surname.get(stem, ()))


def _reads(name: Name, language: str) -> bool:
    """Take the names that stand in the letters of the language read."""
    return name.language == language or unicodedata.name(name.text[0], "").startswith("CYRILLIC")


def _eastern_surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take the first of short names as a surname too: Си Цзиньпин, Ли Цян, То Лам."""
    return words[:1] if len(words[0]) <= 4 and len(words) in {2, 3} else ()
