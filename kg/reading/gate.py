"""The gate: most news tells of no meeting between two sides, and that is seen without reading it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.reading.kept import Met
from kg.reading.known import Known, adjective_stem, part_names
from kg.reading.morphology import plain

_WORD = re.compile(r"[^\W\d_][^\W_]+(?:[-‐‑][^\W_]+)*")
_LEAST = 3  # letters of a surname or the stem of an adjective
_FOREIGN = ""  # no state's code: a side that is no state, or is not said


@dataclass(frozen=True, slots=True)
class _Named:
    """A side, and the other words of its name by their stems: «Совет» is a side only with «Европы»."""

    side: str
    others: tuple[frozenset[str], ...] = ()


class Gate:
    """Says of an article whether it may tell of a meeting: it needs a word of meeting, and words of two sides."""

    def __init__(self, known: Known) -> None:
        """Index states, organisations and surnames by the stems of their words; grammar is not asked, for that is slow."""
        self._known = known
        self._stems = known.names.forms.stems
        self._adjectives: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[tuple[bool, _Named]]] = defaultdict(set)  # with whether the word has a capital
        self._others = re.compile("|".join(known.lexicon.gate_sides))
        self._met: Met[str, frozenset[_Named]] = Met(lambda word: frozenset(self._named(word)))
        self._index()

    def passes(self, text: str) -> bool:
        """Say whether a text is worth reading."""
        lexicon = self._known.lexicon
        low = text.lower()
        return any(stem in low for stem in lexicon.gate) and self._two_sides(_WORD.findall(text), low)

    def _two_sides(self, words: list[str], low: str) -> bool:
        """Say whether no one state is behind all that is named, or an official of one that is not at home is."""
        common: frozenset[str] | None = None

        @cache
        def stems() -> frozenset[str]:  # few texts need them
            return frozenset().union(*map(self._stems, words))

        for met in filter(None, map(self._met.__getitem__, words)):
            if sides := frozenset(named.side for named in met if not named.others or all(stems() & other for other in named.others)):
                common = sides if common is None else common & sides
                if not common or _FOREIGN in sides:
                    return True
        abroad = common is not None and self._known.lexicon.gate_home not in common
        return abroad and any(office in low for office in self._known.lexicon.gate_offices)

    def _named(self, word: str) -> Iterator[_Named]:
        low = plain(word)
        if self._others.fullmatch(low):
            yield _Named(_FOREIGN)
        for stem in self._stems(low) if not word.isupper() else {low}:
            for capital, named in self._names.get(stem, ()):
                if word[0].isupper() or not capital:
                    yield named
        shown = [self._adjective(part) for part in low.split("-")]
        if len(shown) > 1 and all(shown) and shown[0] != shown[-1]:
            yield _Named(_FOREIGN)  # «российско-индийские»
        else:
            yield from (_Named(side) for sides in shown for side in sides)

    def _adjective(self, word: str) -> set[str]:
        """Return the states whose adjective a word may be, cut short as it is in «российско-»."""
        return {side for end in range(_LEAST, len(word)) for side in self._adjectives.get(word[:end], ())}

    def _index(self) -> None:
        known = self._known
        for stem, state in known.adjective_stems.items():
            self._adjectives[stem].add(state)
        for part, name in part_names(known.gazetteer, known.lexicon.language, {"adjective"}):
            self._adjectives[adjective_stem(plain(name.text))].add(part.state)
        language, world = known.lexicon.language, known.gazetteer
        states = [(name, state.code) for state in world.states.values() for name in state.names]
        others = [(name, _FOREIGN) for one in world.organisations.values() for name in one.names]
        states += [(name, part.state) for part, name in part_names(world, language, {"label", "full", "short"})]
        states += [(name, city.state) for city in world.places.values() if city.within is None for name in city.names]
        rows = [(name.text, side) for name, side in [*states, *others] if name.language == language and name.kind != "adjective"]
        usual = Counter(word for text, _ in rows for word in set(_WORD.findall(text)))
        for text, side in rows:
            words = sorted(_WORD.findall(text), key=lambda word: (usual[word], -len(word)))
            if words:
                self._add(words[0], _Named(side, tuple(self._stems(word) for word in words[1:])))
        for person, posts in known.posts_ever.items():
            surnames = {words[-1] for words in known.names.names(person) if len(words[-1]) >= _LEAST}
            for surname in surnames:
                for post in posts:
                    self._add(surname, _Named(post.of))

    def _add(self, word: str, named: _Named) -> None:
        for stem in self._stems(word) if not word.isupper() else {plain(word)}:
            self._names[stem].add((word[0].isupper(), named))
