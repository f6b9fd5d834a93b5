"""Namings of one article gathered: which figures name one person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.reading.figures import Figure
from kg.reading.known import Known
from kg.reading.morphology import plain
from kg.reading.names import NameSpan


def gathered(figures: Iterable[tuple[int, Figure]], known: Known) -> list[list[tuple[int, Figure]]]:
    """Return the namings of an article by whom they name, in the order of the text; one that fits several stands alone."""
    clusters: list[list[tuple[int, Figure]]] = []
    ways: list[set[NameSpan]] = []  # of each cluster, the different ways to print the name
    by_stem: dict[str, set[int]] = defaultdict(set)
    for number, figure in figures:
        stems = {stem for word in figure.name.words for stem in _stems(word, known)} if figure.name is not None else set()
        near = sorted({k for stem in stems for k in by_stem.get(stem, ())})
        home = [k for k in near if any(_same(figure.name, way, known) for way in ways[k])]
        if len(home) > 1:
            home = _in_office(home, clusters) or home
        if len(home) != 1:
            home = [len(clusters)]
            clusters.append([])
            ways.append(set())
        clusters[home[0]].append((number, figure))
        if figure.name is not None:
            ways[home[0]].add(replace(figure.name, start=0, end=0))
        for stem in stems:
            by_stem[stem].add(home[0])
    return clusters


def _in_office(home: list[int], clusters: list[list[tuple[int, Figure]]]) -> list[int]:
    """«Обама», where his wife is named, too: the one who is told with an office."""
    held = [k for k in home if any(title.roles for _, figure in clusters[k] for title in figure.titles)]
    return held if len(held) == 1 and all(any(f.bystander for _, f in clusters[k]) for k in home if k not in held) else []


def _stems(word: str, known: Known) -> frozenset[str]:
    return known.names.forms.stems(word) if len(word) > 1 else frozenset()


def _same(a: NameSpan | None, b: NameSpan | None, known: Known) -> bool:
    """Say whether two namings are of one person: every word of the shorter fits a word of the longer, a surname among them."""
    if a is None or b is None:
        return False
    if a.persons and b.persons:
        return bool(set(a.persons) & set(b.persons))
    short, long = sorted((a.words, b.words), key=len)
    free, surname = list(long), False
    for word in short:
        fit = next((other for other in free if _fits(word, other, known)), None)
        if fit is None:
            return False
        free.remove(fit)
        surname = surname or (len(word) > 1 and len(fit) > 1 and (word == short[-1] and fit in {long[-1], long[0]}))
    return surname


def _fits(a: str, b: str, known: Known) -> bool:
    if min(len(a), len(b)) == 1:
        return plain(a)[0] == plain(b)[0]
    return known.names.forms.same(a, b)
