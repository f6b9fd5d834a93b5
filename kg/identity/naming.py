"""A typed name → the one it means, in any case, alphabet or spelling; several that are close are listed, never guessed. Pure."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.errors import AmbiguousError, NotFoundError
from kg.identity.alignment import FULL, Alignment, align, similarity
from kg.identity.spelling import Word, words
from kg.slugs import BASE

_SEVERAL = 12  # candidates shown
_NEAREST = 3  # suggestions shown
_REMOTE = 0.6  # similarity below which nothing is suggested
_CLOSE = 0.08  # similarity by which the best must lead


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something the graph knows, with all it is called."""

    id: str  # person/olzhas-bektenov, state/kz
    labels: tuple[str, str]  # Russian, English
    names: tuple[str, ...]

    def label(self, language: str) -> str:
        """Return the name to show."""
        return self.labels[0 if language == "ru" else 1]

    @property
    def type(self) -> str:
        """Return what it is: person, state, org, place."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Found:
    """What a typed name means, by which of its names, and how that was seen."""

    named: Named
    name: str
    how: str  # id | exact | inflected | initials | transliteration | similar


def build_lines(everybody: Iterable[Named]) -> tuple[str, ...]:
    """Return the index as sorted lines of text, ready to be written down: who each word form belongs to, and who everybody is."""
    forms: dict[str, set[str]] = {}
    lines = []
    for named in everybody:
        names = tuple(dict.fromkeys((*named.names, *map(_without_marks, named.names))))
        lines.append("\t".join(("@" + named.id, *named.labels, *names)))
        for name in names:
            for form in _index_forms(name):
                forms.setdefault(form, set()).add(named.id)
    return tuple(sorted([*lines, *(f"{form}\t{' '.join(sorted(ids))}" for form, ids in forms.items())]))


class NameIndex:
    """All names that are known, ready to be asked; made of the lines of `build_lines`."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def find(self, text: str, *, types: Sequence[str] = (), language: str = "en") -> Found:
        """Return the one that a typed name means.

        Args:
            text: a name, code or id as somebody typed it.
            types: what it may be (person, state, org, place); anything when empty.
            language: in which language candidates are listed.

        Raises:
            NotFoundError: nobody is called that; the message suggests the nearest.
            AmbiguousError: several are.
        """
        known = self._by_id(text, types)
        if known is not None:
            return known
        query = words(text)
        near: set[str] = set()
        ranked = _best_first(self._aligned(query, self._recall(query), types)) if query else []
        if not ranked:
            near = self._similar(query)
            ranked = _best_first(self._aligned(query, near, types))
        if not ranked:
            raise NotFoundError(self._nobody(text, query, self._of_types(near, types), language))
        return _decided(text, ranked, alone=len(query) == 1, language=language)

    def named(self, key: str) -> Named | None:
        """Return who has an id, nobody if it is unknown."""
        for line in self._starting(f"@{key}\t"):
            return _named(line)
        return None

    def all(self, types: Sequence[str] = ()) -> Iterator[Named]:
        """Yield everybody and everything known, by id."""
        for line in self._starting("@"):
            if not types or line[1:].partition("/")[0] in types:
                yield _named(line)

    def _by_id(self, text: str, types: Sequence[str]) -> Found | None:
        key = text.strip().lower().removeprefix(BASE)
        code = key.replace("+", "-").replace(" ", "-")  # C5+1, Union State; two people may share a name that looks like an id
        keys = [key, *(f"{kind}/{code if kind == 'org' else key}" for kind in types or ("person", "state", "org", "place"))]
        for candidate in keys:
            named = self.named(candidate)
            if named is not None and (not types or named.type in types):
                return Found(named, named.labels[1], "id")
        return None

    def _recall(self, query: Sequence[Word]) -> set[str]:
        """Return who has all the whole words typed, in some shape; a father's name may be unknown here."""
        needed = [word for word in query if not word.initial and not word.patronymic] or [word for word in query if not word.initial]
        having = [self._belonging(_query_forms(word)) for word in needed]
        joined = words("".join(word.text for word in query))
        return (set.intersection(*having) if having else set()) | {key for word in joined for key in self._belonging(_query_forms(word))}

    def _similar(self, query: Sequence[Word], cutoff: float = 0.6) -> set[str]:
        """Return who has a word that sounds remotely like one of the longer words typed."""
        from rapidfuzz import process  # noqa: PLC0415 (only for what is found in no other way)
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        rough = {rough for word in query if len(word.text) > 3 and not word.patronymic for rough in word.rough}
        alike = OSA.normalized_similarity
        near = {hit[0] for form in rough for hit in process.extract(form, self._rough, scorer=alike, score_cutoff=cutoff, limit=40)}
        return self._belonging(f"?{form}" for form in near)

    def _belonging(self, forms: Iterable[str]) -> set[str]:
        """Return the ids of all who have a word of one of these forms."""
        return {key for form in forms for line in self._starting(f"{form}\t") for key in line.partition("\t")[2].split()}

    @cached_property
    def _rough(self) -> list[str]:
        return [line[1:].partition("\t")[0] for line in self._starting("?")]

    def _aligned(self, query: Sequence[Word], keys: Iterable[str], types: Sequence[str]) -> Iterator[tuple[Alignment, Named]]:
        for named in self._of_types(keys, types):
            alignments = [found for name in named.names if (found := align(query, name, by_surname=named.type == "person")) is not None]
            if alignments:
                yield min(alignments, key=lambda found: found.rank), named

    def _of_types(self, keys: Iterable[str], types: Sequence[str]) -> list[Named]:
        return [named for key in keys if (named := self.named(key)) is not None and (not types or named.type in types)]

    def _nobody(self, text: str, query: Sequence[Word], near: Iterable[Named], language: str) -> str:
        alike = sorted((-max(_likeness(query, name) for name in named.names), named.id, named.label(language)) for named in near)
        closest = [label for likeness, _, label in alike[:_NEAREST] if -likeness > _REMOTE]
        asked = f"; did you mean {' or '.join(closest)}?" if closest else ""
        return f"nobody and nothing here is called '{text}'{asked}"

    def _starting(self, prefix: str) -> Iterator[str]:
        for number in range(bisect_left(self._lines, prefix), len(self._lines)):
            if not self._lines[number].startswith(prefix):
                return
            yield self._lines[number]


