"""Namings of one article gathered: which figures name one person."""

from collections.abc import Iterable

from kg.reading.figures import Figure
from kg.reading.known import Known
from kg.reading.morphology import plain
from kg.reading.names import NameSpan


def gathered(figures: Iterable[tuple[int, Figure]], known: Known) -> list[list[tuple[int, Figure]]]:
    clusters: list[list[tuple[int, Figure]]] = []
    for number, figure in figures:
        home = [cluster for cluster in clusters if any(_same(figure.name, other.name, known) for _, other in cluster)]
        if len(home) == 1:
            home[0].append((number, figure))
        else:
            clusters.append([(number, figure)])
    return clusters


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