def _without_marks(name: str) -> str:
    """Return a name in Latin letters as it is typed on a plain keyboard: Fikri Isik for Fikri Işık."""
    if name.isascii() or not all(unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha()):
        return name
    from anyascii import anyascii  # noqa: PLC0415 (only when an index is built)

    return anyascii(name)


def _index_forms(name: str) -> set[str]:
    parts = words(name)
    joined = words("".join(word.text for word in parts)) if 1 < len(parts) < 5 else ()
    forms = {form for word in (*parts, *joined) for form in _sound_forms(word)}
    return forms | {f"={word.text}" for word in parts}


def _query_forms(word: Word) -> set[str]:
    heard = {f"!{word.bones}"} if word.abjad else {f"?{rough}" for rough in word.rough}
    return heard | {f"={form}" for form in (word.text, *word.nominatives)} | {f"~{sound}" for sound in word.sounds}


def _sound_forms(word: Word) -> set[str]:
    return {f"~{sound}" for sound in word.sounds} | {f"?{rough}" for rough in word.rough} | {f"!{word.bones}"}


def _named(line: str) -> Named:
    key, russian, english, *names = line[1:].split("\t")
    return Named(key, (russian, english), tuple(names))


def _best_first(aligned: Iterable[tuple[Alignment, Named]]) -> list[tuple[Alignment, Named]]:
    return sorted(aligned, key=lambda pair: (pair[0].rank, pair[1].id))


def _decided(text: str, ranked: list[tuple[Alignment, Named]], *, alone: bool, language: str) -> Found:
    """Return the best if no other is as good; a word alone may be the surname of one and the given name of others."""
    best, named = ranked[0]
    as_good = (best.tier,) if alone and best.partial and best.tier in FULL else (best.tier, best.partial)
    level = [pair for pair in ranked if pair[0].rank[: len(as_good)] == as_good]
    close = level if best.tier in FULL else [pair for pair in level if pair[0].similarity > best.similarity - _CLOSE]
    if len(close) == 1:
        return Found(named, best.name, best.how)
    candidates = tuple((other.id, other.label(language)) for _, other in close[:_SEVERAL])
    listed = ", ".join(_told_apart(candidates)) + (f" and {len(close) - _SEVERAL} more" if len(close) > _SEVERAL else "")
    raise AmbiguousError(f"'{text}' may be {listed}; type more of the name, or the id", candidates)


def _told_apart(candidates: Sequence[tuple[str, str]]) -> list[str]:
    """Return the labels of candidates, with the id where two share a label."""
    labels = [label for _, label in candidates]
    return [f"{label} ({key.partition('/')[2]})" if labels.count(label) > 1 else label for key, label in candidates]


def _likeness(query: Sequence[Word], name: str) -> float:
    """Return from 0 to 1 how alike a typed name and a known one sound on the whole."""
    parts = words(name)
    return sum(max((similarity(word, part) for part in parts), default=0.0) for word in query) / len(query) if query else 0.0
